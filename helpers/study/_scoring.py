"""The judge of quiz answers. js/scoring.js says the same at once, without Python; tests compare the two."""

import math
import re
from dataclasses import dataclass
from typing import Any

from helpers.content import (
    VERDICTS,
    AnyQuestion,
    NamedNumber,
    NumberQuestion,
    OneQuestion,
    OrderQuestion,
    QuizOption,
    SeveralQuestion,
)

SPACE = "[ \t\r\n\u00a0\u2009\u202f]*"
PART = r"([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?)"
NUMBER = re.compile(f"{SPACE}(?:[=≈~]{SPACE})?{PART}(?:{SPACE}/{SPACE}{PART})?{SPACE}(%?){SPACE}")
TWO_READINGS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
LONGEST = 40


@dataclass(frozen=True)
class Score:
    """Whether an answer is right, and the misconceptions that it stands for."""

    correct: bool
    misconceptions: tuple[str, ...] = ()


def read_number(text: str, unit: str | None = None) -> float:
    """The number that somebody typed.

    Args:
        text: such as 0.35, .35, 0,35, 1/2, 35 %, ≈ 0.35; the unit may follow.
        unit: the question's unit. Where it is "%", 35 and 35 % are the same; elsewhere 35 % is 0.35.

    Returns:
        The number.

    Raises:
        ValueError: there is none in it; the message, for the learner, says how to write one.
    """
    shown = text.strip(" \t\r\n\u00a0\u2009\u202f")
    if not shown:
        raise ValueError("Type a number first.")
    if len(shown) > LONGEST:
        raise ValueError("That is too long for a number. Write it like 0.35, 1/2 or 35 %.")
    found = NUMBER.fullmatch(_without_unit(shown.lower().replace("−", "-"), unit))
    if not found:
        raise ValueError(f"“{shown}” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %.")
    over, under, percent = found.groups()
    if any(part and TWO_READINGS.fullmatch(part) for part in (over, under)):
        raise ValueError(f"“{shown}” can be read in two ways. Leave the comma out, or write a point for decimals.")
    value = float(over.replace(",", "."))
    if under:
        if (below := float(under.replace(",", "."))) == 0:
            raise ValueError("Nothing can be divided by 0. Write the number in another way.")
        value /= below
    if percent and unit != "%":
        value /= 100
    if not math.isfinite(value):
        raise ValueError("That number is too large to be read.")
    return value


def score(question: AnyQuestion, given: Any) -> Score:
    """Judge an answer.

    Args:
        question: any kind of question.
        given: the option's index for `one`; indices for `several`; the typed text for `number`; all indices of the steps, as put
            in order, for `order`; the index in `VERDICTS` for `verdict`.

    Returns:
        The score. `several` and `order` are right as a whole or not at all.

    Raises:
        ValueError: this is no answer to the question: an option that it does not have, a text that is not a number.
    """
    if isinstance(question, NumberQuestion):
        if not isinstance(given, str):
            raise ValueError(f"{given!r} is no text that was typed, so it is no answer to {question.id!r}")
        value = read_number(given, question.unit)
        if abs(value - question.answer) <= question.margin(question.answer):
            return Score(True)
        named = named_number(question, value)
        return Score(False, (named.misconception,) if named and named.misconception else ())
    if isinstance(question, OneQuestion):
        chosen = question.options[_index(question, given, len(question.options))]
        return Score(chosen.correct, _misconceptions([chosen]))
    if isinstance(question, SeveralQuestion):
        taken = _indices(question, given, len(question.options))
        right = {k for k, option in enumerate(question.options) if option.correct}
        return Score(taken == right, _misconceptions([question.options[k] for k in sorted(taken)]))
    if isinstance(question, OrderQuestion):
        if len(_indices(question, given, len(question.steps))) != len(question.steps):
            raise ValueError(f"{given!r} does not hold every step of {question.id!r}")
        return Score(given == sorted(given))
    verdict = VERDICTS[_index(question, given, len(VERDICTS))]
    believed = question.misconception if verdict == "true" and question.verdict != "true" else None
    return Score(verdict == question.verdict, (believed,) if believed else ())


def named_number(question: NumberQuestion, value: float) -> NamedNumber | None:
    """The named wrong number that a value is, or None."""
    return next((each for each in question.wrong if abs(value - each.value) <= question.margin(each.value)), None)


def _without_unit(text: str, unit: str | None) -> str:
    """The text without the unit, or the unit's singular, at its end."""
    for word in (unit.lower(), unit.lower().removesuffix("s")) if unit and unit != "%" else ():
        if word and text.endswith(word):
            return text[: -len(word)]
    return text


def _misconceptions(options: list[QuizOption]) -> tuple[str, ...]:
    return tuple(option.misconception for option in options if option.misconception)


def _index(question: AnyQuestion, given: Any, count: int) -> int:
    if type(given) is not int or not 0 <= given < count:
        raise ValueError(f"{given!r} is no answer to {question.id!r}: its answers are numbered 0 to {count - 1}")
    return given


def _indices(question: AnyQuestion, given: Any, count: int) -> set[int]:
    if not isinstance(given, list) or not given or len(set(map(repr, given))) != len(given):
        raise ValueError(f"{given!r} is no answer to {question.id!r}: a list of different indices is")
    return {_index(question, each, count) for each in given}

"""The questions that the course's assistant learns from: intents, and which of their words name a term or a lesson."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import yaml

INTENTS = ("define", "equation", "where", "compare", "evidence", "example", "using", "smalltalk", "outside")
TAGS = ("O", "B-term", "I-term", "B-lesson", "I-lesson")
WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*|'[a-z]+|[^\sa-z0-9]"  # a browser reads it as Python does
HERE = Path(__file__).with_suffix(".yaml")
HELD_OUT = HERE.with_name("held_out_questions.yaml")
SLOT = re.compile(r"\{(term2?|lesson)\}")
VOWEL = re.compile(r"[aeio]|up|lstm|rnn|n-gram")  # what a name begins with that takes "an"
Part = Literal["choose", "report"]
FILLED = 6  # how often a wording with a slot comes, each time with another term in it


@dataclass(frozen=True)
class Question:
    """A question, cut into words.

    Attributes:
        text: as somebody typed it.
        intent: one of `INTENTS`.
        words: its words and signs, in lower case.
        tags: one of `TAGS` for each word; none where nobody has marked the words.
        terms: the ids in the glossary of what is asked about, where somebody has named them.
    """

    text: str
    intent: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    terms: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """Words and signs in lower case: "What's a GRU?" gives what, 's, a, gru, ?."""
    return re.findall(WORDS, text.lower().replace("’", "'"))


@cache
def train_questions() -> tuple[Question, ...]:
    """What the recognisers learn from: each wording with a slot `FILLED` times, with terms drawn by a seed of their own."""
    return _filled("train", FILLED, np.random.default_rng(0))


@cache
def validation_questions() -> tuple[Question, ...]:
    """Other wordings, to fit the temperature and to choose the threshold on."""
    return _filled("validation", 2, np.random.default_rng(1))


@cache
def held_out_questions(part: Part) -> tuple[Question, ...]:
    """Questions in the words of somebody who did not see those above; the few that two people worded alike, such as "thanks", are left out.

    Args:
        part: "choose" for those that a threshold is chosen on, "report" for those that are reported on.

    Raises:
        ValueError: a question has an intent that isn't known.
    """
    items, seen = (
        yaml.safe_load(HELD_OUT.read_text(encoding="utf-8")),
        {one.text.casefold() for one in train_questions()},
    )
    for item in items:
        if item["intent"] not in INTENTS:
            raise ValueError(f"the intent of {item['text']!r} is {item['intent']!r}, not one of {', '.join(INTENTS)}.")
    return tuple(
        Question(item["text"], item["intent"], tuple(words_of(item["text"])), (), tuple(item["terms"]))
        for item in items
        if item["part"] == part and item["text"].casefold() not in seen
    )


def vocabulary(questions: Iterable[Question]) -> list[str]:
    """The words that a recogniser knows, in order; the first is "<?>", which stands for all others."""
    return ["<?>", *sorted({word for question in questions for word in question.words})]


def spans(tags: Iterable[str]) -> list[tuple[str, int, int]]:
    """The pieces that tags mark: kind, first word, and the word after the last.

    An I that no B or I of its kind stands before begins a piece, too: a network may write such tags.
    """
    found: list[tuple[str, int, int]] = []
    open_kind, start, place = None, 0, 0
    for place, tag in enumerate([*tags, "O"]):
        begins, _, kind = tag.partition("-")
        if open_kind is not None and (begins != "I" or kind != open_kind):
            found.append((open_kind, start, place))
            open_kind = None
        if begins != "O" and open_kind is None:
            open_kind, start = kind, place
    return found


@cache
def _read() -> Mapping[str, Any]:
    return yaml.safe_load(HERE.read_text(encoding="utf-8"))


def _filled(part: str, times: int, rng: np.random.Generator) -> tuple[Question, ...]:
    """Each wording of a part, with its slots filled in."""
    read, found = _read(), []
    for intent in INTENTS:
        for wording in read[part][intent]:
            for _ in range(times if SLOT.search(wording) else 1):
                first, second = rng.choice(len(read["terms"]), 2, replace=False)
                lesson = read["lessons"][int(rng.integers(len(read["lessons"])))]
                values = {"term": read["terms"][first], "term2": read["terms"][second], "lesson": lesson}
                found.append(_question(wording, intent, values))
    return tuple(found)


def _question(wording: str, intent: str, values: Mapping[str, str]) -> Question:
    text = ""
    words: list[str] = []
    tags: list[str] = []
    for piece in re.split(r"(\{\w+\})", wording):
        slot = SLOT.fullmatch(piece)
        written = values[slot[1]] if slot else piece
        kind = slot[1].removesuffix("2") if slot else ""
        if slot and words[-1:] == ["a"] and VOWEL.match(written):
            text, words[-1] = f"{text.removesuffix(' ')}n ", "an"
        cut = words_of(written)
        text += written
        words += cut
        tags += [f"{'I' if number else 'B'}-{kind}" if slot else "O" for number in range(len(cut))]
    return Question(text, intent, tuple(words), tuple(tags))

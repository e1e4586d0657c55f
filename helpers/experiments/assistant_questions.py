"""The questions that the course's assistant learns from: intents, and which of their words name a term or a lesson."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

INTENTS = ("define", "equation", "where", "compare", "evidence", "example", "using", "smalltalk", "outside")
TAGS = ("O", "B-term", "I-term", "B-lesson", "I-lesson")
WORDS = r"[a-z0-9]+(?:['-][a-z0-9]+)*|[^\sa-z0-9]"  # a browser reads it as Python does
HERE = Path(__file__).with_suffix(".yaml")
SLOT = re.compile(r"\{(term2?|lesson)\}")
FILLED = 6  # how often a wording with a slot comes, each time with another term in it


@dataclass(frozen=True)
class Question:
    """A question, cut into words.

    Attributes:
        text: as somebody typed it.
        intent: one of `INTENTS`.
        words: its words and signs, in lower case.
        tags: one of `TAGS` for each word.
    """

    text: str
    intent: str
    words: tuple[str, ...]
    tags: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Words and signs in lower case: "What's a GRU?" gives what's, a, gru, ?."""
    return re.findall(WORDS, text.lower().replace("’", "'"))


@cache
def train_questions() -> tuple[Question, ...]:
    """What the recognisers learn from: each wording with a slot `FILLED` times, with terms drawn by a seed of their own."""
    return _filled("train", FILLED, np.random.default_rng(0))


@cache
def validation_questions() -> tuple[Question, ...]:
    """Other wordings, to fit the temperature and to choose the threshold on."""
    return _filled("validation", 2, np.random.default_rng(1))


def held_out_questions(path: Path, part: str | None = None) -> tuple[Question, ...]:
    """Questions in the words of somebody who did not see those above, to report on.

    Args:
        path: a YAML file, a list of {text, intent, terms}, where `terms` are the words of the text that name a term or a lesson.
        part: only those whose `part` is this.

    Raises:
        ValueError: an intent that isn't known, or a term that doesn't stand in its question.
    """
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    items = items["questions"] if isinstance(items, dict) else items
    return tuple(_held_out(item) for item in items if part is None or item.get("part") == part)


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
    text, words, tags = "", [], []
    for piece in re.split(r"(\{\w+\})", wording):
        slot = SLOT.fullmatch(piece)
        written = values[slot[1]] if slot else piece
        kind = slot[1].removesuffix("2") if slot else ""
        cut = words_of(written)
        text += written
        words += cut
        tags += [f"{'I' if number else 'B'}-{kind}" if slot else "O" for number in range(len(cut))]
    return Question(text, intent, tuple(words), tuple(tags))


def _held_out(item: Mapping[str, Any]) -> Question:
    text, intent = item["text"], item["intent"]
    if intent not in INTENTS:
        raise ValueError(f"the intent of {text!r} is {intent!r}, expected one of {', '.join(INTENTS)}.")
    words = words_of(text)
    tags = ["O"] * len(words)
    for term in item.get("terms") or ():
        cut = words_of(term)
        kind = "lesson" if term.lower().removeprefix("the ") in _lessons() or term.lower() in _lessons() else "term"
        places = [
            at for at in range(len(words)) if words[at : at + len(cut)] == cut and set(tags[at : at + len(cut)]) == {"O"}
        ]
        if not places:
            raise ValueError(f"{term!r} doesn't stand in {text!r}. Write the words as they stand there.")
        tags[places[0] : places[0] + len(cut)] = [f"{'I' if number else 'B'}-{kind}" for number in range(len(cut))]
    return Question(text, intent, tuple(words), tuple(tags))


def _lessons() -> set[str]:
    """What lessons are called in questions; a term that is also a lesson's name, such as "language models", counts as a term."""
    return {name for name in _read()["lessons"] if name.startswith(("lesson", "the ", "introduction", "limitations", "review"))}

"""Texts to learn letters from: words, names, Shakespeare, the course itself. Each is split once, into train, validation and test."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

import numpy as np

from helpers.experiments._data import DataFile, Say
from helpers.experiments._declared import CMUDICT, COURSE_TEXT, NAMES, SHAKESPEARE

PIECES = 50  # that a running text is cut into
END = "\n"  # ends a word of a list or a line of a text, and stands before the first symbol
Part = Literal["train", "validation", "test"]


@dataclass(frozen=True)
class Corpus:
    """A text and its split.

    Attributes:
        name: its id.
        about: what it is, in words.
        lines_alone: whether each line stands alone, as in a list of words. Nothing in one line says what the next will be. In a running
            text, what came before goes on.
        split: how it was split, in words.
        train, validation, test: the three parts; each ends with "\\n", and so does each line.
    """

    name: str
    about: str
    lines_alone: bool
    split: str
    train: str
    validation: str
    test: str

    @property
    def symbols(self) -> str:
        """The different symbols of the whole corpus, in order; "\\n" is the first."""
        return "".join(sorted(set(self.train + self.validation + self.test)))

    def ids(self, part: Part) -> np.ndarray:
        """One part as whole numbers (N,), each the place of a symbol in `symbols`."""
        return as_ids(getattr(self, part), self.symbols)


def as_ids(text: str, symbols: str) -> np.ndarray:
    """A text as whole numbers (N,), each the place of a symbol.

    Raises:
        ValueError: the text has a symbol that isn't among them.
    """
    places = _places(symbols)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    ids = places[np.minimum(codes, len(places) - 1)]
    if (ids < 0).any():
        raise ValueError(f"the text has {text[int(np.argmin(ids))]!r}, which is not among the symbols {symbols!r}.")
    return ids


@cache
def _places(symbols: str) -> np.ndarray:
    """The place of each symbol, by its code point; −1 for what is none, and at the end, for all that comes behind."""
    places = np.full(max(map(ord, symbols), default=0) + 2, -1)
    places[[ord(symbol) for symbol in symbols]] = np.arange(len(symbols))
    return places


@cache
def words() -> Corpus:
    """The different words of cmudict that are made of the letters a to z, such as "appendage"; 26 letters and "\\n"."""
    lines = CMUDICT.path().read_text(encoding="utf-8").splitlines()
    found = {re.sub(r"\(\d\)$", "", line.split(" ", 1)[0]) for line in lines}
    return _list_of("words", "words of the pronouncing dictionary cmudict", (one for one in found if _plain(one)))


def names(say: Say = print) -> Corpus:
    """First names; downloaded once.

    Args:
        say: is given a line before the download.

    Raises:
        DataError: there is no network, and no copy in the cache.
    """
    found = set(NAMES.path(say).read_text(encoding="ascii").split())
    return _list_of("names", "first names", (one for one in found if _plain(one)))


def shakespeare(say: Say = print) -> Corpus:
    """A million characters of Shakespeare's plays; downloaded once. Args and Raises as for `names`."""
    return _running("shakespeare", "Shakespeare's plays", SHAKESPEARE, say)


@cache
def course() -> Corpus:
    """The course's own prose, talks, cards and answers of the first five lessons, as they were when the snapshot was taken."""
    return _running("course", "the course's own text", COURSE_TEXT, print)


CORPORA: dict[str, Callable[[], Corpus]] = {
    "words": words,
    "course": course,
    "names": names,
    "shakespeare": shakespeare,
}


def _plain(word: str) -> bool:
    return re.fullmatch("[a-z]+", word) is not None


def _list_of(name: str, about: str, lines: Iterable[str]) -> Corpus:
    """Split by lines: sorted, then shuffled with a seed of their own, so that a line is in one part alone."""
    all_lines = np.array(sorted(lines))
    np.random.default_rng(0).shuffle(all_lines)
    tenth = len(all_lines) // 10
    parts = (all_lines[: -2 * tenth], all_lines[-2 * tenth : -tenth], all_lines[-tenth:])
    train, validation, test = ("".join(f"{line}{END}" for line in part) for part in parts)
    split = "by lines, shuffled: 80 % to train, 10 % to choose settings, 10 % to test. No line is in two parts"
    return Corpus(name, about, True, split, train, validation, test)


def _running(name: str, about: str, file: DataFile, say: Say) -> Corpus:
    """Split by place, in pieces, so that each part has something of the whole: a play or a lesson that only one part knows would cost
    every model the names in it."""
    text = file.path(say).read_text(encoding="ascii").rstrip(END) + END
    cuts = [0, *(text.index(END, len(text) * number // PIECES) + 1 for number in range(1, PIECES)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    test, validation = "".join(pieces[9::10]), "".join(pieces[8::10])
    train = "".join(piece for number, piece in enumerate(pieces) if number % 10 < 8)
    split = f"by place: {PIECES} pieces cut at line ends; of every ten, eight to train, the ninth to choose settings, the tenth to test"
    return Corpus(name, about, False, split, train, validation, test)

"""From spelling to sound: words of cmudict by their letters and their sounds, error rates, and a baseline that looks words up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers.experiments._declared import CMUDICT
from helpers.experiments.number_words import Pair

# A word with an apostrophe or a full stop, or a second pronunciation, such as "a(2)", is left out.
_LINE = re.compile(r"([a-z]+) ([A-Z0-2 ]+)")
VOWELS = frozenset(("AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"))
CONSONANTS = frozenset(
    (
        "B",
        "CH",
        "D",
        "DH",
        "F",
        "G",
        "HH",
        "JH",
        "K",
        "L",
        "M",
        "N",
        "NG",
        "P",
        "R",
        "S",
        "SH",
        "T",
        "TH",
        "V",
        "W",
        "Y",
        "Z",
        "ZH",
    )
)
SOUNDS = tuple(sorted(VOWELS | CONSONANTS))


@dataclass(frozen=True)
class WordSplit:
    """Words to learn from, to choose settings with, and to test with; no word is in two of them.

    Attributes:
        training, validation, held_out: letters and sounds, in random order.
    """

    training: list[Pair]
    validation: list[Pair]
    held_out: list[Pair]


@lru_cache(maxsize=1)
def pronunciations() -> tuple[Pair, ...]:
    """The words of cmudict that are written with the letters a to z alone, each with its first pronunciation.

    The figure behind a vowel, which marks the stress, is removed: "AH0" and "AH1" are both "AH", one of 39 sounds.

    Raises:
        DataError: cmudict can't be read.
    """
    lines = CMUDICT.path().read_text(encoding="utf-8").splitlines()
    found = (_LINE.fullmatch(line.split("#")[0].strip()) for line in lines)
    return tuple(Pair(tuple(one[1]), tuple(sound.rstrip("012") for sound in one[2].split())) for one in found if one)


def word_split(
    stream: np.random.Generator,
    training: int = 20_000,
    validation: int = 500,
    held_out: int = 500,
    shortest: int = 3,
    longest: int = 10,
) -> WordSplit:
    """Draw words of a length.

    Args:
        stream: to draw from.
        training, validation, held_out: how many words.
        shortest, longest: letters in a word.

    Raises:
        ValueError: there are not so many words.
    """
    words = [one for one in pronunciations() if shortest <= len(one.source) <= longest]
    wanted = training + validation + held_out
    if wanted > len(words):
        raise ValueError(
            f"{wanted} words are wanted, and there are {len(words)} with {shortest} to {longest} letters. Take fewer."
        )
    drawn = [words[place] for place in stream.permutation(len(words))[:wanted]]
    return WordSplit(drawn[:training], drawn[training : training + validation], drawn[training + validation :])


def edit_distance(first: Sequence[object], second: Sequence[object]) -> int:
    """How many symbols must be put in, taken out or exchanged to make one sequence of the other.

    Source: Wagner and Fischer 1974, The String-to-String Correction Problem.
    """
    row = list(range(len(second) + 1))
    for above, symbol in enumerate(first):
        corner, row[0] = row[0], above + 1
        for place, other in enumerate(second):
            corner, row[place + 1] = row[place + 1], min(row[place] + 1, row[place + 1] + 1, corner + (symbol != other))
    return row[-1]


def phoneme_error_rate(written: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> float:
    """Edits that all words together need, as a share of the sounds that they should have; above 1 where far too much was written.

    Args:
        written, right: sounds of each word, in the same order.

    Raises:
        ValueError: the numbers of words differ, or there is no sound.
    """
    sounds = sum(map(len, right))
    if len(written) != len(right) or not sounds:
        raise ValueError(
            f"{len(written)} words are written and {len(right)} are right, with {sounds} sounds; expected as many, and one sound at least."
        )
    return sum(map(edit_distance, written, right)) / sounds


class NearestSpelling:
    """A baseline that learns nothing: a new word sounds like the known word whose spelling is nearest.

    Args:
        known: words to look up.
    """

    def __init__(self, known: Sequence[Pair]):
        self.known = list(known)
        self.lengths = np.array([len(one.source) for one in self.known])
        self.letters = np.zeros((int(self.lengths.max()), len(self.known)), dtype="<U1")
        for place, one in enumerate(self.known):
            self.letters[: len(one.source), place] = one.source

    def sounds(self, word: Sequence[str]) -> tuple[str, ...]:
        """The sounds of the known word with the smallest edit distance; of several, the first."""
        # Row by row as in `edit_distance`, for all known words at once.
        row = np.repeat(np.arange(len(self.letters) + 1)[:, None], len(self.known), axis=1)
        for above, symbol in enumerate(word):
            corner, new = row[0], np.empty_like(row)
            new[0] = above + 1
            for place in range(len(self.letters)):
                exchanged = corner + (self.letters[place] != symbol)
                corner = row[place + 1]
                new[place + 1] = np.minimum(np.minimum(new[place], corner) + 1, exchanged)
            row = new
        distances = row[self.lengths, np.arange(len(self.known))]
        return self.known[int(distances.argmin())].target


class LettersInContext:
    """A baseline that counts: each letter writes no sound, one or two, by what it did most often between such neighbours.

    Letters and sounds are aligned first: a few rounds, each of which gives every word its likeliest alignment under the counts of the
    round before. Then a letter is looked up with two neighbours on either side, and with fewer where that was never seen.

    Args:
        known: words to count in.
        rounds: of the alignment.
    """

    WINDOWS = ((2, 2), (1, 2), (2, 1), (1, 1), (0, 1), (1, 0), (0, 0))

    def __init__(self, known: Sequence[Pair], rounds: int = 3):
        scores: dict[tuple[str, tuple[str, ...]], float] = {}
        aligned: list[list[tuple[str, ...]]] = []
        for _ in range(rounds):
            aligned = [_align(one, scores) for one in known]
            scores = _scores(known, aligned)
        self.tables: dict[tuple[int, int], dict[str, tuple[str, ...]]] = {}
        for before, behind in self.WINDOWS:
            counts: dict[str, dict[tuple[str, ...], int]] = {}
            for one, chunks in zip(known, aligned, strict=True):
                padded = "##" + "".join(one.source) + "##"
                for place, chunk in enumerate(chunks):
                    context = padded[place + 2 - before : place + 3 + behind]
                    seen = counts.setdefault(context, {})
                    seen[chunk] = seen.get(chunk, 0) + 1
            self.tables[before, behind] = {
                context: max(seen, key=lambda chunk: seen[chunk]) for context, seen in counts.items()
            }

    def sounds(self, word: Sequence[str]) -> tuple[str, ...]:
        """The sounds of a word, letter by letter."""
        padded = "##" + "".join(word) + "##"
        written: list[str] = []
        for place in range(len(word)):
            for before, behind in self.WINDOWS:
                chunk = self.tables[before, behind].get(padded[place + 2 - before : place + 3 + behind])
                if chunk is not None:
                    written += chunk
                    break
        return tuple(written)


def _align(one: Pair, scores: dict[tuple[str, tuple[str, ...]], float]) -> list[tuple[str, ...]]:
    """The likeliest way to cut a word's sounds into a chunk for each letter; chunks have at most two sounds, where that suffices."""
    letters, sounds = one.source, one.target
    largest = max(2, -(-len(sounds) // len(letters)))
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for place, letter in enumerate(letters):
        ends: dict[int, tuple[float, int]] = {}
        for start, (score, _) in best[-1].items():
            for size in range(min(largest, len(sounds) - start) + 1):
                # In the first round, what lies nearest to the diagonal counts.
                off = abs((place + 1) / len(letters) - (start + size) / len(sounds))
                gain = scores.get((letter, sounds[start : start + size]), -12.0) if scores else -off
                if start + size not in ends or score + gain > ends[start + size][0]:
                    ends[start + size] = (score + gain, start)
        best.append(ends)
    chunks, end = [], len(sounds)
    for ends in reversed(best[1:]):
        start = ends[end][1]
        chunks.append(sounds[start:end])
        end = start
    return chunks[::-1]


def _scores(
    known: Sequence[Pair], aligned: Sequence[list[tuple[str, ...]]]
) -> dict[tuple[str, tuple[str, ...]], float]:
    """Logarithms of how often each letter writes each chunk."""
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    letters: dict[str, int] = {}
    for one, chunks in zip(known, aligned, strict=True):
        for letter, chunk in zip(one.source, chunks, strict=True):
            counts[letter, chunk] = counts.get((letter, chunk), 0) + 1
            letters[letter] = letters.get(letter, 0) + 1
    return {(letter, chunk): float(np.log(count / letters[letter])) for (letter, chunk), count in counts.items()}

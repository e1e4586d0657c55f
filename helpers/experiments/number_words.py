"""Numbers in English, German and French words: pairs to translate, and three ways to hold some of them out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from num2words import num2words

LARGEST = 9_999
GERMAN, GERMAN_LETTERS, FRENCH = "German", "German letters", "French"
TARGETS = (GERMAN, GERMAN_LETTERS, FRENCH)
UNITS = ("eins", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
TEENS = ("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
PARTS = ("null", "und", "hundert", "tausend", *UNITS, *TEENS, *TENS)
# Longest first: "dreizehn" is one part, and no "drei" with a "zehn" behind it.
_PART = re.compile("|".join(sorted(PARTS, key=len, reverse=True)))
Words = tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """A sentence and its translation, as the symbols that a network reads and writes.

    Attributes:
        source, target: words, parts of words, letters or sounds, in their order.
    """

    source: Words
    target: Words


@dataclass(frozen=True)
class Split:
    """Numbers to learn from, and numbers to test with.

    Attributes:
        training, held_out: without a common number, in random order.
    """

    training: list[int]
    held_out: list[int]


@lru_cache(maxsize=LARGEST + 1)
def english(number: int) -> Words:
    """A number's English words, such as ("sixty", "seven"); commas and hyphens are left out.

    Raises:
        ValueError: a number outside of 0 to 9999.
    """
    return tuple(num2words(_checked(number)).replace(",", "").replace("-", " ").split())


@lru_cache(maxsize=LARGEST + 1)
def german(number: int) -> Words:
    """A number's German word, cut into its parts, such as ("sieben", "und", "sechzig").

    Raises:
        ValueError: a number outside of 0 to 9999.
    """
    word = num2words(_checked(number), lang="de")
    parts = tuple(_PART.findall(word))
    assert "".join(parts) == word, f"the parts of {word} don't make it up again: {parts}"
    return parts


@lru_cache(maxsize=LARGEST + 1)
def french(number: int) -> Words:
    """A number's French words, such as ("soixante", "sept"); hyphens are left out.

    Raises:
        ValueError: a number outside of 0 to 9999.
    """
    return tuple(num2words(_checked(number), lang="fr").replace("-", " ").split())


def pair(number: int, target: str) -> Pair:
    """A number in English, and in the words, parts or letters of a target.

    Args:
        number: from 0 to 9999.
        target: "German" (the parts of the one long word), "German letters" or "French".

    Raises:
        ValueError: another number or target.
    """
    if target == FRENCH:
        return Pair(english(number), french(number))
    if target == GERMAN:
        return Pair(english(number), german(number))
    if target == GERMAN_LETTERS:
        return Pair(english(number), tuple("".join(german(number))))
    raise ValueError(f"target is {target!r}, expected one of {', '.join(map(repr, TARGETS))}.")


def pairs(numbers: Sequence[int], target: str) -> list[Pair]:
    """`pair` for several numbers."""
    return [pair(number, target) for number in numbers]


def hold_out_numbers(stream: np.random.Generator, training: int = 2_000, held_out: int = 1_000) -> Split:
    """Any numbers are held out: each of their words, and nearly each neighbourhood of two words, occurs in training.

    Args:
        stream: to draw from.
        training, held_out: how many.
    """
    drawn = stream.permutation(LARGEST + 1)[: training + held_out].tolist()
    return Split(drawn[:training], drawn[training:])


def hold_out_pairs(
    stream: np.random.Generator, training: int = 2_000, held_out: int = 1_000, each: int = 2
) -> tuple[Split, list[tuple[int, int]]]:
    """Some combinations of tens and units are held out whole: their numbers end in two digits that training never shows together.

    Args:
        stream: to draw from.
        training, held_out: how many numbers.
        each: how many units are held out with each of the tens 20 to 90; each unit from 1 to 9 is still seen with several tens.

    Returns:
        The split, and the combinations that are held out, such as (6, 7) for 67.
    """
    # Consecutive units of one random order, so that no unit loses more than two of its eight tens.
    units, start = stream.permutation(np.arange(1, 10)), int(stream.integers(9))
    combinations = [
        (ten, int(units[(start + each * row + k) % 9])) for row, ten in enumerate(range(2, 10)) for k in range(each)
    ]
    held = {10 * ten + unit for ten, unit in combinations}
    return _by(lambda number: number % 100 in held, stream, training, held_out), combinations


def hold_out_place(stream: np.random.Generator, training: int = 2_000, held_out: int = 1_000) -> tuple[Split, int]:
    """One digit never stands at the thousands in training; it stands everywhere else.

    Args:
        stream: to draw from.
        training, held_out: how many numbers.

    Returns:
        The split, and the digit, from 2 to 9. Held out are numbers with this digit at the thousands.
    """
    digit = int(stream.integers(2, 10))
    return _by(lambda number: number // 1000 == digit, stream, training, held_out), digit


def _by(is_held, stream: np.random.Generator, training: int, held_out: int) -> Split:
    drawn = stream.permutation(LARGEST + 1).tolist()
    rest, held = [n for n in drawn if not is_held(n)], [n for n in drawn if is_held(n)]
    return Split(rest[:training], held[:held_out])


def _checked(number: int) -> int:
    if not 0 <= number <= LARGEST:
        raise ValueError(f"number is {number}, expected one from 0 to {LARGEST}.")
    return int(number)

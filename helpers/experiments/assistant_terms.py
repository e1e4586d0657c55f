"""From words to entries of the glossary: the longest name that stands in a question, and the nearest name of a piece that was marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.content import Entry
from helpers.experiments.assistant_questions import spans, words_of

TERM = "TERM"  # no word of a question, since those are in lower case
ENOUGH = 0.6  # of their pairs of letters two names must share to count as one


@dataclass(frozen=True)
class Term:
    """An entry of the glossary in a question: its id, its first word, and the word after its last."""

    id: str
    start: int
    stop: int


class Lexicon:
    """The names of all entries, in singular and plural.

    Args:
        entries: of the glossary.
    """

    def __init__(self, entries: Iterable[Entry]):
        self.forms: dict[tuple[str, ...], str] = {}
        for entry in entries:
            for name in (re.sub(r" \(.*\)", "", entry.name), *entry.aliases):
                for form in (name, f"{name}s"):
                    self.forms.setdefault(tuple(words_of(form)), entry.id)
        self._longest = max(map(len, self.forms))
        self._pairs = [(pairs(" ".join(form)), ident) for form, ident in self.forms.items()]

    def longest(self, words: Sequence[str]) -> list[Term]:
        """The entries whose names stand in the words as they are, from left to right, the longest name first."""
        found, at = [], 0
        while at < len(words):
            for stop in range(min(len(words), at + self._longest), at, -1):
                if ident := self.forms.get(tuple(words[at:stop])):
                    found.append(Term(ident, at, stop))
                    at = stop
                    break
            else:
                at += 1
        return found

    def masked(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words with `TERM` in the place of each entry's name: what is asked doesn't depend on which term it is asked about."""
        found, at = [], 0
        for term in self.longest(words):
            found += [*words[at : term.start], TERM]
            at = term.stop
        return (*found, *words[at:])

    def nearest(self, words: Sequence[str]) -> str | None:
        """The entry that these words name; where none does, the one with the most similar name, or None where none is similar enough.

        Names are as similar as the share of their pairs of letters that both have, so "foget gate" still finds the forget gate.
        """
        if ident := self.forms.get(tuple(words)):
            return ident
        given = pairs(" ".join(words))
        share, ident = max(((_shared(given, other), ident) for other, ident in self._pairs), key=lambda one: one[0])
        return ident if share >= ENOUGH else None

    def marked(self, words: Sequence[str], tags: Sequence[str]) -> list[Term]:
        """The entries that a network's tags mark, from left to right; what is marked and is no entry is left out."""
        found = [(self.nearest(words[start:stop]), start, stop) for kind, start, stop in spans(tags) if kind == "term"]
        return [Term(ident, start, stop) for ident, start, stop in found if ident is not None]


def pairs(text: str) -> list[str]:
    """Each two signs that stand side by side, sorted; a blank counts at either end."""
    padded = f" {text} "
    return sorted(padded[at : at + 2] for at in range(len(padded) - 1))


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Twice the pairs that two sorted lists have in common, over the pairs of both."""
    first = second = common = 0
    while first < len(one) and second < len(other):
        if one[first] == other[second]:
            first, second, common = first + 1, second + 1, common + 1
        elif one[first] < other[second]:
            first += 1
        else:
            second += 1
    return 2 * common / (len(one) + len(other))

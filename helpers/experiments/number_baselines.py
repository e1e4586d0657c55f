"""What a translator of number words is compared with: a table, word by word, and a rule by somebody who knows German."""

from collections import Counter
from collections.abc import Sequence

from helpers.experiments.number_words import TENS, UNITS, Pair, Words


class WordByWord:
    """A table that gives each word of the source one of the target, and keeps the order.

    The two words that occur together most reliably go together first, then the next two. (How reliably is Dice's coefficient: twice the
    pairs that have both words, divided by the pairs with the one plus the pairs with the other.) At the end, a word is left out where more
    of the known pairs come out right without it.

    Args:
        known: pairs to count in.

    Source: Melamed 2000, Models of Translational Equivalence among Words (competitive linking).
    """

    def __init__(self, known: Sequence[Pair]):
        sources, targets, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
        for one in known:
            sources.update(set(one.source))
            targets.update(set(one.target))
            both.update((word, other) for word in set(one.source) for other in set(one.target))
        likeness = {
            (word, other): 2 * count / (sources[word] + targets[other]) for (word, other), count in both.items()
        }
        self.table: dict[str, str] = {}
        for word, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
            if word not in self.table and other not in self.table.values():
                self.table[word] = other
        for word in list(self.table):
            before, other = self._right(known), self.table.pop(word)
            if self._right(known) <= before:
                self.table[word] = other

    def translate(self, source: Sequence[str]) -> Words:
        """A sentence, word by word; a word that the table doesn't have is left out."""
        return tuple(self.table[word] for word in source if word in self.table)

    def _right(self, known: Sequence[Pair]) -> float:
        return share_right([self.translate(one.source) for one in known], known)


def german_rule(words: Sequence[str]) -> Words:
    """Put German parts that stand in the English order into the German one: the unit, "und", the ten.

    Args:
        words: what `WordByWord` gives, such as ("vier", "tausend", "und", "sechzig", "sieben").
    """
    parts = ["ein" if word == "eins" else word for word in words if word != "und"]
    if len(parts) > 1 and parts[-2] in TENS and parts[-1] in UNITS:
        parts = [*parts[:-2], parts[-1], "und", parts[-2]]
    if parts and parts[-1] == "ein":
        parts[-1] = "eins"
    return tuple(parts)


def share_right(written: Sequence[Words], pairs: Sequence[Pair]) -> float:
    """The share of translations that are right in every word."""
    return sum(got == one.target for got, one in zip(written, pairs, strict=True)) / len(pairs)

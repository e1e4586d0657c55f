"""N-gram models of characters: count what followed each short context, and lean on shorter contexts where the counts are few."""

from collections.abc import Sequence

import numpy as np

from helpers.experiments.corpora import END, as_ids


class NGram:
    """Interpolated n-grams with Witten-Bell smoothing.

    A context h of n − 1 symbols was followed N(h) times, by T(h) different symbols. Then

        p(s | h) = (N(h, s) + T(h) · p(s | h')) / (N(h) + T(h)),

    where h' is h without its first symbol. A context that never came says what h' says. Below the order 1 every symbol is as likely.

    Args:
        order: n, from 1 to 6; a symbol is predicted from the n − 1 before it.
        text: to count in. It begins after "\\n".
        symbols: all symbols that may come, "\\n" among them.
        lines_alone: whether contexts stop at the beginning of a line, as for a list of words.

    Raises:
        ValueError: another order, or symbols that are missing.

    Source: Witten and Bell 1991, method C, in the interpolated form of Chen and Goodman 1998.
    """

    def __init__(self, order: int, text: str, symbols: str, lines_alone: bool):
        if not 1 <= order <= 6:
            raise ValueError(f"order is {order!r}, expected a whole number from 1 to 6.")
        if END not in symbols:
            raise ValueError(f"symbols is {symbols!r}, and {END!r} is missing: a text begins after it.")
        self.order, self.symbols, self.lines_alone = order, symbols, lines_alone
        self.tables = [self._counted(length, text) for length in range(order)]

    def _counted(self, length: int, text: str) -> "Table":
        contexts, ids = self._contexts(text, length)
        return Table(contexts * len(self.symbols) + ids, len(self.symbols))

    def _contexts(self, text: str, length: int) -> tuple[np.ndarray, np.ndarray]:
        """The context of each symbol as one whole number (N,), written in base V, and the symbols (N,)."""
        ids, end = as_ids(text, self.symbols), self.symbols.index(END)
        number = np.arange(len(ids))
        starts = np.concatenate(([0], number[1:] * (ids[:-1] == end))) if self.lines_alone else np.zeros_like(ids)
        back = number - np.maximum.accumulate(starts)  # symbols since the beginning
        contexts = np.zeros(len(ids), np.int64)
        for far in range(length, 0, -1):
            before = np.where(back >= far, ids[np.maximum(number - far, 0)], end)
            contexts = contexts * len(self.symbols) + before
        return contexts, ids

    def bits(self, text: str) -> np.ndarray:
        """How surprising each symbol of a text is, −log₂ p, (N,), given those before it; the model doesn't learn from them."""
        found = np.full(len(text), 1 / len(self.symbols))
        for length, table in enumerate(self.tables):
            contexts, ids = self._contexts(text, length)
            found = table.smoothed(contexts, ids, found)
        return -np.log2(found)

    def bits_per_character(self, text: str) -> float:
        """The mean of `bits`; an end of line counts as a character."""
        return float(self.bits(text).mean())

    def probabilities(self, context: str) -> np.ndarray:
        """How likely each symbol is to come next, (V,); they sum to 1.

        Args:
            context: what stands before it, from the beginning; "" is the beginning itself.
        """
        size = len(self.symbols)
        line = context[context.rfind(END) + 1 :] if self.lines_alone else context
        before = as_ids(END * (self.order - 1) + line, self.symbols)
        found, ids = np.full(size, 1 / size), np.arange(size)
        for length, table in enumerate(self.tables):
            code = 0
            for one in before[len(before) - length :]:
                code = code * size + int(one)
            found = table.smoothed(np.full(size, code), ids, found)
        return found


class Table:
    """What followed the contexts of one length: counts in sorted arrays, looked up by halving.

    Args:
        pairs: context and symbol of each place in the text as one whole number, context · V + symbol, (N,).
        size: V, the number of symbols.
    """

    def __init__(self, pairs: np.ndarray, size: int):
        self.size = size
        self.pairs, self.counts = np.unique(pairs, return_counts=True)
        self.contexts, first, self.kinds = np.unique(self.pairs // size, return_index=True, return_counts=True)
        self.totals = np.add.reduceat(self.counts, first)

    def smoothed(self, contexts: np.ndarray, ids: np.ndarray, shorter: np.ndarray) -> np.ndarray:
        """Probabilities (N,) of symbols after contexts, given what the shorter contexts say of them (N,)."""
        count = _found(self.pairs, self.counts, contexts * self.size + ids)
        total, kinds = (_found(self.contexts, values, contexts) for values in (self.totals, self.kinds))
        return np.where(total > 0, (count + kinds * shorter) / np.maximum(total + kinds, 1), shorter)


def _found(keys: np.ndarray, values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """The values of keys, 0 where there is none."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0)


def orders(text: str, symbols: str, lines_alone: bool, held_out: str, upto: Sequence[int] = range(1, 7)) -> list[float]:
    """Bits per character of each order, counted in one text and scored on another. Args as for `NGram`."""
    largest = NGram(max(upto), text, symbols, lines_alone)
    found, scores = np.full(len(held_out), 1 / len(symbols)), {}
    for length, table in enumerate(largest.tables):
        contexts, ids = largest._contexts(held_out, length)
        found = table.smoothed(contexts, ids, found)
        scores[length + 1] = float(-np.log2(found).mean())
    return [scores[order] for order in upto]

"""N-grams: probabilities by hand, by a plain loop, and what held-out text says of the orders."""

from collections import Counter

import numpy as np
import pytest

from helpers.experiments import corpora
from helpers.experiments.ngrams import NGram, orders


def test_by_hand() -> None:
    model = NGram(2, "ab\nab\n", "\nab", lines_alone=True)
    # After "a" came "b" twice: (2 + 1 · p(b)) / 3, and alone p(b) = (2 + 3 · 1/3) / (6 + 3).
    assert model.probabilities("a")[2] == pytest.approx((2 + 1 / 3) / 3)
    assert model.probabilities("")[1] == pytest.approx((2 + 1 / 3) / 3)
    assert NGram(1, "ab\n", "\nab", True).probabilities("b") == pytest.approx(np.full(3, 1 / 3))


@pytest.mark.parametrize("lines_alone", [True, False])
def test_a_plain_loop_says_the_same(lines_alone: bool) -> None:
    rng = np.random.default_rng(0)
    text, other = ("".join(rng.choice(list("\nabc"), 300)) for _ in range(2))
    model, symbols = NGram(3, text, "\nabc", lines_alone), "\nabc"

    def contexts(of: str, length: int) -> list[str]:
        found = []
        for at in range(len(of)):
            before = of[:at][of[:at].rfind("\n") + 1 :] if lines_alone else of[:at]
            found.append(("\n\n" + before)[len(before) + 2 - length :])
        return found

    def smoothed(context: str, symbol: str) -> float:
        shorter = smoothed(context[1:], symbol) if context else 1 / len(symbols)
        counts = Counter(after for c, after in zip(contexts(text, len(context)), text, strict=True) if c == context)
        return (counts[symbol] + len(counts) * shorter) / (counts.total() + len(counts)) if counts else shorter

    wanted = [-np.log2(smoothed(c, symbol)) for c, symbol in zip(contexts(other, 2), other, strict=True)]
    assert model.bits(other) == pytest.approx(wanted)
    assert model.bits_per_character(other) == pytest.approx(np.mean(wanted))
    for at in (0, 1, 17, 140):
        row = model.probabilities(other[:at])
        assert row.sum() == pytest.approx(1) and -np.log2(row[symbols.index(other[at])]) == pytest.approx(wanted[at])


def test_probabilities_sum_to_one_after_anything() -> None:
    course = corpora.course()
    model = NGram(6, course.train, course.symbols, course.lines_alone)
    for context in ("", "T", "The forget gate", "zzzzqq", "\n\n"):
        row = model.probabilities(context)
        assert row.shape == (len(course.symbols),) and row.min() > 0 and row.sum() == pytest.approx(1)
    assert course.symbols[int(model.probabilities("The forget gat").argmax())] == "e"


def test_longer_contexts_help_until_they_are_too_rare() -> None:
    course = corpora.course()
    scores = orders(course.train, course.symbols, course.lines_alone, course.test)
    assert scores[:5] == sorted(scores[:5], reverse=True) and scores[5] > scores[4]
    alone = NGram(5, course.train, course.symbols, course.lines_alone).bits_per_character(course.test)
    assert scores[4] == pytest.approx(alone)


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(ValueError, match="order is 7, expected a whole number from 1 to 6"):
        NGram(7, "a\n", "\na", True)
    with pytest.raises(ValueError, match="a text begins after it"):
        NGram(1, "a", "a", False)

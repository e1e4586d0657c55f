"""The table and the rule: what they make of a language they know, and what they can't know."""

import numpy as np
import pytest

from helpers.experiments import number_baselines, number_words
from helpers.experiments.number_words import Pair


def test_the_table_finds_the_words_and_the_rule_finds_the_order() -> None:
    split = number_words.hold_out_numbers(np.random.default_rng(7))
    known, new = (number_words.pairs(part, number_words.GERMAN) for part in (split.training, split.held_out))
    table = number_baselines.WordByWord(known)
    assert {word: table.table[word] for word in ("seven", "seventy", "thousand", "twelve")} == {
        "seven": "sieben",
        "seventy": "siebzig",
        "thousand": "tausend",
        "twelve": "zwölf",
    }
    assert "and" not in table.table, "more comes out right without it"
    in_order = [table.translate(one.source) for one in new]
    assert 0.15 < number_baselines.share_right(in_order, new) < 0.4
    assert number_baselines.share_right([number_baselines.german_rule(one) for one in in_order], new) > 0.99


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("sechzig sieben", "sieben und sechzig"),
        ("vier tausend ein", "vier tausend eins"),
        ("zwanzig ein", "ein und zwanzig"),
        ("zwei hundert dreizehn", "zwei hundert dreizehn"),
        ("sechzig", "sechzig"),
        ("", ""),
    ],
)
def test_the_rule(words: str, right: str) -> None:
    assert number_baselines.german_rule(words.split()) == tuple(right.split())


def test_a_word_that_was_never_seen_is_left_out() -> None:
    table = number_baselines.WordByWord([Pair(("one",), ("eins",)), Pair(("two",), ("zwei",))])
    assert table.translate(["two", "three", "one"]) == ("zwei", "eins")
    assert number_baselines.share_right([("zwei",)], [Pair(("two",), ("zwei",))]) == 1

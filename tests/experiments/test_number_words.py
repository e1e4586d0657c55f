"""Number words are cut without loss, and what is held out is held out."""

import numpy as np
import pytest

from helpers.experiments import number_words


def test_every_number_has_its_words_in_three_languages() -> None:
    assert number_words.english(4067) == ("four", "thousand", "and", "sixty", "seven")
    assert number_words.german(4067) == ("vier", "tausend", "sieben", "und", "sechzig")
    assert number_words.french(4067) == ("quatre", "mille", "soixante", "sept")
    assert number_words.german(9713) == ("neun", "tausend", "sieben", "hundert", "dreizehn")
    parts = {
        part for number in range(10_000) for part in number_words.german(number)
    }  # cutting asserts that nothing is lost
    assert parts == set(number_words.PARTS)
    assert number_words.pair(21, number_words.GERMAN_LETTERS).target == tuple("einundzwanzig")
    assert [one.target[-1] for one in number_words.pairs([80, 81], number_words.FRENCH)] == ["vingts", "un"]


def test_what_is_no_number_or_no_target_is_refused() -> None:
    for number in (-1, 10_000):
        with pytest.raises(ValueError, match=rf"number is {number}, expected one from 0 to 9999"):
            number_words.english(number)
    with pytest.raises(ValueError, match="target is 'Latin', expected one of 'German'"):
        number_words.pair(1, "Latin")


@pytest.mark.parametrize("seed", range(5))
def test_splits_hold_out_what_they_say(seed: int) -> None:
    split = number_words.hold_out_numbers(np.random.default_rng(seed))
    assert (len(split.training), len(split.held_out)) == (2_000, 1_000)
    assert len({*split.training, *split.held_out}) == 3_000
    paired, combinations = number_words.hold_out_pairs(np.random.default_rng(seed))
    held = {10 * ten + unit for ten, unit in combinations}
    assert len(held) == 16 and {ten for ten, _ in combinations} == set(range(2, 10))
    assert not any(number % 100 in held for number in paired.training)
    assert {number % 100 for number in paired.held_out} == held
    seen = {divmod(number % 100, 10) for number in paired.training}
    for digit in range(2, 10):
        assert sum(ten == digit and unit > 0 for ten, unit in seen) >= 7, "each of the tens is seen with seven units"
        assert sum(unit == digit and ten > 1 for ten, unit in seen) >= 6, "each unit is seen with six of the tens"
    placed, digit = number_words.hold_out_place(np.random.default_rng(seed))
    assert {number // 1000 for number in placed.held_out} == {digit}
    assert digit not in {number // 1000 for number in placed.training}
    assert digit in {number // 100 % 10 for number in placed.training}

"""cmudict by letters and sounds, the error rate, and the two baselines."""

import numpy as np
import pytest

from helpers.experiments import pronunciation
from helpers.experiments.number_words import Pair


def words(**sounds: str) -> list[Pair]:
    return [Pair(tuple(word), tuple(text.split())) for word, text in sounds.items()]


def test_the_dictionary_has_letters_and_sounds_without_stress() -> None:
    found = {"".join(one.source): one.target for one in pronunciation.pronunciations()}
    assert len(found) == len(pronunciation.pronunciations()) == 117_493
    assert found["knight"] == ("N", "AY", "T") and found["aalborg"] == ("AO", "L", "B", "AO", "R", "G")
    assert {sound for sounds in found.values() for sound in sounds} == set(pronunciation.SOUNDS)
    assert len(pronunciation.SOUNDS) == 39


def test_no_word_is_in_two_parts_of_a_split() -> None:
    split = pronunciation.word_split(np.random.default_rng(3), training=500, validation=50, held_out=60)
    parts = [{one.source for one in part} for part in (split.training, split.validation, split.held_out)]
    assert [len(part) for part in parts] == [500, 50, 60] and len(set.union(*parts)) == 610
    assert {3 <= len(source) <= 10 for source in set.union(*parts)} == {True}
    with pytest.raises(ValueError, match=r"1000000 words are wanted, and there are \d+ with 3 to 10 letters"):
        pronunciation.word_split(np.random.default_rng(3), training=999_000)


def test_edit_distance_and_the_error_rate() -> None:
    assert pronunciation.edit_distance("kitten", "sitting") == 3
    assert pronunciation.edit_distance("", "abc") == pronunciation.edit_distance("abc", "") == 3
    rng = np.random.default_rng(0)
    for _ in range(50):
        first, second = ("".join(rng.choice(list("ab"), size)) for size in rng.integers(0, 7, 2))
        found = pronunciation.edit_distance(first, second)
        assert found == pronunciation.edit_distance(second, first)
        assert abs(len(first) - len(second)) <= found <= max(len(first), len(second))
        assert (found == 0) == (first == second)
    assert pronunciation.phoneme_error_rate([["K", "AE", "T"], ["D"]], [["K", "AE", "T"], ["D", "AO", "G"]]) == 2 / 6
    with pytest.raises(ValueError, match="1 words are written and 0 are right"):
        pronunciation.phoneme_error_rate([["K"]], [])


def test_the_baselines_do_what_they_say() -> None:
    known = words(cat="K AE T", hat="HH AE T", ship="SH IH P", chip="CH IH P", shop="SH AA P", tax="T AE K S")
    nearest = pronunciation.NearestSpelling(known)
    assert nearest.sounds("cats") == ("K", "AE", "T")
    assert nearest.sounds("shiq") == ("SH", "IH", "P")
    spelling = {"".join(one.source): one for one in known}
    for word in ("hap", "chops", "taxi", "a"):
        best = min(spelling, key=lambda other: pronunciation.edit_distance(word, other))
        assert pronunciation.edit_distance(word, "".join(_word(known, nearest.sounds(word)))) == (
            pronunciation.edit_distance(word, best)
        )
    counted = pronunciation.LettersInContext(known)
    for one in known:
        assert counted.sounds(one.source) == one.target
    assert counted.sounds("chat")[-2:] == ("AE", "T")
    assert counted.sounds("q") == (), "a letter that was never seen is silent"


def _word(known: list[Pair], sounds: tuple[str, ...]) -> tuple[str, ...]:
    return next(one.source for one in known if one.target == sounds)

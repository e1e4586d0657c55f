"""Sentences say what they should, and nothing in them gives the answer away."""

import numpy as np
import pytest

from helpers.experiments import sentences


def words_of(batch: np.ndarray, column: int) -> list[str]:
    return [sentences.WORDS[number] for number in batch[:, column]]


@pytest.mark.parametrize("distance", [3, 6, 7, 8, 9, 24, 40])
def test_the_first_noun_decides_and_stands_at_the_distance(distance: int) -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        words, labels = sentences.agreement_batch(distance, 64, rng)
        assert words.shape == (distance + 2, 64)
        for column in range(64):
            sentence = words_of(words, column)
            assert sentence[0] == "the"
            assert (sentence[1] in sentences.PLURAL) == bool(labels[column])
            assert sentence[2:4] == ["that", "she"]
            assert sentence[-1] in (sentences.NOUNS if distance > 3 else sentences.VERBS)


def test_the_other_nouns_do_not_tell() -> None:
    rng = np.random.default_rng(1)
    agree = []
    for _ in range(20):
        words, labels = sentences.agreement_batch(24, 64, rng)
        last = words[-1] >= sentences.INDEX[sentences.PLURAL[0]]
        agree.append(float((last == (labels > 0.5)).mean()))
    assert 0.45 < float(np.mean(agree)) < 0.55


def test_without_a_clause_the_noun_stands_before_the_verb() -> None:
    words, labels = sentences.agreement_batch(0, 64, np.random.default_rng(0))
    assert words.shape == (2, 64)
    assert [sentences.WORDS[word] in sentences.PLURAL for word in words[1]] == [bool(label) for label in labels]


@pytest.mark.parametrize("distance", [1, 2, 4, 5])
def test_a_distance_that_no_sentence_has_is_refused(distance: int) -> None:
    with pytest.raises(ValueError, match=f"distance is {distance}, expected 0, 3, or 6 and more"):
        sentences.agreement_batch(distance, 4, np.random.default_rng(0))

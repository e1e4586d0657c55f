"""A text cut into words loses nothing: its tokens, what unknown words cost, a word model and what it writes."""

import math

import numpy as np
import pytest
import torch

from helpers.experiments import corpora, tokens
from helpers.experiments.training import one_thread, seeded

TEXT = "The gate keeps.\nThe gate opens, at 0.95.\nThe gate keeps on.\n"


def test_joined_tokens_are_the_text() -> None:
    found = tokens.tokens(TEXT)
    assert "".join(found) == TEXT and found[:5] == ["The", " gate", " keeps", ".", "\n"]
    course = corpora.course()
    assert "".join(tokens.tokens(course.test)) == course.test


def test_a_vocabulary_knows_what_came_twice_and_spells_the_rest() -> None:
    symbols = "".join(sorted(set(TEXT)))
    vocabulary = tokens.Vocabulary(TEXT, symbols)
    assert vocabulary.known[0] == tokens.UNKNOWN and " gate" in vocabulary.known and " on" not in vocabulary.known
    ids = vocabulary.ids("The gate on.\n")
    assert [vocabulary.known[number] for number in ids] == ["The", " gate", tokens.UNKNOWN, ".", "\n"]
    assert vocabulary.after_line_end("The")[0] == vocabulary.place["\n"]
    assert vocabulary.spelling("The gate.") == 0
    one, two = (vocabulary.spelling(" on" * count) for count in (1, 2))
    assert one == pytest.approx(vocabulary.letters.bits(" on\n").sum()) and two == pytest.approx(2 * one)


def test_bits_of_a_word_model_that_knows_nothing() -> None:
    model = seeded(lambda: tokens.WordModel(9, 4, 5), 0)
    for parameter in model.parameters():
        parameter.data.zero_()
    assert tokens.token_bits(model, np.arange(8)) == pytest.approx(7 * math.log2(9))
    logits, (h, c) = model(torch.zeros(6, 2, dtype=torch.long))
    assert logits.shape == (6, 2, 9) and h.shape == c.shape == (1, 2, 5)


@pytest.mark.slow
def test_a_word_model_learns_and_writes_what_it_knows() -> None:
    course = corpora.course()
    vocabulary = tokens.Vocabulary(course.train, course.symbols)
    with one_thread():
        first, *_, last = tokens.train_words(vocabulary, course.train, 0, 60, every=10)
    assert first.score > last.score + 0.5
    bits = tokens.word_orders(vocabulary, course.train, course.test)
    cost = tokens.token_bits(last.model, vocabulary.after_line_end(course.test))
    assert cost < bits[0] and bits[0] > bits[1] > bits[2]
    texts = [tokens.written(last.model, vocabulary, np.random.default_rng(seed), 30) for seed in (0, 0, 1)]
    assert texts[0] == texts[1] != texts[2] and tokens.UNKNOWN not in texts[0]

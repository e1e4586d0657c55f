"""The networks on translation that ship: their cards are true, and the scripts that make them work."""

from pathlib import Path

import numpy as np
import pytest

from helpers.experiments import TRANSLATORS
from helpers.experiments.number_translators import KIND, SEED, STEPS, file_name, number_translator
from helpers.experiments.number_words import GERMAN, hold_out_numbers, pairs
from helpers.experiments.pronouncer import pronouncer
from helpers.experiments.pronouncer_words import pronouncer_words
from helpers.experiments.pronunciation import WordSplit
from helpers.experiments.translation import Settings, Translator, Vocabulary, exact_match
from helpers.experiments.weights import Card, read_weights

pytestmark = pytest.mark.slow

SMALL = Settings(embedding=4, hidden=6, batch=8, steps=2, rate=0.01)


def opened(path: Path) -> tuple[Translator, Vocabulary, Card]:
    tensors, card = read_weights(path)
    sizes = card.sizes
    shape = sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"]
    model = Translator(card.kind, *shape, bool(sizes["attention"]))
    model.load_state_dict(tensors)
    return model, Vocabulary(list(card.symbols[: shape[0]]), list(card.symbols[shape[0] :])), card


def test_the_cards_say_what_can_be_measured_again() -> None:
    """Weights of 16 bits, on the numbers that were held out."""
    held_out = hold_out_numbers(np.random.default_rng(SEED)).held_out
    files = {one.file: one for one in TRANSLATORS}
    for target, steps in STEPS.items():
        scores = {}
        for attention in (True, False):
            model, vocabulary, card = opened(files.pop(file_name(target, attention)).path())
            assert (card.kind, card.steps, card.seed, model.attention) == (KIND, steps, SEED, attention)
            scores[attention] = exact_match(model, pairs(held_out, target), vocabulary)
            assert 100 * scores[attention] == pytest.approx(float(card.figure.split()[0]), abs=0.5)
        assert scores[True] > scores[False]
    assert not files


def test_a_script_makes_a_file_with_its_card(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    path.write_bytes(number_translator(GERMAN, False, SMALL))
    model, vocabulary, card = opened(path)
    assert not model.attention and card.steps == 2 and "zwanzig" in vocabulary.target
    assert card.data == "2,000 numbers from 0 to 9,999, English words to German"
    assert card.figure == "0.0 % of 1,000 held-out numbers right in every symbol, one seed"


def test_the_pronouncers_card_has_the_baseline_beside_it(tmp_path: Path) -> None:
    words = pronouncer_words()
    few = WordSplit(words.training[:300], words.validation[:5], words.held_out[:40])
    said: list[str] = []
    path = tmp_path / "weights"
    path.write_bytes(pronouncer(few, SMALL, said.append))
    model, vocabulary, card = opened(path)
    assert model.attention and len(vocabulary.source) == 27 and len(vocabulary.target) == 42
    assert card.data == "300 words of cmudict, of 2 to 14 letters, without stress"
    rate, baseline = float(card.figure.split()[3]), float(card.figure.split(" has ")[1].split()[0])
    assert rate > baseline > 0 and "on 40 held-out words" in card.figure
    assert said[-1].startswith("step 2 of 2: phoneme error rate")

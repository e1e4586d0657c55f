"""Translators: padding changes nothing, decoding is the forward pass taken step by step, and what is trained learns."""

import json

import numpy as np
import pytest
import torch
from safetensors import safe_open

from helpers.experiments import number_runs, number_words, training, translation
from helpers.experiments.weights import read_weights

pytestmark = pytest.mark.slow

NUMBERS = [7, 21, 4067, 9999]
PAIRS = number_words.pairs(NUMBERS, number_words.GERMAN)
VOCABULARY = translation.Vocabulary.of(number_words.pairs([*range(102), 1000], number_words.GERMAN))


def made(kind: str, attention: bool) -> translation.Translator:
    sizes = len(VOCABULARY.source), len(VOCABULARY.target)
    return training.seeded(lambda: translation.Translator(kind, *sizes, 6, 8, attention), 5).double()


@pytest.mark.parametrize("attention", [False, True])
@pytest.mark.parametrize("kind", ["rnn", "lstm", "gru"])
def test_padding_changes_nothing_and_one_step_is_as_several(kind: str, attention: bool) -> None:
    model = made(kind, attention)
    source, target = VOCABULARY.read(PAIRS)
    logits = model(source, target[:-1])
    for number, one in enumerate(PAIRS):
        alone_source, alone_target = VOCABULARY.read([one])
        alone = model(alone_source, alone_target[:-1])[:, 0]
        assert torch.allclose(alone, logits[: len(alone), number], rtol=0, atol=1e-12)
        memory, state = model.encoder(alone_source)
        for place, word in enumerate(alone_target[:-1, 0]):
            step, state, weights = model.decoder(word.view(1, 1), state, memory, alone_source > 0)
            assert torch.allclose(step[0, 0], alone[place], rtol=0, atol=1e-12)
            if weights is not None:
                assert weights.sum().item() == pytest.approx(1)


def test_attention_is_luongs_dot_product() -> None:
    model = made("gru", True)
    source, target = VOCABULARY.read(PAIRS[2:3])
    memory, state = model.encoder(source)
    hidden, _ = model.decoder.recurrent(model.decoder.embed(target[:-1]), state)
    for place in range(len(hidden)):
        scores = memory[:, 0] @ hidden[place, 0]
        context = torch.softmax(scores, 0) @ memory[:, 0]
        mixed = torch.tanh(model.get_parameter("decoder.mix.weight") @ torch.cat([hidden[place, 0], context]))
        want = model.decoder.read(mixed)
        assert torch.allclose(model(source, target[:-1])[place, 0], want, rtol=0, atol=1e-12)


def test_the_names_in_a_file_are_those_of_the_contract() -> None:
    names = {
        f"{part}.recurrent.{name}_l0"
        for part in ("encoder", "decoder")
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    }
    names |= {"encoder.embed.weight", "decoder.embed.weight", "decoder.read.weight", "decoder.read.bias"}
    assert set(made("lstm", False).state_dict()) == names
    assert set(made("lstm", True).state_dict()) == names | {"decoder.mix.weight"}
    with pytest.raises(ValueError, match="kind is 'tanh', expected one of 'rnn', 'lstm', 'gru'"):
        translation.Translator("tanh", 3, 4, 2, 2, True)


@pytest.mark.parametrize("attention", [False, True])
def test_a_translator_learns_a_few_numbers_and_its_weights_come_back(attention: bool, tmp_path) -> None:
    settings = translation.Settings(embedding=16, hidden=32, batch=4, steps=80, rate=0.02)
    runs = list(translation.train_translator("lstm", attention, PAIRS, PAIRS, VOCABULARY, 1, settings, every=40))
    assert [run.step for run in runs] == [40, 80] and runs[-1].score == 1.0
    model = runs[-1].model
    assert translation.translate(model, [one.source for one in PAIRS], VOCABULARY) == [one.target for one in PAIRS]
    data = translation.weights_of(model, VOCABULARY, "four numbers", 80, 1, 6.0, "right in 4 of 4")
    path = tmp_path / "numbers.safetensors"
    path.write_bytes(data)
    tensors, card = read_weights(path)
    counts = {"source": len(VOCABULARY.source), "target": len(VOCABULARY.target)}
    assert card.sizes == {**counts, "embedding": 16, "hidden": 32, "attention": int(attention)}
    assert card.symbols == [*VOCABULARY.source, *VOCABULARY.target] and card.minutes == 0.1
    again = translation.Translator("lstm", len(VOCABULARY.source), len(VOCABULARY.target), 16, 32, attention)
    again.load_state_dict(tensors)
    assert translation.exact_match(again, PAIRS, VOCABULARY) == 1.0, "sixteen bits suffice"
    with safe_open(path, framework="pt") as file:
        assert json.loads(file.metadata()["card"])["kind"] == "lstm"


def test_the_alignment_is_what_the_greedy_decoder_looked_at() -> None:
    model = made("lstm", True)
    words, weights = translation.alignment(model, PAIRS[2].source, VOCABULARY, limit=5)
    assert weights.shape == (len(words), len(PAIRS[2].source)) and len(words) <= 5
    assert np.allclose(weights.sum(1), 1)
    with pytest.raises(ValueError, match="this translator has no attention"):
        translation.alignment(made("lstm", False), PAIRS[0].source, VOCABULARY)


def test_a_run_stops_where_it_is_and_speed_is_measured() -> None:
    looks = iter([False] * 7 + [True] * 100)
    settings = translation.Settings(embedding=4, hidden=8, batch=2, steps=50)
    runs = list(
        translation.train_translator(
            "gru", True, PAIRS, PAIRS, VOCABULARY, 1, settings, every=5, stop=lambda: next(looks)
        )
    )
    assert [run.step for run in runs] == [5]
    speed = translation.measure_speed(made("gru", True).float(), VOCABULARY.read(PAIRS[2:3])[0], symbols=5, repeats=3)
    assert speed.first > 0 and speed.per_second > 0


def test_a_task_is_drawn_from_its_seed_alone() -> None:
    one, same, other = (number_runs.number_task(number_words.FRENCH, seed) for seed in (3, 3, 4))
    assert one == same and one.known != other.known and one.vocabulary == other.vocabulary
    assert len(one.known) == 2_000 and len(one.new) == 1_000
    with pytest.raises(ValueError, match="held is 'places', expected one of 'numbers', 'combinations', 'place'"):
        number_runs.number_task(number_words.FRENCH, 3, "places")

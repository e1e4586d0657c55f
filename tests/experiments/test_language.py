"""Character models: their shapes and names, batches of lines and of streams, bits per character, and what they write."""

import math

import numpy as np
import pytest
import torch

from helpers.experiments import corpora, language, writing
from helpers.experiments.ngrams import NGram
from helpers.experiments.training import one_thread, seeded
from helpers.experiments.weights import Card

SYMBOLS = "\nabcdef"


def numbers(text: str) -> np.ndarray:
    return corpora.as_ids(text, SYMBOLS)


def model_of(kind: str = "gru") -> language.CharModel:
    return seeded(lambda: language.CharModel(kind, SYMBOLS, 5, 8), 0)


@pytest.mark.parametrize("kind, blocks", [("rnn", 1), ("gru", 3), ("lstm", 4)])
def test_names_and_shapes(kind: str, blocks: int) -> None:
    model = model_of(kind)
    assert {name: tuple(value.shape) for name, value in model.state_dict().items()} == {
        "embed.weight": (7, 5),
        "recurrent.weight_ih_l0": (8 * blocks, 5),
        "recurrent.weight_hh_l0": (8 * blocks, 8),
        "recurrent.bias_ih_l0": (8 * blocks,),
        "recurrent.bias_hh_l0": (8 * blocks,),
        "read.weight": (7, 8),
        "read.bias": (7,),
    }
    ids = torch.randint(7, (6, 3), generator=torch.Generator().manual_seed(0))
    whole, _ = model(ids)
    first, state = model(ids[:2])
    rest, _ = model(ids[2:], state)
    assert whole.shape == (6, 3, 7) and torch.allclose(whole, torch.cat([first, rest]), atol=1e-6)


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(ValueError, match="kind is 'transformer', expected one of 'rnn', 'gru', 'lstm'"):
        language.CharModel("transformer", SYMBOLS)
    with pytest.raises(ValueError, match="a text begins after it"):
        language.CharModel("gru", "abc")
    with pytest.raises(ValueError, match="7 symbols are too few for 4 streams of 5 symbols a step"):
        language.Streams(numbers("\nabcabc"), np.random.default_rng(0), 4, 5)


def test_lines_are_padded_and_the_padding_does_not_count() -> None:
    lines = language.Lines("ab\nf\n", SYMBOLS, np.random.default_rng(0), 4)
    batch = lines.batch(np.array([0, 1]))
    assert batch.inputs.T.tolist() == [[0, 1, 2], [0, 6, 0]]
    assert batch.targets.T.tolist() == [[1, 2, 0], [6, 0, 0]]
    assert batch.counts.T.tolist() == [[True, True, True], [True, True, False]]
    assert bool(batch.fresh.all()) and lines.draw(1).inputs.shape[1] == 4


def test_streams_read_on_and_start_anew() -> None:
    ids = numbers("\n" + "abcdef" * 10)
    streams = language.Streams(ids, np.random.default_rng(0), 3, 5, fresh=0.0)
    first, second = streams.draw(1), streams.draw(2)
    assert streams.steps == 3 and bool(first.fresh.all()) and not bool(second.fresh.any())
    assert torch.equal(first.inputs[1:], first.targets[:-1]) and torch.equal(first.targets[-1], second.inputs[0])
    again = streams.draw(4)
    assert not bool(again.fresh.any()) and torch.equal(again.inputs, first.inputs)
    often = language.Streams(ids, np.random.default_rng(0), 3, 5, fresh=0.5)
    share = np.mean([often.draw(2).fresh.float().mean() for _ in range(300)])
    assert 0.4 < share < 0.6


@pytest.mark.parametrize("kind", ["gru", "lstm"])
def test_a_carried_state_is_detached_and_zeroed_where_a_stream_starts(kind: str) -> None:
    model, loss = model_of(kind), language.CarriedLoss()
    streams = language.Streams(numbers("\n" + "abcdef" * 10), np.random.default_rng(0), 3, 5, fresh=0.0)
    loss(model, streams.draw(1)).backward()
    _, want = model(streams.draw(1).inputs)
    parts = zip(*((s if isinstance(s, tuple) else (s,)) for s in (loss.state, want)), strict=True)
    for got, wanted in parts:
        assert not got.requires_grad and torch.equal(got, wanted.detach())
    second = streams.draw(2)
    mixed = language.Batch(second.inputs, second.targets, second.counts, torch.tensor([True, False, True]))
    each = [
        torch.nn.functional.cross_entropy(model(second.inputs[:, k : k + 1], state)[0][:, 0], second.targets[:, k])
        for k, state in enumerate([None, language._zeroed(loss.state, torch.tensor([True, False, True])), None])
        if k != 1
    ]
    whole = loss(model, mixed)
    _, carried = model(streams.draw(1).inputs)
    middle = model(second.inputs, carried)[0][:, 1]
    each.append(torch.nn.functional.cross_entropy(middle, second.targets[:, 1]))
    assert whole.item() == pytest.approx(sum(one.item() for one in each) / 3, abs=1e-6)


def test_bits_per_character() -> None:
    model = model_of()
    for parameter in model.parameters():
        parameter.data.zero_()
    for lines_alone in (True, False):
        assert language.bits_per_character(model, "abc\nfa\n" * 50, lines_alone) == pytest.approx(math.log2(7))
    trained, text = model_of("lstm"), "abc\nfad\ncafe\n"
    one_by_one = [
        -math.log2(writing.probabilities(trained, line[:at])[SYMBOLS.index(symbol)])
        for line in ("abc\n", "fad\n", "cafe\n")
        for at, symbol in enumerate(line)
    ]
    assert language.bits_per_character(trained, text, True) == pytest.approx(np.mean(one_by_one), abs=1e-6)
    running = [-math.log2(writing.probabilities(trained, text[:at])[SYMBOLS.index(s)]) for at, s in enumerate(text)]
    assert language.bits_per_character(trained, text, False) == pytest.approx(np.mean(running), abs=1e-6)


def test_what_is_written_comes_from_the_stream_that_is_given() -> None:
    model = model_of()
    texts = [writing.written(model, np.random.default_rng(seed), 60, "ab") for seed in (3, 3, 4)]
    assert texts[0] == texts[1] != texts[2] and len(texts[0]) == 60 and set(texts[0]) <= set(SYMBOLS)
    cold = [writing.written(model, np.random.default_rng(seed), 20, temperature=1e-3) for seed in (0, 1)]
    assert cold[0] == cold[1], "near a temperature of 0, only the likeliest comes"
    assert writing.written(model, np.random.default_rng(0), 500, lines=2).count("\n") == 2


def test_lines_are_written_until_they_end() -> None:
    model, end = model_of(), SYMBOLS.index("\n")
    chosen = iter([1, 2, end, 3, 3, 3, 3, 3, end])
    assert writing.lines_of(model, lambda scores: next(chosen), 3, longest=4) == ["ab", "cccc", "c"]
    seen: list[np.ndarray] = []

    def choose(scores: np.ndarray) -> int:
        seen.append(scores)
        return end

    writing.lines_of(model, choose, 1)
    assert np.exp(seen[0]) / np.exp(seen[0]).sum() == pytest.approx(writing.probabilities(model, ""), abs=1e-6)


def test_a_stored_model_is_the_model() -> None:
    model = model_of("lstm")
    card = Card("lstm", "six letters", {"embedding": 5, "hidden": 8}, 0, 0, 0.0, "untrained", SYMBOLS)
    again = writing.model_of(model.state_dict(), card)
    assert writing.probabilities(again, "abc") == pytest.approx(writing.probabilities(model, "abc"))


@pytest.mark.slow
def test_it_learns_to_spell() -> None:
    words = corpora.words()
    with one_thread():
        *_, last = language.train_characters("gru", words, 0, 60, hidden=48, every=30)
    unigram, bigram = (
        NGram(order, words.train, words.symbols, True).bits_per_character(words.validation) for order in (1, 2)
    )
    assert last.score < unigram - 0.3 and last.score < bigram + 0.2
    looks = iter([False] * 3 + [True] * 9)
    assert (
        list(language.train_characters("rnn", words, 0, 60, every=1, stop=lambda: next(looks), hidden=8))[-1].step == 3
    )

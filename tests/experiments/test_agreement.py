"""Networks side by side compute what torch's layers compute, and learn what they are said to learn."""

import pytest
import torch

from helpers.experiments import agreement
from helpers.experiments.sentences import WORDS

pytestmark = pytest.mark.slow

LAYERS = {
    "rnn": torch.nn.RNN,
    "orthogonal rnn": torch.nn.RNN,
    "lstm": torch.nn.LSTM,
    "gru": torch.nn.GRU,
}


@pytest.mark.parametrize("kind", agreement.KINDS)
def test_each_network_is_torchs_layer(kind: str) -> None:
    seeds = [3, 4]
    model = agreement.Readers(
        kind, seeds, bias=1.5 if kind in ("lstm", "gru") else None, embedding=5, hidden=7
    ).double()
    words = torch.randint(len(WORDS), (9, 2, 6), generator=torch.Generator().manual_seed(0))
    got = model(words)
    for number in range(2):
        layer = LAYERS[kind](5, 7, dtype=torch.float64)
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        layer.load_state_dict({f"{name}_l0": getattr(model, name)[number].detach() for name in names})
        hidden = layer(model.embed[number][words[:, number]])[0][-1]
        want = hidden @ model.read[number] + model.offset[number]
        assert torch.allclose(got[number], want, rtol=0, atol=1e-12)


def test_weights_are_what_they_are_said_to_be() -> None:
    model = agreement.Readers("orthogonal rnn", [0, 1])
    for matrix in model.weight_hh.detach():
        assert torch.allclose(matrix @ matrix.T, torch.eye(32), atol=1e-5)
    scaled, plain = agreement.Readers("orthogonal rnn", [0, 1], scale=1.5), agreement.Readers("orthogonal rnn", [0, 1])
    assert torch.equal(scaled.weight_hh, 1.5 * plain.weight_hh) and torch.equal(scaled.weight_ih, plain.weight_ih)
    gru = agreement.Readers("gru", [0], bias=2.5)
    total = (gru.bias_ih + gru.bias_hh)[0].detach()
    assert torch.equal(total[32:64], torch.full((32,), 2.5)) and total[:32].abs().max() < 0.4
    alone, beside = agreement.Readers("gru", [5]), agreement.Readers("gru", [4, 5])
    assert torch.equal(alone.weight_hh[0], beside.weight_hh[1]), "a network does not depend on its neighbours"
    with pytest.raises(ValueError, match=r"kind is 'tanh', expected one of 'rnn'"):
        agreement.Readers("tanh", [0])
    for scale in (0, -1.5, float("nan")):
        with pytest.raises(ValueError, match=rf"scale is {scale!r}, expected a number above 0"):
            agreement.Readers("rnn", [0], scale=scale)


def test_a_short_distance_is_learnt_and_a_run_stops_when_asked() -> None:
    runs = list(agreement.train_readers("rnn", [0, 1, 2], [3], lr=0.01))
    assert [run.step for run in runs] == list(range(20, 201, 20))
    assert min(runs[-1].score) > 0.95
    far = list(agreement.train_readers("rnn", [0, 1, 2], [30], lr=0.01, steps=40))
    assert max(far[-1].score) < 0.7
    looks = iter([False] * 45 + [True] * 100)
    assert [p.step for p in agreement.train_readers("gru", [0], [6], 0.01, stop=lambda: next(looks))] == [20, 40]


def test_distances_join_in_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    original = agreement._batch

    def spy(streams, distance, size):
        if size == 64:
            seen.append(distance)
        return original(streams, distance, size)

    monkeypatch.setattr(agreement, "_batch", spy)
    list(agreement.train_readers("rnn", [0], [0, 3, 6, 7, 8, 9], lr=0.003, steps=100, growing=True))
    assert set(seen[:25]) == {0} and set(seen[70:]) == {0, 3, 6, 7, 8, 9}
    assert max(seen[:45]) < 9


def test_unseen_sentences_are_from_other_streams() -> None:
    words, labels = agreement.test_sentences([0, 1], 6)
    assert words.shape == (8, 2, 256) and labels.shape == (2, 256)
    assert not torch.equal(words[:, 0], words[:, 1])
    assert 0.35 < labels.mean() < 0.65


def test_an_rnn_whose_factor_starts_near_one_learns_what_the_plain_one_does_not() -> None:
    """Of twenty other seeds the scaled one was right with nineteen at 16 words, the plain one with one."""
    seeds = [20, 21, 22, 23]
    *_, scaled = agreement.train_readers("orthogonal rnn", seeds, [16], 0.002, scale=1.5)
    *_, plain = agreement.train_readers("rnn", seeds, [16], 0.01)
    assert sorted(scaled.score)[2] > 0.9 > sorted(plain.score)[2]


def test_short_sentences_first_teach_a_plain_rnn_what_long_ones_alone_do_not() -> None:
    """The lesson's recipe, smaller."""
    seeds, ways = [20, 21, 22], {"far": [16], "short first": [0, 3, *range(6, 17)]}
    last = {}
    for way, distances in ways.items():
        *_, progress = agreement.train_readers("rnn", seeds, distances, 0.003, steps=400, growing=len(distances) > 1)
        last[way] = sorted(progress.score)
    assert last["short first"][1] > 0.9 > last["far"][1], last


def test_one_lstm_of_torch_learns_at_a_short_distance_and_stops_when_asked() -> None:
    steps = list(agreement.train_reader(3.0, seed=0, distance=6, steps=120))
    assert steps[-1].step == 120
    assert steps[-1].score > 0.9
    looks = iter([False] * 25 + [True] * 100)
    assert [p.step for p in agreement.train_reader(3.0, 0, 6, 120, stop=lambda: next(looks))] == [10, 20]

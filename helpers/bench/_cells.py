"""The benchmark of the NumPy LSTM; `course bench` runs it in a process with one BLAS thread. It prints JSON."""

import json
import sys
from dataclasses import asdict
from functools import partial

import numpy as np
import torch

from helpers.bench._measured import Benchmark, benchmark, in_turn, measurement
from helpers.nets import lstm_sequence, lstm_sequence_backward

STEPS, BATCH, SIZES = 50, 32, (64, 256)
Array = np.ndarray


def main(runs: int) -> None:
    """Measure forward, and forward with backward, for each size."""
    torch.set_num_threads(1)
    found = [one for hidden in SIZES for one in (*forward(hidden, runs), *forward_and_backward(hidden, runs))]
    print(json.dumps([asdict(one) for one in found]))


def forward(hidden: int, runs: int) -> list[Benchmark]:
    """The NumPy LSTM against torch's layer and against a loop as textbooks show it."""
    layer, x, weights = _given(hidden)
    zeros, tensor = np.zeros((BATCH, hidden)), torch.from_numpy(x)
    assert np.allclose(textbook_forward(x, weights)[0], lstm_sequence(x, zeros, zeros, *weights)[0])
    with torch.no_grad():
        ours, torchs, textbook = in_turn(
            partial(lstm_sequence, x, zeros, zeros, *weights),
            partial(layer, tensor),
            partial(textbook_forward, x, weights),
            runs=runs,
        )
    return _against("forward", hidden, measurement("NumPy lstm_sequence", ours), torchs, textbook)


def forward_and_backward(hidden: int, runs: int) -> list[Benchmark]:
    """The same with the gradients of a loss that is the sum of all h."""
    layer, x, weights = _given(hidden)
    zeros, ones = np.zeros((BATCH, hidden)), np.ones((STEPS, BATCH, hidden))
    tensor = torch.from_numpy(x).requires_grad_()
    backward = partial(lstm_sequence_backward, ones, np.zeros_like(ones), x, zeros, zeros, *weights)

    def torchs_backward() -> None:
        layer.zero_grad()
        tensor.grad = None
        layer(tensor)[0].sum().backward()

    assert np.allclose(textbook_backward(x, weights)[0], backward()[3])
    ours, torchs, textbook = in_turn(backward, torchs_backward, partial(textbook_backward, x, weights), runs=runs)
    return _against("forward + backward", hidden, measurement("NumPy lstm_sequence_backward", ours), torchs, textbook)


def textbook_forward(x: Array, weights: list[Array]) -> tuple[Array, list[dict[str, Array]]]:
    """One gate after the other, each with a matrix of its own on [h, x]: h after each step, and what backward needs."""
    matrices, biases = _by_gate(weights)
    h = c = np.zeros((BATCH, weights[1].shape[1]))
    hs, kept = [], []
    for row in x:
        joined = np.concatenate([h, row], axis=1)
        gate = {name: 1 / (1 + np.exp(-(joined @ matrices[name] + biases[name]))) for name in "ifo"}
        gate["g"] = np.tanh(joined @ matrices["g"] + biases["g"])
        kept.append({**gate, "joined": joined, "c_old": c})
        c = gate["f"] * c + gate["i"] * gate["g"]
        h = gate["o"] * np.tanh(c)
        kept[-1]["shown"] = np.tanh(c)
        hs.append(h)
    return np.stack(hs), kept


def textbook_backward(x: Array, weights: list[Array]) -> tuple[Array, Array]:
    """The same loop back, adding up each gate's gradient step by step; gradients of weight_ih and weight_hh."""
    matrices, _ = _by_gate(weights)
    hidden = weights[1].shape[1]
    _, kept = textbook_forward(x, weights)
    gradient = {name: np.zeros_like(matrix) for name, matrix in matrices.items()}
    later_h = later_c = np.zeros((BATCH, hidden))
    for at in reversed(kept):
        grad_h = 1 + later_h
        grad_c = later_c + grad_h * at["o"] * (1 - at["shown"] ** 2)
        sums = {
            "i": grad_c * at["g"] * at["i"] * (1 - at["i"]),
            "f": grad_c * at["c_old"] * at["f"] * (1 - at["f"]),
            "g": grad_c * at["i"] * (1 - at["g"] ** 2),
            "o": grad_h * at["shown"] * at["o"] * (1 - at["o"]),
        }
        for name, value in sums.items():
            gradient[name] += at["joined"].T @ value
        joined = sum(value @ matrices[name].T for name, value in sums.items())
        later_h, later_c = joined[:, :hidden], grad_c * at["f"]
    stacked = np.concatenate([gradient[name].T for name in "ifgo"])
    return stacked[:, hidden:], stacked[:, :hidden]


def _by_gate(weights: list[Array]) -> tuple[dict[str, Array], dict[str, Array]]:
    """A matrix (H + I, H) on [h, x] and a bias (H,) for each block."""
    weight_ih, weight_hh, bias = (np.split(weight, 4) for weight in weights)
    matrices = {name: np.concatenate([weight_hh[k].T, weight_ih[k].T]) for k, name in enumerate("ifgo")}
    return matrices, dict(zip("ifgo", bias, strict=True))


def _given(hidden: int) -> tuple[torch.nn.LSTM, Array, list[Array]]:
    layer = torch.nn.LSTM(hidden, hidden).double()
    own = dict(layer.named_parameters())
    tensors = [own["weight_ih_l0"], own["weight_hh_l0"], own["bias_ih_l0"] + own["bias_hh_l0"]]
    x = np.random.default_rng(0).standard_normal((STEPS, BATCH, hidden))
    return layer, x, [tensor.detach().numpy() for tensor in tensors]


def _against(what: str, hidden: int, ours, torchs: list[float], textbook: list[float]) -> list[Benchmark]:
    title = f"LSTM {what}, T={STEPS}, B={BATCH}, H={hidden}, float64, 1 thread"
    peers = (measurement("torch.nn.LSTM", torchs), measurement("NumPy, gate by gate, as in textbooks", textbook))
    return [benchmark(title, ours, peer) for peer in peers]


if __name__ == "__main__":
    main(int(sys.argv[1]))

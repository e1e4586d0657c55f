"""The gradients that the telescope shows, at every step's memory, against torch's autograd in float64."""

import numpy as np
import pytest
import torch
from playwright.sync_api import Page

CELLS = {"rnn": (torch.nn.RNNCell, 1), "lstm": (torch.nn.LSTMCell, 4), "gru": (torch.nn.GRUCell, 3)}
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
INPUTS, HIDDEN = 4, 7
RUN = """([net, xs, error]) => {
    const { runNetwork, backNetwork, recurrentGradient } = module;
    const moments = runNetwork(net, xs.map((x) => Float64Array.from(x)));
    const back = backNetwork(net, moments, Float64Array.from(error));
    const rows = (list) => list.map((one) => [...one]);
    return {
        h: rows(moments.map((at) => at.h)), c: rows(moments.map((at) => at.c)), states: rows(back.states), inputs: rows(back.inputs),
        grads: rows(back.sums.map(([grad]) => grad)), given: rows(back.sums.map(([, given]) => given)),
        ...recurrentGradient(net, back.sums, 3),
    };
}"""


def _weights(kind: str, rng: np.random.Generator, size: float) -> dict[str, np.ndarray]:
    rows = CELLS[kind][1] * HIDDEN
    shapes = {"weight_ih": (rows, INPUTS), "weight_hh": (rows, HIDDEN), "bias_ih": (rows,), "bias_hh": (rows,)}
    return {name: rng.uniform(-size, size, shapes[name]) for name in NAMES}


def _by_torch(kind: str, given: dict[str, np.ndarray], xs: np.ndarray, error: np.ndarray) -> dict[str, np.ndarray]:
    """The same run step by step, with the gradient kept at each step's memory: an LSTM's c, else h."""
    cell = CELLS[kind][0](INPUTS, HIDDEN, dtype=torch.float64)
    cell.load_state_dict({name: torch.from_numpy(value) for name, value in given.items()})
    x = torch.from_numpy(xs)[:, None].requires_grad_()
    h = c = torch.zeros(1, HIDDEN, dtype=torch.float64)
    hidden, memory = [], []
    for row in x:
        if isinstance(cell, torch.nn.LSTMCell):
            h, c = cell(row, (h, c))
        else:
            h = c = cell(row, h)
        c.retain_grad()
        hidden.append(h)
        memory.append(c)
    (h[0] @ torch.from_numpy(error)).backward()
    return {
        "h": torch.cat(hidden).detach().numpy(),
        "c": torch.cat(memory).detach().numpy(),
        "states": torch.cat([one.grad for one in memory]).numpy(),
        "inputs": x.grad[:, 0].numpy(),
        "weight_hh": cell.weight_hh.grad.numpy(),
    }


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize(("seed", "size", "steps"), [(0, 0.4, 1), (1, 0.4, 15), (2, 1.5, 15), (3, 0.4, 60)])
def test_the_gradient_at_every_steps_memory_is_torchs(
    gradients: Page, kind: str, seed: int, size: float, steps: int
) -> None:
    rng = np.random.default_rng(seed)
    given, xs, error = _weights(kind, rng, size), rng.normal(size=(steps, INPUTS)), rng.normal(size=HIDDEN)
    net = {"kind": kind, "inputs": INPUTS, "hidden": HIDDEN}
    net |= {name: value.ravel().tolist() for name, value in given.items()}
    got = gradients.evaluate(RUN, [net, xs.tolist(), error.tolist()])
    wanted = _by_torch(kind, given, xs, error)
    for name in ("h", "states", "inputs", *(["c"] if kind == "lstm" else [])):
        # Relative to each step's own size: sixty steps back little is left, and that little must be right, too.
        found = np.array(got[name])
        off = np.linalg.norm(found - wanted[name], axis=1) / np.linalg.norm(wanted[name], axis=1)
        assert off.max() < 1e-10, (name, off.max())
    parts = np.einsum("tr,tk->trk", got["grads"], got["given"])
    np.testing.assert_allclose(parts.sum(0), wanted["weight_hh"], rtol=1e-10, atol=1e-13)
    sizes = np.linalg.norm(parts, axis=(1, 2))
    assert got["norm"] == pytest.approx(np.linalg.norm(wanted["weight_hh"]), rel=1e-10)
    assert got["late"] == pytest.approx(sizes[-3:].sum() / sizes.sum() if sizes.any() else 0, rel=1e-10)

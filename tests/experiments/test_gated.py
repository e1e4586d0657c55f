"""The one cell is torch's cell in float64, values and gradients, whatever is held, and a held gate stands where it is said to."""

import math

import pytest
import torch
from torch import nn

from helpers.experiments.gated import BLOCKS, GATES, run_cell, run_layer

LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
CELLS = {"rnn": nn.RNNCell, "gru": nn.GRUCell, "lstm": nn.LSTMCell}
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
M, B, INPUTS, H = 2, 3, 4, 5


def weights(kind: str, bound: float) -> dict[str, torch.Tensor]:
    generator, rows = torch.Generator().manual_seed(7), BLOCKS[kind] * H
    shapes = {"weight_ih": (M, rows, INPUTS), "weight_hh": (M, rows, H), "bias_ih": (M, rows), "bias_hh": (M, rows)}
    return {
        name: (bound * (2 * torch.rand(shape, generator=generator, dtype=torch.float64) - 1)).requires_grad_()
        for name, shape in shapes.items()
    }


def inputs(steps: int) -> torch.Tensor:
    return torch.randn(
        steps, M, B, INPUTS, generator=torch.Generator().manual_seed(8), dtype=torch.float64
    ).requires_grad_()


def from_x(x: torch.Tensor, given: dict[str, torch.Tensor]) -> torch.Tensor:
    return torch.einsum("tmbi,mki->tmbk", x, given["weight_ih"]) + given["bias_ih"][:, None]


def held(**values: float) -> dict[str, torch.Tensor]:
    """The first network's gates held, the second's free."""
    return {letter: torch.tensor([value, math.nan])[:, None, None] for letter, value in values.items()}


@pytest.mark.parametrize("kind", BLOCKS)
def test_one_step_is_torchs_with_weights_up_to_three_values_and_gradients(kind: str) -> None:
    given, x = weights(kind, 3.0), inputs(1)
    generator = torch.Generator().manual_seed(9)
    start = [torch.randn(M, B, H, generator=generator, dtype=torch.float64).requires_grad_() for _ in "hc"]
    [(h, c)] = run_cell(kind, from_x(x, given), given["weight_hh"], given["bias_hh"], start=(start[0], start[1]))
    leaves = [*given.values(), x, start[0], *([start[1]] if kind == "lstm" else [])]
    ours = torch.autograd.grad((h * h).sum() + c.sin().sum(), leaves)
    theirs = [torch.zeros_like(leaf) for leaf in leaves]
    for number in range(M):
        cell = CELLS[kind](INPUTS, H, dtype=torch.float64)
        cell.load_state_dict({name: given[name][number].detach() for name in NAMES})
        own_x = x[0, number].detach().requires_grad_()
        states = [state[number].detach().requires_grad_() for state in start]
        if kind == "lstm":
            want_h, want_c = cell(own_x, (states[0], states[1]))
        else:
            want_h = want_c = cell(own_x, states[0])
            states = states[:1]
        assert torch.allclose(h[number], want_h, rtol=0, atol=1e-12)
        assert torch.allclose(c[number], want_c, rtol=0, atol=1e-12)
        loss = (want_h * want_h).sum() + want_c.sin().sum()
        parts = torch.autograd.grad(loss, [getattr(cell, name) for name in NAMES] + [own_x, *states])
        for place, part in enumerate(parts):
            (theirs[place][0] if leaves[place] is x else theirs[place])[number] = part
    for got, want in zip(ours, theirs, strict=True):
        assert torch.allclose(got, want, rtol=0, atol=1e-12 * max(1.0, float(want.abs().max())))


@pytest.mark.parametrize("kind", BLOCKS)
def test_fifty_steps_are_torchs_layer_values_and_gradients(kind: str) -> None:
    given, x = weights(kind, 1 / math.sqrt(H)), inputs(50)
    hs = torch.stack([h for h, _ in run_cell(kind, from_x(x, given), given["weight_hh"], given["bias_hh"])])
    ours = torch.autograd.grad((hs * hs).sum(), [*given.values(), x])
    for number in range(M):
        layer = LAYERS[kind](INPUTS, H, dtype=torch.float64)
        layer.load_state_dict({f"{name}_l0": given[name][number].detach() for name in NAMES})
        own_x = x[:, number].detach().requires_grad_()
        want = layer(own_x)[0]
        assert torch.allclose(hs[:, number], want, rtol=0, atol=1e-12)
        assert torch.allclose(torch.stack([h for h, _ in run_layer(layer, own_x)]), want, rtol=0, atol=1e-12)
        theirs = torch.autograd.grad((want * want).sum(), [getattr(layer, f"{name}_l0") for name in NAMES] + [own_x])
        for place, part in enumerate(theirs):
            got = ours[place][:, number] if place == len(NAMES) else ours[place][number]
            assert torch.allclose(got, part, rtol=0, atol=1e-12 * float(part.abs().max()))


@pytest.mark.parametrize(("kind", "letter"), [(kind, letter) for kind in GATES for letter in GATES[kind]])
@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_a_held_gate_stands_still_for_its_network_alone(kind: str, letter: str, value: float) -> None:
    given, x, block = weights(kind, 1.0), inputs(6), {"gru": "rzn", "lstm": "ifgo"}[kind].index(letter)
    hs = torch.stack(
        [h for h, _ in run_cell(kind, from_x(x, given), given["weight_hh"], given["bias_hh"], held(**{letter: value}))]
    )
    # The same by weights: the gate hears nothing, and its bias is where the sigmoid has that value.
    by_weights = {name: one.detach().clone() for name, one in given.items()}
    for one in by_weights.values():
        one[0, block * H : (block + 1) * H] = 0.0
    stands = 1000.0 * (2 * value - 1) if value in (0.0, 1.0) else math.log(value / (1 - value))
    by_weights["bias_ih"][0, block * H : (block + 1) * H] = stands
    want = torch.stack(
        [h for h, _ in run_cell(kind, from_x(x, by_weights), by_weights["weight_hh"], by_weights["bias_hh"])]
    )
    assert torch.allclose(hs, want, rtol=0, atol=1e-7 if value == 0.3 else 1e-12)  # 0.3 is held in float32
    (gradient,) = torch.autograd.grad(hs.sum(), given["weight_hh"])
    assert not gradient[0, block * H : (block + 1) * H].any() and gradient[1, block * H : (block + 1) * H].any()


def test_one_bias_is_the_sum_of_two() -> None:
    given, x = weights("lstm", 1.0), inputs(5)
    two = [h for h, _ in run_cell("lstm", from_x(x, given), given["weight_hh"], given["bias_hh"])]
    one = run_cell("lstm", from_x(x, given) + given["bias_hh"][:, None], given["weight_hh"])
    for got, (want, _) in zip(two, one, strict=True):
        assert torch.allclose(got, want, rtol=0, atol=1e-12)


def test_what_it_does_not_know_is_refused() -> None:
    given, x = weights("gru", 1.0), inputs(2)
    sums = from_x(x, given)
    with pytest.raises(ValueError, match=r"kind is 'elman', expected one of 'rnn', 'gru', 'lstm'"):
        next(run_cell("elman", sums, given["weight_hh"]))
    with pytest.raises(ValueError, match=r"the gate 'f' is held, and kind 'gru' has the gates 'r', 'z'"):
        next(run_cell("gru", sums, given["weight_hh"], held=held(f=1.0)))
    with pytest.raises(ValueError, match=r"kind 'rnn' has no gates"):
        next(run_cell("rnn", sums, given["weight_hh"], held=held(z=1.0)))

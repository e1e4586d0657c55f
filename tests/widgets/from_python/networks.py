"""Networks that train, by the NumPy cells and torch's Adam.

Each has weights, batches, and what comes of them: states and outputs, the loss, all gradients, and the
weights after each of some updates.
"""

from typing import Any

import numpy as np
import torch

from helpers.nets import (
    gru_sequence,
    gru_sequence_backward,
    lstm_sequence,
    lstm_sequence_backward,
    rnn_sequence,
    rnn_sequence_backward,
)

Array = np.ndarray
BLOCKS = {"rnn": 1, "lstm": 4, "gru": 3}
RATE, CLIP, UPDATES = 0.01, 0.05, 4


def network(kind: str, answer: str, symbols: int, rng: np.random.Generator) -> dict[str, Any]:
    """One network with three batches of different lengths; odd sizes, so that no number of four at a time comes out even."""
    inputs, hidden, batch, outputs = 3, 7, 5, 4 if answer == "which" else 1
    rows = BLOCKS[kind] * hidden
    shapes = {
        "embed": (symbols, inputs),
        "weight_ih": (rows, inputs),
        "weight_hh": (rows, hidden),
        "bias_ih": (rows,),
        "bias_hh": (rows,),
        "read": (outputs, hidden),
        "offset": (outputs,),
    }
    weights = {name: rng.uniform(-0.7, 0.7, shape) for name, shape in shapes.items()}
    batches = []
    for steps, first in ((9, 8), (6, 0), (12, 4)):
        one: dict[str, Any] = {"steps": steps, "batch": batch, "from": first}
        if symbols:
            one["ids"] = rng.integers(0, symbols, (steps, batch))
        else:
            one["x"] = rng.normal(size=(steps, batch, inputs))
        places = (steps - first, batch)
        one["wanted"] = {
            "which": rng.integers(0, outputs, places),
            "yes or no": rng.integers(0, 2, places),
            "how much": rng.normal(size=places),
        }[answer].astype(float)
        batches.append(one)
    given = {"kind": kind, "hidden": hidden, "inputs": inputs, "symbols": symbols, "outputs": outputs}
    return {
        "sizes": {**given, "steps": 12, "batch": batch},
        "answer": answer,
        "rate": RATE,
        "clip": CLIP,
        "weights": weights,
        "batches": batches,
        "passes": [run(kind, answer, weights, one) for one in batches],
        "trained": trained(kind, answer, weights, batches),
    }


def run(kind: str, answer: str, weights: dict[str, Array], batch: dict[str, Any]) -> dict[str, Any]:
    """Forward and backward on a batch: outputs, loss, the states h and the gradients, by name."""
    x = weights["embed"][batch["ids"]] if "ids" in batch else batch["x"]
    start, first = np.zeros((x.shape[1], weights["read"].shape[1])), batch["from"]
    both = weights["bias_ih"] + weights["bias_hh"]
    layer = [weights["weight_ih"], weights["weight_hh"]]
    if kind == "gru":
        hs = gru_sequence(x, start, *layer, weights["bias_ih"], weights["bias_hh"])
    elif kind == "lstm":
        hs = lstm_sequence(x, start, start, *layer, both)[0]
    else:
        hs = rnn_sequence(x, start, *layer, both)
    outputs = hs[first:] @ weights["read"].T + weights["offset"]
    y = torch.from_numpy(outputs).requires_grad_()
    wanted = torch.from_numpy(batch["wanted"])
    if answer == "which":
        loss = torch.nn.functional.cross_entropy(y.flatten(0, 1), wanted.flatten().long())
    elif answer == "yes or no":
        loss = torch.nn.functional.binary_cross_entropy_with_logits(y[..., 0], wanted)
    else:
        loss = torch.nn.functional.mse_loss(y[..., 0], wanted)
    loss.backward()
    assert y.grad is not None
    dy = y.grad.numpy()
    dh = np.zeros_like(hs)
    dh[first:] = dy @ weights["read"]
    grads = {"read": np.einsum("tbo,tbh->oh", dy, hs[first:]), "offset": dy.sum((0, 1))}
    if kind == "gru":
        dx, _, ih, hh, *biases = gru_sequence_backward(dh, x, start, *layer, weights["bias_ih"], weights["bias_hh"])
    elif kind == "lstm":
        dx, _, _, ih, hh, bias = lstm_sequence_backward(dh, np.zeros_like(dh), x, start, start, *layer, both)
        biases = [bias, bias]
    else:
        dx, _, ih, hh, bias = rnn_sequence_backward(dh, x, start, *layer, both)
        biases = [bias, bias]
    grads |= {"weight_ih": ih, "weight_hh": hh, "bias_ih": biases[0], "bias_hh": biases[1]}
    grads["embed"] = np.zeros_like(weights["embed"])
    if "ids" in batch:
        np.add.at(grads["embed"], batch["ids"], dx)
    return {"h": hs, "outputs": outputs, "loss": loss.item(), "grads": grads}


def trained(kind: str, answer: str, weights: dict[str, Array], batches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The weights after each update by torch's Adam, with the gradients of the NumPy cells, clipped by torch."""
    own = {name: torch.nn.Parameter(torch.from_numpy(value.copy())) for name, value in weights.items()}
    optimizer = torch.optim.Adam(own.values(), lr=RATE)
    found = []
    for count in range(UPDATES):
        now = {name: value.detach().numpy() for name, value in own.items()}
        grads = run(kind, answer, now, batches[count % len(batches)])["grads"]
        for name, parameter in own.items():
            parameter.grad = torch.from_numpy(grads[name].copy())
        norm = torch.nn.utils.clip_grad_norm_(own.values(), CLIP)
        optimizer.step()
        found.append(
            {"norm": norm.item(), "weights": {name: value.detach().numpy().copy() for name, value in own.items()}}
        )
    return found


def values() -> list[dict[str, Any]]:
    """Each kind of cell, with symbols and with numbers, with each kind of answer."""
    rng = np.random.default_rng(11)
    cases = (("yes or no", 6), ("which", 6), ("how much", 0))
    return [network(kind, answer, symbols, rng) for kind in BLOCKS for answer, symbols in cases]

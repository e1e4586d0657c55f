"""What NumPy and torch make of signals and of networks, for the tests of the modules on speech."""

import base64
from typing import Any

import numpy as np
import torch

from helpers.experiments import DIGIT_LISTENERS
from helpers.experiments.digit_listeners import READ
from helpers.experiments.digit_weights import digit_weights
from helpers.experiments.digits import DigitModel, Read
from helpers.experiments.log_mel import RATE, ends_of_speech, log_mel, network_input
from helpers.experiments.spoken_digits import decoded, encoded, synthetic
from helpers.experiments.weights import read_weights


def signals(rng: np.random.Generator) -> list[np.ndarray]:
    """Signals of special lengths, a tone, silence, speech, and speech with a room's noise around it."""
    time = np.arange(1500) / RATE
    recorded = synthetic().signals[7].astype(float)
    around = np.concatenate([np.zeros(900), recorded, np.zeros(1300)])
    return [
        *(0.3 * rng.standard_normal(length) for length in (1, 255, 256, 257, 383, 384, 385, 2000)),
        np.sin(2 * np.pi * 440 * time),
        np.zeros(700),
        recorded,
        around,
        around + 1e-4 * rng.standard_normal(len(around)),
    ]


def heard(signal: np.ndarray) -> dict[str, Any]:
    """A signal and what the kernel makes of it."""
    return {
        "signal": signal.tolist(),
        "frames": log_mel(signal).tolist(),
        "inputs": network_input(signal).tolist(),
        "ends": list(ends_of_speech(signal)),
    }


def network(kind: str, outputs: int, read: Read, seed: int) -> dict[str, Any]:
    """A small network with random weights: its file, and its logits at each step in 64 bits."""
    stream = torch.Generator().manual_seed(seed)
    model = DigitModel(kind, hidden=7, outputs=outputs)
    rounded = {name: torch.randn(value.shape, generator=stream).half() for name, value in model.state_dict().items()}
    model.load_state_dict(rounded)
    file = digit_weights(model, read, "nothing", 0, seed, 0.0, "none")
    inputs = torch.randn(11, 48, generator=stream, dtype=torch.float64)
    return {"name": f"{kind}, {outputs} outputs, {read}", "file": text(file), **logits(model, inputs, read)}


def shipped() -> list[dict[str, Any]]:
    """The same of the networks that ship, on a recording."""
    found = []
    inputs = torch.from_numpy(network_input(synthetic().signals[3]))
    for one in DIGIT_LISTENERS:
        tensors, card = read_weights(one.path())
        model = DigitModel(card.kind, hidden=card.sizes["hidden"], outputs=len(card.symbols))
        model.load_state_dict(tensors)
        found.append({"name": one.name, "file": text(one.path().read_bytes()), **logits(model, inputs, READ)})
    return found


def logits(model: DigitModel, inputs: torch.Tensor, read: Read) -> dict[str, Any]:
    """What goes in, (steps, 48), and comes out, (steps, outputs), in 64 bits."""
    model.double()
    with torch.no_grad():
        states = model.recurrent(inputs[:, None])[0][:, 0]
        if read == "mean":
            states = states.cumsum(0) / torch.arange(1, len(states) + 1)[:, None]
        return {"inputs": inputs.tolist(), "logits": model.read(states).tolist()}


def text(file: bytes) -> str:
    return base64.b64encode(file).decode()


def values() -> dict[str, Any]:
    codes = np.arange(-127, 128, dtype=np.int8)
    assert np.array_equal(encoded(decoded(codes)), codes)
    return {
        "codes": text(codes.tobytes()),
        "samples": decoded(codes).astype(float).tolist(),
        "signals": [heard(one) for one in signals(np.random.default_rng(0))],
        "networks": [
            *(network(kind, 11, "last", 5) for kind in ("rnn", "gru", "lstm")),
            *(network(kind, 10, "mean", 6) for kind in ("rnn", "gru", "lstm")),
            *shipped(),
        ],
    }

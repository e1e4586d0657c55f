"""A file of weights, and what it holds."""

import base64
from typing import Any

import torch

from helpers.experiments.weights import Card, weights_file


def values() -> dict[str, Any]:
    small = torch.tensor([0.0, -0.0, 1.0, -1.5, 65504.0, 6.1e-5, 6e-8, 5.9e-8, 1e-9, torch.inf, -torch.inf])
    tensors = {"small": small, "matrix": torch.randn(5, 7, generator=torch.Generator().manual_seed(0))}
    card = Card("gru", "names", {"hidden": 3}, 100, 0, 0.1, "2.9 bits per character", "ab✓")
    file = base64.b64encode(weights_file(tensors, card)).decode()
    numbers = {name: [str(each) for each in one.half().double().flatten().tolist()] for name, one in tensors.items()}
    return {"file": file, "shapes": {name: list(one.shape) for name, one in tensors.items()}, "numbers": numbers}

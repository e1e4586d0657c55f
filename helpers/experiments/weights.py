"""Weights that the course ships: a safetensors file with the tensors, and a card that says what they were trained on, how, and how well."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor


@dataclass(frozen=True)
class Card:
    """What stands beside weights.

    Attributes:
        kind: of network, such as "lstm".
        data: what it was trained on.
        sizes: of the network, such as {"hidden": 256}.
        steps: updates.
        seed: of the weights and the batches.
        minutes: that the training took.
        figure: how well it does, on what it was not trained on, in words.
        symbols: what its inputs and outputs stand for, in their order.
    """

    kind: str
    data: str
    sizes: Mapping[str, int]
    steps: int
    seed: int
    minutes: float
    figure: str
    symbols: Sequence[str]


class WeightsError(ValueError):
    """A file holds no weights of the course; the message says what to do."""


def weights_file(tensors: Mapping[str, Tensor], card: Card) -> bytes:
    """A file of weights, in numbers of 16 bits: half the size, and small networks don't notice.

    Args:
        tensors: by name, as in `state_dict()`.
        card: what they are.
    """
    halves = {name: value.detach().to(torch.float16).contiguous() for name, value in tensors.items()}
    return to_bytes(halves, {"card": json.dumps(asdict(card), ensure_ascii=False)})


def read_weights(path: Path) -> tuple[dict[str, Tensor], Card]:
    """The weights of a file, in float32, and their card.

    Raises:
        WeightsError: the file holds none.
    """
    try:
        with safe_open(path, framework="pt") as file:
            card = Card(**json.loads((file.metadata() or {})["card"]))
            names = file.keys()
            return {name: file.get_tensor(name).float() for name in names}, card
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise WeightsError(
            f"{path} holds no weights with a card. `course data` says where it should come from."
        ) from error

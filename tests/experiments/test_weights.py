"""Weights come back as they were stored, to the precision of 16 bits."""

from pathlib import Path

import pytest
import torch

from helpers.experiments.weights import Card, WeightsError, read_weights, weights_file

CARD = Card("gru", "names", {"hidden": 3}, 100, 0, 0.1, "2.9 bits per character", "ab✓")


def tensors() -> dict[str, torch.Tensor]:
    small = torch.tensor([0.0, -0.0, 1.0, -1.5, 65504.0, 6.1e-5, 6e-8, 5.9e-8, 1e-9])
    return {"small": small, "matrix": torch.randn(5, 7, generator=torch.Generator().manual_seed(0))}


def test_weights_and_card_come_back(tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(weights_file(tensors(), CARD))
    found, card = read_weights(path)
    assert card == CARD
    assert {name: one.shape for name, one in found.items()} == {name: one.shape for name, one in tensors().items()}
    for name, one in tensors().items():
        torch.testing.assert_close(found[name], one.half().float(), rtol=0, atol=0)


@pytest.mark.parametrize("content", [b"", b"no weights at all", weights_file({}, CARD)[:20]])
def test_what_holds_no_weights_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(content)
    with pytest.raises(WeightsError, match="holds no weights with a card"):
        read_weights(path)

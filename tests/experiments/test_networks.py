"""Weights side by side come from their own seeds, in PyTorch's range, and start where they are said to."""

import math

import torch

from helpers.experiments.networks import SideBySide, drawn


def test_a_network_does_not_depend_on_its_neighbours() -> None:
    shapes = {"a": (3, 2), "b": (40, 40)}
    alone, beside = drawn(shapes, [5], 0.1), drawn(shapes, [4, 5, 6], 0.1)
    for name in shapes:
        assert torch.equal(alone[name][0], beside[name][1]) and not torch.equal(beside[name][0], beside[name][1])
    assert 0.09 < beside["b"].abs().max() <= 0.1
    normal = drawn(shapes, [0], 0.1, normal={"n": (60, 60)})["n"]
    assert abs(normal.std() - 1) < 0.05 and abs(normal.mean()) < 0.05


def test_an_orthogonal_matrix_is_orthogonal_and_changes_no_other_weight() -> None:
    shapes = {"a": (3, 2), "b": (8, 8)}
    plain, orthogonal = drawn(shapes, [0, 1], 0.1), drawn(shapes, [0, 1], 0.1, orthogonal="b")
    assert torch.equal(plain["a"], orthogonal["a"])
    for matrix in orthogonal["b"]:
        assert torch.allclose(matrix @ matrix.T, torch.eye(8), atol=1e-5)


def test_the_gate_that_keeps_starts_where_it_is_said_to_in_total() -> None:
    for kind in ("gru", "lstm"):
        model = SideBySide(kind, [0, 1], 3, 4, keep=[2.0, -1.0])
        total = (model.get_parameter("bias_ih") + model.get_parameter("bias_hh")).detach()
        assert torch.equal(total[:, 4:8], torch.tensor([[2.0], [-1.0]]).expand(2, 4))
        assert total[:, :4].abs().max() <= 2 / math.sqrt(4) and total[:, :4].abs().min() > 0
        one = SideBySide(kind, [0], 3, 4, biases=1, keep=1.5)
        assert torch.equal(one.get_parameter("bias")[0, 4:8].detach(), torch.full((4,), 1.5))
    plain = SideBySide("rnn", [0], 3, 4)
    assert torch.equal(
        SideBySide("rnn", [0], 3, 4, keep=[2.0]).get_parameter("bias_ih"), plain.get_parameter("bias_ih")
    )

"""The loop trains as torch does, stops when asked, and goes on from a checkpoint to the same result, even after a kill."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from helpers.experiments.checkpoints import Checkpoint, CheckpointError
from helpers.experiments.comparison import Networks
from helpers.experiments.training import RatesAdam, Snapshot, clip_each, one_thread, seeded, train

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def test_each_gradient_is_clipped_on_its_own() -> None:
    model = torch.nn.Module()
    model.a, model.b = torch.nn.Parameter(torch.zeros(2, 3)), torch.nn.Parameter(torch.zeros(2, 1))
    model.a.grad = torch.tensor([[3.0, 0, 0], [0.3, 0, 0]])
    model.b.grad = torch.tensor([[4.0], [0.4]])
    clip_each(model, 1.0)
    assert torch.allclose(model.a.grad, torch.tensor([[0.6, 0, 0], [0.3, 0, 0]]))
    assert torch.allclose(model.b.grad, torch.tensor([[0.8], [0.4]]))


def test_the_optimiser_is_adam_with_a_rate_for_each_network() -> None:
    x = torch.randn(6, 2, 3, 2, generator=torch.Generator().manual_seed(1))
    both = Networks("gru", [0, 1], [0.0, 0.0], 2, 4, 1)
    ours = RatesAdam(both, [0.01, 0.05])
    alone = [Networks("gru", [seed], [0.0], 2, 4, 1) for seed in (0, 1)]
    theirs = [torch.optim.Adam(one.parameters(), lr=rate) for one, rate in zip(alone, (0.01, 0.05), strict=True)]
    for _ in range(5):
        (both(x) ** 2).mean((0, 2, 3)).sum().backward()
        clip_each(both, 1.0)
        ours.step()
        ours.zero_grad()
        for number, (one, optimizer) in enumerate(zip(alone, theirs, strict=True)):
            optimizer.zero_grad()
            (one(x[:, number : number + 1]) ** 2).mean().backward()
            torch.nn.utils.clip_grad_norm_(one.parameters(), 1.0)
            optimizer.step()
    for number, one in enumerate(alone):
        for got, want in zip(both.parameters(), one.parameters(), strict=True):
            assert torch.allclose(got[number], want[0], atol=1e-5)


def run(checkpoint: Checkpoint | None = None, steps: int = 30, rate=0.05, stop=lambda: False, networks: int = 2):
    """A small regression that draws from NumPy and from torch."""
    ours, theirs = np.random.default_rng(3), torch.Generator().manual_seed(4)

    def draw(step: int) -> tuple[torch.Tensor, torch.Tensor]:
        x = torch.from_numpy(ours.normal(size=(5, networks, 8, 2))).float()
        return x, x.sum(3) + 0.01 * torch.randn(5, networks, 8, generator=theirs)

    def loss(model: Networks, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        return ((model(batch[0])[..., 0] - batch[1]) ** 2).mean((0, 2))

    model = Networks("gru", list(range(networks)), [0.0] * networks, 2, 4, 1)
    return train(
        model,
        draw,
        loss,
        weight,
        steps,
        rate,
        falls=True,
        every=10,
        stop=stop,
        streams=[ours, theirs],
        checkpoint=checkpoint,
    )


def weight(model: Networks) -> list[float]:
    return torch.cat([one.detach().flatten() for one in model.parameters()]).tolist()


@pytest.mark.parametrize("rate", [0.05, [0.05, 0.01]], ids=["one rate", "a rate each"])
def test_a_run_that_was_stopped_goes_on_to_the_same_result(rate, tmp_path: Path) -> None:
    whole = list(run(rate=rate))
    file = Checkpoint(tmp_path / "run.safetensors", {"seed": 3}, every=4)
    looks = iter(range(100))
    first = list(run(file, rate=rate, stop=lambda: next(looks) == 13))  # not at a checkpoint, nor at a snapshot
    assert [at.step for at in first] == [10]
    again = list(run(Checkpoint(tmp_path / "run.safetensors", {"seed": 3}), rate=rate))
    assert [at.step for at in again] == [20, 30]
    assert [(at.score, at.losses) for at in first + again] == [(at.score, at.losses) for at in whole]
    done = list(run(Checkpoint(tmp_path / "run.safetensors", {"seed": 3}), rate=rate))
    assert [(at.step, at.score, at.losses) for at in done] == [(30, whole[-1].score, whole[-1].losses)]


KILLED = """
import sys
from pathlib import Path
from helpers.experiments.agreement import train_readers
from helpers.experiments.checkpoints import Checkpoint
from helpers.experiments.training import one_thread

checkpoint = Checkpoint(Path(sys.argv[1]), {"seeds": [0, 1]}, every=1) if sys.argv[1:] else None
with one_thread():
    for at in train_readers("lstm", [0, 1], [0, 3, 6], 0.01, bias=1.0, steps=60, growing=True, checkpoint=checkpoint):
        print(at.step, at.score, at.losses, sum(one.double().sum().item() for one in at.model.parameters()), flush=True)
"""


def test_a_run_that_was_killed_goes_on_to_the_same_result(tmp_path: Path) -> None:
    path, command = tmp_path / "run.safetensors", [sys.executable, "-c", KILLED]
    whole = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    child = subprocess.Popen([*command, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    child.send_signal(signal.SIGKILL)  # it writes at each step, so as likely as not in the middle of a write
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    with safe_open(path, "pt") as file:
        step = json.loads(file.metadata()["run"])["step"]
    assert 20 <= step < 60, "it was killed in the middle"
    rest = subprocess.run(
        [*command, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert first == whole[0] and rest == whole[len(whole) - len(rest) :] and len(rest) == (60 - step + 19) // 20
    assert [one.name for one in tmp_path.iterdir() if not one.name.endswith(".partial")] == ["run.safetensors"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"settings": {"seed": 4}}, "is of a run with seed = 3, and this run has 4"),
        ({"settings": {"seed": 3, "hidden": 8}}, "hidden = None, and this run has 8"),
        ({"steps": 6}, "is of a run with steps = 5, and this run has 6"),
        ({"rate": 0.1}, "is of a run with rate = 0.05, and this run has 0.1"),
        ({"networks": 3}, "holds other weights than this model has"),
        ({"text": b"no checkpoint"}, "is no checkpoint of a training run"),
        ({"cut": 200}, "is no checkpoint of a training run"),
    ],
)
def test_a_checkpoint_of_another_run_is_refused(change: dict, message: str, tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    list(run(Checkpoint(path, {"seed": 3}), steps=5))
    if "text" in change:
        path.write_bytes(change["text"])
    if "cut" in change:
        path.write_bytes(path.read_bytes()[: change["cut"]])
    before = path.read_bytes()
    settings = change.get("settings", {"seed": 3})
    other = {"steps": 5} | {name: value for name, value in change.items() if name in ("steps", "rate", "networks")}
    with pytest.raises(CheckpointError, match=message) as caught:
        list(run(Checkpoint(path, settings), **other))
    assert "remove this one to start afresh" in str(caught.value) and path.read_bytes() == before


def test_what_a_snapshot_says(tmp_path: Path) -> None:
    snapshots: list[Snapshot] = list(run(steps=25))
    assert [(at.step, at.steps) for at in snapshots] == [(10, 25), (20, 25), (25, 25)]
    assert all(len(at.losses) == 2 for at in snapshots) and snapshots[-1].losses[0] < snapshots[0].losses[0]
    assert list(run(stop=lambda: True)) == []


def test_a_seeded_module_leaves_the_global_stream_alone() -> None:
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    first = seeded(lambda: torch.nn.LSTM(2, 3), 1)
    assert torch.equal(torch.rand(3), expected)
    again, other = seeded(lambda: torch.nn.LSTM(2, 3), 1), seeded(lambda: torch.nn.LSTM(2, 3), 2)
    assert torch.equal(first.weight_hh_l0, again.weight_hh_l0) and not torch.equal(
        first.weight_hh_l0, other.weight_hh_l0
    )


def test_one_thread_is_for_the_block_alone() -> None:
    before = torch.get_num_threads()
    with one_thread():
        assert torch.get_num_threads() == 1
    assert torch.get_num_threads() == before


def test_what_json_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"can't be put in JSON.*Use numbers, texts and lists"):
        list(run(Checkpoint(tmp_path / "run.safetensors", {"seed": {3}}), steps=2))


def test_training_uses_one_thread_and_leaves_the_learners_setting() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    seen: list[int] = []

    def loss(model: torch.nn.Linear, batch: torch.Tensor) -> torch.Tensor:
        seen.append(torch.get_num_threads())
        return (model(batch) ** 2).mean()

    try:
        model = seeded(lambda: torch.nn.Linear(2, 1), 0)
        for _ in train(model, lambda step: torch.ones(3, 2), loss, lambda model: None, 2, 0.1, every=1):
            seen.append(-torch.get_num_threads())
    finally:
        torch.set_num_threads(before)
    assert seen == [1, -2, 1, -2]

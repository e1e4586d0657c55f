"""The benchmark of an exercise that trains with torch: a warm box that forks for each submission, against a fresh process for each."""

from typing import Any

import numpy as np

from helpers import judge
from helpers.bench._cores import one_core
from helpers.bench._measured import Benchmark, benchmark, in_turn, measurement

ANSWER = """
import torch

def fit(x, y, noise):
    weight = torch.randn(x.shape[1], generator=noise, dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.1)
    for _ in range(20):
        optimizer.zero_grad()
        loss = ((x @ weight - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return weight, loss.item()
"""


def training(rounds: int) -> list[Benchmark]:
    """Milliseconds a submission of 20 steps of SGD, from source to verdict, each isolated, on one core.

    Args:
        rounds: how often each is done; they take turns.
    """
    names: dict[str, Any] = {}
    exec(compile(ANSWER, "the benchmark's exercise", "exec"), names)
    exercise = judge.Exercise(
        id="fit",
        function="fit",
        parameters=("x", "y", "noise"),
        returns=("weight", "loss"),
        points=1,
        concept="training",
        oracle=names["fit"],
        cases=_cases,
        hints=("", "", ""),
        grants=("numpy", "torch"),
        time_limit=20.0,
        types={
            "x": "torch.Tensor",
            "y": "torch.Tensor",
            "noise": "torch.Generator",
            "weight": "torch.Tensor",
            "loss": float,
        },
    )
    submission = judge.collect("fit", [("a cell", ANSWER)], exercise.grants)

    def passes(run: Any) -> None:
        verdict = judge.check(exercise, submission, run=run)
        assert verdict.status == "passed", verdict

    with one_core(), judge.Bubblewrap(exercise.grants) as box:
        warm, fresh = in_turn(lambda: passes(box.run), lambda: passes(judge.run_in_box), runs=rounds)
    return [
        benchmark(
            "a submission with 20 steps of SGD in torch, isolated, on one core",
            measurement("course grade's box, warm", warm),
            measurement("a fresh process for each", fresh),
        )
    ]


def _cases(rng: np.random.Generator) -> list[judge.Case]:
    return [judge.Case("seed 3", {"x": rng.normal(size=(64, 8)), "y": rng.normal(size=64), "noise": 3})]

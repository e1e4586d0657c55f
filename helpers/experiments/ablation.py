"""LSTMs and GRUs that lack a gate, trained side by side: one batched computation for all variants and seeds, so that seconds are enough."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.networks import SideBySide
from helpers.experiments.tasks import Sequences
from helpers.experiments.training import Snapshot, train

# What is missing, and in which gate's place: an LSTM's gates and a reset gate then stand open, an update gate shut.
VARIANTS = {
    "lstm": {"all gates": "", "no forget gate": "f", "no input gate": "i", "no output gate": "o"},
    "gru": {"both gates": "", "no reset gate": "r", "no update gate": "z"},
}
STANDS = {"f": 1.0, "i": 1.0, "o": 1.0, "r": 1.0, "z": 0.0}
Task = Callable[[np.random.Generator, int, int], Sequences]
Batch = tuple[Tensor, Tensor]
Errors = dict[str, list[float]]


class Ablated(SideBySide):
    """M one-layer networks with a linear read-out, computed together; each may lack a gate, which then stands where `STANDS` says.

    An LSTM without its forget gate keeps all, as in 1997; a GRU without its update gate remakes its state at each step, as a plain RNN.

    Args:
        kind: "lstm", with one bias and a forget bias of 1, or "gru", with PyTorch's two biases, the update gate's first one 1.
        lacking: for each network the gate that it lacks, or "" for none.
        seeds: for each network the seed of its weights, U(-1/√H, 1/√H).
        inputs, hidden: I and H.

    Raises:
        ValueError: an unknown kind, or a gate that it does not have.
    """

    read: nn.Parameter

    def __init__(self, kind: str, lacking: Sequence[str], seeds: Sequence[int], inputs: int, hidden: int):
        if kind not in VARIANTS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, VARIANTS))}.")
        gates = [gate for gate in VARIANTS[kind].values() if gate]
        if unknown := sorted(set(lacking) - {*gates, ""}):
            raise ValueError(
                f"lacking has {unknown[0]!r}, expected {', '.join(map(repr, gates))} or '' for kind {kind!r}."
            )
        super().__init__(
            kind,
            seeds,
            inputs,
            hidden,
            behind={"read": (hidden,)},
            biases=1 if kind == "lstm" else 2,
            held={gate: [STANDS[gate] if one == gate else None for one in lacking] for gate in gates},
        )
        with torch.no_grad():  # of two biases the second stays as drawn, so a GRU's update bias starts near 1
            self.get_parameter(self.bias_names[0])[:, hidden : 2 * hidden] = 1.0
        self.offset = nn.Parameter(torch.zeros(len(seeds), 1))

    def forward(self, x: Tensor) -> Tensor:
        """Inputs (T, M, B, I); what the read-outs say after each step, (T, M, B)."""
        return torch.einsum("tmbh,mh->tmb", self.states(x), self.read) + self.offset


def train_ablation(
    task: Task,
    seeds: Sequence[int],
    kind: str = "lstm",
    hidden: int = 8,
    length: int = 40,
    steps: int = 150,
    lr: float = 0.03,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[Ablated, Errors]]:
    """Train each variant from each seed, with a snapshot every tenth step.

    Variants of one seed start from the same weights and see the same sequences: only the gate differs.

    Args:
        task: draws inputs and targets.
        seeds: of the weights and the sequences.
        kind: "lstm" or "gru"; its variants are in `VARIANTS`.
        hidden: H.
        length: steps of a sequence, T.
        steps: updates, each on 32 new sequences a network; Adam, the rate falls to 0 in a line, each gradient norm is clipped at 1.
        lr: the rate to start from.
        stop: whether to end the run, looked at before each step.

    Yields:
        Snapshot; its score has for each variant one number a seed: the root mean square error on 128 sequences that training never sees, as
        a share of what always guessing the mean would give (1.0). The first ten steps do not count.
    """
    variants = VARIANTS[kind]
    streams = [np.random.default_rng(seed) for seed in seeds]
    unseen = _batch(task, [np.random.default_rng(10_000 + seed) for seed in seeds], length, 128, len(variants))
    networks = [(gate, seed) for gate in variants.values() for seed in seeds]
    return train(
        Ablated(kind, [gate for gate, _ in networks], [seed for _, seed in networks], unseen[0].shape[3], hidden),
        lambda _: _batch(task, streams, length, 32, len(variants)),
        lambda model, batch: ((model(batch[0]) - batch[1]) ** 2).mean((0, 2)),
        lambda model: _errors(model, *unseen, variants),
        steps,
        lr,
        falls=True,
        every=10,
        stop=stop,
        streams=streams,
    )


@torch.no_grad()
def _errors(model: Ablated, x: Tensor, y: Tensor, variants: Mapping[str, str]) -> Errors:
    wrong = ((model(x) - y)[10:] ** 2).mean((0, 2)).sqrt()
    shares = (wrong / y[10:].std((0, 2))).view(len(variants), -1).tolist()
    return dict(zip(variants, shares, strict=True))


def _batch(task: Task, streams: Sequence[np.random.Generator], length: int, size: int, variants: int) -> Batch:
    """Inputs (T, M, B, I) and targets (T, M, B): one batch a seed, the same for each variant."""
    xs, ys = zip(*(task(stream, length, size) for stream in streams), strict=True)
    x, y = (torch.from_numpy(np.stack(parts, axis=1)).float() for parts in (xs, ys))
    return x.repeat(1, variants, 1, 1), y.repeat(1, variants, 1)

"""Learning "was or were?" over a distance: plain and gated networks, several seeds trained side by side in one computation."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.batched import BLOCKS, hidden_states
from helpers.experiments.training import WORDS, agreement_batch, clip_each

KINDS = ("rnn", "orthogonal rnn", "lstm", "gru")


class Readers(nn.Module):
    """M networks of one kind that read word numbers and say after the last word how strongly "were" must follow.

    Embedding, one recurrent layer, a linear read-out. Weights are drawn as PyTorch draws them, U(-1/√H, 1/√H), embeddings N(0, 1).

    Args:
        kind: "rnn" (tanh), "orthogonal rnn" (the same with an orthogonal recurrent matrix), "lstm" or "gru".
        seeds: of the weights, one a network.
        bias: what the forget gate's (LSTM) or the update gate's (GRU) bias starts from, in total; None leaves it as drawn.
        embedding, hidden: sizes E and H.
        scale: what the recurrent matrix is multiplied by, a number above 0; 1 leaves it as drawn.

    Raises:
        ValueError: an unknown kind, or a scale that is not above 0.
    """

    def __init__(
        self,
        kind: str,
        seeds: Sequence[int],
        bias: float | None = None,
        embedding: int = 16,
        hidden: int = 32,
        scale: float = 1.0,
    ):
        super().__init__()
        if kind not in KINDS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, KINDS))}.")
        if not scale > 0:
            raise ValueError(f"scale is {scale!r}, expected a number above 0, such as 1.5.")
        self.kind = kind
        rows, bound = BLOCKS[kind.split()[-1]] * hidden, 1 / math.sqrt(hidden)
        shapes = {"weight_ih": (rows, embedding), "weight_hh": (rows, hidden), "bias_ih": (rows,), "bias_hh": (rows,)}
        shapes |= {"read": (hidden,), "offset": (1,)}
        drawn: dict[str, list[Tensor]] = {name: [] for name in ("embed", *shapes)}
        for seed in seeds:
            generator = torch.Generator().manual_seed(seed)
            drawn["embed"].append(torch.randn(len(WORDS), embedding, generator=generator))
            for name, shape in shapes.items():
                drawn[name].append((2 * torch.rand(shape, generator=generator) - 1) * bound)
            if kind == "orthogonal rnn":
                drawn["weight_hh"][-1] = torch.linalg.qr(torch.randn(hidden, hidden, generator=generator))[0]
            drawn["weight_hh"][-1] *= scale
            if bias is not None:
                # In both cells the block that keeps is the second: i, f, g, o and r, z, n.
                drawn["bias_ih"][-1][hidden : 2 * hidden] = bias
                drawn["bias_hh"][-1][hidden : 2 * hidden] = 0.0
        for name, values in drawn.items():
            self.register_parameter(name, nn.Parameter(torch.stack(values)))

    def states(self, words: Tensor) -> Tensor:
        """Word numbers (T, M, B); the hidden state after the last word, (M, B, H)."""
        read = torch.stack([table[words[:, k]] for k, table in enumerate(self.embed)], dim=1)  # (T, M, B, E)
        from_x = torch.einsum("tmbe,mre->tmbr", read, self.weight_ih) + self.bias_ih[:, None]
        return hidden_states(self.kind.split()[-1], from_x, self.weight_hh, self.bias_hh)[-1]

    def forward(self, words: Tensor) -> Tensor:
        """Word numbers (T, M, B); logits (M, B)."""
        return (self.states(words) * self.read[:, None]).sum(2) + self.offset


@dataclass(frozen=True)
class Progress:
    """Where a run stands: `step` of `steps`, and for each seed the share of unseen sentences that are right."""

    step: int
    steps: int
    accuracies: list[float]


def train_readers(
    kind: str,
    seeds: Sequence[int],
    distances: Sequence[int],
    lr: float,
    bias: float | None = None,
    steps: int = 200,
    growing: bool = False,
    stop: Callable[[], bool] = lambda: False,
    model: Readers | None = None,
    scale: float = 1.0,
) -> Iterator[Progress]:
    """Train one network a seed to choose "was" or "were", all of them in one computation, yielding progress every twentieth step.

    Args:
        kind, seeds, bias, scale: as for `Readers`; a seed also fixes the sentences.
        distances: words between the noun and the verb in training, in order; each batch draws one of them. One entry is a fixed distance.
        lr: learning rate of Adam; each network's gradient norm is clipped at 1.
        steps: updates, each on 64 new sentences a network.
        growing: begin with the first distance alone, and let the others join in from a fifth of the run to seven tenths of it.
        stop: asked before each step; True ends the run.
        model: the networks to train; by default new ones of the usual sizes.

    Yields:
        Progress, on 256 sentences a seed with the largest distance, from streams that training does not use.
    """
    test_words, test_labels = test_sentences(seeds, max(distances))
    streams, choose = [np.random.default_rng(seed) for seed in seeds], np.random.default_rng(12_345)
    model = model or Readers(kind, seeds, bias, scale=scale)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for step in range(1, steps + 1):
        if stop():
            return
        joined = min(1.0, max(0.0, step / steps - 0.2) / 0.5) if growing else 1.0
        words, labels = _batch(streams, int(choose.choice(distances[: max(1, round(joined * len(distances)))])), 64)
        loss = nn.functional.binary_cross_entropy_with_logits(model(words), labels, reduction="none").mean(1).sum()
        optimizer.zero_grad()  # the networks share nothing, so their gradients do not mix
        loss.backward()
        clip_each(model, 1.0)
        optimizer.step()
        if step % 20 == 0 or step == steps:
            yield Progress(step, steps, accuracies(model, test_words, test_labels))


def test_sentences(seeds: Sequence[int], distance: int) -> tuple[Tensor, Tensor]:
    """256 sentences a seed from streams that training does not use: word numbers (T, M, 256) and labels (M, 256)."""
    streams = [np.random.default_rng(10_000 + seed) for seed in seeds]
    parts = [_batch(streams, distance, 32) for _ in range(8)]  # eight patterns
    return torch.cat([words for words, _ in parts], 2), torch.cat([labels for _, labels in parts], 1)


def accuracies(model: Readers, words: Tensor, labels: Tensor) -> list[float]:
    """For each network the share of sentences that it ends rightly."""
    with torch.no_grad():
        return ((model(words) > 0) == (labels > 0.5)).float().mean(1).tolist()


def _batch(streams: list[np.random.Generator], distance: int, size: int) -> tuple[Tensor, Tensor]:
    words, labels = zip(*(agreement_batch(distance, size, stream) for stream in streams), strict=True)
    return torch.stack(words, 1), torch.stack(labels)

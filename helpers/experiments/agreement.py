"""Learning "was or were?" over a distance: plain and gated networks, several seeds trained side by side in one computation."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.checkpoints import Checkpoint
from helpers.experiments.half_life import set_keep_bias
from helpers.experiments.networks import SideBySide
from helpers.experiments.sentences import WORDS, agreement_batch
from helpers.experiments.training import Snapshot, seeded, train

KINDS = ("rnn", "orthogonal rnn", "lstm", "gru")
Batch = tuple[Tensor, Tensor]


class Readers(SideBySide):
    """M networks of one kind that read word numbers and say after the last word how strongly "were" must follow.

    Embedding N(0, 1), one recurrent layer, a linear read-out; the others have PyTorch's default initialization, U(-1/√H, 1/√H).

    Args:
        kind: "rnn" (tanh), "orthogonal rnn" (the same with an orthogonal recurrent matrix), "lstm" or "gru".
        seeds: of the weights, one a network.
        bias: what the forget gate's (LSTM) or the update gate's (GRU) bias starts from, in total, one number or one a network; None leaves
            it as drawn.
        embedding, hidden: sizes E and H.
        scale: what the recurrent matrix is multiplied by, a number above 0; 1 leaves it as drawn.

    Raises:
        ValueError: an unknown kind, or a scale that is not above 0.
    """

    embed: nn.Parameter
    read: nn.Parameter
    offset: nn.Parameter

    def __init__(
        self,
        kind: str,
        seeds: Sequence[int],
        bias: float | Sequence[float] | None = None,
        embedding: int = 16,
        hidden: int = 32,
        scale: float = 1.0,
    ):
        if kind not in KINDS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, KINDS))}.")
        if not scale > 0:
            raise ValueError(f"scale is {scale!r}, expected a number above 0, such as 1.5.")
        super().__init__(
            kind.split()[-1],
            seeds,
            embedding,
            hidden,
            before={"embed": (len(WORDS), embedding)},
            behind={"read": (hidden,), "offset": (1,)},
            keep=bias,
            orthogonal=kind == "orthogonal rnn",
            scale=scale,
        )

    def forward(self, words: Tensor) -> Tensor:
        """Word numbers (T, M, B); logits (M, B)."""
        read = torch.stack([table[words[:, k]] for k, table in enumerate(self.embed)], dim=1)  # (T, M, B, E)
        return (self.states(read)[-1] * self.read[:, None]).sum(2) + self.offset


class Reader(nn.Module):
    """One LSTM of torch that reads word numbers (T, 1, B) and says after the last one how strongly "were" must follow: logits (1, B)."""

    def __init__(self, bias: float, embedding: int = 16, hidden: int = 32):
        super().__init__()
        self.embed = nn.Embedding(len(WORDS), embedding)
        self.lstm = nn.LSTM(embedding, hidden)
        self.out = nn.Linear(hidden, 1)
        set_keep_bias(self.lstm, bias)

    def forward(self, words: Tensor) -> Tensor:
        return self.out(self.lstm(self.embed(words[:, 0]))[0][-1]).T


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
    checkpoint: Checkpoint | None = None,
) -> Iterator[Snapshot[Readers, list[float]]]:
    """Train one network a seed to choose "was" or "were", all of them in one computation, with a snapshot every twentieth step.

    Args:
        kind, seeds, bias, scale: as for `Readers`; a seed also fixes the sentences.
        distances: words between the noun and the verb in training, in order; each batch draws one of them. One entry is a fixed distance.
        lr: learning rate of Adam; each network's gradient norm is clipped at 1.
        steps: updates, each on 64 new sentences a network.
        growing: begin with the first distance alone, and let the others join in from a fifth of the run to seven tenths of it.
        stop: whether to end the run, looked at before each step.
        model: the networks to train; by default new ones of the usual sizes.
        checkpoint: where to keep the run, and to go on from.

    Yields:
        Snapshot; its score is each network's share of right ones of 256 sentences with the largest distance, which training never sees.
    """
    unseen = test_sentences(seeds, max(distances))
    streams, choose = [np.random.default_rng(seed) for seed in seeds], np.random.default_rng(12_345)

    def draw(step: int) -> Batch:
        joined = min(1.0, max(0.0, step / steps - 0.2) / 0.5) if growing else 1.0
        return _batch(streams, int(choose.choice(distances[: max(1, round(joined * len(distances)))])), 64)

    return train(
        model or Readers(kind, seeds, bias, scale=scale),
        draw,
        _losses,
        lambda readers: accuracies(readers, *unseen),
        steps,
        lr,
        stop=stop,
        streams=[*streams, choose],
        checkpoint=checkpoint,
    )


def train_reader(
    bias: float,
    seed: int,
    distance: int = 24,
    steps: int = 200,
    lr: float = 0.005,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[Reader, float]]:
    """Train one LSTM of torch with this forget bias to choose "was" or "were", with a snapshot every tenth step.

    Args:
        bias: the forget bias that training starts from.
        seed: of the weights and the sentences.
        distance: words between noun and verb.
        steps: updates, each on 64 new sentences; Adam, gradient norm clipped at 1.
        lr: learning rate.
        stop: whether to end the run, looked at before each step.

    Yields:
        Snapshot; its score is the share of right ones of 256 sentences that training never sees.
    """
    unseen, streams = test_sentences([seed], distance), [np.random.default_rng(seed)]
    return train(
        seeded(lambda: Reader(bias), seed),
        lambda _: _batch(streams, distance, 64),
        _losses,
        lambda reader: accuracies(reader, *unseen)[0],
        steps,
        lr,
        every=10,
        stop=stop,
        streams=streams,
    )


def test_sentences(seeds: Sequence[int], distance: int) -> Batch:
    """256 sentences a seed from streams that training does not use: word numbers (T, M, 256) and labels (M, 256)."""
    streams = [np.random.default_rng(10_000 + seed) for seed in seeds]
    parts = [_batch(streams, distance, 32) for _ in range(8)]  # eight patterns
    return torch.cat([words for words, _ in parts], 2), torch.cat([labels for _, labels in parts], 1)


@torch.no_grad()
def accuracies(model: nn.Module, words: Tensor, labels: Tensor) -> list[float]:
    """For each network the share of sentences that it ends rightly."""
    return ((model(words) > 0) == (labels > 0.5)).float().mean(1).tolist()


def _losses(model: nn.Module, batch: Batch) -> Tensor:
    words, labels = batch
    return nn.functional.binary_cross_entropy_with_logits(model(words), labels, reduction="none").mean(1)


def _batch(streams: Sequence[np.random.Generator], distance: int, size: int) -> Batch:
    words, labels = zip(*(agreement_batch(distance, size, stream) for stream in streams), strict=True)
    return torch.from_numpy(np.stack(words, 1)), torch.from_numpy(np.stack(labels))

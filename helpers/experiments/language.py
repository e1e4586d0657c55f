"""Character models: an embedding, one recurrent layer, a score for each symbol; how they are fed, trained, and scored in bits."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.checkpoints import Checkpoint
from helpers.experiments.corpora import END, Corpus, as_ids
from helpers.experiments.training import Snapshot, seeded, train

LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
RATES = {"rnn": 0.004, "gru": 0.008, "lstm": 0.01}  # learning rates that each kind learns well with
State = Tensor | tuple[Tensor, Tensor]  # h of each sequence, (1, B, H); for an LSTM (h, c)


class CharModel(nn.Module):
    """Reads symbols and scores, after each of them, which comes next.

    Its weights are `embed.weight` (V, E), `recurrent.weight_ih_l0`, `recurrent.weight_hh_l0`, `recurrent.bias_ih_l0`,
    `recurrent.bias_hh_l0`, `read.weight` (V, H) and `read.bias` (V,).

    Args:
        kind: "rnn", "gru" or "lstm".
        symbols: what it reads and writes, V of them, "\\n" among them.
        embedding, hidden: sizes E and H.

    Raises:
        ValueError: an unknown kind, or "\\n" is missing.
    """

    def __init__(self, kind: str, symbols: str, embedding: int = 24, hidden: int = 96):
        super().__init__()
        if kind not in LAYERS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, LAYERS))}.")
        if END not in symbols:
            raise ValueError(f"symbols is {symbols!r}, and {END!r} is missing: a text begins after it.")
        self.kind, self.symbols, self.hidden = kind, symbols, hidden
        self.embed = nn.Embedding(len(symbols), embedding)
        self.recurrent = LAYERS[kind](embedding, hidden)
        self.read = nn.Linear(hidden, len(symbols))

    def forward(self, ids: Tensor, state: State | None = None) -> tuple[Tensor, State]:
        """Symbols as numbers (T, B) and the state before them, None for zeros; logits (T, B, V) and the state after them."""
        states, last = self.recurrent(self.embed(ids), state)
        return self.read(states), last


@dataclass(frozen=True)
class Batch:
    """What one step trains on.

    Attributes:
        inputs, targets: symbols and the ones after them, (T, B).
        counts: whether a target counts, (T, B); padding doesn't.
        fresh: which streams start from a zero state, (B,).
    """

    inputs: Tensor
    targets: Tensor
    counts: Tensor
    fresh: Tensor


class Lines:
    """Batches of lines that stand alone, each from "\\n" to "\\n", padded to the longest.

    Args:
        text: lines, each ended by "\\n".
        symbols: of the model.
        rng: the stream that draws the lines.
        size: lines in a batch, B.
    """

    def __init__(self, text: str, symbols: str, rng: np.random.Generator, size: int):
        self.rng, self.size = rng, size
        self.padded, self.lengths = padded_lines(text, symbols)

    def draw(self, step: int) -> Batch:
        """A batch of lines drawn anew; each starts from a zero state."""
        return self.batch(self.rng.integers(len(self.lengths), size=self.size))

    def batch(self, chosen: np.ndarray) -> Batch:
        """The batch of these lines, by number (B,)."""
        longest = int(self.lengths[chosen].max())
        rows = torch.from_numpy(self.padded[chosen, : longest + 1].T.copy())
        counts = torch.from_numpy(np.arange(longest)[:, None] < self.lengths[chosen])
        return Batch(rows[:-1], rows[1:], counts, torch.ones(len(chosen), dtype=torch.bool))


class Streams:
    """Batches of a running text for truncated backpropagation: B places read on side by side, T symbols a step, and the state is carried.

    Args:
        ids: the text as whole numbers, with an end of line before it, (N + 1,).
        rng: the stream that draws which places start from zeros.
        size: places, B.
        length: symbols a step, T.
        fresh: how probable it is that a place starts from a zero state. Without it a model never sees that state after the first step,
            and writes nonsense when it must start there.
    """

    def __init__(self, ids: np.ndarray, rng: np.random.Generator, size: int = 32, length: int = 64, fresh: float = 0.1):
        self.rng, self.size, self.length, self.fresh = rng, size, length, fresh
        self.steps = (len(ids) // size - 1) // length  # until a stream is through with its part
        if self.steps < 1:
            raise ValueError(f"{len(ids)} symbols are too few for {size} streams of {length} symbols a step.")
        self.rows = torch.from_numpy(ids[: len(ids) // size * size].reshape(size, -1).T.copy())

    def draw(self, step: int) -> Batch:
        """The batch of a step, counted from 1, when all states are fresh; after the end each stream goes on at its beginning."""
        at = (step - 1) % self.steps * self.length
        inputs, targets = (self.rows[at + ahead : at + ahead + self.length] for ahead in (0, 1))
        fresh = torch.from_numpy(self.rng.random(self.size) < self.fresh) | (step == 1)
        return Batch(inputs, targets, torch.ones_like(inputs, dtype=torch.bool), fresh)


class CarriedLoss:
    """The loss of a batch, nats a symbol, carrying each stream's state to the next batch, detached, unless the stream starts anew."""

    def __init__(self) -> None:
        self.state: State | None = None

    def __call__(self, model: nn.Module, batch: Batch) -> Tensor:
        logits, state = model(batch.inputs, _zeroed(self.state, batch.fresh))
        self.state = tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()
        return nn.functional.cross_entropy(logits[batch.counts], batch.targets[batch.counts])


def train_characters(
    kind: str,
    corpus: Corpus,
    seed: int,
    steps: int,
    rate: float | None = None,
    embedding: int = 24,
    hidden: int = 96,
    size: int | None = None,
    length: int = 64,
    fresh: float = 0.1,
    every: int = 20,
    sample: int = 20_000,
    first: bool = False,
    stop: Callable[[], bool] = lambda: False,
    model: CharModel | None = None,
    checkpoint: Checkpoint | None = None,
) -> Iterator[Snapshot[CharModel, float]]:
    """Train one character model, with a learning rate that falls to 0 in a line.

    Args:
        kind, embedding, hidden: as for `CharModel`.
        corpus: trained on its first part.
        seed: of the weights and of the batches.
        steps: updates.
        rate: learning rate of Adam; by default the one in `RATES`.
        size: lines or streams in a batch; by default 128 lines or 32 streams.
        length, fresh: as for `Streams`; a corpus of lines needs neither.
        every, first, stop, checkpoint: as for `train`; a run that goes on from a checkpoint begins with zero states.
        sample: how many characters of the validation part a snapshot is scored on.
        model: what to train; by default a new model.

    Yields:
        Snapshot; its score is the bits per character on the validation part.
    """
    rng = np.random.default_rng(seed)
    model = model or seeded(lambda: CharModel(kind, corpus.symbols, embedding, hidden), seed)
    if corpus.lines_alone:
        draw = Lines(corpus.train, corpus.symbols, rng, size or 128).draw
    else:
        draw = Streams(as_ids(END + corpus.train, corpus.symbols), rng, size or 32, length, fresh).draw
    unseen = corpus.validation[: corpus.validation.index(END, min(sample, len(corpus.validation) - 1)) + 1]
    return train(
        model,
        draw,
        CarriedLoss(),
        lambda model: bits_per_character(model, unseen, corpus.lines_alone),
        steps,
        RATES[kind] if rate is None else rate,
        falls=True,
        every=every,
        first=first,
        stop=stop,
        streams=[rng],
        checkpoint=checkpoint,
    )


@torch.no_grad()
def bits_per_character(model: CharModel, text: str, lines_alone: bool) -> float:
    """How surprising a text is to a model, mean −log₂ p of its characters; an end of line counts as one.

    Args:
        model: the model; it doesn't learn.
        text: what training did not see, ended by "\\n".
        lines_alone: whether each line is read from a zero state. A running text is read in up to 32 streams side by side, which carry
            their states and start from zeros.
    """
    total = 0.0
    if lines_alone:
        lines = Lines(text, model.symbols, np.random.default_rng(0), 1)
        in_order = np.argsort(lines.lengths, kind="stable")
        for chosen in np.array_split(in_order, math.ceil(len(in_order) / 512)):
            total += _summed(model, lines.batch(chosen), None)[0]
        return total / len(text) / math.log(2)
    size = max(1, min(32, len(text) // 256))
    ids, state = as_ids(END + text, model.symbols), None
    rest = (len(ids) - 1) // size
    starts = np.arange(size) * rest
    for at in range(0, rest, 256):
        number = starts + np.arange(at, min(at + 256, rest))[:, None]
        inputs, targets = torch.from_numpy(ids[number]), torch.from_numpy(ids[number + 1])
        counts = torch.ones_like(inputs, dtype=torch.bool)
        loss, state = _summed(model, Batch(inputs, targets, counts, torch.zeros(size, dtype=torch.bool)), state)
        total += loss
    return total / (rest * size) / math.log(2)


def padded_lines(text: str, symbols: str) -> tuple[np.ndarray, np.ndarray]:
    """Lines as numbers, each after "\\n" and padded with "\\n" to the longest, (N, L + 1), and how many targets each has, (N,)."""
    lines = text.removesuffix(END).split(END)
    lengths = np.array([len(line) + 1 for line in lines])
    padded = np.full((len(lines), int(lengths.max()) + 1), symbols.index(END))
    stands = np.arange(1, padded.shape[1]) < lengths[:, None]
    padded[:, 1:][stands] = as_ids("".join(lines), symbols)
    return padded, lengths


def _zeroed(state: State | None, fresh: Tensor) -> State | None:
    if state is None or bool(fresh.all()):
        return None
    kept = (~fresh).to(torch.get_default_dtype())[:, None]
    return (state[0] * kept, state[1] * kept) if isinstance(state, tuple) else state * kept


def _summed(model: CharModel, batch: Batch, state: State | None) -> tuple[float, State]:
    logits, state = model(batch.inputs, state)
    chosen, targets = logits[batch.counts], batch.targets[batch.counts]
    return float(nn.functional.cross_entropy(chosen, targets, reduction="sum")), state

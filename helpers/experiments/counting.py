"""An LSTM that learns to continue strings with brackets, and the search for a cell in it that counts their depth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from helpers.experiments.gated import run_layer
from helpers.experiments.half_life import set_keep_bias
from helpers.experiments.training import Snapshot, seeded, train

SYMBOLS = "()ab"
OPEN, CLOSE = 0, 1
DEEPEST = 8


def bracket_strings(rng: np.random.Generator, length: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Random strings of brackets and letters in which no bracket is closed that is not open.

    Args:
        rng: the stream to draw from.
        length, count: T and B.

    Returns:
        Symbol numbers (T, B), and after each symbol how many brackets are open (T, B), at most `DEEPEST`.
    """
    depth = np.zeros(count, dtype=int)
    symbols, depths = np.empty((2, length, count), dtype=int)
    for t in range(length):
        chosen = np.digitize(rng.random(count), [0.35, 0.70, 0.85])
        chosen = np.where((chosen == CLOSE) & (depth == 0), OPEN, chosen)
        chosen = np.where((chosen == OPEN) & (depth == DEEPEST), CLOSE, chosen)
        depth = depth + (chosen == OPEN) - (chosen == CLOSE)
        symbols[t], depths[t] = chosen, depth
    return symbols, depths


class Writer(nn.Module):
    """Reads symbol numbers (T, B) and says what may come next: logits (T, B, symbols)."""

    def __init__(self, embedding: int = 8, hidden: int = 24):
        super().__init__()
        self.embed = nn.Embedding(len(SYMBOLS), embedding)
        self.lstm = nn.LSTM(embedding, hidden)
        self.out = nn.Linear(hidden, len(SYMBOLS))
        set_keep_bias(self.lstm, 1.0)

    def forward(self, symbols: torch.Tensor) -> torch.Tensor:
        return self.out(self.lstm(self.embed(symbols))[0])


@torch.no_grad()
def cell_states(model: Writer, symbols: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All cell states and hidden states on symbol numbers (T, B): each (T, B, H). torch's layer returns only the last c."""
    hs, cs = zip(*run_layer(model.lstm, model.embed(torch.from_numpy(symbols))), strict=True)
    return torch.stack(cs).numpy(), torch.stack(hs).numpy()


def correlations(states: np.ndarray, depths: np.ndarray) -> np.ndarray:
    """Correlation of each unit's state with the depth; states (T, B, H), depths (T, B), result (H,)."""
    flat = states.reshape(-1, states.shape[2]).astype(float)
    flat, depth = flat - flat.mean(0), depths.ravel() - depths.mean()
    return depth @ flat / (np.linalg.norm(flat, axis=0) * np.linalg.norm(depth))


@dataclass(frozen=True)
class Counter:
    """The cell that follows the depth best, found on some strings and scored on others.

    Attributes:
        unit: its number.
        found: its correlation with the depth on the strings that it was found on.
        scored: on strings that were not used to find it, and are longer.
        hidden: the same unit's hidden state, on those.
        closing: probability that the network gives to ")" where none is open, mean on those.
        symbols, depths, cells: one of those strings, how deep it is after each symbol, and the cell's state there.
    """

    unit: int
    found: float
    scored: float
    hidden: float
    closing: float
    symbols: np.ndarray
    depths: np.ndarray
    cells: np.ndarray


def find_counter(model: Writer, seed: int) -> Counter:
    """Search all cells on 100 strings of 60 symbols, and score the best one on 100 strings of 160.

    Args:
        model: trained or not.
        seed: of the strings; training with the same seed never sees them.
    """
    seen, seen_depths = bracket_strings(np.random.default_rng(10_000 + seed), 60, 100)
    new, new_depths = bracket_strings(np.random.default_rng(20_000 + seed), 160, 100)
    found = correlations(cell_states(model, seen)[0], seen_depths)
    unit = int(np.abs(found).argmax())
    cells, hidden = cell_states(model, new)
    with torch.no_grad():
        closing = torch.softmax(model(torch.from_numpy(new)), dim=2)[..., CLOSE].numpy()[new_depths == 0].mean()
    return Counter(
        unit,
        float(found[unit]),
        float(correlations(cells[..., [unit]], new_depths)[0]),
        float(correlations(hidden[..., [unit]], new_depths)[0]),
        float(closing),
        new[:, 0],
        new_depths[:, 0],
        cells[:, 0, unit],
    )


def train_writer(
    seed: int, hidden: int = 24, steps: int = 400, lr: float = 0.02, stop: Callable[[], bool] = lambda: False
) -> Iterator[Snapshot[Writer, Counter]]:
    """Train a network to guess the next symbol. Nothing says to it what depth is.

    Args:
        seed: of the weights and the strings.
        hidden: H.
        steps: updates, each on 32 new strings of 60 symbols; Adam, the rate falls to 0 in a line, gradient norm clipped at 1.
        lr: the rate to start from.
        stop: whether to end the run, looked at before each step.

    Yields:
        Snapshot before the first step, every fiftieth, and after the last; its loss is in nats a symbol, its score the cell that follows
        the depth best.
    """
    rng = np.random.default_rng(seed)
    return train(
        seeded(lambda: Writer(hidden=hidden), seed),
        lambda _: torch.from_numpy(bracket_strings(rng, 60, 32)[0]),
        lambda model, symbols: nn.functional.cross_entropy(model(symbols[:-1]).flatten(0, 1), symbols[1:].flatten()),
        lambda model: find_counter(model, seed),
        steps,
        lr,
        falls=True,
        every=50,
        first=True,
        stop=stop,
        streams=[rng],
    )

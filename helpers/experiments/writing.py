"""What a character model says of the next symbol, and the text that it writes when its own choice is fed back to it."""

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from helpers.experiments.corpora import END, as_ids
from helpers.experiments.language import CharModel, State
from helpers.experiments.weights import Card


def model_of(tensors: Mapping[str, Tensor], card: Card) -> CharModel:
    """The character model that a file of weights holds.

    Args:
        tensors, card: as `weights.read_weights` gives them.
    """
    model = CharModel(card.kind, "".join(card.symbols), card.sizes["embedding"], card.sizes["hidden"])
    model.load_state_dict(dict(tensors))
    return model


@torch.no_grad()
def probabilities(model: CharModel, context: str) -> np.ndarray:
    """How likely each symbol is to come next, (V,), after "\\n" and this context, read from a zero state."""
    ids = torch.from_numpy(as_ids(END + context, model.symbols))[:, None]
    return model(ids)[0][-1, 0].double().softmax(0).numpy()


@torch.no_grad()
def written(
    model: CharModel,
    rng: np.random.Generator,
    length: int,
    start: str = "",
    temperature: float = 1.0,
    state: State | None = None,
    lines: int | None = None,
) -> str:
    """A text that a model writes, each symbol drawn from what it says of the next.

    Args:
        model: the model.
        rng: the stream to draw from.
        length: symbols to write, at most.
        start: what it reads first, after "\\n".
        temperature: its scores are divided by it, a number above 0; below 1 it is bolder in its likeliest guess.
        state: the state before "\\n"; None for zeros.
        lines: stop after so many ends of line.

    Returns:
        What it wrote, without `start`.
    """
    ids, text = torch.from_numpy(as_ids(END + start, model.symbols))[:, None], ""
    while len(text) < length and (lines is None or text.count(END) < lines):
        logits, state = model(ids, state)
        chances = (logits[-1, 0].double() / temperature).softmax(0).numpy()
        chosen = int(rng.choice(len(chances), p=chances / chances.sum()))
        text += model.symbols[chosen]
        ids = torch.tensor([[chosen]])
    return text


@torch.no_grad()
def lines_of(model: CharModel, choose: Callable[[np.ndarray], int], lines: int, longest: int = 30) -> list[str]:
    """Lines that a model writes, each from a zero state.

    Args:
        model: the model.
        choose: picks the next symbol's number from the scores of all, (V,).
        lines: how many.
        longest: a line is cut off there.
    """
    found, end = [], model.symbols.index(END)
    for _ in range(lines):
        ids, state, line = torch.tensor([[end]]), None, ""
        while len(line) < longest:
            logits, state = model(ids, state)
            chosen = choose(logits[-1, 0].double().numpy())
            if chosen == end:
                break
            line += model.symbols[chosen]
            ids = torch.tensor([[chosen]])
        found.append(line)
    return found

"""Trained networks, in torch. Imported only by what trains: `import helpers.experiments` stays free of torch."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

SINGULAR = ["cat", "dog", "bird", "fox", "cow", "horse", "girl", "boy", "king", "clown", "robot", "teacher"]
PLURAL = [noun + "s" for noun in SINGULAR]
NOUNS = [*SINGULAR, *PLURAL]
VERBS = ["saw", "painted", "liked", "followed", "heard", "found", "drew", "met"]
PREPOSITIONS = ["near", "behind", "beside", "under", "above"]
ADJECTIVES = ["old", "red", "small", "loud", "quiet", "tall", "brave"]
WORDS = ["the", "that", "she", *NOUNS, *VERBS, *PREPOSITIONS, *ADJECTIVES]
INDEX = {word: number for number, word in enumerate(WORDS)}


def agreement_pattern(distance: int, rng: np.random.Generator) -> list[list[str]]:
    """The places of a sentence such as "the cats that she painted near the old dog ...", each with the words that may stand there.

    Place 1 is the noun that decides between "was" and "were"; the nouns behind it are singular or plural at random, so they do not tell.

    Args:
        distance: words between that noun and the verb: 0 ("the cats were"), 3 ("the cats that she painted were"), or 6 and more.
        rng: the stream to draw the phrases' lengths from.

    Returns:
        `distance + 2` lists of words.

    Raises:
        ValueError: a distance that clause and phrases cannot make up.
    """
    if distance not in (0, 3) and distance < 6:
        raise ValueError(
            f"distance is {distance}, expected 0, 3, or 6 and more: the clause has 3 words and a phrase at least 3. Choose one of these."
        )
    if distance == 0:
        return [["the"], NOUNS]
    places = [["the"], NOUNS, ["that"], ["she"], VERBS]
    left = distance - 3
    while left:
        # A phrase has 3 to 5 words; never leave a rest of 1 or 2, which no phrase can fill.
        size = rng.choice([size for size in (3, 4, 5) if left - size == 0 or left - size >= 3])
        places += [PREPOSITIONS, ["the"], *[ADJECTIVES] * (size - 3), NOUNS]
        left -= size
    return places


def agreement_batch(distance: int, size: int, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Sentences that share one pattern.

    Args:
        distance: words between the noun and the verb, as for `agreement_pattern`.
        size: sentences, B.
        rng: the stream to draw from.

    Returns:
        Word numbers (T, B) with T = distance + 2, and labels (B,): 1.0 where "were" must follow.
    """
    columns = [rng.choice([INDEX[word] for word in place], size) for place in agreement_pattern(distance, rng)]
    return torch.from_numpy(np.stack(columns)), torch.from_numpy((columns[1] >= INDEX[PLURAL[0]]).astype(np.float32))


@contextmanager
def one_thread() -> Iterator[None]:
    """Small networks train fastest on one thread: several only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def set_keep_bias(layer: nn.LSTM | nn.GRU, bias: float) -> None:
    """Make the bias of the gate that keeps `bias` in total: an LSTM's forget gate, a GRU's update gate.

    torch keeps two bias vectors that are added, so one is set and the other is zero there. The gate that keeps is the second block in
    both: i, f, g, o and r, z, n.

    Source: documentation of torch.nn.LSTM and torch.nn.GRU, Variables.
    """
    rows = slice(layer.hidden_size, 2 * layer.hidden_size)
    with torch.no_grad():
        layer.bias_ih_l0[rows] = bias
        layer.bias_hh_l0[rows] = 0.0


def clip_each(model: nn.Module, most: float) -> None:
    """Clip each network's gradient norm on its own; the networks lie along the first axis of every parameter."""
    gradients = [parameter.grad for parameter in model.parameters()]
    norms = torch.sqrt(sum((gradient.flatten(1) ** 2).sum(1) for gradient in gradients))
    scale = (most / norms).clamp(max=1)
    for gradient in gradients:
        gradient *= scale.view(-1, *[1] * (gradient.dim() - 1))


def computed_half_life(bias: float) -> float:
    """Steps until half of a memory is left when the gate that keeps stays at σ(bias): ln ½ / ln σ(bias)."""
    return math.log(0.5) / -math.log1p(math.exp(-bias))


def measured_half_life(
    bias: float,
    seed: int,
    cell: type[nn.LSTM] | type[nn.GRU] = nn.LSTM,
    inputs: int = 16,
    hidden: int = 32,
    most: int = 400,
) -> float:
    """Steps until half of a small change to the memory is left, in an untrained layer that reads random input.

    Two copies read the same input, N(0, 1); one starts from a memory (an LSTM's c, a GRU's h) that is a little different. Unlike
    `computed_half_life` this includes all that the input and the recurrent weights do to the gates, and the ways around.

    Args:
        bias: the forget bias of an LSTM or the update bias of a GRU, in total.
        seed: of the weights, the input and the change.
        cell: which layer.
        inputs, hidden: sizes of the layer.
        most: steps after which to give up.

    Returns:
        Steps, interpolated between the two around one half; infinity when more than half is left after `most`.
    """
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        layer = cell(inputs, hidden).double()
    set_keep_bias(layer, bias)
    change = torch.randn(hidden, generator=generator, dtype=torch.float64)
    change *= 1e-3 / change.norm()
    memory = torch.stack([torch.zeros(hidden, dtype=torch.float64), change])[None]
    state: torch.Tensor | tuple[torch.Tensor, ...] = memory
    if isinstance(layer, nn.LSTM):
        state = (torch.zeros_like(memory), memory)
    before = 1.0
    with torch.no_grad():
        for step in range(1, most + 1):
            x = torch.randn(1, 1, inputs, generator=generator, dtype=torch.float64).expand(1, 2, inputs)
            _, state = layer(x.contiguous(), state)
            memory = state[1] if isinstance(state, tuple) else state
            left = float((memory[0, 1] - memory[0, 0]).norm() / change.norm())
            if left <= 0.5:
                return step - 1 + (before - 0.5) / (before - left)
            before = left
    return math.inf


class Reader(nn.Module):
    """Reads word numbers (T, B) and says after the last one how strongly "were" must follow: logits (B,)."""

    def __init__(self, bias: float, embedding: int = 16, hidden: int = 32):
        super().__init__()
        self.embed = nn.Embedding(len(WORDS), embedding)
        self.lstm = nn.LSTM(embedding, hidden)
        self.out = nn.Linear(hidden, 1)
        set_keep_bias(self.lstm, bias)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        return self.out(self.lstm(self.embed(words))[0][-1])[:, 0]


@dataclass(frozen=True)
class Progress:
    """Where a training run stands: `step` of `steps`, and the share of 256 unseen sentences that are right."""

    step: int
    steps: int
    accuracy: float


def train_agreement(
    bias: float,
    seed: int,
    distance: int = 24,
    steps: int = 200,
    lr: float = 0.005,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Progress]:
    """Train an LSTM with this forget bias to choose "was" or "were", yielding its progress every tenth step.

    Args:
        bias: the forget bias that training starts from.
        seed: of the weights and the sentences.
        distance: words between noun and verb.
        steps: updates, each on 64 new sentences; Adam, gradient norm clipped at 1.
        lr: learning rate.
        stop: asked before each step; True ends the run.

    Yields:
        Progress, on 256 sentences that training never sees.
    """
    rng, test_rng = np.random.default_rng(seed), np.random.default_rng(10_000 + seed)
    parts = [agreement_batch(distance, 32, test_rng) for _ in range(8)]  # eight patterns
    test_words, test_labels = torch.cat([words for words, _ in parts], 1), torch.cat([labels for _, labels in parts])
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = Reader(bias)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for step in range(1, steps + 1):
        if stop():
            return
        words, labels = agreement_batch(distance, 64, rng)
        loss = nn.functional.binary_cross_entropy_with_logits(model(words), labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 10 == 0 or step == steps:
            with torch.no_grad():
                right = (model(test_words) > 0) == (test_labels > 0.5)
            yield Progress(step, steps, float(right.float().mean()))

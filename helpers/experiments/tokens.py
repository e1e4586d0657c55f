"""A text cut into words, nothing lost: a vocabulary, a word model, and what rare words cost when they are spelled letter by letter."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.corpora import END
from helpers.experiments.language import Batch, CarriedLoss, Streams
from helpers.experiments.ngrams import NGram, orders
from helpers.experiments.training import Snapshot, seeded, train

UNKNOWN = "<?>"
PIECES = re.compile(
    r" ?[A-Za-z]+| ?[0-9]+|[^A-Za-z0-9]"
)  # a word with the space before it, a number, or one other sign


def tokens(text: str) -> list[str]:
    """A text cut into words, numbers and signs; joined, they are the text again. A word holds the space that stands before it."""
    return PIECES.findall(text)


class Vocabulary:
    """The tokens that a model knows, and a way to spell the others.

    A rare token is read and predicted as `UNKNOWN`, and then spelled: an n-gram of characters, counted on the different tokens of the
    training text, says what its letters cost. So every text has a probability, whatever is in it.

    Args:
        text: to train on.
        symbols: all characters that may come.
        least: how often a token must come to be known.
    """

    def __init__(self, text: str, symbols: str, least: int = 2):
        counts = Counter(tokens(text))
        self.known = [UNKNOWN, *sorted(token for token, count in counts.items() if count >= least)]
        self.place = {token: number for number, token in enumerate(self.known)}
        self.letters = NGram(4, "".join(f"{token}{END}" for token in sorted(counts) if token != END), symbols, True)

    def __len__(self) -> int:
        return len(self.known)

    def ids(self, text: str) -> np.ndarray:
        """The text's tokens as whole numbers (N,); 0 is a token that isn't known."""
        return np.array([self.place.get(token, 0) for token in tokens(text)], np.int64)

    def after_line_end(self, text: str) -> np.ndarray:
        """The text's tokens, with an end of line before the first, (N + 1,)."""
        return np.concatenate(([self.place[END]], self.ids(text)))

    def spelling(self, text: str) -> float:
        """Bits that the letters of all tokens cost which aren't known."""
        unknown = [token for token in tokens(text) if token not in self.place]
        return float(self.letters.bits("".join(f"{token}{END}" for token in unknown)).sum()) if unknown else 0.0


class WordModel(nn.Module):
    """Reads tokens and scores which comes next: an embedding, one LSTM, a score for each token.

    Args:
        size: V, the tokens that it knows.
        embedding, hidden: sizes E and H.
    """

    def __init__(self, size: int, embedding: int = 48, hidden: int = 96):
        super().__init__()
        self.embed = nn.Embedding(size, embedding)
        self.lstm = nn.LSTM(embedding, hidden)
        self.read = nn.Linear(hidden, size)

    def forward(self, ids: Tensor, state: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Tokens as numbers (T, B) and the state before them, None for zeros; logits (T, B, V) and the state after them."""
        states, last = self.lstm(self.embed(ids), state)
        return self.read(states), last


def train_words(
    vocabulary: Vocabulary,
    text: str,
    seed: int,
    steps: int,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[WordModel, float]]:
    """Train one word model on a running text, 16 streams of 32 tokens a step, with a learning rate that falls from 0.01 to 0 in a line.

    Args:
        vocabulary: what it knows.
        text: to train on.
        seed: of the weights and of the streams.
        steps: updates.
        every, stop: as for `train`.

    Yields:
        Snapshot; its score is the loss on the last batch in bits a token.
    """
    rng = np.random.default_rng(seed)
    model = seeded(lambda: WordModel(len(vocabulary)), seed)
    loss = CarriedLoss()
    streams = Streams(vocabulary.after_line_end(text), rng, size=16, length=32)
    last = [math.log2(len(vocabulary))]

    def kept(model: nn.Module, batch: Batch) -> Tensor:
        each = loss(model, batch)
        last[0] = each.item() / math.log(2)
        return each

    return train(
        model, streams.draw, kept, lambda _: last[0], steps, 0.01, falls=True, every=every, stop=stop, streams=[rng]
    )


@torch.no_grad()
def token_bits(model: nn.Module, ids: np.ndarray) -> float:
    """Bits that a text costs a word model, all tokens together; it begins after an end of line.

    Args:
        model: gives logits (T, B, V) and a state for tokens (T, B) and a state.
        ids: tokens as whole numbers, an end of line first, (N + 1,).
    """
    logits, _ = model(torch.from_numpy(ids[:-1])[:, None])
    loss = nn.functional.cross_entropy(logits[:, 0], torch.from_numpy(ids[1:]), reduction="sum")
    return float(loss) / math.log(2)


def word_orders(vocabulary: Vocabulary, text: str, held_out: str) -> list[float]:
    """Bits that a text costs n-grams of tokens, of the order 1, 2 and 3; their spelling not included.

    Args:
        vocabulary: what they know.
        text: to count in.
        held_out: to score.
    """
    signs = [END if token == END else chr(0xE000 + number) for number, token in enumerate(vocabulary.known)]
    counted, scored = ("".join(signs[number] for number in vocabulary.ids(one)) for one in (text, held_out))
    return [bits * len(scored) for bits in orders(counted, "".join(signs), False, scored, (1, 2, 3))]


@torch.no_grad()
def written(
    model: WordModel, vocabulary: Vocabulary, rng: np.random.Generator, length: int, temperature: float = 1.0
) -> str:
    """A text of so many tokens that a word model writes from a zero state; it never chooses a token that it doesn't know.

    Args:
        model, vocabulary: what writes, and with which tokens.
        rng: the stream to draw from.
        length: tokens.
        temperature: its scores are divided by it, a number above 0.
    """
    ids, state, text = torch.tensor([[vocabulary.place[END]]]), None, ""
    for _ in range(length):
        logits, state = model(ids, state)
        logits[-1, 0, 0] = -torch.inf
        chances = (logits[-1, 0].double() / temperature).softmax(0).numpy()
        chosen = int(rng.choice(len(chances), p=chances / chances.sum()))
        text += vocabulary.known[chosen]
        ids = torch.tensor([[chosen]])
    return text

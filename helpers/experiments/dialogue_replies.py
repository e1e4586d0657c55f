"""A chatbot that writes its replies: an LSTM reads what was said, and goes on with the likeliest next words."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments._declared import TALKS
from helpers.experiments.assistant_questions import words_of
from helpers.experiments.training import Snapshot, seeded, train

UNKNOWN, TURN, END = (
    0,
    1,
    2,
)  # numbers of the words that stand for an unknown one, for "now you", and for the end of a reply
SYMBOLS = ("<?>", "<turn>", "<end>")
EMBEDDING, HIDDEN, STEPS, SIZE, RATE = 48, 128, 300, 32, 0.01
DROPPED = (
    0.2  # of the words that were said, and of the units, are hidden in training: without, it learns the talks by heart
)
HEARD = 24  # words of what was said, the last ones
LONGEST = 30  # words of a reply
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def talks() -> list[Pair]:
    """What is said in the course's talks and on its cards, in words, and what comes in answer."""
    lines = TALKS.path().read_text(encoding="utf-8").splitlines()
    return [(tuple(words_of(said)), tuple(words_of(answer))) for said, answer in (line.split("\t") for line in lines)]


class ReplyModel(nn.Module):
    """Reads words and scores the next: an embedding, one LSTM, a score for each word.

    Args:
        words: that it knows, `SYMBOLS` first.
    """

    def __init__(self, words: Sequence[str]):
        super().__init__()
        self.words = list(words)
        self.place = {word: number for number, word in enumerate(words)}
        self.embed = nn.Embedding(len(words), EMBEDDING)
        self.lstm = nn.LSTM(EMBEDDING, HIDDEN)
        self.dropped = nn.Dropout(DROPPED)
        self.read = nn.Linear(HIDDEN, len(words))

    def forward(self, ids: Tensor, state: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Words as numbers (T, B) and the state before them, None for zeros; scores (T, B, V) and the state after them."""
        states, last = self.states(ids, state)
        return self.read(states), last

    def states(self, ids: Tensor, state: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """What the scores are read from, (T, B, H), and the state after the words."""
        states, last = self.lstm(self.dropped(self.embed(ids)), state)
        return self.dropped(states), last

    def ids(self, words: Sequence[str]) -> list[int]:
        """Words as numbers."""
        return [self.place.get(word, UNKNOWN) for word in words]


@torch.no_grad()
def reply(model: ReplyModel, said: str, rng: np.random.Generator | None = None, temperature: float = 0.7) -> str:
    """What a model answers, at most 30 words. It knows nothing but what was said just now.

    Args:
        model: what writes.
        said: what was said.
        rng: the stream to draw from; without one, the likeliest word is taken each time.
        temperature: the scores are divided by it before a draw.
    """
    model.eval()
    ids, state = torch.tensor([*model.ids(words_of(said)[-HEARD:]), TURN])[:, None], None
    written: list[str] = []
    for _ in range(LONGEST):
        scores, state = model(ids, state)
        last = scores[-1, 0].double()
        last[[UNKNOWN, TURN]] = -torch.inf
        shares = (last / temperature).softmax(0).numpy()
        chosen = int(last.argmax()) if rng is None else int(rng.choice(len(shares), p=shares / shares.sum()))
        if chosen == END:
            break
        written.append(model.words[chosen])
        ids = torch.tensor([[chosen]])
    return joined(written)


def joined(words: Sequence[str]) -> str:
    """Words and signs as a line, without a blank before a sign that ends something."""
    line = ""
    for word in words:
        line += word if not line or word in (*".,:;?!)’”", "'s", "'t", "'re", "'ll", "'ve", "'d") else f" {word}"
    return line


def train_replies(
    seed: int,
    pairs: Sequence[Pair],
    steps: int = STEPS,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[ReplyModel, float]]:
    """Train one model to answer, with Adam and a rate that falls from 0.01 to 0 in a line.

    Args:
        seed: of the weights and of the batches.
        pairs: what is said, and what comes in answer.
        steps: updates of 32 pairs.
        every, stop: as for `train`.

    Yields:
        Snapshot; its score is the loss of the last batch, nats a word of the reply.
    """
    rng = np.random.default_rng(seed)
    known = [*SYMBOLS, *sorted({word for pair in pairs for part in pair for word in part})]
    model = seeded(lambda: ReplyModel(known), seed)
    last = [float(np.log(len(known)))]

    def draw(step: int) -> tuple[Tensor, Tensor]:
        return batch(model, [pairs[number] for number in rng.integers(len(pairs), size=SIZE)], rng)

    def loss(model: ReplyModel, given: tuple[Tensor, Tensor]) -> Tensor:
        model.train()
        inputs, targets = given
        states, _ = model.states(inputs)
        counts = targets >= 0
        each = nn.functional.cross_entropy(model.read(states[counts]), targets[counts])
        last[0] = each.item()
        return each

    with torch.random.fork_rng():
        torch.manual_seed(seed)  # of what is dropped out
        yield from train(
            model, draw, loss, lambda _: last[0], steps, RATE, falls=True, every=every, stop=stop, streams=[rng]
        )


def batch(model: ReplyModel, pairs: Sequence[Pair], rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Words as numbers and the ones after them, (T, B); a target is −1 where it doesn't count: in what was said, and behind the end."""
    rows = []
    for said, answer in pairs:
        first = np.array(model.ids(said[-HEARD:]))
        first[rng.random(len(first)) < DROPPED] = UNKNOWN
        rows.append((len(first), [*first, TURN, *model.ids(answer), END]))
    longest = max(len(row) for _, row in rows)
    inputs, targets = (np.full((longest - 1, len(rows)), fill, np.int64) for fill in (END, -1))
    for column, (before, row) in enumerate(rows):
        inputs[: len(row) - 1, column] = row[:-1]
        targets[before : len(row) - 1, column] = row[before + 1 :]
    return torch.from_numpy(inputs), torch.from_numpy(targets)

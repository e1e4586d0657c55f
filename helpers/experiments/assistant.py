"""Three ways to recognise what a question is after: word overlap, a bag of words, and a recurrent network that also marks the terms."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.assistant_questions import INTENTS, TAGS, Question
from helpers.experiments.training import Snapshot, seeded, train

LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
EMBEDDING, HIDDEN, STEPS, SIZE = 24, 48, 300, 64
RATES = {"rnn": 0.004, "gru": 0.01, "lstm": 0.01, "bag": 0.02}
DROPPED = 0.1  # of the words are hidden in training, so that "<?>" is something to learn about


class Recogniser(Protocol):
    """What gives each intent a score."""

    def scores(self, words: Sequence[str]) -> np.ndarray:
        """A score for each of `INTENTS`, (I,); a softmax makes shares of them."""
        ...


class WordOverlap:
    """The nearest question: an intent's score is the largest overlap with one of its training questions, between 0 and 1.

    The overlap is the words that both have over the words that either has; signs don't count.

    Args:
        questions: to look among.
    """

    def __init__(self, questions: Sequence[Question]):
        self.known = [(frozenset(filter(_is_word, one.words)), INTENTS.index(one.intent)) for one in questions]

    def scores(self, words: Sequence[str]) -> np.ndarray:
        """The largest overlap for each intent, (I,)."""
        given, found = frozenset(filter(_is_word, words)), np.zeros(len(INTENTS))
        for other, intent in self.known:
            found[intent] = max(found[intent], len(given & other) / max(len(given | other), 1))
        return found


class Vocabulary:
    """The words that a network knows, as numbers; 0 stands for all others.

    Args:
        words: in order, "<?>" first.
    """

    def __init__(self, words: Sequence[str]):
        self.words = list(words)
        self.place = {word: number for number, word in enumerate(words)}

    def __len__(self) -> int:
        return len(self.words)

    def ids(self, words: Sequence[str]) -> list[int]:
        """Words as numbers; a question without any word is a single unknown one."""
        return [self.place.get(word, 0) for word in words] or [0]


class BagModel(nn.Module):
    """A linear model of which words come, in whatever order: `intent.weight` (I, V) and `intent.bias` (I,).

    Args:
        vocabulary: the words that it knows.
    """

    def __init__(self, vocabulary: Vocabulary):
        super().__init__()
        self.vocabulary = vocabulary
        self.intent = nn.Linear(len(vocabulary), len(INTENTS))

    def forward(self, bags: Tensor) -> Tensor:
        """Which words come, 1 or 0, (B, V); scores (B, I)."""
        return self.intent(bags)

    @torch.no_grad()
    def scores(self, words: Sequence[str]) -> np.ndarray:
        """A score for each intent, (I,)."""
        ids = torch.tensor(self.vocabulary.ids(words))[:, None]
        return self(bags(ids, torch.tensor([len(ids)]), len(self.vocabulary)))[0].double().numpy()


class AssistantModel(nn.Module):
    """Reads a question word by word: its tags after each word, its intent after the last.

    Its weights are `embed.weight` (V, E), `recurrent.weight_ih_l0` and the other three of the layer, `intent.weight` (I, H),
    `intent.bias`, `tags.weight` (K, H), `tags.bias`. One direction is enough: a term can be known by its own words.

    Args:
        kind: "rnn", "gru" or "lstm".
        vocabulary: the words that it knows.
        embedding, hidden: sizes E and H.
    """

    def __init__(self, kind: str, vocabulary: Vocabulary, embedding: int = EMBEDDING, hidden: int = HIDDEN):
        super().__init__()
        self.kind, self.vocabulary = kind, vocabulary
        self.embed = nn.Embedding(len(vocabulary), embedding)
        self.recurrent = LAYERS[kind](embedding, hidden)
        self.intent = nn.Linear(hidden, len(INTENTS))
        self.tags = nn.Linear(hidden, len(TAGS))

    def forward(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Words as numbers (T, B) and how many each question has (B,); scores of the intents (B, I) and of the tags (T, B, K)."""
        states, _ = self.recurrent(self.embed(ids))
        last = states[lengths - 1, torch.arange(ids.shape[1])]
        return self.intent(last), self.tags(states)

    @torch.no_grad()
    def scores(self, words: Sequence[str]) -> np.ndarray:
        """A score for each intent, (I,)."""
        ids = torch.tensor(self.vocabulary.ids(words))[:, None]
        return self(ids, torch.tensor([len(ids)]))[0][0].double().numpy()

    @torch.no_grad()
    def tagged(self, words: Sequence[str]) -> list[str]:
        """The likeliest tag of each word."""
        ids = torch.tensor(self.vocabulary.ids(words))[:, None]
        best = self(ids, torch.tensor([len(ids)]))[1][:, 0].argmax(1).tolist()
        return [TAGS[number] for number in best][: len(words)]


class Batches:
    """Batches of questions: an intent at random, then one of its questions; some words are hidden.

    Args:
        questions: to draw from; each has tags.
        vocabulary: of the model.
        rng: the stream that draws.
        size: questions in a batch, B.
    """

    def __init__(
        self, questions: Sequence[Question], vocabulary: Vocabulary, rng: np.random.Generator, size: int = SIZE
    ):
        self.vocabulary, self.rng, self.size = vocabulary, rng, size
        self.of_intent = [[one for one in questions if one.intent == intent] for intent in INTENTS]

    def draw(self, step: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Words as numbers (T, B), lengths (B,), intents (B,), tags (T, B), which are −1 where a question has ended."""
        intents = self.rng.integers(len(INTENTS), size=self.size)
        chosen = [self.of_intent[one][self.rng.integers(len(self.of_intent[one]))] for one in intents]
        lengths = np.array([len(one.words) for one in chosen])
        ids = np.zeros((lengths.max(), self.size), np.int64)
        tags = np.full_like(ids, -1)
        for column, one in enumerate(chosen):
            ids[: len(one.words), column] = self.vocabulary.ids(one.words)
            tags[: len(one.words), column] = [TAGS.index(tag) for tag in one.tags]
        ids[self.rng.random(ids.shape) < DROPPED] = 0
        return torch.from_numpy(ids), torch.from_numpy(lengths), torch.from_numpy(intents), torch.from_numpy(tags)


def bags(ids: Tensor, lengths: Tensor, size: int) -> Tensor:
    """Which words come in each question, 1 or 0: words as numbers (T, B), lengths (B,); returns (B, V)."""
    found = torch.zeros(ids.shape[1], size)
    for column, length in enumerate(lengths.tolist()):
        found[column, ids[:length, column]] = 1
    return found


def train_bag(
    questions: Sequence[Question],
    vocabulary: Vocabulary,
    seed: int,
    steps: int = STEPS,
    every: int = 20,
    measure: Callable[[BagModel], float] = lambda _: 0.0,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[BagModel, float]]:
    """Train a bag of words, with Adam and a rate that falls from 0.02 to 0.

    Args:
        questions: to learn from.
        vocabulary: the words that it knows.
        seed: of the weights and of the batches.
        steps: updates.
        every, measure, stop: as for `train`.

    Yields:
        Snapshot.
    """
    rng = np.random.default_rng(seed)
    batches = Batches(questions, vocabulary, rng)

    def loss(model: BagModel, batch: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
        ids, lengths, intents, _ = batch
        return nn.functional.cross_entropy(model(bags(ids, lengths, len(vocabulary))), intents)

    model = seeded(lambda: BagModel(vocabulary), seed)
    return train(
        model, batches.draw, loss, measure, steps, RATES["bag"], falls=True, every=every, stop=stop, streams=[rng]
    )


def train_assistant(
    kind: str,
    questions: Sequence[Question],
    vocabulary: Vocabulary,
    seed: int,
    steps: int = STEPS,
    every: int = 20,
    measure: Callable[[AssistantModel], float] = lambda _: 0.0,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[AssistantModel, float]]:
    """Train a recurrent network on intents and tags at once, with Adam and a rate that falls to 0 in a line.

    Args:
        kind: "rnn", "gru" or "lstm".
        questions: to learn from.
        vocabulary: the words that it knows.
        seed: of the weights and of the batches.
        steps: updates.
        every, measure, stop: as for `train`.

    Yields:
        Snapshot.
    """
    rng = np.random.default_rng(seed)
    batches = Batches(questions, vocabulary, rng)

    def loss(model: AssistantModel, batch: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
        ids, lengths, intents, tags = batch
        scores, marks = model(ids, lengths)
        marked = nn.functional.cross_entropy(marks.flatten(0, 1), tags.flatten(), ignore_index=-1)
        return nn.functional.cross_entropy(scores, intents) + marked

    model = seeded(lambda: AssistantModel(kind, vocabulary), seed)
    return train(
        model, batches.draw, loss, measure, steps, RATES[kind], falls=True, every=every, stop=stop, streams=[rng]
    )


def _is_word(word: str) -> bool:
    return word[0].isalnum()

"""Travel requests whose cities must be told apart by the order of words: from which city, and to which."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.training import Snapshot, seeded, train

NORTH = "amsterdam, berlin, bern, brussels, dublin, geneva, hamburg, london, munich, oslo, paris, prague, vienna, warsaw, zurich"
SOUTH = "athens, barcelona, cairo, lima, lisbon, madrid, milan, nairobi, rome, sao paulo, sydney"
FAR = "boston, chicago, delhi, new york, seoul, tokyo"
CITIES = sorted(f"{NORTH}, {SOUTH}, {FAR}".split(", "))
TEMPLATES = (
    "i want to fly from {from} to {to}",
    "i want to go to {to} from {from}",
    "a ticket from {from} to {to} please",
    "a ticket to {to} from {from} please",
    "{from} to {to} tomorrow",
    "when does the train from {from} arrive in {to}",
    "i live in {from} and i must be in {to} on monday",
    "we leave {from} on friday and go to {to}",
    "i am in {from} now , how do i get to {to}",
    "how do i get to {to} when i start in {from}",
    "take me to {to} , i am in {from}",
    "is there a bus that leaves {from} for {to}",
    "book {to} for me , leaving from {from}",
    "my sister is coming to {to} from {from}",
    "which train goes to {to} , starting at {from}",
    "what does it cost to travel between {from} and {to}",
)
TAGS = ("O", "B-from", "I-from", "B-to", "I-to")
LEFT_OUT = 4  # templates that training never sees
LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
RATES = {"rnn": 0.005, "gru": 0.01, "lstm": 0.01, "mingru": 0.01, "bag": 0.02, "neighbours": 0.02}
STEPS, SIZE, EMBEDDING, HIDDEN = 200, 64, 24, 48


@dataclass(frozen=True)
class Request:
    """A request: its words, and a tag for each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """Requests to train on; pairs of cities that training never saw, in templates that it knows; and templates that it never saw.

    Every city comes in training, as where from and as where to.
    """

    train: tuple[Request, ...]
    new_pairs: tuple[Request, ...]
    new_templates: tuple[Request, ...]


def request(template: str, start: str, goal: str) -> Request:
    """A template with two cities in it."""
    words: list[str] = []
    tags: list[str] = []
    for piece in template.split():
        city = {"{from}": start, "{to}": goal}.get(piece)
        cut = (city or piece).split()
        words += cut
        tags += [f"{'I' if number else 'B'}-{piece[1:-1]}" if city else "O" for number in range(len(cut))]
    return Request(tuple(words), tuple(tags))


def split(seed: int, train_size: int = 1500, test_size: int = 300) -> Split:
    """Requests for one seed, which says which templates and which pairs are left out.

    Args:
        seed: of the draws.
        train_size, test_size: requests in training, and in each of the two tests.
    """
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(TEMPLATES))
    known, new = order[LEFT_OUT:], order[:LEFT_OUT]
    pairs = [(a, b) for a in range(len(CITIES)) for b in range(len(CITIES)) if a != b]
    rng.shuffle(pairs)
    seen, unseen = pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]

    def drawn(templates: np.ndarray, among: Sequence[tuple[int, int]], count: int) -> tuple[Request, ...]:
        chosen = zip(rng.choice(templates, count), rng.integers(len(among), size=count), strict=True)
        cities = [(TEMPLATES[one], *among[number]) for one, number in chosen]
        return tuple(request(template, CITIES[start], CITIES[goal]) for template, start, goal in cities)

    return Split(drawn(known, seen, train_size), drawn(known, unseen, test_size), drawn(new, unseen, test_size))


WORDS = [
    "<?>",
    *sorted({word for template in TEMPLATES for city in CITIES for word in request(template, city, city).words}),
]
PLACE = {word: number for number, word in enumerate(WORDS)}


class MinGRU(nn.Module):
    """A GRU without the old state in its gates, so that all steps can be computed at once: z = σ(W_z·x + b), n = W_n·x + b,
    h′ = (1 − z)·h + z·n. Here z near 1 takes what is new.

    Args:
        inputs, hidden: sizes.

    Source: Feng and others 2024 (arXiv 2410.01201).
    """

    def __init__(self, inputs: int, hidden: int):
        super().__init__()
        self.update, self.candidate = nn.Linear(inputs, hidden), nn.Linear(inputs, hidden)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Inputs (T, B, I); all states (T, B, H), from a state of zeros, and the last, (1, B, H).

        Neighbouring steps are put together, two, then four, then eight ...: log₂ T rounds instead of T steps.
        """
        z = torch.sigmoid(self.update(x))
        keep, write = 1 - z, z * self.candidate(x)  # h′ = keep·h + write
        reach = 1
        while reach < len(x):
            write = torch.cat([write[:reach], write[reach:] + keep[reach:] * write[:-reach]])
            keep = torch.cat([keep[:reach], keep[reach:] * keep[:-reach]])
            reach *= 2
        return write, write[-1:]


class Tagger(nn.Module):
    """A tag for each word.

    Args:
        kind: "rnn", "gru", "lstm" or "mingru", which read from left to right and, on top, from right to left; "bag", which sees the word
            and which others come anywhere; "neighbours", which sees the word, the one before and the one after.
    """

    def __init__(self, kind: str):
        super().__init__()
        self.kind = kind
        if kind in LAYERS or kind == "mingru":
            self.embed = nn.Embedding(len(WORDS), EMBEDDING)
            make = LAYERS.get(kind, MinGRU)
            self.there, self.back = make(EMBEDDING, HIDDEN), make(EMBEDDING, HIDDEN)
            self.read = nn.Linear(2 * HIDDEN, len(TAGS))
        else:
            self.read = nn.Linear((2 if kind == "bag" else 3) * len(WORDS), len(TAGS))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Words as numbers (T, B), 0 behind the end, and lengths (B,); scores (T, B, K)."""
        if self.kind in ("bag", "neighbours"):
            here = torch.arange(len(ids))[:, None] < lengths
            one = nn.functional.one_hot(ids, len(WORDS)) * here[..., None].float()
            if self.kind == "bag":
                return self.read(torch.cat([one, one.amax(0).expand_as(one)], -1))
            none = torch.zeros_like(one[:1])
            return self.read(torch.cat([one, torch.cat([none, one[:-1]]), torch.cat([one[1:], none])], -1))
        turn = (lengths - 1 - torch.arange(len(ids))[:, None]) % len(ids)  # the words backwards, the padding behind
        columns = torch.arange(ids.shape[1])
        forward, _ = self.there(self.embed(ids))
        backward, _ = self.back(self.embed(ids[turn, columns]))
        return self.read(torch.cat([forward, backward[turn, columns]], -1))


def batch(requests: Sequence[Request]) -> tuple[Tensor, Tensor, Tensor]:
    """Words as numbers (T, B), lengths (B,), tags (T, B), −1 behind the end."""
    lengths = np.array([len(one.words) for one in requests])
    ids = np.zeros((lengths.max(), len(requests)), np.int64)
    tags = np.full_like(ids, -1)
    for column, one in enumerate(requests):
        ids[: len(one.words), column] = [PLACE.get(word, 0) for word in one.words]
        tags[: len(one.words), column] = [TAGS.index(tag) for tag in one.tags]
    return torch.from_numpy(ids), torch.from_numpy(lengths), torch.from_numpy(tags)


@torch.no_grad()
def all_right(model: Tagger, requests: Sequence[Request]) -> float:
    """The share of requests in which every word has the right tag."""
    ids, lengths, tags = batch(requests)
    found = model(ids, lengths).argmax(-1)
    return float(((found == tags) | (tags < 0)).all(0).float().mean())


def train_tagger(
    kind: str,
    requests: Split,
    seed: int,
    steps: int = STEPS,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[Tagger, tuple[float, float]]]:
    """Train one tagger, with Adam and a rate that falls to 0 in a line.

    Args:
        kind: as for `Tagger`.
        requests: trained on the first part.
        seed: of the weights and of the batches.
        steps: updates of 64 requests.
        every, stop: as for `train`.

    Yields:
        Snapshot; its score is the share of requests tagged without a mistake, with new pairs of cities, and in new templates.
    """
    rng = np.random.default_rng(seed)

    def draw(step: int) -> tuple[Tensor, Tensor, Tensor]:
        return batch([requests.train[number] for number in rng.integers(len(requests.train), size=SIZE)])

    def loss(model: Tagger, given: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        ids, lengths, tags = given
        return nn.functional.cross_entropy(model(ids, lengths).flatten(0, 1), tags.flatten(), ignore_index=-1)

    def measure(model: Tagger) -> tuple[float, float]:
        return all_right(model, requests.new_pairs), all_right(model, requests.new_templates)

    model = seeded(lambda: Tagger(kind), seed)
    return train(model, draw, loss, measure, steps, RATES[kind], falls=True, every=every, stop=stop, streams=[rng])

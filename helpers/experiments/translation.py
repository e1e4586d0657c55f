"""Translation by encoder and decoder, with and without attention: the network, its training, greedy decoding, and its weights in a file.

A file of weights (`weights_of`) has the names of `Translator.state_dict()`. Its card's `kind` is "lstm", "gru" or "rnn"; `sizes` are
{"source": S, "target": V, "embedding": E, "hidden": H, "attention": 1 or 0}; `symbols` are the S symbols of the source, then the V of
the target, each in the order of its embedding's rows. Row 0 of both is the padding; rows 1 and 2 of the target are start and end. Who
reads a single sentence needs no padding: the encoder starts from a state of zeros and reads the sentence as it is.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.number_words import Pair
from helpers.experiments.training import Snapshot, seeded, train
from helpers.experiments.translation_settings import USUAL, Settings
from helpers.experiments.weights import Card, weights_file

PAD, START, END = "·", "⟨start⟩", "⟨end⟩"
LAYERS: dict[str, Callable[[int, int], nn.Module]] = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
State = Tensor | tuple[Tensor, Tensor]
Batch = tuple[Tensor, Tensor]


@dataclass(frozen=True)
class Vocabulary:
    """The symbols of a source and of a target, and their numbers.

    Attributes:
        source: padding, then the others.
        target: padding, start and end, then the others.
    """

    source: list[str]
    target: list[str]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> "Vocabulary":
        """The symbols that occur in pairs, in their alphabetical order."""
        source = sorted({symbol for one in pairs for symbol in one.source})
        return cls([PAD, *source], [PAD, START, END, *sorted({symbol for one in pairs for symbol in one.target})])

    def read(self, pairs: Sequence[Pair]) -> Batch:
        """Pairs as numbers: sources (S, B), and targets with start and end around them (T, B). Short ones are padded behind."""
        source = {symbol: number for number, symbol in enumerate(self.source)}
        target = {symbol: number for number, symbol in enumerate(self.target)}
        return (
            _columns([[source[symbol] for symbol in one.source] for one in pairs]),
            _columns([[1, *(target[symbol] for symbol in one.target), 2] for one in pairs]),
        )


class Encoder(nn.Module):
    """Reads the source; its states are what the decoder gets."""

    def __init__(self, kind: str, symbols: int, embedding: int, hidden: int):
        super().__init__()
        self.embed = nn.Embedding(symbols, embedding)
        self.recurrent = LAYERS[kind](embedding, hidden)

    def forward(self, source: Tensor) -> tuple[Tensor, State]:
        """Numbers (S, B); the states (S, B, H), zeros at the padding, and the state after each sentence's own last symbol."""
        lengths = (source > 0).sum(0)
        packed = nn.utils.rnn.pack_padded_sequence(self.embed(source), lengths, enforce_sorted=False)
        states, last = self.recurrent(packed)
        return nn.utils.rnn.pad_packed_sequence(states, total_length=len(source))[0], last


class Decoder(nn.Module):
    """Writes the target, symbol by symbol; with attention it looks at all of the encoder's states before each.

    Source: Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural Machine Translation, section 3.1: global attention,
        score "dot".
    """

    def __init__(self, kind: str, symbols: int, embedding: int, hidden: int, attention: bool):
        super().__init__()
        self.embed = nn.Embedding(symbols, embedding)
        self.recurrent = LAYERS[kind](embedding, hidden)
        self.mix = nn.Linear(2 * hidden, hidden, bias=False) if attention else None
        self.read = nn.Linear(hidden, symbols)

    def forward(
        self, inputs: Tensor, state: State, memory: Tensor, mask: Tensor
    ) -> tuple[Tensor, State, Tensor | None]:
        """Several steps.

        Args:
            inputs: the symbols before those to be written, (T, B).
            state: to begin from; the encoder's last, or the one that came out of this function.
            memory: the encoder's states, (S, B, H).
            mask: where the source is no padding, (S, B).

        Returns:
            Logits (T, B, V), the state after the last step, and the weights of the attention (T, B, S), None without.
        """
        hidden, state = self.recurrent(self.embed(inputs), state)
        if self.mix is None:
            return self.read(hidden), state, None
        scores = torch.einsum("tbh,sbh->tbs", hidden, memory).masked_fill(~mask.T, -torch.inf)
        weights = scores.softmax(2)
        context = torch.einsum("tbs,sbh->tbh", weights, memory)
        return self.read(torch.tanh(self.mix(torch.cat([hidden, context], 2)))), state, weights


class Translator(nn.Module):
    """An encoder and a decoder of the same kind and size. Weights have PyTorch's default initialization.

    Args:
        kind: "rnn", "lstm" or "gru".
        source_symbols, target_symbols: how many, padding, start and end included.
        embedding, hidden: sizes E and H.
        attention: whether the decoder looks at all of the encoder's states, or starts from the last one and sees no more of the source.

    Raises:
        ValueError: an unknown kind.
    """

    def __init__(
        self, kind: str, source_symbols: int, target_symbols: int, embedding: int, hidden: int, attention: bool
    ):
        super().__init__()
        if kind not in LAYERS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, LAYERS))}.")
        self.kind, self.attention = kind, attention
        self.encoder = Encoder(kind, source_symbols, embedding, hidden)
        self.decoder = Decoder(kind, target_symbols, embedding, hidden, attention)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """With teacher forcing: sources (S, B) and the symbols before each one to be written (T, B); logits (T, B, V)."""
        memory, state = self.encoder(source)
        logits, _, _ = self.decoder(target, state, memory, source > 0)
        return logits


def train_translator(
    kind: str,
    attention: bool,
    training: Sequence[Pair],
    held_out: Sequence[Pair],
    vocabulary: Vocabulary,
    seed: int,
    settings: Settings = USUAL,
    every: int = 25,
    measure: Callable[[Translator], float] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[Translator, float]]:
    """Train one translator with teacher forcing, with a snapshot every few steps.

    Args:
        kind, attention: as for `Translator`.
        training: pairs to learn from.
        held_out: pairs to measure with.
        vocabulary: the symbols.
        seed: of the weights and the batches.
        settings: sizes, steps, learning rate.
        every: steps between two snapshots.
        measure: a snapshot's score; by default the exact match on the first 200 held-out pairs, on all of them after the last step.
        stop: whether to end the run, looked at before each step.

    Yields:
        Snapshot.
    """
    stream = np.random.default_rng(seed)
    sizes = len(vocabulary.source), len(vocabulary.target), settings.embedding, settings.hidden
    model = seeded(lambda: Translator(kind, *sizes, attention), seed)
    source, target = vocabulary.read(training)
    done = 0

    def draw(step: int) -> Batch:
        nonlocal done
        done = step
        chosen = torch.from_numpy(stream.integers(len(training), size=settings.batch))
        return _trimmed(source[:, chosen]), _trimmed(target[:, chosen])

    def score(translator: Translator) -> float:
        return exact_match(translator, held_out if done == settings.steps else held_out[:200], vocabulary)

    return train(
        model, draw, translation_loss, measure or score, settings.steps, settings.rate, falls=True, every=every, stop=stop,
        streams=[stream],
    )  # fmt: skip


def translation_loss(model: Translator, batch: Batch) -> Tensor:
    """Mean cross entropy of the symbols to be written, the end among them, padding left out, in nats."""
    source, target = batch
    logits = model(source, target[:-1])
    return nn.functional.cross_entropy(logits.flatten(0, 1), target[1:].flatten(), ignore_index=0)


@torch.no_grad()
def greedy(model: Translator, source: Tensor, limit: int) -> tuple[Tensor, Tensor | None]:
    """Take the likeliest symbol at each step, all sentences of a batch at once.

    Args:
        model: the translator.
        source: numbers (S, B).
        limit: symbols to write at the latest, the end included.

    Returns:
        Numbers (T, B), with whatever comes behind the end; and the weights of the attention (T, B, S), None without.
    """
    memory, state = model.encoder(source)
    word, mask = torch.ones(1, source.shape[1], dtype=torch.long), source > 0
    ended = torch.zeros(source.shape[1], dtype=torch.bool)
    words, looks = [], []
    for _ in range(limit):
        logits, state, weights = model.decoder(word, state, memory, mask)
        word = logits.argmax(2)
        words.append(word[0])
        if weights is not None:
            looks.append(weights[0])
        ended |= word[0] == 2
        if ended.all():
            break
    return torch.stack(words), torch.stack(looks) if looks else None


def translate(
    model: Translator, sources: Sequence[Sequence[str]], vocabulary: Vocabulary, limit: int = 60
) -> list[tuple[str, ...]]:
    """Greedy translations, without the end; a sentence that never ends is cut at the limit."""
    number = {symbol: place for place, symbol in enumerate(vocabulary.source)}
    written, _ = greedy(model, _columns([[number[symbol] for symbol in source] for source in sources]), limit)
    results = []
    for column in written.T.tolist():
        ending = column.index(2) if 2 in column else len(column)
        results.append(tuple(vocabulary.target[place] for place in column[:ending]))
    return results


def exact_match(model: Translator, pairs: Sequence[Pair], vocabulary: Vocabulary) -> float:
    """The share of pairs whose greedy translation is right in every symbol and ends where it should."""
    longest = max(len(one.target) for one in pairs)
    written = translate(model, [one.source for one in pairs], vocabulary, longest + 1)
    return sum(got == one.target for got, one in zip(written, pairs, strict=True)) / len(pairs)


def alignment(
    model: Translator, source: Sequence[str], vocabulary: Vocabulary, limit: int = 60
) -> tuple[tuple[str, ...], np.ndarray]:
    """A greedy translation, end included, and where the attention looked for each of its symbols.

    Args:
        model: a translator with attention.
        source: symbols, S.
        vocabulary: the symbols.
        limit: of the translation.

    Returns:
        The T symbols written, and the weights (T, S); each row adds up to 1.

    Raises:
        ValueError: the translator has no attention.
    """
    if not model.attention:
        raise ValueError(
            "this translator has no attention, so there is nothing to align. Train one with attention=True."
        )
    number = {symbol: place for place, symbol in enumerate(vocabulary.source)}
    written, weights = greedy(model, _columns([[number[symbol] for symbol in source]]), limit)
    assert weights is not None
    return tuple(vocabulary.target[place] for place in written[:, 0].tolist()), weights[:, 0].numpy()


def weights_of(
    model: Translator, vocabulary: Vocabulary, data: str, steps: int, seed: int, seconds: float, figure: str
) -> bytes:
    """A translator's weights as a file, with its card; what the file looks like stands at the top of this module.

    Args:
        model, vocabulary: the translator and its symbols.
        data: what it was trained on, in words.
        steps, seed, seconds: of its training.
        figure: how well it does, in words.
    """
    sizes = {
        "source": len(vocabulary.source),
        "target": len(vocabulary.target),
        "embedding": model.encoder.embed.embedding_dim,
        "hidden": model.decoder.read.in_features,
        "attention": int(model.attention),
    }
    symbols = [*vocabulary.source, *vocabulary.target]
    card = Card(model.kind, data, sizes, steps, seed, round(seconds / 60, 2), figure, symbols)
    return weights_file(model.state_dict(), card)


@dataclass(frozen=True)
class Speed:
    """How fast a translator writes, one sentence at a time.

    Attributes:
        first: milliseconds from the sentence to its first symbol, median.
        per_second: symbols written in a second.
    """

    first: float
    per_second: float


@torch.no_grad()
def measure_speed(model: Translator, source: Tensor, symbols: int, repeats: int = 20) -> Speed:
    """Time a translator on one sentence; what it writes doesn't matter, so it need not be trained.

    Args:
        model: the translator.
        source: numbers (S, 1).
        symbols: to write.
        repeats: the medians of so many are taken.
    """
    firsts, rates = [], []
    for _ in range(repeats):
        began = time.perf_counter()
        greedy(model, source, 1)
        firsts.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        memory, state = model.encoder(source)
        word = torch.ones(1, 1, dtype=torch.long)
        for _ in range(symbols):
            logits, state, _ = model.decoder(word, state, memory, source > 0)
            word = logits.argmax(2)
        rates.append(symbols / (time.perf_counter() - began))
    return Speed(float(np.median(firsts)), float(np.median(rates)))


def _columns(rows: Sequence[Sequence[int]]) -> Tensor:
    """Rows of different lengths as columns of one array, zeros behind."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows])


def _trimmed(columns: Tensor) -> Tensor:
    """Without the rows at the end that are padding in all columns."""
    return columns[: int((columns > 0).any(1).sum())]

"""Trains and stores what the course's assistant listens with: a GRU, a bag of words, and the temperatures of all three recognisers. To make
it anew, in seconds: `python -m helpers.experiments.assistant_weights`."""

import hashlib
import time
from collections.abc import Mapping, Sequence

import numpy as np
import torch

from helpers.common import write_whole
from helpers.content import course
from helpers.experiments._data import HERE
from helpers.experiments.assistant import (
    STEPS,
    AssistantModel,
    BagModel,
    Recogniser,
    Vocabulary,
    WordOverlap,
    train_assistant,
    train_bag,
)
from helpers.experiments.assistant_questions import (
    INTENTS,
    Question,
    held_out_questions,
    train_questions,
    validation_questions,
    vocabulary,
)
from helpers.experiments.assistant_terms import Lexicon
from helpers.experiments.calibration import fitted_temperature
from helpers.experiments.training import one_thread
from helpers.experiments.weights import Card, weights_file

KIND, SEED = "gru", 0  # named before anything was measured; others do better, and others worse
SEEDS = range(900, 910)  # that the card's spread is of


class Masking:
    """A recogniser that gets each term as one and the same sign.

    Args:
        recogniser: trained on such questions.
        lexicon: finds the terms.
    """

    def __init__(self, recogniser: Recogniser, lexicon: Lexicon):
        self.recogniser, self.lexicon = recogniser, lexicon

    def scores(self, words: Sequence[str]) -> np.ndarray:
        """A score for each intent, (I,)."""
        return self.recogniser.scores(self.lexicon.masked(words))


def assistant_file(
    network: AssistantModel,
    data: str,
    figure: str,
    steps: int = STEPS,
    seed: int = SEED,
    seconds: float = 0.0,
    bag: BagModel | None = None,
    temperatures: Mapping[str, float] | None = None,
) -> bytes:
    """What the widget "course-chat" listens with, as a file with its card.

    Args:
        network: recognises intents and marks terms.
        data: what it was trained on, in words.
        figure: how well it does, in words.
        steps, seed, seconds: of its training.
        bag: a bag of words, of questions whose terms are masked; without one, the widget takes the one that ships.
        temperatures: of "network", "bag" and "overlap"; 1 where one isn't given.
    """
    symbols = list(network.vocabulary.words)
    tensors = dict(network.state_dict())
    embedding, hidden = network.embed.embedding_dim, network.intent.in_features
    sizes = {"words": len(symbols), "embedding": embedding, "hidden": hidden}
    if bag is not None:
        tensors |= {"bag.weight": bag.intent.weight, "bag.bias": bag.intent.bias}
        symbols += bag.vocabulary.words
    tensors |= {f"{name}.temperature": torch.tensor([value]) for name, value in (temperatures or {}).items()}
    return weights_file(tensors, Card(network.kind, data, sizes, steps, seed, round(seconds / 60, 2), figure, symbols))


def temperature_of(recogniser: Recogniser, questions: Sequence[Question]) -> float:
    """The temperature that makes a recogniser's confidence fit questions that it wasn't trained on."""
    scores = np.stack([recogniser.scores(one.words) for one in questions])
    return fitted_temperature(scores, np.array([INTENTS.index(one.intent) for one in questions]))


def share_right(recogniser: Recogniser, questions: Sequence[Question]) -> float:
    """The share of questions whose intent a recogniser hears."""
    heard = [INTENTS[int(np.argmax(recogniser.scores(one.words)))] for one in questions]
    return float(np.mean([guess == one.intent for guess, one in zip(heard, questions, strict=True)]))


def masked_questions(lexicon: Lexicon) -> tuple[Question, ...]:
    """The training questions with each term as one sign, for what can't tell that a term is one. They have no marks."""
    masked = [(one, lexicon.masked(one.words)) for one in train_questions()]
    return tuple(Question(one.text, one.intent, words, ("O",) * len(words)) for one, words in masked)


def trained(seed: int, lexicon: Lexicon) -> tuple[AssistantModel, BagModel]:
    """A GRU that reads the training questions as they are, and a bag of words that gets their terms masked."""
    plain, masked = train_questions(), masked_questions(lexicon)
    *_, network = train_assistant(KIND, plain, Vocabulary(vocabulary(plain)), seed)
    *_, bag = train_bag(masked, Vocabulary(vocabulary(masked)), seed)
    return network.model, bag.model


def shipped_assistant() -> bytes:
    """Train what ships, and measure it on the held-out questions, beside ten other seeds."""
    report, lexicon = held_out_questions("report"), Lexicon(course().glossary.values())
    began = time.process_time()
    network, bag = trained(SEED, lexicon)
    seconds = time.process_time() - began
    overlap = WordOverlap(masked_questions(lexicon))
    recognisers: dict[str, Recogniser] = {
        "network": network,
        "bag": Masking(bag, lexicon),
        "overlap": Masking(overlap, lexicon),
    }
    temperatures = {name: temperature_of(one, validation_questions()) for name, one in recognisers.items()}
    right = [_percent([share_right(one, report)]) for one in recognisers.values()]
    networks, bags = [], []
    for other_network, other_bag in (trained(seed, lexicon) for seed in SEEDS):
        networks.append(share_right(other_network, report))
        bags.append(share_right(Masking(other_bag, lexicon), report))
    figure = (
        f"of {len(report)} questions by somebody else it hears the intent of {right[0]} % (ten other seeds: {_percent(networks)} %). "
        f"With the terms masked, a bag of words has {right[1]} % ({_percent(bags)} %), word overlap {right[2]} %"
    )
    data = f"{len(train_questions()):,} questions made of the course's own wordings and glossary"
    return assistant_file(network, data, figure, STEPS, SEED, seconds, bag, temperatures)


def _percent(shares: Sequence[float]) -> str:
    """The median in percent, with the lowest and the highest if there are several."""
    low, middle, high = (f"{100 * one:.0f}" for one in (min(shares), float(np.median(shares)), max(shares)))
    return middle if len(shares) == 1 else f"{middle}, from {low} to {high}"


if __name__ == "__main__":
    with one_thread():
        file = shipped_assistant()
    write_whole(HERE / "made" / "assistant.safetensors", file)
    print(f"For _declared.py: sha256={hashlib.sha256(file).hexdigest()!r}, size={len(file)}")

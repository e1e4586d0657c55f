"""What the chatbots' lesson measures of the assistant: recognisers trained once a seed, their figures on the held-out questions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import nn

from helpers.content import course
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
from helpers.experiments.assistant_terms import Lexicon, Term
from helpers.experiments.calibration import Outcomes, chosen_threshold, fitted_temperature, outcomes, softmax
from helpers.experiments.training import Snapshot, one_thread

OVERLAP, BAG, GRU = "word overlap", "bag of words", "GRU"


def scores_of(recogniser: Recogniser, questions: Sequence[Question]) -> np.ndarray:
    """The scores of many questions, (N, I); a network reads them all at once."""
    if isinstance(recogniser, AssistantModel):
        ids = [torch.tensor(recogniser.vocabulary.ids(one.words)) for one in questions]
        lengths = torch.tensor([len(one) for one in ids])
        with torch.no_grad(), one_thread():
            return recogniser(nn.utils.rnn.pad_sequence(ids), lengths)[0].double().numpy()
    return np.array([recogniser.scores(one.words) for one in questions])


def intents_of(questions: Sequence[Question]) -> np.ndarray:
    """The intents of many questions as numbers, (N,)."""
    return np.array([INTENTS.index(one.intent) for one in questions])


def share_right(recogniser: Recogniser, questions: Sequence[Question]) -> float:
    """The share of questions whose intent a recogniser gets right."""
    return float((scores_of(recogniser, questions).argmax(1) == intents_of(questions)).mean())


@cache
def held_out() -> tuple[Question, ...]:
    """All held-out questions, those to choose on and those to report on."""
    return held_out_questions("choose") + held_out_questions("report")


@cache
def overlap() -> WordOverlap:
    """The recogniser that has nothing to train."""
    return WordOverlap(train_questions())


def training(
    name: str, seed: int, steps: int = STEPS, stop: Callable[[], bool] = lambda: False, every: int = 30
) -> Iterator[Snapshot]:
    """Train the bag of words or the GRU; a snapshot's score is the share of held-out questions whose intent it gets right."""
    known = Vocabulary(vocabulary(train_questions()))

    def measure(model: Recogniser) -> float:
        return share_right(model, held_out())

    if name == BAG:
        return train_bag(train_questions(), known, seed, steps, every, measure, stop)
    return train_assistant("gru", train_questions(), known, seed, steps, every, measure, stop)


@cache
def trained(name: str, seed: int) -> BagModel | AssistantModel:
    """The recogniser of a seed, trained to its end, once."""
    with one_thread():
        *_, last = training(name, seed, every=STEPS)
    return last.model


@cache
def lexicon() -> Lexicon:
    """The names of the glossary's entries."""
    return Lexicon(course().glossary.values())


def terms_right(find: Callable[[tuple[str, ...]], list[Term]]) -> float:
    """The share of held-out questions inside the scope in which just the right terms are found, in their order."""
    inside = [one for one in held_out() if one.intent != "outside"]
    return float(np.mean([[term.id for term in find(one.words)] == list(one.terms) for one in inside]))


def tagged_terms(model: AssistantModel) -> Callable[[tuple[str, ...]], list[Term]]:
    """Finds terms by a network's tags."""
    return lambda words: lexicon().marked(words, model.tagged(words))


@dataclass(frozen=True)
class Judged:
    """A recogniser on some of the held-out questions.

    Attributes:
        raw: its confidence in the likeliest intent, (N,), as it comes, at the temperature 1.
        confidence: the same at the fitted temperature.
        right: whether that intent is right, (N,).
        refused: whether it says "outside" itself, (N,).
        inside: whether the question is one about the course, (N,).
    """

    raw: np.ndarray
    confidence: np.ndarray
    right: np.ndarray
    refused: np.ndarray
    inside: np.ndarray

    @property
    def to_answer(self) -> np.ndarray:
        """The confidence of an answer; −1, below every threshold, where the recogniser itself says "outside"."""
        return np.where(self.refused, -1.0, self.confidence)

    def at(self, threshold: float) -> Outcomes:
        """What comes of answering with at least this confidence."""
        return outcomes(self.to_answer, self.right, threshold)

    def outside_refused(self, threshold: float) -> float:
        """The share of the questions outside the scope that get no answer."""
        return float((self.to_answer < threshold)[~self.inside].mean())


def temperature_of(recogniser: Recogniser) -> float:
    """The temperature that fits a recogniser's confidence to the validation questions."""
    return fitted_temperature(scores_of(recogniser, validation_questions()), intents_of(validation_questions()))


def judged(recogniser: Recogniser, temperature: float, questions: Sequence[Question]) -> Judged:
    """A recogniser on these questions, with its confidence at this temperature."""
    scores, intents, outside = scores_of(recogniser, questions), intents_of(questions), INTENTS.index("outside")
    best = scores.argmax(1)
    raw, fitted = (softmax(scores, one).max(1) for one in (1.0, temperature))
    return Judged(raw, fitted, best == intents, best == outside, intents != outside)


@dataclass(frozen=True)
class Refusals:
    """What a threshold does that was chosen on one part of the held-out questions, on the part to report on."""

    threshold: float
    without: Outcomes
    with_it: Outcomes
    outside_without: float
    outside_with: float


def refusals(recogniser: Recogniser) -> Refusals:
    """Choose a threshold, a wrong answer costing as much as a right one gains, and report it."""
    temperature = temperature_of(recogniser)
    choose, report = (judged(recogniser, temperature, held_out_questions(part)) for part in ("choose", "report"))
    threshold = chosen_threshold(choose.to_answer, choose.right)
    return Refusals(
        threshold,
        report.at(0),
        report.at(threshold),
        report.outside_refused(0),
        report.outside_refused(threshold),
    )

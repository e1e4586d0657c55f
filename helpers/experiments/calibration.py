"""How far a confidence can be trusted: a temperature that corrects it, the curve that shows it, and what a threshold costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

TEMPERATURES = np.geomspace(0.02, 20, 601)  # that are tried


def softmax(scores: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Shares from scores (..., I), which are divided by the temperature first."""
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def fitted_temperature(scores: np.ndarray, right: np.ndarray) -> float:
    """The temperature at which what is right has the largest probability: the smallest mean −ln p over questions.

    Args:
        scores: of each question and intent, (N, I).
        right: which intent is right, as a number, (N,).
    """
    rows = np.arange(len(right))
    losses = [-np.log(softmax(scores, one)[rows, right] + 1e-300).mean() for one in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


@dataclass(frozen=True)
class Bin:
    """Answers of about the same confidence: how many, their mean confidence, and the share that was right."""

    count: int
    confidence: float
    right: float


def reliability(confidence: np.ndarray, right: np.ndarray, bins: int = 5) -> list[Bin]:
    """Answers sorted by confidence and cut into bins of (nearly) equal numbers: in a calibrated model, confidence and share right agree.

    Args:
        confidence: of each answer, (N,), between 0 and 1.
        right: whether it was right, (N,).
        bins: how many.
    """
    order = np.argsort(confidence, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return [Bin(len(part), float(confidence[part].mean()), float(right[part].mean())) for part in parts]


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 5) -> float:
    """The expected calibration error: how far confidence and share right are apart, the mean over answers."""
    found = reliability(confidence, right, bins)
    return sum(one.count * abs(one.confidence - one.right) for one in found) / len(confidence)


@dataclass(frozen=True)
class Outcomes:
    """What came of the questions at a threshold: answered and right, answered and wrong, refused; shares of all of them."""

    right: float
    wrong: float
    refused: float


def outcomes(confidence: np.ndarray, right: np.ndarray, threshold: float) -> Outcomes:
    """What comes of answering only what has at least this confidence.

    Args:
        confidence: of each answer, (N,); below 0 for what is refused at any threshold.
        right: whether it would be right, (N,).
        threshold: the least confidence.
    """
    answered = confidence >= threshold
    good, bad = float((answered & right).mean()), float((answered & ~right).mean())
    return Outcomes(good, bad, float(1 - answered.mean()))


def chosen_threshold(confidence: np.ndarray, right: np.ndarray, cost: float = 1.0) -> float:
    """The threshold with the largest gain: a right answer counts 1, a wrong one −cost, a refusal nothing. Of equals, the
    lowest; 0 answers everything.

    Args:
        confidence: of each answer, (N,); below 0 for what is refused at any threshold.
        right: whether it would be right, (N,).
        cost: of a wrong answer.
    """
    tried: Sequence[float] = [
        0.0,
        *sorted({one for one in confidence.tolist() if one > 0}),
        float(np.nextafter(confidence.max(), 2)),
    ]
    gains = [_gain(outcomes(confidence, right, one), cost) for one in tried]
    return tried[int(np.argmax(gains))]


def _gain(found: Outcomes, cost: float) -> float:
    return found.right - cost * found.wrong

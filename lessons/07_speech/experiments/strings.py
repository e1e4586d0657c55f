"""Strings of digits without cuts: an LSTM that learns them by CTC, and where it fails."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, show

STEPS, HIDDEN, RATE = 300, 96, 0.008
TESTED = 150  # strings of each manner
SETTINGS = (
    f"LSTM of {HIDDEN} units, {STEPS} steps of 32 strings of 2 to 6 digits, CTC, Adam, the rate falls from {RATE} to 0 in a line; a "
    f"group of synthetic voices is never heard, the seed says which one; {TESTED} strings"
)
HEARD, NEVER = "voices heard", "voices never heard"


def _manners():
    """Each kind of test: as in training, and otherwise."""
    from helpers.experiments.digit_strings import Manner

    usual = Manner()
    return {
        "as in training": usual,
        "each digit twice": replace(usual, doubled=1.0, digits=(2, 2)),
        "no pauses": replace(usual, gap=(0.0, 0.0)),
        "12 digits": replace(usual, digits=(12, 12)),
        "a single digit": replace(usual, digits=(1, 1)),
        "1.6 times as fast": replace(usual, tempo=1.6),
        "pauses of half a second": replace(usual, gap=(0.4, 0.6)),
        "louder hiss": replace(usual, hiss=(0.02, 0.03)),
    }


def _parts(seed: int):
    """Recordings; numbers of those to learn from, of other takes of the same voices, and of the group that is never heard."""
    from helpers.experiments import spoken_digits

    recordings = spoken_digits.synthetic()
    fold = seed % spoken_digits.FOLDS
    cut = spoken_digits.split(recordings, "speaker", fold)
    return recordings, cut.train, cut.validation, np.flatnonzero(recordings.speaker % spoken_digits.FOLDS == fold)


def _training(seed: int, steps: int, every: int, stop=lambda: False):
    from helpers.experiments import digit_strings

    recordings, learned, heard, _ = _parts(seed)
    strings = digit_strings.DigitStrings(recordings, learned, np.random.default_rng(seed))
    watched = digit_strings.DigitStrings(recordings, heard, np.random.default_rng(seed + 1), 60).draw(1)
    return digit_strings.train_strings("lstm", strings, watched, seed, steps, RATE, HIDDEN, every, stop)


def _error(model, seed: int, chosen: np.ndarray, manner, count: int = TESTED) -> float:
    """The digit error rate on strings that are drawn from these recordings."""
    from helpers.experiments import digit_strings, spoken_digits

    rng = np.random.default_rng(10_000 + seed)
    batch = digit_strings.DigitStrings(spoken_digits.synthetic(), chosen, rng, count, manner).draw(1)
    return digit_strings.digit_error_rate(digit_strings.decoded(model, batch), batch.strings)


def strings(run: Run) -> Outcome | None:
    """Train one LSTM a seed; then its error rate in each manner of speaking."""
    from helpers.experiments import digit_weights, training

    steps, count = (20, 8) if run.fast else (STEPS, TESTED)
    errors: dict[str, list[float]] = {}
    learned: bytes | None = None
    note: list[str] = []
    with training.one_thread():
        for number, seed in enumerate(run.seeds):
            last, start = None, time.process_time()
            *_, heard, never = _parts(seed)
            for last in _training(seed, steps, 20, run.stopped):
                run.point("digit error rate", last.step, min(1.0, last.score))
                text = f"step {last.step} of {steps}: {last.score:.0%} of the digits wrong, on voices that it hears"
                run.progress((number + last.step / steps) / len(run.seeds), text)
            if last is None:
                note = [f"You stopped it before seed {seed} had learned anything."]
                break
            errors.setdefault(HEARD, []).append(_error(last.model, seed, heard, _manners()["as in training"], count))
            for name, manner in _manners().items():
                errors.setdefault(name, []).append(_error(last.model, seed, never, manner, count))
            rate = errors["as in training"][-1]
            seconds = time.process_time() - start
            figure = f"digit error rate {rate:.0%} on strings of voices that it never heard"
            data = "synthetic: strings of 2 to 6 digits"
            learned = digit_weights.digit_weights(last.model, "last", data, last.step, seed, seconds, figure)
            if run.stopped():
                note = ["You stopped it: the figures are of what it had learned by then."]
                break
    if learned is None:
        return None
    return Outcome(_picture(errors), _verdict(errors) + note, weights=learned)


def _picture(errors: dict[str, list[float]]):
    names = list(errors)
    means = [100 * float(np.mean(errors[name])) for name in names]
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.8))
        places = range(len(names))
        colours = ["#777777", *[NETWORK_COLOURS["lstm"]] * (len(names) - 1)]
        axis.barh(places, means, color=colours, zorder=2)
        for place, mean in zip(places, means, strict=True):
            axis.text(mean, place, f" {mean:.0f} %", va="center", fontsize=9)
        labels = [f"{HEARD}, as in training", *(f"never heard, {name}" for name in names[1:])]
        axis.set_yticks(places, labels, fontsize=9)
        axis.invert_yaxis()
        axis.set(xlabel="digit error rate, % (lower is better)", xlim=(0, max(10, 1.15 * max(means))))
    words = ", ".join(f"{name} {mean:.0f}" for name, mean in zip(names, means, strict=True))
    rows = {"strings": names, "digit error rate": [round(mean / 100, 3) for mean in means]}
    return show(fig, alt=f"Digit error rates in percent. {words}.", data=rows, measured=True)


def _verdict(errors: dict[str, list[float]]) -> list[str]:
    count = len(errors[HEARD])
    seeds = "1 seed" if count == 1 else f"{count} seeds"
    usual = errors["as in training"]
    more = sum(one > other for one, other in zip(usual, errors[HEARD], strict=True))
    lines = [f"More errors on voices never heard than on voices heard in {more} of {seeds}."]
    for name in ("each digit twice", "pauses of half a second"):
        worse = sum(one > other for one, other in zip(errors[name], usual, strict=True))
        lines.append(f"{name[0].upper()}{name[1:]}: more errors than as in training in {worse} of {seeds}.")
    return lines


@cache
def _network(seed: int):
    from helpers.experiments import training

    with training.one_thread():
        *_, last = _training(seed, STEPS, STEPS)
    return last.model


@cache
def _measured(name: str, seed: int) -> float:
    from helpers.experiments import training

    *_, heard, never = _parts(seed)
    manner = _manners()["as in training" if name == HEARD else name]
    with training.one_thread():
        return 100 * _error(_network(seed), seed, heard if name == HEARD else never, manner)


def _less(one: str, other: str, id: str, low: float) -> Measurement:
    def measure(seeds: Sequence[int]) -> Sequence[float]:
        return [_measured(one, seed) - _measured(other, seed) for seed in seeds]

    return Measurement(
        id,
        f"digit error rate in percent, {one}, less {other}, which is",
        SETTINGS,
        measure,
        low=low,
        least=0.8,
        paired=True,
    )


EXPERIMENTS = [
    Experiment(
        id="digit-strings",
        title="Digits in a row, without a cut",
        concept="ctc",
        series=["digit error rate"],
        colours=["lstm"],
        x_label="training step",
        y_label="digit error rate, on voices heard",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=strings,
        prediction="where-it-fails",
        measurements=[
            Measurement(
                "learns-strings",
                "digit error rate in percent on voices heard, which is",
                SETTINGS,
                lambda seeds: [_measured(HEARD, seed) for seed in seeds],
                high=10.0,
                least=0.9,
            ),
            _less("as in training", HEARD, "strings-gap", 1.0),
            _less("pauses of half a second", "as in training", "pauses-hurt", 10.0),
            _less("louder hiss", "as in training", "hiss-hurts", 10.0),
            _less("1.6 times as fast", "as in training", "speed-hurts", 0.1),
        ],
    )
]

"""How sure, and how often right: the reliability of two recognisers before and after a temperature, and what a threshold does."""

import statistics
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

STEPS = 300
BAG, GRU = "bag of words", "GRU"
COLOUR = {BAG: "#333333", GRU: NETWORK_COLOURS["gru"]}
SETTINGS = (
    f"bag of words and GRU (48 units), {STEPS} steps of 64 questions; a temperature fitted on 133 validation questions; the threshold with "
    "the largest number of right answers less wrong ones on one half of the held-out questions, reported on the other half"
)


def confidence(run: Run) -> Outcome | None:
    """Train both, fit a temperature on the validation questions, and look at the held-out ones."""
    from helpers.experiments import assistant_runs as runs
    from helpers.experiments import training

    steps = 20 if run.fast else STEPS
    found: dict[str, list[tuple[float, Any]]] = {BAG: [], GRU: []}
    refused: list[Any] = []
    jobs = [(name, seed) for seed in run.seeds for name in found]
    last = None
    with training.one_thread():
        for number, (name, seed) in enumerate(jobs):
            for last in runs.training(name, seed, steps, run.stopped):
                run.point(name, last.step, last.score)
                run.progress((number + last.step / steps) / len(jobs), f"{name}, step {last.step} of {steps}")
            if last is None or run.stopped():
                break
            temperature = runs.temperature_of(last.model)
            found[name].append((temperature, runs.judged(last.model, temperature, runs.held_out())))
            if name == BAG:
                refused.append(runs.refusals(last.model))
    if not found[GRU]:
        return None
    return Outcome(_picture(found), _verdict(found, refused))


def _picture(found: dict[str, list[tuple[float, Any]]]):
    from helpers.experiments.calibration import reliability

    rows: dict[str, list[object]] = {"who": [], "confidence": [], "share right": []}
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.9), sharey=True, layout="constrained")
        for axis, after in zip(axes, (False, True), strict=True):
            axis.plot([0, 1], [0, 1], color="#888888", linestyle=":")
            for name, (first, *_) in found.items():
                one = first[1]
                bins = reliability(one.confidence if after else one.raw, one.right)
                across, up = [each.confidence for each in bins], [each.right for each in bins]
                axis.plot(across, up, "^-" if name == GRU else "s-", color=COLOUR[name], label=name)
                rows["who"] += [f"{name}, {'after' if after else 'before'}"] * len(bins)
                rows["confidence"] += across
                rows["share right"] += up
            axis.set(
                xlim=(0, 1), ylim=(0, 1), xlabel="confidence", title="with a temperature" if after else "as it comes"
            )
        axes[0].annotate("too sure", (0.86, 0.3), ha="center")
        axes[0].annotate("not sure enough", (0.2, 0.75), ha="center")
        axes[0].set_ylabel("share right")
        axes[0].legend(loc="upper left", fontsize=9)
    errors = _errors(found)
    alt = (
        "Two reliability curves, share right over confidence, in five bins each, with the diagonal. Calibration error before and after: "
        + ", ".join(f"{name} {before:.2f} and {after:.2f}" for name, (before, after) in errors.items())
    )
    return show(fig, alt=f"{alt}.", data=rows, measured=True)


def _errors(found: dict[str, list[tuple[float, Any]]]) -> dict[str, tuple[float, float]]:
    from helpers.experiments.calibration import calibration_error

    return {
        name: (
            statistics.median(calibration_error(one.raw, one.right) for _, one in each),
            statistics.median(calibration_error(one.confidence, one.right) for _, one in each),
        )
        for name, each in found.items()
    }


def _verdict(found: dict[str, list[tuple[float, Any]]], refused: Sequence[Any]) -> list[str]:
    sure = sum(one.raw.mean() > one.right.mean() for _, one in found[GRU])
    lines = [
        f"The GRU is more confident than it is right, before the temperature: in {sure} of {_seeds(len(found[GRU]))}."
    ]
    for name, each in found.items():
        better = sum(_error(one, True) < _error(one, False) for _, one in each)
        lines.append(
            f"{name[0].upper()}{name[1:]}: the temperature makes the calibration error smaller in {better} of {_seeds(len(each))}."
        )
    fewer = sum(one.with_it.wrong < one.without.wrong for one in refused)
    lines.append(f"Bag of words: fewer wrong answers with the threshold in {fewer} of {_seeds(len(refused))}.")
    return lines


def _error(one: Any, after: bool) -> float:
    from helpers.experiments.calibration import calibration_error

    return calibration_error(one.confidence if after else one.raw, one.right)


def _seeds(count: int) -> str:
    return "1 seed" if count == 1 else f"{count} seeds"


def _of(name: str, number: Callable[[Any], float]) -> Callable[[Sequence[int]], Sequence[float]]:
    """A number of what is judged on all held-out questions, for each seed."""

    def measure(seed: int) -> float:
        from helpers.experiments import assistant_runs as runs

        model = runs.trained(name, seed)
        return number(runs.judged(model, runs.temperature_of(model), runs.held_out()))

    return for_each_seed(measure)


def _refusals(number: Callable[[Any], float]) -> Callable[[Sequence[int]], Sequence[float]]:
    def measure(seed: int) -> float:
        from helpers.experiments import assistant_runs as runs

        return number(runs.refusals(runs.trained(BAG, seed)))

    return for_each_seed(measure)


MEASUREMENTS = [
    Measurement(
        "gru-too-sure",
        "mean confidence of the GRU as it comes, less the share that is right, which is",
        SETTINGS,
        _of(GRU, lambda one: float(one.raw.mean() - one.right.mean())),
        low=0.05,
        least=0.9,
    ),
    Measurement(
        "temperature-helps-gru",
        "calibration error of the GRU, after less before, which is",
        SETTINGS,
        _of(GRU, lambda one: _error(one, True) - _error(one, False)),
        high=0.0,
        least=0.9,
        paired=True,
    ),
    Measurement(
        "temperature-and-bag",
        "calibration error of the bag of words, after less before, which is",
        SETTINGS,
        _of(BAG, lambda one: _error(one, True) - _error(one, False)),
        low=0.0,
        least=0.9,
        paired=True,
    ),
    Measurement(
        "threshold-spares-wrong",
        "share of wrong answers of the bag of words, with the threshold less without, which is",
        SETTINGS,
        _refusals(lambda one: one.with_it.wrong - one.without.wrong),
        high=-0.05,
        least=0.9,
        paired=True,
    ),
    Measurement(
        "threshold-costs-right",
        "share of right answers of the bag of words, with the threshold less without, which is",
        SETTINGS,
        _refusals(lambda one: one.with_it.right - one.without.right),
        high=0.0,
        least=0.9,
        paired=True,
    ),
    Measurement(
        "outside-refused",
        "share of questions outside the scope that are refused with the threshold, bag of words, which is",
        SETTINGS,
        _refusals(lambda one: one.outside_with),
        low=0.5,
        least=0.9,
    ),
]

EXPERIMENTS = [
    Experiment(
        id="confidence",
        title="How sure, and how often right?",
        concept="calibration",
        series=[BAG, GRU],
        colours=["ink", "gru"],
        x_label="training step",
        y_label="held-out questions right",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=confidence,
        prediction="how-sure",
        measurements=MEASUREMENTS,
    )
]

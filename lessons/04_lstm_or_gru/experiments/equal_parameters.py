"""RNN, GRU and LSTM with equally many parameters on four tasks, beside a longer run that is stored."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt

from helpers.experiments import (
    COLOURS,
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    compare_pairs,
    show,
)

STORED = Path(__file__).parents[1] / "precomputed" / "equal_parameters.json"
NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}
MARKS = {"rnn": "^", "gru": "o", "lstm": "s"}
TITLES = {
    "adding": "Sum of two marked numbers",
    "balance": "Counting further than trained",
    "voltage": "A nerve cell's voltage, 5 ms ahead",
    "eeg": "Brain waves (EEG), one value ahead",
}
PLAIN = {"adding": "always saying 1", "balance": "never said"}
LEAST = 2e-4  # smaller errors are drawn here
Errors = dict[str, list[float]]


def equal_parameters(run: Run) -> Outcome | None:
    """Train each kind on each task with the stored settings, which were chosen on other seeds; all seeds at once."""
    from helpers.experiments import comparison_runs as runs
    from helpers.experiments import training

    stored = json.loads(STORED.read_text(encoding="utf-8"))["tasks"]
    found: dict[str, Errors] = {}
    with training.one_thread():
        tasks = runs.tasks()
        for number, task in enumerate(tasks.values()):
            steps = max(10, task.steps // 10) if run.fast else task.steps
            kinds = {kind: stored[task.name]["runs"]["short"]["kinds"][kind] for kind in NAMES}
            trained = [
                runs.run_task(
                    task, kind, run.seeds, runs.Hyperparameters(one["rate"], one["bias"]), steps, 10, run.stopped
                )
                for kind, one in kinds.items()
            ]
            for at in zip(*trained, strict=False):  # the three kinds in turn, so that their curves grow side by side
                for name, one in zip(NAMES.values(), at, strict=True):
                    run.point(name, one.step, statistics.median(one.losses) / task.plain)
                step = at[0].step
                text = f"task {number + 1} of {len(tasks)}, {TITLES[task.name]}: step {step} of {steps}"
                run.progress((number + step / steps) / len(tasks), text)
                if step == steps:
                    found[task.name] = {
                        kind: task.score(one.model, run.seeds, False) for kind, one in zip(NAMES, at, strict=True)
                    }
    return Outcome(_picture(found, stored), _verdict(found, stored)) if found else None


def _picture(found: dict[str, Errors], stored: dict):
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(2, 2, figsize=(8.4, 6.6))
        for axis, (name, errors) in zip(axes.flat, found.items(), strict=False):
            _panel(axis, name, errors, stored[name])
        for axis in axes.flat[len(found) :]:
            axis.set_visible(False)
        for axis in axes[:, 0]:
            axis.set_ylabel("error, share of a plain guess's")
        handles, labels = axes.flat[0].get_legend_handles_labels()
        fig.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=9)
    medians = "; ".join(
        f"{TITLES[name]}: " + ", ".join(f"{NAMES[kind]} {statistics.median(errors[kind]):.3g}" for kind in NAMES)
        for name, errors in found.items()
    )
    alt = (
        "Errors of RNN, GRU and LSTM with the same number of parameters, a panel for each task, as a share of a plain "
        "guess's error: one mark a seed "
        f"of this run, and beside them median and range of the stored runs. Medians of this run. {medians}."
    )
    return show(fig, alt=alt, data=_table(found, stored), measured=True)


def _panel(axis, name: str, errors: Errors, stored: dict) -> None:
    short, long = (stored["runs"][length]["kinds"] for length in ("short", "long"))
    for place, kind in enumerate(NAMES):
        label, colour = place == 0, NETWORK_COLOURS[kind]
        dots = [max(error, LEAST) for error in errors[kind]]
        axis.plot(
            [place - 0.22] * len(dots),
            dots,
            MARKS[kind],
            color=colour,
            alpha=0.8,
            label="this run, one mark a seed" if label else None,
        )
        for shift, runs, fill, name_of_runs in (
            (0.02, short, colour, "stored, 20 seeds"),
            (0.24, long, "white", "stored, 4 times the training"),
        ):
            values = [max(error, LEAST) for error in runs[kind]["errors"]]
            axis.plot([place + shift] * 2, [min(values), max(values)], color=colour, linewidth=1.2)
            axis.plot(
                place + shift,
                statistics.median(values),
                "D",
                color=colour,
                markerfacecolor=fill,
                label=name_of_runs if label else None,
            )
    linear = stored["baselines"].get("linear prediction")
    if linear:
        axis.axhline(linear, color=COLOURS["forget"], linewidth=1.2)
        axis.annotate("linear prediction", (2.45, linear), (0, 3), textcoords="offset points", fontsize=9, ha="right")
    axis.axhline(1, color="#999999", linewidth=1)
    plain = PLAIN.get(name, "the last value again")
    axis.annotate(plain, (2.45, 1), (0, 6), textcoords="offset points", fontsize=9, ha="right")
    axis.set(title=TITLES[name], xlim=(-0.5, 2.5))
    axis.set_xticks(range(3), [f"{NAMES[kind]}\nH = {stored['units'][kind]}" for kind in NAMES])
    if name == "adding":
        axis.set(yscale="log", ylim=(LEAST / 1.5, 6))
    else:
        axis.set_ylim(0, max(1.2, axis.get_ylim()[1]))


def _table(found: dict[str, Errors], stored: dict) -> dict[str, list]:
    rows: dict[str, list] = {"task": [], "network": [], "units": [], "parameters": [], "seeds": []}
    rows |= {
        f"{which}, {what}": []
        for which in ("this run", "stored", "stored, 4 × training")
        for what in ("median", "range")
    }
    for name, errors in found.items():
        short, long = (stored[name]["runs"][length]["kinds"] for length in ("short", "long"))
        for kind in NAMES:
            rows["task"].append(TITLES[name])
            rows["network"].append(NAMES[kind])
            rows["units"].append(stored[name]["units"][kind])
            rows["parameters"].append(stored[name]["parameters"][kind])
            rows["seeds"].append(f"{len(errors[kind])}; {len(short[kind]['errors'])}")
            for which, values in (
                ("this run", errors[kind]),
                ("stored", short[kind]["errors"]),
                ("stored, 4 × training", long[kind]["errors"]),
            ):
                rows[f"{which}, median"].append(statistics.median(values))
                rows[f"{which}, range"].append(f"{min(values):.3g} to {max(values):.3g}")
    return rows


def _verdict(found: dict[str, Errors], stored: dict) -> list[str]:
    def in_words(errors: Errors) -> str:
        return compare_pairs(errors["gru"], errors["lstm"]).in_words("the GRU", "the LSTM")

    lines = [
        "GRU or LSTM? Errors are shares of a plain guess's, in pairs with the same seed. A comparison is decided when a coin gives so "
        "uneven a count less than once in twenty (sign test)."
    ]
    for name, errors in found.items():
        short, long = (
            {kind: one["errors"] for kind, one in stored[name]["runs"][length]["kinds"].items()}
            for length in ("short", "long")
        )
        lines.append(
            f"{TITLES[name]}: {in_words(errors)}. Stored: {in_words(short)}. Stored, 4 times the training: {in_words(long)}."
        )
        linear = stored[name]["baselines"].get("linear prediction")
        if linear:
            best = [min(row) for row in zip(*errors.values(), strict=True)]
            lines.append(
                f"{TITLES[name]}: a linear prediction has {linear:.2f} and beats all three networks in "
                f"{sum(linear < error for error in best)} of {len(best)} seeds of this run."
            )
    return lines


def _errors(task: str, kinds: Sequence[str], seeds: Sequence[int]) -> list[list[float]]:
    """Errors of some kinds with the stored settings of the short run, for each kind one number a seed."""
    from helpers.experiments import comparison_runs as runs
    from helpers.experiments import training

    stored = json.loads(STORED.read_text(encoding="utf-8"))["tasks"][task]["runs"]["short"]["kinds"]
    one, found = runs.tasks()[task], []
    with training.one_thread():
        for kind in kinds:
            chosen = runs.Hyperparameters(stored[kind]["rate"], stored[kind]["bias"])
            *_, last = runs.run_task(one, kind, seeds, chosen, every=one.steps)
            found.append(one.score(last.model, seeds, False))
    return found


def _settings(task: str) -> str:
    stored = json.loads(STORED.read_text(encoding="utf-8"))["tasks"][task]
    short = stored["runs"]["short"]
    kinds = ", ".join(
        f"{NAMES[kind]} {stored['units'][kind]} units, rate {one['rate']:g}, bias {one['bias']:g}"
        for kind, one in short["kinds"].items()
    )
    return f"{TITLES[task]}: {kinds}; {short['steps']} steps of 32 sequences, the rate falls to 0"


def _difference(id: str, task: str, **bounds: float) -> Measurement:
    def measure(seeds: Sequence[int]) -> Sequence[float]:
        gru, lstm = _errors(task, ("gru", "lstm"), seeds)
        return [one - other for one, other in zip(gru, lstm, strict=True)]

    return Measurement(id, "the GRU's error less the LSTM's, which is", _settings(task), measure, paired=True, **bounds)


def _beyond_linear(seeds: Sequence[int]) -> Sequence[float]:
    stored = json.loads(STORED.read_text(encoding="utf-8"))["tasks"]["eeg"]
    linear = stored["baselines"]["linear prediction"]
    return [min(row) - linear for row in zip(*_errors("eeg", tuple(NAMES), seeds), strict=True)]


# 15 of 20 is where the exact sign test falls below 0.05.
MEASUREMENTS = [
    _difference("adding", "adding", high=0.0, least=0.75),
    _difference("counting", "balance", low=0.0, least=0.75),
    _difference("voltage", "voltage", high=0.0, least=0.75),
    _difference("eeg", "eeg", high=0.0, least=0.75),
    Measurement(
        "eeg-linear",
        "the best network's error less the linear prediction's, which is",
        _settings("eeg"),
        _beyond_linear,
        low=0.0,
        least=0.95,
        paired=True,
    ),
]

EXPERIMENTS = [
    Experiment(
        id="equal-parameters",
        title="LSTM or GRU, with the same number of parameters?",
        concept="parameter-count",
        series=list(NAMES.values()),
        colours=list(NAMES),
        x_label="training step; faded: the tasks before",
        y_label="error / plain guess's",
        x_range=(0, 200),
        y_range=(0.0, 1.2),
        recipe=equal_parameters,
        prediction="equal-parameters",
        measurements=MEASUREMENTS,
    )
]

"""LSTM and GRU from several biases of the gate that keeps, at a low and a high learning rate; and the whole grid of rates, stored."""

import json
import statistics
from pathlib import Path

import matplotlib.pyplot as plt

from helpers.experiments import (
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    reading_measurement,
    show,
    spread,
)

STORED = Path(__file__).parents[1] / "precomputed" / "bias_sweep.json"
DISTANCE, STEPS = 24, 80
RATES = (0.007, 0.05)  # the one suits the LSTM, the other the GRU: on the stored run's choice seeds
SHOWN = (2.0, 3.0)  # biases in the live view
NAMES = {"gru": "GRU", "lstm": "LSTM"}
LOOKS = {"gru": (-0.08, "-", "o"), "lstm": (0.08, "--", "s")}
Shares = dict[str, list[list[float]]]  # kind to a row for each bias, one share a seed


def bias_sweep(run: Run) -> Outcome | None:
    """For each rate the accuracies of both kinds for all biases and seeds; the kinds train in turn, step by step."""
    from helpers.experiments import comparison_biases as biases
    from helpers.experiments import training

    steps = 20 if run.fast else STEPS
    found: dict[float, Shares] = {}
    with training.one_thread():
        for number, rate in enumerate(RATES):
            runs = [biases.sweep(kind, rate, run.seeds, DISTANCE, steps, run.stopped) for kind in NAMES]
            for both in zip(*runs, strict=False):
                for name, at in zip(NAMES.values(), both, strict=True):
                    for bias in SHOWN:
                        middle = statistics.median(at.score[biases.BIASES.index(bias)])
                        run.point(f"{name}, b = {bias:g}", at.step, middle)
                at = both[0]
                text = f"part {number + 1} of {len(RATES)}, both at learning rate {rate:g}: step {at.step} of {steps}"
                run.progress((number + at.step / steps) / len(RATES), text)
                if at.step == steps:
                    found[rate] = {kind: one.score for kind, one in zip(NAMES, both, strict=True)}
    if not found:
        return None
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    return Outcome(_picture(found, stored), _verdict(found, stored))


def _stored(stored: dict, words: int = DISTANCE, steps: int = STEPS, rate: float | None = None) -> Shares:
    """The stored rows of a distance; each kind at `rate`, or at the one that was chosen for it."""
    wanted = {kind: rate or stored["chosen"][kind] for kind in NAMES}
    return {
        one["kind"]: one["right"]
        for one in stored["runs"]
        if (one["words"], one["steps"], one["rate"]) == (words, steps, wanted[one["kind"]])
    }


def _grid(stored: dict, kind: str) -> list[list[int]]:
    """How many seeds of the stored run have learned it: a row for each rate, from the lowest, a number for each bias."""
    from helpers.experiments.comparison_biases import learned

    rows = {
        one["rate"]: [learned(row) for row in one["right"]]
        for one in stored["runs"]
        if (one["kind"], one["words"], one["steps"]) == (kind, DISTANCE, STEPS)
    }
    return [rows[rate] for rate in sorted(rows)]


def _picture(found: dict[float, Shares], stored: dict):
    from helpers.experiments.comparison_biases import BIASES

    panels = {f"This run, both at learning rate {rate:g}": shares for rate, shares in found.items()}
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(2, 2, figsize=(8.4, 7.4))
        for axis, (title, shares) in zip(axes[0], panels.items(), strict=False):
            for kind, (shift, line, mark) in LOOKS.items():
                colour, places = NETWORK_COLOURS[kind], [bias + shift for bias in BIASES]
                for place, row in zip(places, shares[kind], strict=True):
                    axis.plot([place] * len(row), row, mark, color=colour, alpha=0.5, markersize=4)
                medians = [statistics.median(row) for row in shares[kind]]
                axis.plot(places, medians, line, color=colour, marker=mark, markersize=6, label=NAMES[kind])
            axis.axhline(0.5, color="#666666", linestyle=":")
            axis.set(xlabel="bias at the start", ylim=(0.35, 1.05), xticks=BIASES)
            axis.set_title(title, fontsize=10)
            axis.legend(loc="center left", fontsize=9)
        for axis in axes[0][len(panels) :]:
            axis.set_visible(False)
        axes[0][0].set_ylabel("right, of 256 new sentences")
        for axis, (kind, name) in zip(axes[1], NAMES.items(), strict=True):
            _heat_map(axis, f"Stored, {name}: seeds that learned it", _grid(stored, kind), stored)
        axes[1][0].set_ylabel("learning rate")
    grids = {kind: _grid(stored, kind) for kind in NAMES}
    keys = [(kind, k, b) for kind in NAMES for k in range(len(stored["rates"])) for b in range(len(BIASES))]
    rows = {
        "network": [NAMES[kind] for kind, _, _ in keys],
        "learning rate": [stored["rates"][k] for _, k, _ in keys],
        "bias": [BIASES[b] for _, _, b in keys],
        f"stored, learned it, of {len(stored['seeds'])}": [grids[kind][k][b] for kind, k, b in keys],
        **spread(
            [found.get(stored["rates"][k], {}).get(kind, [[]] * len(BIASES))[b] for kind, k, b in keys],
            "this run, right, median",
        ),
    }
    counts = " ".join(f"{title}: {_counts(shares)}." for title, shares in panels.items())
    best = " ".join(
        f"{name} at learning rate {rate:g}: {', '.join(map(str, row))}."
        for kind, name in NAMES.items()
        for rate, row in zip(stored["rates"], grids[kind], strict=True)
    )
    alt = (
        f"Top: share of sentences right after {STEPS} steps, {DISTANCE} words apart, against the bias of the gate that keeps, for GRU and "
        f"LSTM. How many seeds have at least 90 % right, from the lowest bias to the highest. {counts} Bottom: the same counts of a stored "
        f"run, for six learning rates, of {len(stored['seeds'])} seeds. {best}"
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _heat_map(axis, title: str, grid: list[list[int]], stored: dict) -> None:
    seeds = len(stored["seeds"])
    axis.imshow(grid, cmap="Greys", vmin=0, vmax=2 * seeds, origin="lower", aspect="auto")
    for k, row in enumerate(grid):
        for b, count in enumerate(row):
            axis.text(b, k, count, ha="center", va="center", fontsize=10, color="#000000")
    axis.set_xticks(range(len(grid[0])), [f"{bias:g}" for bias in stored["biases of the gate that keeps"]])
    axis.set_yticks(range(len(grid)), [f"{rate:g}" for rate in stored["rates"]])
    axis.set(xlabel="bias at the start")
    axis.set_title(f"{title}, of {seeds}", fontsize=10)
    axis.grid(visible=False)


def _counts(shares: Shares) -> str:
    """How many seeds have learned it, kind by kind, from the lowest bias to the highest: "GRU 0, 0, 1, 4 and LSTM 0, 0, 3, 5 of 5"."""
    from helpers.experiments.comparison_biases import learned

    counts = (f"{NAMES[kind]} {', '.join(str(learned(row)) for row in shares[kind])}" for kind in NAMES)
    return f"{' and '.join(counts)} of {len(shares['gru'][0])}"


def _verdict(found: dict[float, Shares], stored: dict) -> list[str]:
    from helpers.experiments.comparison_biases import BIASES

    more = max(one["steps"] for one in stored["runs"])
    starts = ", ".join(f"{bias:g}" for bias in BIASES)
    lines = [
        f"Seeds with at least 90 % right, from bias {starts}: {DISTANCE} words and {STEPS} steps unless said otherwise."
    ]
    lines += [f"Both at learning rate {rate:g}: {_counts(shares)}." for rate, shares in found.items()]
    lines += [f"Stored, both at learning rate {rate:g}: {_counts(_stored(stored, rate=rate))}." for rate in RATES]
    lines += [
        f"Stored, both at learning rate {RATES[0]:g}, {more} steps: {_counts(_stored(stored, steps=more, rate=RATES[0]))}."
    ]
    return lines


def _measurement(id: str, kind: str, rate: float, bias: float, **bounds: float) -> Measurement:
    return reading_measurement(id, kind, rate, bias=bias, steps=STEPS, hidden=16, low=0.9, **bounds)


MEASUREMENTS = [
    _measurement("lstm-open", "lstm", 0.004, 3.0, least=0.7),
    _measurement("lstm-open-fast", "lstm", 0.05, 3.0, greatest=0.5),
    _measurement("lstm-half-open", "lstm", 0.004, 0.0, greatest=0.1),
    _measurement("lstm-half-open-fast", "lstm", 0.05, 0.0, greatest=0.1),
    _measurement("gru-open", "gru", 0.05, 3.0, least=0.9),
    _measurement("gru-half-open", "gru", 0.007, 0.0, greatest=0.1),
    _measurement("gru-half-open-fast", "gru", 0.1, 0.0, least=0.5),
]

EXPERIMENTS = [
    Experiment(
        id="bias-sweep",
        title="With the same start and the same learning rate, who is ahead?",
        concept="forget-bias",
        series=[f"{name}, b = {bias:g}" for name in NAMES.values() for bias in SHOWN],
        colours=[kind for kind in NAMES for _ in SHOWN],
        x_label="training step; faded: the lower learning rate",
        y_label="share right, median",
        x_range=(0, STEPS),
        y_range=(0.4, 1.0),
        recipe=bias_sweep,
        prediction="bias-sweep",
        measurements=MEASUREMENTS,
    )
]

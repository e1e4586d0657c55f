"""LSTM and GRU from several biases of the gate that keeps, both at the same learning rate, low and then high; beside a stored run."""

import json
import statistics
from pathlib import Path

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Outcome, Run, show, spread

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
                text = f"part {number + 1} of {len(RATES)}, both at rate {rate:g}: step {at.step} of {steps}"
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


def _panels(found: dict[float, Shares], stored: dict) -> dict[str, Shares]:
    own = ", ".join(f"{NAMES[kind]} {stored['chosen'][kind]:g}" for kind in NAMES)
    return {f"Both at rate {rate:g}": shares for rate, shares in found.items()} | {
        f"Stored, each its own:\n{own}": _stored(stored)
    }


def _picture(found: dict[float, Shares], stored: dict):
    from helpers.experiments.comparison_biases import BIASES

    panels = _panels(found, stored)
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, len(panels), figsize=(3 * len(panels), 3.9), sharey=True, squeeze=False)
        for axis, (title, shares) in zip(axes[0], panels.items(), strict=True):
            for kind, (shift, line, mark) in LOOKS.items():
                colour, places = NETWORK_COLOURS[kind], [bias + shift for bias in BIASES]
                for place, row in zip(places, shares[kind], strict=True):
                    axis.plot([place] * len(row), row, mark, color=colour, alpha=0.5, markersize=4)
                medians = [statistics.median(row) for row in shares[kind]]
                axis.plot(places, medians, line, color=colour, marker=mark, markersize=6, label=NAMES[kind])
            axis.axhline(0.5, color="#666666", linestyle=":")
            axis.set(xlabel="bias at the start", ylim=(0.35, 1.05), xticks=BIASES)
            axis.set_title(title, fontsize=10)
        axes[0][0].set_ylabel("right, of 256 new sentences")
        fig.legend(*axes[0][0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9)
    keys = [(title, kind, k) for title in panels for kind in NAMES for k in range(len(BIASES))]
    chosen = [panels[title][kind][k] for title, kind, k in keys]
    rows = {
        "run": [title.replace("\n", " ") for title, _, _ in keys],
        "network": [NAMES[kind] for _, kind, _ in keys],
        "bias": [BIASES[k] for _, _, k in keys],
        **spread(chosen, "right, median"),
    }
    counts = " ".join(f"{title}: {_counts(shares)}." for title, shares in panels.items()).replace("\n", " ")
    alt = (
        f"Share of sentences right after {STEPS} steps, {DISTANCE} words apart, against the bias of the gate that keeps, for GRU and LSTM. "
        f"How many seeds have at least 90 % right, from the lowest bias to the highest. {counts}"
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _counts(shares: Shares) -> str:
    """How many seeds have learned it, kind by kind, from the lowest bias to the highest: "GRU 0, 0, 1, 4 and LSTM 0, 0, 3, 5 of 5"."""
    from helpers.experiments.comparison_biases import learned

    counts = (f"{NAMES[kind]} {', '.join(str(learned(row)) for row in shares[kind])}" for kind in NAMES)
    return f"{' and '.join(counts)} of {len(shares['gru'][0])}"


def _verdict(found: dict[float, Shares], stored: dict) -> list[str]:
    from helpers.experiments.comparison_biases import BIASES

    own = ", ".join(f"{NAMES[kind]} {stored['chosen'][kind]:g}" for kind in NAMES)
    more = max(one["steps"] for one in stored["runs"])
    starts = ", ".join(f"{bias:g}" for bias in BIASES)
    lines = [
        f"Seeds with at least 90 % right, from bias {starts}: {DISTANCE} words and {STEPS} steps unless said otherwise."
    ]
    lines += [f"Both at rate {rate:g}: {_counts(shares)}." for rate, shares in found.items()]
    lines += [f"Stored, both at rate {rate:g}: {_counts(_stored(stored, rate=rate))}." for rate in RATES]
    lines += [
        f"Stored, both at rate {RATES[0]:g}, {more} steps: {_counts(_stored(stored, steps=more, rate=RATES[0]))}."
    ]
    lines += [f"Stored, each at the rate chosen for it ({own}): {_counts(_stored(stored))}."]
    lines += [f"The same over {words} words: {_counts(_stored(stored, words))}." for words in (12, 32)]
    return lines


EXPERIMENTS = [
    Experiment(
        id="bias-sweep",
        title="The same start and the same learning rate: who is ahead?",
        concept="forget-bias",
        series=[f"{name}, b = {bias:g}" for name in NAMES.values() for bias in SHOWN],
        colours=[kind for kind in NAMES for _ in SHOWN],
        x_label="training step; faded: the lower rate",
        y_label="share right, median",
        x_range=(0, STEPS),
        y_range=(0.4, 1.0),
        recipe=bias_sweep,
        prediction="bias-sweep",
    )
]

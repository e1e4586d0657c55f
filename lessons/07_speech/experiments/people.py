"""Real people: what a run of ten minutes on six speakers measured. Stored, with its script: lessons/07_speech/precomputed/run.py."""

import json
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Outcome, Run, show

STORED = Path(__file__).parents[1] / "precomputed" / "people.json"
COLUMNS = {
    "take": ("voice heard in training", "o", "full"),
    "speaker": ("voice never heard", "D", "none"),
    "synthetic": ("learned from synthetic voices", "X", "full"),
}


def people(run: Run) -> Outcome:
    """Draw what the long run stored; nothing is trained."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    rows = stored["rows"] + stored["trained on synthetic voices"]
    names = list(dict.fromkeys(row["what"] for row in rows))
    run.progress(1, "read from a stored run")
    return Outcome(_picture(rows, names), _verdict(rows, names))


def _picture(rows: list[dict[str, Any]], names: list[str]):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 4.2))
        for row in rows:
            label, sign, fill = COLUMNS[row["split"]]
            place = names.index(row["what"])
            shift = 0.24 * (list(COLUMNS).index(row["split"]) - 1)
            colour = NETWORK_COLOURS.get(row["what"].lower(), "#555555")
            shares = 100 * np.array(row["right"])
            axis.plot(
                [place + shift] * len(shares), shares, sign, color=colour, fillstyle=fill, markersize=5, alpha=0.5
            )
            axis.plot(
                place + shift,
                shares.mean(),
                sign,
                color=colour,
                fillstyle=fill,
                markersize=11,
                label=label if place == len(names) - 1 else None,
            )
        axis.set_xticks(range(len(names)), names)
        axis.set(ylabel="digits of real people right, %", ylim=(0, 102), xlim=(-0.5, len(names) - 0.5))
        axis.legend(fontsize=8, loc="lower left")
    table = {
        "what": [row["what"] for row in rows],
        "tested on": [COLUMNS[row["split"]][0] for row in rows],
        "mean": [round(float(np.mean(row["right"])), 3) for row in rows],
        "lowest": [min(row["right"]) for row in rows],
        "highest": [max(row["right"]) for row in rows],
    }
    words = "; ".join(f"{row['what']}, {COLUMNS[row['split']][0]}, {100 * np.mean(row['right']):.0f}" for row in rows)
    return show(fig, alt=f"Digits of real people right, in percent, means: {words}.", data=table, measured=True)


def _verdict(rows: list[dict[str, Any]], names: list[str]) -> list[str]:
    means = {(row["what"], row["split"]): 100 * float(np.mean(row["right"])) for row in rows}
    lines = []
    for name in names:
        line = f"{name}: {means[name, 'take']:.0f} % right on voices heard, {means[name, 'speaker']:.0f} % on a voice never heard"
        if (name, "synthetic") in means:
            line += f"; {means[name, 'synthetic']:.0f} % when it learned from synthetic voices only"
        lines.append(f"{line}.")
    return lines


EXPERIMENTS = [
    Experiment(
        id="real-people",
        title="Real people: six speakers, each held out once",
        concept="speaker-independence",
        series=["read"],
        x_label="",
        y_label="",
        x_range=(0, 1),
        y_range=(0, 1),
        recipe=people,
    )
]

"""German letter by letter, with and without attention: a stored run, shown as an experiment."""

import json
import statistics
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Outcome, Run, show, spread
from helpers.experiments.translation_settings import name_of

STORED = Path(__file__).parents[1] / "precomputed" / "german_letters.json"


def letters(run: Run) -> Outcome:
    """What the script beside the stored run computed; nothing is trained here."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    run.progress(1, "read from the stored run")
    return Outcome(_picture(stored), _verdict(stored))


def _picture(stored: dict):
    looks = stored["alignment"]
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 4.6), width_ratios=(1.1, 1), layout="constrained")
        for place, one in enumerate(stored["runs"]):
            scores = one["exact match"]
            across = place + np.linspace(-0.12, 0.12, len(scores))
            left.plot(across, scores, "o", color=NETWORK_COLOURS[one["kind"]], alpha=0.8)
        left.set_xticks(range(len(stored["runs"])), [_label(one, stored) for one in stored["runs"]], fontsize=8.5)
        left.set(ylim=(-0.03, 1.05), ylabel="right in every letter")
        left.set_title(f"1,000 numbers never seen, {len(stored['seeds'])} seeds")
        right.imshow(np.array(looks["weights"]), cmap="Blues", vmin=0, vmax=1, aspect="auto")
        right.set_xticks(range(len(looks["source"])), looks["source"], rotation=35, ha="right")
        right.set_yticks(range(len(looks["letters"])), looks["letters"], fontsize=7.5)
        right.grid(visible=False)
        right.set(xlabel="read", ylabel="written, from above")
        right.set_title("LSTM, attention")
    rows: dict[str, list[object]] = {
        "network": [name_of((one["kind"], one["attention"])) for one in stored["runs"]],
        "steps": [one["steps"] for one in stored["runs"]],
        **spread([one["exact match"] for one in stored["runs"]], "right, median"),
    }
    medians = "; ".join(f"{_words(one)}: {statistics.median(one['exact match']):.3f}" for one in stored["runs"])
    word = "".join(looks["letters"][:-1])
    return show(
        fig,
        alt=f"Left: share of held-out numbers right in every letter, medians of {len(stored['seeds'])} seeds. {medians}. Right: where the "
        f"attention looks while it writes {word}; each part of the word has a field of its own, and sieben and sechzig stand swapped.",
        data=rows,
    )


def _words(one: dict) -> str:
    return f"{name_of((one['kind'], one['attention']))}, {one['steps']:,} steps"


def _label(one: dict, stored: dict) -> str:
    usual = min(run["steps"] for run in stored["runs"])
    longer = f"\n{one['steps'] // usual} times\nas long" if one["steps"] > usual else ""
    return name_of((one["kind"], one["attention"])).replace(", attention", ",\nattention") + longer


def _verdict(stored: dict) -> list[str]:
    lines = []
    for one in stored["runs"]:
        scores = one["exact match"]
        lines.append(
            f"{_words(one)}: median {statistics.median(scores):.0%}, from {min(scores):.0%} to {max(scores):.0%}."
        )
    minutes = sum(one["processor seconds"] for one in stored["runs"]) / 60
    return [*lines, f"Stored: {len(stored['seeds'])} seeds, {minutes:.0f} minutes on one core."]


EXPERIMENTS = [
    Experiment(
        id="letters",
        title="German, letter by letter",
        concept="attention",
        series=["stored"],
        x_label="nothing is trained here",
        y_label="",
        x_range=(0, 1),
        y_range=(0.0, 1.0),
        recipe=letters,
    )
]

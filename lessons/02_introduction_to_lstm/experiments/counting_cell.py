"""A cell that counts: an LSTM learns to continue strings with brackets, and one of its cells turns out to hold the depth."""

import statistics

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

STEPS = 400
UNTRAINED, TRAINED, SHOWN = "best cell before training", "best cell after training", "what it shows, h"


def counting_cell(run: Run) -> Outcome | None:
    """For each seed: train, find the cell that follows the depth best, score it on strings that were not used to find it."""
    from helpers.experiments import counting, training

    steps = 40 if run.fast else STEPS
    before, after = [], []
    with training.one_thread():
        for number, seed in enumerate(run.seeds):
            untrained = None
            for at in counting.train_writer(seed, steps=steps, stop=run.stopped):
                counter = at.score
                untrained = untrained or counter
                run.point("best cell", at.step, abs(counter.scored))
                finding = f"cell {counter.unit} follows the depth with |r| = {abs(counter.scored):.2f}"
                text = f"seed {number + 1} of {len(run.seeds)}, step {at.step}: {finding}"
                run.progress((number + at.step / steps) / len(run.seeds), text)
                if at.step == steps:
                    before.append(untrained)
                    after.append(counter)
    return Outcome(_picture(before, after), _verdict(before, after)) if after else None


def _picture(before: list, after: list):
    scores = {
        UNTRAINED: [abs(counter.scored) for counter in before],
        TRAINED: [abs(counter.scored) for counter in after],
        SHOWN: [abs(counter.hidden) for counter in after],
    }
    one = after[0]
    slope, offset = np.polyfit(one.cells, one.depths, 1)
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.4), width_ratios=(2, 1))
        left.step(
            range(len(one.depths)),
            one.depths,
            where="mid",
            color="#666666",
            linewidth=4,
            alpha=0.5,
            label="open brackets",
        )
        left.plot(slope * one.cells + offset, color=COLOURS["cell"], label=f"cell {one.unit}, scaled")
        left.set(xlabel="symbol of a new string", ylabel="depth", title="One cell follows the depth", ylim=(-0.7, 10.5))
        left.legend(loc="upper right", ncols=2, fontsize=9)
        for place, values in enumerate(scores.values()):
            colour = ("#666666", COLOURS["cell"], COLOURS["hidden"])[place]
            right.plot([place] * len(values), values, "o", color=colour, alpha=0.8)
        right.set_xticks(range(3), ["c, before\ntraining", "c, after", "its h"])
        right.set(ylim=(0, 1.05), xlim=(-0.5, 2.5), ylabel="|r| with the depth", title="New strings")
    rows = {
        "seed": list(range(1, len(after) + 1)),
        "cell": [counter.unit for counter in after],
        "r where it was found": [counter.found for counter in after],
        "r on new strings": [counter.scored for counter in after],
        "its h, on new strings": [counter.hidden for counter in after],
        "best untrained cell, new strings": [counter.scored for counter in before],
        "P( ) ) where none is open": [counter.closing for counter in after],
    }
    medians = {name: statistics.median(values) for name, values in scores.items()}
    alt = (
        f"Left: the number of open brackets along a new string of 160 symbols, and the state of one cell (|r| = {abs(one.scored):.2f}). "
        "Right: correlation with the depth on new strings, one dot a seed; medians: "
        + ", ".join(f"{name} {value:.2f}" for name, value in medians.items())
        + "."
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(before: list, after: list) -> list[str]:
    def count(values) -> str:
        values = list(values)
        return f"{sum(values)} of {len(values)} seeds"

    pairs = list(zip(before, after, strict=True))
    return [
        f"After training, one cell follows the depth with |r| above 0.9 on new strings in {count(abs(b.scored) > 0.9 for b in after)}.",
        f"Before training the best cell stays below 0.75 in {count(abs(a.scored) < 0.75 for a in before)}.",
        f"What the unit shows, h, follows the depth less well than its cell in {count(abs(b.hidden) < abs(b.scored) for b in after)}.",
        f"A closing bracket where none is open became less likely by half or more in {count(b.closing < a.closing / 2 for a, b in pairs)}.",
    ]


def _correlation(seed: int) -> float:
    from helpers.experiments import counting, training

    with training.one_thread():
        *_, last = counting.train_writer(seed, steps=STEPS)
    return abs(last.score.scored)


EXPERIMENTS = [
    Experiment(
        id="counting-cell",
        title="A cell that counts",
        concept="counting-cell",
        series=["best cell"],
        x_label="training step",
        y_label="|r| with the depth",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=counting_cell,
        prediction="counting-cell",
        colours=["cell"],
        measurements=[
            Measurement(
                "follows-the-depth",
                "correlation of the best cell with the depth, on new strings",
                f"LSTM, 24 units, {STEPS} steps of 32 strings of 60 symbols, learning rate from 0.02 to 0",
                for_each_seed(_correlation),
                low=0.9,
                least=0.7,
            )
        ],
    )
]

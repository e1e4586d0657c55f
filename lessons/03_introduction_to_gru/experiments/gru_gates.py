"""What each gate of a GRU is good for: GRUs that lack one, on two tasks."""

import statistics
from collections.abc import Sequence

import matplotlib.pyplot as plt

from helpers.experiments import COLOURS, STYLE, Experiment, Measurement, Outcome, Run, compare_pairs, show, spread

STEPS, HIDDEN = 200, 4
COLOUR_OF = {"both gates": "#666666", "no reset gate": "reset", "no update gate": "update"}
TITLES = ("Sum of the marked inputs", "A light that is switched")
Errors = dict[str, list[float]]


def gru_gates(run: Run) -> Outcome | None:
    """The error of each variant on both tasks, all seeds at once."""
    from helpers.experiments import ablation, tasks, training

    steps = 20 if run.fast else STEPS
    found: list[Errors] = []
    with training.one_thread():
        for number, task in enumerate((tasks.sum_of_marked, tasks.flips)):
            name = f"task {number + 1} of 2: {TITLES[number].lower()}"
            run.progress(number / 2, name)
            for at in ablation.train_ablation(task, run.seeds, "gru", HIDDEN, steps=steps, stop=run.stopped):
                for variant, errors in at.score.items():
                    run.point(variant, at.step, statistics.median(errors))
                run.progress((number + at.step / at.steps) / 2, f"{name}, step {at.step} of {at.steps}")
                if at.step == steps:
                    found.append(at.score)
    return Outcome(_picture(found), _verdict(found)) if found else None


def _picture(found: list[Errors]):
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, len(found), figsize=(4.2 * len(found), 3.6), sharey=True, squeeze=False)
        for axis, errors, title in zip(axes[0], found, TITLES, strict=False):
            for place, (variant, colour) in enumerate(COLOUR_OF.items()):
                values = errors[variant]
                axis.plot([place] * len(values), values, "o", color=COLOURS.get(colour, colour), alpha=0.8)
                axis.plot([place - 0.25, place + 0.25], [statistics.median(values)] * 2, color="#333333", linewidth=1.5)
            axis.set_xticks(range(3), ["both\ngates", "no\nreset", "no\nupdate"])
            axis.set_title(title)
        axes[0][0].set(ylabel="error, share of a plain mean's", ylim=(0, None))
    rows = {
        "task": [title for title, _ in zip(TITLES, found, strict=False) for _ in COLOUR_OF],
        "network": [variant for _ in found for variant in COLOUR_OF],
        **spread([errors[variant] for errors in found for variant in COLOUR_OF], "error, median", "from", "to"),
    }
    medians = "; ".join(
        f"{title}: " + ", ".join(f"{variant} {statistics.median(errors[variant]):.2f}" for variant in COLOUR_OF)
        for title, errors in zip(TITLES, found, strict=False)
    )
    alt = f"Error of three GRUs on two tasks, one dot a seed and a line at the median. Medians. {medians}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: list[Errors]) -> list[str]:
    def seeds(errors: Errors, holds) -> str:
        rows = list(zip(*(errors[variant] for variant in COLOUR_OF), strict=True))
        return f"{sum(holds(*row) for row in rows)} of {len(rows)} seeds"

    lines = [
        f"{TITLES[0]}: without the update gate the error is the largest in {seeds(found[0], lambda b, r, z: z > max(b, r))}.",
        f"{TITLES[0]}: without the reset gate it is at most 0.15 larger in {seeds(found[0], lambda b, r, z: r < b + 0.15)}.",
    ]
    if len(found) > 1:
        pairs = compare_pairs(found[1]["both gates"], found[1]["no reset gate"])
        lines.append(f"{TITLES[1]}: {pairs.in_words('both gates', 'no reset gate')}.")
    return lines


def _measurement(id: str, number: int, gate: str, **bounds: float) -> Measurement:
    def measure(seeds: Sequence[int]) -> Sequence[float]:
        from helpers.experiments import ablation, tasks, training

        task = (tasks.sum_of_marked, tasks.flips)[number]
        with training.one_thread():
            *_, last = ablation.train_ablation(task, seeds, "gru", HIDDEN, steps=STEPS)
        return [both - without for both, without in zip(last.score["both gates"], last.score[gate], strict=True)]

    return Measurement(
        id,
        f"the error with both gates, less that with {gate}, which is",
        f"GRU, {HIDDEN} units, {TITLES[number].lower()}, {STEPS} steps of 32 sequences of 40, learning rate from 0.03 to 0",
        measure,
        high=0.0,
        paired=True,
        **bounds,
    )


EXPERIMENTS = [
    Experiment(
        id="gru-gates",
        title="What is each gate of a GRU good for?",
        concept="reset-gate",
        series=list(COLOUR_OF),
        colours=["ink", "forget", "input"],  # reset and update have the colours of the LSTM's forget and input gate
        x_label="training step; faded: the task before",
        y_label="error, median",
        x_range=(0, STEPS),
        y_range=(0.0, 1.25),
        recipe=gru_gates,
        prediction="gru-gates",
        measurements=[
            _measurement("sum-needs-update", 0, "no update gate", least=0.9),
            _measurement("light-and-reset", 1, "no reset gate", least=0.55),
        ],
    )
]

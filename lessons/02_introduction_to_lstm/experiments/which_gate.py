"""Which gate does a task need? LSTMs that lack a gate, on two tasks."""

import statistics
from collections.abc import Sequence

import matplotlib.pyplot as plt

from helpers.experiments import COLOURS, STYLE, Experiment, Measurement, Outcome, Run, show, spread

STEPS = 150
GATES = {"all gates": "#666666", "no forget gate": "forget", "no input gate": "input", "no output gate": "output"}
TITLES = ("Count since the reset", "Sum of the marked inputs")
Errors = dict[str, list[float]]


def which_gate(run: Run) -> Outcome | None:
    """The error of each variant on both tasks, all seeds at once."""
    from helpers.experiments import ablation, tasks, training

    steps = 20 if run.fast else STEPS
    found: list[Errors] = []
    with training.one_thread():
        for number, task in enumerate((tasks.count_since_reset, tasks.sum_of_marked)):
            run.progress(number / 2, f"task {number + 1} of 2: {TITLES[number].lower()}")
            for at in ablation.train_ablation(task, run.seeds, steps=steps, stop=run.stopped):
                for variant, errors in at.score.items():
                    run.point(variant, at.step, statistics.median(errors))
                share = (number + at.step / at.steps) / 2
                run.progress(share, f"task {number + 1} of 2: {TITLES[number].lower()}, step {at.step} of {at.steps}")
                if at.step == steps:
                    found.append(at.score)
    return Outcome(_picture(found), _verdict(found)) if found else None


def _picture(found: list[Errors]):
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, len(found), figsize=(4.2 * len(found), 3.6), sharey=True, squeeze=False)
        for axis, errors, title in zip(axes[0], found, TITLES, strict=False):
            for place, (variant, colour) in enumerate(GATES.items()):
                values = errors[variant]
                axis.plot([place] * len(values), values, "o", color=COLOURS.get(colour, colour), alpha=0.8)
                axis.plot([place - 0.25, place + 0.25], [statistics.median(values)] * 2, color="#333333", linewidth=1.5)
            axis.set_xticks(range(4), ["all\ngates", "no\nforget", "no\ninput", "no\noutput"])
            axis.set_title(title)
        highest = max(value for errors in found for values in errors.values() for value in values)
        axes[0][0].set(ylabel="error, share of a plain mean's", ylim=(0, 1.08 * highest))
    rows = {
        "task": [title for title, _ in zip(TITLES, found, strict=False) for _ in GATES],
        "network": [variant for _ in found for variant in GATES],
        **spread([errors[variant] for errors in found for variant in GATES], "error, median", "from", "to"),
    }
    medians = "; ".join(
        f"{title}: " + ", ".join(f"{variant} {statistics.median(errors[variant]):.2f}" for variant in GATES)
        for title, errors in zip(TITLES, found, strict=False)
    )
    alt = f"Error of four networks on two tasks, one dot a seed and a line at the median. Medians. {medians}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: list[Errors]) -> list[str]:
    lines = []
    for title, gate, errors in zip(TITLES, ("forget", "input"), found, strict=False):
        seeds = range(len(errors["all gates"]))
        worst = [max(errors, key=lambda variant, seed=seed: errors[variant][seed]) for seed in seeds]
        named = sum(variant == f"no {gate} gate" for variant in worst)
        lines.append(f"{title}: without the {gate} gate the error is the largest in {named} of {len(worst)} seeds.")
    count = found[0]
    hurt = list(
        zip(*(count[f"no {gate} gate"] for gate in ("forget", "input", "output")), count["all gates"], strict=True)
    )
    small = sum(max(no_input, no_output) < (no_forget + whole) / 2 for no_forget, no_input, no_output, whole in hurt)
    lines.append(
        f"{TITLES[0]}: losing another gate costs less than half of what losing the forget gate does, in {small} of {len(hurt)} seeds."
    )
    return lines


def _measurement(id: str, number: int, gate: str) -> Measurement:
    def measure(seeds: Sequence[int]) -> Sequence[float]:
        from helpers.experiments import ablation, tasks, training

        task = (tasks.count_since_reset, tasks.sum_of_marked)[number]
        with training.one_thread():
            *_, last = ablation.train_ablation(task, seeds, steps=STEPS)
        others = (last.score[name] for name in GATES if name != gate)
        return [max(row) - own for own, *row in zip(last.score[gate], *others, strict=True)]

    return Measurement(
        id,
        f"the largest error of the other three networks, less that with {gate}, which is",
        f"LSTM, 8 units, {TITLES[number].lower()}, {STEPS} steps of 32 sequences of 40, learning rate from 0.03 to 0",
        measure,
        high=0.0,
        least=0.8,
        paired=True,
    )


EXPERIMENTS = [
    Experiment(
        id="which-gate",
        title="Which gate does a task need?",
        concept="gate-ablation",
        series=list(GATES),
        x_label="training step",
        y_label="error, median; faded: the first task",
        x_range=(0, STEPS),
        y_range=(0.0, 1.25),
        recipe=which_gate,
        prediction="which-gate",
        measurements=[
            _measurement("count-needs-forget", 0, "no forget gate"),
            _measurement("sum-needs-input", 1, "no input gate"),
        ],
        colours=["ink", "forget", "input", "output"],
    )
]

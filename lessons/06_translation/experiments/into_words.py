"""English number words into German and into French, with and without attention, beside what needs no training."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Outcome, Run, count_right, show, spread
from helpers.experiments.number_measurements import number_measurement
from helpers.experiments.number_words import FRENCH, GERMAN
from helpers.experiments.translation_settings import Network, Settings, name_of

ALL: tuple[Network, ...] = (("lstm", True), ("lstm", False), ("gru", True), ("gru", False))
NETWORKS = {GERMAN: ALL, FRENCH: ALL[:2]}  # French repeats the point, so it is shorter
NAMES = {network: name_of(network) for network in ALL}
STEPS = Settings.steps
SHOWN = 4067
Scores = dict[Network, list[float]]


def into(target: str) -> Callable[[Run], Outcome | None]:
    """The recipe for a language."""

    def recipe(run: Run) -> Outcome | None:
        from helpers.experiments import number_runs, training, translation

        settings = Settings(steps=25 if run.fast else STEPS)
        tasks = {seed: number_runs.number_task(target, seed) for seed in run.seeds}
        found: Scores = {network: [] for network in NETWORKS[target]}
        kept: dict[Network, Any] = {}  # the first seed's networks, as far as they got
        began = time.monotonic()
        with training.one_thread():
            for number, (network, seed) in enumerate((network, seed) for network in found for seed in run.seeds):
                name = NAMES[network]
                runs = number_runs.train_on(tasks[seed], network, seed, settings, stop=run.stopped)
                for at in runs:
                    run.point(name, at.step, at.score)
                    share = (number + at.step / at.steps) / (len(found) * len(run.seeds))
                    run.progress(share, f"{name}, seed {seed}, step {at.step} of {at.steps}: {at.score:.0%} right")
                    if seed == run.seeds[0]:
                        kept[network] = at
                    if at.step == at.steps:
                        found[network].append(at.score)
        if not kept:
            return None
        lookups = [_lookups(tasks[seed], target) for seed in run.seeds]
        first = tasks[run.seeds[0]]
        network, at = next(iter(kept.items()))
        weights = translation.weights_of(
            at.model,
            first.vocabulary,
            f"English number words and {target}, 2,000 numbers from 0 to 9999",
            at.step,
            run.seeds[0],
            time.monotonic() - began,
            f"{at.score:.1%} of held-out numbers right in every word",
        )
        looks = translation.alignment(at.model, _shown(), first.vocabulary, limit=12) if network[1] else None
        return Outcome(_picture(target, found, lookups, looks), _verdict(target, found, lookups), weights=weights)

    return recipe


def _shown() -> tuple[str, ...]:
    from helpers.experiments.number_words import english

    return english(SHOWN)


def _lookups(task, target: str) -> dict[str, float]:
    """What needs no network: a table, and for German a rule behind it."""
    from helpers.experiments import number_baselines as baselines

    table = baselines.WordByWord(task.known)
    written = [table.translate(one.source) for one in task.new]
    found = {"table": baselines.share_right(written, task.new)}
    if target == GERMAN:
        found["table and rule"] = baselines.share_right([baselines.german_rule(one) for one in written], task.new)
    return found


def _picture(target: str, found: Scores, lookups: list[dict[str, float]], looks):
    lines = {name: statistics.median(one[name] for one in lookups) for name in lookups[0]}
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 4.2), width_ratios=(1, 1.15), layout="constrained")
        for place, network in enumerate(found):
            colour = NETWORK_COLOURS[network[0]]
            left.plot([place] * len(found[network]), found[network], "o", color=colour, alpha=0.8)
        for name, share in lines.items():
            left.axhline(share, color="#666666", linestyle=":", linewidth=1)
            above = share < 0.9
            left.annotate(
                name,
                (len(found) - 0.55, share),
                (0, 3 if above else -11),
                textcoords="offset points",
                ha="right",
                fontsize=9,
            )
        left.set(xlim=(-0.5, len(found) - 0.5), ylim=(0, 1.06), ylabel="right in every word")
        left.set_xticks(range(len(found)), [NAMES[one].replace(", ", ",\n") for one in found], fontsize=9)
        left.set_title("1,000 numbers never seen")
        if looks is None:
            right.axis("off")
        else:
            written, weights = looks
            right.imshow(weights, cmap="Blues", vmin=0, vmax=1, aspect="auto")
            right.set_xticks(range(len(_shown())), _shown(), rotation=35, ha="right")
            right.set_yticks(range(len(written)), written)
            right.grid(visible=False)
            right.set(xlabel="read", ylabel="written, from above")
            right.set_title("Where it looks for each word")
    rows: dict[str, list[object]] = {
        "network": [NAMES[network] for network in found] + list(lines),
        **spread(
            list(found.values()) + [[one[name] for one in lookups] for name in lines],
            "right, median",
        ),
    }
    medians = ", ".join(f"{NAMES[one]} {statistics.median(found[one]):.3f}" for one in found if found[one])
    baselines = ", ".join(f"{name} {share:.2f}" for name, share in lines.items())
    alt = f"Left: share of held-out numbers right in every word, English into {target}: {medians or 'stopped early'}; {baselines}."
    if looks is not None:
        seen = ", ".join(f"{word} at {_shown()[int(row.argmax())]}" for word, row in zip(*looks, strict=True))
        alt += f" Right: where the attention looks the hardest while it writes {SHOWN:,}: {seen}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(target: str, found: Scores, lookups: list[dict[str, float]]) -> list[str]:
    share = statistics.median(one["table"] for one in lookups)
    lines = [
        f"A table, word by word and in the English order: {share:.0%} right. It learned in a fraction of a second."
    ]
    if target == GERMAN:
        rule = statistics.median(one["table and rule"] for one in lookups)
        lines.append(
            f"The table, and a rule by somebody who knows German: {rule:.0%} right. No network can beat that here."
        )
    for network in found:
        if found[network]:
            count = f"{count_right(found[network])} of {len(found[network])}"
            lines.append(f"{NAMES[network]}: at least 95 % right in every word with {count} seeds.")
    return lines


MEASUREMENTS = {
    GERMAN: [
        number_measurement("lstm-attention", GERMAN, ("lstm", True), low=0.95, least=0.9),
        number_measurement("lstm-plain", GERMAN, ("lstm", False), low=0.95, least=0.9),
    ],
    FRENCH: [],
}

EXPERIMENTS = [
    Experiment(
        id=f"into-{target.lower()}",
        title=f"English number words into {target}",
        concept="attention" if target == GERMAN else "encoder-decoder",
        series=[NAMES[network] for network in NETWORKS[target]],
        x_label="training step",
        y_label="right in every word, of 200 held-out",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=into(target),
        prediction="attention-needed" if target == GERMAN else None,
        measurements=MEASUREMENTS[target],
    )
    for target in (GERMAN, FRENCH)
]

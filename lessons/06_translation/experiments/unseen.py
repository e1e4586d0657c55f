"""Two harder ways to hold numbers out: combinations of tens and units, and a word in a place where it never stood."""

import statistics

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Outcome, Run, show, spread
from helpers.experiments.number_measurements import COMBINATIONS, PLACE, number_measurement
from helpers.experiments.number_words import GERMAN
from helpers.experiments.translation_settings import Network, Settings, name_of

STEPS = Settings.steps
WAYS = {COMBINATIONS: "pairs never seen", PLACE: "a place never seen"}
NETWORKS: tuple[Network, ...] = (("lstm", True), ("lstm", False))
SHOWN_MISTAKES = 3
Scores = dict[tuple[str, Network], list[float]]


def unseen(run: Run) -> Outcome | None:
    """The exact match of an LSTM with and without attention on what each of the two ways holds out."""
    from helpers.experiments import number_runs, training, translation

    settings = Settings(steps=25 if run.fast else STEPS)
    found: Scores = {(way, network): [] for way in WAYS for network in NETWORKS}
    wrong: list[tuple[str, str, str]] = []
    plan = [(way, network, seed) for way in WAYS for network in NETWORKS for seed in run.seeds]
    with training.one_thread():
        for number, (way, network, seed) in enumerate(plan):
            task = number_runs.number_task(GERMAN, seed, way)
            for at in number_runs.train_on(task, network, seed, settings, stop=run.stopped):
                run.point(WAYS[way], at.step, at.score)
                text = f"{WAYS[way]}, {name_of(network)}, step {at.step} of {at.steps}: {at.score:.0%} right"
                run.progress((number + at.step / at.steps) / len(plan), text)
                if at.step == at.steps:
                    found[way, network].append(at.score)
                    if way == PLACE and len(wrong) < SHOWN_MISTAKES:
                        new = task.new[:100]
                        written = translation.translate(at.model, [one.source for one in new], task.vocabulary, 12)
                        missed = [(one, got) for one, got in zip(new, written, strict=True) if got != one.target]
                        for one, got in missed[: SHOWN_MISTAKES - len(wrong)]:
                            wrong.append((" ".join(one.source), "".join(one.target), "".join(got)))
    if not any(found.values()):
        return None
    return Outcome(_picture(found), _verdict(found, wrong))


def _picture(found: Scores):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.6), layout="constrained")
        for column, (network, mark) in enumerate(zip(NETWORKS, ("o", "s"), strict=True)):
            points = [
                (row + 0.16 * column - 0.08, score) for row, way in enumerate(WAYS) for score in found[way, network]
            ]
            if points:
                look = {
                    "color": NETWORK_COLOURS["lstm"],
                    "markerfacecolor": None if network[1] else "white",
                    "alpha": 0.85,
                }
                axis.plot(*zip(*points, strict=True), mark, label=name_of(network), **look)
        axis.set_xticks(range(2), ["pairs of tens and units\nnever seen", "a word in a place\nnever seen"])
        axis.set(xlim=(-0.5, 1.5), ylim=(-0.03, 1.05), ylabel="right in every word")
        axis.set_title("What is held out, one mark a seed")
        axis.legend(fontsize=9, loc="lower left")
    cells = [(way, network) for way in WAYS for network in NETWORKS]
    rows: dict[str, list[object]] = {
        "held out": [WAYS[way] for way, _ in cells],
        "network": [name_of(network) for _, network in cells],
        **spread([found[cell] for cell in cells], "right, median"),
    }
    medians = "; ".join(
        f"{WAYS[way]}, {name_of(network)}: {statistics.median(found[way, network]):.2f}"
        for way, network in cells
        if found[way, network]
    )
    return show(
        fig,
        alt=f"Share of held-out numbers right in every word, by what is held out. Medians. {medians}.",
        data=rows,
        measured=True,
    )


def _verdict(found: Scores, wrong: list[tuple[str, str, str]]) -> list[str]:
    lines = []
    for way, words in WAYS.items():
        scores = [(name_of(network), found[way, network]) for network in NETWORKS if found[way, network]]
        if scores:
            each = ", ".join(f"{name} {statistics.median(values):.0%}" for name, values in scores)
            lines.append(f"Held out, {words}: {each} right (median of {len(scores[0][1])}).")
    lines += [f"“{source}” should be {right}. It wrote {got}." for source, right, got in wrong]
    return lines


EXPERIMENTS = [
    Experiment(
        id="unseen",
        title="Which numbers has it really not seen?",
        concept="unseen-combinations",
        series=list(WAYS.values()),
        x_label="training step; faded: the run before",
        y_label="right in every word, of 200 held-out",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=unseen,
        prediction="unseen-place",
        measurements=[
            number_measurement("pairs-attention", GERMAN, ("lstm", True), COMBINATIONS, low=0.95, least=0.9),
            number_measurement("pairs-plain", GERMAN, ("lstm", False), COMBINATIONS, low=0.8, least=0.9),
            number_measurement("place-plain", GERMAN, ("lstm", False), PLACE, high=0.5, least=0.9),
        ],
    )
]

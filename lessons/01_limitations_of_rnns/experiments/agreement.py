"""Was or were? A plain RNN on trial, four networks over growing distances, and a plain RNN that is taught step by step."""

import statistics
from collections.abc import Sequence

import matplotlib.pyplot as plt

from helpers.widgets import STYLE, Experiment, Outcome, Run, show

STEPS = 200
Found = dict[str, dict[int, list[float]]]
# Learning rates and biases were chosen on other seeds: (kind, learning rate, bias of the gate that keeps).
NETWORKS = {
    "plain RNN": ("rnn", 0.01, None),
    "orthogonal RNN": ("orthogonal rnn", 0.002, None),
    "LSTM, forget bias 3": ("lstm", 0.005, 3.0),
    "GRU, update bias 2.5": ("gru", 0.007, 2.5),
}
MARKS = dict(zip(NETWORKS, "osv^", strict=True))
STRETCHED, COMPARED = (3, 6, 9, 12, 16, 24), (3, 8, 16, 24)
GROWING = (0, 3, *range(6, 25))


def cat_orange(run: Run) -> Outcome | None:
    """The plain RNN, trained at each distance on its own."""
    return _finish(_train(run, ["plain RNN"], STRETCHED), _verdict_of_the_trial)


def agreement_distance(run: Run) -> Outcome | None:
    """Four networks, each trained at each distance on its own."""
    return _finish(_train(run, list(NETWORKS), COMPARED), _verdict_of_the_comparison)


def _train(run: Run, names: Sequence[str], distances: Sequence[int]) -> Found:
    from helpers.nets import agreement, training

    steps = 20 if run.fast else STEPS
    found: Found = {name: {} for name in names}
    total = sum(distance + 2 for distance in distances) * len(names)
    done = 0
    with training.one_thread():
        for distance in distances:
            for name in names:
                kind, lr, bias = NETWORKS[name]
                for at in agreement.train_readers(kind, run.seeds, [distance], lr, bias, steps=steps, stop=run.stopped):
                    middle = statistics.median(at.accuracies)
                    share = (done + (distance + 2) * at.step / steps) / total
                    run.progress(share, f"{name}, {distance} words between: {middle:.0%} right at step {at.step}")
                    if at.step == steps:
                        found[name][distance] = at.accuracies
                        run.point(name, distance, middle)
                done += distance + 2
    return found


def _finish(found: Found, verdict) -> Outcome | None:
    if not any(found.values()):
        return None
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 4.0))
        for (name, by_distance), shift in zip(found.items(), (-0.3, -0.1, 0.1, 0.3), strict=False):
            distances = list(by_distance)
            (line,) = axis.plot(
                distances, [statistics.median(by_distance[d]) for d in distances], f"{MARKS[name]}-", label=name
            )
            dots = [(d + shift, share) for d in distances for share in by_distance[d]]
            axis.plot(*zip(*dots, strict=True), ".", color=line.get_color(), alpha=0.6)
        axis.axhline(0.5, color="#666666", linestyle=":")
        axis.annotate("a guess", (3, 0.5), xytext=(0, 4), textcoords="offset points", fontsize=9)
        axis.set(ylim=(0.35, 1.05), xlabel="words between noun and verb", ylabel="right, of 256 new sentences")
        axis.set_title("was or were: one dot a seed, the line is the median")
        fig.legend(loc="outside lower center", ncols=2, fontsize=9)
    rows = [(name, distance, values) for name, found_at in found.items() for distance, values in found_at.items()]
    table = {
        "network": [name for name, _, _ in rows],
        "words between": [distance for _, distance, _ in rows],
        "right, median": [statistics.median(values) for _, _, values in rows],
        "lowest": [min(values) for _, _, values in rows],
        "highest": [max(values) for _, _, values in rows],
        "seeds": [len(values) for _, _, values in rows],
    }
    ends = "; ".join(f"{name}, {d} words: {statistics.median(values):.2f}" for name, d, values in rows)
    alt = f"Share of sentences right against the words between noun and verb, one dot a seed and a line at the median. {ends}."
    return Outcome(show(fig, alt=alt, data=table, measured=True), verdict(found))


def _right(values: list[float] | None) -> str:
    return f"at least 95 % right in {sum(v >= 0.95 for v in values or [])} of {len(values or [])} seeds"


def _guess(values: list[float] | None) -> str:
    return f"no better than a guess (under 65 % right) in {sum(v < 0.65 for v in values or [])} of {len(values or [])} seeds"


def _verdict_of_the_trial(found: Found) -> list[str]:
    plain = found["plain RNN"]
    return [
        f"3 words between, as in “the cat that I adopted was orange”: {_right(plain.get(3))}.",
        f"24 words between: {_guess(plain.get(24))}.",
    ]


def _verdict_of_the_comparison(found: Found) -> list[str]:
    lines = [f"{name}, 3 words between: {_right(by_distance.get(3))}." for name, by_distance in found.items()]
    for name, by_distance in found.items():
        says = _guess if name.endswith("RNN") else _right
        lines.append(f"{name}, 24 words between: {says(by_distance.get(24))}.")
    return lines


def growing_distance(run: Run) -> Outcome | None:
    """The same plain RNN at 24 words, trained there alone, and taught from short sentences on."""
    from helpers.nets import agreement, training

    steps = 60 if run.fast else 600
    ways = {"24 words from the start": [24], "short ones first": GROWING}
    curves: dict[str, list[tuple[int, list[float]]]] = {way: [] for way in ways}
    with training.one_thread():
        for number, (way, distances) in enumerate(ways.items()):
            for at in agreement.train_readers(
                "rnn", run.seeds, distances, 0.003, steps=steps, growing=len(distances) > 1, stop=run.stopped
            ):
                curves[way].append((at.step, at.accuracies))
                run.point(way, at.step, statistics.median(at.accuracies))
                run.progress((number + at.step / steps) / 2, f"{way}: step {at.step} of {steps}")
    if not curves["short ones first"]:
        return None
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.6))
        for way, points in curves.items():
            xs = [step for step, _ in points]
            (line,) = axis.plot(xs, [statistics.median(values) for _, values in points], linewidth=2.5, label=way)
            for seed in range(len(points[0][1])):
                axis.plot(xs, [values[seed] for _, values in points], color=line.get_color(), alpha=0.35, linewidth=1)
        axis.axhline(0.5, color="#666666", linestyle=":")
        axis.set(ylim=(-0.05, 1.05), xlabel="training step", ylabel="right, with 24 words between")
        axis.set_title("A plain RNN over 24 words: one thin line a seed, the median thick")
        axis.legend(loc="upper left", fontsize=9)
    last = {way: points[-1][1] for way, points in curves.items()}
    table = {
        "trained on": list(last),
        "right at 24 words, median": [statistics.median(values) for values in last.values()],
        "lowest": [min(values) for values in last.values()],
        "highest": [max(values) for values in last.values()],
        "seeds": [len(values) for values in last.values()],
    }
    alt = (
        "Share right at 24 words against training steps, for a plain RNN trained at 24 words from the start, "
        "which stays near one half, and for "
        f"one taught short sentences first; medians at the end {', '.join(f'{way} {statistics.median(v):.2f}' for way, v in last.items())}."
    )
    short = last["short ones first"]
    verdict = [
        f"Trained at 24 words from the start: {_guess(last['24 words from the start'])}.",
        f"Taught short sentences first, then longer ones: at least 95 % right at 24 words in {sum(v >= 0.95 for v in short)} of "
        f"{len(short)} seeds.",
    ]
    return Outcome(show(fig, alt=alt, data=table, measured=True), verdict)


def _experiment(id: str, title: str, concept: str, series: Sequence[str], recipe, prediction: str) -> Experiment:
    return Experiment(
        id=id,
        title=title,
        concept=concept,
        series=list(series),
        x_label="words between noun and verb",
        y_label="share right, median of the seeds",
        x_range=(0, 25),
        y_range=(0.3, 1.0),
        recipe=recipe,
        prediction=prediction,
    )


EXPERIMENTS = [
    _experiment(
        "cat-orange",
        "The cat, and the words between",
        "recurrent-network",
        ["plain RNN"],
        cat_orange,
        "cat-orange",
    ),
    _experiment(
        "agreement-distance",
        "Four networks, and the words between",
        "lag",
        NETWORKS,
        agreement_distance,
        "agreement-distance",
    ),
    Experiment(
        id="growing-distance",
        title="Short sentences first",
        concept="recurrent-network",
        series=["24 words from the start", "short ones first"],
        x_label="training step",
        y_label="right at 24 words, median",
        x_range=(0, 600),
        y_range=(0.0, 1.0),
        recipe=growing_distance,
        prediction="growing-distance",
    ),
]

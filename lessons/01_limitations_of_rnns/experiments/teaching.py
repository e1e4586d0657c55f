"""Over 24 words: an orthogonal RNN whose matrix is scaled, and a plain RNN taught in three ways."""

import statistics

import matplotlib.pyplot as plt

from helpers.experiments import (
    COLOURS,
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Outcome,
    Run,
    count_right,
    count_seeds,
    reading_measurement,
    right_by_majority,
    show,
    spread,
)

STEPS = 200
GROWING = (0, 3, *range(6, 25))
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def scale_balance(run: Run) -> Outcome | None:
    """The orthogonal RNN at 24 words, its matrix multiplied by one number after the other."""
    from helpers.experiments import agreement, training

    steps = 20 if run.fast else STEPS
    found: dict[float, list[float]] = {}
    with training.one_thread():
        for number, scale in enumerate(SCALES):
            for at in agreement.train_readers(
                "orthogonal rnn", run.seeds, [24], 0.002, steps=steps, stop=run.stopped, scale=scale
            ):
                run.progress((number + at.step / steps) / len(SCALES), f"matrix × {scale:g}: step {at.step} of {steps}")
                if at.step == steps:
                    found[scale] = at.score
                    run.point("orthogonal RNN", scale, statistics.median(at.score))
    if not found:
        return None
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.4))
        colour, scales = NETWORK_COLOURS["orthogonal rnn"], list(found)
        axis.plot(scales, [statistics.median(found[scale]) for scale in scales], "D-", color=colour, label="median")
        dots = [(scale, share) for scale in scales for share in found[scale]]
        axis.plot(*zip(*dots, strict=True), ".", color="#444444", alpha=0.7, label="one seed")
        axis.axhline(0.5, color="#666666", linestyle=":", linewidth=1)
        axis.set(ylim=(0.35, 1.05), xlabel="the orthogonal matrix is multiplied by", ylabel="right at 24 words")
        axis.set_title("An orthogonal RNN over 24 words: one dot for each seed")
        axis.legend(loc="lower center", fontsize=9)
    table = {
        "matrix ×": scales,
        **spread(found.values(), "right, median"),
    }
    medians = "; ".join(f"× {scale:g}: {statistics.median(values):.2f}" for scale, values in found.items())
    alt = f"Share right at 24 words against the scale of an orthogonal RNN's matrix. Medians. {medians}."
    verdict = [f"Matrix × 1.5, 24 words between: {right_by_majority(found.get(1.5, []))}."]
    verdict += [f"Matrix × {scale:g}: {_few(found.get(scale, []))}." for scale in (1.0, 2.0)]
    return Outcome(show(fig, alt=alt, data=table, measured=True), verdict)


WAYS = {"24 words from the start": [24], "all distances mixed": GROWING, "short ones first": GROWING}


def growing_distance(run: Run) -> Outcome | None:
    """The same plain RNN at 24 words, trained there alone, on all distances mixed, and from short sentences on."""
    from helpers.experiments import agreement, training

    steps = 60 if run.fast else 600
    curves: dict[str, list[tuple[int, list[float]]]] = {way: [] for way in WAYS}
    with training.one_thread():
        for number, (way, distances) in enumerate(WAYS.items()):
            for at in agreement.train_readers(
                "rnn", run.seeds, distances, 0.003, steps=steps, growing=way == "short ones first", stop=run.stopped
            ):
                curves[way].append((at.step, at.score))
                run.point(way, at.step, statistics.median(at.score))
                run.progress((number + at.step / steps) / len(WAYS), f"{way}: step {at.step} of {steps}")
    if not curves["short ones first"]:
        return None
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.9))
        # One kind of network, three ways to teach it: not the colours of the kinds.
        for (way, points), colour, dash in zip(
            curves.items(), ("#666666", COLOURS["cell"], COLOURS["hidden"]), (":", "--", "-"), strict=True
        ):
            xs = [step for step, _ in points]
            medians = [statistics.median(values) for _, values in points]
            axis.plot(xs, medians, dash, color=colour, linewidth=2.5, label=way)
            for seed in range(len(points[0][1])):
                axis.plot(xs, [values[seed] for _, values in points], dash, color=colour, alpha=0.35, linewidth=1)
        axis.axhline(0.5, color="#666666", linestyle=":", linewidth=1)
        axis.set(ylim=(-0.05, 1.05), xlabel="training step", ylabel="right, with 24 words between")
        axis.set_title("A plain RNN over 24 words: a thin line for each seed, the median thick")
        fig.legend(loc="outside lower center", ncols=3, fontsize=9)
    last = {way: points[-1][1] for way, points in curves.items()}
    table = {
        "trained on": list(last),
        **spread(last.values(), "right at 24 words, median"),
        "at least 95 % right": [count_right(values) for values in last.values()],
    }
    medians = "; ".join(f"{way} {statistics.median(values):.2f}" for way, values in last.items())
    alt = (
        "Share right at 24 words against training steps, for a plain RNN trained at 24 words from the start, on all distances mixed, and "
        f"on short sentences first. Medians at the end. {medians}."
    )
    verdict = [
        f"Trained at 24 words from the start: {_few(last['24 words from the start'])}.",
        f"Trained on short sentences first, then on longer ones: {right_by_majority(last['short ones first'])} at 24 words.",
    ]
    return Outcome(show(fig, alt=alt, data=table, measured=True), verdict)


def _few(values: list[float]) -> str:
    return f"at least 95 % right in {'at most one' if count_right(values) <= 1 else 'more than one'} of {count_seeds(values)}"


EXPERIMENTS = [
    Experiment(
        id="growing-distance",
        title="Three ways to teach a plain RNN",
        concept="recurrent-network",
        series=list(WAYS),
        x_label="training step",
        y_label="right at 24 words, median",
        x_range=(0, 600),
        y_range=(0.0, 1.0),
        recipe=growing_distance,
        prediction="growing-distance",
        colours=["rnn", "cell", "output"],
        measurements=[
            reading_measurement("far-alone", "rnn", 0.003, steps=600, greatest=0.2),
            reading_measurement("mixed", "rnn", 0.003, GROWING, steps=600, least=0.2, greatest=0.8),
            reading_measurement("short-first", "rnn", 0.003, GROWING, steps=600, growing=True, least=0.75),
        ],
    ),
    Experiment(
        id="scale-balance",
        title="How exact must the scale be?",
        concept="orthogonal-matrix",
        series=["orthogonal RNN"],
        x_label="the orthogonal matrix is multiplied by",
        y_label="right at 24 words, median",
        x_range=(0.9, 2.1),
        y_range=(0.3, 1.0),
        recipe=scale_balance,
        prediction="scale-balance",
        colours=["orthogonal rnn"],
        measurements=[
            reading_measurement("at-1", "orthogonal rnn", 0.002, greatest=0.2),
            reading_measurement("at-1-5", "orthogonal rnn", 0.002, scale=1.5, least=0.6),
            reading_measurement("at-2", "orthogonal rnn", 0.002, scale=2.0, greatest=0.2),
        ],
    ),
]

"""How long an LSTM remembers before training, and what it can learn, for four forget biases."""

import math
import statistics

import matplotlib.pyplot as plt

from helpers.experiments import (
    COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    for_each_seed,
    reading_measurement,
    show,
    spread,
)

BIASES = (0.0, 1.0, 2.0, 3.0)
DISTANCE, STEPS = 24, 200
LONGEST = 400  # steps after which measuring a half-life gives up


def forget_bias(run: Run) -> Outcome:
    """Half-life computed and measured in untrained LSTMs; then what LSTMs learn that start from the same biases."""
    from helpers.experiments import agreement, half_life, training

    steps = 20 if run.fast else STEPS
    learnt: dict[float, list[float]] = {bias: [] for bias in BIASES}
    total, done = len(run.seeds) * len(BIASES), 0
    with training.one_thread():
        run.progress(0, "measuring half-lives before training")
        lives = {
            bias: [half_life.measured_half_life(bias, seed, limit=LONGEST) for seed in run.seeds] for bias in BIASES
        }
        for seed in run.seeds:
            for bias in BIASES:
                for progress in agreement.train_reader(bias, seed, DISTANCE, steps, stop=run.stopped):
                    run.point(f"b = {bias:g}", progress.step, progress.score)
                    share = (done + progress.step / steps) / total
                    run.progress(
                        share, f"seed {seed + 1} of {len(run.seeds)}, b = {bias:g}: {progress.score:.0%} right"
                    )
                    if progress.step == steps:
                        learnt[bias].append(progress.score)
                done += 1
    return Outcome(_picture(lives, learnt), _verdict(lives, learnt))


def _picture(lives: dict[float, list[float]], learnt: dict[float, list[float]]):
    from helpers.experiments import half_life

    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.6))
        left.plot(
            BIASES,
            [half_life.computed_half_life(b) for b in BIASES],
            color=COLOURS["forget"],
            label="computed, ln ½ / ln σ(b)",
        )
        points = [(b, life) for b in BIASES for life in lives[b] if life < math.inf]
        left.plot(*zip(*points, strict=True), "o", color=COLOURS["cell"], alpha=0.8, label="measured, one dot a seed")
        beyond = [b for b in BIASES for life in lives[b] if life == math.inf]
        if beyond:
            left.plot(
                beyond, [LONGEST] * len(beyond), "^", color=COLOURS["cell"], alpha=0.8, label=f"beyond {LONGEST} steps"
            )
        left.axhline(DISTANCE, color="#666666", linestyle=":", label=f"{DISTANCE} words")
        left.set(
            yscale="log",
            xlabel="forget bias b",
            ylabel="half-life, steps",
            title="How long the cell state lasts",
            xticks=BIASES,
        )
        left.set_yticks([1, 3, 10, 30, 100, 300], ["1", "3", "10", "30", "100", "300"])
        left.minorticks_off()
        left.legend(fontsize=9)
        dots = [(b, share) for b in BIASES for share in learnt[b]]
        if dots:
            right.plot(*zip(*dots, strict=True), "o", color="#444444", alpha=0.7)
        right.axhline(0.5, color="#666666", linestyle=":")
        right.set(
            ylim=(0.35, 1.05),
            xlabel="forget bias b at the start",
            ylabel="right, of 256 sentences; a dot a seed",
            xticks=BIASES,
        )
        right.set_title(f"was or were, {DISTANCE} words later")
    rows = {
        "b": list(BIASES),
        "half-life computed": [half_life.computed_half_life(b) for b in BIASES],
        "half-life measured, median": [statistics.median(lives[b]) for b in BIASES],
        "from": [min(lives[b]) for b in BIASES],
        "to": [max(lives[b]) for b in BIASES],
        **spread([learnt[b] for b in BIASES], "right after training, median"),
    }
    measured = ", ".join(
        f"{statistics.median(lives[b]):.3g} steps at b = {b:g} (computed {half_life.computed_half_life(b):.3g})"
        for b in BIASES
    )
    right_share = ", ".join(f"{statistics.median(learnt[b]):.2f} at b = {b:g}" for b in BIASES if learnt[b])
    alt = (
        f"Left: half-life of the cell state against the forget bias, on a logarithmic scale. Measured, medians: {measured}. Right: share "
        f"of sentences right after training, {DISTANCE} words between noun and verb. Medians: {right_share or 'stopped before the first'}."
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(lives: dict[float, list[float]], learnt: dict[float, list[float]]) -> list[str]:
    def count(values: list[float], holds) -> str:
        return f"{sum(map(holds, values))} of {len(values)} seeds"

    from helpers.experiments import half_life

    computed = half_life.computed_half_life
    return [
        f"Half-life at b = 0: within a quarter of the computed 1 step in {count(lives[0.0], lambda v: 0.75 < v < 1.25)}.",
        f"Half-life at b = 2: longer than the computed {computed(2):.1f} steps in {count(lives[2.0], lambda v: v > computed(2))}.",
        f"Half-life at b = 3: longer than the computed {computed(3):.1f} steps in {count(lives[3.0], lambda v: v > computed(3))}.",
        f"Start at b = 0, {DISTANCE} words: no better than a guess (under 65 % right) in {count(learnt[0.0], lambda v: v < 0.65)}.",
        f"Start at b = 3, {DISTANCE} words: at least 90 % right in {count(learnt[3.0], lambda v: v >= 0.9)}.",
    ]


def _half_life(id: str, bias: float, low: float, least: float, high: float = math.inf) -> Measurement:
    def measure(seed: int) -> float:
        from helpers.experiments import half_life

        return half_life.measured_half_life(bias, seed, limit=LONGEST)

    start = f"PyTorch's default initialization but forget bias {bias:g}"
    settings = f"LSTM, 32 units, untrained, {start}, inputs N(0, 1), at most {LONGEST} steps"
    return Measurement(id, "steps until half is left", settings, for_each_seed(measure), low, high, least=least)


MEASUREMENTS = [
    _half_life("half-life-at-0", 0.0, 0.75, 0.9, 1.25),
    _half_life("half-life-at-2", 2.0, 5.5, 0.9),
    _half_life("half-life-at-3", 3.0, 14.3, 0.9),
    _half_life("half-life-at-3-far-longer", 3.0, 40, 0.7),
    *(
        reading_measurement(f"bias-{bias}", "lstm", 0.005, bias=bias, low=0.9, **bounds)
        for bias, bounds in ((0, {"greatest": 0.1}), (1, {"greatest": 0.2}), (2, {"least": 0.5}), (3, {"least": 0.9}))
    ),
]

EXPERIMENTS = [
    Experiment(
        id="forget-bias",
        title="Four forget biases",
        concept="forget-bias",
        series=[f"b = {bias:g}" for bias in BIASES],
        x_label="training step",
        y_label="share right",
        x_range=(0, STEPS),
        y_range=(0.2, 1.0),
        recipe=forget_bias,
        prediction="forget-bias",
        measurements=MEASUREMENTS,
    )
]

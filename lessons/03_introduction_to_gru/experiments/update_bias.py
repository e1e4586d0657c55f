"""How long a GRU remembers before training, and what it can learn, for four biases of the update gate."""

import statistics

import matplotlib.pyplot as plt

from helpers.experiments import (
    COLOURS,
    NETWORK_COLOURS,
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


def update_bias(run: Run) -> Outcome:
    """Half-life computed and measured in untrained GRUs; then what GRUs learn that start from the same biases."""
    from torch import nn

    from helpers.experiments import agreement, half_life, training

    steps = 20 if run.fast else STEPS
    learnt: dict[float, list[float]] = {bias: [] for bias in BIASES}
    with training.one_thread():
        run.progress(0, "measuring half-lives before training")
        lives = {bias: [half_life.measured_half_life(bias, seed, nn.GRU) for seed in run.seeds] for bias in BIASES}
        for number, bias in enumerate(BIASES):
            for at in agreement.train_readers(
                "gru", run.seeds, [DISTANCE], lr=0.007, bias=bias, steps=steps, stop=run.stopped
            ):
                middle = statistics.median(at.score)
                run.point(f"b = {bias:g}", at.step, middle)
                run.progress((number + at.step / steps) / len(BIASES), f"b = {bias:g}: {middle:.0%} right")
                if at.step == steps:
                    learnt[bias] = at.score
    return Outcome(_picture(lives, learnt), _verdict(lives, learnt))


def _picture(lives: dict[float, list[float]], learnt: dict[float, list[float]]):
    from helpers.experiments import half_life

    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.6))
        computed = [half_life.computed_half_life(b) for b in BIASES]
        left.plot(BIASES, computed, color=COLOURS["update"], label="computed, ln ½ / ln σ(b)")
        points = [(b, life) for b in BIASES for life in lives[b]]
        left.plot(*zip(*points, strict=True), "o", color=COLOURS["hidden"], alpha=0.8, label="measured, one dot a seed")
        left.axhline(DISTANCE, color="#666666", linestyle=":", label=f"{DISTANCE} words")
        left.set(yscale="log", xlabel="update bias b", ylabel="half-life, steps", title="How long the state lasts")
        left.set_xticks(BIASES)
        left.set_yticks([1, 3, 10, 30, 100], ["1", "3", "10", "30", "100"])
        left.minorticks_off()
        left.legend(fontsize=9)
        dots = [(b, share) for b in BIASES for share in learnt[b]]
        if dots:
            right.plot(*zip(*dots, strict=True), "o", color=NETWORK_COLOURS["gru"], alpha=0.8, label="one dot a seed")
            right.legend(loc="center right", fontsize=9)
        right.axhline(0.5, color="#666666", linestyle=":")
        right.set(ylim=(0.35, 1.05), xlabel="update bias b at the start", ylabel="right, of 256 new sentences")
        right.set_xticks(BIASES)
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
        f"Left: half-life of the state against the update bias, on a logarithmic scale. Measured, medians: {measured}. Right: share of "
        f"sentences right after training, {DISTANCE} words between noun and verb. Medians: {right_share or 'stopped before the first'}."
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(lives: dict[float, list[float]], learnt: dict[float, list[float]]) -> list[str]:
    def count(values: list[float], holds) -> str:
        return f"{sum(map(holds, values))} of {len(values)} seeds"

    return [
        f"Half-life at b = 0: under 2.5 steps in {count(lives[0.0], lambda v: v < 2.5)}.",
        f"Half-life at b = 3: over 8 steps in {count(lives[3.0], lambda v: v > 8)}.",
        f"Start at b = 0, {DISTANCE} words: no better than a guess (under 65 % right) in {count(learnt[0.0], lambda v: v < 0.65)}.",
        f"Start at b = 3, {DISTANCE} words: at least 95 % right in {count(learnt[3.0], lambda v: v >= 0.95)}.",
    ]


def _half_life(id: str, bias: float, low: float, high: float) -> Measurement:
    def measure(seed: int) -> float:
        from torch import nn

        from helpers.experiments import half_life

        return half_life.measured_half_life(bias, seed, nn.GRU)

    settings = f"GRU, 32 units, untrained, PyTorch's default initialization but update bias {bias:g}, inputs N(0, 1)"
    return Measurement(id, "steps until half is left", settings, for_each_seed(measure), low, high, least=0.9)


MEASUREMENTS = [
    _half_life("half-life-at-0", 0.0, 0.5, 2.5),
    _half_life("half-life-at-3", 3.0, 8, 40),
    reading_measurement("bias-0", "gru", 0.007, bias=0.0, greatest=0.1),
    reading_measurement("bias-3", "gru", 0.007, bias=3.0, least=0.9),
    reading_measurement("bias-0-fast", "gru", 0.05, bias=0.0, least=0.9),
]

EXPERIMENTS = [
    Experiment(
        id="update-bias",
        title="Does the update bias set how long the state lasts?",
        concept="update-bias",
        series=[f"b = {bias:g}" for bias in BIASES],
        x_label="training step",
        y_label="share right, median",
        x_range=(0, STEPS),
        y_range=(0.2, 1.0),
        recipe=update_bias,
        prediction="update-bias",
        measurements=MEASUREMENTS,
    )
]

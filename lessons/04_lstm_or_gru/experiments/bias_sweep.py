"""Is it the gate's bias at the start that makes the difference between LSTM and GRU? Agreement over three distances."""

import statistics

import matplotlib.pyplot as plt

from helpers.widgets import STYLE, Experiment, Outcome, Run, show

BIASES, DISTANCES = (0.0, 1.0, 2.0, 3.0), (12, 24, 32)
STEPS, HIDDEN = 80, 16
# Chosen on seeds 100 to 104, which a learner's run does not use, among 0.004, 0.007, 0.01, 0.015, 0.03 (LSTM) and 0.015, 0.03, 0.05, 0.1
# (GRU), by the median accuracy, mean over the biases and distances. 0.05 and 0.1 came out alike: the lower one was taken.
RATES = {"gru": 0.05, "lstm": 0.007}
NAMES = {"gru": "GRU, update bias", "lstm": "LSTM, forget bias"}
COLOUR_OF = {"gru": "#009E73", "lstm": "#0072B2"}
Shares = dict[tuple[int, str], list[list[float]]]


def bias_sweep(run: Run) -> Outcome | None:
    """For each distance and kind the accuracies for all biases and seeds, which train side by side in one computation."""
    import torch

    from helpers.nets import agreement, training

    steps = 20 if run.fast else STEPS
    distances = DISTANCES[:1] if run.fast else DISTANCES
    seeds, found = list(run.seeds) * len(BIASES), {}
    with training.one_thread():
        for distance in distances:
            for kind in NAMES:
                model = agreement.Readers(kind, seeds, bias=0.0, hidden=HIDDEN)
                with torch.no_grad():  # a bias for each network; the gate that keeps is the second block in both
                    each = torch.tensor(BIASES).repeat_interleave(len(run.seeds))
                    model.bias_ih[:, HIDDEN : 2 * HIDDEN] = each[:, None]
                for at in agreement.train_readers(
                    kind, seeds, [distance], RATES[kind], steps=steps, stop=run.stopped, model=model
                ):
                    rows = [at.accuracies[k : k + len(run.seeds)] for k in range(0, len(seeds), len(run.seeds))]
                    run.point(f"{kind.upper()}, b = 1", at.step, statistics.median(rows[1]))
                    run.point(f"{kind.upper()}, b = 3", at.step, statistics.median(rows[3]))
                    told = f"{distance} words, {kind.upper()}, all biases: step {at.step} of {steps}"
                    run.progress((len(found) + at.step / steps) / (len(distances) * len(NAMES)), told)
                    if at.step == steps:
                        found[distance, kind] = rows
    done = {key: rows for key, rows in found.items() if all((key[0], kind) in found for kind in NAMES)}
    return Outcome(_picture(done), _verdict(done)) if done else None


def _picture(found: Shares):
    distances = list(dict.fromkeys(distance for distance, _ in found))
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(
            1, len(distances), figsize=(2.9 * len(distances) + 0.3, 3.7), sharey=True, squeeze=False
        )
        for axis, distance in zip(axes[0], distances, strict=True):
            for kind, shift, line, mark in (("gru", -0.08, "-", "o"), ("lstm", 0.08, "--", "s")):
                rows, colour = found[distance, kind], COLOUR_OF[kind]
                for bias, row in zip(BIASES, rows, strict=True):
                    axis.plot([bias + shift] * len(row), row, mark, color=colour, alpha=0.5, markersize=4)
                medians = [statistics.median(row) for row in rows]
                axis.plot(
                    [bias + shift for bias in BIASES], medians, line, color=colour, label=NAMES[kind].split(",")[0]
                )
            axis.axhline(0.5, color="#666666", linestyle=":")
            axis.set(xlabel="bias at the start", ylim=(0.35, 1.05), xticks=BIASES, title=f"{distance} words")
        axes[0][0].set_ylabel("right, of 256 new sentences")
        axes[0][0].legend(loc="lower right", fontsize=9)
    keys = [(distance, kind, k) for distance, kind in found for k in range(len(BIASES))]
    rows = {
        "words": [distance for distance, _, _ in keys],
        "network": [kind.upper() for _, kind, _ in keys],
        "bias": [BIASES[k] for _, _, k in keys],
        "right, median": [statistics.median(found[distance, kind][k]) for distance, kind, k in keys],
        "lowest": [min(found[distance, kind][k]) for distance, kind, k in keys],
        "highest": [max(found[distance, kind][k]) for distance, kind, k in keys],
        "seeds": [len(found[distance, kind][k]) for distance, kind, k in keys],
    }
    told = "; ".join(
        f"{kind.upper()} over {distance} words: "
        + ", ".join(f"{statistics.median(row):.0%} at b = {bias:g}" for bias, row in zip(BIASES, table, strict=True))
        for (distance, kind), table in found.items()
    )
    alt = f"Share of sentences right after training against the bias of the gate that keeps, a panel for each distance. Medians. {told}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: Shares) -> list[str]:
    def count(row: list[float], holds) -> str:
        return f"{sum(map(holds, row))} of {len(row)} seeds"

    lines = []
    for distance in dict.fromkeys(distance for distance, _ in found):
        gru, lstm = found[distance, "gru"], found[distance, "lstm"]
        parts = [
            f"b = {bias:g}: GRU {count(gru[k], lambda v: v >= 0.9)}, LSTM {count(lstm[k], lambda v: v >= 0.9)}"
            for k, bias in enumerate(BIASES)
        ]
        lines.append(f"{distance} words, at least 90 % right: " + "; ".join(parts) + ".")
    return lines


EXPERIMENTS = [
    Experiment(
        id="bias-sweep",
        title="Does the bias at the start make the difference?",
        concept="forget-bias",
        series=[f"{kind.upper()}, b = {bias}" for kind in NAMES for bias in (1, 3)],
        x_label="training step",
        y_label="share right, median of the seeds",
        x_range=(0, STEPS),
        y_range=(0.4, 1.0),
        recipe=bias_sweep,
        prediction="bias-sweep",
    )
]

"""How much of an error at the cell is left some steps back, in untrained LSTMs, by the course's own backward pass in NumPy."""

import math
import statistics

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show
from helpers.nets import lstm_sequence, lstm_sequence_backward, sigmoid

BIASES = (0.0, 1.0, 2.0, 3.0)
HIDDEN, LENGTH, LAGS = 32, 60, range(1, 51, 7)
SHADES = ("#4a1500", "#913301", "#c9501f", "#dd7440")  # of the forget gate's colour: b is its bias


def gradient_back(run: Run) -> Outcome:
    """For each bias and seed, the size of the gradient at the cell, 1 to 50 steps before the one where an error of size 1 arrives."""
    left: dict[float, list[list[float]]] = {bias: [] for bias in BIASES}
    for number, seed in enumerate(run.seeds):
        for place, bias in enumerate(BIASES):
            if run.stopped():
                break
            left[bias].append(left_of_the_gradient(bias, seed))
            for lag, value in zip(LAGS, left[bias][-1], strict=True):
                run.point(f"b = {bias:g}", lag, math.log10(value))
            share = (number * len(BIASES) + place + 1) / (len(run.seeds) * len(BIASES))
            run.progress(share, f"seed {number + 1} of {len(run.seeds)}, b = {bias:g}")
    done = {bias: runs for bias, runs in left.items() if runs}
    return Outcome(_picture(done), _verdict(done))


def left_of_the_gradient(bias: float, seed: int) -> list[float]:
    """How much is left at each of `LAGS`; weights U(-1/√H, 1/√H), inputs N(0, 1), a random direction of the error."""
    rng = np.random.default_rng(seed)
    weights = rng.uniform(-1, 1, (2, 4 * HIDDEN, HIDDEN)) / math.sqrt(HIDDEN)
    biases = np.repeat([0.0, bias, 0.0, 0.0], HIDDEN)  # blocks i, f, g, o
    x, start = rng.normal(size=(LENGTH, 1, HIDDEN)), np.zeros((1, HIDDEN))
    hs, cs = lstm_sequence(x, start, start, *weights, biases)
    error, left = rng.normal(size=(1, HIDDEN)), []
    for lag in LAGS:
        arrives = np.zeros((lag, 1, HIDDEN))
        arrives[-1] = error / np.linalg.norm(error)
        h, c = hs[LENGTH - lag - 1], cs[LENGTH - lag - 1]
        back = lstm_sequence_backward(np.zeros_like(arrives), arrives, x[LENGTH - lag :], h, c, *weights, biases)
        left.append(float(np.linalg.norm(back[2])))
    return left


def _rates(runs: list[list[float]]) -> list[float]:
    """What is left at each step, on average from the first lag to the last, one number a seed."""
    return [(one[-1] / one[0]) ** (1 / (LAGS[-1] - LAGS[0])) for one in runs]


def _picture(left: dict[float, list[list[float]]]):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots()
        for (bias, runs), mark, shade in zip(left.items(), "osv^", SHADES, strict=False):
            values = np.array(runs)
            axis.plot(LAGS, np.median(values, axis=0), f"{mark}-", color=shade, label=f"b = {bias:g}")
            axis.fill_between(LAGS, values.min(axis=0), values.max(axis=0), color=shade, alpha=0.2)
            direct = [sigmoid(bias) ** lag for lag in LAGS]
            axis.plot(LAGS, direct, "--", color=shade, linewidth=1)
        axis.plot([], [], "--", color="#333333", linewidth=1, label="σ(b) to the power n")
        axis.set(yscale="log", xlabel="steps back, n", ylabel="gradient left", title="The error on its way back")
        axis.legend(loc="lower left", fontsize=9)
    table: dict[str, list] = {"steps back": list(LAGS)}
    for bias, runs in left.items():
        table[f"b = {bias:g}, median"] = np.median(runs, axis=0).tolist()
        table[f"b = {bias:g}, from"], table[f"b = {bias:g}, to"] = np.min(runs, 0).tolist(), np.max(runs, 0).tolist()
    rates = "; ".join(f"b = {bias:g}: {statistics.median(_rates(runs)):.2f}" for bias, runs in left.items())
    alt = f"How much of a gradient is left against the steps back, on a logarithmic scale. Left at each step, median of the seeds: {rates}."
    return show(fig, alt=alt, data=table)


def _verdict(left: dict[float, list[list[float]]]) -> list[str]:
    lines = []
    for bias, runs in left.items():
        rates = _rates(runs)
        lines.append(
            f"b = {bias:g}: f = {sigmoid(bias):.2f}; left at each step {statistics.median(rates):.2f} "
            f"({len(rates)} seeds: {min(rates):.2f} to {max(rates):.2f})."
        )
    return lines


def _measurement(id: str, bias: float, low: float, high: float, least: float) -> Measurement:
    return Measurement(
        id,
        "left of the gradient at the cell after one step back",
        f"LSTM, {HIDDEN} units, untrained, weights U(−1/√H, 1/√H), forget bias {bias:g}, inputs N(0, 1), 1 to 50 steps back",
        for_each_seed(lambda seed: _rates([left_of_the_gradient(bias, seed)])[0]),
        low,
        high,
        least=least,
    )


EXPERIMENTS = [
    Experiment(
        id="gradient-back",
        title="The error on its way back",
        concept="backpropagation-through-time",
        series=[f"b = {bias:g}" for bias in BIASES],
        x_label="steps back",
        y_label="gradient left, power of 10",
        x_range=(0, 50),
        y_range=(-12.0, 4.0),
        recipe=gradient_back,
        prediction="gradient-back",
        measurements=[_measurement("half-open", 0.0, 0.5, 0.7, 0.95), _measurement("open", 3.0, 0.94, 1.1, 0.95)],
    )
]

"""The factor that multiplies the gradient at each step back, in untrained networks, and the bound that their matrices give."""

import math
import statistics

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import (
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    count_seeds,
    for_each_seed,
    show,
    spread,
)
from helpers.nets import (
    gru_sequence,
    gru_sequence_backward,
    lstm_sequence,
    lstm_sequence_backward,
    rnn_sequence,
    rnn_sequence_backward,
)

HIDDEN, LENGTH, BATCH, FIRST, LAST = 64, 40, 8, 5, 20
# The colour of each kind of network, and a shape, so that it is never colour alone.
NETWORKS = {
    "RNN": ("rnn", "o"),
    "RNN, orthogonal": ("orthogonal rnn", "s"),
    "RNN, orthogonal × 1.5": ("orthogonal rnn", "p"),
    "LSTM, forget bias 0": ("lstm", "v"),
    "LSTM, forget bias 3": ("lstm", "v"),
    "GRU, update bias 0": ("gru", "^"),
    "GRU, update bias 3": ("gru", "^"),
}
# In the live view there is room for short names only.
SHORT = dict(
    zip(NETWORKS, ("RNN", "orthogonal", "orthogonal × 1.5", "LSTM, 0", "LSTM, 3", "GRU, 0", "GRU, 3"), strict=True)
)


def gradient_rate(run: Run) -> Outcome | None:
    """For each network and seed the factor per step, and for the RNNs the largest singular value of the recurrent matrix."""
    rates: dict[str, list[float]] = {name: [] for name in NETWORKS}
    singular: dict[str, list[float]] = {}
    for number, seed in enumerate(run.seeds):
        for place, name in enumerate(NETWORKS):
            if run.stopped():
                break
            norms, largest = gradient_norms(name, seed)
            rates[name].append(_rate(norms))
            if largest is not None:
                singular.setdefault(name, []).append(largest)
            for lag in range(0, LENGTH, 3):
                run.point(SHORT[name], lag, math.log10(norms[lag]))
            run.progress(
                (number * len(NETWORKS) + place + 1) / (len(run.seeds) * len(NETWORKS)),
                f"seed {number + 1} of {len(run.seeds)}, {name}",
            )
    done = {name: values for name, values in rates.items() if values}
    return Outcome(_picture(done, singular), _verdict(done, singular)) if done else None


def _rate(norms: np.ndarray) -> float:
    return float((norms[LAST] / norms[FIRST]) ** (1 / (LAST - FIRST)))


def gradient_norms(name: str, seed: int) -> tuple[np.ndarray, float | None]:
    """The norm of the gradient 0 to LENGTH - 1 steps before the end, in float64, and an RNN's largest singular value.

    Weights U(-1/√H, 1/√H), inputs N(0, 1); the loss is a random projection of the last state. For the LSTM it is the cell's gradient.
    """
    rng = np.random.default_rng(seed)
    kind, bias = name.split(",")[0], float(name.split()[-1]) if "bias" in name else 0.0
    blocks = {"RNN": 1, "LSTM": 4, "GRU": 3}[kind]
    bound = 1 / math.sqrt(HIDDEN)
    weight_ih = rng.uniform(-bound, bound, (blocks * HIDDEN, HIDDEN))
    weight_hh = rng.uniform(-bound, bound, (blocks * HIDDEN, HIDDEN))
    keeps = np.zeros(blocks * HIDDEN)
    keeps[HIDDEN : 2 * HIDDEN] = bias  # the second block keeps, in an LSTM and in a GRU
    x, error = rng.normal(size=(LENGTH, BATCH, HIDDEN)), rng.normal(size=(BATCH, HIDDEN))
    start, norms = np.zeros((BATCH, HIDDEN)), []
    largest = None
    if kind == "RNN":
        if "orthogonal" in name:
            weight_hh = np.linalg.qr(rng.normal(size=(HIDDEN, HIDDEN)))[0] * (1.5 if "1.5" in name else 1.0)
        largest = float(np.linalg.norm(weight_hh, 2))
    norms.append(float(np.linalg.norm(error)))
    for lag in range(1, LENGTH):
        # From the state that stands `lag` steps before the end through these steps to the end, and the error back.
        arrives = np.zeros((lag, BATCH, HIDDEN))
        arrives[-1] = error
        states, last = _states(kind, x[:-lag], start, weight_ih, weight_hh, keeps), x[-lag:]
        if kind == "RNN":
            back = rnn_sequence_backward(arrives, last, *states, weight_ih, weight_hh, keeps)
        elif kind == "GRU":
            back = gru_sequence_backward(arrives, last, *states, weight_ih, weight_hh, keeps, np.zeros_like(keeps))
        else:
            back = lstm_sequence_backward(np.zeros_like(arrives), arrives, last, *states, weight_ih, weight_hh, keeps)
        norms.append(float(np.linalg.norm(back[len(states)])))
    return np.array(norms), largest


def _states(kind: str, x, start, weight_ih, weight_hh, keeps) -> tuple[np.ndarray, ...]:
    """The last state that a network reaches on x: h, or h and c."""
    if kind == "RNN":
        return (rnn_sequence(x, start, weight_ih, weight_hh, keeps)[-1],)
    if kind == "GRU":
        return (gru_sequence(x, start, weight_ih, weight_hh, keeps, np.zeros_like(keeps))[-1],)
    hs, cs = lstm_sequence(x, start, start, weight_ih, weight_hh, keeps)
    return hs[-1], cs[-1]


def _picture(rates: dict[str, list[float]], singular: dict[str, list[float]]):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.6, 3.8))
        for place, (name, values) in enumerate(rates.items()):
            kind, mark = NETWORKS[name]
            axis.plot(values, [place] * len(values), mark, color=NETWORK_COLOURS[kind], alpha=0.75)
            if name in singular:
                middle = statistics.median(singular[name])
                axis.plot([middle], [place], "|", color="#000000", markersize=16, markeredgewidth=2.5, zorder=2.5)
        axis.axvline(1, color="#666666", linestyle=":")
        axis.set_yticks(range(len(rates)), list(rates))
        axis.invert_yaxis()
        axis.set(xlim=(0.3, 1.6), xlabel="share of the gradient left after one step back")
        axis.set_title("Below 1 it vanishes: one mark for each seed, a black bar for the bound")
    rows = {
        "network": list(rates),
        **spread(rates.values(), "per step, median", "from", "to"),
        "bound": [statistics.median(singular[name]) if name in singular else "" for name in rates],
    }
    medians = "; ".join(f"{name} {statistics.median(values):.2f}" for name, values in rates.items())
    return show(
        fig,
        alt=f"What is left of the gradient after one step back, for seven untrained networks. Medians. {medians}.",
        data=rows,
    )


def _verdict(rates: dict[str, list[float]], singular: dict[str, list[float]]) -> list[str]:
    lines = []
    for name, values in rates.items():
        bound = f"; the bound says at most {statistics.median(singular[name]):.2f}" if name in singular else ""
        lines.append(
            f"{name}: {statistics.median(values):.2f} per step ({count_seeds(values)}: {min(values):.2f} to {max(values):.2f}){bound}."
        )
    return lines


def _measurement(id: str, name: str, low: float, high: float) -> Measurement:
    return Measurement(
        id,
        "share of the gradient left after one step back",
        f"{name}, {HIDDEN} units, untrained, weights U(−1/√H, 1/√H), inputs N(0, 1), from {FIRST} to {LAST} steps back",
        for_each_seed(lambda seed: _rate(gradient_norms(name, seed)[0])),
        low,
        high,
        least=0.95,
    )


MEASUREMENTS = [
    _measurement("plain", "RNN", 0.4, 0.5),
    _measurement("orthogonal", "RNN, orthogonal", 0.7, 0.8),
    _measurement("orthogonal-scaled", "RNN, orthogonal × 1.5", 0.9, 1.0),
    _measurement("lstm-half-open", "LSTM, forget bias 0", 0.55, 0.65),
    _measurement("lstm-open", "LSTM, forget bias 3", 0.95, 1.1),
    _measurement("gru-half-open", "GRU, update bias 0", 0.55, 0.65),
    _measurement("gru-nearly-open", "GRU, update bias 2.5", 0.9, 0.95),
    _measurement("gru-open", "GRU, update bias 3", 0.93, 1.1),
    Measurement(
        "bound-above-one",
        "largest singular value of the recurrent matrix",
        f"RNN, {HIDDEN} units, untrained, weights U(−1/√H, 1/√H)",
        for_each_seed(lambda seed: gradient_norms("RNN", seed)[1] or 0.0),
        low=1.0,
        least=0.95,
    ),
]

EXPERIMENTS = [
    Experiment(
        id="gradient-rate",
        title="What is left of the gradient, step by step",
        concept="vanishing-gradient",
        series=list(SHORT.values()),
        x_label="steps back",
        y_label="gradient, power of 10",
        x_range=(0, LENGTH),
        y_range=(-15.0, 3.0),
        recipe=gradient_rate,
        prediction="gradient-rate",
        colours=[kind for kind, _ in NETWORKS.values()],
        measurements=MEASUREMENTS,
    )
]

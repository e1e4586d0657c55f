"""Was or were? A plain RNN on trial, and six networks over growing distances."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

import matplotlib.pyplot as plt

from helpers.experiments import (
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
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
Found = dict[str, dict[int, list[float]]]


class Network(NamedTuple):
    """How a network starts and is trained; `bias` is that of the gate that keeps, `scale` multiplies the recurrent matrix.

    It is compared with the others at the distances `compared`: the gated ones, which are slow, at the far one only.
    """

    kind: str
    lr: float
    bias: float | None = None
    scale: float = 1.0
    style: str = "o-"
    compared: tuple[int, ...] = (24,)

    @property
    def colour(self) -> str:
        """The same for each kind of network in the whole course."""
        return NETWORK_COLOURS[self.kind]


# Learning rates, biases and the scale were chosen on other seeds than those shown. The scaled matrix: of twelve seeds, 200 to 211, 6, 11,
# 10, 10, 10 were right at 24 words with the rates .001, .002, .003, .005, .007.
NETWORKS = {
    "plain RNN": Network("rnn", 0.01, compared=(3, 24)),
    "orthogonal RNN": Network("orthogonal rnn", 0.002, style="s--", compared=(3, 12, 24)),
    "orthogonal RNN × 1.5": Network("orthogonal rnn", 0.002, scale=1.5, style="D-", compared=(3, 24)),
    "LSTM, forget bias 0": Network("lstm", 0.005, 0.0, style="x:"),
    "LSTM, forget bias 3": Network("lstm", 0.005, 3.0, style="v-."),
    "GRU, update bias 2.5": Network("gru", 0.007, 2.5, style="^:"),
}
STRETCHED = (3, 6, 9, 12, 16, 24)


def cat_orange(run: Run) -> Outcome | None:
    """The plain RNN, trained at each distance on its own."""
    return _finish(_train(run, [(distance, "plain RNN") for distance in STRETCHED]), _verdict_of_the_trial)


def agreement_distance(run: Run) -> Outcome | None:
    """Six networks, each trained at each of its distances on its own, the short ones first."""
    jobs = [(distance, name) for name, network in NETWORKS.items() for distance in network.compared]
    return _finish(_train(run, sorted(jobs, key=lambda job: job[0])), _verdict_of_the_comparison)


def _train(run: Run, jobs: Sequence[tuple[int, str]]) -> Found:
    from helpers.experiments import agreement, training

    steps = 20 if run.fast else STEPS
    found: Found = {name: {} for _, name in jobs}
    total = sum(distance + 2 for distance, _ in jobs)
    done = 0
    with training.one_thread():
        for distance, name in jobs:
            kind, lr, bias, scale, *_ = NETWORKS[name]
            for at in agreement.train_readers(
                kind, run.seeds, [distance], lr, bias, steps=steps, stop=run.stopped, scale=scale
            ):
                middle = statistics.median(at.score)
                share = (done + (distance + 2) * at.step / steps) / total
                run.progress(share, f"{name}, {distance} words between: {middle:.0%} right at step {at.step}")
                if at.step == steps:
                    found[name][distance] = at.score
                    run.point(name, distance, middle)
            done += distance + 2
    return found


def _finish(found: Found, verdict) -> Outcome | None:
    if not any(found.values()):
        return None
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 4.0))
        for place, (name, by_distance) in enumerate(found.items()):
            # Side by side, since several are right at every distance.
            distances, network, shift = list(by_distance), NETWORKS[name], 0.4 * (place - (len(found) - 1) / 2)
            medians = [statistics.median(by_distance[d]) for d in distances]
            axis.plot([d + shift for d in distances], medians, network.style, color=network.colour, label=name)
            dots = [(d + shift, share) for d in distances for share in by_distance[d]]
            if dots:
                axis.plot(*zip(*dots, strict=True), ".", color=network.colour, alpha=0.6)
        axis.axhline(0.5, color="#666666", linestyle=":", linewidth=1)
        axis.annotate("a guess", (3, 0.5), xytext=(0, 4), textcoords="offset points", fontsize=9)
        axis.set(ylim=(0.35, 1.05), xlabel="words between noun and verb", ylabel="right, of 256 new sentences")
        axis.set_xticks(sorted({d for by_distance in found.values() for d in by_distance}))
        axis.set_title("was or were: one dot for each seed, the line is the median")
        fig.legend(loc="outside lower center", ncols=2, fontsize=9)
    rows = [(name, distance, values) for name, found_at in found.items() for distance, values in found_at.items()]
    table = {
        "network": [name for name, _, _ in rows],
        "learning rate": [NETWORKS[name].lr for name, _, _ in rows],
        "words between": [distance for _, distance, _ in rows],
        **spread([values for _, _, values in rows], "right, median"),
    }
    ends = "; ".join(f"{name}, {d} words: {statistics.median(values):.2f}" for name, d, values in rows)
    alt = f"Share of sentences right against the words between noun and verb, one dot for each seed and a line at the median. {ends}."
    return Outcome(show(fig, alt=alt, data=table, measured=True), verdict(found))


def _right(values: list[float]) -> str:
    return f"at least 95 % right in {count_right(values)} of {count_seeds(values)}"


def _guess(values: list[float]) -> str:
    # Of 74 other seeds 3 came to 95 %, and a few to 70 or 80 %: so the verdict says only what more than half of them do.
    guessing = sum(v < 0.65 for v in values) > len(values) / 2
    return f"{_right(values)}; no better than a guess (under 65 %) in {'more than' if guessing else 'at most'} half of them"


def _verdict_of_the_trial(found: Found) -> list[str]:
    plain = found["plain RNN"]
    return [
        f"3 words between, as in “the cat that I adopted was orange”: {_right(plain.get(3, []))}.",
        f"24 words between: {_guess(plain.get(24, []))}.",
    ]


def _verdict_of_the_comparison(found: Found) -> list[str]:
    lines = [
        f"{name}, 3 words between: {_right(by_distance.get(3, []))}."
        for name, by_distance in found.items()
        if 3 in NETWORKS[name].compared
    ]
    says_of = dict.fromkeys(found, _right) | {
        "plain RNN": _guess,
        "orthogonal RNN": _guess,
        "LSTM, forget bias 0": _guess,
        "orthogonal RNN × 1.5": right_by_majority,
        "LSTM, forget bias 3": right_by_majority,
    }
    for name, by_distance in found.items():
        says = says_of[name]
        lines.append(f"{name}, 24 words between: {says(by_distance.get(24, []))}.")
    return lines


def _measurement(id: str, name: str, distance: int = 24, lr: float | None = None, **bounds: float) -> Measurement:
    network = NETWORKS[name]
    return reading_measurement(
        id, network.kind, lr or network.lr, [distance], network.bias, network.scale, STEPS, **bounds
    )


def _experiment(
    id: str, title: str, concept: str, series: Sequence[str], recipe, measurements: Sequence[Measurement]
) -> Experiment:
    return Experiment(
        id=id,
        title=title,
        concept=concept,
        series=list(series),
        x_label="words between noun and verb",
        y_label="right, median of seeds",
        x_range=(0, 25),
        y_range=(0.3, 1.0),
        recipe=recipe,
        prediction=id,
        colours=[NETWORKS[name].kind for name in series],
        measurements=measurements,
    )


EXPERIMENTS = [
    _experiment(
        "cat-orange",
        "The cat, and the words between",
        "recurrent-network",
        ["plain RNN"],
        cat_orange,
        [
            _measurement("plain-over-3", "plain RNN", 3, least=0.95),
            _measurement("plain-over-24", "plain RNN", greatest=0.2),
        ],
    ),
    _experiment(
        "agreement-distance",
        "Six networks, and the words between",
        "lag",
        list(NETWORKS),
        agreement_distance,
        [
            _measurement("orthogonal", "orthogonal RNN", greatest=0.1),
            _measurement("orthogonal-over-12", "orthogonal RNN", 12, least=0.5),
            _measurement("orthogonal-scaled", "orthogonal RNN × 1.5", least=0.6),
            _measurement("lstm-half-open", "LSTM, forget bias 0", greatest=0.1),
            _measurement("lstm-half-open-fast", "LSTM, forget bias 0", lr=0.05, greatest=0.1),
            _measurement("lstm-open", "LSTM, forget bias 3", least=0.9),
            _measurement("lstm-open-fast", "LSTM, forget bias 3", lr=0.05, greatest=0.6),
            _measurement("gru-open", "GRU, update bias 2.5", least=0.9),
            reading_measurement("gru-default-fast", "gru", 0.05, least=0.9),
        ],
    ),
]

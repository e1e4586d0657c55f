"""Travel requests: which city is where from, which is where to? On pairs of cities never seen, and in templates never seen."""

import statistics
from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

STEPS = 200
KINDS = {
    "bag of words": "bag",
    "its neighbours": "neighbours",
    "RNN": "rnn",
    "GRU": "gru",
    "LSTM": "lstm",
    "minGRU": "mingru",
}
CORE = ("bag of words", "its neighbours", "RNN", "GRU", "LSTM")
SIGN = {"RNN": "o", "GRU": "^", "LSTM": "v", "minGRU": "D"}
PAIRS, TEMPLATES = 0, 1
SETTINGS = (
    f"{STEPS} steps of 64 out of 1,500 requests in 12 of 16 templates, 32 cities; networks read both ways, embedding 24, 48 units a way; "
    "which templates and pairs of cities are left out is drawn by the seed; right means every word of a request"
)
Scores = dict[str, list[tuple[float, float]]]


def word_order(run: Run, names: Sequence[str] = CORE) -> Outcome | None:
    """Train each tagger for each seed, and score it on both kinds of new requests."""
    from helpers.experiments import training, travel

    steps = 20 if run.fast else STEPS
    found: Scores = {name: [] for name in names}
    jobs = [(name, seed) for seed in run.seeds for name in names]
    with training.one_thread():
        for number, (name, seed) in enumerate(jobs):
            requests = travel.split(seed)
            for last in travel.train_tagger(KINDS[name], requests, seed, steps, every=20, stop=run.stopped):
                run.point(name, last.step, last.score[PAIRS])
                text = f"{name}, step {last.step} of {steps}: {last.score[PAIRS]:.0%} with new pairs of cities"
                run.progress((number + last.step / steps) / len(jobs), text)
                if last.step == steps:
                    found[name].append(last.score)
    if not any(found.values()):
        return None
    return Outcome(_picture(found), _verdict(found))


def with_min_gru(run: Run) -> Outcome | None:
    """The GRU beside the minGRU, whose gates don't see the old state."""
    return word_order(run, ("its neighbours", "GRU", "minGRU"))


def _picture(found: Scores):
    done = {name: scores for name, scores in found.items() if scores}
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.9), sharey=True, layout="constrained")
        for axis, which, title in zip(
            axes, (PAIRS, TEMPLATES), ("known templates,\nnew pairs of cities", "new templates"), strict=True
        ):
            for place, (name, scores) in enumerate(done.items()):
                colour = NETWORK_COLOURS.get(KINDS[name], "#333333")
                axis.plot(
                    [place] * len(scores),
                    [one[which] for one in scores],
                    SIGN.get(name, "s"),
                    color=colour,
                    markersize=8,
                )
            axis.set_xticks(range(len(done)), [name.replace(" ", "\n") for name in done], fontsize=9)
            axis.set(xlim=(-0.5, len(done) - 0.5), ylim=(-0.03, 1.06), title=title)
        axes[0].set_ylabel("every word right")
    medians = {
        name: [statistics.median(one[k] for one in scores) for k in (PAIRS, TEMPLATES)] for name, scores in done.items()
    }
    rows: dict[str, Sequence[object]] = {
        "tagger": list(done),
        "new pairs, median": [both[0] for both in medians.values()],
        "new templates, median": [both[1] for both in medians.values()],
    }
    alt = (
        "Share of requests in which every word is tagged right, with new pairs of cities and in new templates: "
        + "; ".join(f"{name} {both[0]:.2f} and {both[1]:.2f}" for name, both in medians.items())
    )
    return show(fig, alt=f"{alt}.", data=rows, measured=True)


def _verdict(found: Scores) -> list[str]:
    lines = []
    for name, scores in found.items():
        if scores:
            pairs, templates = (sum(one[which] >= 0.95 for one in scores) for which in (PAIRS, TEMPLATES))
            count = f"{len(scores)} seed{'s' if len(scores) > 1 else ''}"
            lines.append(
                f"{name}: 95 % right or better with new pairs in {pairs}, in new templates in {templates} of {count}."
            )
    return lines


def _score(kind: str, which: int, known: dict[tuple[str, int], tuple[float, float]]) -> Callable[[int], float]:
    def measure(seed: int) -> float:
        from helpers.experiments import training, travel

        if (kind, seed) not in known:
            with training.one_thread():
                *_, last = travel.train_tagger(kind, travel.split(seed), seed, STEPS, every=STEPS)
            known[kind, seed] = last.score
        return known[kind, seed][which]

    return measure


KNOWN: dict[tuple[str, int], tuple[float, float]] = {}


def _measured(id: str, name: str, which: int, **bounds: float) -> Measurement:
    where = "new pairs of cities in known templates" if which == PAIRS else "new templates"
    measure = for_each_seed(_score(KINDS[name], which, KNOWN))
    return Measurement(id, f"right, {name}, {where}, which is", SETTINGS, measure, **bounds)


EXPERIMENTS = [
    Experiment(
        id="word-order",
        title="From where, and to where?",
        concept="bio-tags",
        series=list(CORE),
        colours=["ink", "cell", "rnn", "gru", "lstm"],
        x_label="training step",
        y_label="every word right, new pairs of cities",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=word_order,
        prediction="word-order",
        measurements=[
            _measured("bag-fails", "bag of words", PAIRS, high=0.5, least=0.9),
            _measured("neighbours-nearly", "its neighbours", PAIRS, low=0.7, high=0.97, least=0.9),
            _measured("rnn-pairs", "RNN", PAIRS, low=0.99, least=0.9),
            _measured("gru-pairs", "GRU", PAIRS, low=0.99, least=0.9),
            _measured("lstm-pairs", "LSTM", PAIRS, low=0.99, least=0.9),
            _measured("rnn-templates", "RNN", TEMPLATES, high=0.95, least=0.9),
            _measured("gru-templates", "GRU", TEMPLATES, high=0.95, least=0.9),
            _measured("lstm-templates", "LSTM", TEMPLATES, high=0.95, least=0.9),
        ],
    ),
    Experiment(
        id="min-gru",
        title="Without the old state in the gates",
        concept="min-gru",
        series=["its neighbours", "GRU", "minGRU"],
        colours=["cell", "gru", "candidate"],
        x_label="training step",
        y_label="every word right, new pairs of cities",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=with_min_gru,
        measurements=[_measured("min-gru-pairs", "minGRU", PAIRS, low=0.99, least=0.9)],
    ),
]

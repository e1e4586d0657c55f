"""What is a question after? Word overlap, a bag of words and a GRU, scored on questions in somebody else's words."""

import statistics
import time
from collections.abc import Sequence

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

STEPS = 300
OVERLAP, BAG, GRU = "word overlap", "bag of words", "GRU"
SETTINGS = (
    f"bag of words and GRU (embedding 24, 48 units), {STEPS} steps of 64 questions, Adam, learning rates falling from 0.02 and 0.01 to 0; "
    "1,600 training questions from 490 wordings; held-out questions in somebody else's words"
)
Scores = dict[str, list[float]]


def recognisers(run: Run) -> Outcome | None:
    """First word overlap, which has nothing to train; then the other two, for each seed."""
    from helpers.experiments import assistant_runs as runs
    from helpers.experiments import assistant_weights, training

    steps = 20 if run.fast else STEPS
    run.progress(0, "word overlap: nothing to train")
    nearest = runs.share_right(runs.overlap(), runs.held_out())
    for x in (0, STEPS):
        run.point(OVERLAP, x, nearest)
    found: Scores = {BAG: [], GRU: []}
    terms: list[float] = []
    kept: dict[str, object] = {}
    began = time.process_time()
    jobs = [(name, seed) for seed in run.seeds for name in found]
    last = None
    with training.one_thread():
        for number, (name, seed) in enumerate(jobs):
            for last in runs.training(name, seed, steps, run.stopped):
                run.point(name, last.step, last.score)
                text = f"{name}, step {last.step} of {steps}: {last.score:.0%} right"
                run.progress((number + last.step / steps) / len(jobs), text)
            if last is None or run.stopped():
                break
            found[name].append(last.score)
            kept.setdefault(name, last.model)
            if name == GRU:
                terms.append(runs.terms_right(runs.tagged_terms(last.model)))
    if GRU not in kept:
        return None
    listed = runs.terms_right(runs.lexicon().longest)
    figure = f"{found[GRU][0]:.0%} of held-out questions"
    temperatures = {"network": runs.temperature_of(kept[GRU]), "bag": runs.temperature_of(kept[BAG])}
    weights = assistant_weights.assistant_file(
        kept[GRU],
        "questions about this course",
        figure,
        steps,
        run.seeds[0],
        time.process_time() - began,
        kept[BAG],
        temperatures | {"overlap": runs.temperature_of(runs.overlap())},
    )
    return Outcome(_picture(nearest, found, listed, terms), _verdict(nearest, found, listed, terms), weights=weights)


def _picture(nearest: float, found: Scores, listed: float, terms: Sequence[float]):
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.6), width_ratios=(1.5, 1), layout="constrained")
        _dots(left, {OVERLAP: [nearest], **found})
        left.set(ylabel="share right", title="What is the question after?")
        _dots(right, {"list of\nnames": [listed], "tags of\nthe GRU": terms})
        right.set(title="Which terms are in it?")
    rows = {
        "who": ["intents: " + name for name in (OVERLAP, *found)] + ["terms: list of names", "terms: tags of the GRU"],
        "right, median": [nearest, *map(statistics.median, found.values()), listed, statistics.median(terms)],
    }
    alt = "Left, share of held-out questions whose intent is right: " + ", ".join(
        f"{name} {value:.2f}" for name, value in zip((OVERLAP, *found), rows["right, median"], strict=False)
    )
    alt += f". Right, share in which just the right terms are found: a list of names {listed:.2f}, the GRU {statistics.median(terms):.2f}."
    return show(fig, alt=alt, data=rows, measured=True)


def _dots(axis, of: dict[str, Sequence[float]]) -> None:
    for place, (name, scores) in enumerate(of.items()):
        colour = NETWORK_COLOURS["gru"] if "GRU" in name else "#333333"
        axis.plot([place] * len(scores), scores, "^" if "GRU" in name else "s", color=colour, markersize=8)
        axis.annotate(f"{statistics.median(scores):.0%}", (place, max(scores)), (8, 4), textcoords="offset points")
    axis.set_xticks(range(len(of)), of)
    axis.set(xlim=(-0.5, len(of) - 0.4), ylim=(0, 1.08))


def _verdict(nearest: float, found: Scores, listed: float, terms: Sequence[float]) -> list[str]:
    medians = {OVERLAP: nearest, **{name: statistics.median(scores) for name, scores in found.items()}}
    winner = max(medians, key=medians.__getitem__)
    ahead = sum(bag > gru for bag, gru in zip(found[BAG], found[GRU], strict=False))
    count = f"{ahead} of {len(found[GRU])} seed{'s' if len(found[GRU]) > 1 else ''}"
    better = "The list of names" if listed > statistics.median(terms) else "The GRU's tags"
    return [
        f"The best at intents: the {winner}.",
        f"The bag of words is ahead of the GRU in {count}.",
        f"The best at terms: {better.lower()}.",
    ]


def _known(name: str, seed: int) -> float:
    from helpers.experiments import assistant_runs as runs

    return runs.share_right(runs.overlap() if name == OVERLAP else runs.trained(name, seed), runs.held_out())


def _difference(id: str, first: str, second: str) -> Measurement:
    return Measurement(
        id,
        f"share right, {first} less {second}, which is",
        SETTINGS,
        for_each_seed(lambda seed: _known(first, seed) - _known(second, seed)),
        low=0.0,
        least=0.9,
        paired=True,
    )


def _share(id: str, name: str, **bounds: float) -> Measurement:
    return Measurement(
        id, f"share right, {name}, which is", SETTINGS, for_each_seed(lambda seed: _known(name, seed)), **bounds
    )


def _terms(seed: int) -> float:
    from helpers.experiments import assistant_runs as runs

    tags = runs.terms_right(runs.tagged_terms(runs.trained(GRU, seed)))
    return runs.terms_right(runs.lexicon().longest) - tags


EXPERIMENTS = [
    Experiment(
        id="three-recognisers",
        title="What is the question after?",
        concept="intent",
        series=[OVERLAP, BAG, GRU],
        colours=["ink", "ink", "gru"],
        x_label="training step",
        y_label="held-out questions right",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=recognisers,
        prediction="who-recognises",
        measurements=[
            _share("bag-right", BAG, low=0.6, least=0.9),
            _difference("bag-beats-overlap", BAG, OVERLAP),
            _difference("bag-beats-gru", BAG, GRU),
            Measurement(
                "gru-near-overlap",
                "share right, GRU less word overlap, which is",
                SETTINGS,
                for_each_seed(lambda seed: _known(GRU, seed) - _known(OVERLAP, seed)),
                low=-0.12,
                high=0.12,
                least=0.9,
                paired=True,
            ),
            Measurement(
                "list-beats-tags",
                "share of questions with just the right terms, a list of names less the GRU's tags, which is",
                SETTINGS,
                for_each_seed(_terms),
                low=0.0,
                least=0.9,
                paired=True,
            ),
        ],
    )
]

"""Bits per character: an RNN, a GRU and an LSTM of the same size, beside n-grams of order 1 to 6, on held-out lines or pieces."""

import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

import matplotlib.pyplot as plt

from helpers.experiments import (
    NETWORK_COLOURS,
    STYLE,
    DataError,
    Experiment,
    Measurement,
    Outcome,
    Run,
    corpora,
    ngrams,
    show,
)

STEPS, HIDDEN = 300, 96
KINDS = {"RNN": "rnn", "GRU": "gru", "LSTM": "lstm"}
SIGN = {"RNN": "o", "GRU": "^", "LSTM": "v"}
ORDERS = range(1, 7)
SETTINGS = (
    f"embedding 24, {HIDDEN} units, {STEPS} steps of 128 words, Adam, learning rate falling from {{rate}} to 0, words of cmudict, "
    "bits per character on 10 % of the words, which training doesn't see"
)
Scores = dict[str, list[float]]


def bits(run: Run, name: str = "words") -> Outcome | None:
    """First the n-grams; then one network of each kind for each seed."""
    from helpers.experiments import language, training, weights

    corpus = _corpus(run, name)
    steps = 20 if run.fast else STEPS
    run.progress(0, "counting n-grams of order 1 to 6")
    counted = ngrams.orders(corpus.train, corpus.symbols, corpus.lines_alone, corpus.test)
    for order, score in zip(ORDERS, counted, strict=True):
        if order in (1, 3, 5):
            run.point(f"{order}-gram", 0, score)
            run.point(f"{order}-gram", STEPS, score)
    found: Scores = {kind: [] for kind in KINDS}
    jobs = [(kind, seed) for seed in run.seeds for kind in KINDS]
    learned: bytes | None = None
    note: list[str] = []
    with training.one_thread():
        for number, (kind, seed) in enumerate(jobs):
            last, start = None, time.process_time()
            for last in language.train_characters(
                KINDS[kind], corpus, seed, steps, hidden=HIDDEN, every=10, first=True, sample=5000, stop=run.stopped
            ):
                run.point(kind, last.step, last.score)
                text = f"{kind}, step {last.step} of {steps}: {last.score:.2f} bits per character"
                run.progress((number + last.step / steps) / len(jobs), text)
            if last is None or last.step == 0:  # stopped before it learned anything
                break
            score = language.bits_per_character(last.model, corpus.test, corpus.lines_alone)
            found[kind].append(score)
            sizes = {"embedding": 24, "hidden": HIDDEN}
            minutes = round((time.process_time() - start) / 60, 2)
            figure = f"{score:.2f} bits per character on the test part"
            card = weights.Card(
                KINDS[kind], f"{corpus.name}: {corpus.about}", sizes, last.step, seed, minutes, figure, corpus.symbols
            )
            learned = weights.weights_file(last.model.state_dict(), card)
            if run.stopped():
                note = [
                    f"You stopped it: the {kind} was still in training, and its figure is what it had learned by then."
                ]
                break
    if learned is None:
        return None
    return Outcome(_picture(counted, found, corpus.about), _verdict(counted, found) + note, weights=learned)


def _corpus(run: Run, name: str) -> corpora.Corpus:
    try:
        return corpora.CORPORA[name]()
    except DataError as error:
        run.progress(0, f"{error} So this runs on the words instead.")
        return corpora.words()


def _picture(counted: Sequence[float], found: Scores, about: str):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.8))
        axis.plot(ORDERS, counted, "s-", color="#333333", label="n-gram: counted")
        for place, (kind, scores) in enumerate(found.items(), start=7):
            if scores:
                colour = NETWORK_COLOURS[KINDS[kind]]
                axis.plot(
                    [place] * len(scores), scores, SIGN[kind], color=colour, label=f"{kind}: trained", markersize=8
                )
        best = min(counted)
        axis.axhline(best, color="#666666", linestyle=":", label="the best n-gram")
        axis.set_xticks(range(1, 10), [*map(str, ORDERS), *KINDS])
        axis.set(xlabel="order n of the n-gram, or kind of network", ylabel="bits per character (lower is better)")
        axis.set_title(about[0].upper() + about[1:], fontsize=11)
        axis.legend(fontsize=9)
    rows = {
        "model": [*(f"{order}-gram" for order in ORDERS), *(kind for kind, scores in found.items() for _ in scores)],
        "bits per character": [*counted, *(score for scores in found.values() for score in scores)],
    }
    networks = ", ".join(f"{kind} {statistics.median(scores):.2f}" for kind, scores in found.items() if scores)
    alt = (
        "Bits per character of six n-grams and of the networks, lower is better. N-grams of order 1 to 6: "
        f"{', '.join(f'{score:.2f}' for score in counted)}. Networks, median: {networks}."
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(counted: Sequence[float], found: Scores) -> list[str]:
    best = min(counted)
    order = list(counted).index(best) + 1
    lines = [f"The best n-gram has order {order}: {best:.2f} bits per character, from counting alone."]
    for kind, scores in found.items():
        if scores:
            ahead = sum(score < best for score in scores)
            lines.append(f"{kind}: better than the best n-gram in {ahead} of {_seeds(len(scores))}.")
    return lines


def _seeds(count: int) -> str:
    return "1 seed" if count == 1 else f"{count} seeds"


def _scores(kind: str, seeds: Sequence[int]) -> list[float]:
    from helpers.experiments import language, training

    corpus = corpora.words()
    with training.one_thread():
        return [
            language.bits_per_character(_trained(kind, corpus, seed).model, corpus.test, corpus.lines_alone)
            for seed in seeds
        ]


def _trained(kind: str, corpus: corpora.Corpus, seed: int):
    from helpers.experiments import language

    *_, last = language.train_characters(kind, corpus, seed, STEPS, hidden=HIDDEN, every=STEPS, sample=1000)
    return last


def _against(
    id: str, kind: str, order: int, measured: Callable[[Sequence[int]], Sequence[float]], **bounds: float
) -> Measurement:
    """A network's bits per character, less those of an n-gram."""

    def measure(seeds: Sequence[int]) -> Sequence[float]:
        corpus = corpora.words()
        gram = ngrams.NGram(order, corpus.train, corpus.symbols, corpus.lines_alone).bits_per_character(corpus.test)
        return [score - gram for score in measured(seeds)]

    from_rate = {"rnn": 0.004, "gru": 0.008, "lstm": 0.01}[kind]
    return Measurement(
        id,
        f"bits per character less those of the {order}-gram, which is",
        f"{kind.upper()}, {SETTINGS.format(rate=from_rate)}",
        measure,
        **bounds,
    )


def _once(kind: str) -> Callable[[Sequence[int]], Sequence[float]]:
    """The scores of these seeds, trained once for all measurements that want them."""
    known: dict[tuple[int, ...], list[float]] = {}

    def measure(seeds: Sequence[int]) -> Sequence[float]:
        key = tuple(seeds)
        if key not in known:
            known[key] = _scores(kind, seeds)
        return known[key]

    return measure


RNN, GRU, LSTM = map(_once, ("rnn", "gru", "lstm"))


def _rnn_less_gru(seeds: Sequence[int]) -> Sequence[float]:
    return [rnn - gru for rnn, gru in zip(RNN(seeds), GRU(seeds), strict=True)]


MEASUREMENTS = [
    _against("gru-beats-3", "gru", 3, GRU, high=0.0, least=0.9),
    _against("lstm-beats-3", "lstm", 3, LSTM, high=0.0, least=0.9),
    _against("gru-loses-to-4", "gru", 4, GRU, low=0.0, least=0.9),
    _against("lstm-loses-to-4", "lstm", 4, LSTM, low=0.0, least=0.9),
    _against("rnn-loses-to-3", "rnn", 3, RNN, low=0.0, least=0.9),
    Measurement(
        "rnn-behind-gru",
        "bits per character of the RNN, less those of the GRU, which is",
        f"RNN and GRU, {SETTINGS.format(rate='0.004 and 0.008')}",
        _rnn_less_gru,
        low=0.0,
        least=0.9,
        paired=True,
    ),
]


def _experiment(id: str, name: str, title: str, x_label: str, **more) -> Experiment:
    return Experiment(
        id=id,
        title=title,
        concept="bits-per-character",
        series=["1-gram", "3-gram", "5-gram", *KINDS],
        colours=["ink", "ink", "ink", *KINDS.values()],
        x_label=x_label,
        y_label="bits per character",
        x_range=(0, STEPS),
        y_range=(2.0, 6.5),
        recipe=partial(bits, name=name),
        **more,
    )


EXPERIMENTS = [
    _experiment(
        "bits-per-character",
        "words",
        "Who guesses the next letter of a word best?",
        "training step",
        prediction="network-or-count",
        measurements=MEASUREMENTS,
    ),
    _experiment("bits-on-course", "course", "The same on the course's own text", "training step"),
    _experiment("bits-on-names", "names", "The same on first names", "training step"),
    _experiment("bits-on-shakespeare", "shakespeare", "The same on Shakespeare", "training step"),
]

"""From spelling to sound: an LSTM with attention on words of cmudict, beside a table that counts and one that looks up the nearest word."""

import statistics
import time
from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt

from helpers.experiments import (
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    for_each_seed,
    show,
    spread,
)
from helpers.experiments.translation_settings import Settings

WORDS, STEPS = 10_000, 500
SETTINGS = Settings(steps=STEPS, rate=0.008)
LIMIT = 20  # sounds in a word, at the latest
LETTERS, NEAREST, NETWORK = "letters in context", "nearest spelling", "LSTM, attention"
Rates = dict[str, list[float]]


def sounds(run: Run) -> Outcome | None:
    """The phoneme error rate on held-out words, of two baselines and of a network."""
    from helpers.experiments import training, translation

    settings = Settings(steps=25, rate=SETTINGS.rate) if run.fast else SETTINGS
    found: Rates = {NEAREST: [], LETTERS: [], NETWORK: []}
    examples: list[tuple[str, str, str, str]] = []
    kept: Any = None
    weights = None
    with training.one_thread():
        for number, seed in enumerate(run.seeds):
            run.progress(number / len(run.seeds), f"seed {seed}: counting letters, for the baselines")
            split = _split(seed, 500 if run.fast else WORDS)
            counted = _baselines(split)
            for name in (NEAREST, LETTERS):
                found[name].append(_rate(counted[name], split.held_out))
            began = time.monotonic()
            vocabulary = translation.Vocabulary.of(split.training)
            for at in _training(split, vocabulary, seed, settings, run.stopped):
                kept = at
                run.point(NETWORK, at.step, at.score)
                run.point(LETTERS, at.step, found[LETTERS][-1])
                share = (number + at.step / at.steps) / len(run.seeds)
                run.progress(share, f"seed {seed}, step {at.step} of {at.steps}: {at.score:.0%} of the sounds wrong")
            if kept is None:
                return None
            # What is kept after Stop is scored, too, and the figure says after how many steps.
            written = translation.translate(kept.model, [one.source for one in split.held_out], vocabulary, LIMIT)
            found[NETWORK].append(_rate(written, split.held_out))
            if weights is None:
                figure = f"phoneme error rate {found[NETWORK][-1]:.3f} on 500 held-out words"
                about = f"{len(split.training):,} words of cmudict, spelling and sounds without stress"
                spent = time.monotonic() - began
                weights = translation.weights_of(kept.model, vocabulary, about, kept.step, seed, spent, figure)
                for one, own, letters in zip(split.held_out[:6], written, counted[LETTERS], strict=False):
                    examples.append(("".join(one.source), *(" ".join(each) for each in (one.target, own, letters))))
            if kept.step < kept.steps:
                break
    return Outcome(_picture(found, examples), _verdict(found, kept.step), weights=weights)


def _split(seed: int, words: int = WORDS):
    import numpy as np

    from helpers.experiments import pronunciation

    return pronunciation.word_split(np.random.default_rng(seed), training=words, validation=200)


def _baselines(split) -> dict[str, list[tuple[str, ...]]]:
    from helpers.experiments import pronunciation

    readers = {
        NEAREST: pronunciation.NearestSpelling(split.training),
        LETTERS: pronunciation.LettersInContext(split.training),
    }
    return {name: [reader.sounds(one.source) for one in split.held_out] for name, reader in readers.items()}


def _training(split, vocabulary, seed: int, settings: Settings, stop):
    from helpers.experiments import translation

    def rate(model) -> float:
        written = translation.translate(model, [one.source for one in split.validation], vocabulary, LIMIT)
        return _rate(written, split.validation)

    return translation.train_translator(
        "lstm", True, split.training, split.validation, vocabulary, seed, settings, measure=rate, stop=stop
    )


def _rate(written: Sequence[Sequence[str]], pairs) -> float:
    from helpers.experiments import pronunciation

    return pronunciation.phoneme_error_rate(written, [one.target for one in pairs])


def _picture(found: Rates, examples: list[tuple[str, str, str, str]]):
    colours = {NEAREST: "#999999", LETTERS: "#333333", NETWORK: NETWORK_COLOURS["lstm"]}
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.4), width_ratios=(1, 1.35), layout="constrained")
        for place, (name, rates) in enumerate(found.items()):
            left.plot([place] * len(rates), rates, "o", color=colours[name], alpha=0.85)
        left.set_xticks(range(3), ["nearest\nspelling", "letters in\ncontext", "LSTM,\nattention"], fontsize=9)
        left.set(xlim=(-0.5, 2.5), ylim=(0, 0.6), ylabel="phoneme error rate (less is better)")
        left.set_title("500 words never seen")
        right.axis("off")
        lines = [f"{word}\n   right:   {target}\n   network: {own}" for word, target, own, _ in examples[:5]]
        right.text(0, 1, "\n".join(lines), va="top", family="monospace", fontsize=9, transform=right.transAxes)
        right.set_title("The first five")
    rows: dict[str, list[object]] = {"method": list(found), **spread(list(found.values()), "error rate, median")}
    medians = ", ".join(f"{name} {statistics.median(rates):.3f}" for name, rates in found.items())
    shown = "; ".join(f"{word}: {own} (right: {target})" for word, target, own, _ in examples[:5])
    alt = f"Phoneme error rate on 500 held-out words: {medians}. The network's first five: {shown}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: Rates, steps: int) -> list[str]:
    medians = {name: statistics.median(rates) for name, rates in found.items()}
    pairs = list(zip(found[NETWORK], found[LETTERS], strict=True))
    count = f"{sum(network > letters for network, letters in pairs)} of {len(pairs)}"
    return [
        f"Nearest spelling: {medians[NEAREST]:.0%} of the sounds wrong. Letters in context, counted: {medians[LETTERS]:.0%}.",
        f"The LSTM with attention, after {steps} steps: {medians[NETWORK]:.0%}.",
        f"The table that counts has the lower error with {count} seeds. It reads the same {WORDS:,} words.",
    ]


def _measured(seeds: Sequence[int]) -> dict[str, list[float]]:
    from helpers.experiments import training, translation

    found: dict[str, list[float]] = {NETWORK: [], LETTERS: []}
    with training.one_thread():
        for seed in seeds:
            split = _split(seed)
            vocabulary = translation.Vocabulary.of(split.training)
            *_, last = _training(split, vocabulary, seed, SETTINGS, lambda: False)
            written = translation.translate(last.model, [one.source for one in split.held_out], vocabulary, LIMIT)
            found[NETWORK].append(_rate(written, split.held_out))
            found[LETTERS].append(_rate(_baselines(split)[LETTERS], split.held_out))
    return found


def _difference(seed: int) -> float:
    found = _measured([seed])
    return found[NETWORK][0] - found[LETTERS][0]


EXPERIMENTS = [
    Experiment(
        id="sounds",
        title="From spelling to sound",
        concept="phoneme-error-rate",
        series=[NETWORK, LETTERS],
        x_label="training step",
        y_label="phoneme error rate, 200 validation words",
        x_range=(0, STEPS),
        y_range=(0.0, 1.0),
        recipe=sounds,
        prediction="sounds-baseline",
        measurements=[
            Measurement(
                "network-less-table",
                "phoneme error rate of the LSTM with attention, less that of the table “letters in context”, which is",
                f"96 units, {STEPS} steps of 64 out of {WORDS:,} words of cmudict with 3 to 10 letters, sounds without stress, "
                f"learning rate from {SETTINGS.rate:g} to 0; 500 held-out words",
                for_each_seed(_difference),
                low=0.0,
                least=0.9,
                paired=True,
            )
        ],
    )
]

"""The same text cut into characters and into words: perplexity says one thing, bits per character another."""

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, corpora, ngrams, show

STEPS = 300
SETTINGS = (
    f"the course's text; LSTM of 96 units on characters, {STEPS} steps of 32 streams of 64, and LSTM of 96 units on words, as many of "
    "16 streams of 32; learning rate falling from 0.01 to 0; words that came once are spelled by a 4-gram of letters"
)


class Score(NamedTuple):
    """What a model says of the test part: perplexity a token, and bits a character, spelling included."""

    perplexity: float
    bits: float


Scores = dict[str, list[Score]]
MODELS = ("characters, 5-gram", "characters, LSTM", "words, 3-gram", "words, LSTM")


def two_tokenizations(run: Run) -> Outcome | None:
    """The n-grams of both first; then one LSTM of each for each seed."""
    from helpers.experiments import language, tokens, training

    corpus = corpora.course()
    steps = 20 if run.fast else STEPS
    vocabulary = tokens.Vocabulary(corpus.train, corpus.symbols)
    run.progress(0, "counting n-grams of characters and of words")
    found: Scores = {model: [] for model in MODELS}
    five = ngrams.orders(corpus.train, corpus.symbols, False, corpus.test, (5,))[0]
    found["characters, 5-gram"].append(Score(2**five, five))
    three = tokens.word_orders(vocabulary, corpus.train, corpus.test)[2]
    found["words, 3-gram"].append(_of_words(vocabulary, three, corpus.test))
    with training.one_thread():
        for number, seed in enumerate(run.seeds):
            for letters in language.train_characters("lstm", corpus, seed, steps, sample=4000, stop=run.stopped):
                run.point("characters, bits a character", letters.step, letters.score)
                share = (number + letters.step / steps / 2) / len(run.seeds)
                run.progress(share, f"characters, step {letters.step} of {steps}: {letters.score:.2f} bits a character")
                if letters.step == steps:
                    bits = language.bits_per_character(letters.model, corpus.test, False)
                    found["characters, LSTM"].append(Score(2**bits, bits))
            for words in tokens.train_words(vocabulary, corpus.train, seed, steps, stop=run.stopped):
                run.point("words, bits a word", words.step, words.score)
                share = (number + 0.5 + words.step / steps / 2) / len(run.seeds)
                run.progress(share, f"words, step {words.step} of {steps}: {words.score:.2f} bits a word")
                if words.step == steps:
                    cost = tokens.token_bits(words.model, vocabulary.after_line_end(corpus.test))
                    found["words, LSTM"].append(_of_words(vocabulary, cost, corpus.test))
    return Outcome(_picture(found), _verdict(found)) if all(found.values()) else None


def _of_words(vocabulary, bits: float, text: str) -> Score:
    count = len(vocabulary.ids(text))
    return Score(2 ** (bits / count), (bits + vocabulary.spelling(text)) / len(text))


def _picture(found: Scores):
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.4))
        for axis, what, title in zip(
            axes, ("perplexity", "bits"), ("Perplexity a token", "Bits a character"), strict=True
        ):
            for place, (model, scores) in enumerate(found.items()):
                colour = NETWORK_COLOURS["lstm"] if "LSTM" in model else "#333333"
                values = [getattr(score, what) for score in scores]
                axis.plot(values, [place] * len(values), "o" if "LSTM" in model else "s", color=colour, alpha=0.8)
            axis.set_yticks(range(len(MODELS)), MODELS if axis is axes[0] else [""] * len(MODELS))
            axis.set_ylim(len(MODELS) - 0.5, -0.5)
            axis.set_xlim(0, 1.12 * max(getattr(score, what) for scores in found.values() for score in scores))
            axis.set_title(f"{title} (lower is better)", fontsize=11)
    rows: dict[str, Sequence[object]] = {
        "model": [model for model, scores in found.items() for _ in scores],
        "perplexity a token": [score.perplexity for scores in found.values() for score in scores],
        "bits a character": [score.bits for scores in found.values() for score in scores],
    }
    first = {model: scores[0] for model, scores in found.items()}
    alt = "Perplexity a token and bits a character of four models: " + "; ".join(
        f"{model} {score.perplexity:.1f} and {score.bits:.2f}" for model, score in first.items()
    )
    return show(fig, alt=f"{alt}.", data=rows, measured=True)


def _verdict(found: Scores) -> list[str]:
    pairs = list(zip(found["characters, LSTM"], found["words, LSTM"], strict=False))
    higher = sum(words.perplexity > letters.perplexity for letters, words in pairs)
    fewer = sum(words.bits < letters.bits for letters, words in pairs)
    count = "1 seed" if len(pairs) == 1 else f"{len(pairs)} seeds"
    return [
        f"The LSTM on words has the higher perplexity in {higher} of {count}.",
        f"It has the fewer bits a character in {fewer} of {count}.",
    ]


def _measured(seeds: Sequence[int]) -> list[tuple[Score, Score]]:
    """Characters and words, a pair for each seed."""
    from helpers.experiments import language, tokens, training

    corpus, found = corpora.course(), []
    vocabulary = tokens.Vocabulary(corpus.train, corpus.symbols)
    with training.one_thread():
        for seed in seeds:
            *_, letters = language.train_characters("lstm", corpus, seed, STEPS, every=STEPS, sample=1000)
            *_, words = tokens.train_words(vocabulary, corpus.train, seed, STEPS, every=STEPS)
            bits = language.bits_per_character(letters.model, corpus.test, False)
            cost = tokens.token_bits(words.model, vocabulary.after_line_end(corpus.test))
            found.append((Score(2**bits, bits), _of_words(vocabulary, cost, corpus.test)))
    return found


_KNOWN: dict[tuple[int, ...], list[tuple[Score, Score]]] = {}


def _difference(what: str, seeds: Sequence[int]) -> Sequence[float]:
    pairs = _KNOWN.setdefault(tuple(seeds), []) or _KNOWN[tuple(seeds)]
    if not pairs:
        pairs.extend(_measured(seeds))
    return [getattr(words, what) - getattr(letters, what) for letters, words in pairs]


MEASUREMENTS = [
    Measurement(
        "perplexity-is-higher",
        "perplexity of the model of words, less that of the model of characters, which is",
        SETTINGS,
        lambda seeds: _difference("perplexity", seeds),
        low=0.0,
        least=0.9,
        paired=True,
    ),
    Measurement(
        "bits-are-fewer",
        "bits a character of the model of words, less those of the model of characters, which is",
        SETTINGS,
        lambda seeds: _difference("bits", seeds),
        high=0.0,
        least=0.9,
        paired=True,
    ),
]

EXPERIMENTS = [
    Experiment(
        id="two-tokenizations",
        title="Which model knows the text better?",
        concept="tokenization",
        series=["characters, bits a character", "words, bits a word"],
        colours=["lstm", "gru"],
        x_label="training step",
        y_label="bits",
        x_range=(0, STEPS),
        y_range=(0.0, 11.0),
        recipe=two_tokenizations,
        prediction="two-tokenizations",
        measurements=MEASUREMENTS,
    )
]

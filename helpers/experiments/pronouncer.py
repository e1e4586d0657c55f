"""Trains and stores the network of the widget "say it", from spelling to sound. To make it anew, in about 8 minutes:
`python -m helpers.experiments.pronouncer`."""

import hashlib
import time
from collections.abc import Callable

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.pronouncer_words import SEED, pronouncer_words
from helpers.experiments.pronunciation import LettersInContext, WordSplit, phoneme_error_rate, pronunciations
from helpers.experiments.training import one_thread
from helpers.experiments.translation import (
    Settings,
    Translator,
    Vocabulary,
    exact_match,
    train_translator,
    translate,
    weights_of,
)

KIND, LIMIT = "lstm", 30
SETTINGS = Settings(embedding=64, hidden=128, batch=128, steps=6_000, rate=0.005)


def pronouncer(words: WordSplit, settings: Settings = SETTINGS, say: Callable[[str], object] = print) -> bytes:
    """Train the network and measure it on words that it has never seen.

    Args:
        words: to learn from, to watch the training with, and to measure with.
        settings: sizes, steps, learning rate.
        say: gets a line now and then.

    Returns:
        A file of weights with its card.
    """
    vocabulary = Vocabulary.of(pronunciations())
    right = [one.target for one in words.held_out]

    def validation(model: Translator) -> float:
        written = translate(model, [one.source for one in words.validation], vocabulary, LIMIT)
        return phoneme_error_rate(written, [one.target for one in words.validation])

    began = time.process_time()
    for now in train_translator(
        KIND, True, words.training, words.validation, vocabulary, SEED, settings, every=250, measure=validation
    ):
        say(f"step {now.step} of {now.steps}: phoneme error rate {now.score:.4f} on the words for validation")
    seconds = time.process_time() - began
    model = now.model
    written = translate(model, [one.source for one in words.held_out], vocabulary, LIMIT)
    counting = LettersInContext(words.training)
    figure = (
        f"phoneme error rate {phoneme_error_rate(written, right):.3f} and "
        f"{100 * exact_match(model, words.held_out, vocabulary):.1f} % of words right in every sound, on {len(right):,} held-out words, "
        f"one seed; the baseline that looks each letter up among its neighbours has "
        f"{phoneme_error_rate([counting.sounds(one.source) for one in words.held_out], right):.3f} on the same words"
    )
    data = f"{len(words.training):,} words of cmudict, of 2 to 14 letters, without stress"
    return weights_of(model, vocabulary, data, settings.steps, SEED, seconds, figure)


if __name__ == "__main__":
    with one_thread():
        file = pronouncer(pronouncer_words())
    write_whole(HERE / "made" / "pronouncer.safetensors", file)
    print(f"For _declared.py: sha256={hashlib.sha256(file).hexdigest()!r}, size={len(file)}")

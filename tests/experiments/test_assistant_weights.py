"""What the assistant listens with: terms masked, a temperature that fits, a file that says what it holds."""

import numpy as np
import pytest

from helpers.content import course
from helpers.experiments.assistant import AssistantModel, Vocabulary
from helpers.experiments.assistant_questions import INTENTS, Question, words_of
from helpers.experiments.assistant_terms import TERM, Lexicon
from helpers.experiments.assistant_weights import Masking, assistant_file, share_right, temperature_of
from helpers.experiments.weights import read_weights

LEXICON = Lexicon(course().glossary.values())


class ByFirstWord:
    """Hears the intent that the first word names, and keeps what it was given."""

    def __init__(self, sure: float):
        self.sure, self.given = sure, []

    def scores(self, words) -> np.ndarray:
        self.given.append(tuple(words))
        return np.array([self.sure if intent == words[0] else 0.0 for intent in INTENTS])


def question(text: str, intent: str) -> Question:
    return Question(text, intent, tuple(words_of(text)), ())


def test_terms_are_masked_and_all_else_is_kept() -> None:
    words = words_of("Is the forget gate of an LSTM a gate, or not?")
    assert LEXICON.masked(words) == ("is", "the", TERM, "of", "an", TERM, "a", TERM, ",", "or", "not", "?")
    assert LEXICON.masked(()) == ()
    inner = ByFirstWord(1.0)
    Masking(inner, LEXICON).scores(words_of("define lstm"))
    assert inner.given == [("define", TERM)]


def test_a_recogniser_that_is_right_half_the_time_is_made_half_sure() -> None:
    questions = [question("define it", "define"), question("define it", "where")] * 5
    sure = ByFirstWord(8.0)
    assert share_right(sure, questions) == 0.5
    raised = np.exp(sure.scores(["define"]) / temperature_of(sure, questions))
    assert raised.max() / raised.sum() == pytest.approx(0.5, abs=0.15)
    assert temperature_of(sure, questions) > 1


def test_the_file_says_what_it_holds(tmp_path) -> None:
    model = AssistantModel("gru", Vocabulary(["<?>", "a", "gru"]), 2, 3)
    path = tmp_path / "assistant.safetensors"
    path.write_bytes(assistant_file(model, "nothing", "not measured", temperatures={"network": 0.5}))
    tensors, card = read_weights(path)
    assert (card.kind, list(card.symbols)) == ("gru", ["<?>", "a", "gru"])
    assert card.sizes == {"words": 3, "embedding": 2, "hidden": 3}
    assert tensors["network.temperature"].item() == 0.5 and "bag.weight" not in tensors

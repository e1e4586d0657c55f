"""The course's assistant, to chat with: all that it needs goes to the browser once, and nothing comes back."""

import json
import struct
from functools import cache
from typing import Any

import traitlets

from helpers.content import course
from helpers.experiments import ASSISTANT
from helpers.experiments.assistant_questions import (
    INTENTS,
    TAGS,
    Question,
    held_out_questions,
    train_questions,
)
from helpers.experiments.assistant_sources import KINDS, passages
from helpers.experiments.assistant_terms import TERM, Lexicon
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

CHAT_PICTURE = PICTURES / "course_chat.svg"
CHAT_TITLE = "A chat with the course's assistant"
CHAT_ALT = (
    "On the left a conversation. “What is a forget gate?” is answered from the glossary. “And its equation?” is answered with “You mean "
    "forget gate” and its formula. On the right two curves over a threshold from 0 to 100 percent: how many of the questions that somebody "
    "else wrote are answered rightly, and how many wrongly. Both fall; near 100 percent nothing is answered any more."
)
NAMES = frozenset({"embed.weight", "recurrent.weight_hh_l0", "intent.weight", "tags.weight"})
CHOSEN = "bag"  # heard the most of the held-out questions
# Of two entries each is "the other one" beside the other.
PAIRS = (
    ("lstm", "gru"),
    ("cell-state", "hidden-state"),
    ("update-gate", "reset-gate"),
    ("vanishing-gradient", "exploding-gradient"),
    ("encoder", "decoder"),
    ("greedy-decoding", "beam-search"),
    ("sigmoid", "tanh"),
    ("perplexity", "bits-per-character"),
    ("temperature", "top-k"),
    ("teacher-forcing", "exposure-bias"),
)


class CourseChat(CourseWidget):
    """A conversation about the course: what was heard of each sentence, how sure, from where the answer is; three recognisers to compare.

    Args:
        weights: a network of the learner's own in the place of the GRU that ships: `result.weights`.

    Raises:
        ValueError: the weights are of no network that hears intents.
    """

    _esm, _css = bundle("course_chat.js"), bundle("course_chat.css")
    weights = traitlets.Bytes().tag(sync=True)
    own = traitlets.Bytes().tag(sync=True)
    intents: traitlets.List[Any] = traitlets.List().tag(sync=True)
    known: traitlets.List[Any] = traitlets.List().tag(sync=True)
    forms: traitlets.List[Any] = traitlets.List().tag(sync=True)
    term = traitlets.Unicode().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)
    titles = traitlets.Dict().tag(sync=True)
    passages: traitlets.List[Any] = traitlets.List().tag(sync=True)
    kinds = traitlets.Dict().tag(sync=True)
    questions = traitlets.Dict().tag(sync=True)
    pairs: traitlets.List[Any] = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)

    def __init__(self, weights: bytes | None = None):
        own = _own_weights(weights)
        chosen = CHOSEN if not own or b'"bag.weight"' in own else "network"
        super().__init__(own=own, weights=ASSISTANT.path().read_bytes(), chosen=chosen, **_about())

    def static_html(self) -> str:
        """A short conversation, and what a threshold does, as a picture."""
        note = "Chat: run this cell in JupyterLab to talk with the course's assistant."
        return f"{image(CHAT_PICTURE, CHAT_ALT, 720)}<p><em>{note}</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return CHAT_PICTURE.read_text(encoding="utf-8")


@cache
def _about() -> dict[str, Any]:
    """What the assistant knows of the course, and what it is measured on: plain JSON, the same for every learner."""
    glossary = course().glossary
    lexicon = Lexicon(glossary.values())
    known = dict.fromkeys((one.intent, " ".join(lexicon.masked(one.words))) for one in train_questions())
    return {
        "intents": list(INTENTS),
        "known": [list(one) for one in known],
        "forms": [[" ".join(form), ident] for form, ident in lexicon.forms.items()],
        "term": TERM,
        "names": {ident: _short(entry.name) for ident, entry in glossary.items()},
        "titles": {ident: entry.name for ident, entry in glossary.items()},
        "passages": [one.plain() for one in passages()],
        "kinds": {intent: list(kinds) for intent, kinds in KINDS.items()},
        "questions": {part: [_plain(one) for one in held_out_questions(part)] for part in ("choose", "report")},
        "pairs": [list(pair) for pair in PAIRS],
    }


def _plain(question: Question) -> list[str]:
    return [question.text, question.intent]


def _short(name: str) -> str:
    """What an entry is called in a sentence: "LSTM", "forget gate"."""
    before, _, inside = name.partition(" (")
    if inside:
        return inside.rstrip(")")
    return before if before[1:2].isupper() else before[:1].lower() + before[1:]


def _own_weights(weights: bytes | None) -> bytes:
    """The learner's own weights, if they fit; empty where there are none."""
    if not weights:
        return b""
    try:
        (length,) = struct.unpack("<Q", weights[:8])
        header = json.loads(weights[8 : 8 + length])
        card = json.loads(header["__metadata__"]["card"])
        shapes = header["intent.weight"]["shape"][0], header["tags.weight"]["shape"][0]
        if header.keys() >= NAMES and shapes == (len(INTENTS), len(TAGS)) and card["kind"] in ("rnn", "gru", "lstm"):
            return weights
    except (struct.error, ValueError, KeyError, TypeError):
        pass
    raise ValueError(
        "weights holds no network that hears what a question is after. Give what such an experiment learned, `result.weights`, "
        "or leave it out."
    )

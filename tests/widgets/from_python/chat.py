"""What Python makes of questions to the course's assistant, for the tests of the modules of the chat: scores by small networks with
large random weights of 16 bits, in 64 bits, and by the other two recognisers; terms, cosines, replies."""

import base64
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from helpers.content import course
from helpers.experiments.assistant import AssistantModel, BagModel, Vocabulary, WordOverlap, bags
from helpers.experiments.assistant_questions import (
    INTENTS,
    Question,
    held_out_questions,
    spans,
    train_questions,
    vocabulary,
    words_of,
)
from helpers.experiments.assistant_reply import Assistant
from helpers.experiments.assistant_sources import KINDS, Retrieval, passages
from helpers.experiments.assistant_terms import TERM, Lexicon, Term
from helpers.experiments.assistant_weights import assistant_file, masked_questions
from helpers.experiments.calibration import softmax
from helpers.widgets import CourseChat

LEXICON = Lexicon(course().glossary.values())
ODD = ("", "?!", "What’s a GRU-cell, really?", "ÄÖ 你好 😀 don't n-gram-s", "İstanbul", "a" * 40)


def network(kind: str, questions: list[str]) -> dict[str, Any]:
    """A small network and a bag of words with large random weights: their file, and what they make of the questions, in 64 bits."""
    stream = torch.Generator().manual_seed(len(kind))
    words, others = (Vocabulary(vocabulary(of)[:150]) for of in (train_questions(), masked_questions(LEXICON)))
    model, bag = AssistantModel(kind, words, 5, 7), BagModel(others)
    for one in (model, bag):
        rounded = {name: torch.randn(value.shape, generator=stream).half() for name, value in one.state_dict().items()}
        one.load_state_dict(rounded)
    file = assistant_file(model, "nothing", "none", bag=bag, temperatures={"network": 1.5, "bag": 0.25})
    model.double()
    bag.double()
    scores, bagged, tagged = [], [], []
    for text in questions:
        cut = words_of(text)
        ids = torch.tensor(others.ids(LEXICON.masked(cut)))[:, None]
        scores.append(softmax(model.scores(cut), 1.5).tolist())
        with torch.no_grad():
            bagged.append(
                softmax(bag(bags(ids, torch.tensor([len(ids)]), len(others)).double())[0].numpy(), 0.25).tolist()
            )
        tagged.append(model.tagged(cut))
    return {
        "kind": kind,
        "masks": TERM in others.words,
        "file": base64.b64encode(file).decode("ascii"),
        "network": scores,
        "bag": bagged,
        "tagged": tagged,
        "spans": [spans(tags) for tags in tagged],
    }


def replies(questions: list[Question]) -> list[dict[str, Any]]:
    """What the assistant answers to each question, with the right intent and the right terms."""
    retrieval, found = Retrieval(passages()), []
    for one in questions:
        right = np.where(np.array(INTENTS) == one.intent, 9.0, 0.0)
        heard = type("Right", (), {"scores": lambda self, words, right=right: right})()
        terms = [Term(ident, 0, 0) for ident in one.terms]
        assistant = Assistant(heard, 1.0, 0.1, retrieval, lambda words, terms=terms: terms)
        reply = assistant.answer(one.text)
        found.append(
            {
                "text": one.text,
                "intent": one.intent,
                "terms": list(one.terms),
                "passages": [passage.id for passage in reply.passages],
            }
        )
    return found


def values() -> dict[str, Any]:
    chat = CourseChat()
    held_out = list(held_out_questions("report"))
    texts = [*ODD, *(one.text for one in held_out)]
    overlap, retrieval = WordOverlap(masked_questions(LEXICON)), Retrieval(passages())
    cosines = [
        [
            [passage.id, cosine]
            for passage, cosine in retrieval.nearest(text, sum(KINDS.values(), ()), ["gru"] * (k % 2))
        ]
        for k, text in enumerate(texts[:10])
    ]
    return {
        "texts": texts,
        "words": [words_of(text) for text in texts],
        "term": TERM,
        "masked": [LEXICON.masked(words_of(text)) for text in texts],
        "overlap": [softmax(overlap.scores(LEXICON.masked(words_of(text))), 0.06).tolist() for text in texts],
        "networks": [network(kind, texts[:30]) for kind in ("rnn", "gru", "lstm")],
        "cosines": cosines,
        "replies": [
            *replies([one for one in held_out if one.intent != "outside"]),
            *replies([replace(one, terms=()) for one in held_out if one.intent != "outside"]),
        ],
        **{
            name: getattr(chat, name)
            for name in ("intents", "known", "forms", "names", "titles", "passages", "kinds", "pairs")
        },
        "weights": base64.b64encode(chat.weights).decode("ascii"),
    }

"""What the check of `spans` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def spans(words: list[str], tags: list[str]) -> list[tuple[str, str]]:
    """The pieces that B-I-O tags mark: the kind and the words of each."""
    found, before = [], "O"
    for word, tag in zip(words, tags, strict=True):
        if tag == "I" + before[1:]:
            found[-1] = (found[-1][0], found[-1][1] + " " + word)
        elif tag != "O":
            found.append((tag[2:], word))
        before = tag
    return found


WORDS = [
    "what",
    "is",
    "the",
    "forget",
    "gate",
    "and",
    "where",
    "does",
    "lesson",
    "two",
    "show",
    "a",
    "reset",
    "bias",
    "of",
    "gru",
    "cells",
]


def drawn(
    rng: np.random.Generator, size: int, kinds: tuple[str, ...] = ("term", "lesson"), lonely: bool = True
) -> Inputs:
    """Random words and tags; `lonely` lets an I stand where nothing of its kind stands before it."""
    tags: list[str] = []
    for _ in range(size):
        choices = ["O", *(f"B-{kind}" for kind in kinds)]
        if lonely:
            choices += [f"I-{kind}" for kind in kinds]
        elif tags and tags[-1] != "O":
            choices += [f"I{tags[-1][1:]}"] * 3
        tags.append(str(rng.choice(choices)))
    return {"words": [str(word) for word in rng.choice(WORDS, size)], "tags": tags}


def tagged(text: str) -> Inputs:
    """A question as `what/O is/O gates/B-term`."""
    pieces = [piece.split("/") for piece in text.split()]
    return {"words": [word for word, _ in pieces], "tags": [tag for _, tag in pieces]}


def cases(rng: np.random.Generator) -> list[Case]:
    """One piece of one word; then longer ones, neighbours, changes of kind, and what a network may write."""
    return [
        Case("one word, marked", tagged("gates/B-term")),
        Case("no piece at all", tagged("hello/O there/O")),
        Case("a piece of two words", tagged("the/O forget/B-term gate/I-term")),
        Case("a piece of three words, not at the end", tagged("my/O plain/B-term old/I-term rnn/I-term forgets/O")),
        Case("two pieces side by side", tagged("lstm/B-term gru/B-term")),
        Case("two pieces with a word between", tagged("lstm/B-term or/O gru/B-term")),
        Case("another kind right after", tagged("lesson/B-lesson two/I-lesson gates/B-term ?/O")),
        Case("an I after an O", tagged("reset/B-term or/O gate/I-term")),
        Case("an I of another kind", tagged("reset/B-term two/I-lesson three/I-lesson")),
        Case("an I at the very beginning", tagged("gate/I-term bias/I-term")),
        Case("a long question", drawn(rng, 12, lonely=False)),
        Case("anything at all", drawn(rng, 14)),
        Case("no words", {"words": [], "tags": []}),
    ]


LONELY, LONG = "an I without its B", "pieces of several words"
PARTS = {
    LONELY: "Where each piece begins with a B your answer is right, else it is not. What should happen where an I stands alone?",
    LONG: "Pieces of one word come out right, longer ones don't. What goes on where an I follows?",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """Well-formed tags; and pieces of one word each."""
    single = [tagged("what/O lstm/B-term is/O gru/B-term"), tagged("two/B-lesson gates/B-term")]
    return [
        Probe(LONELY, Case("probe of tags as they should be", drawn(rng, 15, lonely=False))),
        *(Probe(LONG, Case("probe of single words", one)) for one in single),
    ]


CONTINUES = 'if tag == "I" + before[1:]:'
GOES_ON = 'found[-1] = (found[-1][0], found[-1][1] + " " + word)'
BEGINS = "found.append((tag[2:], word))"

MISTAKES = (
    Mistake(
        "neighbours-joined",
        "Two pieces that stand side by side come out as one. A B always begins a new piece, also right after another.",
        edit=(CONTINUES, 'if tag != "O" and tag[1:] == before[1:]:'),
        misconception="b-is-decoration",
    ),
    Mistake(
        "kind-ignored",
        "You seem to join pieces of different kinds. An I goes on only with a piece of its own kind.",
        edit=(CONTINUES, 'if tag[0] == "I" and before != "O":'),
    ),
    Mistake(
        "lonely-dropped",
        "An I that nothing of its kind stands before gets lost. The exercise lets it begin a piece.",
        edit=('elif tag != "O":', 'elif tag[0] == "B":'),
    ),
    Mistake(
        "first-word-alone",
        "Of each piece only the first word comes back. Where an I follows, its word belongs to the piece.",
        edit=(GOES_ON, "pass"),
    ),
    Mistake(
        "last-word-alone",
        "Of each piece only the last word comes back. Keep what was there, and add the new word.",
        edit=(GOES_ON, "found[-1] = (found[-1][0], word)"),
    ),
    Mistake(
        "no-blank",
        "The words of a piece stick together. Put a blank between them.",
        edit=(' + " " + word', " + word"),
    ),
    Mistake(
        "whole-tag",
        "The kind still has its letter and its hyphen. Cut them off.",
        edit=(BEGINS, "found.append((tag, word))"),
    ),
    Mistake(
        "words-first",
        "Kind and words look swapped. The kind comes first.",
        edit=(
            (BEGINS, "found.append((word, tag[2:]))"),
            (GOES_ON, 'found[-1] = (found[-1][0] + " " + word, found[-1][1])'),
        ),
    ),
    Mistake(
        "outside-included",
        "Words with an O come back, too. They belong to no piece.",
        edit=('elif tag != "O":', "else:"),
    ),
)

QUANTITIES = {
    "found": "the pieces",
    "before": "what was read before",
    "word": "the word",
    "tag": "the mark of the word",
    "kind": "the kind",
    "text": "the words of the piece",
    "return found": "the pieces",
    "return pieces": "the pieces",
    "return value": "the pieces",
}

FORM = """\
def spans(words, tags):
    found = []
    before = "O"
    for word, tag in zip(words, tags):
        if tag[0] == "I" and before[1:] == tag[1:]:
            kind, text = found.pop()
            found = found + [(kind, text + " " + word)]
        elif tag != "O":
            found = found + [(tag[2:], word)]
        before = tag
    return found
"""

EXERCISES = [
    Exercise(
        id="spans",
        function="spans",
        parameters=("words", "tags"),
        returns=("pieces",),
        points=10,
        concept="bio-tags",
        oracle=spans,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={"words": list[str], "tags": list[str], "pieces": list[tuple[str, str]]},
        mistakes=MISTAKES,
        forms=(FORM,),
        concerns=dict.fromkeys(PARTS, ("the pieces",)),
        quantities=QUANTITIES,
        hints=(
            "There are three cases: go on with the last piece, begin a new one, or do nothing. Which of them is a B, which is an O?",
            "An I goes on with the last piece only if its kind is that of the word right before it, whose tag is in `before`.",
            "All others but O begin a piece: append a pair of kind and word. To go on, replace the last pair by a longer one.",
        ),
    )
]

"""What the check of `greedy-decode` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake


def greedy_decode(
    h: np.ndarray,
    embed: np.ndarray,
    weight_hh: np.ndarray,
    read: np.ndarray,
    start: int,
    end: int,
    limit: int,
) -> list[int]:
    """The likeliest word at each step, until the end symbol or the limit."""
    words, word = [], start
    for _ in range(limit):
        h = np.tanh(embed[word] + weight_hh @ h)
        word = int(np.argmax(read @ h))
        if word == end:
            break
        words.append(word)
    return words


def drawn(
    rng: np.random.Generator, vocabulary: int, hidden: int, limit: int, length: int, endless: bool = False
) -> Inputs:
    """A decoder that writes `length` words and then ends; or, endless, one that the limit cuts and that would go on."""
    while True:
        inputs = {
            "h": rng.uniform(-1, 1, hidden),
            "embed": rng.normal(scale=1.5, size=(vocabulary, hidden)),
            "weight_hh": rng.normal(scale=1.2 / np.sqrt(hidden), size=(hidden, hidden)),
            "read": rng.normal(size=(vocabulary, hidden)),
            "start": 1,
            "end": 2,
            "limit": limit,
        }
        longer = greedy_decode(**{**inputs, "limit": limit + 3})
        wanted = length + 3 if endless else length
        if len(longer) == wanted and 1 not in longer and len(set(longer)) >= min(length, 3):
            return inputs


def cases(rng: np.random.Generator) -> list[Case]:
    """Short first; then what ends at once, what never ends, and what ends just at the limit."""
    return [
        Case("one word, then the end", drawn(rng, 4, 2, 5, 1)),
        Case("three words, then the end", drawn(rng, 8, 4, 10, 3)),
        Case("ends at once", drawn(rng, 6, 3, 5, 0)),
        Case("never ends before the limit", drawn(rng, 8, 4, 4, 4, endless=True)),
        Case("ends just at the limit", drawn(rng, 8, 4, 4, 3)),
        Case("another end symbol", {**drawn(rng, 9, 5, 6, 6, endless=True), "start": 2, "end": 0}),
        *(Case(f"random {n + 1}", drawn(rng, 9, 5, 12, 4 + n)) for n in range(3)),
    ]


STEP, CHOOSE = "h = np.tanh(embed[word] + weight_hh @ h)", "word = int(np.argmax(read @ h))"
STOP = "if word == end:\n            break"
LOOP, BEGIN, KEEP, RETURN = (
    "for _ in range(limit):",
    "words, word = [], start",
    "words.append(word)",
    "return words",
)

MISTAKES = (
    Mistake(
        "end-kept",
        "The end symbol stands in your answer. It says that the sentence is over, and it is no word of it.",
        edit=(f"{STOP}\n        {KEEP}", f"{KEEP}\n        {STOP}"),
        misconception="end-is-a-word",
    ),
    Mistake(
        "end-ignored",
        "Your decoder seems to go on after the end symbol. When does it stop?",
        edit=("if word == end:", "if word < 0:"),
    ),
    Mistake(
        "end-skipped",
        "The end symbol is left out, and your decoder seems to go on behind it. What comes after the end is nothing.",
        edit=("            break", "            continue"),
    ),
    Mistake(
        "start-again",
        "Each step seems to read the start symbol. From the second step on, the decoder reads the word that it has just written.",
        edit=("embed[word]", "embed[start]"),
    ),
    Mistake(
        "state-not-carried",
        "Each step seems to begin from the state that was given. What should the second step start from?",
        edit=((STEP, STEP.replace("h = ", "new = ", 1)), (CHOOSE, "word = int(np.argmax(read @ new))")),
    ),
    Mistake(
        "start-kept",
        "The start symbol stands in your answer. It is read, and never written.",
        edit=(BEGIN, "words, word = [start], start"),
    ),
    Mistake(
        "least-likely",
        "You seem to take the least likely word.",
        edit=("np.argmax", "np.argmin"),
    ),
    Mistake(
        "one-too-few",
        "A sentence that doesn't end is one word too short. At most `limit` words may be written.",
        edit=(LOOP, "for _ in range(limit - 1):"),
    ),
    Mistake(
        "one-too-many",
        "A sentence that doesn't end is one word too long. At most `limit` words may be written.",
        edit=(LOOP, "for _ in range(limit + 1):"),
    ),
    Mistake(
        "tanh-forgotten",
        "The tanh around the new state seems to be missing.",
        edit=(STEP, "h = embed[word] + weight_hh @ h"),
    ),
    Mistake(
        "matrix-turned",
        "weight_hh looks transposed. Its rows belong to the new state: weight_hh @ h.",
        edit=("weight_hh @ h", "h @ weight_hh"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the list of words.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

QUANTITIES = {
    "_": "the number of the step",
    "return value": "the list of words",
    "h": "the new state",
    "scores": "the scores of the words",
    "word": "the word that is written",
    "words": "the list of words",
    "return words": "the list of words",
}
FORM = """\
def greedy_decode(h, embed, weight_hh, read, start, end, limit):
    words = []
    word = start
    for _ in range(limit):
        h = np.tanh(embed[word] + weight_hh @ h)
        scores = read @ h
        word = int(scores.argmax())
        if word == end:
            break
        words = words + [word]
    return words
"""

EXERCISES = [
    Exercise(
        id="greedy-decode",
        function="greedy_decode",
        parameters=("h", "embed", "weight_hh", "read", "start", "end", "limit"),
        returns=("words",),
        points=10,
        concept="greedy-decoding",
        deeper=True,
        oracle=greedy_decode,
        cases=cases,
        types={"start": int, "end": int, "limit": int, "words": list[int]},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "Keep two things from step to step: the state h, and the word that was written last. At first that is `start`.",
            "In each step: the new h from embed[word] and the old h, the scores read @ h, and the number of the largest score.",
            "If that number is `end`, leave the loop before you append it. The loop runs at most `limit` times.",
        ),
    )
]

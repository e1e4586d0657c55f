"""What the check of `word-scores` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake

TENSOR = "torch.Tensor"
NAMES = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


def word_scores(words: Any, table: Any, weights: Any, read: Any, offset: Any) -> Any:
    """Embedding, LSTM, and a score for each word of the vocabulary at every step."""
    import torch

    lstm = torch.nn.LSTM(weights[0].shape[1], weights[1].shape[1], dtype=table.dtype)
    lstm.load_state_dict(dict(zip(NAMES, weights, strict=True)))
    x = table[words]
    states, _ = lstm(x)
    return (states @ read.T + offset).detach()


def drawn(rng: np.random.Generator, steps: int, batch: int, size: int, embedding: int, hidden: int) -> dict[str, Any]:
    """A batch of word numbers and the weights of a word model."""
    shapes = ((4 * hidden, embedding), (4 * hidden, hidden), (4 * hidden,), (4 * hidden,))
    return {
        "words": rng.integers(size, size=(steps, batch)),
        "table": rng.normal(size=(size, embedding)),
        "weights": [rng.uniform(-1, 1, size=shape) for shape in shapes],
        "read": rng.normal(size=(size, hidden)),
        "offset": rng.normal(size=size),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then sizes that tell the axes apart."""
    return [
        Case("one word", drawn(rng, 1, 1, 2, 1, 1)),
        Case("two steps", drawn(rng, 2, 1, 3, 2, 2)),
        Case("several sequences", drawn(rng, 3, 4, 5, 3, 2)),
        Case("as many steps as sequences", drawn(rng, 4, 4, 6, 3, 5)),
        Case("a larger vocabulary", drawn(rng, 6, 2, 30, 4, 3)),
        Case("as many sizes as can be equal", drawn(rng, 4, 4, 4, 4, 4)),
    ]


X, STATES = "x = table[words]", "states, _ = lstm(x)"
RETURN = "return (states @ read.T + offset).detach()"

MISTAKES = (
    Mistake(
        "offset-forgotten",
        "The offset seems to be missing. It says how common each word is before anything has been read.",
        edit=(RETURN, "return (states @ read.T).detach()"),
    ),
    Mistake(
        "last-step-only",
        "Only the last step is scored. A language model predicts after every word, so it learns from every word.",
        edit=(RETURN, "return (states[-1] @ read.T + offset).detach()"),
        concept="language-model",
    ),
    Mistake(
        "cell-state-read",
        "You seem to read the last states instead of the state of each step. The layer returns its outputs first, then the pair (h, c).",
        edit=(STATES, "_, (states, _) = lstm(x)"),
    ),
    Mistake(
        "probabilities",
        "You seem to return probabilities. The exercise asks for scores, before any softmax: the loss takes care of that.",
        edit=(RETURN, "return (states @ read.T + offset).softmax(-1).detach()"),
    ),
    Mistake(
        "words-and-time-exchanged",
        "Time and batch look swapped. `words` has shape (T, B), and an LSTM of PyTorch expects time first, too.",
        edit=(X, "x = table[words.T]"),
    ),
    Mistake(
        "states-instead-of-scores",
        "You return the states. Each of them has still to be turned into a score for each word.",
        edit=(RETURN, "return states.detach()"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the scores.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "x": "the words' rows of the table",
    "states": "the states",
    "weighed": "the states times the read-out",
    "scores": "the scores",
    "return scores": "the scores",
}
FORM = """\
def word_scores(words, table, weights, read, offset):
    import torch

    lstm = torch.nn.LSTM(weights[0].shape[1], weights[1].shape[1], dtype=table.dtype)
    lstm.load_state_dict(dict(zip(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], weights)))
    x = table[words]
    states, _ = lstm(x)
    weighed = states @ read.T
    scores = weighed + offset
    scores = scores.detach()
    return scores
"""

EXERCISES = [
    Exercise(
        id="word-scores",
        function="word_scores",
        parameters=("words", "table", "weights", "read", "offset"),
        returns=("scores",),
        points=5,
        concept="language-model",
        deeper=True,
        oracle=word_scores,
        cases=cases,
        types={
            "words": TENSOR,
            "table": TENSOR,
            "weights": list[TENSOR],
            "read": TENSOR,
            "offset": TENSOR,
            "scores": TENSOR,
        },
        grants=("numpy", "torch"),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "Three parts, one line each: look up the rows of the table, run the LSTM over them, score every state.",
            "Index the table with the word numbers: (T, B, E). What the LSTM returns first is the state of every step, (T, B, H).",
            "A linear layer multiplies by its transposed weights and adds its offset, (T, B, V). `.detach()` drops the graph.",
        ),
    )
]

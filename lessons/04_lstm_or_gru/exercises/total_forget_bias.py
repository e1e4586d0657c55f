"""What the check of `total-forget-bias` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake


def total_forget_bias(bias_ih: np.ndarray, bias_hh: np.ndarray, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both bias vectors of an LSTM with a forget bias of `total`, all of it in bias_ih; blocks i, f, g, o."""
    hidden = len(bias_ih) // 4
    bias_ih, bias_hh = bias_ih.copy(), bias_hh.copy()
    bias_ih[hidden : 2 * hidden] = total
    bias_hh[hidden : 2 * hidden] = 0.0
    return bias_ih, bias_hh


def drawn(rng: np.random.Generator, hidden: int, total: float) -> Inputs:
    """Random biases, none of them near zero."""
    biases = rng.uniform(0.1, 0.5, size=(2, 4 * hidden)) * rng.choice([-1.0, 1.0], (2, 4 * hidden))
    return {"bias_ih": biases[0], "bias_hh": biases[1], "total": np.array(total)}


def cases(rng: np.random.Generator) -> list[Case]:
    """One unit first."""
    return [
        Case("one unit", drawn(rng, 1, 1.0)),
        Case("two units, another total", drawn(rng, 2, 2.5)),
        Case("a negative total", drawn(rng, 3, -1.5)),
        Case("many units", drawn(rng, 20, 3.0)),
        Case("a small total", drawn(rng, 5, 0.25)),
        Case("a large total", drawn(rng, 8, 7.5)),
    ]


COPY = "bias_ih, bias_hh = bias_ih.copy(), bias_hh.copy()"
SET, ZERO = "bias_ih[hidden : 2 * hidden] = np.full(hidden, total)", "bias_hh[hidden : 2 * hidden] = 0.0"
RETURN = "return bias_ih, bias_hh"


def rows(first: str, last: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Another block in both."""
    place = f"{first} : {last}"
    return (SET, SET.replace("hidden : 2 * hidden", place).replace("np.full(hidden, total)", "total")), (
        ZERO,
        ZERO.replace("hidden : 2 * hidden", place),
    )


MISTAKES = (
    Mistake(
        "set-in-both",
        "The total seems to stand in both vectors. They are added, so the forget gate gets twice as much.",
        edit=(ZERO, "bias_hh[hidden : 2 * hidden] = total"),
    ),
    Mistake(
        "other-left-as-it-was",
        "bias_hh looks unchanged. Then the sum of the two is not the total, because something random is added.",
        edit=(ZERO, "bias_hh = bias_hh * 1.0"),
    ),
    Mistake(
        "added-to-what-was-there",
        "You seem to add the total to what was there. The exercise asks for a sum that *is* the total.",
        edit=((SET, "bias_ih[hidden : 2 * hidden] += total"), (ZERO, "bias_hh = bias_hh * 1.0")),
    ),
    Mistake(
        "split-in-half",
        "The total stands in both vectors, half in each. The exercise asks for all of it in bias_ih, and zero in bias_hh.",
        edit=((SET, "bias_ih[hidden : 2 * hidden] = total / 2"), (ZERO, "bias_hh[hidden : 2 * hidden] = total / 2")),
    ),
    Mistake(
        "in-the-other-vector",
        "The total stands in bias_hh. The exercise asks for all of it in bias_ih.",
        edit=((SET, "bias_ih[hidden : 2 * hidden] = 0.0"), (ZERO, "bias_hh[hidden : 2 * hidden] = total")),
    ),
    Mistake(
        "input-gate-set",
        "The first block looks set. In PyTorch's order that is another gate's.",
        edit=rows("0", "hidden"),
    ),
    Mistake(
        "candidate-set",
        "The third block looks set. That one makes the candidate.",
        edit=rows("2 * hidden", "3 * hidden"),
    ),
    Mistake(
        "output-gate-set",
        "The last block looks set. That gate decides what is shown.",
        edit=rows("3 * hidden", "4 * hidden"),
    ),
    Mistake(
        "all-set",
        "All blocks look set. Only one gate should get the total.",
        edit=((SET, "bias_ih[:] = total"), (ZERO, "bias_hh[:] = 0.0")),
    ),
    Mistake(
        "three-blocks",
        "You seem to cut the vector into three blocks. An LSTM has three gates and a candidate.",
        edit=("hidden = len(bias_ih) // 4", "hidden = -(-len(bias_ih) // 3)"),
    ),
    Mistake(
        "sign-turned",
        "The sign looks turned. In an LSTM a high forget bias keeps.",
        edit=(SET, "bias_ih[hidden : 2 * hidden] = np.full(hidden, -total)"),
    ),
    Mistake(
        "inputs-changed",
        "Your function changes the vectors that it was given. Work on copies.",
        edit=(f"    {COPY}\n", ""),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back both vectors.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "hidden": "the number of units",
    "start": "where the forget gate's block begins",
    "end": "where the forget gate's block ends",
    "bias_ih": "the new bias_ih",
    "bias_hh": "the new bias_hh",
    "return bias_ih": "the new bias_ih",
    "return bias_hh": "the new bias_hh",
}
FORM = """\
def total_forget_bias(bias_ih, bias_hh, total):
    hidden = len(bias_ih) // 4
    start = hidden
    end = 2 * hidden
    bias_ih = bias_ih.copy()
    bias_hh = bias_hh.copy()
    bias_ih[start:end] = total
    bias_hh[start:end] = 0.0
    return bias_ih, bias_hh
"""

EXERCISES = [
    Exercise(
        id="total-forget-bias",
        function="total_forget_bias",
        parameters=("bias_ih", "bias_hh", "total"),
        returns=("bias_ih", "bias_hh"),
        points=5,
        concept="forget-bias",
        deeper=True,
        oracle=total_forget_bias,
        cases=cases,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "The vectors have four blocks of H entries, in the order i, f, g, o. Where does the forget gate's begin, "
            "and where does it end?",
            "The gate hears the sum of both vectors. If all of the total stands in one, what must stand in the other?",
            "Copy both first. Then set one slice of each; a slice from H to 2·H has H entries.",
        ),
    )
]

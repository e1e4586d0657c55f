"""What the check of `gru-parameters` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe


def gru_parameters(inputs: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Parameters of one torch.nn.GRU layer: three blocks of H rows, each with I + H weights and two biases."""
    return 3 * hidden * (inputs + hidden + 2)


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then many sizes at once."""
    return [
        Case("one input, one unit", {"inputs": np.array([1]), "hidden": np.array([1])}),
        Case("two units", {"inputs": np.array([1]), "hidden": np.array([2])}),
        Case("ten inputs, twenty units", {"inputs": np.array([10]), "hidden": np.array([20])}),
        Case("twenty inputs, ten units", {"inputs": np.array([20]), "hidden": np.array([10])}),
        Case(
            "random sizes",
            {"inputs": rng.integers(1, 300, size=(2, 3)), "hidden": rng.integers(1, 300, size=(2, 3))},
        ),
    ]


def probes(rng: np.random.Generator) -> list[Probe]:
    """With one unit there is one weight on h in each row."""
    few = {"inputs": rng.integers(3, 9, size=3), "hidden": np.ones(3, int)}
    return [Probe("more units", Case("probe of one unit", few))]


RETURN = "return 3 * hidden * (inputs + hidden + 2)"

MISTAKES = (
    Mistake(
        "two-blocks",
        "You seem to count two blocks, one for each gate. What else has weights of its own?",
        edit=(RETURN, "return 2 * hidden * (inputs + hidden + 2)"),
        concept="gru",
        misconception="two-gates-two-blocks",
    ),
    Mistake(
        "four-blocks",
        "You seem to count four blocks, and that is an LSTM. How many does a GRU have?",
        edit=(RETURN, "return 4 * hidden * (inputs + hidden + 2)"),
        concept="gru",
    ),
    Mistake(
        "one-block",
        "You seem to count one block, and that is a plain RNN.",
        edit=(RETURN, "return hidden * (inputs + hidden + 2)"),
        concept="gru",
    ),
    Mistake(
        "one-bias",
        "You seem to count one bias for each row, as textbooks do. PyTorch keeps two.",
        edit=(RETURN, "return 3 * hidden * (inputs + hidden + 1)"),
    ),
    Mistake(
        "no-bias",
        "The biases seem to be missing.",
        edit=(RETURN, "return 3 * hidden * (inputs + hidden)"),
    ),
    Mistake(
        "biases-not-in-each-row",
        "You seem to count the biases once for each block. Each row has its own.",
        edit=(RETURN, "return 3 * (hidden * (inputs + hidden) + 2)"),
    ),
    Mistake(
        "no-recurrent-weights",
        "The weights on the old state seem to be missing. A row has weights on x and on h.",
        edit=(RETURN, "return 3 * hidden * (inputs + 2)"),
    ),
    Mistake(
        "no-input-weights",
        "The weights on the input seem to be missing. A row has weights on x and on h.",
        edit=(RETURN, "return 3 * hidden * (hidden + 2)"),
    ),
    Mistake(
        "inputs-and-hidden-exchanged",
        "I and H look swapped. A block has as many rows as there are units: which of the two is that?",
        edit=(RETURN, "return 3 * inputs * (inputs + hidden + 2)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the number.",
        edit=(RETURN, RETURN.replace("return", "count =")),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "row": "the numbers in a row",
    "rows": "the number of rows",
    "count": "the number of parameters",
    "return parameters": "the number of parameters",
}
FORM = """\
def gru_parameters(inputs, hidden):
    rows = 3 * hidden
    row = inputs + hidden + 2
    count = rows * row
    return count
"""
CONCERNS = {
    "more units": ("the numbers in a row", "the number of rows", "the number of parameters"),
}

EXERCISES = [
    Exercise(
        id="gru-parameters",
        function="gru_parameters",
        parameters=("inputs", "hidden"),
        returns=("parameters",),
        points=5,
        concept="parameter-count",
        deeper=True,
        oracle=gru_parameters,
        cases=cases,
        probes=probes,
        parts={
            "more units": "With one unit your number is right, with more it is not. How many weights on the old state does a row have?",
        },
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Count one row first: it has one weight for each input, one for each unit of the old state, and its biases.",
            "PyTorch keeps two biases for each row, so a row has I + H + 2 numbers. How many rows has a block?",
            "A block has H rows, one for each unit. There is a block for each gate, and one more for the part that is no gate.",
        ),
    )
]

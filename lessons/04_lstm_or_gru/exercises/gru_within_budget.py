"""What the check of `gru-within-budget` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe, Trace


def gru_within_budget(inputs: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """The most units that a GRU layer may have, so that it has no more parameters than an LSTM layer; two biases a row."""
    budget = 4 * hidden * (inputs + hidden + 2)
    return np.floor((np.sqrt((inputs + 2) ** 2 + 4 * budget / 3) - (inputs + 2)) / 2).astype(int)


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; some where the budget is met exactly; then many at once."""
    return [
        Case("one input, one unit", {"inputs": np.array([1]), "hidden": np.array([1])}),
        Case("ten inputs, twenty units", {"inputs": np.array([10]), "hidden": np.array([20])}),
        # Here it comes out even, and one bias instead of two makes a difference.
        Case("the budget is met exactly", {"inputs": np.array([2, 6, 1]), "hidden": np.array([5, 10, 18])}),
        # And here one parameter is missing for one unit more: a budget that is a little too large lets it in.
        Case(
            "one parameter short",
            {"inputs": np.array([44, 44, 8, 8, 44, 96]), "hidden": np.array([37, 7, 4, 28, 85, 41])},
        ),
        Case("few inputs", {"inputs": np.array([3]), "hidden": np.array([200])}),
        Case("many inputs", {"inputs": np.array([500]), "hidden": np.array([20])}),
        Case("random sizes", {"inputs": rng.integers(1, 300, size=28), "hidden": rng.integers(2, 300, size=28)}),
    ]


MANY = "the rest that is left over"
PARTS = {
    MANY: "Where the budget is met exactly you are right, elsewhere you are not. Count every unit that still fits, and none that doesn't.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """Budgets that are met exactly leave no rest."""
    even = {"inputs": np.array([2, 6, 1, 16, 20, 24, 42, 35]), "hidden": np.array([5, 10, 18, 108, 8, 18, 21, 33])}
    return [Probe(MANY, Case("probe of budgets met exactly", even))]


BUDGET = "budget = 4 * hidden * (inputs + hidden + 2)"
ROOT = "root = np.sqrt((inputs + 2) ** 2 + 4 * budget / 3)"
RETURN = "return np.floor((root - (inputs + 2)) / 2).astype(int)"

MISTAKES = (
    Mistake(
        "four-thirds",
        "You seem to take four thirds of the units. The weights on the state grow with the square of the units, so a few less fit.",
        edit=(RETURN, "return np.floor(hidden * 4 / 3).astype(int)"),
    ),
    Mistake(
        "root-of-four-thirds",
        "You seem to take the root of four thirds. That holds without inputs, whose weights grow with the units and not with the square.",
        edit=(RETURN, "return np.floor(hidden * np.sqrt(4 / 3)).astype(int)"),
    ),
    Mistake(
        "same-units",
        "The GRU seems to get the LSTM's own number of units. The budget has room for four such blocks, and the GRU needs three. "
        "What can it do with the rest?",
        edit=(RETURN, "return hidden + 0 * inputs"),
    ),
    Mistake(
        "rounded-up",
        "You seem to round up. The last unit does not fit into the budget any more.",
        edit=(RETURN, "return np.ceil((root - (inputs + 2)) / 2).astype(int)"),
    ),
    Mistake(
        "rounded",
        "You seem to round to the nearest. Where that is up, the last unit does not fit.",
        edit=(RETURN, "return np.round((root - (inputs + 2)) / 2).astype(int)"),
    ),
    Mistake(
        "one-unit-short",
        "One unit more seems to fit.",
        edit=(RETURN, "return np.floor((root - (inputs + 2)) / 2).astype(int) - 1"),
    ),
    Mistake(
        "two-blocks",
        "You seem to count two blocks for the GRU, one for each gate. What else has weights?",
        edit=(ROOT, "root = np.sqrt((inputs + 2) ** 2 + 4 * budget / 2)"),
    ),
    Mistake(
        "one-bias",
        "You seem to count one bias a row, for both. The exercise asks for PyTorch's layers, which have two.",
        edit=(
            (BUDGET, "budget = 4 * hidden * (inputs + hidden + 1)"),
            (ROOT, "root = np.sqrt((inputs + 1) ** 2 + 4 * budget / 3)"),
            (RETURN, "return np.floor((root - (inputs + 1)) / 2).astype(int)"),
        ),
    ),
    Mistake(
        "inputs-left-out",
        "The weights on the input seem to be missing.",
        edit=(
            (BUDGET, "budget = 4 * hidden * (hidden + 2)"),
            (ROOT, "root = np.sqrt(4 + 4 * budget / 3)"),
            (RETURN, "return np.floor((root - 2) / 2).astype(int) + 0 * inputs"),
        ),
    ),
    Mistake(
        "not-whole",
        "Your numbers of units are not whole. How do you get down to a whole number?",
        edit=(RETURN, "return (root - (inputs + 2)) / 2"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the number of units.",
        edit=(RETURN, RETURN.replace("return", "units =")),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "rows": "the LSTM's number of rows",
    "row": "the numbers in a row of the LSTM",
    "budget": "the budget",
    "linear": "the linear term's factor",
    "inside": "what stands under the root",
    "root": "the root",
    "exact": "the number of units before it is whole",
    "units": "the number of units",
    "return units": "the number of units",
}
FORM = """\
def gru_within_budget(inputs, hidden):
    rows = 4 * hidden
    row = inputs + hidden + 2
    budget = rows * row
    linear = inputs + 2
    inside = linear**2 + 4 * budget / 3
    root = np.sqrt(inside)
    exact = (root - linear) / 2
    units = np.floor(exact).astype(int)
    return units
"""
CONCERNS = {
    "the rest that is left over": ("the number of units before it is whole", "the number of units"),
}

EXERCISES = [
    Exercise(
        id="gru-within-budget",
        function="gru_within_budget",
        parameters=("inputs", "hidden"),
        returns=("units",),
        points=5,
        concept="parameter-count",
        oracle=gru_within_budget,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: {"inputs": np.full(12, 64), "hidden": np.arange(20, 260, 20)},
            curves=lambda runs: {"units": np.asarray(runs[0]["units"], float)},
            axis="size of the LSTM, in twenties",
            note="The plot shows the units of the GRU for LSTMs of 20 to 240 units that read 64 inputs.",
        ),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "First the budget: an LSTM layer has four blocks of H rows, and a row has I + H weights and two biases.",
            "A GRU of G units has 3·G·(I + G + 2) parameters. Set this equal to the budget, and you have a quadratic equation in G.",
            "Divide by 3: G² + (I + 2)·G equals a third of the budget. Solve for the positive root, and round down to a whole "
            "number: np.floor, then astype(int).",
        ),
    )
]

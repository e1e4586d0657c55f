"""What the check of `stacked-parameters` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe


def stacked_parameters(inputs: np.ndarray, hidden: np.ndarray, layers: np.ndarray) -> np.ndarray:
    """Parameters of a torch.nn.LSTM with so many bidirectional layers; the later ones read both directions of the one below."""
    first = 2 * 4 * hidden * (inputs + hidden + 2)
    later = 2 * 4 * hidden * (2 * hidden + hidden + 2)
    return first + (layers - 1) * later


def cases(rng: np.random.Generator) -> list[Case]:
    """One layer first."""
    one = np.array([1])
    return [
        Case("one layer, one unit", {"inputs": one, "hidden": one, "layers": one}),
        Case("one layer", {"inputs": np.array([10]), "hidden": np.array([20]), "layers": one}),
        Case("two layers", {"inputs": np.array([10]), "hidden": np.array([20]), "layers": np.array([2])}),
        Case("three layers", {"inputs": np.array([30]), "hidden": np.array([10]), "layers": np.array([3])}),
        Case(
            "random sizes",
            {
                "inputs": rng.integers(1, 300, size=8),
                "hidden": rng.integers(2, 300, size=8),
                "layers": rng.integers(1, 6, size=8),
            },
        ),
    ]


MORE = "the layers above the first"
PARTS = {MORE: "With one layer your number is right, with more it is not. What does the second layer read?"}


def probes(rng: np.random.Generator) -> list[Probe]:
    """One layer."""
    few = {name: rng.integers(2, 9, size=4) for name in ("inputs", "hidden")}
    return [Probe(MORE, Case("probe of one layer", {**few, "layers": np.ones(4, int)}))]


FIRST = "first = 2 * 4 * hidden * (inputs + hidden + 2)"
LATER = "later = 2 * 4 * hidden * (2 * hidden + hidden + 2)"
RETURN = "return first + (layers - 1) * later"

MISTAKES = (
    Mistake(
        "later-layers-read-one-direction",
        "The later layers seem to read H numbers. The layer below has two directions, and hands up both.",
        edit=(LATER, "later = 2 * 4 * hidden * (hidden + hidden + 2)"),
    ),
    Mistake(
        "later-layers-read-the-input",
        "Every layer seems to read the input. Only the first does; the others read what the layer below returns.",
        edit=(LATER, "later = first"),
    ),
    Mistake(
        "state-of-both-directions",
        "A direction seems to read the states of both. Each has a state of its own, of H numbers; only what comes from below is doubled.",
        edit=(LATER, "later = 2 * 4 * hidden * (2 * hidden + 2 * hidden + 2)"),
    ),
    Mistake(
        "one-direction",
        "You seem to count one direction. There are two, each with its own weights.",
        edit=(
            (FIRST, "first = 4 * hidden * (inputs + hidden + 2)"),
            (LATER, "later = 4 * hidden * (2 * hidden + hidden + 2)"),
        ),
    ),
    Mistake(
        "directions-share-weights",
        "The two directions of the later layers seem to share their weights. They don't.",
        edit=(LATER, "later = 4 * hidden * (2 * hidden + hidden + 2)"),
    ),
    Mistake(
        "three-blocks",
        "You seem to count three blocks, one for each gate. An LSTM's candidate has one, too.",
        edit=(
            (FIRST, "first = 2 * 3 * hidden * (inputs + hidden + 2)"),
            (LATER, "later = 2 * 3 * hidden * (2 * hidden + hidden + 2)"),
        ),
    ),
    Mistake(
        "one-bias",
        "You seem to count one bias a row. PyTorch keeps two.",
        edit=(
            (FIRST, "first = 2 * 4 * hidden * (inputs + hidden + 1)"),
            (LATER, "later = 2 * 4 * hidden * (2 * hidden + hidden + 1)"),
        ),
    ),
    Mistake(
        "no-bias",
        "The biases seem to be missing.",
        edit=(
            (FIRST, "first = 2 * 4 * hidden * (inputs + hidden)"),
            (LATER, "later = 2 * 4 * hidden * (2 * hidden + hidden)"),
        ),
    ),
    Mistake(
        "one-layer-too-many",
        "You seem to count one layer twice. The first is among the layers.",
        edit=(RETURN, "return first + layers * later"),
    ),
    Mistake(
        "only-the-first",
        "You seem to count only the first layer.",
        edit=(RETURN, "return first + 0 * layers"),
    ),
    Mistake(
        "all-like-the-later-ones",
        "You seem to count the first layer like the others. It reads the input.",
        edit=(RETURN, "return layers * later"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the number.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "rows": "the number of rows in a layer",
    "first_row": "the numbers in a row of the first layer",
    "later_row": "the numbers in a row of a later layer",
    "first": "the parameters of the first layer",
    "later": "the parameters of a later layer",
    "above": "the number of later layers",
    "count": "the number of parameters",
    "return parameters": "the number of parameters",
}
FORM = """\
def stacked_parameters(inputs, hidden, layers):
    rows = 2 * 4 * hidden
    first_row = inputs + hidden + 2
    later_row = 2 * hidden + hidden + 2
    first = rows * first_row
    later = rows * later_row
    above = layers - 1
    count = first + above * later
    return count
"""
CONCERNS = {
    "the layers above the first": (
        "the numbers in a row of a later layer",
        "the parameters of a later layer",
        "the number of later layers",
        "the number of parameters",
    ),
}

EXERCISES = [
    Exercise(
        id="stacked-parameters",
        function="stacked_parameters",
        parameters=("inputs", "hidden", "layers"),
        returns=("parameters",),
        points=5,
        concept="stacked-layers",
        deeper=True,
        oracle=stacked_parameters,
        cases=cases,
        probes=probes,
        parts=PARTS,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Count one direction of the first layer: four blocks of H rows, I + H weights and two biases in each row. "
            "Then the other direction.",
            "The second layer reads what the first returns at each step: H numbers from each direction, side by side.",
            "All layers above the first are alike. How many of them are there?",
        ),
    )
]

"""What the check of `gradient-factor` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace


def gradient_factor(weight_hh: np.ndarray, hs: np.ndarray) -> float:
    """By what the gradient is multiplied at each step, on geometric average: the T-th root of the product's largest singular value."""
    product = np.eye(len(weight_hh))
    for h in hs:
        product = (1 - h**2)[:, None] * weight_hh @ product
    return float(np.linalg.norm(product, 2)) ** (1 / len(hs))


def drawn(rng: np.random.Generator, steps: int, hidden: int, scale: float = 1.0) -> Inputs:
    """A random recurrent matrix and the states of T steps."""
    return {
        "weight_hh": scale * rng.normal(size=(hidden, hidden)),
        "hs": rng.uniform(-0.9, 0.9, size=(steps, hidden)),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """One unit first, where all is a product of numbers; then matrices, short and long."""
    return [
        Case("one unit, one step", drawn(rng, 1, 1)),
        Case("one unit, three steps", drawn(rng, 3, 1)),
        Case("one step", drawn(rng, 1, 3)),
        Case("two steps", drawn(rng, 2, 3)),
        Case("as many steps as units", drawn(rng, 4, 4)),
        Case("many steps, small weights", drawn(rng, 30, 5, 0.2)),
        Case("many steps, large weights", drawn(rng, 30, 5, 1.5)),
    ]


ORDER, STEPS = "the order of the product", "what happens over several steps"
PARTS = {
    ORDER: "For one step and for one unit you are right, but not for several units over several steps. Which step's matrix acts first?",
    STEPS: "For one step you are right, for several you aren't. How does a product of T factors become the factor of one step?",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """One step of several units; several steps of one unit."""
    return [
        Probe(ORDER, Case("probe of one unit", drawn(rng, 4, 1))),
        Probe(ORDER, Case("probe of one step", drawn(rng, 1, 3))),
        Probe(STEPS, Case("probe of one step again", drawn(rng, 1, 4))),
    ]


START, STEP = "product = np.eye(len(weight_hh))", "product = (1 - h**2)[:, None] * weight_hh @ product"
RETURN = "return np.linalg.norm(product, 2) ** (1 / len(hs))"

MISTAKES = (
    Mistake(
        "slope-left-out",
        "The slope of tanh seems to be missing. The new state is tanh of a sum: what is the slope there, in terms of h?",
        edit=(STEP, "product = weight_hh @ product"),
        concept="vanishing-gradient",
    ),
    Mistake(
        "slope-not-squared",
        "You seem to take 1 − h as the slope. The slope of tanh is one minus a square.",
        edit=(STEP, "product = (1 - h)[:, None] * weight_hh @ product"),
    ),
    Mistake(
        "slope-of-the-state-again",
        "You seem to put h through tanh once more. The given states have been through it already.",
        edit=(STEP, "product = (1 - np.tanh(h) ** 2)[:, None] * weight_hh @ product"),
    ),
    Mistake(
        "slope-on-the-columns",
        "The slopes seem to scale the columns of the matrix. The slope comes after the sum, so it scales each unit's row.",
        edit=(STEP, "product = (1 - h**2) * weight_hh @ product"),
    ),
    Mistake(
        "order-of-the-product",
        "The steps seem to be in the wrong order. The first step acts first, so it stands rightmost.",
        edit=(STEP, "product = product @ ((1 - h**2)[:, None] * weight_hh)"),
    ),
    Mistake(
        "not-the-root",
        "You seem to return the size of the whole product. The exercise asks for the factor of one step, the geometric average.",
        edit=(RETURN, "return np.linalg.norm(product, 2)"),
    ),
    Mistake(
        "divided-by-the-steps",
        "You seem to divide by the number of steps. The factors multiply: what undoes a product of T equal factors?",
        edit=(RETURN, "return np.linalg.norm(product, 2) / len(hs)"),
    ),
    Mistake(
        "frobenius-norm",
        "You seem to take the Frobenius norm, the root of the sum of all squares. The exercise asks for the largest singular value.",
        edit=(RETURN, "return np.linalg.norm(product) ** (1 / len(hs))"),
    ),
    Mistake(
        "largest-eigenvalue",
        "You seem to take the largest eigenvalue. A product can stretch a vector by more than that, so "
        "the exercise asks for the largest singular value.",
        edit=(RETURN, "return np.abs(np.linalg.eigvals(product)).max() ** (1 / len(hs))"),
        concept="exploding-gradient",
    ),
    Mistake(
        "bound-instead-of-product",
        "You seem to take the norm of weight_hh alone. That is the bound. We want to measure the product, with the slopes.",
        edit=(RETURN, "return np.linalg.norm(weight_hh, 2)"),
        concept="vanishing-gradient",
    ),
    Mistake(
        "only-the-last-step",
        "Only one step's matrix seems to be left at the end. The product must go on from step to step.",
        edit=(STEP, "product = (1 - h**2)[:, None] * weight_hh"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Return the factor.",
        edit=(RETURN, RETURN.replace("return", "factor =")),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "h": "the state of a step",
    "t": "the number of a step",
    "slope": "the slope of tanh",
    "jacobian": "the matrix of a step",
    "product": "the product of the steps' matrices",
    "size": "the size of the product",
    "factor": "the factor",
    "return factor": "the factor",
}
FORM = """\
def gradient_factor(weight_hh, hs):
    product = np.eye(len(weight_hh))
    for t in range(len(hs)):
        slope = 1 - hs[t] ** 2
        jacobian = np.diag(slope) @ weight_hh
        product = jacobian @ product
    size = np.linalg.norm(product, 2)
    factor = size ** (1 / len(hs))
    return factor
"""
CONCERNS = {
    "the order of the product": ("the product of the steps' matrices",),
    "what happens over several steps": ("the product of the steps' matrices", "the factor", "the state of a step"),
}

EXERCISES = [
    Exercise(
        id="gradient-factor",
        function="gradient_factor",
        parameters=("weight_hh", "hs"),
        returns=("factor",),
        points=10,
        concept="step-jacobian",
        deeper=True,
        oracle=gradient_factor,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: {
                "weight_hh": np.repeat(0.5 * rng.normal(size=(1, 4, 4)), 12, axis=0)
                * np.arange(1, 13)[:, None, None]
                / 4,
                "hs": np.repeat(rng.uniform(-0.6, 0.6, size=(1, 10, 4)), 12, axis=0),
            },
            varies=("weight_hh", "hs"),
            curves=lambda runs: {"factor": np.array([float(run["factor"]) for run in runs])},
            axis="scale of the matrix, in quarters",
            note="The plot shows your factor for one matrix, scaled up from a quarter to three times.",
        ),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "One step turns a small change of the old state into a change of the new one: first by weight_hh, then by the slope of tanh "
            "at each unit, 1 minus the square of what came out.",
            "A column of slopes times a matrix scales its rows, and (…)[:, None] makes a column. Begin with the identity matrix, and "
            "multiply by each step's matrix from the left.",
            "np.linalg.norm(matrix, 2) is the largest singular value. One of T equal factors is the T-th root of their product.",
        ),
    )
]

"""What the check of `convert-update` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Trace
from helpers.nets import gru_step

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def convert_update(
    weight_ih: np.ndarray, weight_hh: np.ndarray, bias_ih: np.ndarray, bias_hh: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Weights for the other convention of the update gate: the rows of the block z with their signs turned."""
    hidden = weight_hh.shape[1]
    turn = np.repeat([1.0, -1.0, 1.0], hidden)
    return turn[:, None] * weight_ih, turn[:, None] * weight_hh, turn * bias_ih, turn * bias_hh


def drawn(rng: np.random.Generator, inputs: int, hidden: int) -> Inputs:
    """Random weights, none of them near zero."""
    shapes = ((3 * hidden, inputs), (3 * hidden, hidden), (3 * hidden,), (3 * hidden,))
    return {
        name: rng.uniform(0.3, 1.5, size=shape) * rng.choice([-1.0, 1.0], shape)
        for name, shape in zip(NAMES, shapes, strict=True)
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then sizes that tell rows from columns."""
    return [
        Case("one unit, one input", drawn(rng, 1, 1)),
        Case("two units", drawn(rng, 1, 2)),
        Case("more inputs than units", drawn(rng, 5, 2)),
        Case("as many inputs as rows", drawn(rng, 6, 2)),
        Case("more units than inputs", drawn(rng, 2, 4)),
        *(Case(f"random {n + 1}", drawn(rng, *(int(size) for size in rng.integers(1, 7, 2)))) for n in range(4)),
    ]


def one_step(runs: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Twelve steps in the other convention with the weights that came back: the run should be the old one."""
    given = {name: runs[0][name] for name in NAMES}
    h, found = np.zeros((1, given["weight_hh"].shape[1])), []
    for step in range(12):
        x = np.full((1, given["weight_ih"].shape[1]), np.sin(step))
        h = gru_step(x, h, **given, update="writes")
        found.append(h[0, 0])
    return {"h": np.array(found)}


TURN = "turn = np.repeat([1.0, -1.0, 1.0], hidden)"
RETURN = "return turn[:, None] * weight_ih, turn[:, None] * weight_hh, turn * bias_ih, turn * bias_hh"

MISTAKES = (
    Mistake(
        "all-turned",
        "All blocks seem to have the other sign. Only one gate has changed its meaning: which?",
        edit=(TURN, "turn = np.repeat([-1.0, -1.0, -1.0], hidden)"),
        concept="update-gate",
    ),
    Mistake(
        "reset-turned",
        "The first block seems to have the other sign. In the order r, z, n the update gate is another one.",
        edit=(TURN, "turn = np.repeat([-1.0, 1.0, 1.0], hidden)"),
        concept="update-gate",
    ),
    Mistake(
        "candidate-turned",
        "The last block seems to have the other sign. The candidate is no gate, and both conventions mean the same by it.",
        edit=(TURN, "turn = np.repeat([1.0, 1.0, -1.0], hidden)"),
        concept="update-gate",
    ),
    Mistake(
        "all-but-update-turned",
        "Every block but the update gate's seems to have the other sign. Which one has to change, and which may stay?",
        edit=(TURN, "turn = np.repeat([-1.0, 1.0, -1.0], hidden)"),
        concept="update-gate",
    ),
    Mistake(
        "one-minus-weights",
        "You seem to take 1 minus the weights. The gate becomes 1 − z; what must its sum become, so that the sigmoid gives that?",
        edit=(
            RETURN,
            "z = slice(hidden, 2 * hidden)\n"
            "    given = [array.copy() for array in (weight_ih, weight_hh, bias_ih, bias_hh)]\n"
            "    for array in given:\n        array[z] = 1 - array[z]\n    return tuple(given)",
        ),
    ),
    Mistake(
        "biases-forgotten",
        "The biases are unchanged. The whole sum must change its sign.",
        edit=(RETURN, "return turn[:, None] * weight_ih, turn[:, None] * weight_hh, bias_ih, bias_hh"),
    ),
    Mistake(
        "one-bias-forgotten",
        "bias_hh is unchanged. The update gate's sum has two biases in it.",
        edit=(RETURN, RETURN.replace("turn * bias_hh", "bias_hh")),
    ),
    Mistake(
        "other-bias-forgotten",
        "bias_ih is unchanged. The update gate's sum has two biases in it.",
        edit=(RETURN, RETURN.replace("turn * bias_ih", "bias_ih")),
    ),
    Mistake(
        "recurrent-weights-forgotten",
        "weight_hh looks unchanged. The update gate listens to h as well as to x.",
        edit=(RETURN, RETURN.replace("turn[:, None] * weight_hh", "weight_hh")),
    ),
    Mistake(
        "input-weights-forgotten",
        "weight_ih looks unchanged. The update gate listens to x as well as to h.",
        edit=(RETURN, RETURN.replace("turn[:, None] * weight_ih", "weight_ih")),
    ),
    Mistake(
        "nothing-changed",
        "You return what you were given. The sum that goes into one gate must change its sign.",
        edit=(RETURN, "return weight_ih.copy(), weight_hh.copy(), bias_ih.copy(), bias_hh.copy()"),
    ),
    Mistake(
        "inputs-changed",
        "Your function changes the weights that it was given. Work on copies, because whoever calls it may need the old ones.",
        edit=(
            RETURN,
            "for array in (weight_ih, weight_hh, bias_ih, bias_hh):\n        array[hidden : 2 * hidden] *= -1\n"
            "    return weight_ih, weight_hh, bias_ih, bias_hh",
        ),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the four arrays in the order in which they came.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "hidden": "the number of units",
    "turn": "the signs, one for each row",
    "z": "the rows of the update gate",
    "ih": "the new weight_ih",
    "hh": "the new weight_hh",
    "b_ih": "the new bias_ih",
    "b_hh": "the new bias_hh",
    "return weight_ih": "the new weight_ih",
    "return weight_hh": "the new weight_hh",
    "return bias_ih": "the new bias_ih",
    "return bias_hh": "the new bias_hh",
}
FORM = """\
def convert_update(weight_ih, weight_hh, bias_ih, bias_hh):
    hidden = weight_hh.shape[1]
    z = slice(hidden, 2 * hidden)
    ih = weight_ih.copy()
    ih[z] = -ih[z]
    hh = weight_hh.copy()
    hh[z] = -hh[z]
    b_ih = bias_ih.copy()
    b_ih[z] = -b_ih[z]
    b_hh = bias_hh.copy()
    b_hh[z] = -b_hh[z]
    return ih, hh, b_ih, b_hh
"""

EXERCISES = [
    Exercise(
        id="convert-update",
        function="convert_update",
        parameters=NAMES,
        returns=NAMES,
        points=5,
        concept="update-convention",
        deeper=True,
        oracle=convert_update,
        cases=cases,
        trace=Trace(
            inputs=lambda rng: drawn(rng, 1, 1),
            curves=one_step,
            axis="step",
            note="The plot shows a GRU of the other convention, run with the weights that your function returned.",
        ),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "Where this convention has z, the other has 1 − z. So the gate must become 1 − z: how does σ(a) become 1 − σ(a)?",
            "1 − σ(a) is σ(−a). So flip the sign of the update gate's whole sum: its rows of both weights, and both of its biases.",
            "The update gate's rows are the middle third, from H to 2H. A factor of −1 for these rows and 1 for all "
            "others does it, without changing what was given.",
        ),
    )
]

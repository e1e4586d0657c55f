"""What the check of `rnn-step` needs to know."""

import numpy as np

from helpers.judge import TANH_CURVES, Case, Exercise, Inputs, Mistake, Probe, Trace, applied, curves
from helpers.nets import rnn_step


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int, bound: float = 1.0) -> Inputs:
    """Random inputs of rnn_step, weights and bias within ±bound."""
    return {
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(hidden, hidden)),
        "bias": rng.uniform(-bound, bound, size=hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another."""
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("two units", drawn(rng, 1, 1, 2)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("all sizes equal", drawn(rng, 3, 3, 3)),
        Case("large weights", drawn(rng, 3, 5, 2, bound=3.0)),
    ]


PARTS = {
    "what x contributes": "With x at zero your step is right, otherwise it isn't.",
    "what h contributes": "With h at zero your step is right, otherwise it isn't.",
    "the bias": "With a bias of zero your step is right, otherwise it isn't.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """In each, one part of the sum is silent."""
    found = []
    for part, silent in zip(PARTS, ("x", "h", "bias"), strict=True):
        given = drawn(rng, 5, 3, 4)
        given[silent][:] = 0
        found.append(Probe(part, Case(f"probe of {part}", given)))
    return found


LINE = "return np.tanh(x @ weight_ih.T + h @ weight_hh.T + bias)"
# Each as short as it can be: mistakes in different places are recognised together, too.
SQUASHING, FROM_X, FROM_H, PLUS_BIAS = "np.tanh(", "x @ weight_ih.T + ", " + h @ weight_hh.T", " + bias"

MISTAKES = (
    Mistake(
        "not-squashed",
        "You seem to return the bare sum. Between which bounds does the state of a tanh network lie?",
        edit=(SQUASHING, "("),
    ),
    Mistake(
        "sigmoid",
        "The sum seems to go through a sigmoid. A plain RNN uses the curve between −1 and 1.",
        edit=(SQUASHING, f"{applied('1 / (1 + np.exp(-{a}))')}("),
    ),
    Mistake(
        "each-squashed",
        "The parts of x and h look squashed separately and then added. There is one sum and one curve.",
        edit=(LINE, "return np.tanh(x @ weight_ih.T) + np.tanh(h @ weight_hh.T + bias)"),
    ),
    Mistake(
        "old-state-added",
        "You seem to hand on the old state and add something to it. A plain RNN remakes its state; "
        "handing it on is the LSTM's idea.",
        edit=("return ", "return h + "),
    ),
    Mistake(
        "recurrent-term-left-out",
        "The old state seems to be missing, so nothing of the past gets into the new one. Which argument did you not use?",
        edit=(FROM_H, ""),
    ),
    Mistake(
        "input-term-left-out",
        "The input seems to be missing. Which argument did you not use?",
        edit=(FROM_X, ""),
    ),
    Mistake(
        "bias-left-out",
        "The bias seems to be missing. What is the sum when x and h are zero?",
        edit=(PLUS_BIAS, ""),
    ),
    Mistake(
        "weights-not-transposed",
        "A matrix product doesn't fit. weight_ih has shape (H, I), x has (B, I), and you want (B, H): what must you transpose?",
        edit=(("weight_ih.T", "weight_ih"), ("weight_hh.T", "weight_hh")),
    ),
    Mistake(
        "recurrent-weights-not-transposed",
        "It fits, because weight_hh is square, but its rows and columns are swapped. Transpose it, as you did with the other one.",
        edit=("weight_hh.T", "weight_hh"),
    ),
    Mistake(
        "element-wise",
        "Only the diagonal of weight_hh seems to be used. Each unit listens to all units, not to itself alone.",
        edit=("h @ weight_hh.T", "h * np.diag(weight_hh)"),
    ),
    Mistake(
        "float32",
        "Your answer is float32, with about 7 digits. The inputs are float64, with about 16. What in your code makes the numbers shorter?",
        edit=(LINE, LINE + ".astype(np.float32)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Return the new state.",
        edit=(LINE, LINE.replace("return", "h_new =")),
    ),
    Mistake(
        "bias-twice",
        "The bias looks added twice. PyTorch has two biases; here there is one, their sum.",
        edit=(PLUS_BIAS, " + bias + bias"),
    ),
)

VARIANTS = curves(
    TANH_CURVES,
    "state",
    "The new state looks",
    lambda curve: ((SQUASHING, f"{applied(curve)}("),),
    ("through-sigmoid", "not-squashed"),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "from_x": "what x contributes",
    "from_h": "what h contributes",
    "total": "the sum",
    "h_new": "the new h",
    "return h": "the new h",
}
FORM = """\
def rnn_step(x, h, weight_ih, weight_hh, bias):
    from_x = x @ weight_ih.T
    from_h = h @ weight_hh.T
    total = from_x + from_h + bias
    h_new = np.tanh(total)
    return h_new
"""
CONCERNS = {
    "what x contributes": ("what x contributes", "the sum", "the new h"),
    "what h contributes": ("what h contributes", "the sum", "the new h"),
    "the bias": ("the sum", "the new h"),
}

EXERCISES = [
    Exercise(
        id="rnn-step",
        function="rnn_step",
        parameters=("x", "h", "weight_ih", "weight_hh", "bias"),
        returns=("h",),
        points=5,
        concept="recurrent-network",
        oracle=rnn_step,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: {
                **drawn(rng, 1, 1, 1, bound=2.0),
                "h": np.zeros((1, 1)),
                "x": rng.normal(size=(12, 1, 1)),
            },
            varies=("x",),
            feeds={"h": "h"},
            curves=lambda runs: {"h": np.array([run["h"][0, 0] for run in runs])},
            axis="step",
            note="The plot shows your step, taken twelve times in a row from h = 0.",
        ),
        mistakes=MISTAKES,
        variants=VARIANTS,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Begin with the shapes. x is (B, I), weight_ih is (H, I), and you want (B, H): which one must you "
            "transpose, and on which side does it stand?",
            "h and weight_hh go together in the same way. Add both products and the bias, which NumPy adds to every row.",
            "Put one curve over the whole sum, the one between −1 and 1. NumPy has it.",
        ),
    )
]

"""What the check of `gru-step` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace
from helpers.nets import gru_step

BLOCKS = "rzn"
WIDE = 40.0  # a sum at which a gate is open, and a candidate is 1, to the last digit


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int, bound: float = 1.0) -> Inputs:
    """Random inputs of gru_step, weights and biases within ±bound."""
    return {
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(3 * hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(3 * hidden, hidden)),
        "bias_ih": rng.uniform(-bound, bound, size=3 * hidden),
        "bias_hh": rng.uniform(-bound, bound, size=3 * hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another."""
    saturated = drawn(rng, 2, 2, 3)
    saturated["bias_ih"] = np.where(rng.random(9) < 0.5, -30.0, 30.0)
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("two units", drawn(rng, 1, 1, 2)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("as many inputs as rows of weights", drawn(rng, 2, 6, 2)),
        Case("all sizes equal", drawn(rng, 3, 3, 3)),
        Case("gates wide open or shut", saturated),
        Case("large weights", drawn(rng, 3, 5, 2, bound=3.0)),
        *(Case(f"random {k + 1}", drawn(rng, *(int(size) for size in rng.integers(1, 7, 3)))) for k in range(3)),
    ]


X, H, KEPT = "what x contributes", "what h contributes", "the kept state"
CANDIDATE, UPDATE, RESET, INNER = "the candidate", "the update gate", "the reset gate", "the candidate's inner bias"


def probe(
    rng: np.random.Generator, parts: tuple[str, ...], wide: dict[str, float], drives: str = "", state: bool = True
) -> Probe:
    """All weights and biases at rest, but for the sums in `wide`, and what drives one block: "x:n", "h:z", "b:r" ..."""
    given = {name: np.zeros_like(value) for name, value in drawn(rng, 2, 2, 2).items()}
    given["x"] = rng.normal(size=(2, 2))
    if state:
        given["h"] = rng.uniform(-0.9, 0.9, size=(2, 2))
    for block, value in wide.items():
        given["bias_ih"].reshape(3, 2)[BLOCKS.index(block)] = value
    for drive, block in (one.split(":") for one in drives.split()):
        row = BLOCKS.index(block)
        if drive == "b":
            given["bias_hh"].reshape(3, 2)[row] = rng.normal(size=2)
        else:
            given["weight_ih" if drive == "x" else "weight_hh"].reshape(3, 2, 2)[row] = rng.normal(size=(2, 2))
    return Probe(parts, "h", Case(f"probe of {', '.join(parts)}", given))


def probes(rng: np.random.Generator) -> list[Probe]:
    """From the state that is kept whole to the candidate's past behind the reset gate."""
    return [
        probe(rng, (KEPT,), {"z": WIDE}),
        probe(rng, (CANDIDATE, X), {"z": -WIDE}, "x:n", state=False),
        probe(rng, (CANDIDATE, H), {"z": -WIDE, "r": WIDE}, "h:n"),
        probe(rng, (KEPT, CANDIDATE, UPDATE, X), {"n": WIDE}, "x:z"),
        probe(rng, (KEPT, CANDIDATE, UPDATE, H), {"n": WIDE}, "h:z"),
        probe(rng, (CANDIDATE, INNER), {"z": -WIDE, "r": WIDE}, "b:n", state=False),
        probe(rng, (CANDIDATE, H, RESET), {"z": -WIDE}, "h:n x:r"),
        probe(rng, (CANDIDATE, INNER, RESET), {"z": -WIDE}, "b:n x:r", state=False),
    ]


PARTS = {
    KEPT: "With the update gate wide open, z = 1, the new state should be the old one, and yours is not.",
    CANDIDATE: "With the update gate shut, z = 0, the new state should be the candidate n itself, and yours is not.",
    X: "With h at zero, the sums should come from x and weight_ih alone, and yours do not.",
    H: "With the reset gate wide open, the candidate should see what h and weight_hh contribute, and yours does not.",
    UPDATE: "With a candidate of 1, the new state should be 1 − z + z·h, and yours is not.",
    INNER: "In the candidate's block, bias_hh should be added to what h contributes, and yours is not.",
    RESET: "The reset gate should scale what the candidate sees of the past, its inner bias included, and nothing else.",
}

FROM_X, FROM_H = "from_x = x @ weight_ih.T + bias_ih", "from_h = h @ weight_hh.T + bias_hh"
SPLIT_X, SPLIT_H = "x_r, x_z, x_n = np.split(from_x, 3, axis=1)", "h_r, h_z, h_n = np.split(from_h, 3, axis=1)"
R, Z = "r = 1 / (1 + np.exp(-(x_r + h_r)))", "z = 1 / (1 + np.exp(-(x_z + h_z)))"
N, RETURN = "n = np.tanh(x_n + r * h_n)", "return (1 - z) * n + z * h"


def order(id: str, names: str, message: str) -> Mistake:
    """The blocks taken in another order, in both sums."""
    edits = (
        (SPLIT_X, ", ".join(f"x_{name}" for name in names) + " = np.split(from_x, 3, axis=1)"),
        (SPLIT_H, ", ".join(f"h_{name}" for name in names) + " = np.split(from_h, 3, axis=1)"),
    )
    return Mistake(id, message, edit=edits)


MISTAKES = (
    Mistake(
        "update-writes",
        "It looks as if z = 1 took the candidate in your step. That is the other convention; here, as in PyTorch, "
        "z = 1 keeps the old state.",
        edit=(RETURN, "return z * n + (1 - z) * h"),
        concept="update-convention",
        misconception="update-one-updates",
    ),
    order(
        "reset-update-swapped",
        "zrn",
        "It looks as if r and z had changed places. Which block of rows comes first in PyTorch's order?",
    ),
    order(
        "reset-candidate-swapped",
        "nzr",
        "It looks as if r and n had changed places. Which block is the candidate's: the first, or the last?",
    ),
    order(
        "update-candidate-swapped",
        "rnz",
        "It looks as if z and n had changed places. In which order are the three blocks stacked?",
    ),
    Mistake(
        "reset-before-product",
        "It looks as if r scaled h before the matrix product, as in the paper of 2014. PyTorch scales what comes out of it, bias included.",
        edit=(
            N,
            "size = h.shape[1]\n    n = np.tanh(x_n + (r * h) @ weight_hh[2 * size :].T + bias_hh[2 * size :])",
        ),
        concept="reset-placement",
    ),
    Mistake(
        "inner-bias-outside",
        "Almost. It looks as if the candidate's second bias stood outside the reset gate's product. r scales all "
        "that h contributes, and its bias.",
        edit=(N, "inner = bias_hh[2 * h.shape[1] :]\n    n = np.tanh(x_n + inner + r * (h_n - inner))"),
        concept="reset-placement",
        misconception="biases-interchangeable",
    ),
    Mistake(
        "reset-scales-the-input",
        "It looks as if r scaled the input's part too. The reset gate hides the past from the candidate, not the present.",
        edit=(N, "n = np.tanh(r * (x_n + h_n))"),
        concept="reset-gate",
    ),
    Mistake(
        "reset-erases-the-state",
        "It looks as if r scaled the old state in the mixture as well. The reset gate acts on the candidate only; "
        "what survives is up to z.",
        edit=(RETURN, "return (1 - z) * n + z * r * h"),
        concept="reset-gate",
        misconception="reset-erases",
    ),
    Mistake(
        "reset-gate-left-out",
        "It looks as if the candidate saw all of the past, at every step. Which gate decides how much of it is seen?",
        edit=(N, "n = np.tanh(x_n + h_n)"),
        concept="reset-gate",
    ),
    Mistake(
        "reset-after-tanh",
        "It looks as if r scaled the finished candidate. It belongs inside, where the past comes in.",
        edit=(N, "n = r * np.tanh(x_n + h_n)"),
        concept="reset-gate",
    ),
    Mistake(
        "candidate-without-the-past",
        "It looks as if the candidate saw nothing of the past. What does r let through?",
        edit=(N, "n = np.tanh(x_n)"),
        concept="reset-gate",
    ),
    Mistake(
        "candidate-through-sigmoid",
        "It looks as if the candidate went through the sigmoid. It is a value, not a gate: could the state ever fall below zero like this?",
        edit=(N, "n = 1 / (1 + np.exp(-(x_n + r * h_n)))"),
    ),
    Mistake(
        "candidate-not-squashed",
        "It looks as if the candidate were used as the bare sum. Between which bounds should it lie?",
        edit=(N, "n = x_n + r * h_n"),
    ),
    Mistake(
        "gates-through-tanh",
        "It looks as if the gates went through tanh. A gate is a share: which curve stays between 0 and 1?",
        edit=((R, "r = np.tanh(x_r + h_r)"), (Z, "z = np.tanh(x_z + h_z)")),
        concept="gate",
    ),
    Mistake(
        "sigmoid-sign",
        "It looks as if the sigmoid were mirrored: where a gate should open, yours shuts. Look at the sign in front of the sum.",
        edit=((R, "r = 1 / (1 + np.exp(x_r + h_r))"), (Z, "z = 1 / (1 + np.exp(x_z + h_z))")),
        concept="gate",
    ),
    Mistake(
        "nothing-kept",
        "It looks as if the new state were the candidate alone. Where does the old state go on?",
        edit=(RETURN, "return n"),
    ),
    Mistake(
        "old-state-left-out",
        "It looks as if the old state were lost: the new one is only what is written now. What happens to the share z?",
        edit=(RETURN, "return (1 - z) * n"),
    ),
    Mistake(
        "all-of-the-candidate",
        "It looks as if all of the candidate were added. The two shares of the mixture must add up to 1.",
        edit=(RETURN, "return n + z * h"),
        concept="gru-state",
    ),
    Mistake(
        "same-share-for-both",
        "It looks as if the candidate and the old state got the same share. What one gets, the other does not.",
        edit=(RETURN, "return z * n + z * h"),
        concept="gru-state",
    ),
    Mistake(
        "input-bias-left-out",
        "It looks as if bias_ih were missing. What does the input contribute when x is zero?",
        edit=(FROM_X, "from_x = x @ weight_ih.T"),
    ),
    Mistake(
        "hidden-bias-left-out",
        "It looks as if bias_hh were missing. What does the past contribute when h is zero?",
        edit=(FROM_H, "from_h = h @ weight_hh.T"),
    ),
    Mistake(
        "recurrent-term-left-out",
        "It looks as if the old state had no say in the sums. Which argument did you not multiply?",
        edit=(FROM_H, "from_h = bias_hh + np.zeros((len(x), 1))"),
    ),
    Mistake(
        "weights-not-transposed",
        "A matrix product does not fit. The weights have shapes (3H, I) and (3H, H), x has (B, I): what must be turned to get (B, 3H)?",
        edit=((FROM_X, "from_x = x @ weight_ih + bias_ih"), (FROM_H, "from_h = h @ weight_hh + bias_hh")),
    ),
    Mistake(
        "split-along-batch",
        "It looks as if the blocks were cut along the batch. The sums have shape (B, 3H): which axis holds the three blocks?",
        edit=((SPLIT_X, SPLIT_X.replace("axis=1", "axis=0")), (SPLIT_H, SPLIT_H.replace("axis=1", "axis=0"))),
    ),
    Mistake(
        "input-changed",
        "Your values are right, but the h that was given is not what it was: your function changes its input in "
        "place. Look for `*=` and `+=`.",
        edit=(RETURN, "h *= z\n    h += (1 - z) * n\n    return h"),
    ),
    Mistake(
        "float32",
        "Your answer has float32: about 7 digits. The inputs have float64, about 16, and what is lost in one step is lost at every step.",
        edit=(RETURN, "return ((1 - z) * n + z * h).astype(np.float32)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. All is computed; now hand back the new state.",
        edit=(f"    {RETURN}", "    (1 - z) * n + z * h"),
    ),
)


def twelve_steps(rng: np.random.Generator) -> Inputs:
    """One unit over twelve steps, each fed with what the one before returned."""
    given = drawn(rng, 1, 1, 1, bound=3.0)
    return {**given, "h": np.zeros((1, 1)), "x": rng.normal(size=(12, 1, 1))}


EXERCISES = [
    Exercise(
        id="gru-step",
        function="gru_step",
        parameters=("x", "h", "weight_ih", "weight_hh", "bias_ih", "bias_hh"),
        returns=("h",),
        points=10,
        concept="gru",
        oracle=gru_step,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=twelve_steps,
            varies=("x",),
            feeds={"h": "h"},
            curves=lambda runs: {"h": np.array([run["h"][0, 0] for run in runs])},
            axis="step",
            note="Drawn is your step, taken twelve times in a row from h = 0.",
        ),
        mistakes=MISTAKES,
        hints=(
            "Two sums this time, one from x and one from h, each with its own bias and of shape (B, 3H). Keep them apart: "
            "the candidate needs that. The weights must be turned for the products to fit.",
            "Cut each sum into three blocks along axis 1: for r, for z, for n. A gate is the sigmoid of its two blocks' sum.",
            "The candidate is tanh of its block from x, plus r times its block from h. The bias of that block is inside "
            "already, so r scales it too.",
            "The new state is a mixture of two: a share of the old state, and the rest of the candidate. Here z is the share "
            "that is kept.",
        ),
    )
]

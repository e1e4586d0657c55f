"""What the check of `lstm-step-backward` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace, orders
from helpers.nets import lstm_sequence, lstm_step_backward

BLOCKS = "ifgo"


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int) -> Inputs:
    """Random inputs of lstm_step_backward."""
    return {
        "grad_h": rng.normal(size=(batch, hidden)),
        "grad_c": rng.normal(size=(batch, hidden)),
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "c": rng.normal(size=(batch, hidden)),
        "weight_ih": rng.uniform(-1, 1, size=(4 * hidden, inputs)),
        "weight_hh": rng.uniform(-1, 1, size=(4 * hidden, hidden)),
        "bias": rng.uniform(-1, 1, size=4 * hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another."""
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("all sizes equal", drawn(rng, 4, 4, 4)),
        Case("as many inputs as rows of weights", drawn(rng, 2, 8, 2)),
    ]


BATCH, ALONG, THROUGH = "the sum over the batch", "the way from the new c", "the way from the new h"
PARTS = {
    BATCH: "With a single sequence your gradients are right, with more they are not.",
    ALONG: "When nothing arrives at the new c your gradients are right, otherwise they are not.",
    THROUGH: "When nothing arrives at the new h your gradients are right, otherwise they are not.",
    "where the old cell state comes in": "With an old cell state of zero your gradients are right, otherwise they are not.",
    "where the old h comes in": "With an old h of zero your gradients are right, otherwise they are not.",
    "where x comes in": "With an x of zero your gradients are right, otherwise they are not.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """In each, one way back is silent."""
    found = [Probe(BATCH, Case("probe of one sequence", drawn(rng, 1, 3, 4)))]
    for part, silent in zip(list(PARTS)[1:], ("grad_c", "grad_h", "c", "h", "x"), strict=True):
        given = drawn(rng, 5, 3, 4)
        given[silent][:] = 0
        found.append(Probe(part, Case(f"probe of {part}", given)))
    return found


CELL = "grad_c = grad_c + grad_h * o * (1 - shown**2)"
AXIS, CUT = "        axis=1,\n    )", "i, f, g, o = np.split(x"
RETURN_X, RETURN_H, RETURN_C = "sums @ weight_ih,", "sums @ weight_hh,", "grad_c * f,"
RETURN_IH, RETURN_HH, RETURN_BIAS = "sums.T @ x,", "sums.T @ h,", "sums.sum(axis=0),"

MISTAKES = (
    Mistake(
        "way-through-h-left-out",
        "The gradient that comes through h seems to be missing at c. The new c is seen through h as well: what arrives there goes on to c.",
        edit=(" + grad_h * o * (1 - shown**2)", " + 0.0"),
    ),
    Mistake(
        "later-steps-left-out",
        "What arrives at c from later steps seems to be lost. Two ways lead to the new c, and their gradients add up.",
        edit=("= grad_c + grad_h", "= grad_h"),
    ),
    Mistake(
        "slope-of-tanh-left-out",
        "The slope of tanh seems to be missing on the way from h to c.",
        edit=(" * (1 - shown**2)", ""),
    ),
    Mistake(
        "output-gate-left-out",
        "The output gate seems to be missing on the way from h to c. A shut gate lets no gradient through either.",
        edit=("o * (1 - shown**2)", "(1 - shown**2)"),
        concept="output-gate",
    ),
    Mistake(
        "slope-of-tanh-at-the-wrong-place",
        "The slope of tanh is one minus the square of what comes out of it. Yours looks like the square of what goes in.",
        edit=("shown**2", "(f * c + i * g) ** 2"),
    ),
    Mistake(
        "slopes-of-gates-left-out",
        "The slopes of the sigmoids seem to be missing. The gates' sums go through one; what is its slope, in terms of the gate?",
        edit=(("* i * (1 - i)", "* 1.0"), ("* f * (1 - f)", "* 1.0"), ("* o * (1 - o)", "* 1.0")),
    ),
    *(
        Mistake(
            f"slope-of-{gate}-left-out",
            f"The slope of the sigmoid looks missing in the gradient of {gate}. What is it, in terms of the gate?",
            edit=(f"* {gate} * (1 - {gate})", "* 1.0"),
        )
        for gate in "ifo"
    ),
    *(
        Mistake(
            f"slope-of-{gate}-as-of-tanh",
            f"{gate} looks as if it had the slope of tanh. It goes through the sigmoid.",
            edit=(f"* {gate} * (1 - {gate})", f"* (1 - {gate}**2)"),
            concept="gate",
        )
        for gate in "ifo"
    ),
    Mistake(
        "slopes-of-gates-as-of-tanh",
        "The gates look as if they had the slope of tanh. They go through the sigmoid.",
        edit=tuple((f"* {gate} * (1 - {gate})", f"* (1 - {gate}**2)") for gate in "ifo"),
        concept="gate",
    ),
    Mistake(
        "slope-of-candidate-left-out",
        "The slope of the candidate's tanh seems to be missing.",
        edit=("* (1 - g**2)", "* 1.0"),
    ),
    Mistake(
        "candidate-with-the-slope-of-a-gate",
        "The candidate looks as if it had the slope of a sigmoid. It goes through tanh.",
        edit=("* (1 - g**2)", "* g * (1 - g)"),
        concept="candidate",
    ),
    Mistake(
        "input-and-candidate-exchanged",
        "The gradients of i and g look swapped. In a product, each factor's gradient is the other factor.",
        edit=(
            ("grad_c * g * i", "grad_c * i * i"),
            ("grad_c * i * (1", "grad_c * g * (1"),
        ),
    ),
    Mistake(
        "forget-gate-sees-the-new-memory",
        "The forget gate's gradient seems to have the new cell state in it. Which one does the gate scale?",
        edit=("grad_c * c ", "grad_c * (f * c + i * g) "),
    ),
    Mistake(
        "output-gate-sees-the-bare-memory",
        "The output gate's gradient seems to have the cell state itself in it. What does the gate scale, the cell state or its tanh?",
        edit=("* shown *", "* (f * c + i * g) *"),
    ),
    Mistake(
        "output-gate-fed-from-the-cell",
        "The output gate seems to get its gradient from the cell state. It has no part in the new c: which gradient reaches it?",
        edit=("grad_h * shown", "grad_c * shown"),
    ),
    Mistake(
        "old-memory-without-its-gate",
        "The gradient seems to go back along the cell state unchanged. That was the LSTM of 1997; which gate stands in the way now?",
        edit=(RETURN_C, "grad_c,"),
        concept="forget-gate",
    ),
    Mistake(
        "blocks-in-another-order",
        "The four blocks look put together in another order. The weights are stacked i, f, g, o.",
        edit=(
            (
                "            grad_c * i * (1 - g**2),\n            grad_h * shown * o * (1 - o),",
                "            grad_h * shown * o * (1 - o),\n            grad_c * i * (1 - g**2),",
            ),
        ),
    ),
    Mistake(
        "mean-for-sum",
        "The weights' gradients look like a mean over the batch. One weight serves all sequences, so their gradients add up.",
        edit=(
            (RETURN_IH, "sums.T @ x / len(x),"),
            (RETURN_HH, "sums.T @ h / len(x),"),
            (RETURN_BIAS, "sums.mean(axis=0),"),
        ),
    ),
    Mistake(
        "bias-not-summed",
        "The bias has one gradient for each sequence. It serves all of them: what must happen to the batch's axis?",
        edit=(RETURN_BIAS, "sums,"),
    ),
    Mistake(
        "weights-transposed",
        "The weights' gradients look transposed. A gradient has the shape of what it belongs to.",
        edit=((RETURN_IH, "x.T @ sums,"), (RETURN_HH, "h.T @ sums,")),
    ),
    Mistake(
        "h-only-straight",
        "The old h seems to get only what arrived at the new one. The old h has no direct way there: it acts through the four sums.",
        edit=(RETURN_H, "grad_h,"),
    ),
    Mistake(
        "inputs-changed",
        "The gradient that was given has changed: your function overwrites it in place. Look for `+=`.",
        edit=(CELL, "grad_c += grad_h * o * (1 - shown**2)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Everything is computed; now hand back the six gradients.",
        edit=("    return (", "    _ = ("),
    ),
)


def stacked(order: str) -> tuple[tuple[str, str], ...]:
    """The four gradients put side by side in another order."""
    places = [BLOCKS.index(block) for block in order]
    return (
        (
            AXIS,
            f"        axis=1,\n    )\n    sums = np.concatenate([np.split(sums, 4, axis=1)[k] for k in {places}], axis=1)",
        ),
    )


def cut_and_stacked(order: str) -> tuple[tuple[str, str], ...]:
    """Cut in another order, and put side by side in the same."""
    return ((CUT, f"{', '.join(order)} = np.split(x"), *stacked(order))


HOMES = {
    "figo": "in OpenVINO",
    "ifog": "in Caffe and in the course CS231n",
    "igfo": "in TensorFlow's old LSTM cells and in Haiku",
    "iofg": "in ONNX",
    "gifo": "in Chainer",
}
VARIANTS = (
    *orders("ifgo", stacked, HOMES, ("ifog",), prefix="gradients"),
    *orders("ifgo", cut_and_stacked, HOMES),
)


def backwards(rng: np.random.Generator) -> Inputs:
    """Twelve steps of one unit, the last one first; an error arrives at its last h and c."""
    given = drawn(rng, 1, 1, 1)
    xs = rng.normal(size=(12, 1, 1))
    weights = [given[name] for name in ("weight_ih", "weight_hh", "bias")]
    given["bias"][1] += 2.0  # a cell state that lasts, so that there is something to see
    hs, cs = lstm_sequence(xs, given["h"], given["c"], *weights)
    before_h, before_c = np.concatenate([given["h"][None], hs[:-1]]), np.concatenate([given["c"][None], cs[:-1]])
    given |= {"grad_h": np.ones((1, 1)), "grad_c": np.ones((1, 1))}
    return {**given, "x": xs[::-1].copy(), "h": before_h[::-1].copy(), "c": before_c[::-1].copy()}


# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "i": "the input gate",
    "f": "the forget gate",
    "g": "the candidate",
    "o": "the output gate",
    "c_new": "the new c",
    "shown": "what is shown of the new c",
    "grad_c": "the gradient of the new c",
    "grad_i": "the gradient of i's sum",
    "grad_f": "the gradient of f's sum",
    "grad_g": "the gradient of g's sum",
    "grad_o": "the gradient of o's sum",
    "sums": "the gradients of the four sums",
    "return x": "the gradient of x",
    "return h": "the gradient of h",
    "return c": "the gradient of the old c",
    "return weight_ih": "the gradient of weight_ih",
    "return weight_hh": "the gradient of weight_hh",
    "return bias": "the gradient of bias",
}
FORM = """\
def lstm_step_backward(grad_h, grad_c, x, h, c, weight_ih, weight_hh, bias):
    i, f, g, o = np.split(x @ weight_ih.T + h @ weight_hh.T + bias, 4, axis=1)
    i, f, g, o = 1 / (1 + np.exp(-i)), 1 / (1 + np.exp(-f)), np.tanh(g), 1 / (1 + np.exp(-o))
    c_new = f * c + i * g
    shown = np.tanh(c_new)
    grad_c = grad_c + grad_h * o * (1 - shown**2)
    grad_i = grad_c * g * i * (1 - i)
    grad_f = grad_c * c * f * (1 - f)
    grad_g = grad_c * i * (1 - g**2)
    grad_o = grad_h * shown * o * (1 - o)
    sums = np.concatenate([grad_i, grad_f, grad_g, grad_o], axis=1)
    return sums @ weight_ih, sums @ weight_hh, grad_c * f, sums.T @ x, sums.T @ h, sums.sum(axis=0)
"""
CONCERNS = {
    "the sum over the batch": ("the gradient of weight_ih", "the gradient of weight_hh", "the gradient of bias"),
    "the way from the new c": ("the gradient of the new c",),
    "the way from the new h": (
        "what is shown of the new c",
        "the gradient of the new c",
        "the gradient of o's sum",
        "the gradients of the four sums",
    ),
    "where the old cell state comes in": (
        "the gradient of f's sum",
        "the gradients of the four sums",
        "the new c",
        "what is shown of the new c",
    ),
    "where the old h comes in": ("the gradient of weight_hh", "the input gate"),
    "where x comes in": ("the gradient of weight_ih", "the input gate"),
}

EXERCISES = [
    Exercise(
        id="lstm-step-backward",
        function="lstm_step_backward",
        parameters=("grad_h", "grad_c", "x", "h", "c", "weight_ih", "weight_hh", "bias"),
        returns=("x", "h", "c", "weight_ih", "weight_hh", "bias"),
        points=15,
        concept="backpropagation-through-time",
        deeper=True,
        oracle=lstm_step_backward,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=backwards,
            varies=("x", "h", "c"),
            feeds={"h": "grad_h", "c": "grad_c"},
            curves=lambda runs: {name: np.array([run[name][0, 0] for run in runs]) for name in ("c", "h")},
            axis="step back",
            note="The curves show the gradients of c and h, from step to step back.",
        ),
        mistakes=MISTAKES,
        variants=VARIANTS,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Go through the equations from the last to the first. For each product, a factor's gradient is what "
            "arrives, times the other factor.",
            "First collect all that arrives at the new cell state: what came from later, and what comes through h. The way "
            "through h passes the output gate "
            "and the slope of tanh, which is one minus its output squared.",
            "The new cell state is a sum of two products. So f gets its gradient times c, i gets it times g, g "
            "gets it times i, and the old c gets it times f.",
            "Each of the four then goes through the slope of its curve: a gate s has s(1 - s), the candidate has 1 - g "
            "squared. Put them side by side, i, f, g, o: "
            "that is the gradient of the four sums. From there, x and h are one matrix product away, and so are the weights.",
        ),
    )
]

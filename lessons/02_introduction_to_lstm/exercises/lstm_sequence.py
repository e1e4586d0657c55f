"""What the check of `lstm-sequence` needs to know."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from helpers.judge import (
    ANY,
    LAYER_SIZES,
    Case,
    Exercise,
    Inputs,
    LayerSize,
    Mistake,
    Probe,
    Trace,
    Variation,
    restacked,
)
from helpers.nets import lstm_sequence


def drawn(rng: np.random.Generator, steps: int, batch: int, inputs: int, hidden: int) -> Inputs:
    """Random inputs of lstm_sequence; the states before the first step are not zero."""
    bound = 1 / np.sqrt(hidden)
    return {
        "x": rng.normal(size=(steps, batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "c": rng.normal(size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(4 * hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(4 * hidden, hidden)),
        "bias": rng.uniform(-bound, bound, size=4 * hidden),
    }


def cases(rng: np.random.Generator, size: LayerSize = None) -> list[Case]:
    """Smallest first; then sizes that tell the axes apart. With one size for x and h, steps and sequences alone differ."""
    smallest = [] if size else [Case("two steps of one unit", drawn(rng, 2, 1, 1, 1))]
    return [
        *smallest,
        Case("one step", drawn(rng, 1, 2, *(size or (3, 2)))),
        Case("more steps than sequences", drawn(rng, 7, 2, *(size or (3, 4)))),
        Case("as many steps as sequences", drawn(rng, 3, 3, *(size or (2, 2)))),
        Case("a long sequence", drawn(rng, 40, 2, *(size or (3, 5)))),
    ]


LOOP_PART, START_PART = "what happens from one step to the next", "where the states begin"
PARTS = {
    LOOP_PART: "With one step your answer is right, with more it is not. What should the second step start from, and where does its "
    "result go?",
    START_PART: "With states of zero to begin with your answer is right, otherwise it is not.",
}


def probes(rng: np.random.Generator, size: LayerSize = None) -> list[Probe]:
    """A single step, with nothing to carry; and states that begin at zero."""
    inputs, hidden = size or (3, 4)
    rest = drawn(rng, 5, 4, inputs, hidden)
    return [
        Probe(LOOP_PART, Case("probe of one step", drawn(rng, 1, 5, inputs, hidden))),
        Probe(
            START_PART,
            Case("probe of states of zero", rest | {"h": np.zeros_like(rest["h"]), "c": np.zeros_like(rest["c"])}),
        ),
    ]


STEP, KEEP = "h, c = lstm_step(x_t, h, c, weight_ih, weight_hh, bias)", "hs.append(h)\n        cs.append(c)"
START, RETURN = "hs, cs = [], []", "return np.stack(hs), np.stack(cs)"


def zero(*names: str) -> tuple[str, str]:
    return START, "\n    ".join([START, *(f"{name} = np.zeros_like({name})" for name in names)])


SAME = "A list keeps no copies: one array was appended again and again, and each step wrote into it."
SAME_GIVEN = f"{SAME} Is it even the array that you were given? Whoever calls your function may still need that."

MISTAKES = (
    Mistake(
        "state-not-carried",
        "Each of your steps seems to start from the states that were given. What should the second step start from?",
        edit=(("h, c = lstm_step", "h_new, c_new = lstm_step"), (KEEP, "hs.append(h_new)\n        cs.append(c_new)")),
    ),
    Mistake(
        "h-not-carried",
        "The cell state goes on from step to step, but the hidden state seems to stay what it was at the start. The gates read it too.",
        edit=(("h, c = lstm_step", "h_new, c = lstm_step"), ("hs.append(h)", "hs.append(h_new)")),
    ),
    Mistake(
        "c-not-carried",
        "The cell state seems to stay what it was at the start. Which c should the second step start from?",
        edit=(("h, c = lstm_step", "h, c_new = lstm_step"), ("cs.append(c)", "cs.append(c_new)")),
        concept="cell-state",
    ),
    Mistake(
        "starts-at-zero",
        "You seem to begin with states of zero. Two arguments say where to begin.",
        edit=zero("h", "c"),
    ),
    Mistake(
        "h-starts-at-zero",
        "Your hidden state seems to begin at zero. Which argument says where it begins?",
        edit=zero("h"),
    ),
    Mistake(
        "c-starts-at-zero",
        "Your cell state seems to begin at zero. Which argument says where it begins?",
        edit=zero("c"),
        concept="cell-state",
    ),
    Mistake(
        "backwards",
        "You seem to read the sequence from its end. Time runs along the first axis, from 0 on.",
        edit=("in x:", "in x[::-1]:"),
    ),
    Mistake(
        "written-backwards",
        "The first step stands last in your answer. In which order should they be returned?",
        edit=(RETURN, "return np.stack(hs[::-1]), np.stack(cs[::-1])"),
    ),
    Mistake(
        "stored-before-the-step",
        "You seem to store the states before each step, not after it. What should the first entry be?",
        edit=((f"{STEP}\n        {KEEP}", f"{KEEP}\n        {STEP}"),),
    ),
    Mistake(
        "only-the-last",
        "Only the last states come back. The exercise asks for those after each step, T of them.",
        edit=(RETURN, "return h, c"),
    ),
    Mistake(
        "one-step-too-few",
        "One step is missing at the end. How many entries does x have along its first axis?",
        edit=("in x:", "in x[:-1]:"),
    ),
    Mistake(
        "always-the-first-input",
        "Every step seems to get the same input, the first. What should change from step to step?",
        edit=("(x_t", "(x[0]"),
    ),
    Mistake(
        "states-exchanged",
        "h and c look swapped on their way into the step. In which order does `lstm_step` take them?",
        edit=(", h, c, weight_ih, weight_hh, bias)\n", ", c, h, weight_ih, weight_hh, bias)\n"),
        concept="cell-state",
    ),
    Mistake(
        "stacked-along-batch",
        "Time is the second axis of your answer. The exercise asks for (T, B, H): along which axis do you stack?",
        edit=(RETURN, "return np.stack(hs, axis=1), np.stack(cs, axis=1)"),
    ),
    Mistake(
        "joined-not-stacked",
        "Your steps stand one below the other in two axes. The exercise asks for three, (T, B, H): joining isn't stacking.",
        edit=(RETURN, "return np.concatenate(hs), np.concatenate(cs)"),
    ),
    Mistake(
        "lists-returned",
        "Your steps come as Python lists. Make one array of each.",
        edit=(RETURN, "return hs, cs"),
    ),
    Mistake(
        "order-of-outputs",
        "c comes first in your answer. The exercise asks for h, then c.",
        edit=(RETURN, "return np.stack(cs), np.stack(hs)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Everything is computed; now hand back the states, h first.",
        edit=(f"    {RETURN}", "    pass"),
    ),
    Mistake(
        "one-array-for-all-steps",
        "h and c look the same at all T steps, as the last step left them. " + SAME,
        edit=(("h, c = lstm_step", "h[:], c[:] = lstm_step"), ("for x_t", "h, c = h.copy(), c.copy()\n    for x_t")),
    ),
    Mistake(
        "given-array-for-all-steps",
        "h and c look the same at all T steps, as the last step left them. " + SAME_GIVEN,
        edit=("h, c = lstm_step", "h[:], c[:] = lstm_step"),
    ),
    Mistake(
        "one-array-for-all-hs",
        "h looks the same at all T steps, as the last step left it. " + SAME,
        edit=(("h, c = lstm_step", "h[:], c = lstm_step"), ("for x_t", "h = h.copy()\n    for x_t")),
    ),
    Mistake(
        "given-array-for-all-hs",
        "h looks the same at all T steps, as the last step left it. " + SAME_GIVEN,
        edit=("h, c = lstm_step", "h[:], c = lstm_step"),
    ),
    Mistake(
        "one-array-for-all-cs",
        "c looks the same at all T steps, as the last step left it. " + SAME,
        edit=(("h, c = lstm_step", "h, c[:] = lstm_step"), ("for x_t", "c = c.copy()\n    for x_t")),
    ),
    Mistake(
        "given-array-for-all-cs",
        "c looks the same at all T steps, as the last step left it. " + SAME_GIVEN,
        edit=("h, c = lstm_step", "h, c[:] = lstm_step"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "x_t": "the input of a step",
    "steps": "the number of steps",
    "t": "the number of a step",
    "h": "the h of a step",
    "c": "the c of a step",
    "hs": "the list of h, one for each step",
    "cs": "the list of c, one for each step",
    "return h": "the array of h that you return",
    "return c": "the array of c that you return",
}
FORM = """\
def lstm_sequence(x, h, c, weight_ih, weight_hh, bias):
    steps = len(x)
    hs = np.zeros((steps, *h.shape))
    cs = np.zeros((steps, *c.shape))
    for t in range(steps):
        h, c = lstm_step(x[t], h, c, weight_ih, weight_hh, bias)
        hs[t] = h
        cs[t] = c
    return hs, cs
"""
CONCERNS = {
    "what happens from one step to the next": (
        "the h of a step",
        "the c of a step",
        "the list of h, one for each step",
        "the list of c, one for each step",
        "the input of a step",
        "the array of h that you return",
        "the array of c that you return",
    ),
    "where the states begin": ("the h of a step", "the c of a step"),
}

BLOCKS, ORDERS = "ifgo", ("ifgo", "figo", "ifog", "iofg", "gifo", "igfo")  # those of the step that it calls


def right(blocks: str) -> Callable:
    """The loop for weights and bias that are stacked in some order."""

    def sequence(x, h, c, weight_ih, weight_hh, bias):
        return lstm_sequence(x, h, c, *(restacked(array, blocks, BLOCKS) for array in (weight_ih, weight_hh, bias)))

    return lstm_sequence if blocks == BLOCKS else sequence


def exercise(values: Mapping[str, str]) -> Exercise:
    """The exercise for an order of the blocks, and for all sizes or one."""
    size = LAYER_SIZES[values["sizes"]]
    return Exercise(
        id="lstm-sequence",
        function="lstm_sequence",
        parameters=("x", "h", "c", "weight_ih", "weight_hh", "bias"),
        returns=("h", "c"),
        points=5,
        concept="hidden-state",
        deeper=True,
        oracle=right(values["order"]),
        cases=partial(cases, size=size),
        probes=partial(probes, size=size),
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: drawn(rng, 12, 1, *(size or (1, 1))),
            curves=lambda runs: {"c": runs[0]["c"][:, 0, 0], "h": runs[0]["h"][:, 0, 0]},
            axis="step",
        ),
        mistakes=MISTAKES,
        builds_on="lstm-step",
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        variation=Variation({"order": ORDERS, "sizes": tuple(LAYER_SIZES)}, exercise, lambda values: (), task, "sizes"),
        hints=(
            "A loop over the first axis of x gives one step's input at a time, of shape (B, I). You have a function for one step.",
            "What a step returns is what the next one starts from. If both have the same names, this happens by itself.",
            "Collect h and c of each step in two lists. In the end, np.stack makes one array of a list of arrays, with a new first axis.",
        ),
    )


def task(values: Mapping[str, str]) -> str:
    order, size = ", ".join(values["order"]), LAYER_SIZES[values["sizes"]]
    sizes = f"Each x has {size[0]} inputs and your layer {size[1]} units. " if size else ""
    return (
        f"**Your variant.** The weights that your loop hands on are those of your `lstm_step`: blocks in the order *{order}*. "
        f"{sizes}The loop is the same."
    )


EXERCISES = [exercise({"order": BLOCKS, "sizes": ANY})]

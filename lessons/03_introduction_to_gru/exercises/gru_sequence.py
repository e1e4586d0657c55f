"""What the check of `gru-sequence` needs to know."""

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
from helpers.nets import gru_sequence


def drawn(rng: np.random.Generator, steps: int, batch: int, inputs: int, hidden: int) -> Inputs:
    """Random inputs of gru_sequence; the state before the first step is not zero."""
    bound = 1 / np.sqrt(hidden)
    return {
        "x": rng.normal(size=(steps, batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(3 * hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(3 * hidden, hidden)),
        "bias_ih": rng.uniform(-bound, bound, size=3 * hidden),
        "bias_hh": rng.uniform(-bound, bound, size=3 * hidden),
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


LOOP_PART, START_PART = "what happens from one step to the next", "where the state begins"
PARTS = {
    LOOP_PART: "With one step your answer is right, with more it is not. What should the second step start from, and where does its "
    "result go?",
    START_PART: "With a state of zero to begin with your answer is right, otherwise it is not.",
}


def probes(rng: np.random.Generator, size: LayerSize = None) -> list[Probe]:
    """A single step, with nothing to carry; and a state that begins at zero."""
    inputs, hidden = size or (3, 4)
    rest = drawn(rng, 5, 4, inputs, hidden)
    return [
        Probe(LOOP_PART, Case("probe of one step", drawn(rng, 1, 5, inputs, hidden))),
        Probe(START_PART, Case("probe of a state of zero", rest | {"h": np.zeros_like(rest["h"])})),
    ]


STEP, KEEP = "h = gru_step(x_t, h, weight_ih, weight_hh, bias_ih, bias_hh)", "hs.append(h)"
START, RETURN = "hs = []", "return np.stack(hs)"

SAME = "A list keeps no copies: one array was appended again and again, and each step wrote into it."
SAME_GIVEN = f"{SAME} Is it even the array that you were given? Whoever calls your function may still need that."

MISTAKES = (
    Mistake(
        "state-not-carried",
        "Each step seems to start from the state that was given. What should the second step start from?",
        edit=(("h = gru_step", "new = gru_step"), (KEEP, "hs.append(new)")),
        concept="gru-state",
    ),
    Mistake(
        "starts-at-zero",
        "You seem to begin with a state of zero. There is an argument that says where to begin.",
        edit=(START, f"{START}\n    h = np.zeros_like(h)"),
    ),
    Mistake(
        "backwards",
        "You seem to read the sequence from its end. Time runs along the first axis, from 0 on.",
        edit=("in x:", "in x[::-1]:"),
    ),
    Mistake(
        "written-backwards",
        "The first step stands last in your answer. In which order should they be returned?",
        edit=(RETURN, "return np.stack(hs[::-1])"),
    ),
    Mistake(
        "stored-before-the-step",
        "You seem to store the state before each step. What should the first entry be?",
        edit=((f"{STEP}\n        {KEEP}", f"{KEEP}\n        {STEP}"),),
    ),
    Mistake(
        "only-the-last",
        "Only the last state comes back. The exercise asks for the state after each step, T of them.",
        edit=(RETURN, "return h"),
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
        "biases-exchanged",
        "The two biases look swapped on their way into the step. In the candidate they are not interchangeable.",
        edit=("weight_hh, bias_ih, bias_hh)\n", "weight_hh, bias_hh, bias_ih)\n"),
        concept="reset-placement",
        misconception="biases-interchangeable",
    ),
    Mistake(
        "stacked-along-batch",
        "Time is the second axis of your answer. The exercise asks for (T, B, H): along which axis do you stack?",
        edit=(RETURN, "return np.stack(hs, axis=1)"),
    ),
    Mistake(
        "joined-not-stacked",
        "The steps stand one below the other in two axes. The exercise asks for three, (T, B, H): joining and stacking are two things.",
        edit=(RETURN, "return np.concatenate(hs)"),
    ),
    Mistake(
        "list-returned",
        "Your steps come as a Python list. Make one array of them.",
        edit=(RETURN, "return hs"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. It has computed everything; now hand back the states.",
        edit=(f"    {RETURN}", "    pass"),
    ),
    Mistake(
        "one-array-for-all-steps",
        "h looks the same at all T steps, as the last step left it. " + SAME,
        edit=(("h = gru_step", "h[:] = gru_step"), ("for x_t", "h = h.copy()\n    for x_t")),
    ),
    Mistake(
        "given-array-for-all-steps",
        "h looks the same at all T steps, as the last step left it. " + SAME_GIVEN,
        edit=("h = gru_step", "h[:] = gru_step"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "x_t": "the input of a step",
    "steps": "the number of steps",
    "t": "the number of a step",
    "h": "the state of a step",
    "hs": "the states, one for each step",
    "return h": "the array that you return",
}
FORM = """\
def gru_sequence(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    steps = len(x)
    hs = np.zeros((steps, *h.shape))
    for t in range(steps):
        h = gru_step(x[t], h, weight_ih, weight_hh, bias_ih, bias_hh)
        hs[t] = h
    return hs
"""
CONCERNS = {
    "what happens from one step to the next": (
        "the state of a step",
        "the states, one for each step",
        "the input of a step",
        "the array that you return",
    ),
    "where the state begins": ("the state of a step",),
}

BLOCKS, ORDERS, UPDATES = "rzn", ("rzn", "zrn"), ("keeps", "writes")  # those of the step that it calls


def right(blocks: str, update: str) -> Callable:
    """The loop for arrays that are stacked in some order, in a convention of the update gate."""

    def sequence(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
        arrays = (restacked(array, blocks, BLOCKS) for array in (weight_ih, weight_hh, bias_ih, bias_hh))
        return gru_sequence(x, h, *arrays, update=update)

    return gru_sequence if (blocks, update) == (BLOCKS, "keeps") else sequence


def exercise(values: Mapping[str, str]) -> Exercise:
    """The exercise for an order of the blocks, a convention of the update gate, and for all sizes or one."""
    size = LAYER_SIZES[values["sizes"]]
    return Exercise(
        id="gru-sequence",
        function="gru_sequence",
        parameters=("x", "h", "weight_ih", "weight_hh", "bias_ih", "bias_hh"),
        returns=("h",),
        points=5,
        concept="gru-state",
        deeper=True,
        oracle=right(values["order"], values["update"]),
        cases=partial(cases, size=size),
        probes=partial(probes, size=size),
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: drawn(rng, 12, 1, *(size or (1, 1))),
            curves=lambda runs: {"h": runs[0]["h"][:, 0, 0]},
            axis="step",
        ),
        mistakes=MISTAKES,
        builds_on="gru-step",
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        variation=Variation(
            {"order": ORDERS, "update": UPDATES, "sizes": tuple(LAYER_SIZES)},
            exercise,
            lambda values: (),
            task,
            "sizes",
        ),
        hints=(
            "A loop over the first axis of x gives one step's input at a time, of shape (B, I). You have a function for one step.",
            "What a step returns is what the next one starts from. If both have the same name, this happens by itself.",
            "Collect the state of each step in a list. In the end, np.stack makes one array of a list of arrays, with a new first axis.",
        ),
    )


def task(values: Mapping[str, str]) -> str:
    order, size = ", ".join(values["order"]), LAYER_SIZES[values["sizes"]]
    sizes = f"Each x has {size[0]} inputs and your layer {size[1]} units. " if size else ""
    return (
        f"**Your variant.** The weights that your loop hands on are those of your `gru_step`: blocks in the order *{order}*, "
        f"and its convention for z. {sizes}The loop is the same."
    )


EXERCISES = [exercise({"order": BLOCKS, "update": "keeps", "sizes": ANY})]

"""What the check of `rnn-sequence` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace
from helpers.nets import rnn_sequence


def drawn(rng: np.random.Generator, steps: int, batch: int, inputs: int, hidden: int) -> Inputs:
    """Random inputs of rnn_sequence; the state before the first step is not zero."""
    bound = 1 / np.sqrt(hidden)
    return {
        "x": rng.normal(size=(steps, batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(hidden, hidden)),
        "bias": rng.uniform(-bound, bound, size=hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then sizes that tell the axes apart."""
    return [
        Case("two steps of one unit", drawn(rng, 2, 1, 1, 1)),
        Case("one step", drawn(rng, 1, 2, 3, 2)),
        Case("more steps than sequences", drawn(rng, 7, 2, 3, 4)),
        Case("as many steps as sequences", drawn(rng, 3, 3, 2, 2)),
        Case("a long sequence", drawn(rng, 40, 2, 3, 5)),
    ]


LOOP_PART, START_PART = "what happens from one step to the next", "where the state begins"
PARTS = {
    LOOP_PART: "With one step your answer is right, with more it isn't. What should the second step start from, and where does its "
    "result go?",
    START_PART: "When the state begins at zero your answer is right, otherwise it isn't.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """A single step, with nothing to carry; and a state that begins at zero."""
    rest = drawn(rng, 5, 4, 3, 4)
    return [
        Probe(LOOP_PART, Case("probe of one step", drawn(rng, 1, 5, 3, 4))),
        Probe(START_PART, Case("probe of a state of zero", rest | {"h": np.zeros_like(rest["h"])})),
    ]


STEP, KEEP = "h = rnn_step(x_t, h, weight_ih, weight_hh, bias)", "hs.append(h)"
START, RETURN = "hs = []", "return np.stack(hs)"

SAME = "A list keeps no copies. You appended one array again and again, and each step wrote into it."
SAME_GIVEN = (
    f"{SAME} It may even be the array that you were given, and whoever calls your function may still need that."
)

MISTAKES = (
    Mistake(
        "state-not-carried",
        "Each step seems to begin from the given state. What should the second step start from?",
        edit=(("h = rnn_step", "new = rnn_step"), (KEEP, "hs.append(new)")),
    ),
    Mistake(
        "starts-at-zero",
        "You seem to begin with a state of zero. Which argument says where to begin?",
        edit=(START, f"{START}\n    h = np.zeros_like(h)"),
    ),
    Mistake(
        "backwards",
        "You seem to read the sequence from its end. Time runs along the first axis, from 0 on.",
        edit=("in x:", "in x[::-1]:"),
    ),
    Mistake(
        "stored-before-the-step",
        "You seem to store the state before each step, not after it. What should the first entry be?",
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
        "Every step seems to get the same input, the first one. What should change from step to step?",
        edit=("(x_t", "(x[0]"),
    ),
    Mistake(
        "stacked-along-batch",
        "Time is the second axis of your answer. The exercise asks for (T, B, H): along which axis do you stack?",
        edit=(RETURN, "return np.stack(hs, axis=1)"),
    ),
    Mistake(
        "joined-not-stacked",
        "Your answer has two axes, with the steps one below the other. The exercise asks for three, (T, B, H): stack, don't join.",
        edit=(RETURN, "return np.concatenate(hs)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. It has computed everything; now return the states.",
        edit=(f"    {RETURN}", "    pass"),
    ),
    Mistake(
        "one-array-for-all-steps",
        "h looks the same at all T steps, as the last step left it. " + SAME,
        edit=(("h = rnn_step", "h[:] = rnn_step"), ("for x_t", "h = h.copy()\n    for x_t")),
    ),
    Mistake(
        "given-array-for-all-steps",
        "h looks the same at all T steps, as the last step left it. " + SAME_GIVEN,
        edit=("h = rnn_step", "h[:] = rnn_step"),
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
def rnn_sequence(x, h, weight_ih, weight_hh, bias):
    steps = len(x)
    hs = np.zeros((steps, *h.shape))
    for t in range(steps):
        h = rnn_step(x[t], h, weight_ih, weight_hh, bias)
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

EXERCISES = [
    Exercise(
        id="rnn-sequence",
        function="rnn_sequence",
        parameters=("x", "h", "weight_ih", "weight_hh", "bias"),
        returns=("h",),
        points=5,
        concept="recurrent-network",
        deeper=True,
        oracle=rnn_sequence,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: drawn(rng, 12, 1, 1, 1),
            curves=lambda runs: {"h": runs[0]["h"][:, 0, 0]},
            axis="step",
        ),
        mistakes=MISTAKES,
        builds_on="rnn-step",
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "A loop over the first axis of x gives one step's input at a time, of shape (B, I). You have a function for one step.",
            "Each step starts from what the last one returned. If both have the same name, this happens by itself.",
            "Collect the state of each step in a list. At the end, np.stack turns the list into one array with a new first axis.",
        ),
    )
]

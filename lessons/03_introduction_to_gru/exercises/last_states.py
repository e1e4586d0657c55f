"""What the check of `last-states` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake


def last_states(output: Any, hidden: int) -> Any:
    """The final state of both directions of a bidirectional GRU: the last step's forward half, the first step's backward half."""
    import torch

    return torch.cat([output[-1, :, :hidden], output[0, :, hidden:]], dim=1)


def drawn(rng: np.random.Generator, steps: int, batch: int, hidden: int) -> dict[str, Any]:
    """The output of some bidirectional GRU."""
    return {"output": rng.uniform(-1, 1, size=(steps, batch, 2 * hidden)), "hidden": hidden}


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then sizes that tell the axes apart."""
    return [
        Case("two steps of one unit", drawn(rng, 2, 1, 1)),
        Case("one step", drawn(rng, 1, 2, 2)),
        Case("more steps than sequences", drawn(rng, 7, 2, 3)),
        Case("as many steps as sequences", drawn(rng, 4, 4, 2)),
        Case("more sequences than steps", drawn(rng, 3, 6, 4)),
    ]


FORWARD, BACKWARD = "forward = output[-1, :, :hidden]", "backward = output[0, :, hidden:]"
RETURN = "return torch.cat([forward, backward], dim=1)"

MISTAKES = (
    Mistake(
        "last-step-of-both",
        "Both halves seem to come from the last step. How many words has the backward half read there?",
        edit=(BACKWARD, "backward = output[-1, :, hidden:]"),
    ),
    Mistake(
        "first-step-of-both",
        "Both halves seem to come from the first step. How many words has the forward half read there?",
        edit=(FORWARD, "forward = output[0, :, :hidden]"),
    ),
    Mistake(
        "ends-exchanged",
        "The two ends look swapped: at the first step the forward half has read one word, and at the last step the backward half has.",
        edit=((FORWARD, "forward = output[0, :, :hidden]"), (BACKWARD, "backward = output[-1, :, hidden:]")),
    ),
    Mistake(
        "backward-first",
        "The backward half stands first in your answer. In `output`, and in `h_n`, the forward half comes first.",
        edit=("[forward, backward]", "[backward, forward]"),
    ),
    Mistake(
        "joined-along-the-batch",
        "The two halves stand one below the other. The exercise asks for shape (B, 2H): along which axis do you join?",
        edit=("dim=1", "dim=0"),
    ),
    Mistake(
        "stacked",
        "Your answer has an axis for the direction, as `h_n` does. The exercise asks for both halves side by side, (B, 2H).",
        edit=(RETURN, "return torch.stack([forward, backward])"),
    ),
    Mistake(
        "batch-for-time",
        "You seem to take time for the second axis. Here it is the first: `output` has shape (T, B, 2H).",
        edit=((FORWARD, "forward = output[:, -1, :hidden]"), (BACKWARD, "backward = output[:, 0, hidden:]")),
    ),
    Mistake(
        "forward-only",
        "Only the forward half comes back. A bidirectional layer has two final states.",
        edit=(RETURN, "return forward"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back both halves, side by side.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "last": "the last step",
    "first": "the first step",
    "forward": "the forward half",
    "backward": "the backward half",
    "states": "the states side by side",
    "return states": "the states side by side",
}
FORM = """\
def last_states(output, hidden):
    import torch

    last = output[-1]
    first = output[0]
    forward = last[:, :hidden]
    backward = first[:, hidden:]
    states = torch.cat([forward, backward], dim=1)
    return states
"""

EXERCISES = [
    Exercise(
        id="last-states",
        function="last_states",
        parameters=("output", "hidden"),
        returns=("states",),
        points=5,
        concept="bidirectional-layer",
        deeper=True,
        oracle=last_states,
        cases=cases,
        types={"output": "torch.Tensor", "hidden": int, "states": "torch.Tensor"},
        grants=("numpy", "torch"),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "The first H numbers of each step are the forward half, and the last H are the backward half.",
            "The forward half reads the last word last. At which step does the backward half read its last word?",
            "Take output[-1] for the one half and output[0] for the other. torch.cat with dim=1 puts them side by side.",
        ),
    )
]

"""What the check of `truncated-backpropagation` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe

TENSOR = "torch.Tensor"
NAMES = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


def truncated_backpropagation(x: Any, targets: Any, weights: Any, length: int) -> Any:
    """Losses of the chunks, and the gradient of the recurrent weights that they leave."""
    import torch

    inputs, hidden = weights[0].shape[1], weights[1].shape[1]
    gru = torch.nn.GRU(inputs, hidden, dtype=x.dtype)
    gru.load_state_dict(dict(zip(NAMES, weights, strict=True)))
    state, losses = None, []
    for chunk, wanted in zip(x.split(length), targets.split(length), strict=True):
        states, state = gru(chunk, state)
        loss = ((states - wanted) ** 2).sum()
        loss.backward()
        state = state.detach()
        losses.append(loss.item())
    return losses, gru.weight_hh_l0.grad


def drawn(
    rng: np.random.Generator, steps: int, length: int, batch: int = 2, inputs: int = 3, hidden: int = 4
) -> dict[str, Any]:
    """A sequence, targets, and a GRU's weights that are large enough to remember with."""
    shapes = ((3 * hidden, inputs), (3 * hidden, hidden), (3 * hidden,), (3 * hidden,))
    return {
        "x": rng.normal(size=(steps, batch, inputs)),
        "targets": rng.uniform(-1, 1, size=(steps, batch, hidden)),
        "weights": [rng.uniform(-1, 1, size=shape) for shape in shapes],
        "length": length,
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then chunks that don't come out even."""
    return [
        Case("two chunks of one step", drawn(rng, 2, 1, 1, 1, 1)),
        Case("one chunk", drawn(rng, 3, 3)),
        Case("two chunks", drawn(rng, 6, 3)),
        Case("a shorter chunk at the end", drawn(rng, 7, 3)),
        Case("many chunks", drawn(rng, 20, 4)),
        Case("more steps in a chunk than there are", drawn(rng, 3, 10)),
    ]


PARTS = {
    "what happens between chunks": "With one chunk your answer is right, with more it is not. What goes from chunk to chunk?"
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """A single chunk has no edge."""
    return [Probe("what happens between chunks", Case("probe of one chunk", drawn(rng, 5, 5)))]


STATES = "states, state = gru(chunk, state)"
LOSS = "loss = ((states - wanted) ** 2).sum()"
BACKWARD = "loss.backward()"
DETACH = "state = state.detach()"
APPEND = "losses.append(loss.item())"

MISTAKES = (
    Mistake(
        "not-detached",
        "The second `backward` walked into the first chunk, whose graph was used up. Cut the state off from its past after each chunk.",
        edit=(DETACH, "pass"),
    ),
    Mistake(
        "graph-kept-instead",
        "You seem to keep the graphs with `retain_graph` instead of cutting them. Then each error runs back to the very first step, "
        "again and again, and memory grows with the text.",
        edit=((BACKWARD, "loss.backward(retain_graph=True)"), (DETACH, "pass")),
    ),
    Mistake(
        "state-not-carried",
        "Each chunk seems to start from zeros. Hand it the last state of the chunk before.",
        edit=(STATES, "states, state = gru(chunk)"),
    ),
    Mistake(
        "gradients-cleared",
        "Only the last chunk's gradient seems to be left. Here nothing moves the weights in between, so let the gradients add up.",
        edit=(STATES, "gru.zero_grad()\n        states, state = gru(chunk, state)"),
    ),
    Mistake(
        "mean-of-the-errors",
        "You seem to take the mean of the squared errors. The exercise asks for their sum.",
        edit=(LOSS, "loss = ((states - wanted) ** 2).mean()"),
    ),
    Mistake(
        "never-backward",
        "There is no gradient. Each chunk needs its own `backward`.",
        edit=(BACKWARD, "pass"),
    ),
    Mistake(
        "only-the-last-step",
        "You seem to score only the last step of each chunk. Every step has a target.",
        edit=(LOSS, "loss = ((states[-1] - wanted[-1]) ** 2).sum()"),
    ),
    Mistake(
        "losses-add-up",
        "Each loss seems to contain those before it. Return each chunk's own.",
        edit=(APPEND, "losses.append(loss.item() + sum(losses))"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "inputs": "the number of inputs",
    "hidden": "the number of units",
    "states": "the states of a chunk",
    "state": "the state that is carried",
    "loss": "the loss of a chunk",
    "losses": "the losses",
    "return losses": "the losses",
    "return gradient": "the gradient",
}
FORM = """\
def truncated_backpropagation(x, targets, weights, length):
    import torch

    inputs, hidden = weights[0].shape[1], weights[1].shape[1]
    gru = torch.nn.GRU(inputs, hidden, dtype=x.dtype)
    gru.load_state_dict(dict(zip(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], weights)))
    state, losses = None, []
    for start in range(0, len(x), length):
        states, last = gru(x[start : start + length], state)
        error = states - targets[start : start + length]
        loss = (error**2).sum()
        loss.backward()
        losses.append(loss.item())
        state = last.detach()
    return losses, gru.weight_hh_l0.grad
"""

EXERCISES = [
    Exercise(
        id="truncated-backpropagation",
        function="truncated_backpropagation",
        parameters=("x", "targets", "weights", "length"),
        returns=("losses", "gradient"),
        points=10,
        concept="truncated-backpropagation",
        deeper=True,
        oracle=truncated_backpropagation,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={
            "x": TENSOR,
            "targets": TENSOR,
            "weights": list[TENSOR],
            "length": int,
            "losses": list[float],
            "gradient": TENSOR,
        },
        grants=("numpy", "torch"),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={"what happens between chunks": ("the state that is carried", "the losses", "the gradient")},
        hints=(
            "In each chunk: run the GRU from the carried state, compute the loss, call `backward`.",
            "The next chunk should start from the numbers of the last state, and no gradient should cross the edge.",
            "The GRU takes the carried state as its second argument. After `backward`, the tensor's own method `detach` cuts the way back.",
        ),
    )
]

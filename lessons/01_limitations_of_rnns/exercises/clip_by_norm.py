"""What the check of `clip-by-norm` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def clip_by_norm(grad_weight: np.ndarray, grad_bias: np.ndarray, limit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both gradients, shortened by one factor where their norm together is above `limit`."""
    norm = np.sqrt((grad_weight**2).sum() + (grad_bias**2).sum())
    scale = min(1.0, float(limit) / norm) if norm > 0 else 1.0
    return grad_weight * scale, grad_bias * scale


def drawn(rng: np.random.Generator, hidden: int, size: float, limit: float = 1.0) -> Inputs:
    """Gradients whose norm together is `size`."""
    weight, bias = rng.normal(size=(hidden, hidden)), rng.normal(size=hidden)
    norm = np.sqrt((weight**2).sum() + (bias**2).sum())
    return {"grad_weight": weight * size / norm, "grad_bias": bias * size / norm, "limit": np.array(limit)}


def cases(rng: np.random.Generator) -> list[Case]:
    """Too long, short enough, just between, and nothing at all."""
    each_short = {"grad_weight": np.full((1, 1), 0.8), "grad_bias": np.full(1, 0.8), "limit": np.array(1.0)}
    return [
        Case("too long", drawn(rng, 1, 5.0)),
        Case("short enough", drawn(rng, 2, 0.3)),
        Case("each short, together too long", each_short),
        Case("another limit", drawn(rng, 3, 5.0, 2.5)),
        Case("another limit, short enough", drawn(rng, 3, 2.0, 2.5)),
        Case("very long", drawn(rng, 4, 1e6)),
        Case("nothing", {"grad_weight": np.zeros((2, 2)), "grad_bias": np.zeros(2), "limit": np.array(1.0)}),
    ]


SHORT, LONG = "a short gradient", "a long gradient"
PARTS = {
    LONG: "A gradient that is short enough comes back right, but a longer one doesn't: it should have a norm of exactly `limit`, in the "
    "same direction.",
    SHORT: "A gradient that is too long comes back right, but a shorter one doesn't: it should come back as it is.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """Where nothing is too long, and where nothing is short enough."""
    return [
        Probe(LONG, Case("probe of a short one", drawn(rng, 2, 0.5))),
        Probe(SHORT, Case("probe of a long one", drawn(rng, 2, 7.0))),
    ]


NORM = "norm = np.sqrt((grad_weight**2).sum() + (grad_bias**2).sum())"
TEST, SCALE, RETURN = "if norm > limit:", "scale = limit / norm", "return grad_weight * scale, grad_bias * scale"

MISTAKES = (
    Mistake(
        "each-on-its-own",
        "Weight and bias look clipped separately. They are one gradient, with one norm and one factor, or the direction changes.",
        edit=(
            RETURN,
            "one, two = np.sqrt((grad_weight**2).sum()), np.sqrt((grad_bias**2).sum())\n"
            "    return grad_weight * min(1, limit / max(one, 1e-300)), grad_bias * min(1, limit / max(two, 1e-300))",
        ),
    ),
    Mistake(
        "clipped-by-value",
        "Each entry looks cut off at ±limit. That changes the direction; clipping by norm only shortens.",
        edit=(RETURN, "return np.clip(grad_weight, -limit, limit), np.clip(grad_bias, -limit, limit)"),
    ),
    Mistake(
        "always-scaled",
        "Short gradients look stretched to the limit as well. One that is short enough stays as it is.",
        edit=(TEST, "if norm > 0:"),
        misconception="clipping-mends-vanishing",
    ),
    Mistake(
        "only-stretched",
        "You seem to stretch what is too short and leave what is too long. Which of the two is dangerous?",
        edit=(TEST, "if 0 < norm < limit:"),
        misconception="clipping-mends-vanishing",
    ),
    Mistake(
        "squared-norm",
        "The square root seems to be missing. The norm is the root of the sum of squares.",
        edit=(NORM, "norm = (grad_weight**2).sum() + (grad_bias**2).sum()"),
    ),
    Mistake(
        "norm-by-sum",
        "You seem to add up absolute values. The norm here is the root of the sum of squares.",
        edit=(NORM, "norm = np.abs(grad_weight).sum() + np.abs(grad_bias).sum()"),
    ),
    Mistake(
        "largest-entry",
        "You seem to take the largest entry as the norm. All entries count.",
        edit=(NORM, "norm = max(np.abs(grad_weight).max(), np.abs(grad_bias).max())"),
    ),
    Mistake(
        "bias-not-counted",
        "The norm seems to leave out the bias.",
        edit=(NORM, "norm = np.sqrt((grad_weight**2).sum())"),
    ),
    Mistake(
        "bias-not-scaled",
        "The bias's gradient hasn't changed. The same factor applies to both.",
        edit=(RETURN, "return grad_weight * scale, grad_bias * 1.0"),
    ),
    Mistake(
        "norm-of-one",
        "You seem to shorten to a norm of 1, whatever the limit. Which argument says how long it may be?",
        edit=(SCALE, "scale = 1 / norm"),
    ),
    Mistake(
        "dropped",
        "A gradient that is too long looks set to zero. Its direction is still worth something: shorten it.",
        edit=(SCALE, "scale = 0.0"),
    ),
    Mistake(
        "divides-by-zero",
        "You seem to divide by the norm even where it is zero. A gradient of zeros is short enough.",
        edit=(TEST, "if not norm <= limit or norm == 0:"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Return both gradients, the weight's first.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "squares": "the sum of the squares",
    "norm": "the norm",
    "scale": "the factor that shortens",
    "weight": "the new grad_weight",
    "bias": "the new grad_bias",
    "return grad_weight": "the new grad_weight",
    "return grad_bias": "the new grad_bias",
}
FORM = """\
def clip_by_norm(grad_weight, grad_bias, limit):
    squares = (grad_weight**2).sum() + (grad_bias**2).sum()
    norm = np.sqrt(squares)
    scale = limit / norm if norm > limit else 1.0
    weight = grad_weight * scale
    bias = grad_bias * scale
    return weight, bias
"""
CONCERNS = {
    "a short gradient": ("the factor that shortens", "the new grad_weight", "the new grad_bias"),
    "a long gradient": (
        "the sum of the squares",
        "the norm",
        "the factor that shortens",
        "the new grad_weight",
        "the new grad_bias",
    ),
}

EXERCISES = [
    Exercise(
        id="clip-by-norm",
        function="clip_by_norm",
        parameters=("grad_weight", "grad_bias", "limit"),
        returns=("grad_weight", "grad_bias"),
        points=5,
        concept="gradient-clipping",
        deeper=True,
        oracle=clip_by_norm,
        cases=cases,
        probes=probes,
        parts=PARTS,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Think of both gradients as one long list of numbers. Its norm is the root of the sum of all squares.",
            "If that norm is within the limit, everything stays as it is. A factor of 1 does that.",
            "If it is above, multiply both by the same factor, so that the new norm is exactly the limit.",
        ),
    )
]

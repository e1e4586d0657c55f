"""What the check of `forget-bias-for-half-life` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe, Trace


def forget_bias(steps: np.ndarray) -> np.ndarray:
    """The bias b with σ(b) ** steps = ½; written so that no digits are lost where σ(b) is near 1."""
    return -np.log(np.expm1(np.log(2) / steps))


def cases(rng: np.random.Generator) -> list[Case]:
    """One step first, where the bias is 0; then short, long and very long lives, in several shapes."""
    return [
        Case("one step", {"steps": np.array([1.0])}),
        Case("two steps", {"steps": np.array([2.0])}),
        Case("shorter than a step", {"steps": np.array([0.5, 0.25])}),
        Case("long lives", {"steps": np.array([[10.0, 100.0], [1000.0, 10_000.0]])}),
        Case("random lives", {"steps": rng.uniform(1, 200, size=(2, 3))}),
        Case("many random lives", {"steps": rng.uniform(0.2, 20, size=30)}),
    ]


def probes(rng: np.random.Generator) -> list[Probe]:
    """At one step the gate is ½, whatever the root; so only the way from the gate to the bias counts."""
    return [Probe("from n to f", Case("probe of one step", {"steps": np.ones(2)}))]


ROOT, RETURN = "f = 0.5 ** (1 / steps)", "return np.log(f / (1 - f))"

MISTAKES = (
    Mistake(
        "gate-returned",
        "You seem to return f itself. The exercise asks for the bias b that makes it: f = σ(b).",
        edit=(RETURN, "return f"),
        concept="forget-bias",
    ),
    Mistake(
        "sign-of-the-bias",
        "The sign looks turned around. A long half-life needs an open gate: is its bias positive or negative?",
        edit=(RETURN, "return np.log((1 - f) / f)"),
        concept="forget-bias",
    ),
    Mistake(
        "logarithm-of-the-gate",
        "You seem to take the logarithm of f. That undoes an exponential, but a sigmoid made f. What undoes that?",
        edit=(RETURN, "return np.log(f)"),
        concept="forget-bias",
    ),
    Mistake(
        "sigmoid-again",
        "You seem to put f through the sigmoid once more. You have the gate and want what went into it.",
        edit=(RETURN, "return 1 / (1 + np.exp(-f))"),
        concept="gate",
    ),
    Mistake(
        "tanh-undone",
        "You seem to undo a tanh. A gate is made by the sigmoid.",
        edit=(RETURN, "return np.arctanh(f)"),
        concept="gate",
    ),
    Mistake(
        "logarithm-base-two",
        "The scale is off: your logarithm looks like one with base 2. The sigmoid has e in it.",
        edit=(RETURN, "return np.log2(f / (1 - f))"),
    ),
    Mistake(
        "logarithm-base-ten",
        "The scale is off: your logarithm looks like one with base 10. The sigmoid has e in it.",
        edit=(RETURN, "return np.log10(f / (1 - f))"),
    ),
    Mistake(
        "power-for-root",
        "You seem to take a half to the power of n. n equal shares multiply to a half: how large is one of them?",
        edit=(ROOT, "f = 0.5**steps"),
    ),
    Mistake(
        "straight-line",
        "You seem to lose the same amount at each step. What is lost is always the same share; the shares multiply.",
        edit=(ROOT, "f = 1 - 0.5 / steps"),
    ),
    Mistake(
        "one-e-th",
        "With your bias 1/e seems to be left after n steps. The exercise asks for the half-life: what share is left then?",
        edit=(ROOT, "f = np.exp(-1 / steps)"),
    ),
    Mistake(
        "one-step-more",
        "You seem to count one step too many: n steps multiply n shares.",
        edit=(ROOT, "f = 0.5 ** (1 / (steps + 1))"),
    ),
    Mistake(
        "one-step-less",
        "You seem to count one step too few: n steps multiply n shares.",
        edit=(ROOT, "f = 0.5 ** (1 / (steps - 1))"),
    ),
    Mistake(
        "half-life-returned",
        "You got back what you were given: the half-life of f. The exercise asks for the bias.",
        edit=(RETURN, "return np.log(0.5) / np.log(f)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the bias.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)


def decay(runs: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """What is left of a cell state of 1 after 0 to 16 steps, with the bias for a half-life of 8."""
    gate = 1 / (1 + np.exp(-runs[0]["b"][0]))
    return {"c": gate ** np.arange(17)}


# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "root": "the exponent of the half",
    "f": "the share f that each step keeps",
    "odds": "what goes into the logarithm",
    "b": "the bias",
    "return b": "the bias",
}
FORM = """\
def forget_bias(steps):
    root = 1 / steps
    f = 0.5**root
    odds = f / (1 - f)
    b = np.log(odds)
    return b
"""
CONCERNS = {
    "from n to f": ("the exponent of the half", "the share f that each step keeps"),
}

EXERCISES = [
    Exercise(
        id="forget-bias-for-half-life",
        function="forget_bias",
        parameters=("steps",),
        returns=("b",),
        points=5,
        concept="half-life",
        deeper=True,
        oracle=forget_bias,
        cases=cases,
        probes=probes,
        parts={
            "from n to f": "For one step your bias is right, for more it is not: f to the power of n should be a half.",
        },
        trace=Trace(
            inputs=lambda rng: {"steps": np.array([8.0])},
            curves=decay,
            axis="step",
            first=0,
            note="With a half-life of 8 steps, half should be left at step 8.",
        ),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Two questions, one after the other. Which share f must each step keep, so that half is left after n of "
            "them? And which b gives that f?",
            "n shares multiply to a half. So one of them is the n-th root of a half; a root is a power with 1/n.",
            "Turn f = 1 / (1 + exp(-b)) around: exp(-b) = 1/f - 1. Then take the logarithm, and mind the sign.",
        ),
    )
]

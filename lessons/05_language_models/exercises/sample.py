"""What the check of `sample` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe


def sample(scores: np.ndarray, temperature: float, count: int, rng: np.random.Generator) -> np.ndarray:
    """Draw symbols from the softmax of the scores over the temperature."""
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max())
    return rng.choice(len(scores), size=count, p=powers / powers.sum())


def drawn(
    rng: np.random.Generator, size: int, temperature: float, count: int = 40, wide: float = 1.5
) -> dict[str, Any]:
    """Random scores, and the seed of the generator that the function is given."""
    scores = rng.normal(scale=wide, size=size)
    return {"scores": scores, "temperature": temperature, "count": count, "rng": int(rng.integers(1, 10_000))}


def cases(rng: np.random.Generator) -> list[Case]:
    """Temperature 1 first; then colder and warmer, and scores that are large."""
    large = {"scores": np.array([1000.0, 1001.0, 998.5, 999.0]), "temperature": 1.0, "count": 30, "rng": 7}
    return [
        Case("two symbols, temperature 1", drawn(rng, 2, 1.0, 20)),
        Case("five symbols, temperature 1", drawn(rng, 5, 1.0)),
        Case("colder", drawn(rng, 5, 0.5)),
        Case("warmer", drawn(rng, 5, 2.0)),
        Case("nearly only the likeliest", drawn(rng, 6, 0.05)),
        Case("very warm, many symbols", drawn(rng, 27, 5.0, 200)),
        Case("large scores", large),
        Case("a single draw", drawn(rng, 8, 0.8, 1)),
    ]


PARTS = {
    "the temperature": "At temperature 1 your draws are right, otherwise they are not. What does the temperature do to the scores?",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """At temperature 1 the temperature has nothing to do."""
    return [Probe("the temperature", Case("probe of temperature 1", drawn(rng, 9, 1.0, 80)))]


SCALED = "scaled = scores / temperature"
POWERS = "powers = np.exp(scaled - scaled.max())"
RETURN = "return rng.choice(len(scores), size=count, p=powers / powers.sum())"

MISTAKES = (
    Mistake(
        "temperature-multiplied",
        "You seem to multiply by the temperature. A low one should make the likeliest symbol likelier still.",
        edit=(SCALED, "scaled = scores * temperature"),
    ),
    Mistake(
        "no-temperature",
        "The temperature seems to have no effect. Every score is divided by it, before the exponential.",
        edit=(SCALED, "scaled = scores"),
    ),
    Mistake(
        "likeliest-only",
        "You seem to take the likeliest symbol each time. The exercise asks to draw: less likely ones come as well, less often.",
        edit=(RETURN, "return np.full(count, powers.argmax())"),
    ),
    Mistake(
        "all-alike",
        "All symbols seem to be equally likely. `rng.choice` needs the probabilities, as `p`.",
        edit=(RETURN, "return rng.choice(len(scores), size=count)"),
    ),
    Mistake(
        "overflow",
        "With large scores the exponential overflows. Take the largest score off first: that changes no probability.",
        edit=(POWERS, "powers = np.exp(scaled)"),
    ),
    Mistake(
        "own-generator",
        "You seem to make a generator of your own. Draw from the one that you are given, or nobody can repeat what you drew.",
        edit=("return rng.choice", "return np.random.default_rng(0).choice"),
    ),
    Mistake(
        "scores-instead-of-numbers",
        "You seem to return scores. The exercise asks for the numbers of the symbols, from 0 to V − 1.",
        edit=(RETURN, RETURN.replace("len(scores)", "scores")),
    ),
    Mistake(
        "one-draw",
        "Only one symbol comes back. The exercise asks for `count` of them.",
        edit=("size=count", "size=1"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the numbers that you drew.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the forms below: for a check that says where to look.
QUANTITIES = {
    "scaled": "the scores over the temperature",
    "shifted": "the scores less the largest",
    "powers": "the exponentials",
    "p": "the probabilities",
    "symbols": "the draws",
    "return symbols": "the draws",
}
FORMS = (
    """\
def sample(scores, temperature, count, rng):
    scaled = scores / temperature
    shifted = scaled - np.max(scaled)
    powers = np.exp(shifted)
    p = powers / np.sum(powers)
    symbols = rng.choice(len(scores), size=count, p=p)
    return symbols
""",
)

EXERCISES = [
    Exercise(
        id="sample",
        function="sample",
        parameters=("scores", "temperature", "count", "rng"),
        returns=("symbols",),
        points=10,
        concept="temperature",
        oracle=sample,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={"temperature": float, "count": int, "rng": np.random.Generator},
        mistakes=MISTAKES,
        forms=FORMS,
        quantities=QUANTITIES,
        concerns={"the temperature": ("the scores over the temperature",)},
        hints=(
            "Three steps: divide the scores by the temperature, turn them into probabilities with a softmax, and draw.",
            "A softmax is np.exp(scaled) divided by its sum. With scores near 1000 that overflows, so take the largest off first.",
            "rng.choice(len(scores), size=count, p=...) draws `count` numbers with these probabilities.",
        ),
    )
]

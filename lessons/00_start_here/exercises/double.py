"""What the check of `double` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Mistake


def double(x):
    """Twice x."""
    return 2 * x


def cases(rng: np.random.Generator) -> list[Case]:
    """One number, then many, some of them below zero."""
    return [
        Case("one number", {"x": np.array([3.0])}),
        Case("several numbers", {"x": rng.normal(size=4)}),
        Case("a table", {"x": rng.normal(size=(2, 3))}),
    ]


EXERCISES = [
    Exercise(
        id="double",
        function="double",
        concept="half-life",
        parameters=("x",),
        returns=("twice",),
        points=1,
        oracle=double,
        cases=cases,
        quantities={"twice": "the doubled value", "return twice": "the doubled value"},
        forms=("def double(x):\n    twice = x * 2\n    return twice\n",),
        hints=(
            "What do you multiply a number by to get twice as much?",
            "NumPy multiplies a whole array at once, just like a number.",
            "Write `return`, and after it x, multiplied by two.",
        ),
        mistakes=(
            Mistake("half", "That is half of x. Which number makes it twice as much?", edit=("2 * x", "x / 2")),
            Mistake(
                "square",
                "You multiply x by itself. For 2 that happens to be right, for 3 it isn't.",
                edit=("2 * x", "x * x"),
            ),
            Mistake("plus-two", "You add 2. Twice as much means times 2.", edit=("2 * x", "2 + x")),
        ),
    )
]

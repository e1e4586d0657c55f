"""What the check of `collapse` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def collapse(scores: np.ndarray, blank: int) -> np.ndarray:
    """Greedy decoding: the likeliest output of every step, one of each run, no blanks."""
    path = scores.argmax(1)
    first = np.append(True, path[1:] != path[:-1])
    runs = path[first]
    return runs[runs != blank]


def along(rng: np.random.Generator, path: list[int], outputs: int, blank: int = 0) -> Inputs:
    """Scores whose likeliest path is this one."""
    scores = rng.normal(size=(len(path), outputs))
    scores[np.arange(len(path)), path] = scores.max(1) + rng.uniform(0.1, 1, len(path))
    return {"scores": scores, "blank": blank}


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then doubled outputs, and another blank."""
    return [
        Case("one step", along(rng, [2], 3)),
        Case("one blank", along(rng, [0], 3)),
        Case("a run", along(rng, [1, 1, 1], 3)),
        Case("a blank between different outputs", along(rng, [2, 0, 1], 4)),
        Case("the same output twice", along(rng, [2, 2, 0, 2], 3)),
        Case("an output comes back later", along(rng, [3, 1, 3], 4)),
        Case("blanks around and between", along(rng, [0, 0, 1, 1, 0, 0, 1, 2, 2, 0], 5)),
        Case("only blanks", along(rng, [0, 0, 0, 0], 3)),
        Case("another blank", along(rng, [0, 4, 0, 0, 2, 4, 4, 2], 5, blank=4)),
        Case("as many steps as outputs", along(rng, [1, 0, 0, 3, 3], 5)),
        Case("a long path", along(rng, rng.integers(4, size=60).tolist(), 4)),
    ]


RUNS = "what becomes of runs and blanks"


def probes(rng: np.random.Generator) -> list[Probe]:
    """A path without runs and blanks stays as it is."""
    return [Probe(RUNS, Case("probe without runs and blanks", along(rng, [3, 1, 2, 4], 5)))]


PATH = "path = scores.argmax(1)"
KEPT = "runs = path[first]"
RETURN = "return runs[runs != blank]"

MISTAKES = (
    Mistake(
        "blanks-first",
        "You seem to take the blanks out first, and then merge. Then “3, blank, 3” becomes one 3: the blank had kept them apart.",
        edit=(
            (PATH, "path = scores.argmax(1)\n    path = path[path != blank]"),
            (RETURN, "return runs"),
        ),
    ),
    Mistake(
        "runs-kept",
        "Runs are still there. A sound lasts for several steps, and each run stands for one symbol.",
        edit=(KEPT, "runs = path"),
    ),
    Mistake(
        "blanks-kept",
        "There are blanks in your answer. They say “nothing new here”, and belong to no word.",
        edit=(RETURN, "return runs"),
    ),
    Mistake(
        "each-symbol-once",
        "Each symbol comes only once, and in order of size. A run is merged with its neighbours only; later the symbol may come again.",
        edit=(KEPT, "runs = np.unique(path)"),
    ),
    Mistake(
        "over-the-steps",
        "You seem to look for the likeliest step of each output. For every step, look for its likeliest output: along the other axis.",
        edit=(PATH, "path = scores.argmax(0)"),
    ),
    Mistake(
        "blank-is-zero",
        "You seem to take out the zeros. The blank's number is given, and may be another one.",
        edit=(RETURN, "return runs[runs != 0]"),
    ),
    Mistake(
        "path-instead-of-symbols",
        "You return the path. Merge its runs, and take the blanks out.",
        edit=(RETURN, "return path"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the symbols.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "path": "the likeliest path",
    "first": "where a run begins",
    "runs": "one symbol for each run",
    "symbols": "the symbols",
    "return symbols": "the symbols",
}
FORM = """\
def collapse(scores, blank):
    path = np.argmax(scores, axis=1)
    symbols = [int(path[k]) for k in range(len(path)) if path[k] != blank and (k == 0 or path[k] != path[k - 1])]
    symbols = np.array(symbols, dtype=int)
    return symbols
"""

EXERCISES = [
    Exercise(
        id="collapse",
        function="collapse",
        parameters=("scores", "blank"),
        returns=("symbols",),
        points=10,
        concept="ctc",
        oracle=collapse,
        cases=cases,
        probes=probes,
        parts={
            RUNS: "Without runs and blanks your answer is right, with them it is not. Which comes first, merging or taking out?"
        },
        types={"blank": int},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={RUNS: ("where a run begins", "one symbol for each run", "the symbols")},
        hints=(
            "Three steps: the likeliest output of every step, one of each run, and no blanks. The order of the last two matters.",
            "A run begins where a step differs from the step before; the first step always begins one.",
            "Compare the path without its first step with the path without its last one. Take the blanks out at the very end.",
        ),
    )
]

"""What the check of `ways-back` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace


def ways_back(
    forget: np.ndarray, update: np.ndarray, weight: np.ndarray, states: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What arrives of an error on the direct way, for each unit of an LSTM, a GRU and a plain RNN."""
    slopes = 1 - states**2
    return forget.prod(axis=0), update.prod(axis=0), (weight * slopes).prod(axis=0)


def drawn(rng: np.random.Generator, steps: int, units: int) -> Inputs:
    """Gates between 0 and 1, states between -1 and 1, weights of both signs."""
    return {
        "forget": rng.uniform(0.3, 1, size=(steps, units)),
        "update": rng.uniform(0.3, 1, size=(steps, units)),
        "weight": rng.uniform(0.4, 1.4, size=units) * rng.choice([-1, 1], size=units),
        "states": rng.uniform(-0.9, 0.9, size=(steps, units)),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells steps from units."""
    return [
        Case("one step, one unit", drawn(rng, 1, 1)),
        Case("three steps, one unit", drawn(rng, 3, 1)),
        Case("two steps, three units", drawn(rng, 2, 3)),
        Case("as many steps as units", drawn(rng, 4, 4)),
        Case("a gate that is shut once", {**drawn(rng, 3, 1), "forget": np.array([[1.0], [0.0], [1.0]])}),
        *(Case(f"random {n + 1}", drawn(rng, *(int(size) for size in rng.integers(2, 7, 2)))) for n in range(5)),
    ]


PARTS = {
    "the slope of tanh": "With states at 0, where tanh has the slope 1, you are right. Look at the slope elsewhere."
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """At the state 0 tanh has the slope 1."""
    return [
        Probe(part, Case(f"probe of {part}", {**given, "states": np.zeros_like(given["states"])}))
        for part in PARTS
        for given in (drawn(rng, 4, 3),)
    ]


LSTM = "lstm = np.prod(forget, axis=0)"
GRU = "gru = np.prod(update, axis=0)"
RNN = "rnn = np.prod(weight * (1 - states**2), axis=0)"

MISTAKES = (
    Mistake(
        "writes-instead-of-keeps",
        "The GRU's way seems to use 1 − z. In PyTorch z is the share that is kept, and an error goes back along what is kept.",
        edit=(GRU, "gru = np.prod(1 - update, axis=0)"),
    ),
    Mistake(
        "no-slope",
        "The RNN's way seems to be without the slope of tanh. Each step squashes, so each step back multiplies by the slope.",
        edit=(RNN, "rnn = np.prod(weight * np.ones_like(states), axis=0)"),
    ),
    Mistake(
        "slope-not-squared",
        "The slope seems to be 1 − h. At the new state h, tanh has the slope 1 − h², which is the same for h and −h.",
        edit=(RNN, "rnn = np.prod(weight * (1 - states), axis=0)"),
    ),
    Mistake(
        "weight-once",
        "The RNN's weight seems to count once. The error passes through it at every step.",
        edit=(RNN, "rnn = weight * np.prod(1 - states**2, axis=0)"),
    ),
    Mistake(
        "mean-of-gates",
        "The LSTM's way seems to be a mean. Each step multiplies what the step after it has left.",
        edit=(LSTM, "lstm = np.mean(forget, axis=0)"),
    ),
    Mistake(
        "last-gate-alone",
        "Only the last step seems to count in the LSTM. The error goes on, to the step before and the one before that.",
        edit=(LSTM, "lstm = forget[-1]"),
    ),
    Mistake(
        "returned-backwards",
        "The three come back in another order. The exercise asks for LSTM, GRU, plain RNN.",
        edit=("return lstm, gru, rnn", "return rnn, gru, lstm"),
    ),
)

QUANTITIES = {
    "lstm": "the LSTM's share",
    "gru": "the GRU's share",
    "slopes": "the slope of tanh",
    "factors": "the factor of one step of the RNN",
    "rnn": "the plain RNN's share",
    "return lstm": "the share that comes back first, the LSTM's",
    "return gru": "the share that comes back second, the GRU's",
    "return rnn": "the share that comes back third, the plain RNN's",
}
FORM = """\
def ways_back(forget, update, weight, states):
    lstm = forget.prod(axis=0)
    gru = update.prod(axis=0)
    slopes = 1 - states**2
    factors = weight * slopes
    rnn = factors.prod(axis=0)
    return lstm, gru, rnn
"""

EXERCISES = [
    Exercise(
        id="ways-back",
        function="ways_back",
        parameters=("forget", "update", "weight", "states"),
        returns=("lstm", "gru", "rnn"),
        points=5,
        concept="vanishing-gradient",
        oracle=ways_back,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=lambda rng: {
                "forget": np.tile(np.linspace(0.5, 1, 12), (20, 1)),
                "update": np.tile(np.linspace(0.5, 1, 12), (20, 1)),
                "weight": np.ones(12),
                "states": np.tile(np.linspace(-0.9, 0.9, 12), (20, 1)),
            },
            curves=lambda runs: {name: np.asarray(runs[0][name], float) for name in ("lstm", "gru", "rnn")},
            axis="unit",
            note="The plot shows what arrives after 20 steps, for 12 units: gates from 0.5 to 1, states from −0.9 to 0.9.",
        ),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={
            "the slope of tanh": ("the slope of tanh", "the factor of one step of the RNN", "the plain RNN's share")
        },
        hints=(
            "Each step multiplies what is left by one factor. So what arrives is a product of factors, over the steps and for each unit "
            "by itself.",
            "The factors are f in the LSTM and z in the GRU. In the RNN they are the weight on the old state times the slope of tanh "
            "at the new state.",
            "That slope is 1 − h². A product down the rows leaves one number for each unit; NumPy's function for it takes an axis.",
        ),
    )
]

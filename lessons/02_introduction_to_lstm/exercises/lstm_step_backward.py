"""What the check of `lstm-step-backward` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace
from helpers.nets import lstm_sequence, lstm_step_backward

WIDE = 40.0  # a sum at which a gate is open, and its slope is 0 to the last digit
BLOCKS = "ifgo"


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int) -> Inputs:
    """Random inputs of lstm_step_backward."""
    return {
        "grad_h": rng.normal(size=(batch, hidden)),
        "grad_c": rng.normal(size=(batch, hidden)),
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "c": rng.normal(size=(batch, hidden)),
        "weight_ih": rng.uniform(-1, 1, size=(4 * hidden, inputs)),
        "weight_hh": rng.uniform(-1, 1, size=(4 * hidden, hidden)),
        "bias": rng.uniform(-1, 1, size=4 * hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another."""
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("all sizes equal", drawn(rng, 4, 4, 4)),
        Case("as many inputs as rows of weights", drawn(rng, 2, 8, 2)),
    ]


def probe(rng: np.random.Generator, parts: tuple[str, ...], shows: str, wide: dict[str, float], silent: str) -> Probe:
    """The sums in `wide` stand still, so their blocks get no gradient; nothing arrives at `silent`."""
    given = drawn(rng, 2, 2, 2)
    given["weight_ih"][:], given["weight_hh"][:] = 0, 0
    given[silent][:] = 0
    for block, value in wide.items():
        given["bias"].reshape(4, 2)[BLOCKS.index(block)] = value
    return Probe(parts, shows, Case(f"probe of {', '.join(parts)}", given))


ALONG, THROUGH = "the way along the cell", "the way from h into the cell"


def probes(rng: np.random.Generator) -> list[Probe]:
    """Each lets one way back speak."""
    gates = dict.fromkeys(BLOCKS, WIDE)

    def only(block: str) -> dict[str, float]:
        return {other: value for other, value in gates.items() if other != block}

    return [
        probe(rng, (ALONG,), "c", {}, "grad_h"),
        probe(rng, (ALONG, THROUGH), "c", {}, "grad_c"),
        probe(rng, ("the output gate",), "bias", only("o"), "grad_c"),
        probe(rng, ("the forget gate",), "bias", only("f"), "grad_h"),
        probe(rng, ("the input gate",), "bias", only("i"), "grad_h"),
        probe(rng, ("the candidate",), "bias", only("g"), "grad_h"),
    ]


PARTS = {
    ALONG: "When nothing arrives at h, the old memory should get what arrives at the new one, times f, and yours does not.",
    THROUGH: "When nothing arrives at the new c, something should still reach the memory: h shows it. Yours does not pass that on rightly.",
    "the output gate": "With all other sums at rest, only the output gate's rows of the bias should get a gradient; yours is off.",
    "the forget gate": "With all other sums at rest, only the forget gate's rows of the bias should get a gradient; yours is off.",
    "the input gate": "With all other sums at rest, only the input gate's rows of the bias should get a gradient; yours is off.",
    "the candidate": "With all other sums at rest, only the candidate's rows of the bias should get a gradient; yours is off.",
}

CELL = "grad_c = grad_c + grad_h * o * (1 - shown**2)"
RETURN_X, RETURN_H, RETURN_C = "sums @ weight_ih,", "sums @ weight_hh,", "grad_c * f,"
RETURN_IH, RETURN_HH, RETURN_BIAS = "sums.T @ x,", "sums.T @ h,", "sums.sum(axis=0),"

MISTAKES = (
    Mistake(
        "way-through-h-left-out",
        "It looks as if h had no part in the memory's gradient. The new c is seen through h as well: what arrives there goes on to c.",
        edit=(CELL, "grad_c = 1.0 * grad_c"),
    ),
    Mistake(
        "later-steps-left-out",
        "It looks as if what arrives at c from later steps were lost. Two ways lead to the new c, and their gradients add up.",
        edit=(CELL, "grad_c = grad_h * o * (1 - shown**2)"),
    ),
    Mistake(
        "slope-of-tanh-left-out",
        "It looks as if the slope of tanh were missing on the way from h to c.",
        edit=(CELL, "grad_c = grad_c + grad_h * o"),
    ),
    Mistake(
        "output-gate-left-out",
        "It looks as if the output gate were missing on the way from h to c. A shut gate lets no gradient through either.",
        edit=(CELL, "grad_c = grad_c + grad_h * (1 - shown**2)"),
        concept="output-gate",
    ),
    Mistake(
        "slope-of-tanh-at-the-wrong-place",
        "The slope of tanh is one minus the square of what comes out of it. Yours looks like the square of what goes in.",
        edit=(CELL, "grad_c = grad_c + grad_h * o * (1 - (f * c + i * g) ** 2)"),
    ),
    Mistake(
        "slopes-of-gates-left-out",
        "It looks as if the slopes of the sigmoids were missing. The gates' sums go through one; what is its slope, in "
        "terms of the gate?",
        edit=(("* i * (1 - i)", "* 1.0"), ("* f * (1 - f)", "* 1.0"), ("* o * (1 - o)", "* 1.0")),
    ),
    Mistake(
        "slope-of-candidate-left-out",
        "It looks as if the slope of the candidate's tanh were missing.",
        edit=("* (1 - g**2)", "* 1.0"),
    ),
    Mistake(
        "candidate-with-the-slope-of-a-gate",
        "It looks as if the candidate had the slope of a sigmoid. It goes through tanh.",
        edit=("* (1 - g**2)", "* g * (1 - g)"),
        concept="candidate",
    ),
    Mistake(
        "input-and-candidate-exchanged",
        "The gradients of i and g look exchanged. In a product, each factor's gradient is the other factor.",
        edit=(
            ("grad_c * g * i * (1 - i)", "grad_c * i * i * (1 - i)"),
            ("grad_c * i * (1 - g**2)", "grad_c * g * (1 - g**2)"),
        ),
    ),
    Mistake(
        "forget-gate-sees-the-new-memory",
        "It looks as if the forget gate's gradient had the new memory in it. Which memory does the gate scale?",
        edit=("grad_c * c * f", "grad_c * (f * c + i * g) * f"),
    ),
    Mistake(
        "output-gate-sees-the-bare-memory",
        "It looks as if the output gate's gradient had the memory itself in it. What does the gate scale, the memory or its tanh?",
        edit=("grad_h * shown * o", "grad_h * (f * c + i * g) * o"),
    ),
    Mistake(
        "output-gate-fed-from-the-cell",
        "It looks as if the output gate got its gradient from the cell. It has no part in the new c: which gradient reaches it?",
        edit=("grad_h * shown * o", "grad_c * shown * o"),
    ),
    Mistake(
        "old-memory-without-its-gate",
        "It looks as if the gradient went back along the cell unchanged. That was the LSTM of 1997; which gate stands in the way now?",
        edit=(RETURN_C, "grad_c,"),
        concept="forget-gate",
    ),
    Mistake(
        "blocks-in-another-order",
        "It looks as if the four blocks were put together in another order. The weights are stacked i, f, g, o.",
        edit=(
            (
                "            grad_c * i * (1 - g**2),\n            grad_h * shown * o * (1 - o),",
                "            grad_h * shown * o * (1 - o),\n            grad_c * i * (1 - g**2),",
            ),
        ),
    ),
    Mistake(
        "mean-for-sum",
        "The weights' gradients look like a mean over the batch. One weight serves all sequences, so what they ask of it adds up.",
        edit=(
            (RETURN_IH, "sums.T @ x / len(x),"),
            (RETURN_HH, "sums.T @ h / len(x),"),
            (RETURN_BIAS, "sums.mean(axis=0),"),
        ),
    ),
    Mistake(
        "bias-not-summed",
        "The bias has one gradient for each sequence. It serves all of them: what must become of the batch's axis?",
        edit=(RETURN_BIAS, "sums,"),
    ),
    Mistake(
        "weights-transposed",
        "The weights' gradients look transposed. A gradient has the shape of what it belongs to.",
        edit=((RETURN_IH, "x.T @ sums,"), (RETURN_HH, "h.T @ sums,")),
    ),
    Mistake(
        "h-only-straight",
        "It looks as if the old h got only what arrived at the new one. The old h has no direct way there: it acts "
        "through the four sums.",
        edit=(RETURN_H, "grad_h,"),
    ),
    Mistake(
        "inputs-changed",
        "Your values are right, but the gradient that was given is not what it was: your function changes it in place. Look for `+=`.",
        edit=(CELL, "grad_c += grad_h * o * (1 - shown**2)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. All is computed; now hand back the six gradients.",
        edit=("    return (", "    _ = ("),
    ),
)


def backwards(rng: np.random.Generator) -> Inputs:
    """Twelve steps of one unit, the last one first; an error arrives at its last h and c."""
    given = drawn(rng, 1, 1, 1)
    xs = rng.normal(size=(12, 1, 1))
    weights = [given[name] for name in ("weight_ih", "weight_hh", "bias")]
    given["bias"][1] += 2.0  # a memory that lasts, so that there is something to see
    hs, cs = lstm_sequence(xs, given["h"], given["c"], *weights)
    before_h, before_c = np.concatenate([given["h"][None], hs[:-1]]), np.concatenate([given["c"][None], cs[:-1]])
    given |= {"grad_h": np.ones((1, 1)), "grad_c": np.ones((1, 1))}
    return {**given, "x": xs[::-1].copy(), "h": before_h[::-1].copy(), "c": before_c[::-1].copy()}


EXERCISES = [
    Exercise(
        id="lstm-step-backward",
        function="lstm_step_backward",
        parameters=("grad_h", "grad_c", "x", "h", "c", "weight_ih", "weight_hh", "bias"),
        returns=("x", "h", "c", "weight_ih", "weight_hh", "bias"),
        points=15,
        concept="backpropagation-through-time",
        deeper=True,
        oracle=lstm_step_backward,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=backwards,
            varies=("x", "h", "c"),
            feeds={"h": "grad_h", "c": "grad_c"},
            curves=lambda runs: {name: np.array([run[name][0, 0] for run in runs]) for name in ("c", "h")},
            axis="step back",
            note="Drawn are the gradients of c and h, from step to step back.",
        ),
        mistakes=MISTAKES,
        hints=(
            "Go through the equations from the last to the first. For each product, a factor's gradient is what "
            "arrives, times the other factor.",
            "First collect all that arrives at the new memory: what came from later, and what comes through h. The way "
            "through h passes the output gate "
            "and the slope of tanh, which is one minus its output squared.",
            "The new memory is a sum of two products. So f gets the memory's gradient times c, i gets it times g, g "
            "gets it times i, and the old c gets it times f.",
            "Each of the four then goes through the slope of its curve: a gate s has s(1 - s), the candidate has 1 - g "
            "squared. Put them side by side, i, f, g, o: "
            "that is the gradient of the four sums. From there, x and h are one matrix product away, and so are the weights.",
        ),
    )
]

"""What the check of `lstm-step` needs to know."""

from collections.abc import Mapping

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe, Trace
from helpers.nets import lstm_step

BLOCKS = "ifgo"
WIDE = 40.0  # a sum at which a gate is open, and a candidate is 1, to the last digit


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int, bound: float = 1.0) -> Inputs:
    """Random inputs of lstm_step, weights and bias within ±bound."""
    return {
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "c": rng.normal(size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(4 * hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(4 * hidden, hidden)),
        "bias": rng.uniform(-bound, bound, size=4 * hidden),
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another."""
    saturated = drawn(rng, 2, 2, 3)
    saturated["bias"] = np.where(rng.random(12) < 0.5, -30.0, 30.0)
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("as many inputs as rows of weights", drawn(rng, 2, 8, 2)),
        Case("all sizes equal", drawn(rng, 4, 4, 4)),
        Case("gates wide open or shut", saturated),
        Case("large weights", drawn(rng, 3, 5, 2, bound=3.0)),
        *(Case(f"random {n + 1}", drawn(rng, *(int(size) for size in rng.integers(1, 7, 3)))) for n in range(3)),
    ]


X, H, BIAS = "what x contributes", "what h contributes", "the bias"
MEMORY_PART, SHOWN_PART = "the new memory", "what is shown of the memory"


def probe(
    rng: np.random.Generator,
    parts: tuple[str, ...],
    shows: str,
    wide: Mapping[str, float],
    c: float | None = None,
    driven: tuple[str, str] | None = None,
) -> Probe:
    """All at rest, but for the sums in `wide`, which the bias sets, and the sum of one block, `driven` = (what drives it, block).

    The memory is `c`, or random if None.
    """
    given = {name: np.zeros_like(value) for name, value in drawn(rng, 2, 2, 2).items()}
    given["c"] = rng.normal(size=(2, 2)) if c is None else np.full((2, 2), c)
    for block, value in wide.items():
        given["bias"].reshape(4, 2)[BLOCKS.index(block)] = value
    if driven:
        drive, block = driven
        if drive == BIAS:
            given["bias"].reshape(4, 2)[BLOCKS.index(block)] = rng.normal(size=2)
        else:
            state, weight = ("x", "weight_ih") if drive == X else ("h", "weight_hh")
            given[state] = rng.normal(size=(2, 2))
            given[weight].reshape(4, 2, 2)[BLOCKS.index(block)] = rng.normal(size=(2, 2))
    return Probe(tuple(dict.fromkeys(parts)), shows, Case(f"probe of {', '.join(parts)}", given))


def probes(rng: np.random.Generator) -> list[Probe]:
    """Each lets one part speak, driven by the input, by the hidden state or by the bias; it names all the parts that it rests on."""
    found = []
    for drive in (X, H, BIAS):
        # A shut input gate is not all that keeps the candidate out: the candidate is 0 too. So these do not rest on the bias.
        found.append(probe(rng, ("the forget gate", drive, MEMORY_PART), "c", {"i": -WIDE}, None, (drive, "f")))
        found.append(probe(rng, ("the input gate", drive, BIAS, MEMORY_PART), "c", {"g": WIDE}, 0.0, (drive, "i")))
        found.append(probe(rng, ("the candidate", drive, BIAS, MEMORY_PART), "c", {"i": WIDE}, 0.0, (drive, "g")))
        # So small a memory passes tanh unchanged: the output gate alone.
        found.append(probe(rng, ("the output gate", drive, BIAS), "h", {"f": WIDE, "i": -WIDE}, 1e-6, (drive, "o")))
    found.append(probe(rng, (SHOWN_PART, BIAS), "h", {"f": WIDE, "o": WIDE, "i": -WIDE}))
    found.append(probe(rng, (MEMORY_PART, BIAS), "c", {"f": WIDE, "i": WIDE, "g": WIDE}))
    return found


def twelve_steps(rng: np.random.Generator) -> Inputs:
    """One unit over twelve steps, each fed with what the one before returned."""
    given = drawn(rng, 1, 1, 1, bound=3.0)
    return {**given, "h": np.zeros((1, 1)), "c": np.zeros((1, 1)), "x": rng.normal(size=(12, 1, 1))}


PARTS = {
    "the forget gate": "With nothing to write, c' should be f·c, and yours is not.",
    "the input gate": "With no old memory and a candidate of 1, c' should be i itself, and yours is not.",
    "the candidate": "With no old memory and the input gate wide open, c' should be g itself, and yours is not.",
    SHOWN_PART: "With the output gate wide open, h' should be what tanh makes of c', and yours is not.",
    "the output gate": "With a memory so small that tanh does not change it, h' should be o·c', and yours is not.",
    MEMORY_PART: "With all gates wide open and a candidate of 1, c' should be c + 1, and yours is not.",
    X: "With h and the bias at zero, the four sums should come from x and weight_ih alone, and yours do not.",
    H: "With x and the bias at zero, the four sums should come from h and weight_hh alone, and yours do not.",
    BIAS: "With x and h at zero, the four sums should be the bias itself, and yours are not.",
}

SPLIT, MEMORY, SHOWN = "i, f, g, o = np.split", "c_new = f * c + i * g", "h_new = o * np.tanh(c_new)"
SUMS, RETURN = "x @ weight_ih.T + h @ weight_hh.T + bias", "return h_new, c_new"


def sigmoid_line(gate: str) -> str:
    return f"{gate} = 1 / (1 + np.exp(-{gate}))"


def order(id: str, names: str, message: str) -> Mistake:
    return Mistake(id, message, edit=(SPLIT, f"{', '.join(names)} = np.split"), concept="gate")


MISTAKES = (
    order(
        "input-forget-swapped",
        "figo",
        (
            "It looks as if i and f had changed places. Which block of rows comes first in PyTorch's order, and "
            "which gate scales the old memory?"
        ),
    ),
    order(
        "forget-output-swapped",
        "iogf",
        "It looks as if f and o had changed places. Which block of rows is the second, which the last?",
    ),
    order(
        "input-output-swapped",
        "ofgi",
        "It looks as if i and o had changed places. Which block of rows is the first, which the last?",
    ),
    order(
        "input-candidate-swapped",
        "gfio",
        (
            "It looks as if i and g had changed places. Which of the two is a gate, and which the value that the "
            "gate lets in?"
        ),
    ),
    order(
        "blocks-ifog",
        "ifog",
        (
            "It looks as if the blocks were cut as i, f, o, g, as some papers stack them. Here they are stacked "
            "as in PyTorch: look at where the candidate stands."
        ),
    ),
    order(
        "blocks-iofg",
        "iofg",
        (
            "It looks as if the blocks were cut as i, o, f, g, as ONNX stacks them. Here they are stacked as in "
            "PyTorch: look up the order above."
        ),
    ),
    order(
        "blocks-candidate-first",
        "gifo",
        "It looks as if the candidate's block were taken first. Look up the order of the blocks above.",
    ),
    Mistake(
        "split-along-batch",
        (
            "It looks as if the blocks were cut along the batch. The sums have shape (B, 4H): which axis holds "
            "the four blocks?"
        ),
        edit=("axis=1", "axis=0"),
    ),
    Mistake(
        "sigmoid-tanh-exchanged",
        (
            "It looks as if sigmoid and tanh had changed places. A gate is a share between 0 and 1; the candidate "
            "lies between -1 and 1. Which curve gives which?"
        ),
        edit=(
            *((sigmoid_line(gate), f"{gate} = np.tanh({gate})") for gate in "ifo"),
            ("g = np.tanh(g)", sigmoid_line("g")),
        ),
        concept="gate",
    ),
    Mistake(
        "gates-through-tanh",
        "It looks as if everything went through tanh. A gate is a share: which curve stays between 0 and 1?",
        edit=tuple((sigmoid_line(gate), f"{gate} = np.tanh({gate})") for gate in "ifo"),
        concept="gate",
    ),
    Mistake(
        "candidate-through-sigmoid",
        (
            "It looks as if the candidate went through the sigmoid. It is a value, not a gate: could a memory "
            "ever be pushed below zero like this?"
        ),
        edit=("g = np.tanh(g)", sigmoid_line("g")),
        concept="candidate",
    ),
    Mistake(
        "sigmoid-sign",
        (
            "It looks as if the sigmoid were mirrored: where a gate should open, yours shuts. What should happen "
            "to exp when the sum is large and positive?"
        ),
        edit=tuple((sigmoid_line(gate), f"{gate} = 1 / (1 + np.exp({gate}))") for gate in "ifo"),
    ),
    Mistake(
        "gates-not-squashed",
        "It looks as if the gates were used without a sigmoid. A gate is a share between 0 and 1; what is yours?",
        edit=tuple((f"    {sigmoid_line(gate)}\n", "") for gate in "ifo"),
        concept="gate",
    ),
    Mistake(
        "candidate-not-squashed",
        "It looks as if the candidate were used as the bare sum. Between which bounds should it lie?",
        edit=("    g = np.tanh(g)\n", ""),
        concept="candidate",
    ),
    Mistake(
        "tanh-of-cell-left-out",
        (
            "It looks as if the memory were shown as it is. Before the output gate there is one more step that "
            "keeps h between -1 and 1."
        ),
        edit=(SHOWN, "h_new = o * c_new"),
        concept="hidden-state",
    ),
    Mistake(
        "old-cell-shown",
        "It looks as if h were made from the old memory. Which memory should this step show?",
        edit=(SHOWN, "h_new = o * np.tanh(c)"),
        concept="hidden-state",
    ),
    Mistake(
        "output-gate-left-out",
        "It looks as if the whole memory were shown. Which gate decides how much of it is?",
        edit=(SHOWN, "h_new = np.tanh(c_new)"),
        concept="output-gate",
    ),
    Mistake(
        "state-not-kept",
        (
            "It looks as if the old memory were lost: the new one is only what is written now. What happens to "
            "the c that comes in?"
        ),
        edit=(MEMORY, "c_new = i * g"),
    ),
    Mistake(
        "forget-gate-left-out",
        (
            "It looks as if all of the old memory were kept, at every step. That was the LSTM of 1997; which gate "
            "came in 2000?"
        ),
        edit=(MEMORY, "c_new = c + i * g"),
        concept="forget-gate",
    ),
    Mistake(
        "input-gate-left-out",
        "It looks as if all of the candidate were written, at every step. Which gate decides how much is?",
        edit=(MEMORY, "c_new = f * c + g"),
        concept="input-gate",
    ),
    Mistake(
        "forget-complement",
        "It looks as if f = 1 erased in your step. Mind the name: at 1 the forget gate keeps everything.",
        edit=(MEMORY, "c_new = (1 - f) * c + i * g"),
        concept="forget-gate",
        misconception="one-forgets",
    ),
    Mistake(
        "gates-coupled",
        (
            "It looks as if one gate did the work of two: what you write is the complement of what you keep. An "
            "LSTM decides the two separately."
        ),
        edit=(MEMORY, "c_new = f * c + (1 - f) * g"),
        concept="input-gate",
    ),
    Mistake(
        "bias-left-out",
        "It looks as if the bias were missing. What is each sum when x and h are zero?",
        edit=(SUMS, "x @ weight_ih.T + h @ weight_hh.T"),
    ),
    Mistake(
        "bias-twice",
        "It looks as if the bias were added twice. PyTorch has two biases; here there is one, their sum.",
        edit=(SUMS, f"{SUMS} + bias"),
    ),
    Mistake(
        "recurrent-term-left-out",
        (
            "It looks as if the hidden state had no say. The gates look at x and at something else: which "
            "argument did you not use?"
        ),
        edit=(SUMS, "x @ weight_ih.T + bias"),
        concept="hidden-state",
    ),
    Mistake(
        "input-term-left-out",
        (
            "It looks as if the input had no say. The gates look at h and at something else: which argument did "
            "you not use?"
        ),
        edit=(SUMS, "h @ weight_hh.T + bias"),
    ),
    Mistake(
        "weights-not-transposed",
        (
            "A matrix product does not fit. The weights have shapes (4H, I) and (4H, H), x has (B, I) and h (B, "
            "H): what must be turned for the result to be (B, 4H)?"
        ),
        edit=(SUMS, "x @ weight_ih + h @ weight_hh + bias"),
    ),
    Mistake(
        "input-weights-not-transposed",
        (
            "The product with weight_ih does not fit, or fits only where the shape happens to be square. Its rows "
            "are the units: which way must it be turned?"
        ),
        edit=("weight_ih.T", "weight_ih"),
    ),
    Mistake(
        "weights-reshaped",
        (
            "It looks as if the weights were brought into shape by reshape. The shape then fits, but the numbers "
            "stand in other places. What turns rows into columns?"
        ),
        edit=(
            ("weight_ih.T", "weight_ih.reshape(x.shape[1], -1)"),
            ("weight_hh.T", "weight_hh.reshape(h.shape[1], -1)"),
        ),
    ),
    Mistake(
        "inputs-changed",
        (
            "Your values are right, but the c that was given is not what it was: your function changes its input "
            "in place. Whoever calls it may still need the old memory. Look for `*=` and `+=`."
        ),
        edit=(MEMORY, "c *= f\n    c += i * g\n    c_new = c"),
    ),
    Mistake(
        "order-of-outputs",
        "The values are right, but c comes first in your answer. Asked is h, then c.",
        edit=(RETURN, "return c_new, h_new"),
    ),
    Mistake(
        "float32",
        (
            "Your answer has float32: about 7 digits. The inputs have float64, about 16, and what is lost in one "
            "step is lost at every step. What in your code makes the numbers shorter?"
        ),
        edit=(RETURN, "return h_new.astype(np.float32), c_new.astype(np.float32)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. All is computed; now hand back h and c.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

EXERCISES = [
    Exercise(
        id="lstm-step",
        function="lstm_step",
        parameters=("x", "h", "c", "weight_ih", "weight_hh", "bias"),
        returns=("h", "c"),
        points=10,
        concept="cell-state",
        oracle=lstm_step,
        cases=cases,
        probes=probes,
        parts=PARTS,
        trace=Trace(
            inputs=twelve_steps,
            varies=("x",),
            feeds={"h": "h", "c": "c"},
            curves=lambda runs: {name: np.array([run[name][0, 0] for run in runs]) for name in ("c", "h")},
            axis="step",
            note="Drawn is your step, taken twelve times in a row from h = c = 0.",
        ),
        mistakes=MISTAKES,
        hints=(
            (
                "Begin with the shapes. x is (B, I), weight_ih is (4H, I), and you want (B, 4H): which of the two "
                "must be turned, and on which side does it stand? The same holds for h and weight_hh. The bias adds "
                "itself to every row."
            ),
            (
                "The result has four blocks side by side: i, f, g, o, each H columns wide. np.split cuts an array "
                "into equal parts; tell it the number of parts and along which axis."
            ),
            (
                "Three of the blocks are gates, shares between 0 and 1: they go through the sigmoid, 1 / (1 + "
                "exp(-a)). One is a value between -1 and 1: it goes through np.tanh."
            ),
            (
                "The new memory is what is kept plus what is written: a share of the old c, plus a share of the "
                "candidate. What is shown is a share of tanh of the *new* memory. Return both, h first."
            ),
        ),
    )
]

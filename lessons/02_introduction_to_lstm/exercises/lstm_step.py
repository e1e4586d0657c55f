"""What the check of `lstm-step` needs to know."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from helpers.judge import (
    ANY,
    GATE_CURVES,
    LAYER_SIZES,
    TANH_CURVES,
    Case,
    Exercise,
    Inputs,
    LayerSize,
    Mistake,
    Probe,
    Trace,
    Variation,
    applied,
    curves,
    orders,
    restacked,
    rows,
)
from helpers.nets import lstm_step

BLOCKS = "ifgo"
# Orders in use, and where: a class may give each learner one of them.
ORDERS = {
    "ifgo": "PyTorch",
    "figo": "OpenVINO",
    "ifog": "Caffe",
    "iofg": "ONNX",
    "gifo": "Chainer",
    "igfo": "TensorFlow's old LSTM cells",
}
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


def cases(rng: np.random.Generator, size: LayerSize = None) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another, unless there is one size alone."""
    if size:
        return cases_of(rng, *size)
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
        *(Case(f"random {n + 1}", drawn(rng, *(int(size) for size in rng.integers(1, 7, 3)))) for n in range(7)),
    ]


def cases_of(rng: np.random.Generator, inputs: int, hidden: int) -> list[Case]:
    """Cases of one size; only the number of sequences differs."""
    saturated = drawn(rng, 2, inputs, hidden)
    saturated["bias"] = np.where(rng.random(4 * hidden) < 0.5, -30.0, 30.0)
    return [
        Case("one sequence", drawn(rng, 1, inputs, hidden)),
        Case("a batch of three", drawn(rng, 3, inputs, hidden)),
        Case("as many sequences as units", drawn(rng, hidden, inputs, hidden)),
        Case("as many sequences as blocks", drawn(rng, 4, inputs, hidden)),
        Case("gates wide open or shut", saturated),
        Case("large weights", drawn(rng, 3, inputs, hidden, bound=3.0)),
        *(Case(f"random {n + 1}", drawn(rng, int(rng.integers(1, 7)), inputs, hidden)) for n in range(7)),
    ]


def probes(rng: np.random.Generator, blocks: str = BLOCKS, size: LayerSize = None) -> list[Probe]:
    """In each, one part is silent: its gate stands wide open, its input is zero, or its curve changes nothing."""
    found = []
    for part in PARTS:
        given = drawn(rng, 5, *(size or (3, 4)), bound=2.0)
        stands, silent, small = SILENT[part]
        for letter, value in stands.items():
            for name in ("weight_ih", "weight_hh", "bias"):
                np.split(given[name], 4)[blocks.index(letter)][:] = value if name == "bias" else 0
        for name in silent:
            given[name][:] = 0
        given["c"] *= small
        shows = ("h",) if part in ("the output gate", "what is shown of the cell state") else ()
        found.append(Probe(part, Case(f"probe of {part}", given), shows))
    return found


def twelve_steps(rng: np.random.Generator, size: LayerSize = None) -> Inputs:
    """One unit over twelve steps, each fed with what the one before returned; of a larger layer, its first unit is drawn."""
    inputs, hidden = size or (1, 1)
    given = drawn(rng, 1, inputs, hidden, bound=3.0)
    return {**given, "h": np.zeros((1, hidden)), "c": np.zeros((1, hidden)), "x": rng.normal(size=(12, 1, inputs))}


PARTS = {
    "the forget gate": "With the forget gate wide open your step is right, otherwise it is not.",
    "the input gate": "With the input gate wide open your step is right, otherwise it is not.",
    "the candidate": "With a candidate of 1 your step is right, otherwise it is not.",
    "the output gate": "With the output gate wide open your step is right, otherwise it is not.",
    "what is shown of the cell state": "With a cell state so small that tanh does not change it your step is right, otherwise it is not.",
    "what x contributes": "With x at zero your step is right, otherwise it is not.",
    "what h contributes": "With h at zero your step is right, otherwise it is not.",
    "the bias": "With a bias of zero your step is right, otherwise it is not.",
    "what is kept of the old cell state": "With an old cell state of zero your step is right, otherwise it is not.",
    "what is written": "With a candidate of zero your step is right, otherwise it is not.",
}
# For each part: blocks whose sums stand still, inputs that are zero, and a factor on the old cell state.
SILENT: dict[str, tuple[dict[str, float], tuple[str, ...], float]] = {
    "the forget gate": ({"f": WIDE}, (), 1.0),
    "the input gate": ({"i": WIDE}, (), 1.0),
    "the candidate": ({"g": WIDE}, (), 1.0),
    "the output gate": ({"o": WIDE}, (), 1.0),
    "what is shown of the cell state": ({"g": 0.0}, (), 1e-6),
    "what x contributes": ({}, ("x",), 1.0),
    "what h contributes": ({}, ("h",), 1.0),
    "the bias": ({}, ("bias",), 1.0),
    "what is kept of the old cell state": ({}, ("c",), 1.0),
    "what is written": ({"g": 0.0}, (), 1.0),
}

# Each as short as it can be: mistakes in different places are recognised together, too.
SPLIT, CANDIDATE = "np.split(blocks, 4, axis=1)", "g = np.tanh(g)"
KEPT, KEPT_STATE, KEEPING, WRITTEN = "= f *", "* c +", "f * c + ", "i * g"
SHOWING, SQUASHING, SHOWN = "o * np", "np.tanh(c", "c_new)"
FROM_X, FROM_H, PLUS_BIAS, RETURN = "x @ weight_ih.T + ", " + h @ weight_hh.T", "+ bias", "return h_new, c_new"


def sigmoid_line(gate: str) -> str:
    return f"{gate} = 1 / (1 + np.exp(-{gate}))"


def names_in(order: str) -> str:
    return f"{', '.join(order)} ="


def order(id: str, names: str, message: str) -> Mistake:
    return Mistake(id, message, edit=named_as(names), concept="gate")


def named_as(names: str, blocks: str = BLOCKS) -> tuple[tuple[str, str], ...]:
    """The blocks taken in another order than the right one."""
    return ((names_in(blocks), names_in(names)),)


def softmax_of_the_gates() -> tuple[tuple[str, str], ...]:
    """One line makes all three; the lines of the other two go."""
    line = "i, f, o = (np.exp(a) / (np.exp(i) + np.exp(f) + np.exp(o)) for a in (i, f, o))"
    return ((sigmoid_line("i"), line), *((f"    {sigmoid_line(gate)}\n", "") for gate in "fo"))


# Of PyTorch's order. For another one, the family in `variants` has them all.
ORDER_MISTAKES = (
    order(
        "input-forget-swapped",
        "figo",
        (
            "i and f look swapped: f, i, g, o is the order of OpenVINO, and of many blogs. Which block of rows "
            "comes first in PyTorch's order, and which gate scales the old cell state?"
        ),
    ),
    order(
        "forget-output-swapped",
        "iogf",
        "f and o look swapped, as in the order i, o, g, f. Which block of rows is the second, which the last?",
    ),
    order(
        "input-output-swapped",
        "ofgi",
        "i and o look swapped, as in the order o, f, g, i. Which block of rows is the first, which the last?",
    ),
    order(
        "input-candidate-swapped",
        "gfio",
        (
            "i and g look swapped, as in the order g, f, i, o. Which of the two is a gate, and which the value that the "
            "gate lets in?"
        ),
    ),
    order(
        "blocks-ifog",
        "ifog",
        (
            "Your blocks look like the order i, f, o, g, as in Caffe and in the course CS231n. Here they are stacked "
            "as in PyTorch: look at where the candidate stands."
        ),
    ),
    order(
        "blocks-iofg",
        "iofg",
        (
            "Your blocks look like the order i, o, f, g, as in ONNX. Here they are stacked as in "
            "PyTorch: look up the order above."
        ),
    ),
    order(
        "blocks-candidate-first",
        "gifo",
        "Your blocks look like the order g, i, f, o, as in Chainer: the candidate first. Look up the order of the blocks above.",
    ),
)
MISTAKES = (
    Mistake(
        "split-along-batch",
        "Your blocks look cut along the batch. The sums have shape (B, 4H): which axis holds the four blocks?",
        edit=(SPLIT, "np.split(blocks, 4, axis=0)"),
    ),
    Mistake(
        "sigmoid-tanh-exchanged",
        "Sigmoid and tanh look swapped. A gate is a share between 0 and 1; the candidate lies between -1 and 1. Which curve gives which?",
        edit=(
            *((sigmoid_line(gate), f"{gate} = np.tanh({gate})") for gate in "ifo"),
            (CANDIDATE, sigmoid_line("g")),
        ),
        concept="gate",
    ),
    Mistake(
        "gates-through-tanh",
        "Your gates look as if they went through tanh. A gate is a share: which curve stays between 0 and 1?",
        edit=tuple((sigmoid_line(gate), f"{gate} = np.tanh({gate})") for gate in "ifo"),
        concept="gate",
    ),
    Mistake(
        "candidate-through-sigmoid",
        (
            "Your candidate looks as if it went through the sigmoid. It is a value, not a gate: "
            "could it ever push the cell state below zero like this?"
        ),
        edit=(CANDIDATE, sigmoid_line("g")),
        concept="candidate",
    ),
    Mistake(
        "sigmoid-sign",
        "Your sigmoid looks mirrored: where a gate should open, yours shuts. What should happen to exp when the sum is large and positive?",
        edit=tuple((sigmoid_line(gate), f"{gate} = 1 / (1 + np.exp({gate}))") for gate in "ifo"),
    ),
    Mistake(
        "gates-not-squashed",
        "Your gates look as if they had no sigmoid. A gate is a share between 0 and 1; what is yours?",
        edit=tuple((f"    {sigmoid_line(gate)}\n", "") for gate in "ifo"),
        concept="gate",
    ),
    Mistake(
        "candidate-not-squashed",
        "Your candidate looks like the bare sum. Which bounds should it lie between?",
        edit=("    g = np.tanh(g)\n", ""),
        concept="candidate",
    ),
    Mistake(
        "tanh-of-cell-left-out",
        "You seem to show the cell state as it is. One more function, before the output gate, keeps h between -1 and 1.",
        edit=(SQUASHING, "(c"),
        concept="hidden-state",
    ),
    Mistake(
        "old-cell-shown",
        "Your h looks made from the old cell state. Which one should this step show?",
        edit=(SHOWN, "c)"),
        concept="hidden-state",
    ),
    Mistake(
        "output-gate-left-out",
        "You seem to show all of the cell state. Which gate decides how much of it is shown?",
        edit=(SHOWING, "np"),
        concept="output-gate",
    ),
    Mistake(
        "state-not-kept",
        "The old cell state seems to be lost: your new one is only what is written now. What happens to the c that comes in?",
        edit=(KEEPING, ""),
    ),
    Mistake(
        "forget-gate-left-out",
        "You seem to keep all of the old cell state, at every step. That was the LSTM of 1997; which gate came in 2000?",
        edit=(KEPT, "="),
        concept="forget-gate",
    ),
    Mistake(
        "input-gate-left-out",
        "You seem to write all of the candidate, at every step. Which gate decides how much is written?",
        edit=(WRITTEN, "g"),
        concept="input-gate",
    ),
    Mistake(
        "forget-complement",
        "In your step, f = 1 seems to erase. Mind the name: at 1 the forget gate keeps everything.",
        edit=(KEPT, "= (1 - f) *"),
        concept="forget-gate",
        misconception="one-forgets",
    ),
    Mistake(
        "gates-coupled",
        "One gate seems to do the work of two: what you write is the complement of what you keep. An LSTM sets the two independently.",
        edit=(WRITTEN, "(1 - f) * g"),
        concept="input-gate",
    ),
    Mistake(
        "bias-left-out",
        "The bias seems to be missing. What is each sum when x and h are zero?",
        edit=(PLUS_BIAS, ""),
    ),
    Mistake(
        "bias-twice",
        "The bias seems to be added twice. PyTorch has two biases; here there is one, their sum.",
        edit=(PLUS_BIAS, "+ bias + bias"),
    ),
    Mistake(
        "recurrent-term-left-out",
        "The hidden state seems to have no say. The gates look at x and at something else: which argument did you not use?",
        edit=(FROM_H, ""),
        concept="hidden-state",
    ),
    Mistake(
        "input-term-left-out",
        "The input seems to have no say. The gates look at h and at something else: which argument did you not use?",
        edit=(FROM_X, ""),
    ),
    Mistake(
        "weights-not-transposed",
        (
            "A matrix product doesn't fit. The weights have shapes (4H, I) and (4H, H), x has (B, I) and "
            "h (B, H): what must be transposed for the result to be (B, 4H)?"
        ),
        edit=(("weight_ih.T", "weight_ih"), ("weight_hh.T", "weight_hh")),
    ),
    Mistake(
        "input-weights-not-transposed",
        (
            "The product with weight_ih doesn't fit, or fits only where the shape happens to be "
            "square. Its rows are the units: which way must you turn it?"
        ),
        edit=("weight_ih.T", "weight_ih"),
    ),
    Mistake(
        "weights-reshaped",
        (
            "The weights look reshaped, not transposed. Then the shape fits, but the numbers "
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
            "The c that was given has changed: your function overwrites its input in place. Whoever "
            "calls it may still need the old cell state. Look for `*=` and `+=`."
        ),
        edit=("c_new = f * c + i * g", "c *= f\n    c += i * g\n    c_new = c"),
    ),
    Mistake(
        "order-of-outputs",
        "c comes first in your answer. The exercise asks for h, then c.",
        edit=(RETURN, "return c_new, h_new"),
    ),
    Mistake(
        "float32",
        (
            "Your answer has float32: about 7 digits. The inputs have float64, about 16, and what is lost in one "
            "step is lost at every step. Where does your code make the numbers shorter?"
        ),
        edit=(RETURN, "return h_new.astype(np.float32), c_new.astype(np.float32)"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Everything is computed; now hand back h and c.",
        edit=(f"    {RETURN}", "    pass"),
    ),
    Mistake(
        "hidden-state-kept",
        "The forget gate seems to scale h, not c. h is only what the last step showed; which of the two carries the value along?",
        edit=(KEPT_STATE, "* h +"),
        concept="cell-state",
    ),
    Mistake(
        "output-gate-inside-tanh",
        "The output gate looks as if it stood inside the tanh. Does it scale the cell state, or what tanh makes of it?",
        edit=("o * np.tanh(c_new)", "np.tanh(o * c_new)"),
        concept="output-gate",
    ),
    Mistake(
        "hidden-state-shown",
        "Your new h looks made from the old h. Which state should this step show?",
        edit=(SHOWN, "h)"),
        concept="hidden-state",
    ),
    Mistake(
        "cell-in-the-sums",
        "In your sums, c seems to stand where h belongs. The gates look at x and at what the last step showed: which argument is that?",
        edit=(FROM_H, " + c @ weight_hh.T"),
        concept="hidden-state",
    ),
    Mistake(
        "states-exchanged",
        "h and c look swapped everywhere in your step. In which order does it get them?",
        edit=("blocks = x", "h, c = c, h\n    blocks = x"),
        concept="cell-state",
    ),
    Mistake(
        "output-complement",
        "The output gate looks turned around: where o = 1, yours shows nothing. What does an open gate do?",
        edit=(SHOWING, "(1 - o) * np"),
        concept="output-gate",
    ),
    Mistake(
        "input-complement",
        "The input gate looks turned around: where i = 1, yours writes nothing. What does an open gate do?",
        edit=(WRITTEN, "(1 - i) * g"),
        concept="input-gate",
    ),
    Mistake(
        "forget-gate-scales-all",
        "The forget gate seems to scale the new part too. What does f keep a share of: the old cell state, or everything?",
        edit=("f * c + i * g", "f * (c + i * g)"),
        concept="forget-gate",
    ),
    Mistake(
        "units-interleaved",
        "Your sums look cut as if each unit's four stood side by side. They are stacked: H rows of one block, then H rows of the next.",
        edit=(SPLIT, "np.moveaxis(blocks.reshape(len(blocks), -1, 4), 2, 0)"),
    ),
    Mistake(
        "softmax-of-the-gates",
        "i, f and o look like a softmax: they add up to 1. An LSTM sets each of them independently.",
        edit=softmax_of_the_gates(),
        concept="gate",
    ),
)


BLOCK_NAMES = {"i": "the input gate", "f": "the forget gate", "g": "the candidate", "o": "the output gate"}
HOMES = {"igfo": "in TensorFlow's old LSTM cells, in Haiku and in Flax's ConvLSTM"}
NAMED_ORDERS = ("figo", "iogf", "ofgi", "gfio", "ifog", "iofg", "gifo")


def gate_curve(gates: str) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """Another curve for these gates."""
    return lambda curve: tuple((sigmoid_line(gate), f"{gate} = {curve.format(a=gate)}") for gate in gates)


def taken(array: str) -> Callable[[tuple[int, ...]], tuple[tuple[str, str], ...]]:
    """Other rows of an array for some blocks."""

    def edits(blocks: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        if array == "bias":
            return ((PLUS_BIAS, f"+ bias.reshape(4, -1)[{list(blocks)}].ravel()"),)
        return ((f"{array}.T", f"np.concatenate([np.split({array}, 4)[k] for k in {blocks}]).T"),)

    return edits


def variants(blocks: str) -> tuple[Mistake, ...]:
    """The families, for blocks stacked in some order."""
    names = {letter: BLOCK_NAMES[letter] for letter in blocks}
    homes = HOMES if blocks == BLOCKS else {order: f"in {home}" for order, home in ORDERS.items()}
    but, home = (NAMED_ORDERS, ", as in PyTorch") if blocks == BLOCKS else ((), f", as in {ORDERS[blocks]}")
    return (
        *orders(blocks, partial(named_as, blocks=blocks), homes, but, home=home),
        *curves(
            GATE_CURVES,
            "gates",
            "All three gates look",
            gate_curve("ifo"),
            ("tanh", "not-squashed", "mirrored"),
            "gate",
        ),
        *(
            variant
            for gate in "ifo"
            for variant in curves(
                GATE_CURVES,
                BLOCK_NAMES[gate][4:].replace(" ", "-"),
                f"{BLOCK_NAMES[gate].capitalize()} looks",
                gate_curve(gate),
                ("mirrored",),  # one minus the gate: a named mistake
                concept=BLOCK_NAMES[gate][4:].replace(" ", "-"),
            )
        ),
        *curves(
            TANH_CURVES,
            "candidate",
            "The candidate looks",
            lambda curve: ((CANDIDATE, f"g = {curve.format(a='g')}"),),
            ("through-sigmoid", "not-squashed"),
            "candidate",
        ),
        *curves(
            TANH_CURVES,
            "shown",
            "What is shown of the cell state looks",
            lambda curve: ((SQUASHING, f"{applied(curve)}(c"),),
            ("not-squashed",),
            "hidden-state",
        ),
        *curves(
            TANH_CURVES,
            "both-tanh",
            "The candidate and what is shown of the cell state both look",
            lambda curve: ((CANDIDATE, f"g = {curve.format(a='g')}"), (SQUASHING, f"{applied(curve)}(c")),
            concept="candidate",
        ),
        *(
            variant
            for array, what in (
                ("bias", "bias"),
                ("weight_ih", "rows of weight_ih"),
                ("weight_hh", "rows of weight_hh"),
            )
            for variant in rows(names, what, array.replace("_", "-"), taken(array))
        ),
        *rows(
            names,
            "whole sum",
            "sum",
            lambda taken: ((SPLIT, f"[np.split(blocks, 4, axis=1)[k] for k in {taken}]"),),
            swaps=False,
        ),
    )


# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "H": "the number of units",
    "blocks": "the four sums",
    "sum_i": "the input gate",
    "sum_f": "the forget gate",
    "sum_g": "the candidate",
    "sum_o": "the output gate",
    "i": "the input gate",
    "f": "the forget gate",
    "g": "the candidate",
    "o": "the output gate",
    "kept": "what is kept of the old c",
    "written": "what is written",
    "c_new": "the new c",
    "shown": "what is shown of the new c",
    "h_new": "the new h",
    "return h": "the new h",
    "return c": "the new c",
}
ROWS = ("[:H]", "[H : 2 * H]", "[2 * H : 3 * H]", "[3 * H :]")
FORM_END = """\
    i = 1 / (1 + np.exp(-sum_i))
    f = 1 / (1 + np.exp(-sum_f))
    g = np.tanh(sum_g)
    o = 1 / (1 + np.exp(-sum_o))
    kept = f * c
    written = i * g
    c_new = kept + written
    shown = np.tanh(c_new)
    h_new = o * shown
    return h_new, c_new
"""


def form(blocks: str) -> str:
    """The step written gate by gate."""
    lines = ["def lstm_step(x, h, c, weight_ih, weight_hh, bias):", "    H = h.shape[1]"]
    for letter in BLOCKS:
        mine = ROWS[blocks.index(letter)]
        lines.append(f"    sum_{letter} = x @ weight_ih{mine}.T + h @ weight_hh{mine}.T + bias{mine}")
    return "\n".join(lines) + "\n" + FORM_END


CONCERNS = {
    "the forget gate": ("the forget gate", "what is kept of the old c", "the new c"),
    "the input gate": ("the input gate", "what is written", "the new c"),
    "the candidate": ("the candidate", "what is written", "the new c"),
    "the output gate": ("the output gate", "the new h"),
    "what is shown of the cell state": ("what is shown of the new c", "the new h"),
    "what x contributes": ("the four sums", "the input gate", "the forget gate", "the candidate", "the output gate"),
    "what h contributes": ("the four sums", "the input gate", "the forget gate", "the candidate", "the output gate"),
    "the bias": ("the four sums", "the input gate", "the forget gate", "the candidate", "the output gate"),
    "what is kept of the old cell state": ("what is kept of the old c", "the new c", "the forget gate"),
    "what is written": ("what is written", "the new c", "the input gate", "the candidate"),
}


def right(blocks: str) -> Callable:
    """The step for weights and bias that are stacked in some order."""

    def step(x, h, c, weight_ih, weight_hh, bias):
        return lstm_step(x, h, c, *(restacked(array, blocks, BLOCKS) for array in (weight_ih, weight_hh, bias)))

    return lstm_step if blocks == BLOCKS else step


def exercise(values: Mapping[str, str]) -> Exercise:
    """The exercise for an order of the blocks, and for all sizes or one."""
    blocks, size = values["order"], LAYER_SIZES[values["sizes"]]
    return Exercise(
        id="lstm-step",
        function="lstm_step",
        parameters=("x", "h", "c", "weight_ih", "weight_hh", "bias"),
        returns=("h", "c"),
        points=10,
        concept="cell-state",
        oracle=right(blocks),
        cases=partial(cases, size=size),
        probes=partial(probes, blocks=blocks, size=size),
        parts=PARTS,
        trace=Trace(
            inputs=partial(twelve_steps, size=size),
            varies=("x",),
            feeds={"h": "h", "c": "c"},
            curves=lambda runs: {name: np.array([run[name][0, 0] for run in runs]) for name in ("c", "h")},
            axis="step",
            note="The curves show your step, taken twelve times in a row from h = c = 0.",
        ),
        mistakes=(*ORDER_MISTAKES, *MISTAKES) if blocks == BLOCKS else MISTAKES,
        variants=variants(blocks),
        forms=(form(blocks),),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        variation=Variation({"order": tuple(ORDERS), "sizes": tuple(LAYER_SIZES)}, exercise, edits, task, "sizes"),
        hints=(
            (
                "Begin with the shapes. x is (B, I), weight_ih is (4H, I), and you want (B, 4H): which of the two "
                "must you transpose, and on which side does it stand? Do the same for h and weight_hh. NumPy adds the "
                "bias to every row."
            ),
            (
                f"The result has four blocks side by side: {', '.join(blocks)}, each H columns wide. np.split cuts an array "
                "into equal parts; tell it the number of parts and along which axis."
            ),
            (
                "Three of the blocks are gates, shares between 0 and 1: they go through the sigmoid, 1 / (1 + "
                "exp(-a)). One is a value between -1 and 1: it goes through np.tanh."
            ),
            (
                "The new cell state is what is kept plus what is written: a share of the old c, plus a share of the "
                "candidate. What is shown is a share of tanh of the *new* cell state. Return both, h first."
            ),
        ),
    )


def edits(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    mine, theirs = ", ".join(BLOCKS), ", ".join(values["order"])
    return (f"{mine} = np.split", f"{theirs} = np.split"), (f"Cut them into {mine}", f"Cut them into {theirs}")


def task(values: Mapping[str, str]) -> str:
    order, home, size = ", ".join(values["order"]), ORDERS[values["order"]], LAYER_SIZES[values["sizes"]]
    sizes = ""
    if size:
        inputs, hidden = size
        sizes = f"Each x has {inputs} inputs and your layer {hidden} units, so `weight_ih` is {4 * hidden, inputs}. "
    return (
        f"**Your variant.** In your weights and in your bias the four blocks stand in the order *{order}*, as in {home}. {sizes}"
        "This holds for your exercise, whatever order the text shows. The rest is as in the text, and `here.check` knows your variant."
    )


EXERCISES = [exercise({"order": BLOCKS, "sizes": ANY})]

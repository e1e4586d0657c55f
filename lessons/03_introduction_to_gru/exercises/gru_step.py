"""What the check of `gru-step` needs to know."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import permutations

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
from helpers.nets import gru_step

BLOCKS = "rzn"
# Orders and conventions in use: a class may give each learner one of each.
ORDERS = {"rzn": "PyTorch", "zrn": "Keras and ONNX"}
UPDATES = ("keeps", "writes")
WIDE = 40.0  # a sum at which a gate is open, and a candidate is 1, to the last digit


def drawn(rng: np.random.Generator, batch: int, inputs: int, hidden: int, bound: float = 1.0) -> Inputs:
    """Random inputs of gru_step, weights and biases within ±bound."""
    return {
        "x": rng.normal(size=(batch, inputs)),
        "h": rng.uniform(-1, 1, size=(batch, hidden)),
        "weight_ih": rng.uniform(-bound, bound, size=(3 * hidden, inputs)),
        "weight_hh": rng.uniform(-bound, bound, size=(3 * hidden, hidden)),
        "bias_ih": rng.uniform(-bound, bound, size=3 * hidden),
        "bias_hh": rng.uniform(-bound, bound, size=3 * hidden),
    }


def cases(rng: np.random.Generator, size: LayerSize = None) -> list[Case]:
    """Smallest first; then what tells rows from columns and one size from another, unless there is one size alone."""
    if size:
        return cases_of(rng, *size)
    saturated = drawn(rng, 2, 2, 3)
    saturated["bias_ih"] = np.where(rng.random(9) < 0.5, -30.0, 30.0)
    return [
        Case("one unit, one sequence", drawn(rng, 1, 1, 1)),
        Case("two units", drawn(rng, 1, 1, 2)),
        Case("a batch of three", drawn(rng, 3, 2, 1)),
        Case("more units than inputs", drawn(rng, 2, 3, 4)),
        Case("as many inputs as rows of weights", drawn(rng, 2, 6, 2)),
        Case("all sizes equal", drawn(rng, 3, 3, 3)),
        Case("gates wide open or shut", saturated),
        Case("large weights", drawn(rng, 3, 5, 2, bound=3.0)),
        *(Case(f"random {k + 1}", drawn(rng, *(int(size) for size in rng.integers(1, 7, 3)))) for k in range(3)),
    ]


def cases_of(rng: np.random.Generator, inputs: int, hidden: int) -> list[Case]:
    """Cases of one size; only the number of sequences differs."""
    saturated = drawn(rng, 2, inputs, hidden)
    saturated["bias_ih"] = np.where(rng.random(3 * hidden) < 0.5, -30.0, 30.0)
    return [
        Case("one sequence", drawn(rng, 1, inputs, hidden)),
        Case("a batch of three", drawn(rng, 3, inputs, hidden)),
        Case("as many sequences as units", drawn(rng, hidden, inputs, hidden)),
        Case("gates wide open or shut", saturated),
        Case("large weights", drawn(rng, 3, inputs, hidden, bound=3.0)),
        *(Case(f"random {k + 1}", drawn(rng, int(rng.integers(1, 7)), inputs, hidden)) for k in range(3)),
    ]


PARTS = {
    "the candidate's inner bias": "With no bias_hh in the candidate's block your step is right, otherwise it is not.",
    "the reset gate and what it scales": "With the reset gate wide open your step is right, otherwise it is not.",
    "the update gate and what it mixes": "With an update gate of one half your step is right, otherwise it is not.",
    "the candidate, with the reset gate inside it": "With a candidate of 1 your step is right, otherwise it is not.",
    "where x is used": "With x at zero your step is right, otherwise it is not.",
    "where h is used": "With h at zero your step is right, otherwise it is not.",
    "bias_ih": "With a bias_ih of zero your step is right, otherwise it is not.",
    "bias_hh": "With a bias_hh of zero your step is right, otherwise it is not.",
}
STANDS = {
    "the reset gate and what it scales": ("r", WIDE),
    "the update gate and what it mixes": ("z", 0.0),
    "the candidate, with the reset gate inside it": ("n", WIDE),
}
ZERO = {"where x is used": "x", "where h is used": "h", "bias_ih": "bias_ih", "bias_hh": "bias_hh"}


def probes(rng: np.random.Generator, blocks: str = BLOCKS, size: LayerSize = None) -> list[Probe]:
    """In each, one part is silent: its gate stands still, or its input is zero."""
    found = []
    for part in PARTS:
        given = drawn(rng, 5, *(size or (3, 4)), bound=2.0)
        if part in STANDS:
            block, value = STANDS[part]
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                np.split(given[name], 3)[blocks.index(block)][:] = value if name == "bias_ih" else 0
        elif part in ZERO:
            given[ZERO[part]][:] = 0
        else:
            np.split(given["bias_hh"], 3)[blocks.index("n")][:] = 0
        found.append(Probe(part, Case(f"probe of {part}", given)))
    return found


# Each as short as it can be: mistakes in different places are recognised together, too.
SPLIT_X, SPLIT_H = "np.split(from_x, 3, axis=1)", "np.split(from_h, 3, axis=1)"
R, Z = "1 / (1 + np.exp(-(x_r + h_r)))", "1 / (1 + np.exp(-(x_z + h_z)))"
SQUASHING, SEEN, N = "np.tanh(x", "r * h_n", "np.tanh(x_n + r * h_n)"
BEFORE = (
    "(r * h) @ weight_hh[2 * h.shape[1] :].T + bias_hh[2 * h.shape[1] :]"  # the candidate is last in each order here
)
ROWS = ("[:H]", "[H : 2 * H]", "[2 * H :]")


def names_in(one: str, order: str) -> str:
    return ", ".join(f"{one}_{name}" for name in order) + " ="


def named_as(sums: str, blocks: str = BLOCKS) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """The blocks of these sums taken in another order than the right one."""
    return lambda names: tuple((names_in(one, blocks), names_in(one, names)) for one in sums)


def order(id: str, names: str, message: str) -> Mistake:
    """The blocks taken in another order, in both sums."""
    return Mistake(id, message, edit=named_as("xh")(names))


def shares(update: str) -> tuple[str, str]:
    """The share of the candidate in the new state, and that of the old state."""
    return ("(1 - z)", "z") if update == "keeps" else ("z", "(1 - z)")


def mixture(update: str) -> str:
    """The solution's last line."""
    share, kept = shares(update)
    return f"return {share} * n + {kept} * h"


def turned(update: str) -> tuple[str, str]:
    """The update gate the other way round."""
    share, _ = shares(update)
    return f"return {share}", f"z = 1 - z\n    return {share}"


# Of PyTorch's order.
OWN_ORDER = (
    order(
        "reset-update-swapped",
        "zrn",
        "r and z look swapped: z, r, n is the order of Keras and ONNX. Which block of rows comes first in PyTorch's order?",
    ),
    order(
        "reset-candidate-swapped",
        "nzr",
        "r and n look swapped, as in the order n, z, r. Which block is the candidate's: the first, or the last?",
    ),
    order(
        "update-candidate-swapped",
        "rnz",
        "z and n look swapped, as in the order r, n, z. In which order are the three blocks stacked?",
    ),
)
# The update gate the other way round, for each convention.
TURNED = {
    "keeps": Mistake(
        "update-writes",
        "In your step z = 1 seems to take the candidate. That is the other convention; here, as in PyTorch, z = 1 keeps the old state.",
        edit=turned("keeps"),
        concept="update-convention",
        misconception="update-one-updates",
    ),
    "writes": Mistake(
        "update-keeps",
        "In your step z = 1 seems to keep the old state, as in PyTorch. In your variant it is the other convention: z = 1 takes the "
        "candidate.",
        edit=turned("writes"),
        concept="update-convention",
    ),
}
# Of PyTorch's convention.
OF_THE_BLOGS = Mistake(
    "gru-of-the-blogs",
    "This looks like the GRU of most blogs, which differs from PyTorch's in two ways at once: r scales h before the matrix "
    "product, and z = 1 takes the candidate. Here r scales what comes out of the product, its bias included, and z = 1 keeps the "
    "old state.",
    edit=((SEEN, BEFORE), turned("keeps")),
    concept="reset-placement",
)


def mistakes(blocks: str, update: str) -> tuple[Mistake, ...]:
    """The named mistakes, for an order of the blocks and a convention of the update gate."""
    share, kept = shares(update)
    written, kept_share, last = f"{share} * n", f" + {kept} * h", mixture(update)
    return (
        TURNED[update],
        *(OWN_ORDER if blocks == BLOCKS else ()),
        Mistake(
            "reset-before-product",
            "r seems to scale h before the product, as in the published 2014 paper (arXiv v3). PyTorch scales what comes out, bias "
            "included.",
            edit=(SEEN, BEFORE),
            concept="reset-placement",
        ),
        Mistake(
            "inner-bias-outside",
            "The candidate's second bias seems to stand outside the reset gate's product. r scales all that h contributes, its bias "
            "included.",
            edit=(SEEN, "bias_hh[2 * h.shape[1] :] + r * (h_n - bias_hh[2 * h.shape[1] :])"),
            concept="reset-placement",
            misconception="biases-interchangeable",
        ),
        Mistake(
            "reset-scales-the-input",
            "r seems to scale the input's part, too. The reset gate hides the past from the candidate, not the present.",
            edit=(N, "np.tanh(r * (x_n + h_n))"),
            concept="reset-gate",
        ),
        Mistake(
            "reset-erases-the-state",
            "r seems to scale the old state in the mixture as well. The reset gate acts on the candidate only; what survives is up to z.",
            edit=(kept_share, f" + {kept} * r * h"),
            concept="reset-gate",
            misconception="reset-erases",
        ),
        Mistake(
            "reset-gate-left-out",
            "The candidate seems to see all of the past, at every step. Which gate decides how much it sees?",
            edit=(SEEN, "h_n"),
            concept="reset-gate",
        ),
        Mistake(
            "reset-after-tanh",
            "r seems to scale the finished candidate. It belongs inside, where the past comes in.",
            edit=(N, "r * np.tanh(x_n + h_n)"),
            concept="reset-gate",
        ),
        Mistake(
            "candidate-without-the-past",
            "The candidate seems to see nothing of the past. What does r let through?",
            edit=(f" + {SEEN}", ""),
            concept="reset-gate",
        ),
        Mistake(
            "candidate-through-sigmoid",
            "The candidate seems to go through the sigmoid. It is a value and no gate: could the state ever fall below zero like this?",
            edit=(SQUASHING, f"{applied('1 / (1 + np.exp(-{a}))')}(x"),
        ),
        Mistake(
            "candidate-not-squashed",
            "The candidate looks like the bare sum. Between which bounds should it lie?",
            edit=(SQUASHING, "(x"),
        ),
        Mistake(
            "gates-through-tanh",
            "The gates seem to go through tanh. A gate is a share: which curve stays between 0 and 1?",
            edit=((R, "np.tanh(x_r + h_r)"), (Z, "np.tanh(x_z + h_z)")),
            concept="gate",
        ),
        Mistake(
            "sigmoid-sign",
            "The sigmoid looks mirrored: where a gate should open, yours shuts. Look at the sign in front of the sum.",
            edit=((R, "1 / (1 + np.exp(x_r + h_r))"), (Z, "1 / (1 + np.exp(x_z + h_z))")),
            concept="gate",
        ),
        Mistake(
            "nothing-kept",
            "The new state looks like the candidate alone. Where does the old state go on?",
            edit=(last, "return n"),
        ),
        Mistake(
            "old-state-left-out",
            f"The old state seems to be lost: the new one is only what is written now. What happens to the share {kept}?",
            edit=(kept_share, ""),
        ),
        Mistake(
            "all-of-the-candidate",
            "Your step seems to add all of the candidate. The two shares of the mixture must add up to 1.",
            edit=(written, "n"),
            concept="gru-state",
        ),
        Mistake(
            "same-share-for-both",
            "The candidate and the old state seem to get the same share. What one gets, the other does not.",
            edit=(written, f"{kept} * n"),
            concept="gru-state",
        ),
        Mistake(
            "input-bias-left-out",
            "bias_ih seems to be missing. What does the input contribute when x is zero?",
            edit=(" + bias_ih", ""),
        ),
        Mistake(
            "hidden-bias-left-out",
            "bias_hh seems to be missing. What does the past contribute when h is zero?",
            edit=(" + bias_hh", ""),
        ),
        Mistake(
            "recurrent-term-left-out",
            "The old state seems to be missing from the sums. Which argument did you not multiply?",
            edit=("h @ weight_hh.T", "np.zeros((len(x), 1))"),
        ),
        Mistake(
            "weights-not-transposed",
            "A matrix product does not fit. The weights have shapes (3H, I) and (3H, H), x has (B, I): what must be transposed for "
            "(B, 3H)?",
            edit=(("weight_ih.T", "weight_ih"), ("weight_hh.T", "weight_hh")),
        ),
        Mistake(
            "split-along-batch",
            "The blocks look cut along the batch. The sums have shape (B, 3H): which axis holds the three blocks?",
            edit=((SPLIT_X, SPLIT_X.replace("axis=1", "axis=0")), (SPLIT_H, SPLIT_H.replace("axis=1", "axis=0"))),
        ),
        Mistake(
            "input-changed",
            "Your function changes the h that it was given, in place. Look for `*=` and `+=`.",
            edit=(last, f"h *= {kept}\n    h += {share} * n\n    return h"),
        ),
        Mistake(
            "float32",
            "Your answer has float32, about 7 digits. The inputs have float64, about 16, and a GRU takes many steps.",
            edit=(last, f"return ({share} * n + {kept} * h).astype(np.float32)"),
        ),
        Mistake(
            "returns-nothing",
            "Your function returns nothing. It has computed everything; now hand back the new state.",
            edit=(f"    {last}", f"    {share} * n + {kept} * h"),
        ),
        *((OF_THE_BLOGS,) if update == "keeps" else ()),
        Mistake(
            "biases-exchanged",
            "bias_ih and bias_hh look exchanged. In the candidate they are not interchangeable: which of them does r scale?",
            edit=((" + bias_ih", " + bias_hh"), (" + bias_hh", " + bias_ih")),
            concept="reset-placement",
            misconception="biases-interchangeable",
        ),
        Mistake(
            "input-bias-twice",
            "bias_ih looks used twice, and bias_hh not at all.",
            edit=(" + bias_hh", " + bias_ih"),
        ),
        Mistake(
            "hidden-bias-twice",
            "bias_hh looks used twice, and bias_ih not at all.",
            edit=(" + bias_ih", " + bias_hh"),
        ),
        Mistake(
            "update-gate-for-reset",
            "z seems to scale what the candidate sees of the past. Which of the two gates hides the past from it?",
            edit=(SEEN, "(1 / (1 + np.exp(-(x_z + h_z)))) * h_n"),
            concept="reset-gate",
        ),
        Mistake(
            "reset-gate-for-update",
            "The mixture seems to be made with r. Which of the two gates decides how much of the old state is kept?",
            edit=(f"return {share}", f"z = r\n    return {share}"),
            concept="update-gate",
        ),
        Mistake(
            "reset-complement",
            "The reset gate looks turned around: where r = 1, your candidate sees nothing of the past. What does an open gate do?",
            edit=(SEEN, "(1 - r) * h_n"),
            concept="reset-gate",
        ),
        Mistake(
            "units-interleaved",
            "You seem to cut the sums unit by unit, three entries each. The blocks are stacked: H entries of one, then H of the next.",
            edit=tuple(
                (old, f"np.moveaxis({name}.reshape(len({name}), -1, 3), 2, 0)")
                for old, name in ((SPLIT_X, "from_x"), (SPLIT_H, "from_h"))
            ),
        ),
    )


BLOCK_NAMES = {"r": "the reset gate", "z": "the update gate", "n": "the candidate"}
GATE_LINES = {"r": R, "z": Z}


def gate_curve(gates: str) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """Another curve for these gates."""
    return lambda curve: tuple((GATE_LINES[gate], curve.format(a=f"(x_{gate} + h_{gate})")) for gate in gates)


def taken(array: str) -> Callable[[tuple[int, ...]], tuple[tuple[str, str], ...]]:
    """Other rows of an array for some blocks."""
    old = array if array.startswith("bias") else f"{array}.T"
    turned = "" if array.startswith("bias") else ".T"
    plus = " + " if array.startswith("bias") else ""
    return lambda blocks: (
        (f"{plus}{old}", f"{plus}np.concatenate([np.split({array}, 3)[k] for k in {blocks}]){turned}"),
    )


def both_biases(blocks: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    """Other rows of both."""
    return (*taken("bias_ih")(blocks), *taken("bias_hh")(blocks))


PERMUTED = ("zrn", "nzr", "rnz", "znr", "nrz")


def variants(blocks: str) -> tuple[Mistake, ...]:
    """The families, for an order of the blocks."""
    names, own = {letter: BLOCK_NAMES[letter] for letter in blocks}, blocks == BLOCKS
    homes = {} if own else {order: f"in {home}" for order, home in ORDERS.items()}
    home, right = f", as in {ORDERS[blocks]}", ", ".join(blocks)
    return (
        *orders(blocks, named_as("xh", blocks), homes, ("zrn", "nzr", "rnz") if own else (), home=home),
        *(
            Mistake(
                f"blocks-of-{one}-{order}",
                f"The blocks of what {one} contributes look taken in the order {', '.join(order)}. "
                f"Here they are stacked {right}{home}, in both sums.",
                edit=named_as(one, blocks)(order),
                concept="gate",
            )
            for one in "xh"
            for order in (PERMUTED if own else map("".join, permutations(blocks)))
            if order != blocks
        ),
        *curves(GATE_CURVES, "gates", "Both gates look", gate_curve("rz"), ("tanh", "mirrored"), "gate"),
        *curves(
            GATE_CURVES, "reset-gate", "The reset gate looks", gate_curve("r"), ("mirrored",), "reset-gate"
        ),  # mirrored is one minus the gate: a named mistake
        *curves(GATE_CURVES, "update-gate", "The update gate looks", gate_curve("z"), ("mirrored",), "update-gate"),
        *curves(
            TANH_CURVES,
            "candidate",
            "The candidate looks",
            lambda curve: ((SQUASHING, f"{applied(curve)}(x"),),
            ("through-sigmoid", "not-squashed"),
        ),
        *(
            variant
            for array, what in (
                ("bias_ih", "bias_ih"),
                ("bias_hh", "bias_hh"),
                ("weight_ih", "rows of weight_ih"),
                ("weight_hh", "rows of weight_hh"),
            )
            for variant in rows(names, what, array.replace("_", "-"), taken(array))
        ),
        *rows(names, "biases", "biases", both_biases),
        *(
            variant
            for variant in rows(
                names,
                "whole sums",
                "sums",
                lambda taken: tuple((old, f"[{old}[k] for k in {taken}]") for old in (SPLIT_X, SPLIT_H)),
                swaps=False,
            )
            if variant.id not in ("sums-of-z-for-r", "sums-of-r-for-z")  # one gate for the other: named mistakes
        ),
    )


def twelve_steps(rng: np.random.Generator, size: LayerSize = None) -> Inputs:
    """One unit over twelve steps, each fed with what the one before returned; of a larger layer, its first unit is drawn."""
    inputs, hidden = size or (1, 1)
    given = drawn(rng, 1, inputs, hidden, bound=3.0)
    return {**given, "h": np.zeros((1, hidden)), "x": rng.normal(size=(12, 1, inputs))}


# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "H": "the number of units",
    "from_x": "what x contributes",
    "from_h": "what h contributes",
    "x_r": "what x contributes to r",
    "x_z": "what x contributes to z",
    "x_n": "what x contributes to n",
    "h_r": "what h contributes to r",
    "h_z": "what h contributes to z",
    "h_n": "what h contributes to n",
    "sum_r": "the reset gate",
    "sum_z": "the update gate",
    "r": "the reset gate",
    "z": "the update gate",
    "seen": "what the candidate sees of the past",
    "n": "the candidate",
    "written": "what is written",
    "kept": "what is kept of the old h",
    "h_new": "the new h",
    "return h": "the new h",
}
FORM = """\
def gru_step(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    H = h.shape[1]
    sum_r = x @ weight_ih{r}.T + bias_ih{r} + h @ weight_hh{r}.T + bias_hh{r}
    sum_z = x @ weight_ih{z}.T + bias_ih{z} + h @ weight_hh{z}.T + bias_hh{z}
    x_n = x @ weight_ih{n}.T + bias_ih{n}
    h_n = h @ weight_hh{n}.T + bias_hh{n}
    r = 1 / (1 + np.exp(-sum_r))
    z = 1 / (1 + np.exp(-sum_z))
    seen = r * h_n
    n = np.tanh(x_n + seen)
    written = {share} * n
    kept = {kept} * h
    h_new = written + kept
    return h_new
"""


def form(blocks: str, update: str) -> str:
    """The step written gate by gate."""
    share, kept = shares(update)
    return FORM.format(**{letter: ROWS[at] for at, letter in enumerate(blocks)}, share=share, kept=kept)


CONCERNS = {
    "the candidate's inner bias": (
        "what h contributes to n",
        "what the candidate sees of the past",
        "the candidate",
        "what h contributes",
    ),
    "the reset gate and what it scales": (
        "the reset gate",
        "what the candidate sees of the past",
        "the candidate",
        "what x contributes to r",
        "what h contributes to r",
    ),
    "the update gate and what it mixes": (
        "the update gate",
        "what is written",
        "what is kept of the old h",
        "the new h",
        "what x contributes to z",
        "what h contributes to z",
    ),
    "the candidate, with the reset gate inside it": (
        "the candidate",
        "the reset gate",
        "what the candidate sees of the past",
        "what x contributes to n",
        "what h contributes to n",
        "what x contributes to r",
        "what h contributes to r",
    ),
    "where x is used": (
        "what x contributes",
        "what x contributes to r",
        "what x contributes to z",
        "what x contributes to n",
        "the reset gate",
        "the update gate",
        "the candidate",
    ),
    "where h is used": (
        "what h contributes",
        "what h contributes to r",
        "what h contributes to z",
        "what h contributes to n",
        "what is kept of the old h",
        "the new h",
        "the reset gate",
        "the update gate",
    ),
    "bias_ih": (
        "what x contributes",
        "what x contributes to r",
        "what x contributes to z",
        "what x contributes to n",
        "the reset gate",
        "the update gate",
        "the candidate",
    ),
    "bias_hh": (
        "what h contributes",
        "what h contributes to r",
        "what h contributes to z",
        "what h contributes to n",
        "the reset gate",
        "the update gate",
        "the candidate",
    ),
}


def right(blocks: str, update: str) -> Callable:
    """The step for arrays that are stacked in some order, in a convention of the update gate."""

    def step(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
        arrays = (restacked(array, blocks, BLOCKS) for array in (weight_ih, weight_hh, bias_ih, bias_hh))
        return gru_step(x, h, *arrays, update=update)

    return gru_step if (blocks, update) == (BLOCKS, "keeps") else step


def exercise(values: Mapping[str, str]) -> Exercise:
    """The exercise for an order of the blocks, a convention of the update gate, and for all sizes or one."""
    blocks, update, size = values["order"], values["update"], LAYER_SIZES[values["sizes"]]
    old = "a share z of the old state, and the rest of the candidate"
    if update == "writes":
        old = "a share z of the candidate, and the rest of the old state"
    return Exercise(
        id="gru-step",
        function="gru_step",
        parameters=("x", "h", "weight_ih", "weight_hh", "bias_ih", "bias_hh"),
        returns=("h",),
        points=10,
        concept="gru",
        oracle=right(blocks, update),
        cases=partial(cases, size=size),
        probes=partial(probes, blocks=blocks, size=size),
        parts=PARTS,
        trace=Trace(
            inputs=partial(twelve_steps, size=size),
            varies=("x",),
            feeds={"h": "h"},
            curves=lambda runs: {"h": np.array([run["h"][0, 0] for run in runs])},
            axis="step",
            note="The plot shows your step, taken twelve times in a row from h = 0.",
        ),
        mistakes=mistakes(blocks, update),
        variants=variants(blocks),
        forms=(form(blocks, update),),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        variation=Variation(
            {"order": tuple(ORDERS), "update": UPDATES, "sizes": tuple(LAYER_SIZES)}, exercise, edits, task, "sizes"
        ),
        hints=(
            "Two sums this time, one from x and one from h, each with its own bias and of shape (B, 3H). Keep them apart: "
            "the candidate needs that. For the products to fit, transpose the weights.",
            f"Cut each sum into three blocks along axis 1: for {', for '.join(blocks)}. A gate is the sigmoid of its two blocks' sum.",
            "The candidate is the tanh of its block from x plus r times its block from h. The bias of that block is inside "
            "already, so r scales it, too.",
            f"The new state is a mixture: {old}.",
        ),
    )


def edits(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    blocks = values["order"]
    return (
        *((names_in(one, BLOCKS), names_in(one, blocks)) for one in "xh"),
        ("the blocks r, z, n.", f"the blocks {', '.join(blocks)}."),
        (mixture("keeps"), mixture(values["update"])),
    )


def task(values: Mapping[str, str]) -> str:
    order, home, size = ", ".join(values["order"]), ORDERS[values["order"]], LAYER_SIZES[values["sizes"]]
    sizes = ""
    if size:
        inputs, hidden = size
        sizes = f"Each x has {inputs} inputs and your layer {hidden} units, so `weight_ih` is {3 * hidden, inputs}. "
    means = {
        "keeps": "*keeps* the old state, as in PyTorch",
        "writes": "*writes*: it takes the candidate and lets the old state go",
    }
    return (
        f"**Your variant.** In your weights and biases the three blocks stand in the order *{order}*, as in {home}, and z = 1 "
        f"{means[values['update']]}. {sizes}This holds for your exercise, whatever the text says. The rest is as in the text, and "
        "`here.check` knows your variant."
    )


EXERCISES = [exercise({"order": BLOCKS, "update": "keeps", "sizes": ANY})]

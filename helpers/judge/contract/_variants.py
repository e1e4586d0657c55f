"""Families of mistakes that people make at every gate alike, made by rule: orders of the blocks, curves, rows of another gate."""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

import numpy as np

from helpers.judge.contract._exercise import Edit, Mistake

Edits = tuple[Edit, ...]

# What somebody puts where a sigmoid belongs: id, the curve of a sum {a}, what it looks like, and what to think about.
SHARE = "A gate is a share: which curve stays between 0 and 1?"
SMOOTH = "A gate here is the smooth sigmoid."
GATE_CURVES = (
    ("tanh", "np.tanh({a})", "tanh", SHARE),
    ("not-squashed", "{a}", "the bare sum, without a curve", SHARE),
    ("relu", "np.maximum({a}, 0)", "a relu", f"A relu has no upper bound. {SHARE}"),
    ("leaky-relu", "np.where({a} > 0, {a}, 0.01 * {a})", "a leaky relu", f"A relu has no upper bound. {SHARE}"),
    ("clipped", "np.clip({a}, 0, 1)", "the bare sum, cut off at 0 and 1", SMOOTH),
    ("mirrored", "1 / (1 + np.exp({a}))", "a mirrored sigmoid", "Where it should open, yours shuts. Mind the sign."),
    (
        "hard-sigmoid",
        "np.clip(0.2 * {a} + 0.5, 0, 1)",
        "the hard sigmoid of older versions of Keras, 0.2·a + 0.5 cut off at 0 and 1",
        SMOOTH,
    ),
    (
        "hard-sigmoid-sixth",
        "np.clip({a} / 6 + 0.5, 0, 1)",
        "the hard sigmoid of PyTorch's `Hardsigmoid`, a/6 + 0.5 cut off at 0 and 1",
        SMOOTH,
    ),
    (
        "sigmoid-twice",
        "1 / (1 + np.exp(-1 / (1 + np.exp(-{a}))))",
        "a sigmoid of a sigmoid",
        "Once is enough. Is something squashed in two places?",
    ),
    (
        "sigmoid-slope",
        "np.exp(-{a}) / (1 + np.exp(-{a})) ** 2",
        "the slope of the sigmoid, s·(1 − s)",
        "The slope belongs in the backward pass; here the gate is s itself.",
    ),
    (
        "slope-of-the-sum",
        "{a} * (1 - {a})",
        "a·(1 − a) of the sum a itself, the formula of a slope",
        "The slope belongs in the backward pass. What makes a share of a sum?",
    ),
    (
        "sigmoid-too-steep",
        "(np.tanh({a}) + 1) / 2",
        "(tanh a + 1)/2, a sigmoid of twice the sum",
        "A gate is the sigmoid of its sum as it is.",
    ),
    (
        "softmax",
        "np.exp({a}) / np.exp({a}).sum(axis=1, keepdims=True)",
        "a softmax over the units",
        "A softmax lets the units compete for one share. Here each unit opens and shuts on its own.",
    ),
    (
        "softmax-of-the-batch",
        "np.exp({a}) / np.exp({a}).sum(axis=0, keepdims=True)",
        "a softmax over the batch",
        "A softmax lets the sequences compete for one share. Here each number is squashed on its own.",
    ),
    (
        "softmax-of-all",
        "np.exp({a}) / np.exp({a}).sum()",
        "a softmax over the whole block, units and sequences together",
        "A softmax lets all of them compete for one share. Here each number is squashed on its own.",
    ),
)

# And where a tanh belongs.
BOUNDS = "Which curve stays between −1 and 1?"
TANH_CURVES = (
    ("through-sigmoid", "1 / (1 + np.exp(-{a}))", "a sigmoid", "A sigmoid never falls below zero. " + BOUNDS),
    ("not-squashed", "{a}", "the bare value, without a curve", BOUNDS),
    ("relu", "np.maximum({a}, 0)", "a relu", f"A relu cuts off all that is negative and has no upper bound. {BOUNDS}"),
    ("leaky-relu", "np.where({a} > 0, {a}, 0.01 * {a})", "a leaky relu", f"A relu has no upper bound. {BOUNDS}"),
    (
        "clipped",
        "np.clip({a}, -1, 1)",
        "a hard tanh, the value cut off at −1 and 1",
        "The curve here is the smooth tanh.",
    ),
    ("softsign", "{a} / (1 + np.abs({a}))", "a softsign, a/(1 + |a|)", "The curve here is tanh."),
    (
        "hard-sigmoid",
        "np.clip(0.2 * {a} + 0.5, 0, 1)",
        "the hard sigmoid of older versions of Keras, 0.2·a + 0.5 cut off at 0 and 1",
        f"It never falls below zero. {BOUNDS}",
    ),
    (
        "hard-sigmoid-sixth",
        "np.clip({a} / 6 + 0.5, 0, 1)",
        "the hard sigmoid of PyTorch's `Hardsigmoid`, a/6 + 0.5 cut off at 0 and 1",
        f"It never falls below zero. {BOUNDS}",
    ),
    ("tanh-twice", "np.tanh(np.tanh({a}))", "tanh of a tanh", "Once is enough. Is something squashed in two places?"),
    (
        "tanh-slope",
        "1 - np.tanh({a}) ** 2",
        "the slope of tanh, one minus its square",
        "The slope belongs in the backward pass.",
    ),
    (
        "slope-of-the-sum",
        "1 - ({a}) ** 2",
        "one minus the square of what goes in, the formula of a slope",
        "The slope belongs in the backward pass.",
    ),
    (
        "softmax",
        "np.exp({a}) / np.exp({a}).sum(axis=1, keepdims=True)",
        "a softmax over the units",
        f"A softmax never falls below zero. {BOUNDS}",
    ),
    (
        "softmax-of-the-batch",
        "np.exp({a}) / np.exp({a}).sum(axis=0, keepdims=True)",
        "a softmax over the batch",
        f"A softmax never falls below zero. {BOUNDS}",
    ),
    (
        "softmax-of-all",
        "np.exp({a}) / np.exp({a}).sum()",
        "a softmax over the whole block, units and sequences together",
        f"A softmax never falls below zero. {BOUNDS}",
    ),
)


def orders(
    blocks: str,
    edits: Callable[[str], Edits],
    homes: Mapping[str, str],
    but: Sequence[str] = (),
    prefix: str = "blocks",
    home: str = ", as in PyTorch",
) -> tuple[Mistake, ...]:
    """Every other order of the blocks.

    Args:
        blocks: the right order, a letter each.
        edits: what to change in the solution for an order.
        homes: for some orders, who stacks the blocks so.
        but: orders that have a mistake of their own.
        prefix: of the ids; the order follows.
        home: who stacks them in the right order, with a comma before it, or "".
    """
    right = ", ".join(blocks)
    found = []
    for order in map("".join, permutations(blocks)):
        if order != blocks and order not in but:
            theirs = f", as {homes[order]}" if order in homes else ""
            message = (
                f"Your blocks look like the order {', '.join(order)}{theirs}. Here they are stacked {right}{home}."
            )
            found.append(Mistake(f"{prefix}-{order}", message, edit=edits(order), concept="gate"))
    return tuple(found)


def restacked(array: np.ndarray, blocks: str, wanted: str) -> np.ndarray:
    """Rows that are stacked in one order of the blocks, in another.

    Args:
        array: (K·H, ...) or (K·H,), K blocks of H rows.
        blocks: the order that it has, a letter for each block.
        wanted: the order to have, the same letters.

    Returns:
        A new array of the same shape.
    """
    parts = np.split(array, len(blocks))
    return np.concatenate([parts[blocks.index(letter)] for letter in wanted])


def curves(
    family: Sequence[tuple[str, str, str, str]],
    target: str,
    subject: str,
    edits: Callable[[str], Edits],
    but: Sequence[str] = (),
    concept: str = "",
) -> tuple[Mistake, ...]:
    """Every wrong curve at one place, or at several at once.

    Args:
        family: GATE_CURVES or TANH_CURVES.
        target: begins the ids: "f", "gates", "candidate".
        subject: begins the messages, with its verb: "The forget gate looks", "All three gates look".
        edits: what to change in the solution for a curve, an expression of {a}.
        but: curves that have a mistake of their own here.
        concept: as for Mistake.
    """
    return tuple(
        Mistake(f"{target}-{ident}", f"{subject} like {what}. {think}", edit=edits(curve), concept=concept)
        for ident, curve, what, think in family
        if ident not in but
    )


def rows(
    names: Mapping[str, str], what: str, target: str, edits: Callable[[tuple[int, ...]], Edits], swaps: bool = True
) -> tuple[Mistake, ...]:
    """Each block with the rows of another, and each two blocks exchanged, in one of the arrays.

    Args:
        names: the blocks in order, letter to name: {"i": "the input gate"}.
        what: what is taken from the wrong block: "bias".
        target: begins the ids.
        edits: what to change in the solution, given the block to take in each block's place.
        swaps: whether exchanged blocks belong to it, too.
    """
    found, letters = [], list(names)
    for mine, (letter, name) in enumerate(names.items()):
        for its, (other, others) in enumerate(names.items()):
            if mine != its:
                order = [its if place == mine else place for place in range(len(names))]
                message = (
                    f"{name[0].upper()}{name[1:]} seems to use the {what} of {others}. Each block has rows of its own."
                )
                found.append(Mistake(f"{target}-of-{other}-for-{letter}", message, edit=edits(tuple(order))))
            if swaps and mine < its:
                order = list(range(len(names)))
                order[mine], order[its] = its, mine
                message = f"In the {what}, and only there, {letter} and {other} look swapped. Look at which rows you take for which."
                found.append(
                    Mistake(f"{target}-{letters[mine]}-{letters[its]}-swapped", message, edit=edits(tuple(order)))
                )
    return tuple(found)


def applied(curve: str) -> str:
    """A curve as something to call, so that an edit leaves alone what it is called with."""
    return f"(lambda a: {curve.format(a='a')})"

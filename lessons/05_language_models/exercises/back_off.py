"""What the check of `back-off` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe

LETTERS = "abcd"


def back_off(text: str, context: str, symbols: str) -> np.ndarray:
    """Absolute discounting with back-off: half a count less for what was seen, and what that leaves for the rest."""
    followed = [text[at + len(context)] for at in range(len(text) - len(context)) if text.startswith(context, at)]
    counts = np.array([followed.count(symbol) for symbol in symbols], float)
    shorter = back_off(text, context[1:], symbols) if context else np.full(len(symbols), 1 / len(symbols))
    if counts.sum() == 0:
        return shorter
    seen = counts > 0
    if seen.all():
        return counts / counts.sum()
    left = 0.5 * seen.sum() / counts.sum()
    return np.where(seen, (counts - 0.5) / counts.sum(), left * shorter / shorter[~seen].sum())


def drawn(rng: np.random.Generator, length: int, context: str, symbols: str = LETTERS) -> dict[str, Any]:
    """A random text in which some symbols are rare, and a context."""
    p = np.array([0.5, 0.3, 0.15, 0.05])[: len(symbols)]
    return {"text": "".join(rng.choice(list(symbols), length, p=p / p.sum())), "context": context, "symbols": symbols}


def cases(rng: np.random.Generator) -> list[Case]:
    """The empty context first; then contexts that were seen, that end the text, and that never came."""
    return [
        Case("no context, all symbols seen", {"text": "abba", "context": "", "symbols": "ab"}),
        Case("no context, one symbol never seen", {"text": "abba", "context": "", "symbols": "abc"}),
        Case("one letter of context", {"text": "abacab", "context": "a", "symbols": LETTERS}),
        Case("a context that never came", {"text": "abacab", "context": "d", "symbols": LETTERS}),
        Case("a context whose end came", {"text": "abacabbd", "context": "da", "symbols": LETTERS}),
        Case("a context that ends the text", {"text": "abababd", "context": "bd", "symbols": LETTERS}),
        Case("contexts that overlap", {"text": "aaaabaaab", "context": "aa", "symbols": LETTERS}),
        Case("order matters", {"text": "abcabcabdab", "context": "ab", "symbols": LETTERS}),
        Case("everything followed", {"text": "aaabacadab", "context": "a", "symbols": LETTERS}),
        *(
            Case(f"a longer text {n + 1}", drawn(rng, 60, context))
            for n, context in enumerate(("b", "ab", "cab", "da"))
        ),
    ]


PARTS = {
    "how it backs off": "Where every symbol was seen your answer is right, otherwise it is not. What do the others get?"
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """Where all symbols were seen after the context, nothing is backed off to."""
    every = {"text": "abaabbabba" * 2, "context": "b", "symbols": "ab"}
    return [Probe("how it backs off", Case("probe of a context that everything followed", every))]


FOLLOWED = (
    "followed = [text[at + len(context)] for at in range(len(text) - len(context)) if text.startswith(context, at)]"
)
SHORTER = "shorter = back_off(text, context[1:], symbols) if context else np.full(len(symbols), 1 / len(symbols))"
LEFT = "left = 0.5 * seen.sum() / counts.sum()"
RETURN = "return np.where(seen, (counts - 0.5) / counts.sum(), left * shorter / shorter[~seen].sum())"

MISTAKES = (
    Mistake(
        "no-discount",
        "What was seen seems to keep all of its count, so the probabilities sum to more than 1. Take half a count from each.",
        edit=("(counts - 0.5) / counts.sum()", "counts / counts.sum()"),
    ),
    Mistake(
        "not-normalised",
        "The probabilities don't sum to 1. What is left goes to the symbols that were *not* seen, so divide by the sum of theirs alone.",
        edit=("left * shorter / shorter[~seen].sum()", "left * shorter"),
    ),
    Mistake(
        "wrong-end-dropped",
        "You seem to drop the last symbol of the context. The nearest symbols say more: drop the first.",
        edit=("context[1:]", "context[:-1]"),
        concept="n-gram",
    ),
    Mistake(
        "never-shorter",
        "You seem to back off to equal shares at once. A shorter context knows more than that: ask it first.",
        edit=(SHORTER, "shorter = np.full(len(symbols), 1 / len(symbols))"),
    ),
    Mistake(
        "one-discount-in-all",
        "What is left over is half a count for *each* symbol that was seen, and you seem to give away half a count in all.",
        edit=("0.5 * seen.sum()", "0.5"),
    ),
    Mistake(
        "overlaps-skipped",
        "Occurrences that overlap seem to be missed: “aa” stands twice in “aaa”.",
        edit=(
            FOLLOWED,
            "parts = text.split(context)[1:] if context else list(text)\n    followed = [part[0] for part in parts if part]",
        ),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the probabilities.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "n": "the length of the context",
    "seen": "which symbols were seen",
    "followed": "what followed the context",
    "counts": "the counts",
    "total": "how often the context came",
    "shorter": "what the shorter context says",
    "left": "what is left over",
    "share": "the share of each symbol that was not seen",
    "return probabilities": "the probabilities",
}
FORM = """\
def back_off(text, context, symbols):
    n = len(context)
    followed = [text[at + n] for at in range(len(text) - n) if text[at : at + n] == context]
    counts = np.array([followed.count(symbol) for symbol in symbols], float)
    total = counts.sum()
    shorter = back_off(text, context[1:], symbols) if context else np.full(len(symbols), 1 / len(symbols))
    if total == 0:
        return shorter
    seen = counts > 0
    if seen.all():
        return counts / total
    left = 0.5 * seen.sum() / total
    share = shorter / shorter[~seen].sum()
    return np.where(seen, (counts - 0.5) / total, left * share)
"""

EXERCISES = [
    Exercise(
        id="back-off",
        function="back_off",
        parameters=("text", "context", "symbols"),
        returns=("probabilities",),
        points=5,
        concept="smoothing",
        deeper=True,
        oracle=back_off,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={"text": str, "context": str, "symbols": str},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={"how it backs off": ("what the shorter context says", "what is left over", "the probabilities")},
        hints=(
            "First list what followed the context: walk over all places, and look whether the text has the context there.",
            "What the shorter context says is the same function with context[1:]. With no context left, all symbols get equal shares.",
            "A symbol that was seen gets (count − ½) / total. The rest, ½ · (number of seen symbols) / total, goes to the others in "
            "proportion to what the shorter context gives them.",
        ),
    )
]

"""What the check of `attend` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def attend(query: np.ndarray, states: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Dot-product attention with the padding masked: the context and the weights."""
    scores = np.where(mask, (states * query).sum(axis=2), -np.inf)
    shares = np.exp(scores - scores.max(axis=0))
    weights = shares / shares.sum(axis=0)
    return (weights[:, :, None] * states).sum(axis=0), weights


def drawn(
    rng: np.random.Generator, steps: int, batch: int, hidden: int, padded: bool = True, scale: float = 1.0
) -> Inputs:
    """Random states; each sentence has a length of its own, and what stands in its padding isn't zero."""
    lengths = rng.integers(1, steps + 1, batch) if padded else np.full(batch, steps)
    lengths[0] = steps
    if padded and batch > 1:
        lengths[1] = max(1, steps - 1)
    return {
        "query": rng.normal(scale=scale, size=(batch, hidden)),
        "states": rng.normal(scale=scale, size=(steps, batch, hidden)),
        "mask": np.arange(steps)[:, None] < lengths,
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """One sentence first; then sizes that tell the axes apart, padding, and scores too large for a bare exp."""
    return [
        Case("two words, one unit", drawn(rng, 2, 1, 1)),
        Case("one word", drawn(rng, 1, 1, 2)),
        Case("no padding", drawn(rng, 4, 3, 2, padded=False)),
        Case("padding", drawn(rng, 4, 3, 2)),
        Case("as many words as sentences", drawn(rng, 4, 4, 3)),
        Case("as many units as words", drawn(rng, 3, 2, 3)),
        Case("more sentences than words", drawn(rng, 3, 6, 4)),
        Case("large scores", drawn(rng, 4, 3, 4, scale=30.0)),
    ]


PADDING, LARGE = "the padding", "large scores"
PARTS = {
    PADDING: "Without padding your answer is right, with padding it is not. A padded place must get a weight of 0, and the other "
    "weights must still add up to 1.",
    LARGE: "With small scores your answer is right, with large ones it is not. exp(1000) is too large for a computer; what may you "
    "subtract from all scores without changing the weights?",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """Without padding; and with small scores."""
    return [
        Probe(PADDING, Case("probe without padding", drawn(rng, 5, 3, 4, padded=False))),
        Probe(LARGE, Case("probe of small scores", drawn(rng, 5, 3, 4, scale=0.5))),
    ]


SCORES = "(states * query).sum(axis=2)"
MASK = f"scores = np.where(mask, {SCORES}, -np.inf)"
BARE = f"scores = {SCORES}"
SHARES, WEIGHTS = "shares = np.exp(scores - scores.max(axis=0))", "weights = shares / shares.sum(axis=0)"
CONTEXT = "(weights[:, :, None] * states).sum(axis=0)"
RETURN = f"return {CONTEXT}, weights"

MISTAKES = (
    Mistake(
        "padding-counted",
        "The padding gets a share of the attention. Where `mask` is False there is no word, so the weight must be 0 there.",
        edit=(MASK, BARE),
        misconception="padding-is-harmless",
    ),
    Mistake(
        "score-of-zero",
        "Padded places seem to get a score of 0. But exp(0) is 1, so they still take their share. Which score makes exp give 0?",
        edit=("-np.inf", "0.0"),
        misconception="padding-is-harmless",
    ),
    Mistake(
        "mask-turned",
        "The mask looks turned round: you attend to the padding, and not to the words. It is True where there is a word.",
        edit=("np.where(mask, ", "np.where(~mask | mask.all(axis=0), "),
    ),
    Mistake(
        "masked-too-late",
        "The weights of a sentence with padding don't add up to 1. Mask the scores, before the softmax, so that the words share all of it.",
        edit=((MASK, BARE), (WEIGHTS, "weights = shares / shares.sum(axis=0) * mask")),
    ),
    Mistake(
        "over-the-batch",
        "Your weights add up to 1 over the sentences. They should over the words of each sentence: which axis is that?",
        edit=(WEIGHTS, "weights = shares / shares.sum(axis=1, keepdims=True)"),
    ),
    Mistake(
        "scaled",
        "You seem to divide the scores by √H. The Transformer does so; the plain dot product of this exercise doesn't.",
        edit=(SCORES, f"{SCORES} / np.sqrt(query.shape[1])"),
    ),
    Mistake(
        "overflow",
        "With large scores exp overflows. Subtract each sentence's largest score first: that leaves the weights as they are.",
        edit=(SHARES, 'with np.errstate(all="ignore"):\n        shares = np.exp(scores)'),
    ),
    Mistake(
        "all-alike",
        "All words seem to get the same weight. The scores should decide.",
        edit=(SHARES, "shares = np.exp(0 * np.where(mask, scores, 0.0)) * mask"),
    ),
    Mistake(
        "sum-not-mixture",
        "The context looks like the plain sum of the states. Weigh each state first.",
        edit=(CONTEXT, "(mask[:, :, None] * states).sum(axis=0)"),
    ),
    Mistake(
        "best-word-alone",
        "The context seems to be the state of the best word alone. Attention mixes: each state with its weight.",
        edit=(CONTEXT, "states[weights.argmax(axis=0), np.arange(len(query))]"),
        misconception="attention-picks-one",
    ),
    Mistake(
        "weights-first",
        "Weights and context look swapped. The context comes first.",
        edit=(RETURN, f"return weights, {CONTEXT}"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the context and the weights.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

QUANTITIES = {
    "scores": "the scores",
    "masked": "the masked scores",
    "largest": "the largest score",
    "shares": "exp of the scores",
    "total": "the sum of the shares",
    "weights": "the weights",
    "weighted": "the weighted states",
    "context": "the context",
    "return context": "the context",
    "return weights": "the weights",
}
FORM = """\
def attend(query, states, mask):
    scores = np.einsum("sbh,bh->sb", states, query)
    masked = np.where(mask, scores, -np.inf)
    largest = masked.max(axis=0)
    shares = np.exp(masked - largest)
    total = shares.sum(axis=0)
    weights = shares / total
    weighted = weights[:, :, None] * states
    context = weighted.sum(axis=0)
    return context, weights
"""

EXERCISES = [
    Exercise(
        id="attend",
        function="attend",
        parameters=("query", "states", "mask"),
        returns=("context", "weights"),
        points=10,
        concept="attention",
        oracle=attend,
        cases=cases,
        probes=probes,
        parts=PARTS,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={
            PADDING: (
                "the masked scores",
                "the largest score",
                "exp of the scores",
                "the sum of the shares",
                "the weights",
                "the context",
            ),
            LARGE: ("the largest score", "exp of the scores", "the sum of the shares", "the weights", "the context"),
        },
        hints=(
            "A score for each word: the dot product of its state with the query. `states * query` multiplies them for all words at once.",
            "Put −∞ where the mask is False, then take the softmax over the words, axis 0. Subtract the largest score before exp.",
            "The context adds up the states, each times its weight. A third axis, of length 1, makes the weights fit the states.",
        ),
    )
]

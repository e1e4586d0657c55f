"""What the check of `decoder-loss` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def decoder_loss(
    h: np.ndarray,
    embed: np.ndarray,
    weight_hh: np.ndarray,
    read: np.ndarray,
    target: list[int],
    start: int,
    forced: bool,
) -> float:
    """The mean cross entropy of a target's words; each step reads the right word before it (forced), or its own (free)."""
    loss, word = 0.0, start
    for right in target:
        h = np.tanh(embed[word] + weight_hh @ h)
        scores = read @ h
        loss = loss + np.log(np.exp(scores).sum()) - scores[right]
        word = right if forced else int(np.argmax(scores))
    return float(loss / len(target))


def drawn(rng: np.random.Generator, vocabulary: int, hidden: int, length: int, forced: bool) -> Inputs:
    """A decoder, and a target that it wouldn't write itself."""
    return {
        "h": rng.uniform(-1, 1, hidden),
        "embed": rng.normal(size=(vocabulary, hidden)),
        "weight_hh": rng.normal(scale=1 / np.sqrt(hidden), size=(hidden, hidden)),
        "read": rng.normal(size=(vocabulary, hidden)),
        "target": rng.integers(2, vocabulary, length).tolist(),
        "start": 1,
        "forced": forced,
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """One word first, where both are the same; then both ways in turn."""
    return [
        Case("one word", drawn(rng, 4, 2, 1, True)),
        Case("two words, forced", drawn(rng, 5, 2, 2, True)),
        Case("two words, free", drawn(rng, 5, 2, 2, False)),
        Case("another start", {**drawn(rng, 6, 3, 3, True), "start": 0}),
        *(
            Case(f"{length} words, {'forced' if forced else 'free'}", drawn(rng, 9, 4, length, forced))
            for length in (5, 8)
            for forced in (True, False)
        ),
    ]


NEXT, FREE = "what the next step reads", "running free"
PARTS = {
    NEXT: "For one word your loss is right, for more it is not. What does the second step read, and from which state?",
    FREE: "With teacher forcing your loss is right, running free it is not. What does a step read when nobody corrects it?",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """A single word; and teacher forcing alone."""
    return [
        Probe(NEXT, Case("probe of one word", drawn(rng, 6, 3, 1, False))),
        Probe(FREE, Case("probe of forcing", drawn(rng, 6, 3, 5, True))),
    ]


BEGIN, STEP, SCORES = "loss, word = 0.0, start", "h = np.tanh(embed[word] + weight_hh @ h)", "scores = read @ h"
LOSS = "loss = loss + np.log(np.exp(scores).sum()) - scores[right]"
WORD, RETURN = "word = right if forced else int(np.argmax(scores))", "return float(loss / len(target))"

MISTAKES = (
    Mistake(
        "always-forced",
        "Your decoder seems to read the right words even when `forced` is False. Running free, it reads what it wrote itself.",
        edit=(WORD, "word = right"),
        misconception="training-shows-use",
    ),
    Mistake(
        "always-free",
        "Your decoder seems to read its own words even when `forced` is True. With teacher forcing it reads the right ones.",
        edit=(WORD, "word = int(np.argmax(scores))"),
    ),
    Mistake(
        "turned-round",
        "Forced and free look swapped.",
        edit=("right if forced else int(np.argmax(scores))", "int(np.argmax(scores)) if forced else right"),
    ),
    Mistake(
        "peeks",
        "Each step seems to read the very word that it should write. It may see only the words before.",
        edit=("embed[word]", "embed[right]"),
    ),
    Mistake(
        "start-again",
        "Each step seems to read the start symbol. Only the first one does.",
        edit=("embed[word]", "embed[start]"),
    ),
    Mistake(
        "state-not-carried",
        "Each step seems to begin from the state that was given. What should the second step start from?",
        edit=((STEP, STEP.replace("h = ", "new = ", 1)), (SCORES, "scores = read @ new")),
    ),
    Mistake(
        "sum",
        "You seem to add the losses up. The exercise asks for the mean over the words.",
        edit=(RETURN, "return float(loss)"),
    ),
    Mistake(
        "softmax-forgotten",
        "The softmax seems to be missing. The loss of a word is log Σ exp(scores), less the score of the right word.",
        edit=(LOSS, "loss = loss - scores[right]"),
    ),
    Mistake(
        "own-word-scored",
        "You seem to score the word that the decoder writes. The loss is that of the *right* word, forced or free.",
        edit=(LOSS, "loss = loss + np.log(np.exp(scores).sum()) - scores.max()"),
    ),
    Mistake(
        "sign",
        "Your loss has the wrong sign. It is −log of a probability, so it is never negative.",
        edit=(RETURN, "return float(-loss / len(target))"),
    ),
    Mistake(
        "bits",
        "You seem to take logarithms to base 2. The exercise asks for nats, np.log.",
        edit=(RETURN, "return float(loss / len(target) / np.log(2))"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the mean loss.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

QUANTITIES = {
    "right": "the right word",
    "h": "the new state",
    "scores": "the scores of the words",
    "total": "the logarithm of the sum",
    "one": "the loss of a word",
    "loss": "the sum of the losses",
    "word": "the word that the next step reads",
    "mean": "the mean loss",
    "return loss": "the mean loss",
}
FORM = """\
def decoder_loss(h, embed, weight_hh, read, target, start, forced):
    loss = 0.0
    word = start
    for right in target:
        h = np.tanh(embed[word] + weight_hh @ h)
        scores = read @ h
        total = np.log(np.exp(scores).sum())
        one = total - scores[right]
        loss = loss + one
        if forced:
            word = right
        else:
            word = int(scores.argmax())
    mean = float(loss / len(target))
    return mean
"""

EXERCISES = [
    Exercise(
        id="decoder-loss",
        function="decoder_loss",
        parameters=("h", "embed", "weight_hh", "read", "target", "start", "forced"),
        returns=("loss",),
        points=10,
        concept="teacher-forcing",
        deeper=True,
        oracle=decoder_loss,
        cases=cases,
        types={"target": list[int], "start": int, "forced": bool, "loss": float},
        probes=probes,
        parts=PARTS,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={
            NEXT: ("the new state", "the word that the next step reads", "the sum of the losses", "the mean loss"),
            FREE: ("the word that the next step reads",),
        },
        hints=(
            "It is the loop of greedy decoding, with one thing more in each step: the loss of the right word.",
            "The loss of a word is np.log(np.exp(scores).sum()) - scores[right].",
            "At the end of a step: word = right if forced, else the number of the largest score. Divide by len(target) at the end.",
        ),
    )
]

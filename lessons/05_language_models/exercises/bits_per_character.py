"""What the check of `bits-per-character` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def bits_per_character(probabilities: np.ndarray, symbols: np.ndarray) -> np.ndarray:
    """The mean of −log₂ of what each symbol had been given."""
    given = probabilities[np.arange(len(symbols)), symbols]
    return -np.mean(np.log2(given))


def drawn(rng: np.random.Generator, length: int, size: int) -> Inputs:
    """Some model's probabilities for each place of a text, and the text."""
    raw = rng.uniform(0.05, 1, size=(length, size)) ** 2
    return {"probabilities": raw / raw.sum(1, keepdims=True), "symbols": rng.integers(size, size=length)}


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then sizes that tell the axes apart."""
    even = np.array([[0.5, 0.25, 0.25]])
    return [
        Case("one character that was given one half", {"probabilities": even, "symbols": np.array([0])}),
        Case("one character that was given one quarter", {"probabilities": even, "symbols": np.array([2])}),
        Case(
            "two characters",
            {"probabilities": np.array([[0.5, 0.5], [0.125, 0.875]]), "symbols": np.array([1, 0])},
        ),
        Case("three symbols", drawn(rng, 4, 3)),
        Case("as many places as symbols", drawn(rng, 5, 5)),
        Case("more symbols than places", drawn(rng, 3, 9)),
        Case("a long text", drawn(rng, 60, 7)),
    ]


ONE = "the bits of one character"


def probes(rng: np.random.Generator) -> list[Probe]:
    """With a single character there is nothing to average."""
    return [Probe("the mean over the text", Case("probe of one character", drawn(rng, 1, 6)))]


GIVEN = "given = probabilities[np.arange(len(symbols)), symbols]"
RETURN = "return -np.mean(np.log2(given))"

MISTAKES = (
    Mistake(
        "natural-logarithm",
        "You seem to take the natural logarithm. That gives nats; for bits the base is 2.",
        edit=("np.log2", "np.log"),
    ),
    Mistake(
        "sign-forgotten",
        "The sign looks wrong. The logarithm of a probability is at most 0, and a surprise counts upwards.",
        edit=(RETURN, RETURN.replace("-np", "np")),
    ),
    Mistake(
        "sum",
        "You seem to add the bits up. Per character means the mean, so that a long text can be compared with a short one.",
        edit=("np.mean", "np.sum"),
    ),
    Mistake(
        "logarithm-of-the-mean",
        "You seem to take the mean first and the logarithm of it. Each character has its own surprise, and then comes the mean.",
        edit=(RETURN, "return -np.log2(np.mean(given))"),
    ),
    Mistake(
        "every-symbol-at-every-place",
        "You seem to look up every symbol of the text at every place. Each place has one symbol that came: pair the rows with them.",
        edit=(GIVEN, "given = probabilities[:, symbols]"),
    ),
    Mistake(
        "likeliest-instead-of-what-came",
        "You seem to take the largest probability of each place. A model is scored by what it gave to the symbol that came.",
        edit=(GIVEN, "given = probabilities.max(1)"),
    ),
    Mistake(
        "own-entropy",
        "You seem to weigh each symbol's bits by its own probability. That says how sure the model is, and not whether it was right.",
        edit=(RETURN, "return -np.mean(np.sum(probabilities * np.log2(probabilities), 1))"),
    ),
    Mistake(
        "perplexity",
        "That is the perplexity, 2 to the power of the bits. The exercise asks for the bits.",
        edit=(RETURN, "return 2 ** -np.mean(np.log2(given))"),
        concept="perplexity",
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the number.",
        edit=(RETURN, RETURN.replace("return", "bits =")),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "places": "the places of the text",
    "given": "what each symbol that came had been given",
    "bits": "the bits of each character",
    "mean": "the mean of the bits",
    "return bits": "the mean of the bits",
}
FORM = """\
def bits_per_character(probabilities, symbols):
    places = np.arange(len(symbols))
    given = probabilities[places, symbols]
    bits = -np.log2(given)
    mean = bits.mean()
    return mean
"""
CONCERNS = {"the mean over the text": ("the mean of the bits",)}

EXERCISES = [
    Exercise(
        id="bits-per-character",
        function="bits_per_character",
        parameters=("probabilities", "symbols"),
        returns=("bits",),
        points=10,
        concept="bits-per-character",
        oracle=bits_per_character,
        cases=cases,
        probes=probes,
        parts={
            "the mean over the text": "With one character your number is right, with more it is not. How do their bits come together?"
        },
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns=CONCERNS,
        hints=(
            "Row t of `probabilities` is what the model said before character t. Which of its entries belongs to the character that came?",
            "Two lists of indices, one of rows and one of columns, take one entry from each row. The rows are 0, 1, 2 … in order.",
            "The bits of a character are −log₂ of that entry, and the answer is their mean.",
        ),
    )
]

"""Weights of networks that hear digits, as the widgets read them: with a card that says how the answer is read, too."""

from helpers.experiments.digits import DigitModel, Read
from helpers.experiments.weights import Card, weights_file

BLANK_NAME = "blank"


def digit_weights(
    model: DigitModel, read: Read, data: str, steps: int, seed: int, seconds: float, figure: str
) -> bytes:
    """A file of weights, for `Outcome(weights=...)` and then `here.explore("spoken-digit", weights=result.weights)`.

    Args:
        model: for single digits or, with 11 outputs, for strings of them.
        read: where the answer is read, "last" or "mean"; for strings it's "last", after each step.
        data: what it was trained on, in words.
        steps: updates.
        seed: of the weights and the batches.
        seconds: that the training took.
        figure: how well it does on what it wasn't trained on, in words.
    """
    digits = [str(digit) for digit in range(10)]
    symbols = digits if model.outputs == len(digits) else [BLANK_NAME, *digits]
    sizes = {"hidden": model.hidden, "mean of states": int(read == "mean")}
    card = Card(model.kind, data, sizes, steps, seed, round(seconds / 60, 2), figure, symbols)
    return weights_file(model.state_dict(), card)

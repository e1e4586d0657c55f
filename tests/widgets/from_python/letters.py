"""What Python makes of character models, n-grams and a program's tokens, for the tests of the JavaScript that does the same."""

import base64
import io
import tempfile
import tokenize
from pathlib import Path
from typing import Any

import numpy as np
import torch

from helpers.experiments import DATA
from helpers.experiments.corpora import words
from helpers.experiments.course_code import PROGRAM
from helpers.experiments.language import CharModel
from helpers.experiments.ngrams import NGram
from helpers.experiments.training import seeded
from helpers.experiments.weights import Card, read_weights, weights_file

SYMBOLS, TEXT = "\nabc d", "abca d\ncab bad\n"


def read_through(model: CharModel, text: str) -> list[list[list[float]]]:
    """Hidden states, cell states (zeros where there are none) and scores after each symbol, in float64."""
    state, moments = None, []
    model.double()
    with torch.no_grad():
        for symbol in "\n" + text:
            logits, state = model(torch.tensor([[model.symbols.index(symbol)]]), state)
            h, c = state if isinstance(state, tuple) else (state, torch.zeros_like(state))
            moments.append([one.flatten().tolist() for one in (h, c, logits)])
    return moments


def shipped(name: str, text: str) -> dict:
    """A network that ships, while it reads a text."""
    path = DATA[f"letters-{name}"].path()
    weights, card = read_weights(path)
    model = CharModel(card.kind, "".join(card.symbols), card.sizes["embedding"], card.sizes["hidden"])
    model.load_state_dict(weights)
    return {"path": str(path), "text": text, "moments": read_through(model, text)}


def network(kind: str) -> dict:
    """A small model with weights that are large for it, its states and scores after each symbol, in float64 from weights of 16 bits."""
    model = seeded(lambda: CharModel(kind, SYMBOLS, 4, 6), 3)
    card = Card(kind, "test: letters", {"hidden": 6}, 1, 3, 0.0, "none", SYMBOLS)
    file = weights_file({name: 3 * value for name, value in model.state_dict().items()}, card)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights"
        path.write_bytes(file)
        model.load_state_dict(read_weights(path)[0])
    return {"file": base64.b64encode(file).decode(), "moments": read_through(model, TEXT)}


def ngrams(text: str, symbols: str, lines_alone: bool, contexts: list[str]) -> dict:
    """What each order says after some contexts."""
    models = [NGram(order, text, symbols, lines_alone) for order in range(1, 7)]
    wanted = [[model.probabilities(context).tolist() for model in models] for context in contexts]
    return {"text": text, "symbols": symbols, "linesAlone": lines_alone, "contexts": contexts, "wanted": wanted}


def program(name: str) -> dict:
    """A file of the course, and which of its characters lie in a string, in a comment, in brackets: after each, by Python's own tokens."""
    text = (PROGRAM / name).read_text(encoding="utf-8")
    starts = np.cumsum([0, *(len(line) for line in text.splitlines(keepends=True))])
    marks = {kind: np.zeros(len(text), int) for kind in ("quoted", "comment", "brackets")}
    depth, since = 0, 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        first, last = (starts[row - 1] + column for row, column in (token.start, token.end))
        if token.type == tokenize.STRING:
            quotes = token.string[token.string.index(token.string[-1]) :]
            wide = 3 if quotes.startswith(quotes[0] * 3) else 1
            marks["quoted"][last - len(quotes) + wide - 1 : last - wide] = 1
        elif token.type == tokenize.COMMENT:
            marks["comment"][first:last] = 1
        elif token.type == tokenize.OP and token.string in "()[]{}":
            marks["brackets"][since:first] = depth > 0
            depth, since = depth + (1 if token.string in "([{" else -1), first
    return {"text": text, **{kind: one.tolist() for kind, one in marks.items()}}


def values() -> dict[str, Any]:
    rng = np.random.default_rng(0)
    running = "".join(rng.choice(list(SYMBOLS), 3000, p=[0.05, 0.3, 0.25, 0.2, 0.1, 0.1])) + "\n"
    corpus = words()
    return {
        "symbols": SYMBOLS,
        "text": TEXT,
        "shipped": [shipped("words", "transformations"), shipped("code", "def f(x):\n    return {}")],
        "networks": {kind: network(kind) for kind in ("rnn", "gru", "lstm")},
        "ngrams": [
            ngrams(running, SYMBOLS, False, ["", "a", "abca d", "\n\n\nab", "dddddd"]),
            ngrams(corpus.train[:60_000], corpus.symbols, True, ["", "th", "qqqq", "elephan", "one\ntw"]),
        ],
        "programs": [
            program(name) for name in ("experiments/ngrams.py", "experiments/_data.py", "judge/reading/_cells.py")
        ],
    }

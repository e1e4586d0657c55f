"""What the two widgets on character models have in common: weights with their card, and the text that they were trained on."""

import json
import struct
from collections.abc import Callable, Sequence
from typing import Any

from helpers.experiments import DATA, DataError
from helpers.experiments.corpora import CORPORA, Corpus
from helpers.experiments.course_code import code

SHIPPED = ("words", "code", "shakespeare")


def letters(weights: bytes | None, networks: Sequence[str], default: str) -> bytes:
    """The file of weights to show: the learner's own, else the shipped one that is named.

    Args:
        weights: of a `CharModel`, with a card: `result.weights` of an experiment.
        networks: one of `SHIPPED`, or none for the default.
        default: its name.

    Raises:
        ValueError: there is no such network, or the weights are none.
    """
    if weights:
        card_of(weights)
        return weights
    names = list(networks) or [default]
    if len(names) > 1 or names[0] not in SHIPPED:
        raise ValueError(f"networks is {names!r}, expected one of {', '.join(f'[{name!r}]' for name in SHIPPED)}.")
    return DATA[f"letters-{names[0]}"].path().read_bytes()


def card_of(weights: bytes) -> dict[str, Any]:
    """The card of a file of weights, read without torch.

    Raises:
        ValueError: the bytes hold no weights of a character model; the message says what to give.
    """
    try:
        (length,) = struct.unpack("<Q", weights[:8])
        header = json.loads(weights[8 : 8 + length])
        card: dict[str, Any] = json.loads(header["__metadata__"]["card"])
        if {"embed.weight", "read.weight", "recurrent.weight_hh_l0"} <= header.keys():
            return card
    except (struct.error, ValueError, KeyError, TypeError):
        pass
    raise ValueError(
        "weights holds no character model. Give what an experiment learned: `result.weights`, or leave it out."
    )


def corpus_of(card: dict[str, Any]) -> Corpus | None:
    """The text that a network was trained on, by the words of its card; None where it is not on this machine, or unknown."""
    data, symbols = str(card["data"]), "".join(card["symbols"])
    known: dict[str, Callable[[], Corpus]] = {**CORPORA, "code": code}
    for name, make in known.items():
        if data.startswith(name):
            source = DATA.get(name)
            if source is not None and source.needs_network():  # a widget downloads nothing
                return None
            try:
                corpus = make()
            except DataError:
                return None
            return corpus if corpus.symbols == symbols else None
    return None


def sort_of(card: dict[str, Any]) -> str:
    """What sort of text a network writes: a "list" of words, "code", or "prose"."""
    first = str(card["data"]).split(":")[0]
    return {"words": "list", "names": "list", "code": "code"}.get(first, "prose")

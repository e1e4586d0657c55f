"""What the two widgets on spoken digits have in common: recordings in 8 bits a sample, and whose weights they show."""

import json
import re
import struct
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from helpers.experiments import FSDD, DataError

NAMES = frozenset(f"recurrent.{name}_l0" for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")) | {
    "read.weight",
    "read.bias",
}
HELD_OUT_FOLD = 0  # the speakers that the networks that ship never heard
LEARNED_VOICES = 6  # of the others that a learner can choose
TAKES, REAL_TAKES = 3, 2  # of each digit
FEATURES, DIGITS, WITH_BLANK = 48, 10, 11
REAL_PEOPLE = re.compile(r"real people (\d+) %")  # in the figure of a card, as digit_listeners.py writes it
EXAMPLE = (7, 0)  # the digit and the take that "say a digit" begins with, of the first held-out voice


def chosen_recordings(only: tuple[int, int] | None = None) -> dict[str, Any]:
    """The recordings for a widget: of the held-out voices all, of a few others the first take, and of real people, where their recordings
    have been downloaded, two takes. Nothing is downloaded here.

    Args:
        only: a digit and a take, of the first held-out voice: that one recording instead.

    Returns:
        voices: {"name", "group"} each; index: a row for each recording with voice, digit, take, first sample, number of samples;
        samples: of all, in 8 bits by the mu-law.
    """
    import numpy as np

    from helpers.experiments.spoken_digits import (
        FOLDS,
        encoded,
        fsdd,
        synthetic,
    )  # torch comes with it, only where it is needed

    recordings = synthetic()
    speakers = range(len(recordings.speakers))
    held_out = [number for number in speakers if number % FOLDS == HELD_OUT_FOLD]
    others = [number for number in speakers if number % FOLDS != HELD_OUT_FOLD]
    learned = others[:: max(1, len(others) // LEARNED_VOICES)][:LEARNED_VOICES]
    wanted = [(recordings, number, "unheard", TAKES) for number in held_out]
    if only is not None:
        wanted = wanted[:1]
    else:
        wanted += [(recordings, number, "learned", 1) for number in learned]
        if not FSDD.needs_network():
            with suppress(DataError):
                people = fsdd()
                wanted += [(people, number, "real", REAL_TAKES) for number in range(len(people.speakers))]
    voices, index, parts, begin = [], [], [], 0
    for voice, (source, speaker, group, takes) in enumerate(wanted):
        voices.append({"name": source.speakers[speaker], "group": group})
        for number in np.flatnonzero((source.speaker == speaker) & (source.take < takes)):
            digit, take, signal = int(source.digit[number]), int(source.take[number]), source.signals[number]
            if only is None or (digit, take) == only:
                index.append([voice, digit, take, begin, len(signal)])
                parts.append(encoded(signal))
                begin += len(signal)
    return {"voices": voices, "index": index, "samples": np.concatenate(parts).tobytes()}


def own_digits(weights: bytes | None) -> bytes:
    """The learner's own weights, if they are of a network that hears digits; empty where there are none.

    Args:
        weights: `result.weights` of an experiment, or None.

    Raises:
        ValueError: they are no weights of such a network.
    """
    if not weights:
        return b""
    try:
        header = _header(weights)
        card = json.loads(header["__metadata__"]["card"])
        inputs, outputs = header["recurrent.weight_ih_l0"]["shape"][1], header["read.bias"]["shape"][0]
        if header.keys() >= NAMES and inputs == FEATURES and outputs in (DIGITS, WITH_BLANK) and card["kind"]:
            return weights
    except (struct.error, ValueError, KeyError, TypeError):
        pass
    raise ValueError(
        "weights holds no network that hears digits. Give what such an experiment learned, `result.weights`, or leave it out."
    )


def card_of(weights: bytes) -> dict[str, Any]:
    """The card of weights that ship, read without torch."""
    card: dict[str, Any] = json.loads(_header(weights)["__metadata__"]["card"])
    return card


def _header(weights: bytes) -> dict[str, Any]:
    (length,) = struct.unpack("<Q", weights[:8])
    header: dict[str, Any] = json.loads(weights[8 : 8 + length])
    return header


def on_real_people(shipped: Sequence[bytes]) -> str:
    """How often the networks that ship are right about voices of real people, in words, as measured for their cards."""
    shares = []
    for file in shipped:
        card = card_of(file)
        found = REAL_PEOPLE.search(card["figure"])
        if found is None:
            raise ValueError(
                f"the card says nothing of real people: {card['figure']!r}. Train it anew: digit_listeners.py."
            )
        shares.append(f"the {card['kind'].upper()} got {found[1]} % right")
    return (
        "The networks that come with the course have heard only synthetic voices, so they will be wrong about yours more often. "
        f"Of recordings of real people, {' and '.join(shares)}. The browser's own work against echo and noise is off, so they hear the "
        "room as it is."
    )

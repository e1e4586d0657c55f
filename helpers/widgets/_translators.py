"""What the two widgets on translation have in common: whose weights they show."""

import json
import struct
from collections.abc import Collection

NAMES = frozenset({"encoder.embed.weight", "decoder.embed.weight", "decoder.read.weight", "decoder.read.bias"})


def own_weights(weights: bytes | None, reads: Collection[str], kind: str) -> bytes:
    """The learner's own weights, if they fit the widget; empty where there are none.

    Args:
        weights: `result.weights` of an experiment, or None.
        reads: symbols that such a network reads, all of them.
        kind: of network, in words.

    Raises:
        ValueError: they are no weights of such a network.
    """
    if not weights:
        return b""
    try:
        (length,) = struct.unpack("<Q", weights[:8])
        header = json.loads(weights[8 : 8 + length])
        card = json.loads(header["__metadata__"]["card"])
        sources = card["symbols"][: card["sizes"]["source"]]
        if header.keys() >= NAMES and set(sources) >= set(reads):
            return weights
    except (struct.error, ValueError, KeyError, TypeError):
        pass
    raise ValueError(
        f"weights holds no network that {kind}. Give what such an experiment learned, `result.weights`, or leave it out."
    )

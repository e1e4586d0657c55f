"""The small networks that an explorer compares, by the names that its JavaScript has for them."""

from collections.abc import Sequence

NETWORKS = ("rnn", "orthogonal rnn", "lstm", "gru")


def offered(names: Sequence[str]) -> list[str]:
    """The networks that were asked for; an empty list stands for all.

    Raises:
        ValueError: there is no such network.
    """
    for name in names:
        if name not in NETWORKS:
            raise ValueError(f"There is no network {name!r} here. There are {', '.join(map(repr, NETWORKS))}.")
    return list(names)

"""How texts and options are shown: the same in a notebook, on a page and on paper."""

import hashlib
import re
from typing import Any


def shuffled(key: str, count: int) -> list[int]:
    """The order in which the options of `key` are shown: mixed, and the same every time and everywhere."""
    return sorted(range(count), key=lambda option: hashlib.sha256(f"{key}:{option}".encode()).digest())


def unbroken(data: Any) -> Any:
    """The same data, with "f = 1" in every text kept on one line (by no-break spaces)."""
    match data:
        case str():
            return re.sub(r"(\b[a-z]'?) ([=≈]) (?=[−\d½])", "\\1\u00a0\\2\u00a0", data)
        case dict():
            return {key: unbroken(value) for key, value in data.items()}
        case list():
            return [unbroken(value) for value in data]
        case _:
            return data

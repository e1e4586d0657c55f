"""What the study widgets share: their form on paper."""

import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from typing import Any

from helpers.content import QuizOption


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


def text(words: str) -> str:
    """Escaped for HTML."""
    return html.escape(unbroken(words))


def fold(summary: str, inside: str) -> str:
    """HTML that unfolds. `inside` is HTML, `summary` is text."""
    return f"<details><summary>{text(summary)}</summary>{inside}</details>"


def options_html(options: Sequence[QuizOption], order: Iterable[int]) -> str:
    """Options as a list, and their explanations to unfold."""
    order = list(order)
    listed = "".join(f"<li>{text(options[k].text)}</li>" for k in order)
    why = "".join(
        f"<li>{'✓ right' if options[k].correct else '✗ wrong'}: {text(options[k].text)}<br>{text(options[k].why)}</li>"
        for k in order
    )
    return f'<ol type="a">{listed}</ol>' + fold("The answer, and why", f'<ol type="a">{why}</ol>')

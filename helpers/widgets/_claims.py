"""What a lesson stands by: each sentence with what it rests on, to unfold."""

import html
from collections.abc import Sequence


class Claims:
    """Sentences, each with how we know it.

    Args:
        claims: pairs of a sentence and of what it rests on, in words.
    """

    def __init__(self, claims: Sequence[tuple[str, Sequence[str]]]):
        self.claims = list(claims)

    def __repr__(self) -> str:
        return "\n".join(f"- {text}" for text, _ in self.claims)

    def _repr_html_(self) -> str:
        items = "".join(
            f'<li style="margin:.35rem 0">{html.escape(text)}<details><summary>How we know</summary><ul style="margin:.2rem 0">'
            + "".join(f"<li>{html.escape(one)}</li>" for one in told)
            + "</ul></details></li>"
            for text, told in self.claims
        )
        return f'<ul style="max-width:60rem;padding-left:1.2rem">{items}</ul>'

"""What a lesson stands by: each sentence with what it rests on, to unfold."""

import html

from helpers.widgets._study import Payload, Record


class Claims:
    """Sentences, each with how we know it.

    Args:
        payload: the activity as plain JSON.
        record: not used; there is nothing to do with claims.
    """

    def __init__(self, payload: Payload, record: Record | None = None):
        self.claims = payload["content"]["claims"]

    def __repr__(self) -> str:
        return "\n".join(f"- {claim['text']}" for claim in self.claims)

    def _repr_html_(self) -> str:
        items = "".join(
            f'<li style="margin:.35rem 0">{html.escape(claim["text"])}'
            '<details><summary>How we know</summary><ul style="margin:.2rem 0">'
            + "".join(f"<li>{html.escape(one)}</li>" for one in claim["evidence"])
            + "</ul></details></li>"
            for claim in self.claims
        )
        return f'<ul style="max-width:60rem;padding-left:1.2rem">{items}</ul>'

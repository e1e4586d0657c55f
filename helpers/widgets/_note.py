"""A few words from the course, in a box."""

import html


class Note:
    """A few words from the course, drawn as a box: a title, a text line by line, a quiet last line, perhaps code."""

    def __init__(self, title: str, text: str, last: str = "", code: str = ""):
        self.title, self.text, self.last, self.code = title, text, last, code

    def __repr__(self) -> str:
        return "\n".join(part for part in (self.title, self.text, self.code, self.last) if part)

    def _repr_html_(self) -> str:
        lines = "".join(f"<div>{html.escape(line)}</div>" for line in self.text.splitlines())
        code = (
            f'<pre tabindex="0" style="padding:.5rem;overflow:auto">{html.escape(self.code)}</pre>' if self.code else ""
        )
        last = f'<div style="margin-top:.3rem">{html.escape(self.last)}</div>' if self.last else ""
        style = "border-left:4px solid #0072B2;padding:.4rem .8rem;margin:.3rem 0;max-width:60rem"
        return f'<div role="note" style="{style}"><strong>{html.escape(self.title)}</strong>{lines}{code}{last}</div>'

"""All that can be heard in the course, played through like an audio book."""

from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._dialogue import Speaking
from helpers.widgets._study import text


class AudioBook(Speaking):
    """Every dialogue and narration, with lengths; it plays on from one to the next and remembers where it was."""

    _esm, _css = bundle("audio.js"), bundle("audio.css")
    pieces: traitlets.List[Any] = traitlets.List().tag(sync=True)
    talks = traitlets.Dict().tag(sync=True)
    place = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """The list, with lengths."""
        chapters = dict.fromkeys(piece["chapter"] for piece in self.pieces)
        return "<p><strong>Everything there is to hear</strong></p>" + "".join(
            f"<p>{text(chapter)}</p><ol>{''.join(self._item(each) for each in self.pieces if each['chapter'] == chapter)}</ol>"
            for chapter in chapters
        )

    def _item(self, piece: dict[str, Any]) -> str:
        seconds = round(sum(each or 0 for each in self.talks[piece["talk"]]["lengths"]))
        return f"<li>{text(piece['title'])} ({seconds // 60}:{seconds % 60:02})</li>"

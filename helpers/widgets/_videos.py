"""Videos of others: links, and a player only for who asks for it."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, text


class Videos(StudyWidget):
    """A list of videos. Nothing of them is loaded before a click on what says what will be loaded, and from where."""

    _esm, _css = bundle("videos.js"), bundle("videos.css")
    videos: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def static_html(self) -> str:
        """Each video as a link, with what to watch for."""
        return f"<p><strong>To watch</strong></p><ul>{''.join(map(_paper, self.videos))}</ul>"


def _paper(video: Mapping[str, Any]) -> str:
    """A video on paper."""
    address = f"https://www.youtube.com/watch?v={video['youtube']}"
    about = ", ".join(part for part in (video["by"], video["length"]) if part)
    parts = [
        f'<a href="{address}">{text(video["title"])}</a> ({text(about)})<br>{text(address)}',
        text(video["reason"]),
        f"<strong>Watch for:</strong> {text(video['watch_for'])}",
    ]
    if video["loose"]:
        parts.append(f"<strong>Loosely said:</strong> {text(video['loose'])}")
    return f"<li>{'<br>'.join(parts)}</li>"

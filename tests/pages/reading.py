"""What a reader sees of a page, and what its widgets may say."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

UNSEEN = {"script", "style", "pre", "annotation"}
DATA = re.compile(r'<script type="application/json" id="course-page">(.*?)</script>', re.DOTALL)
# Addresses, ids, programs, and what a network of the course was trained on: nobody reads them on a page.
UNREAD = {
    "notebook",
    "cell",
    "starter",
    "solution",
    "module",
    "style",
    "markup",
    "training",
    "file",
    "questions_for_training",
}


class Reader(HTMLParser):
    """Collects the text of a page: also what pictures and controls are called."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._inside.append(tag)
        self.parts += [
            value for name, value in attrs if name in ("alt", "title", "aria-label", "placeholder") and value
        ]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.parts.append(data)


def seen(page: str) -> str:
    """The text of a page, programs left out."""
    reader = Reader()
    reader.feed(page)
    return re.sub(r"\s+", " ", "".join(reader.parts))


def data_of(page: str) -> dict[str, Any]:
    """What a page tells its script."""
    found = DATA.search(page)
    assert found, "the page has no data for its script"
    return json.loads(found[1])


def texts(value: Any, name: str = "") -> Iterator[str]:
    """All texts in a widget's state that it may show."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in UNREAD:
                yield from texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, name)
    elif isinstance(value, str):
        yield value

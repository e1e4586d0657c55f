"""What all pages share: the frame, the look, and how foreign text is shown. Nothing in a page runs, nothing is fetched."""

import html
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.judge.verdict import LOOKS as JUDGED
from helpers.judge.verdict import marked_up

LOOKS = JUDGED | {
    "not graded": ("…", "Not graded", "#0072B2"),
    "to mark": ("✎", "To be marked", "#0072B2"),
    "marked": ("✍", "Marked", "#0072B2"),
}
# Even if something slipped through the escaping, a browser would neither run nor fetch it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
# What a reader does not see, or what turns the order of what stands around it: controls, soft hyphen, marks of direction,
# zero widths, byte order mark, tags. Joiners stay: Persian and emoji need them.
HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
LONE = re.compile("[\ud800-\udfff]")
NAME_LIMIT, PROSE_LIMIT, LINE_LIMIT, LINES_LIMIT = 200, 4_000, 2_000, 1_000


def number(value: float) -> str:
    """A number of points: at most two decimals, and none that are 0."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def plain(text: str) -> Markup:
    """Foreign text as an attribute: escaped, with hidden characters named."""
    return Markup(HIDDEN.sub(lambda found: _code_point(found[0]), html.escape(_whole(text))))


def shown(text: object) -> Markup:
    """Foreign text as HTML: escaped, with hidden characters as visible marks. What is HTML already stays as it is."""
    return text if isinstance(text, Markup) else _marks(html.escape(_whole(str(text))))


def prose(text: str) -> Markup:
    """A message, with `code` as code."""
    return _marks(marked_up(_cut(_whole(text), PROSE_LIMIT)))


def name(text: str) -> Markup:
    """Somebody's or some file's name: it keeps its own direction and turns nothing around it."""
    return Markup("<bdi>{}</bdi>").format(shown(_cut(text, NAME_LIMIT)))


def block(title: str, text: str, numbered: bool = False) -> Markup:
    """Foreign text as it stands, line by line. A very long one is cut, and says so."""
    parts: Any = templates().get_template("parts.html").module
    return parts.block(title, text, numbered)


def page(template: str, title: str, wide: bool = False, **given: Any) -> str:
    """A whole page.

    Args:
        template: a file of templates/. What it is given is escaped, unless it is `Markup`.
        title: plain text.
        wide: whether it holds wide tables.
        given: what the template shows.

    Returns:
        HTML that any file can hold and that needs no other file.
    """
    frame = {"title": title, "wide": wide, "style": Markup(_style()), "policy": POLICY}
    return templates().get_template(template).render(**frame, **given)


@cache
def templates() -> Environment:
    """The templates of all pages: whatever they are given is escaped, whether somebody thought of it or not."""
    folder = FileSystemLoader(Path(__file__).with_name("templates"))
    found = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    found.filters |= {"number": number, "plain": plain, "shown": shown, "prose": prose, "name": name}
    found.filters |= {"title_text": lambda text: plain(_cut(text, NAME_LIMIT)), "cut_lines": _cut_lines}
    # An ISO time as people read it.
    found.filters["time"] = lambda text: shown(text.replace("T", " ", 1))
    found.globals["looks"] = LOOKS
    return found


@cache
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def _whole(text: str) -> str:
    """With one kind of line end, and what no UTF-8 file can hold replaced."""
    return LONE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit] + " …"


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _marks(escaped: str) -> Markup:
    return Markup(HIDDEN.sub(lambda found: f'<span class="odd">{_code_point(found[0])}</span>', escaped))


def _cut_lines(text: str) -> tuple[list[str], str]:
    """The lines of a text, no more and no longer than a page can hold, and how many were left out, or ""."""
    lines = _whole(text).rstrip("\n").split("\n")
    more = f"{len(lines) - LINES_LIMIT:,}" if len(lines) > LINES_LIMIT else ""
    return [_cut(line, LINE_LIMIT) for line in lines[:LINES_LIMIT]], more

"""What all pages share: the frame, the look, and how foreign text is shown. Nothing in a page runs, nothing is fetched."""

import html
import re
from functools import cache
from pathlib import Path

from helpers.judge.verdict import LOOKS as JUDGED
from helpers.judge.verdict import marked_up

LOOKS = JUDGED | {"not graded": ("…", "Not graded", "#0072B2")}
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


def plain(text: str) -> str:
    """Foreign text as an attribute or a title: escaped, with hidden characters named."""
    return HIDDEN.sub(lambda found: _code_point(found[0]), html.escape(_whole(text)))


def shown(text: str) -> str:
    """Foreign text as HTML: escaped, with hidden characters as visible marks."""
    return _marks(html.escape(_whole(text)))


def prose(text: str) -> str:
    """A message, with `code` as code."""
    return _marks(marked_up(_cut(_whole(text), PROSE_LIMIT)))


def name(text: str) -> str:
    """Somebody's or some file's name: it keeps its own direction and turns nothing around it."""
    return f"<bdi>{shown(_cut(text, NAME_LIMIT))}</bdi>"


def badge(status: str) -> str:
    """An outcome by sign, word and colour."""
    sign, word, colour = LOOKS[status]
    return f'<span class="badge" style="--tone:{colour}"><span aria-hidden="true">{sign}</span> {word}</span>'


def block(title: str, text: str, numbered: bool = False) -> str:
    """Foreign text as it stands, line by line. A very long one is cut, and says so."""
    lines = _whole(text).rstrip("\n").split("\n")
    kept = [_cut(line, LINE_LIMIT) for line in lines[:LINES_LIMIT]]
    told = "\n".join(f"<span>{shown(line)}</span>" for line in kept) if numbered else shown("\n".join(kept))
    more = f"<p>and {len(lines) - LINES_LIMIT:,} more lines</p>" if len(lines) > LINES_LIMIT else ""
    kind = ' class="numbered"' if numbered else ""
    return f'<pre{kind} tabindex="0" role="region" aria-label="{plain(title)}"><code>{told}</code></pre>{more}'


def folded(title: str, content: str, unfolded: bool = False) -> str:
    """Something to unfold; `content` is HTML."""
    return f"<details{' open' if unfolded else ''}><summary>{shown(title)}</summary>{content}</details>"


def table(caption: str, columns: list[str], rows: list[list[str]], numeric: frozenset[int] = frozenset()) -> str:
    """A table whose first column names the row. It scrolls by itself where the page is narrow.

    Args:
        caption: plain text.
        columns: plain text.
        rows: cells as HTML.
        numeric: columns that hold numbers.
    """
    kinds = [' class="number"' if at in numeric else "" for at in range(len(columns))]
    head = "".join(f'<th scope="col"{kind}>{shown(one)}</th>' for one, kind in zip(columns, kinds, strict=True))
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(rest, kinds[1:], strict=True))
        + "</tr>"
        for first, *rest in rows
    )
    label = plain(caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table><caption><span>{label}</span></caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def page(title: str, body: str, wide: bool = False) -> str:
    """A whole page.

    Args:
        title: plain text.
        body: HTML, everything foreign in it escaped.
        wide: whether it holds wide tables.

    Returns:
        HTML that any file can hold and that needs no other file.
    """
    kind = ' class="wide"' if wide else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{plain(_cut(title, NAME_LIMIT))}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f"<body{kind}>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


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


def _marks(escaped: str) -> str:
    return HIDDEN.sub(lambda found: f'<span class="odd">{_code_point(found[0])}</span>', escaped)

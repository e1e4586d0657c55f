"""A lesson's prose as HTML: CommonMark with tables, formulas as places for KaTeX, links to cells as links to pages."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from helpers.pages._maths import Maths
from helpers.pages._words import page_words

LINK = re.compile(r"(?:\.\./notebooks/)?(\d\d_\w+)\.ipynb(?:#cell-id=([\w-]+))?")
ADDRESS = re.compile(rf'href="{LINK.pattern}"')


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level (1 to 6), what it says, where it stands."""

    level: int
    title: str
    anchor: str


class Prose:
    """Reads Markdown, and keeps the headings that it met.

    Args:
        maths: gets the formulas.
        links: where a notebook and a cell of it lead to, as an address.
    """

    def __init__(self, maths: Maths, links: "Links"):
        self._maths, self.links = maths, links
        self._reader = MarkdownIt("commonmark", {"html": True}).enable("table")
        self._reader.use(dollarmath_plugin, double_inline=True, renderer=self._formula, label_normalizer=None)

    def html(self, source: str, label: str) -> tuple[str, list[Heading]]:
        """A cell of Markdown.

        Args:
            source: its text.
            label: the cell's label. Its first heading is found by it, further ones by `LABEL-2` and so on.

        Returns:
            HTML, and its headings.
        """
        tokens = self._reader.parse(page_words(source))
        headings: list[Heading] = []
        for opens, text in pairwise(tokens):
            if opens.type == "heading_open":
                number = len(headings) + 1
                anchor = label if number == 1 else f"{label}-{number}"
                if number > 1:
                    opens.attrSet("id", anchor)
                headings.append(Heading(int(opens.tag[1]), _said(text.children or []), anchor))
            if opens.type == "th_open" and not text.content:
                opens.tag = "td"  # above the first column there is often nothing, which is no header
            elif opens.type == "th_open" and all(child.type == "math_inline" for child in text.children or []):
                # A header that is a formula alone is called by its words.
                words = f'<span class="unseen">{html.escape(text.content.strip("$"))}</span><span aria-hidden="true">'
                text.children = [_markup(words), *(text.children or []), _markup("</span>")]
            elif text.type == "th_close" and not opens.content:
                text.tag = "td"
        self._mark_terms(tokens)
        made = self._reader.renderer.render(tokens, self._reader.options, {})
        return self.links.rewritten(made), headings

    def _formula(self, content: str, options: dict[str, Any]) -> str:
        return self._maths.mark(content, bool(options.get("display_mode")))

    def _mark_terms(self, tokens: Sequence[Token]) -> None:
        """A word of the glossary says its meaning where it stands: to the eye by a style, to a screen reader as a description."""
        for token in tokens:
            for child in token.children or []:
                meaning = child.attrGet("title") if child.type == "link_open" else None
                if meaning and "-term-" in str(child.attrGet("href")):
                    del child.attrs["title"]
                    child.attrs |= {"class": "term", "data-meaning": meaning, "aria-description": meaning}


class Links:
    """Where the notebooks' links lead in a site.

    Args:
        slugs: a lesson's slug by its name on disk.
    """

    def __init__(self, slugs: dict[str, str]):
        self._slugs = slugs

    def address(self, notebook: str, cell: str | None) -> str:
        """The address of a cell: `introduction-to-lstm.html#friend`, or of an entry of the glossary.

        Args:
            notebook: a lesson's name on disk.
            cell: a cell's id, which begins with a slug.
        """
        slug = self._slugs[notebook]
        if cell is None:
            return f"{slug}.html"
        label = cell.removeprefix(f"{slug}-")
        return f"glossary.html#{label}" if label.startswith("term-") else f"{slug}.html#{label}"

    def rewritten(self, markup: str) -> str:
        """HTML whose links to notebooks are links to pages."""
        return ADDRESS.sub(
            lambda found: f'href="{self.address(found[1], found[2])}"' if found[1] in self._slugs else found[0], markup
        )


def _markup(content: str) -> Token:
    """HTML among the tokens of a line."""
    return Token("html_inline", "", 0, content=content)


def _said(tokens: Sequence[Token]) -> str:
    """What a heading says, without its form; a formula as it is written."""
    return html.unescape(
        "".join(token.content for token in tokens if token.type in ("text", "code_inline", "math_inline"))
    ).strip()

"""What can be searched: the sections of all lessons, and the glossary."""

import json
import re
from typing import Any

from helpers.content import Entry
from helpers.pages._page import Page

HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
# Markdown to words: links and pictures as their text, no HTML, no marks; formulas as they are written.
FORM = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<[^>]+>"), " "),
    (re.compile(r"\\color\{#\w+\}|\\(?:mathbf|text|sigma|tanh|odot|cdot)|[`*$\\{}|>]"), " "),
    (re.compile(r"\s+"), " "),
)


def search_index(pages: list[Page], glossary: dict[str, Entry]) -> str:
    """The index as JSON: a list of `{title, page, address, text}`, glossary first, then the lessons section by section."""
    found: list[dict[str, Any]] = [
        {
            "title": " / ".join([entry.name, *entry.aliases]),
            "page": "Glossary",
            "address": f"glossary.html#term-{entry.id}",
            "text": plain(entry.definition),
        }
        for entry in glossary.values()
    ]
    for page in pages:
        title = page.lesson.front.title
        section: dict[str, Any] = {"title": title, "page": title, "address": f"{page.lesson.slug}.html", "text": ""}
        found.append(section)
        for label, source in page.texts:
            if heading := HEADING.search(source):
                section = {
                    "title": plain(heading[1]),
                    "page": title,
                    "address": f"{page.lesson.slug}.html#{label}",
                    "text": "",
                }
                found.append(section)
            section["text"] = f"{section['text']} {plain(HEADING.sub('', source))}".strip()
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def plain(source: str) -> str:
    """Markdown as words."""
    for pattern, words in FORM:
        source = pattern.sub(words, source)
    return source.strip()

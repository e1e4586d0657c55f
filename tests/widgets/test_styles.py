"""All widgets of a notebook share one page, and each brings its style: none may dress another's parts."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .host import SOURCES, WIDGETS

BUNDLES = json.loads((WIDGETS / "bundles" / "sources.json").read_text(encoding="utf-8"))["bundles"]
COMMENT, AROUND = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"@(?:media|container|supports)[^{]*\{")
RULE, COMMA = re.compile(r"([^{}]+)\{[^{}]*\}"), re.compile(r",(?![^()]*\))")
NOT, CLASS = re.compile(r":not\([^)]*\)"), re.compile(r"gkm-[\w-]+")
SHARED = "kit/explorer.css"  # how controls look that every widget may have


def selectors(path: Path) -> Iterator[str]:
    """Those of a style sheet's rules."""
    text = AROUND.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
    for rule in RULE.finditer(text):
        yield from (" ".join(one.split()) for one in COMMA.split(rule[1]))


def sheets() -> list[Path]:
    return [path for path in sorted(SOURCES.rglob("*.css")) if "node_modules" not in path.parts]


def test_a_selector_has_its_rules_in_one_style_sheet() -> None:
    where = defaultdict(set)
    for path in sheets():
        for selector in selectors(path):
            where[selector].add(path.relative_to(SOURCES).as_posix())
    assert len(where) > 300
    assert {selector: found for selector, found in where.items() if len(found) > 1} == {}


def test_what_stands_in_every_lesson_is_dressed_by_its_own_style_sheets_alone() -> None:
    """Cards, quizzes, talks: a rule of an explorer that fits their classes would change them as soon as the explorer is there."""
    strays, seen = [], set()
    for bundle, made in BUNDLES.items():
        own = set(made["of"])
        if not bundle.endswith(".js") or "kit/base.css" not in own or SHARED in own:
            continue
        seen.add(bundle)
        scripts = " ".join((SOURCES / name).read_text(encoding="utf-8") for name in own if name.endswith(".js"))
        classes = set(CLASS.findall(scripts))
        for sheet in sheets():
            name = sheet.relative_to(SOURCES).as_posix()
            if name in own or name.startswith(("kit/", "study/")):
                continue
            for selector in selectors(sheet):
                fits = set(CLASS.findall(NOT.sub("", selector)))
                if fits and fits <= classes:
                    strays.append(f"{bundle}: {selector} of {name}")
    assert {"cards.js", "quiz.js", "dialogue.js", "exercise.js"} <= seen
    assert strays == []

"""What all pages share: the frame around them, their look, and what they load."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.common import COLOURS, COLOURS_ON_DARK

HERE = Path(__file__).parent
COURSE = "Gates Keep Memory"
# Where a reader chose a dark page. The same rules hold where the system is dark, and nobody has chosen.
DARK = ':root[data-jp-theme-light="false"]'
DARK_RULE = re.compile(rf"^{re.escape(DARK)}[^}}]*\}}", re.MULTILINE)
# Before anything is drawn, so that a dark page doesn't flash.
THEME = (
    '{let chosen;try{chosen=localStorage.getItem("gkm-theme")}catch{}'
    "document.documentElement.dataset.jpThemeLight="
    'String(chosen?chosen==="light":!matchMedia("(prefers-color-scheme: dark)").matches)}'
)


def framed(template: str, **given: Any) -> str:
    """A part of a page, from a file of templates/; what it is given is escaped, unless it is `Markup`."""
    return templates().get_template(template).render(course=COURSE, **given)


def whole(body: str, **given: Any) -> str:
    """A page: `body` in the frame.

    Args:
        body: HTML.
        given: `title`, `address`, `headings`, `lessons` and so on, as templates/frame.html uses them.
    """
    frame: dict[str, Any] = {
        **dict.fromkeys(("description", "search", "headings", "lessons", "before", "after", "offline"), None),
        **{"root": "", "home": "./", "address": "", "head": "", "tail": "", "theme": Markup(THEME)},
        **given,
    }
    return framed("frame.html", body=Markup(body), **frame)


@cache
def templates() -> Environment:
    """The templates of all pages."""
    folder = FileSystemLoader(HERE / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=False)


def site_style() -> str:
    """The look of the pages; a formula, which says its colours for light ground, has those for dark ground where the theme is dark."""
    hues = sorted({(COLOURS[name], COLOURS_ON_DARK[name]) for name in COLOURS})
    formulas = "".join(f'{DARK} .katex [style*="{light}" i] {{ color: {dark} !important; }}\n' for light, dark in hues)
    chosen = (HERE / "site.css").read_text(encoding="utf-8") + formulas
    system = "\n".join(DARK_RULE.findall(chosen)).replace(DARK, ":root:not([data-jp-theme-light])")
    return f"{chosen}@media (prefers-color-scheme: dark) {{\n{system}\n}}\n"


def data_script(data: Mapping[str, Any]) -> Markup:
    """What a page's script needs to know, as a script that isn't run."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="course-page">{text}</script>')

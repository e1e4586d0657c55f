"""One lesson as one file, which opens from a folder: all that a page refers to is in it."""

import base64
import json
import re
from collections.abc import Mapping

from markupsafe import Markup

from helpers.pages._assets import TYPES

PLACE = re.compile(r"assets/[\w.-]+")
LINK = re.compile(r'<a\b([^>]*) href="([\w-]+)\.html(#[\w-]+)?"([^>]*)>(.*?)</a>', re.DOTALL)
# A file that was opened from a folder may fetch nothing, not even what lies beside it. So each file is made a `blob:` address here, before
# the page's own script looks for it.
UNPACK = """{
  const files = JSON.parse(document.getElementById("course-files").textContent);
  const page = document.getElementById("course-page");
  let text = page.textContent;
  for (const [path, [type, content]] of Object.entries(files)) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    text = text.replaceAll(path, URL.createObjectURL(new Blob([bytes], { type })));
  }
  page.textContent = text;
}"""


def embedded(markup: str, files: Mapping[str, bytes]) -> str:
    """HTML or CSS in which each file of the site is a `data:` address."""
    return PLACE.sub(lambda found: data_address(found[0], files[found[0]]), markup)


def data_address(path: str, content: bytes) -> str:
    """A file as an address that holds it."""
    return f"data:{type_of(path)};base64,{base64.b64encode(content).decode()}"


def type_of(path: str) -> str:
    """A file's media type, by its ending."""
    return TYPES.get(path.rpartition(".")[2], "application/octet-stream")


def packed(data: str, files: Mapping[str, bytes]) -> Markup:
    """The files that a page's data names, and the script that makes addresses of them.

    Args:
        data: what the page tells its script, as JSON.
        files: the site's.
    """
    named = sorted(set(PLACE.findall(data)) & set(files))
    kept = {path: [type_of(path), base64.b64encode(files[path]).decode()] for path in named}
    return Markup(
        f'<script type="application/json" id="course-files">{json.dumps(kept)}</script>\n<script>{UNPACK}</script>'
    )


def alone(markup: str, slug: str) -> str:
    """HTML in which links to other pages are words, and those to the page itself and the glossary stay within it."""

    def link(found: re.Match[str]) -> str:
        before, page, anchor, after, text = found.groups()
        if page in (slug, "glossary") and anchor:
            return f'<a{before} href="{anchor}"{after}>{text}</a>'
        return text

    return LINK.sub(link, markup)

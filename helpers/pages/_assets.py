"""The files of a site that pages refer to. Each is named by its content, so a browser may keep it for ever, and nothing is there twice."""

import base64
import hashlib
import re
from pathlib import Path

# The media type of a file by its ending: of what a site holds, whatever a machine's own list says.
TYPES = {
    "js": "text/javascript",
    "mjs": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
ENDINGS = {kind: ending for ending, kind in TYPES.items()}
EMBEDDED = re.compile(r"data:(image/(?:svg\+xml|png|jpeg|webp));base64,([A-Za-z0-9+/=]+)")


class Assets:
    """What a site holds besides its pages: bytes by path, relative to the site's root."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, name: str, data: bytes | str, folder: str = "assets") -> str:
        """Add a file.

        Args:
            name: `quiz.js`; the path gets a hash of the content: `assets/quiz-0123456789.js`.
            data: its bytes, or a text that becomes UTF-8.
            folder: what is only fetched when it is wanted has one of its own (`_offline.LATER`).

        Returns:
            Its path.
        """
        content = data.encode() if isinstance(data, str) else data
        stem, _, ending = name.rpartition(".")
        path = f"{folder}/{stem}-{digest(content)}.{ending}"
        self.files[path] = content
        return path

    def voice(self, path: Path) -> str:
        """Add a recorded clip, whose name says already what it holds; returns its path in the site."""
        place = f"voices/{path.name}"
        if place not in self.files:
            self.files[place] = path.read_bytes()
        return place

    def unembed(self, markup: str) -> str:
        """HTML whose pictures are files instead of `data:` addresses: a picture that stands twice is fetched once."""

        def file(found: re.Match[str]) -> str:
            return self.add(f"picture.{ENDINGS[found[1]]}", base64.b64decode(found[2]))

        return EMBEDDED.sub(file, markup)


def digest(content: bytes) -> str:
    """Ten characters that stand for a file's content."""
    return hashlib.sha256(content).hexdigest()[:10]

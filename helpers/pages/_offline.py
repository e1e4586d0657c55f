"""What makes the site an application that works without a network: a manifest, an icon, a service worker with every file's name."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from helpers.pages._frame import COURSE

WORKER = Path(__file__).with_name("sw.js")
# Fetched when they are wanted, or when a reader wants all of the course: a phone doesn't pay 20 MB for looking in.
LATER = ("voices/", "dictionary/", "exercise-")
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="96" fill="#274E90"/>'
    '<g fill="none" stroke="#fff" stroke-width="28" stroke-linecap="round"><path d="M72 190H440"/>'
    '<path d="M150 420V306M256 420V306M362 420V306"/></g><g fill="#fff"><circle cx="150" cy="270" r="46"/>'
    '<circle cx="256" cy="270" r="46"/><circle cx="362" cy="270" r="46"/>'
    "</g></svg>\n"
)


def manifest() -> str:
    """The web manifest."""
    return json.dumps(
        {
            "name": COURSE,
            "short_name": "LSTM and GRU",
            "description": "An interactive course on LSTM and GRU.",
            "lang": "en",
            "start_url": "index.html",
            "scope": "./",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#274E90",
            "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"}],
        },
        indent=1,
    )


def service_worker(files: Mapping[str, bytes]) -> str:
    """The service worker of a site with these files. Its version is a hash of all of them, so equal sites have equal workers."""
    version = hashlib.sha256()
    for path in sorted(files):
        version.update(f"{path} {hashlib.sha256(files[path]).hexdigest()}\n".encode())
    worker = WORKER.read_text(encoding="utf-8")
    version.update(worker.encode())
    core = sorted(path for path in files if not path.startswith(LATER))
    rest = {path: len(files[path]) for path in sorted(files) if path.startswith(LATER)}
    constants = (
        f"const VERSION = {json.dumps(version.hexdigest()[:12])};\n"
        f"const CORE = {json.dumps(core)};\nconst REST = {json.dumps(rest)};\n"
    )
    return constants + worker

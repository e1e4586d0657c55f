"""Writes a site into a folder so that there is a whole one at every moment, and touches nothing of anybody else's."""

import json
from pathlib import Path

from helpers.common import write_changed, write_whole

LIST = "files.json"  # what of the folder is the site's


class NotASite(Exception):
    """The folder has something else in it; the message says what to do."""


def write_site(files: dict[str, bytes], folder: Path) -> None:
    """Write a site.

    First what no page of the old site refers to, then the pages, then the service worker; what only the old site had goes last. So a
    kill in the middle leaves pages that find all they need.

    Args:
        files: its files by path.
        folder: where. It is new, empty, or holds a site of before.

    Raises:
        NotASite: it holds something else.
        OSError: something can't be written.
    """
    check_folder(folder)
    old = _listed(folder)
    order = sorted(files, key=lambda path: (path == "sw.js", path.endswith(".html"), path))
    both = json.dumps(sorted({*old, *files}), indent=1) + "\n"
    write_whole(folder / LIST, both)
    for path in order:
        write_changed(folder / path, files[path])
    for path in sorted(set(old) - set(files)):
        (folder / path).unlink(missing_ok=True)
    write_whole(folder / LIST, json.dumps(sorted(files), indent=1) + "\n")


def check_folder(folder: Path) -> None:
    """Whether a site may be written here.

    Raises:
        NotASite: the folder is no folder, or has files and no list of a site.
    """
    if folder.exists() and not folder.is_dir():
        raise NotASite(f"{folder} is a file. Give a folder for the site: `course pages --out DIR`.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LIST).is_file():
        raise NotASite(
            f"{folder} has files in it and is no site of the course. Give a new or an empty folder, so that nothing is lost."
        )


def _listed(folder: Path) -> list[str]:
    try:
        found = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    # A list that somebody changed removes nothing outside of the folder.
    return [
        path for path in found if isinstance(path, str) and not path.startswith("/") and ".." not in Path(path).parts
    ]

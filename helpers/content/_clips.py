"""Recorded lines: which clip belongs to which line, and how long it is."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import yaml

from helpers.content._errors import ContentError
from helpers.content._yaml import LOADER

RECIPE = 1  # raise it when the studio changes what a clip sounds like; then all are stale


@dataclass(frozen=True)
class Clip:
    """A recorded line.

    Attributes:
        path: the MP3 file.
        seconds: its length.
        misheard: how many of its words the recogniser got wrong at authoring time.
        words: how many it has.
    """

    path: Path
    seconds: float
    misheard: int
    words: int


def clip_id(voice: str, spoken: str) -> str:
    """The name of the clip of a line: the same voice and words have the same clip, wherever they stand."""
    return hashlib.sha256(f"{RECIPE}\n{voice}\n{spoken}".encode()).hexdigest()[:12]


def read_clips(folder: Path) -> dict[str, Clip]:
    """A lesson's clips by id, from clips.yaml in its folder `audio`; none where nothing was recorded.

    Raises:
        ContentError: clips.yaml is not what `course voices` writes, or a file is missing.
    """
    path = folder / "clips.yaml"
    if not path.exists():
        return {}
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) or {}
        found = {
            str(ident): Clip(folder / f"{ident}.mp3", float(one["seconds"]), int(one["misheard"]), int(one["words"]))
            for ident, one in entries.items()
        }
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"it is not what `course voices` writes ({type(error).__name__}: {error}). Run `course voices` again."
        raise ContentError(path, [(1, message)]) from None
    missing = [ident for ident, clip in found.items() if not clip.path.exists()]
    if missing:
        raise ContentError(path, [(1, f"the clips {missing} are listed and not there. Run `course voices` again.")])
    return found

"""The course's own program as a text to learn from: brackets, quotes, comments, and lines of code that end somewhere."""

import hashlib
import string
from functools import cache
from pathlib import Path

from helpers.experiments.corpora import END, Corpus

PROGRAM = Path(__file__).parents[1]
KEPT = END + " " + string.ascii_letters + string.digits + string.punctuation


@cache
def code() -> Corpus:
    """The Python files of the course, as they are now, file after file; 97 symbols, what isn't ASCII left out.

    Split by files: a file's name alone decides, so that a file which models were trained on is never one that they are tested on.
    """
    parts: dict[str, list[str]] = {"train": [], "validation": [], "test": []}
    for path in sorted(PROGRAM.rglob("*.py")):
        name = path.relative_to(PROGRAM).as_posix()
        if not name.startswith("_course/"):  # an installed course has its lessons there
            text = path.read_text(encoding="utf-8").strip() + END
            parts[part_of(name)].append("".join(sign for sign in text if sign in KEPT))
    split = "by files, by a hash of their names: about 80 % to train, 10 % to choose settings, 10 % to test"
    train, validation, test = ("".join(files) for files in parts.values())
    return Corpus("code", "the course's own Python code", False, split, train, validation, test)


def part_of(name: str) -> str:
    """The part that a file belongs to, for as long as it has its name."""
    tenth = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10
    return {0: "test", 1: "validation"}.get(tenth, "train")

"""The marks, in a log: each is on the disk before the page says so, and the last one for an answer counts."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

MARKS = "marks.jsonl"


@dataclass(frozen=True)
class Mark:
    """What a teacher gives an answer.

    Args:
        learner: the slug under which the grades are stored.
        question: its id.
        points: how many, or None for an answer to what a learner asks.
        met: the numbers of the rubric's lines that it meets, from 0.
        comment: what the learner reads, or "".
        digest: names the answer that was read: another one needs another mark.
    """

    learner: str
    question: str
    points: float | None
    met: tuple[int, ...] = ()
    comment: str = ""
    digest: str = ""


def add_mark(out: Path, mark: Mark) -> None:
    """Add a mark to the log in the folder of the grades; when this returns, it is on the disk."""
    line = json.dumps(asdict(mark), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    path = out / MARKS
    torn = path.is_file() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
    with path.open("ab") as file:
        file.write(b"\n" * bool(torn) + line)
        file.flush()
        os.fsync(file.fileno())


def read_marks(out: Path) -> dict[tuple[str, str], Mark]:
    """The marks that count, by learner and question. A line that a crash cut off is passed over."""
    path, found = out / MARKS, {}
    for line in path.read_bytes().split(b"\n") if path.is_file() else ():
        try:
            record = json.loads(line)
            mark = Mark(**record | {"met": tuple(record["met"])})
        except (ValueError, TypeError, KeyError):
            continue
        found[mark.learner, mark.question] = mark
    return found


def marks_by_learner(out: Path) -> dict[str, dict[str, Mark]]:
    """The marks that count: by the slug of a learner, then by question."""
    found: dict[str, dict[str, Mark]] = {}
    for (learner, question), mark in read_marks(out).items():
        found.setdefault(learner, {})[question] = mark
    return found


def digest_of(text: str) -> str:
    """Names a text, so that a mark counts for the answer that was read and for no later one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

"""What intake gives: submissions, and what is none."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9_-])?")
HASHED = re.compile(r"-[0-9a-f]{8,}$")  # a plain name of this form could be another's slug
RESERVED = {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))}


@dataclass(frozen=True)
class HandedOut:
    """What learners were given.

    Args:
        assignment: the assignment's name.
        lesson: the lesson's slug.
        notebook: the notebook's file name.
    """

    assignment: str
    lesson: str
    notebook: str


@dataclass(frozen=True)
class Submitted:
    """One learner's submission.

    Args:
        learner: who, as the layout says.
        name: as the LMS writes it, or "".
        user: the LMS's number for the learner, or "".
        file: the submission's name as it was handed in.
        read: gives its bytes; raises `Unreadable`.
        at: when, or None where that is not known.
        marked_late: the LMS says that it was late, and not by how much.
        time_problem: why the time that came with it cannot be used, or "".
        packed: the name under which an LMS packed it, or "".
    """

    learner: str
    name: str
    user: str
    file: str
    read: Callable[[], bytes]
    at: datetime | None = None
    marked_late: bool = False
    time_problem: str = ""
    packed: str = ""

    @property
    def key(self) -> str:
        """The learner in the form by which names are compared."""
        return in_one_form(self.learner)

    @property
    def slug(self) -> str:
        """The learner as a file's name."""
        return slug_of(self.learner)


@dataclass(frozen=True)
class Ignored:
    """A file or folder that is nobody's submission.

    Args:
        path: where, in the folder or archive that was given.
        reason: why.
        of_a_learner: whether it looks like a learner's work that could not be used.
    """

    path: str
    reason: str
    of_a_learner: bool


@dataclass(frozen=True)
class Intake:
    """All that was found.

    Args:
        submissions: one for each learner, sorted by learner; of one that cannot be used `read` says why.
        ignored: everything else.
    """

    submissions: list[Submitted]
    ignored: list[Ignored]


def in_one_form(learner: str) -> str:
    """A name in Unicode's composed form: systems write the same "Zoë" in two ways, and both mean one person."""
    return unicodedata.normalize("NFC", learner)


def slug_of(learner: str) -> str:
    """A learner as a file's name: safe, and different for different learners on every kind of disk."""
    key = in_one_form(learner)
    if PLAIN.fullmatch(key) and not HASHED.search(key) and key.partition(".")[0] not in RESERVED:
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return (re.sub(r"[^A-Za-z0-9_-]+", "-", key)[:40].strip("-") or "learner") + "-" + digest

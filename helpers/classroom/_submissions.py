"""Which submissions there are, and whose: a flat folder, nbgrader's tree, or what Canvas and Moodle pack into a zip."""

import csv
import hashlib
import os
import re
import stat
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath

from helpers.classroom._errors import ClassroomError
from helpers.classroom._reading import FILE_LIMIT, Unreadable

# Canvas: surnamename_LATE_4711_998_notebook-1.ipynb   Moodle: Name Surname_4711_assignsubmission_file_(/)notebook.ipynb
CANVAS = re.compile(r"(?P<name>[^_/]+)(?P<late>_LATE)?_(?P<user>\d+)_(?P<submission>\d+)_(?P<file>[^/]+)")
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<user>\d+)_assignsubmission_file(_/|/|_)(?P<file>.+)", re.DOTALL)
IGNORED = re.compile(r"(^|/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(/|$)", re.IGNORECASE)
VERSION = re.compile(r"(?:-(\d+)| \((\d+)\))?\.ipynb$", re.IGNORECASE)
PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
RESERVED = {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))}
ENTRIES_LIMIT = 200_000


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
    """

    learner: str
    name: str
    user: str
    file: str
    read: Callable[[], bytes]
    at: datetime | None = None
    marked_late: bool = False

    @property
    def slug(self) -> str:
        """The learner as a file's name: safe, and different for different learners on every kind of disk."""
        if PLAIN.fullmatch(self.learner) and self.learner.partition(".")[0] not in RESERVED:
            return self.learner
        digest = hashlib.sha256(self.learner.encode("utf-8", "surrogateescape")).hexdigest()[:10]
        return (re.sub(r"[^A-Za-z0-9_-]+", "-", self.learner)[:40].strip("-") or "learner") + "-" + digest


@dataclass(frozen=True)
class _Entry:
    """A file, wherever it lies; `refused` says why it is not read."""

    path: str
    read: Callable[[], bytes]
    refused: str = ""


def find_submissions(where: Path, assignment: str, times: Path | None = None) -> list[Submitted]:
    """Find all submissions, sorted by learner.

    Args:
        where: a folder of notebooks, nbgrader's `submitted/` or what holds it, a zip from Canvas or Moodle, or such a zip unpacked.
        assignment: its name; of several assignments in nbgrader's tree only this one counts.
        times: a CSV file with the columns `learner` and `submitted` (ISO, with a zone), which decides over lateness.

    Returns:
        One for each learner. What cannot be read is there too: its `read` says why.

    Raises:
        ClassroomError: there is nothing, or the times are wrong.
    """
    where = Path(where)
    if where.is_file() and zipfile.is_zipfile(where):
        entries = list(_in_zip(where))
    elif where.is_file() and where.suffix == ".ipynb":
        entries = [_Entry(where.name, partial(_read_file, where))]
    elif where.is_dir():
        entries = list(_in_folder(where))
    else:
        kind = "is no zip archive and no notebook" if where.exists() else "does not exist"
        raise ClassroomError(f"{where} {kind}. Give a folder of notebooks, nbgrader's submitted/, or an LMS's zip.")
    by_learner: dict[str, list[tuple[Submitted, _Entry]]] = defaultdict(list)
    stamps: dict[str, datetime] = {}
    for entry in entries:
        found = _whose(entry, assignment)
        if found is not None and PurePosixPath(entry.path).name == "timestamp.txt":
            stamps |= _stamp(found.learner, entry)
        elif found is not None:
            by_learner[found.learner].append((found, entry))
    known = _times(times) if times else {}
    chosen = [_one_of(files, assignment) for _, files in sorted(by_learner.items())]
    if not chosen:
        raise ClassroomError(
            f"there is no submission in {where}. Expected notebooks (.ipynb), nbgrader's <student>/{assignment}/<notebook>.ipynb, or "
            "an LMS's zip."
        )
    if strangers := sorted(known.keys() - by_learner.keys()):
        raise ClassroomError(
            f"{times} names learners who handed in nothing: {', '.join(strangers)}. Correct the column `learner`."
        )
    at = {**stamps, **known}
    return [replace(one, at=at[one.learner], marked_late=False) if one.learner in at else one for one in chosen]


def _whose(entry: _Entry, assignment: str) -> Submitted | None:
    """Whose file it is, by its path; None if it is nobody's."""
    parts = PurePosixPath(entry.path).parts
    if match := MOODLE.fullmatch(entry.path):
        return Submitted(match["user"], match["name"], match["user"], match["file"], entry.read)
    if len(parts) == 1 and (match := CANVAS.fullmatch(entry.path)):
        late = match["late"] is not None
        return Submitted(match["user"], match["name"], match["user"], match["file"], entry.read, marked_late=late)
    if len(parts) >= 3 and parts[-2] == assignment:
        return Submitted(parts[-3], "", "", parts[-1], entry.read)
    if len(parts) >= 3 and not entry.refused:
        return None  # another assignment's
    if not entry.refused and not entry.path.lower().endswith(".ipynb"):
        return None
    learner = parts[-2] if len(parts) > 1 and not entry.refused else PurePosixPath(entry.path.replace("\\", "/")).stem
    return Submitted(learner, "", "", entry.path, entry.read)


def _one_of(files: list[tuple[Submitted, _Entry]], assignment: str) -> Submitted:
    """Of all that one learner handed in, what counts: the only notebook, or its latest version."""
    notebooks = [(found, entry) for found, entry in files if entry.path.lower().endswith(".ipynb")]
    if not notebooks:
        names = ", ".join(sorted(found.file for found, _ in files))[:200]
        told = f"No notebook was handed in, only {names}. Hand in the .ipynb file itself, not packed and not exported."
        return replace(files[0][0], read=partial(_refuse, told))
    stems = {VERSION.sub("", PurePosixPath(found.file).name) for found, _ in notebooks}
    versions = [_version(found.file) for found, _ in notebooks]
    if len(stems) > 1 or len(set(versions)) < len(versions):
        names = ", ".join(sorted(found.file for found, _ in notebooks))[:200]
        told = f"There are {len(notebooks)} notebooks: {names}. Hand in one, so that it is clear which one counts."
        return replace(notebooks[0][0], read=partial(_refuse, told))
    return max(notebooks, key=lambda pair: _version(pair[0].file))[0]


def _version(file: str) -> int:
    found = VERSION.search(file)
    return int((found[1] or found[2] or "0")[:9]) if found else 0


def _in_folder(folder: Path) -> Iterator[_Entry]:
    base = folder / "submitted" if (folder / "submitted").is_dir() else folder
    count = 0
    for where, folders, files in os.walk(base):  # links to folders are not followed
        depth = len(Path(where).relative_to(base).parts)
        folders[:] = sorted(folders) if depth < 4 else []
        for name in sorted(files + [each for each in folders if Path(where, each).is_symlink()]):
            count += 1
            if count > ENTRIES_LIMIT:
                raise ClassroomError(
                    f"{folder} holds more than {ENTRIES_LIMIT:,} files. Give the folder of the submissions alone."
                )
            path = Path(where, name)
            relative = path.relative_to(base).as_posix()
            if not IGNORED.search(relative):
                yield _Entry(relative, partial(_read_file, path))


def _read_file(path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        link = path.is_symlink()
        told = (
            "It is a link to somewhere else, which is not followed."
            if link
            else f"It cannot be read: {error.strerror}."
        )
        raise Unreadable(f"{told} Hand in the file itself.") from None
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unreadable("It is no ordinary file. Hand in the .ipynb file itself.")
        return file.read(FILE_LIMIT + 1)


def _in_zip(path: Path) -> Iterator[_Entry]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
    if len(infos) > ENTRIES_LIMIT:
        raise ClassroomError(f"{path} holds more than {ENTRIES_LIMIT:,} files. Is it the LMS's own archive?")
    for info in infos:
        name = info.filename
        if info.is_dir():
            continue
        if "\\" in name or name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            told = "Its name in the archive leads outside of the archive. Nothing was written; ask how it was packed."
            yield _Entry(name, partial(_refuse, told), told)
        elif IGNORED.search(name):
            continue
        elif stat.S_ISLNK(info.external_attr >> 16):
            told = "It is a link, not a file. Hand in the file itself."
            yield _Entry(name, partial(_refuse, told), told)
        else:
            yield _Entry(name, partial(_read_member, path, info))


def _read_member(path: Path, info: zipfile.ZipInfo) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(info) as file:
            return file.read(FILE_LIMIT + 1)  # never more, whatever its size claims to be
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable(f"It cannot be unpacked: {error}. Hand in again.") from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise Unreadable(f"It cannot be unpacked: {type(error).__name__}: {error}. Hand in again.") from None


def _refuse(told: str) -> bytes:
    raise Unreadable(told)


def _stamp(learner: str, entry: _Entry) -> dict[str, datetime]:
    """nbgrader's timestamp.txt, as in `2026-11-23 18:00:00.000000 UTC`."""
    try:
        text = entry.read()[:100].decode().strip().removesuffix("UTC").strip()
        at = datetime.fromisoformat(text)
    except (Unreadable, ValueError):
        return {}
    return {learner: at if at.tzinfo else at.replace(tzinfo=UTC)}


def _times(path: Path) -> dict[str, datetime]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ClassroomError(
            f"{path} cannot be read: {error}. Give a CSV file with the columns learner, submitted."
        ) from None
    found = {}
    for number, row in enumerate(rows, 2):
        try:
            at = datetime.fromisoformat(row["submitted"].strip())
            if at.tzinfo is None:
                raise ValueError("no time zone")
            found[row["learner"].strip()] = at
        except (KeyError, ValueError, AttributeError) as error:
            raise ClassroomError(
                f"{path}, line {number}: {error}. Expected the columns learner, submitted, as in `ada,2026-12-01T23:10:00+01:00`."
            ) from None
    return found

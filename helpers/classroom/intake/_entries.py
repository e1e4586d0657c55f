"""The files of a folder, of a zip archive, or a single one: where each lies, and how to read it. Nothing is unpacked or followed."""

import contextlib
import os
import re
import stat
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from helpers.classroom._errors import ClassroomError
from helpers.classroom._reading import FILE_LIMIT, Unreadable
from helpers.classroom.intake._found import Ignored
from helpers.common import open_regular

SYSTEMS = re.compile(r"\..*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r", re.IGNORECASE | re.DOTALL)
ENTRIES_LIMIT, DEPTH_LIMIT = 200_000, 20
UNSAFE = "Its name in the archive leads outside of the archive. Nothing was written; ask how it was packed."


@dataclass(frozen=True)
class Entry:
    """A file.

    Args:
        parts: its place, folder by folder.
        read: gives its bytes; raises `Unreadable`.
        refused: why it is not read, or "".
    """

    parts: tuple[str, ...]
    read: Callable[[], bytes]
    refused: str = ""

    @property
    def path(self) -> str:
        """Its place in one text."""
        return "/".join(self.parts)


def entries_in(where: Path, leave_out: Collection[Path] = ()) -> Iterator[Entry | Ignored]:
    """Everything that lies somewhere.

    Args:
        where: a folder, a zip archive, or one notebook.
        leave_out: folders that may lie inside and hold no submissions.

    Yields:
        A file, or what is ignored as a whole, with the reason.

    Raises:
        ClassroomError: there is no such place, or it holds far too much.
    """
    if where.is_dir():
        found = _in_folder(where / "submitted" if (where / "submitted").is_dir() else where, leave_out)
    elif where.is_file() and zipfile.is_zipfile(where):
        found = _in_zip(where)
    elif where.is_file() and ".ipynb" in where.name.lower():
        found = iter([Entry((where.name,), partial(_read_file, where))])
    else:
        kind = "is no zip archive and no notebook" if where.exists() else "does not exist"
        raise ClassroomError(f"{where} {kind}. Give a folder of notebooks, nbgrader's submitted/, or an LMS's zip.")
    for number, one in enumerate(found):
        if number >= ENTRIES_LIMIT:
            raise ClassroomError(
                f"{where} holds more than {ENTRIES_LIMIT:,} files. Give the folder or archive of the submissions alone."
            )
        yield one


def _in_folder(base: Path, leave_out: Collection[Path]) -> Iterator[Entry | Ignored]:
    not_here = {os.path.realpath(path) for path in leave_out}
    unreadable: list[OSError] = []
    for where, folders, files in os.walk(base, onerror=unreadable.append):  # links to folders are not followed
        parts, empty = Path(where).relative_to(base).parts, not folders and not files
        for name in sorted(folders):
            path, inside = Path(where, name), "/".join((*parts, name))
            if SYSTEMS.fullmatch(name):
                yield Ignored(inside, "the system's own, or hidden", False)
            elif os.path.realpath(path) in not_here and not path.is_symlink():
                yield Ignored(inside, "belongs to the assignment or to its grades", False)
            elif path.is_symlink():
                yield Entry((*parts, name), partial(_read_file, path))
                folders.remove(name)
                continue
            elif len(parts) >= DEPTH_LIMIT:
                yield Ignored(inside, f"lies more than {DEPTH_LIMIT} folders deep", True)
            else:
                continue
            folders.remove(name)
        folders.sort()
        for name in sorted(files):
            if SYSTEMS.fullmatch(name):
                yield Ignored("/".join((*parts, name)), "the system's own, or hidden", False)
            else:
                yield Entry((*parts, name), partial(_read_file, Path(where, name)))
        if parts and empty:
            yield Ignored("/".join(parts), "an empty folder", False)
        for error in unreadable:
            place = Path(str(error.filename)).relative_to(base).as_posix()
            yield Ignored(place, f"cannot be opened: {error.strerror}", True)
        unreadable.clear()


def _read_file(path: Path) -> bytes:
    try:
        file = open_regular(path)
    except OSError as error:
        reason = f"It cannot be read: {error.strerror}."
        if path.is_symlink():
            reason = "It is a link to somewhere else, which is not followed."
        raise Unreadable(f"{reason} Hand in the file itself.") from None
    if file is None:
        raise Unreadable("It is no ordinary file. Hand in the .ipynb file itself.")
    with file:
        return file.read(FILE_LIMIT + 1)


def _in_zip(path: Path) -> Iterator[Entry | Ignored]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ClassroomError(f"{path} cannot be opened as a zip archive: {error}. Download it again.") from None
    systems: set[str] = set()
    names = [_name_of(info) for info in infos]
    filled = {name.rstrip("/").rpartition("/")[0] for name in names}
    for info, name in zip(infos, names, strict=True):
        parts = tuple(part for part in name.split("/") if part not in ("", "."))
        hidden = next((n for n, part in enumerate(parts, 1) if SYSTEMS.fullmatch(part) and part != ".."), 0)
        if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name or not parts:
            yield Entry((name or "?",), partial(_refuse, UNSAFE), UNSAFE)
        elif hidden:
            place = "/".join(parts[:hidden])
            if place not in systems:
                yield Ignored(place, "the system's own, or hidden", False)
            systems.add(place)
        elif info.is_dir() or name.endswith("/"):
            if name.rstrip("/") not in filled:
                yield Ignored("/".join(parts), "an empty folder", False)
        elif stat.S_ISLNK(info.external_attr >> 16):
            reason = "It is a link, not a file. Hand in the file itself."
            yield Entry(parts, partial(_refuse, reason), reason)
        else:
            yield Entry(parts, partial(_read_member, path, info))


def _name_of(info: zipfile.ZipInfo) -> str:
    """A member's name: `\\` separates too, and a name without the mark for UTF-8 may be UTF-8 all the same."""
    name = info.orig_filename if "\0" not in info.orig_filename else info.filename
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _read_member(path: Path, info: zipfile.ZipInfo) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(info) as file:
            return file.read(FILE_LIMIT + 1)  # never more, whatever its size claims to be
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable(f"It cannot be unpacked: {error}. Hand in again.") from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise Unreadable(f"It cannot be unpacked: {type(error).__name__}: {error}. Hand in again.") from None


def _refuse(reason: str) -> bytes:
    raise Unreadable(reason)

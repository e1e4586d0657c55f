"""Files: written whole or not at all, and opened only where they are files."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, data: bytes | str) -> None:
    """Write a file so that it is there whole or not at all: a kill in the middle, or a full disk, leaves the old one.

    Args:
        path: the file. A link stays a link, and what it leads to is written. Its folder is made.
        data: its bytes, or a text that becomes UTF-8 with the line ends that it has.

    Raises:
        OSError: it could not be written; the error names the file.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.partial")
    try:
        with scratch.open("wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    except OSError as error:
        with suppress(OSError):
            scratch.unlink()
        # A disk that gets full in the middle names no file.
        raise error if error.errno is None else OSError(error.errno, error.strerror, str(path)) from None


def write_new(path: Path, data: bytes) -> None:
    """Write a file whole under a name that nobody has taken; what is there already stays as it is, whoever writes at the same moment.

    Args:
        path: the file. Its folder must be there.
        data: its bytes.

    Raises:
        FileExistsError: the name is taken.
        OSError: it could not be written; nothing is left behind, and the error names the file.
    """
    scratch = path.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        with scratch.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(scratch, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: the name is taken first, then filled
            path.touch(exist_ok=False)
            os.replace(scratch, path)
    except OSError as error:
        raise error if error.errno is None else OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            scratch.unlink()


def write_changed(path: Path, data: bytes | str) -> bool:
    """Write a file whole, unless it says that already; whether it was written.

    Args:
        path: the file.
        data: its bytes, or a text that becomes UTF-8 with the line ends that it has.

    Raises:
        OSError: as `write_whole`, or what is there can't be read.
    """
    content = data.encode() if isinstance(data, str) else data
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def open_regular(path: Path) -> BinaryIO | None:
    """Open a file that somebody else may have put there; it never waits for a pipe, and never follows a link.

    Args:
        path: the file.

    Returns:
        The open file; None where it is a pipe, a device or a folder.

    Raises:
        OSError: it can't be opened, or it is a link.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    return open(descriptor, "rb")

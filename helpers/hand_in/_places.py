"""Where a class collects what is handed in: a folder of the hub, or nbgrader's exchange. A file gets there whole, beside earlier ones."""

import getpass
import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpers.common import write_new

INBOX, EXCHANGE = "COURSE_INBOX", "COURSE_EXCHANGE"
CONFIG = "nbgrader_config"  # .py or .json, in Jupyter's folders
ROOT = "/usr/local/share/nbgrader/exchange"  # where nbgrader's exchange is unless its configuration names another place
STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"  # as nbgrader writes a time
NUMBERED = re.compile(r"-hand-in(?:-(\d+))?$")


@dataclass(frozen=True)
class Place:
    """A folder where a class collects.

    Args:
        folder: an inbox, which gets `USER/FILE`; or a course's folder in nbgrader's exchange, whose `inbound` gets a submission.
        exchange: which of the two it is.
    """

    folder: Path
    exchange: bool = False

    @property
    def words(self) -> str:
        """What a learner reads."""
        return (
            f"nbgrader's exchange, course {self.folder.name}" if self.exchange else f"your class's inbox, {self.folder}"
        )


def places() -> list[Place]:
    """Where this machine's class collects, by `$COURSE_INBOX`, and `$COURSE_EXCHANGE` or nbgrader's configuration; mostly nowhere."""
    inbox, exchange = os.environ.get(INBOX), os.environ.get(EXCHANGE)
    found = [Place(Path(inbox).expanduser())] if inbox else []
    course = Path(exchange).expanduser() if exchange else _configured()
    return [*found, *([Place(course, True)] if course else [])]


def drop(data: bytes, name: str, place: Place, assignment: str, now: datetime) -> Path:
    """Put a file where a class collects. It is there whole or not at all, and no earlier one is touched.

    Args:
        data: the file's bytes.
        name: its name, without a number.
        place: from `places`.
        assignment: whose it is, as nbgrader calls it.
        now: the time of handing in, with its zone.

    Returns:
        Where it lies.

    Raises:
        OSError: the place isn't there, can't be written or is full; nothing is left there.
        ValueError: nbgrader can't take a user or an assignment of this name.
    """
    if place.exchange:
        return _exchange(data, name, place.folder / "inbound", assignment, now)
    if not place.folder.is_dir():
        raise FileNotFoundError(2, "No such folder", str(place.folder))
    folder = place.folder / _user()
    folder.mkdir(exist_ok=True)
    return place_new(folder, Path(name).stem, data)


def place_new(folder: Path, stem: str, data: bytes) -> Path:
    """Write a notebook under the next name that isn't taken: `x.ipynb`, `x-2.ipynb`, `x-3.ipynb`. Graders take the highest number.

    Args:
        folder: where.
        stem: the name of the first; it ends in `-hand-in`.
        data: the file's bytes.

    Returns:
        Where it lies.

    Raises:
        OSError: it could not be written.
    """
    while True:
        taken = (NUMBERED.search(path.stem) for path in folder.glob(f"{stem}*.ipynb"))
        number = 1 + max((int(found[1] or 1) for found in taken if found), default=0)
        path = folder / (f"{stem}.ipynb" if number == 1 else f"{stem}-{number}.ipynb")
        with suppress(FileExistsError):  # somebody was faster: another number
            write_new(path, data)
            return path


def _user() -> str:
    return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()


def _exchange(data: bytes, name: str, inbound: Path, assignment: str, now: datetime) -> Path:
    """A submission as `nbgrader submit` leaves it: `USER+ASSIGNMENT+TIME+RANDOM/`, with timestamp.txt.

    Source: nbgrader 0.9.6, exchange/default/submit.py and collect.py.
    """
    # nbgrader goes by the system's user, whom it compares with the folder's owner; in Jupyter's own images all are jovyan.
    user = getpass.getuser()
    user = _user() if user == "jovyan" else user
    for part in (user, assignment):
        if not part or {*part} & {*"+*/"}:
            raise ValueError(f"nbgrader's exchange can't take the name {part!r}: it may hold no `+`, `*` or `/`.")
    stamp = now.astimezone(UTC).strftime(STAMP)
    target = inbound / f"{user}+{assignment}+{stamp}+{secrets.token_urlsafe(9)}"
    scratch = inbound / f".{target.name}.partial"  # nbgrader doesn't look at names that begin with a dot
    try:
        scratch.mkdir()
        write_new(scratch / name, data)
        write_new(scratch / "timestamp.txt", stamp.encode())
        for path in scratch.iterdir():
            path.chmod(0o644)
        scratch.chmod(0o777)  # as nbgrader does: the teacher, who is another user, must be able to delete it
        scratch.rename(target)
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return target / name


def _configured() -> Path | None:
    """The course's folder in the exchange by nbgrader's own configuration, where that names a course and the folder is there."""
    from jupyter_core.paths import jupyter_config_path
    from traitlets.config import Config
    from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

    found = Config()
    for folder in reversed(jupyter_config_path()):  # the learner's own comes last, and wins
        for loader, suffix in ((JSONFileConfigLoader, ".json"), (PyFileConfigLoader, ".py")):
            # It is somebody else's program. One that fails must not stop a learner who hands in.
            with suppress(Exception):
                found.merge(loader(CONFIG + suffix, path=folder).load_config())
    name, root = found.get("CourseDirectory", {}).get("course_id"), found.get("Exchange", {}).get("root") or ROOT
    course = Path(str(root)) / str(name) if name else None
    return course if course and (course / "inbound").is_dir() else None

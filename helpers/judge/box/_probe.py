"""Before anything is graded: does the box hold here, and is nothing in it that must stay outside?"""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.judge.box._contents import contents
from helpers.judge.box._job import BoxError, Job
from helpers.judge.box._sandbox import refuse_to_show
from helpers.judge.box._strong import Bubblewrap

PACKAGE = Path(__file__).resolve().parents[2]


def probe_box(grants: tuple[str, ...] = ("numpy",), hidden: Iterable[Path] = ()) -> None:
    """Start a box, and see from inside that it holds.

    Args:
        grants: packages to have inside.
        hidden: files and folders that must not be inside, besides the course itself: the key, the submissions, the grades.

    Raises:
        BoxError: there is none, or it does not hold; the message says why and what would help.
    """
    advice = "Install it (Debian, Ubuntu: `apt-get install bubblewrap`), on Linux or in a Linux container that allows user namespaces."
    if sys.platform != "linux":
        raise BoxError(f"A box needs Linux; this is {sys.platform}. Grade in a Linux container, such as Docker's.")
    if shutil.which("bwrap") is None:
        raise BoxError(f"A box needs bubblewrap, and there is no `bwrap` on the path. {advice}")
    grants = tuple(dict.fromkeys(("numpy", *grants)))
    outside = [PACKAGE, PACKAGE.parent / "lessons", *map(Path, hidden)]
    paths = sorted({place for path in outside for place in (os.path.realpath(path), os.path.abspath(path))})
    refuse_to_show(grants, map(Path, paths))
    try:
        source = f"PATHS = {paths!r}\nBOUND = {list(contents(grants))!r}\n{PROBE}"
        with Bubblewrap(grants) as box:
            outcome = box.run(Job("look", (("probe", 1, source),), (("here", ()),), ("numpy",), 20.0))
    except BoxError as error:
        raise BoxError(f"There is no box on this machine: {error} {advice}") from error
    seen: Any = [arrays[0].tolist() for _, arrays in outcome.records if arrays]
    if seen != [[0] * (len(PROBED) + len(paths))]:
        names = [*PROBED, *(f"{path} can be seen" for path in paths)]
        leaks = [name for name, bad in zip(names, seen[0], strict=False) if bad] if seen else [outcome.printed]
        raise BoxError(f"The box does not hold: {', '.join(leaks) or outcome.ended}. {advice}")


PROBED = (
    "a socket can be opened",
    "files outside can be written",
    "other processes are visible",
    "it runs as root",
    "it has rights",
    "it can make namespaces",
    "memory can be taken that no limit counts",
)
PROBE = """
import ctypes, os, socket
import numpy as np

def look():
    def can(call, *arguments):
        try:
            call(*arguments)
        except OSError:
            return False
        return True

    def can_write(folder):
        return can(open, os.path.join(folder, "written"), "w")

    def is_seen(path):
        # A way that leads to what is bound is all that may be there: folders, and nothing in them.
        if os.path.isdir(path):
            return any(is_seen(inside) for inside in map(os.path.join, [path] * 9999, os.listdir(path)) if inside not in BOUND)
        return os.path.lexists(path)

    written = any(map(can_write, ("/", "/usr", "/dev", "/box", os.path.dirname(os.__file__))))
    numbers = [name for name in os.listdir("/proc") if name.isdigit()]
    rights = False
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status") as status:
            rights = any(int(line.split()[1], 16) for line in status if line.startswith(("CapEff", "CapPrm", "CapAmb")))
    namespaces = ctypes.CDLL(None).unshare(0x10000000) == 0
    found = [can(socket.socket), written, len(numbers) > 2, os.geteuid() == 0, rights, namespaces]
    return np.array([*found, can(os.memfd_create, "probe"), *map(is_seen, PATHS)], dtype=float)
"""

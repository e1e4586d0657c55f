"""Before anything is graded: does the box hold here?"""

import shutil
import sys
from typing import Any

from helpers.judge._box import Job
from helpers.judge._bubblewrap import Bubblewrap
from helpers.judge._sandbox import BoxError


def probe_box() -> None:
    """Start a box, and see from inside that it holds.

    Raises:
        BoxError: there is none, or it does not hold; the message says why and what would help.
    """
    advice = "Install it (Debian, Ubuntu: `apt-get install bubblewrap`), on Linux or in a Linux container that allows user namespaces."
    if sys.platform != "linux":
        raise BoxError(f"A box needs Linux; this is {sys.platform}. Grade in a Linux container, such as Docker's.")
    if shutil.which("bwrap") is None:
        raise BoxError(f"A box needs bubblewrap, and there is no `bwrap` on the path. {advice}")
    try:
        with Bubblewrap() as box:
            outcome = box.run(Job("look", (("probe", 1, PROBE),), (("here", ()),), ("numpy",), 20.0))
    except BoxError as error:
        raise BoxError(f"There is no box on this machine: {error} {advice}") from error
    told: Any = [arrays[0].tolist() for _, arrays in outcome.records if arrays]
    if told != [[0] * len(PROBED)]:
        leaks = [name for name, bad in zip(PROBED, told[0], strict=False) if bad] if told else [outcome.printed]
        raise BoxError(f"The box does not hold: {', '.join(leaks) or outcome.ended}. {advice}")


PROBED = (
    "the network can be reached",
    "files outside can be written",
    "other processes are visible",
    "it runs as root",
)
PROBE = """
import os, socket
import numpy as np

def look():
    def can_write(folder):
        try:
            open(os.path.join(folder, "written"), "w").close()
        except OSError:
            return False
        return True

    try:
        socket.create_connection(("192.0.2.1", 9), 0.5)
        network = True
    except OSError as error:
        network = error.errno != 101  # unreachable: there is no way out
    written = any(map(can_write, ("/", "/usr", "/dev", "/box", os.path.dirname(os.__file__))))
    processes = sum(name.isdigit() for name in os.listdir("/proc")) > 5
    return np.array([network, written, processes, os.geteuid() == 0], dtype=float)
"""

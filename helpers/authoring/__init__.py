"""Derives notebooks/ and solutions/ from lessons/, records their voices. For authors; learners never need it."""

from helpers.authoring._browser import jupyter_lab, launch, run_all, wait_idle, wait_ready
from helpers.authoring._build import Derived, build, derive, stale
from helpers.authoring._bundles import bundle, stale_bundles
from helpers.authoring._nbgrader import Nbgrader
from helpers.authoring._node import ToolError
from helpers.authoring._studio import Studio, distance
from helpers.authoring._voices import SpokenLine, check_voices, is_garbled, record_voices, spoken_lines

__all__ = [
    "Derived",
    "Nbgrader",
    "SpokenLine",
    "Studio",
    "ToolError",
    "build",
    "bundle",
    "check_voices",
    "derive",
    "distance",
    "is_garbled",
    "jupyter_lab",
    "launch",
    "record_voices",
    "run_all",
    "spoken_lines",
    "stale",
    "stale_bundles",
    "wait_idle",
    "wait_ready",
]

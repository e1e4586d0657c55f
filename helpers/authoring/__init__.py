"""Derives notebooks/ and solutions/ from lessons/, records their voices. For authors; learners never need it."""

from helpers.authoring._browser import browser_command, jupyter_lab, launch, run_all, wait_idle, wait_ready
from helpers.authoring._build import Derived, build, derive, stale
from helpers.authoring._bundles import bundle, stale_bundles
from helpers.authoring._claims import Bench, check_claims, measured_claims, measurements_of, stale_claims, unmeasured
from helpers.authoring._derived import DERIVED, DerivedFiles, derive_all, derived_table, stale_files
from helpers.authoring._exercise_files import ExerciseFiles, editor_module, exercise_files
from helpers.authoring._long_runs import keep_runs, run_long, stale_runs
from helpers.authoring._nbgrader import Nbgrader
from helpers.authoring._new import new_exercise, new_lesson
from helpers.authoring._node import ToolError, node, node_program, package
from helpers.authoring._pictures import draw_pictures, stale_pictures
from helpers.authoring._pyodide import numpy_wheel, pyodide_files, wanted_wheel
from helpers.authoring._studio import Studio, distance
from helpers.authoring._terms import Terms
from helpers.authoring._voices import SpokenLine, check_voices, is_garbled, record_voices, spoken_lines

__all__ = [
    "DERIVED",
    "Bench",
    "Derived",
    "DerivedFiles",
    "ExerciseFiles",
    "Nbgrader",
    "SpokenLine",
    "Studio",
    "Terms",
    "ToolError",
    "browser_command",
    "build",
    "bundle",
    "check_claims",
    "check_voices",
    "derive",
    "derive_all",
    "derived_table",
    "distance",
    "draw_pictures",
    "editor_module",
    "exercise_files",
    "is_garbled",
    "jupyter_lab",
    "keep_runs",
    "launch",
    "measured_claims",
    "measurements_of",
    "new_exercise",
    "new_lesson",
    "node",
    "node_program",
    "numpy_wheel",
    "package",
    "pyodide_files",
    "record_voices",
    "run_all",
    "run_long",
    "spoken_lines",
    "stale",
    "stale_bundles",
    "stale_claims",
    "stale_files",
    "stale_pictures",
    "stale_runs",
    "unmeasured",
    "wait_idle",
    "wait_ready",
    "wanted_wheel",
]

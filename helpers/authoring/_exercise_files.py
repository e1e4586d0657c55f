"""What a page needs to let exercises be written and checked: the editor, a worker, two Pythons, the judge."""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.authoring._bundles import BUNDLES, SOURCES
from helpers.authoring._node import ToolError, node, package
from helpers.authoring._pyodide import pyodide_files
from helpers.content import Course
from helpers.judge.page import box_bundle, judge_bundle

EDITOR = "exercise/editor.js"
OPTIONS = ("--bundle", "--format=esm", "--target=es2022", "--charset=utf8", "--minify", "--legal-comments=eof")
FETCHED = (".wasm", ".zip", ".whl", "lock.json")  # the rest of Pyodide is imported, which nobody can count


@dataclass(frozen=True)
class ExerciseFiles:
    """Files for a site, and how a page's exercises find them.

    Args:
        files: bytes by path, relative to the site's root. All lie in one folder that is named by their content.
        state: for the trait `files` of the widget `Exercise`; its paths are those of `files`. A page adds `notebook`, the path of the
            lesson's notebook.
    """

    files: dict[str, bytes]
    state: dict[str, Any]


def exercise_files(course: Course, numpy: Path | None = None, say: Callable[[str], object] = print) -> ExerciseFiles:
    """Make them all. Where NumPy for pages can't be had, there is the editor alone, and the state says why.

    Args:
        course: whose exercises.
        numpy: NumPy's wheel for Pyodide, where it was brought by hand.
        say: is told what is missing, and where it is looked for.

    Raises:
        ToolError: Node or a package of its is missing.
    """
    editor = editor_module()
    try:
        core = pyodide_files(numpy, say)
    except ToolError as error:
        say(f"The site has no Python: {error}")
        folder = _named({"editor.js": editor})
        missing = "It was made on a computer that could not get Python for browsers."
        return ExerciseFiles({f"{folder}/editor.js": editor}, {"editor": f"{folder}/editor.js", "missing": missing})
    files = {
        "editor.js": editor,
        "worker.js": (BUNDLES / "exercise_worker.js").read_bytes(),
        "judge.zip": judge_bundle(course),
        "box.zip": box_bundle(),
        **{f"pyodide/{name}": data for name, data in core.items()},
    }
    folder = _named(files)
    fetched = sum(len(data) for name, data in core.items() if name.endswith(FETCHED))
    python = {
        "worker": f"{folder}/worker.js",
        "pyodide": f"{folder}/pyodide/",
        "judge": f"{folder}/judge.zip",
        "box": f"{folder}/box.zip",
        "bytes": fetched + len(files["box.zip"]),
    }
    state = {"editor": f"{folder}/editor.js", "python": python}
    return ExerciseFiles({f"{folder}/{name}": data for name, data in files.items()}, state)


def editor_module() -> bytes:
    """The editor, bundled with what it is made of (CodeMirror, MIT). It is made for a site and not kept here: most of it is others'.

    Raises:
        ToolError: Node, esbuild or a package is missing.
    """
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "editor.js"
        node(package("esbuild") / "bin" / "esbuild", EDITOR, *OPTIONS, f"--outfile={made}", cwd=SOURCES)
        return made.read_bytes()


def _named(files: dict[str, bytes]) -> str:
    """A folder's name that stands for its content."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name} {len(data)}\n".encode())
        whole.update(data)
    return f"exercise-{whole.hexdigest()[:10]}"

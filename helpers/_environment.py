"""Whether this machine has what the course needs: each thing looked at for real, with what to do where it is missing."""

import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from helpers import judge
from helpers.content import course_folder
from helpers.study import Store, StoreError, default_path
from helpers.widgets import Finding

COURSE = "gates-keep-memory"
SET_UP = "Run `make setup` in the course's folder, then restart the kernel (Kernel → Restart)."


def findings(
    version_of: Callable[[str], str] = metadata.version,
    locate: Callable[[], Path] = default_path,
    run: Callable[[judge.Job], judge.Outcome] = judge.run_in_box,
    shell: Any = None,
) -> list[Finding]:
    """Look at everything that the kernel's side of the course needs.

    Args:
        version_of: the version of an installed package, or `PackageNotFoundError`.
        locate: where the progress file is.
        run: runs a job in the box in which checks run.
        shell: IPython's, None outside of it.

    Returns:
        A finding for each, in the order in which they are shown.
    """
    return [
        python_found(),
        *packages_found(version_of),
        kernel_found(shell),
        progress_found(locate),
        box_found(run),
    ]


def python_found(version: str = platform.python_version()) -> Finding:
    """Whether Python is new enough."""
    wanted = _described().get("Requires-Python", ">=3.11")
    ok = SpecifierSet(wanted).contains(version, prereleases=True)
    return Finding(
        "Python", ok, version, "" if ok else f"The course needs Python {wanted}. Install one, then: {SET_UP}"
    )


def packages_found(version_of: Callable[[str], str], wanted: Iterable[str] | None = None) -> Iterator[Finding]:
    """Whether each package is there, and as new as the course needs it."""
    tested = _tested_versions()
    for line in _described().get_all("Requires-Dist", []) if wanted is None else wanted:
        need = Requirement(line)
        if need.marker is not None and not need.marker.evaluate({"extra": ""}):
            continue
        try:
            version = version_of(need.name)
        except metadata.PackageNotFoundError:
            yield Finding(need.name, False, "not installed", f"The course needs {need.name} {need.specifier}. {SET_UP}")
            continue
        ok = need.specifier.contains(version, prereleases=True)
        test = tested.get(need.name.lower())
        beside = f" (tested with {test})" if test and test != version.partition("+")[0] else ""
        yield Finding(
            need.name,
            ok,
            f"{version}{beside}",
            "" if ok else f"The course needs {need.name} {need.specifier}. {SET_UP}",
        )


def kernel_found(shell: Any) -> Finding:
    """Whether this is a kernel, and of which Python."""
    if getattr(shell, "kernel", None) is None:
        advice = "Open the notebook in JupyterLab: `make lab` in the course's folder."
        return Finding("Kernel", False, "this is no Jupyter kernel", advice)
    return Finding("Kernel", True, f"a kernel of Python {platform.python_version()}", place=sys.prefix)


def progress_found(locate: Callable[[], Path]) -> Finding:
    """Whether your progress can be written, and where it is."""
    try:
        path = locate()
        Store(path, wait=1.0).merge([])  # a transaction like that of an answer, with nothing in it
    except StoreError as error:
        return Finding("Your progress", False, "can't be stored", str(error))
    return Finding("Your progress", True, "can be stored", place=str(path))


def box_found(run: Callable[[judge.Job], judge.Outcome]) -> Finding:
    """Whether a check can run your function: a small one is run."""
    job = judge.Job("twice", (("look", 1, "def twice(x):\n    return 2 * x\n"),), (("one", (21.0,)),), ("numpy",), 20.0)
    advice = f"A check starts a second Python, and here it doesn't. {SET_UP}"
    try:
        outcome = run(job)
    except (judge.BoxError, OSError) as error:
        return Finding("Box for checks", False, str(error), advice)
    ok = outcome.ended == "finished" and bool(outcome.records)
    return Finding(
        "Box for checks", ok, "runs a function" if ok else f"ended with: {outcome.ended}", "" if ok else advice
    )


def _described() -> Any:
    """What the course's own package says of itself.

    A checkout that was never installed has no metadata; then there is nothing to compare with.
    """
    try:
        return metadata.metadata(COURSE)
    except metadata.PackageNotFoundError:
        from email.message import Message

        return Message()


def _tested_versions() -> dict[str, str]:
    """The versions that the tests ran with, by package; none where the course came without its list."""
    path = course_folder() / "constraints.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {found[1].lower(): found[2] for line in lines if (found := re.match(r"([\w.-]+)==(\S+)", line))}

"""Every derived file of the course: what it is made from, by which command, whether it is stale, and what makes it anew."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpers.authoring._build import build, stale_notebooks, strays
from helpers.authoring._bundles import bundle, stale_bundles
from helpers.authoring._claims import stale_claims
from helpers.authoring._kernel import compile_kernel, stale_kernel
from helpers.authoring._long_runs import run_long, stale_runs
from helpers.authoring._pictures import draw_pictures, stale_pictures
from helpers.authoring._voices import check_voices
from helpers.common import write_whole
from helpers.content import Course

Say = Callable[[str], object]


@dataclass(frozen=True)
class DerivedFiles:
    """A kind of derived file, a row of CONTRIBUTING's table.

    Args:
        files: which, as a pattern.
        source: what they are made from, in words.
        command: what makes them.
        stale: those that are, as `FILE: why`; seconds, and nothing is executed. None where only a look can say.
        make: makes what is stale anew, or, forced, all; None where the command is another one.
        minutes: whether that takes so long that it is done only on request.
    """

    files: str
    source: str
    command: str
    stale: Callable[[Course, Path], list[str]] | None
    make: Callable[[Course, Path, Say, bool], None] | None = None
    minutes: bool = False


def _of(folder: str) -> Callable[[Course, Path], list[str]]:
    def stale(course: Course, root: Path) -> list[str]:
        found = stale_notebooks(course.lessons.values(), root)
        lines = [f"{name}: {why}" for name, why in found if name.startswith(folder)]
        return [f"{name}: there is no such lesson" for name in strays(course, root) if name.startswith(folder)] + lines

    return stale


def _data_page(root: Path) -> tuple[Path, str]:
    from helpers.experiments import data_page

    return root / "DATA.md", data_page()


def _stale_data(course: Course, root: Path) -> list[str]:
    path, text = _data_page(root)
    same = path.is_file() and path.read_text(encoding="utf-8") == text
    return [] if same else ["DATA.md: differs from helpers/experiments/_declared.py"]


def _write_data(course: Course, root: Path, say: Say, force: bool) -> None:
    path, text = _data_page(root)
    if force or _stale_data(course, root):
        write_whole(path, text)
        say("wrote   DATA.md")


def _stale_voices(course: Course, root: Path) -> list[str]:
    return [f"lessons/{one.name}/audio/: {message}" for one in course.lessons.values() for message in check_voices(one)]


# In the order in which they are made: solutions hold pictures, and are executed with the bundles.
DERIVED = (
    DerivedFiles(
        "helpers/widgets/js/training/kernel/kernel.js",
        "`arithmetic.ts` beside it, in AssemblyScript",
        "course build",
        lambda course, root: stale_kernel(),
        lambda course, root, say, force: compile_kernel(say, force),
    ),
    DerivedFiles(
        "helpers/widgets/bundles/",
        "the modules and styles in `helpers/widgets/js/`",
        "course build",
        lambda course, root: stale_bundles(),
        lambda course, root, say, force: bundle(say, force),
    ),
    DerivedFiles(
        "helpers/widgets/pictures/",
        "each widget's JavaScript, drawn in a browser",
        "course build",
        lambda course, root: stale_pictures(),
        lambda course, root, say, force: draw_pictures(root, say, force),
    ),
    DerivedFiles(
        "DATA.md", "`helpers/experiments/_declared.py`: all data and weights", "course build", _stale_data, _write_data
    ),
    DerivedFiles(
        "lessons/NN_name/precomputed/*.json, helpers/experiments/made/*",
        "long runs: the scripts beside them (15 and 6 minutes in lesson 04, a quarter of an hour in 06, 8 minutes in 07, where the Free "
        "Spoken Digit Dataset must have been downloaded), "
        "`helpers/experiments/fading_memory.py`, "
        "`helpers/experiments/shipped_models.py` (10 minutes; Shakespeare must have been downloaded), "
        "`helpers/experiments/number_translators.py` (1 minute), `helpers/experiments/pronouncer.py` (8 minutes), "
        "`helpers/experiments/assistant_weights.py` (1 minute), "
        "`helpers/experiments/digit_listeners.py` (3 minutes; the recordings of real people must have been downloaded)",
        "course build --long",
        lambda course, root: stale_runs(root),
        lambda course, root, say, force: run_long(root, say, force),
        minutes=True,
    ),
    DerivedFiles(
        "lessons/NN_name/measured.json",
        "the measurements in `experiments/`, repeated with 20 seeds and more (minutes)",
        "course claims",
        lambda course, root: stale_claims(course),
    ),
    DerivedFiles(
        "notebooks/NN_name.ipynb",
        "`lessons/NN_name/lesson.md`, solutions removed",
        "course build",
        _of("notebooks"),
        lambda course, root, say, force: build(course, root, say, force, ("notebooks",)),
    ),
    DerivedFiles(
        "solutions/NN_name.ipynb",
        "the same, solved and executed (`--force` runs all anew)",
        "course build",
        _of("solutions"),
        lambda course, root, say, force: build(course, root, say, force, ("solutions",)),
    ),
    DerivedFiles(
        "lessons/NN_name/audio/",
        "the lines of `dialogue.yaml` and `narration.yaml`, spoken",
        "course voices",
        _stale_voices,
    ),
    DerivedFiles(
        ".readme/course.png",
        "the browser test's own picture",
        "COURSE_SCREENSHOT=1 .venv/bin/python -m pytest tests/browser",
        None,
    ),
)


def derive_all(course: Course, root: Path, say: Say = print, force: bool = False, long: bool = False) -> list[str]:
    """Make every derived file that is stale.

    Args:
        course: the lessons.
        root: the checkout.
        say: gets a line for each file written.
        force: all of them, stale or not.
        long: also what takes minutes.

    Returns:
        What is stale and was left alone, with the command that makes it.

    Raises:
        ContentError, ToolError, RuntimeError: something could not be made.
    """
    left = []
    for one in DERIVED:
        if one.make and (long or not one.minutes):
            one.make(course, root, say, force)
        elif one.stale:
            left += [f"{line.rstrip('.')}. Run `{one.command}`." for line in one.stale(course, root)]
    return left


def stale_files(course: Course, root: Path) -> list[str]:
    """Every derived file that is stale, by name, with the command that makes it anew."""
    return [
        f"{line.rstrip('.')}. Run `{one.command}`." if one.command not in line else line
        for one in DERIVED
        if one.stale
        for line in one.stale(course, root)
    ]


def derived_table() -> str:
    """CONTRIBUTING's table of derived files."""
    rows = [f"| {_ticked(one.files)} | {one.source} | `{one.command}` |" for one in DERIVED]
    return "\n".join(["| derived file | source | command |", "|---|---|---|", *rows])


def _ticked(files: str) -> str:
    return ", ".join(f"`{name}`" for name in files.split(", "))

"""`course grade` against `nbgrader autograde` on the same submissions, one core each; the bound beside it; the memory of a large class.

python -m helpers.bench._grading SUBMISSIONS ASSIGNMENT OUT     grades without any isolation: the bound
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import nbformat
import numpy as np
import psutil

from helpers import authoring, classroom, judge
from helpers.bench._cores import one_core
from helpers.bench._measured import Benchmark, benchmark, measurement
from helpers.common import write_whole
from helpers.judge.box import packet_of, parse
from helpers.judge.inside import arrays_of, perform, unpack

EXERCISES = {"lstm-step": 10.0, "lstm-sequence": 6.0, "forget-bias-for-half-life": 4.0}
NAME = "lstm"
FLAT = "flat = lambda out: np.concatenate([np.ravel(one) for one in (out if isinstance(out, tuple) else (out,))])"


def times(submissions: int, rounds: int) -> list[Benchmark]:
    """Milliseconds a submission. Each engine is one command on one core, its start included; the judge gives the same grades everywhere.

    Args:
        submissions: how many.
        rounds: how often all are graded anew; the engines take turns.

    Returns:
        Against nbgrader with the assignment that `course assign --nbgrader` writes, and with the leanest that a teacher could write:
        NumPy and assertions, no course.
    """
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name, one_core():
        folder = Path(name)
        key = _key(folder)
        nbgraders = {kind: _nbgrader(folder / kind, key, lean=kind == "lean") for kind in ("course", "lean")}
        for nbgrader in nbgraders.values():
            _class(key, nbgrader, submissions)
        submitted = nbgraders["course"].out
        for n in range(rounds):
            out = folder / f"out-{n}"
            ours = [*_grade(key, submitted, out), "--workers", "1"]
            bound = [sys.executable, "-m", "helpers.bench._grading", *map(str, (submitted, key.folder, out / "bound"))]
            engines: dict[str, Callable[[], object]] = {
                "ours": partial(_run, ours),
                "unisolated": partial(_run, bound),
            }
            engines |= {kind: partial(one, "autograde", NAME, "--force") for kind, one in nbgraders.items()}
            for engine, run in engines.items():
                start = time.perf_counter()
                run()
                found.setdefault(engine, []).append((time.perf_counter() - start) * 1000 / submissions)
        points = _points(out)
        course, lean = (_nbgraders_points(nbgraders[kind]) for kind in ("course", "lean"))
        assert points == course, f"grades differ: {points} {course}"
        missed = sum(lean[name] > points[name] for name in points)
        assert all(lean[name] >= points[name] for name in points), f"a right answer was refused: {points} {lean}"
    free = measurement("unisolated", found["unisolated"])
    note = f"the bound, nothing isolated: {free.median:.0f} ({free.lowest:.0f} .. {free.highest:.0f})"
    title = f"grade one of {submissions} submissions on one core"
    own = measurement("course grade, a box for each", found["ours"])
    return [
        benchmark(title, own, measurement("nbgrader autograde, course assign --nbgrader", found["course"]), note),
        benchmark(
            f"{title}, NumPy and assertions",
            own,
            measurement("nbgrader autograde, no course", found["lean"]),
            f"{note}; the assertions miss {missed} wrong answers",
        ),
    ]


def again(submissions: int, rounds: int) -> Benchmark:
    """Milliseconds for a whole class as `--sample` makes it, on one core: when nothing is new, against the first time."""
    found: dict[str, list[float]] = {"first": [], "again": []}
    with tempfile.TemporaryDirectory() as name, one_core():
        key = _key(Path(name))
        classroom.write_sample(key, Path(name, "class"), submissions)
        for n in range(rounds):
            for times in found.values():
                start = time.perf_counter()
                _run([*_grade(key, Path(name, "class"), Path(name, f"out-{n}")), "--workers", "1"])
                times.append((time.perf_counter() - start) * 1000)
    title = f"grade a class of {submissions} on one core, start and pages included"
    first, second = (
        measurement("the first time", found["first"]),
        measurement("again, with nothing new", found["again"]),
    )
    return benchmark(title, second, first, f"the first time, a submission: {first.median / submissions:.0f} ms")


def memory(small: int, large: int) -> Benchmark:
    """The largest sum of memory (MB, resident) of `course grade` and its two workers, by the size of the class; boxes come on top."""
    found = []
    for number in (large, small):
        with tempfile.TemporaryDirectory() as name:
            key = _key(Path(name))
            classroom.write_sample(key, Path(name, "class"), number)
            command = [*_grade(key, Path(name, "class"), Path(name, "out")), "--workers", "2"]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                found.append(_peak(process))
            assert process.returncode == 0
    title = f"memory of grading {large} submissions against {small}, MB"
    return benchmark(
        title,
        measurement(f"{large}", found[:1]),
        measurement(f"{small}", found[1:]),
        note="two workers, peak of one run",
    )


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _grade(key: classroom.Key, submissions: Path, out: Path) -> list[str]:
    where = ["--assignment", str(key.folder), "--out", str(out)]
    return [sys.executable, "-m", "helpers._cli", "grade", str(submissions), *where]


def _key(folder: Path) -> classroom.Key:
    """An exercises-only assignment."""
    lesson = classroom.find_lesson("introduction-to-lstm")
    settings = classroom.Settings(assignment=NAME, title="LSTM", seed=7, widgets=False, exercises=EXERCISES)
    return classroom.assign(lesson, settings, folder / "assignment", authoring.derive(lesson).learner)


def _nbgrader(folder: Path, key: classroom.Key, lean: bool) -> authoring.Nbgrader:
    """The same for nbgrader, released; lean: with tests as a teacher writes them, plain assertions and no course."""
    folder.mkdir()
    nbgrader = authoring.Nbgrader(folder / "class", folder / "scratch")
    notebook = classroom.nbgrader_notebook(key.lesson, EXERCISES)
    if lean:
        tests = {f"test-{name}": _assertions(exercise) for name, exercise in key.exercises.items()}
        for cell in notebook.cells:
            if "lesson(" in cell.source:
                cell.source = f"import numpy as np\n{FLAT}"
            cell.source = tests.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
        notebook.cells = [
            cell for cell in notebook.cells if "here.check" not in cell.source or cell.cell_type == "markdown"
        ]
    classroom.write_nbgrader(nbgrader.out, NAME, key.lesson.name, notebook)
    nbgrader("generate_assignment", NAME)
    return nbgrader


def _assertions(exercise: judge.Exercise) -> str:
    """The exercise's cases with what is right, as numbers."""
    lines = []
    for case in list(exercise.cases(np.random.default_rng(7)))[:3]:
        inputs = [f"np.array({value.tolist()!r})" for value in case.inputs.values()]
        right = exercise.oracle(*(value.copy() for value in case.inputs.values()))
        flat = np.concatenate([np.ravel(one) for one in (right if isinstance(right, tuple) else (right,))])
        lines.append(
            f"np.testing.assert_allclose(flat({exercise.function}({', '.join(inputs)})), {flat.tolist()!r}, rtol=1e-6, atol=1e-9)"
        )
    return "\n".join(lines)


def _class(key: classroom.Key, nbgrader: authoring.Nbgrader, number: int) -> None:
    """Submissions in nbgrader's tree: a third each right, with a mistake in one exercise, and untouched in one.

    Never in `lstm_step`: others rest on it, and there the engines grade differently on purpose.
    """
    rng = np.random.default_rng(0)
    (released,) = (nbgrader.out / "release" / NAME).glob("*.ipynb")
    text = released.read_text(encoding="utf-8")
    for n in range(number):
        notebook, odd = nbformat.reads(text, as_version=4), rng.choice(list(EXERCISES)[1:])
        for cell in notebook.cells:
            exercise = key.exercises.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
            if exercise is None:
                continue
            mistake = exercise.mistakes[rng.integers(len(exercise.mistakes))].wrong_source(exercise.solution)
            one_is_wrong = (exercise.solution, mistake, exercise.starter)[n % 3]
            cell.source = one_is_wrong if exercise.id == odd else exercise.solution
        folder = nbgrader.out / "submitted" / f"learner-{n:03}" / NAME
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / released.name)


def _points(out: Path) -> dict[str, float]:
    results = map(classroom.read_result, (out / "learners").glob("*.json"))
    return {result.learner: result.points for result in results if result}


def _nbgraders_points(nbgrader: authoring.Nbgrader) -> dict[str, float]:
    nbgrader("export")
    with (nbgrader.out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def _peak(process: subprocess.Popen) -> float:
    """MB, while it runs: this process and its workers, without the boxes."""
    peak, root = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        total = 0
        try:
            for one in (root, *root.children()):
                total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
        peak = max(peak, total / (1 << 20))
        time.sleep(0.05)
    return peak


class _Unboxed:
    """No box at all: this process forks for every job of the whole class. Nothing safe can be faster."""

    def run(self, job: judge.Job) -> judge.Outcome:
        """Run a job in a fork, with all that this process may do."""
        header, body, _ = unpack(packet_of(job)) or ({}, b"", b"")
        came, result = os.pipe()
        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
            with open(result, "wb", buffering=0) as packets:
                perform(header, arrays_of(header, body), packets, lambda: None, {})
            os._exit(0)
        os.close(result)
        with open(came, "rb") as file:
            records, defining = parse(file.read())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return judge.Outcome("finished" if code == 0 else "exit", code, "", records, defining)


def _grade_unisolated(submissions: Path, assignment: Path, out: Path) -> None:
    key = classroom.Key(assignment)
    out.mkdir(parents=True)
    handed_out = classroom.HandedOut(NAME, key.lesson.slug, f"{key.lesson.name}.ipynb")
    for one in classroom.find_submissions(submissions, handed_out).submissions:
        cells = tuple(classroom.read_notebook(one.read()).cells)
        work = classroom.Work(cells, tuple(key.exercises), key.settings.seed)
        write_whole(out / f"{one.slug}.json", repr(classroom.grade(work, key.bundle, _Unboxed())))


if __name__ == "__main__":
    _grade_unisolated(*map(Path, sys.argv[1:]))

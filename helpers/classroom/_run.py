"""Grading a class: every submission once, every grade on disk as soon as it exists, and on from there after a crash."""

import hashlib
import importlib.metadata
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from helpers import judge
from helpers.classroom._assignment import Key, write_whole
from helpers.classroom._class_page import class_page
from helpers.classroom._decisions import OVERRIDES, read_overrides, with_decisions
from helpers.classroom._errors import ClassroomError
from helpers.classroom._learner_page import learner_page
from helpers.classroom._pool import dask_pool, local_pool, run_all
from helpers.classroom._reading import Unreadable, read_code
from helpers.classroom._results import ExerciseResult, LearnerResult, read_result
from helpers.classroom._submissions import Submitted, find_submissions
from helpers.classroom._tables import canvas_csv, grades_csv, moodle_csv
from helpers.classroom._work import Work, clean, grade

LEARNERS = "learners"


@dataclass(frozen=True)
class Options:
    """How a class is graded.

    Args:
        workers: processes of this machine, or tasks at a time on a cluster.
        scheduler: the address of a Dask scheduler, or None.
        seed: of the cases, or None for the assignment's own.
        time_limit: seconds for each exercise, or None for each exercise's own.
        trusted: run learner's code in plain processes, without the box.
        regrade: exercises to grade again, whatever is stored.
        times: a CSV with the time of each submission, or None.
    """

    workers: int = 1
    scheduler: str | None = None
    seed: int | None = None
    time_limit: float | None = None
    trusted: bool = False
    regrade: tuple[str, ...] = ()
    times: Path | None = None


@dataclass
class Summary:
    """What a run came to: how many submissions of each status, and how many were graded just now."""

    statuses: Counter = field(default_factory=Counter)
    fresh: int = 0
    out: Path = Path()

    @property
    def total(self) -> int:
        """All submissions."""
        return sum(self.statuses.values())


def grade_class(
    submissions: Path,
    key: Key,
    out: Path,
    options: Options,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Summary:
    """Grade all submissions and write tables and pages.

    Args:
        submissions: where they are; see `find_submissions`.
        key: the assignment's key.
        out: gets learners/NAME.json and .html, grades.csv, canvas.csv, moodle.csv and class.html; overrides.yaml there is read.
        options: how.
        progress: is told how many of how many are done, whenever one is.

    Returns:
        What it came to.

    Raises:
        ClassroomError: something given is wrong, or there is no box here.
    """
    _check_options(key, options)
    if not options.trusted and not options.scheduler:
        try:
            judge.probe_box()
        except judge.BoxError as error:
            told = "Or, if you trust every line that was handed in: `--trusted` runs it as you, with all that you may read and delete."
            raise ClassroomError(f"Nothing was graded. {error}\n{told}") from error
    found = find_submissions(submissions, key.settings.assignment, options.times)
    overrides = read_overrides(out / OVERRIDES, key, {one.learner for one in found})
    (out / LEARNERS).mkdir(parents=True, exist_ok=True)
    summary = Summary(out=out)
    progress(0, len(found))
    for done, (one, result, fresh) in enumerate(_results(found, key, out, options), 1):
        _store(out / LEARNERS / one.slug, with_decisions(result, one, key, overrides), key)
        summary.fresh += fresh
        progress(done, len(found))
    _write_reports(found, key, out, summary)
    return summary


def _check_options(key: Key, options: Options) -> None:
    if unknown := [name for name in options.regrade if name not in key.exercises]:
        raise ClassroomError(
            f"there is no exercise {', '.join(unknown)} to regrade. The assignment has {', '.join(key.exercises)}."
        )
    if options.workers < 1:
        raise ClassroomError(f"--workers is {options.workers}, expected 1 or more.")
    if options.time_limit is not None and not 0 < options.time_limit <= 3600:
        raise ClassroomError(f"--time-limit is {options.time_limit:g} s, expected above 0 and at most 3600.")


def _results(
    found: list[Submitted], key: Key, out: Path, options: Options
) -> Iterator[tuple[Submitted, LearnerResult, bool]]:
    """Each submission with its outcome, before lateness and overrides, and whether it was graded just now."""
    ready: list[tuple[Submitted, LearnerResult]] = []
    by_slug = {one.slug: one for one in found}
    halves: dict[str, LearnerResult] = {}

    def tasks() -> Iterator[tuple[str, Callable[..., Any], tuple]]:
        for one in found:
            half, cells = _begin(one, key, out, options)
            missing = tuple(each.exercise for each in half.exercises if not each.status)
            if half.problem or not missing:
                ready.append((one, half))
                continue
            halves[one.slug] = half
            seed = key.settings.seed if options.seed is None else options.seed
            yield one.slug, grade, (Work(cells, missing, seed, options.time_limit, not options.trusted), key.bundle)

    def executors() -> Any:
        return dask_pool(options.scheduler) if options.scheduler else local_pool(options.workers)

    for slug, answer, error in run_all(tasks(), executors, options.workers):
        yield from ((one, result, False) for one, result in ready)
        ready.clear()
        yield by_slug[slug], _filled(halves.pop(slug), answer, error), True
    yield from ((one, result, False) for one, result in ready)


def _begin(one: Submitted, key: Key, out: Path, options: Options) -> tuple[LearnerResult, tuple[tuple[str, str], ...]]:
    """A submission read; exercises that were graded before are filled in, the others have no status yet."""
    learner, name, file = (clean(text) for text in (one.learner, one.name, one.file))
    result = LearnerResult(learner, name, one.user, file, assignment=key.settings.assignment)
    cells: list[tuple[str, str]] = []
    try:
        data = one.read()
        result = replace(result, sha256=hashlib.sha256(data).hexdigest())
        cells = read_code(data)
    except Unreadable as error:
        result = replace(result, problem=clean(str(error)))
    stored = read_result(out / LEARNERS / f"{one.slug}.json")
    known = {each.fingerprint: each for each in stored.exercises} if stored else {}
    exercises = []
    for name in key.exercises:
        possible = key.settings.exercises[name]
        if result.problem:
            exercises.append(
                ExerciseResult(name, "not attempted", 0.0, possible, 0.0, "The submission could not be read.")
            )
            continue
        fingerprint = _fingerprint(key, name, result.sha256, options)
        before = known.get(fingerprint)
        if before is None or before.status == "not graded" or name in options.regrade:
            exercises.append(ExerciseResult(name, "", 0.0, possible, 0.0, "", fingerprint=fingerprint))
        else:
            exercises.append(replace(before, possible=possible, points=before.share * possible, override=""))
    return replace(result, exercises=tuple(exercises)), tuple(cells)


def _fingerprint(key: Key, exercise: str, sha256: str, options: Options) -> str:
    seed = key.settings.seed if options.seed is None else options.seed
    version = importlib.metadata.version("gates-keep-memory")
    parts = (version, key.digest, exercise, sha256, str(seed), str(options.time_limit), str(options.trusted))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _filled(half: LearnerResult, answer: list[dict[str, Any]] | None, error: Exception | None) -> LearnerResult:
    """A submission with what a worker found, or with why it found nothing."""
    found = {one["exercise"]: one for one in answer or ()}
    told = f"Not graded: the worker failed ({type(error).__name__}: {error}). This is not the learner's fault; grade again."
    exercises = []
    for each in half.exercises:
        if each.status:
            exercises.append(each)
        elif each.exercise in found:
            one = found[each.exercise]
            tests = tuple((name, ended) for name, ended in one["tests"])
            exercises.append(ExerciseResult(**{**one, "tests": tests, "fingerprint": each.fingerprint}))
        else:
            exercises.append(replace(each, status="not graded", message=clean(told)))
    return replace(half, exercises=tuple(exercises))


def _store(path: Path, result: LearnerResult, key: Key) -> None:
    """Write the page, then the grade, where they are not what they should be. Where the grade is, the page is too."""
    for suffix, text in ((".html", learner_page(result, key)), (".json", result.to_json())):
        file = path.with_name(path.name + suffix)
        if not (file.is_file() and file.read_bytes() == text.encode()):
            write_whole(file, text)


def _write_reports(found: list[Submitted], key: Key, out: Path, summary: Summary) -> None:
    """Tables and the class's page, from the grades on disk, one at a time."""

    def results() -> Iterator[LearnerResult]:
        for one in found:
            result = read_result(out / LEARNERS / f"{one.slug}.json")
            if result is None:
                raise ClassroomError(
                    f"{out / LEARNERS / one.slug}.json was changed or removed while grading. Grade again."
                )
            yield result

    slugs = {clean(one.learner): one.slug for one in found}
    summary.statuses.update(result.status for result in results())
    write_whole(out / "grades.csv", grades_csv(results(), key))
    write_whole(out / "canvas.csv", canvas_csv(results(), key))
    write_whole(out / "moodle.csv", moodle_csv(results(), key))
    page = class_page(results(), key, link=lambda result: f"{LEARNERS}/{slugs[result.learner]}.html")
    write_whole(out / "class.html", page)


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

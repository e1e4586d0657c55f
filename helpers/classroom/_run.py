"""Grading a class: every submission once, every grade on disk as soon as it exists, and on from there after a crash."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from helpers import judge
from helpers.classroom._assignment import Key
from helpers.classroom._boxes import see_that_boxes_hold
from helpers.classroom._changes import change, keep_changes
from helpers.classroom._decisions import OVERRIDES, read_overrides, with_decisions
from helpers.classroom._draws import Draw
from helpers.classroom._errors import ClassroomError
from helpers.classroom._feedback import pack_feedback
from helpers.classroom._learner_page import learner_page
from helpers.classroom._options import Options, Summary, check_options
from helpers.classroom._outcomes import VERSION, absent, as_listed, begin, filled, is_stale, kept, known_before
from helpers.classroom._pool import Task, dask_pool, local_pool, run_all
from helpers.classroom._records import LEARNERS, Records
from helpers.classroom._reports import scaled, write_reports
from helpers.classroom._results import LearnerResult, without_details
from helpers.classroom._variants import draws_for, fits_another
from helpers.classroom._work import Work, grade
from helpers.classroom.intake import HandedOut, Submitted, find_submissions, in_one_form, slug_of
from helpers.classroom.marking import marks_by_learner
from helpers.classroom.roster import chosen, whose
from helpers.common import write_changed

Draws = Mapping[str, Draw | None]


def grade_class(
    submissions: Path,
    key: Key,
    out: Path,
    options: Options,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Summary:
    """Grade all submissions and write tables and pages.

    Rows of earlier runs into the same folder are kept: the submissions that are given may be a few late ones.

    Args:
        submissions: where they are; see `find_submissions`.
        key: the assignment's key.
        out: gets learners/NAME.json and .html, grades.csv, canvas.csv, moodle.csv, ignored.csv, times.csv, roster.csv, changes.csv and
            class.html; overrides.yaml, times.csv and roster.csv there are read.
        options: how.
        progress: is told how many of how many are done, whenever one is.

    Returns:
        What it came to.

    Raises:
        ClassroomError: something given is wrong, or there is no box here.
    """
    check_options(key, options)
    records = Records(out, key)
    roster = records.roster(options.roster, key)
    handed_out = HandedOut(key.settings.assignment, key.lesson.slug, f"{key.lesson.name}.ipynb")
    intake = find_submissions(submissions, handed_out, (key.folder, key.folder.parent / "student", out))
    given_times = records.times(options.times)
    new = chosen(intake.submissions, roster, options.learners)
    if options.learners:
        options = replace(options, regrade=tuple(key.exercises))
    found = {one.slug: one for one in new}
    others = dict(records.others(found, bare=True))
    rows_of: dict[str, Submitted | LearnerResult] = {**others, **found}
    members, notes = whose(roster, rows_of)
    handed_in = {in_one_form(one.learner) for one in rows_of.values()}
    listed = {one.key for one in roster.members} if roster else set()
    overrides = read_overrides(out / OVERRIDES, key, handed_in | listed)
    marks = marks_by_learner(out)
    times = {in_one_form(learner): at for learner, at in given_times.items()}
    draws = draws_for(rows_of, key, members, options.seed)
    hidden = (key.folder, submissions, out, key.folder.parent / "student")
    if not options.trusted and not options.scheduler and _anything_runs(new, key, records, options, draws):
        _see_that_boxes_hold(key, hidden)
    (out / LEARNERS).mkdir(parents=True, exist_ok=True)
    records.keep_times(given_times)
    records.keep_roster(options.roster)
    summary = Summary(kept=len(others), times=len(times), ignored=tuple(intake.ignored), notes=notes, out=out)
    present = handed_in | {one.key for one in members.values()}
    summary.strangers = sorted(learner for learner in given_times if in_one_form(learner) not in present)
    rows: dict[str, LearnerResult] = {}

    def decide(slug: str, result: LearnerResult, stored: LearnerResult | None) -> LearnerResult:
        member = members.get(slug)
        result = replace(
            with_decisions(as_listed(result, member), key, overrides, times, member, marks.get(slug)), page=page
        )
        rows[slug] = without_details(result)
        if changed := change(stored or records.read(slug), result):
            summary.changes.append(changed)
        if result != stored or not records.path(slug, ".html").is_file():
            _store(records, slug, result, key)
        return result

    page = _page_digest(key)
    for slug in others:
        if stored := records.read(slug):
            summary.stale += is_stale(stored, key, options, draws[slug])
            decide(slug, kept(stored, key), stored)
    progress(0, len(found))
    outcomes = _results(new, key, records, options, draws)
    for done, (one, result, stored) in enumerate(outcomes, 1):
        result = decide(one.slug, result, stored)
        summary.statuses[result.status] += 1
        summary.fresh += stored is None and not result.problem
        summary.notes += _notes(result)
        summary.untimed += key.settings.due is not None and not result.submitted and not result.late
        progress(done, len(found))
    for member in roster.absent(members.values()) if roster else ():
        result = replace(with_decisions(absent(member, key), key, overrides, times, member), page=page)
        if rows.setdefault(slug_of(member.learner), without_details(result)).absent:
            write_changed(records.path(slug_of(member.learner), ".html"), learner_page(result, key))
            summary.absent.append(member.name or member.learner)
    records.keep_pages(rows)
    summary.unmarked = sum(one.unmarked for one in rows.values())
    summary.unanswered = sum(bool(one.asks and not one.reply) for one in rows.values())
    summary.foreign = fits_another(list(rows.values()))
    write_reports(rows, key, out, page, intake.ignored, roster)
    keep_changes(out, summary.changes)
    if export := roster.export if roster else None:
        summary.scaled = scaled(export, key)
    if options.feedback:
        pages = ((rows[slug], records.path(slug, ".html")) for slug in sorted(rows))
        summary.packed = pack_feedback(out, pages, export.lms if export else "")
    return summary


def _anything_runs(found: Sequence[Submitted], key: Key, records: Records, options: Options, draws: Draws) -> bool:
    """Whether any answer is to be run, which needs a box."""
    stored = ((one, records.read(one.slug)) for one in found)
    new = ((one, before) for one, before in stored if known_before(one, key, before, options, draws[one.slug]) is None)
    return any(not begin(one, key, before, options, draws[one.slug])[0].problem for one, before in new)


def _see_that_boxes_hold(key: Key, hidden: Sequence[Path]) -> None:
    try:
        for grants in _grants(key):
            see_that_boxes_hold(grants, hidden)
    except judge.BoxError as error:
        advice = "Or, if you trust every line that was handed in: `--trusted` runs it as you, with all that you may read and delete."
        raise ClassroomError(f"Nothing was graded. {error}\n{advice}") from error


def _grants(key: Key) -> set[tuple[str, ...]]:
    return {exercise.grants for exercise in key.exercises.values()}


def _notes(result: LearnerResult) -> list[str]:
    found = []
    if result.another and not result.problem:
        found.append(f"{result.learner}: the notebook says that it is of {result.another}. It was graded all the same.")
    if result.changed:
        found.append(f"{result.name or result.learner}: the code was changed after `course hand-in` had made the file.")
    if result.stamp_problem and not result.submitted:
        found.append(f"{result.learner}: {result.stamp_problem}")
    return found


def _results(
    found: list[Submitted], key: Key, records: Records, options: Options, draws: Draws
) -> Iterator[tuple[Submitted, LearnerResult, LearnerResult | None]]:
    """Each submission with its outcome, before lateness and overrides, and what was stored if that is where the outcome is from."""
    new: list[Submitted] = []
    for one in found:
        stored = records.read(one.slug)
        if result := known_before(one, key, stored, options, draws[one.slug]):
            yield one, result, stored
        else:
            new.append(one)
    new.sort(
        key=lambda one: repr(draws[one.slug])
    )  # those of one variant together: what is right there is computed once
    unusable: list[tuple[Submitted, LearnerResult]] = []
    by_slug = {one.slug: one for one in new}
    begun: dict[str, LearnerResult] = {}

    def tasks() -> Iterator[Task[str]]:
        for one in new:
            drawn = draws[one.slug]
            result, cells = begin(one, key, records.read(one.slug), options, drawn)
            if result.problem or drawn is None:
                unusable.append((one, result))
                continue
            begun[one.slug] = result
            missing = tuple(each.exercise for each in result.exercises if not each.status)
            work = Work(cells, missing, drawn.seed, options.time_limit, not options.trusted, drawn.values)
            yield Task(one.slug, grade, (work, key.bundle), _at_most(key, missing, options))

    def executors() -> Any:
        if not options.scheduler:
            return local_pool(options.workers)
        return dask_pool(options.scheduler, None if options.trusted else partial(_probe_all, tuple(_grants(key))))

    if not new:
        return
    for slug, answer, error in run_all(tasks(), executors, options.workers):
        yield from ((one, result, None) for one, result in unusable)
        unusable.clear()
        yield by_slug[slug], filled(begun.pop(slug), answer, error), None
    yield from ((one, result, None) for one, result in unusable)


def _probe_all(kinds: tuple[tuple[str, ...], ...]) -> None:
    """On a cluster's worker: its own boxes hold."""
    for grants in kinds:
        see_that_boxes_hold(grants)


def _at_most(key: Key, exercises: tuple[str, ...], options: Options) -> float:
    """Seconds after which a worker must be stuck: every exercise out of time, its parts and a second try too, and boxes slow to start."""
    limits = [key.exercise(name, options.time_limit).time_limit for name in exercises]
    return 60.0 + sum(60.0 + 4 * limit for limit in limits)


def _store(records: Records, slug: str, result: LearnerResult, key: Key) -> None:
    """Write the page, then the grade, where they are not what they should be. Where the grade is, the page is too."""
    for suffix, text in ((".html", learner_page(result, key)), (".json", result.to_json())):
        write_changed(records.path(slug, suffix), text)


def _page_digest(key: Key) -> str:
    """Names what a page shows beside its learner's result."""
    settings = key.settings.model_dump_json()
    return hashlib.sha256("\n".join((VERSION, key.digest, settings)).encode()).hexdigest()[:16]


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

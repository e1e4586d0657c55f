"""A class read from a file: a list of the teacher's own, Canvas's gradebook, or Moodle's worksheet."""

import csv
import math
from datetime import datetime
from pathlib import Path

from helpers.classroom._errors import ClassroomError
from helpers.classroom._separated import separator_of
from helpers.classroom.roster._export import MOODLE_NEEDS, Export, canvas_export, moodle_export
from helpers.classroom.roster._members import Member, Roster

OWN = ("learner", "name", "user", "section", "due", "grace_minutes")
MOODLE_NAMES = ("Email address", "ID number", "Username")
OTHER_IDS = ("SIS User ID", "SIS Login ID", "Integration ID")
TEST_STUDENT = "Student, Test"  # Canvas's own, in every course
ADVICE = (
    f"Expected the columns {', '.join(OWN)} (all but the first may be left out), or the gradebook that Canvas exports, or the grading "
    "worksheet that Moodle exports, with English column names."
)


def read_roster(path: Path, title: str) -> Roster:
    """A class from a file.

    Args:
        path: CSV, separated by commas, semicolons or tabs.
        title: the assignment's, by which its column in Canvas's gradebook is found.

    Returns:
        The class, in the file's order.

    Raises:
        ClassroomError: the file cannot be read, is none of the three kinds, or a row is wrong; the message says which.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClassroomError(f"{path} cannot be read: {error}. Give a CSV file in UTF-8. {ADVICE}") from None
    mark, text = text.startswith("\ufeff"), text.removeprefix("\ufeff")
    separator = separator_of(text)
    try:
        head, *rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=separator) if any(row)]
    except (ValueError, csv.Error) as error:
        raise ClassroomError(f"{path} is no table: {error}. {ADVICE}") from None
    rows = [[*row, *[""] * (len(head) - len(row))][: len(head)] for row in rows]
    if {"Student", "ID"} <= set(head) or {"LastName", "FirstName", "ID"} <= set(head):
        return _of_canvas(canvas_export(head, rows, title, separator, mark), path)
    if set(MOODLE_NEEDS) <= set(head):
        return _of_moodle(moodle_export(head, rows, separator, mark), path)
    return _own([name.strip().casefold() for name in head], rows, path)


def _of_canvas(export: Export, path: Path) -> Roster:
    members = []
    for row in export.rows:
        name, ident = export.name(row), export.learner(row)
        if not ident or name == TEST_STUDENT:  # the row of points, and what else is nobody's
            continue
        others = tuple(word for column in OTHER_IDS if (word := export.cell(row, column)))
        members.append(Member(ident, name, ident, (*others, *_turned(name)), export.cell(row, "Section")))
    return _whole(Roster(tuple(members), export), path)


def _of_moodle(export: Export, path: Path) -> Roster:
    members = []
    for row in export.rows:
        if number := export.learner(row):
            others = tuple(word for column in MOODLE_NAMES if (word := export.cell(row, column)))
            members.append(Member(number, export.cell(row, "Full name"), number, others))
    return _whole(Roster(tuple(members), export), path)


def _own(head: list[str], rows: list[list[str]], path: Path) -> Roster:
    if "learner" not in head or (unknown := sorted(set(head) - set(OWN))):
        wrong = (
            f"it has the columns {', '.join(map(repr, unknown))}" if "learner" in head else "it has no column `learner`"
        )
        raise ClassroomError(f"{path}: {wrong}. {ADVICE}")
    members = []
    for at, cells in enumerate(rows, 2):
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
        try:
            members.append(
                Member(
                    _needed(row["learner"]),
                    row.get("name", ""),
                    row.get("user", ""),
                    section=row.get("section", ""),
                    due=_time(row.get("due", "")),
                    grace_minutes=_minutes(row.get("grace_minutes", "")),
                )
            )
        except ValueError as error:
            raise ClassroomError(f"{path}, row {at}: {error}") from None
    return _whole(Roster(tuple(members)), path)


def _whole(roster: Roster, path: Path) -> Roster:
    """A roster with somebody on it, and nobody twice."""
    if not roster.members:
        raise ClassroomError(f"{path} names nobody. {ADVICE}")
    seen: set[str] = set()
    for one in roster.members:
        if one.key in seen:
            raise ClassroomError(f"{path}: {one.learner!r} is there twice. Keep one of both rows.")
        seen.add(one.key)
    return roster


def _turned(name: str) -> tuple[str, ...]:
    """ "Lovelace, Ada" as submissions may write it."""
    last, comma, first = name.partition(", ")
    return (f"{first} {last}", f"{last}{first}".replace(" ", "")) if comma else ()


def _needed(text: str) -> str:
    if not text:
        raise ValueError("no learner stands there. Write their id, as submissions name them, or take the row away.")
    return text


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError(f"due is {text!r}, expected a time with its zone, such as 2026-12-08T23:59+01:00.")
    return at


def _minutes(text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"grace_minutes is {text!r}, expected a number of minutes, 0 or more.")
    return value

"""What a run leaves for people: tables, an LMS's own table filled in, and the class's page. Written only where something has changed."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.classroom._assignment import Key
from helpers.classroom._class_page import class_page
from helpers.classroom._page import number
from helpers.classroom._records import LEARNERS
from helpers.classroom._results import LearnerResult
from helpers.classroom._tables import (
    canvas_csv,
    comment,
    grade_of,
    grades_csv,
    ignored_csv,
    moodle_csv,
    study_part_canvas,
    study_part_moodle,
)
from helpers.classroom.intake import Ignored
from helpers.classroom.roster import Export, Roster, filled_canvas, filled_moodle
from helpers.common import write_changed, write_whole


def write_reports(
    rows: Mapping[str, LearnerResult],
    key: Key,
    out: Path,
    page: str,
    ignored: Sequence[Ignored],
    roster: Roster | None,
) -> None:
    """Write the tables and the class's page.

    Args:
        rows: everybody's result, by slug.
        key: the assignment's key.
        out: the folder of the grades.
        page: names what a page shows beside its results.
        ignored: what lay among the submissions and is nobody's.
        roster: the class, or None.
    """
    order = sorted(rows, key=lambda slug: rows[slug].learner)
    results = [rows[slug] for slug in order]
    links = {id(rows[slug]): f"{LEARNERS}/{slug}.html" for slug in order}
    tables = {
        "grades.csv": grades_csv(results, key),
        "canvas.csv": canvas_csv(results, key),
        "moodle.csv": moodle_csv(results, key),
        "ignored.csv": ignored_csv(ignored),
    }
    if key.settings.completion:
        tables |= {
            "canvas-study-part.csv": study_part_canvas(results, key),
            "moodle-study-part.csv": study_part_moodle(results, key),
        }
    if roster and (export := roster.export):
        possible = key.settings.possible
        graded = {one.member: (one, points) for one in results if one.member and (points := grade_of(one)) is not None}
        if export.lms == "Canvas":
            tables["canvas.csv"] = filled_canvas(export, graded, possible)
        else:
            tables["moodle.csv"] = filled_moodle(export, graded, possible, comment)
    for name, text in tables.items():
        write_changed(out / name, text)
    # Its pictures take longer than all else of a run that finds nothing new, so the page says what it was made of.
    parts = [page, *(repr(rows[slug]) for slug in order)]
    made_of = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    file, mark = out / "class.html", f"<!-- {made_of} -->\n"
    if not (file.is_file() and file.read_bytes().endswith(mark.encode())):
        write_whole(file, class_page(results, key, link=lambda result: links[id(result)]) + mark)


def scaled(export: Export, key: Key) -> str:
    """What to say where the LMS counts other points than the assignment."""
    possible = key.settings.possible
    if export.possible in (None, possible):
        return ""
    there = number(export.possible or 0)
    return f"{export.lms} gives {there} points for this assignment, and you give {number(possible)}: grades go there in its points."

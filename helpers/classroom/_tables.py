"""Grades as tables: for a spreadsheet, and in the layouts that Canvas and Moodle import.

All are UTF-8 with a comma between cells and CR LF at line ends, as RFC 4180 says and both importers read; write them with newline="".
"""

import html
import re
from collections.abc import Iterable

from helpers.classroom._assignment import Key
from helpers.classroom._page import LONE, LOOKS, number
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._separated import csv_of
from helpers.classroom.intake import Ignored

FORMULA = tuple("=+-@\t\r＝＋－＠")  # the wide ones count in East Asian spreadsheets
# Where a spreadsheet may start a cell: it may separate by other signs than the comma, and pass over spaces, quotes and what has no width.
PASSED_OVER = r'[\s"\0-\x1f\ufeff\u200b-\u200f\u2060-\u2064]*'
AT_START = re.compile(PASSED_OVER + "[=+@＝＋－＠-]")
AFTER_SEPARATOR = re.compile(f"([;|]{PASSED_OVER})([=+@＝＋－＠-])")
CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]+")
DONE = {True: "done", False: "not done", None: ""}  # the study part, as the learner says it
CELL_LIMIT, COMMENT_LIMIT = 500, 10_000  # characters


def grade_of(result: LearnerResult) -> float | None:
    """The points that may be handed on, or None.

    None is for work that nobody has judged yet: a box failed, or the file could not be read. It must not become a 0 without a teacher.
    An override says that a teacher looked: one is enough for a file that could not be read, and each exercise without an outcome needs one.
    """
    settled = (
        any(each.override for each in result.exercises)
        if result.problem
        else all(each.settled for each in result.exercises)
    )
    return result.points if settled else None


def grades_csv(results: Iterable[LearnerResult], key: Key) -> str:
    """All grades for a spreadsheet, a row for each submission.

    Args:
        results: read once, in order.
        key: the assignment's key.

    Returns:
        Columns learner, name, user, file, submitted, late_percent, points, possible, percent, status, problem, late, section, study part,
        and, where each has a task of their own, variant; then for each exercise its points under its id, its status and its named mistake,
        and, where the assignment gives partial credit, why there is some. Points stay empty where nobody has
        judged yet; see `grade_of`.
    """
    head = [
        "learner",
        "name",
        "user",
        "file",
        "submitted",
        "late_percent",
        "points",
        "possible",
        "percent",
        "status",
        "problem",
        "late",
        "section",
        "study part",
    ]
    head += ["variant"] if key.settings.variants else []
    for exercise in key.parts:
        head += [exercise, f"{exercise} status", f"{exercise} mistake"]
        head += [f"{exercise} partial"] if exercise in key.settings.partial else []
    possible = key.settings.possible
    rows = [head]
    for result in results:
        points = grade_of(result)
        row = [cell(result.learner), cell(result.name), cell(result.user), cell(result.file), cell(result.submitted)]
        row += [number(result.late_percent), _points(points), number(possible)]
        row += [_points(points and 100 * points / possible), result.status, cell(result.problem), cell(result.late)]
        row += [cell(result.section), DONE[result.done]]
        row += [cell(result.variant)] if key.settings.variants else []
        found = {each.exercise: each for each in result.exercises}
        for exercise in key.parts:
            row += _of_exercise(found.get(exercise), result)
            row += [_why(found.get(exercise), result)] if exercise in key.settings.partial else []
        rows.append(row)
    return csv_of(rows)


def canvas_csv(results: Iterable[LearnerResult], key: Key) -> str:
    """Grades for Canvas: Grades, Import.

    Canvas finds a learner by ID (`result.user`), else by SIS Login ID, which gets the learner's id where there is no Canvas number.
    It finds the assignment by its name there, so give it the assignment's title. Canvas counts an empty cell where it has a grade as a
    change of that grade, so whoever has no grade yet is left out.

    Args:
        results: read once, in order.
        key: the assignment's key.

    Returns:
        The header, the row "Points Possible", and a row for each grade.
    """
    graded = ((one, points) for one in results if (points := grade_of(one)) is not None)
    return _for_canvas(graded, key.settings.title, key.settings.possible)


def study_part_canvas(results: Iterable[LearnerResult], key: Key) -> str:
    """Who has done the study part, for Canvas: an assignment of its own, graded as complete or incomplete, worth 1 point.

    Canvas writes and reads such a grade as full or no points. Whoever has said nothing is left out.

    Args:
        results: read once, in order.
        key: the assignment's key; the assignment in Canvas is called `TITLE: study part`.

    Returns:
        A table as `canvas_csv` makes it.
    """
    said = ((one, float(one.done)) for one in results if one.done is not None)
    return _for_canvas(said, study_part(key), 1)


def _for_canvas(points: Iterable[tuple[LearnerResult, float]], title: str, possible: float) -> str:
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", cell(title)]]
    rows.append(["    Points Possible", "", "", "", "", number(possible)])
    for result, value in points:
        # Canvas takes a row whose first cell holds these words, in these letters, for the row above.
        student = cell(result.name or result.learner).replace("Points Possible", "points possible")
        login = "" if result.user else cell(result.learner)
        rows.append([student, cell(result.user), "", login, "", number(value)])
    return csv_of(rows)


def moodle_csv(results: Iterable[LearnerResult], key: Key) -> str:
    """Grades and comments for Moodle: the assignment's offline grading worksheet, with English column names.

    Moodle finds a learner by Identifier: "Participant" and the number in the name of a file that it packed (`result.user`). A learner
    without that number has the id under Full name and no Identifier; Moodle passes such a row over. It also passes over an empty grade,
    and, since the time of grading is left open, over whoever has a grade there already, unless its box about updating newer records
    is ticked.

    Args:
        results: read once, in order.
        key: the assignment's key.

    Returns:
        The header and a row for each submission; the comment says each exercise's outcome, as HTML, which Moodle takes comments for.
    """
    rows = ((one, grade_of(one), comment(one)) for one in results)
    return _for_moodle(rows, key.settings.possible)


def study_part_moodle(results: Iterable[LearnerResult], key: Key) -> str:
    """Who has done the study part, for Moodle: the worksheet of an assignment of its own, worth 1 point.

    Args:
        results: read once, in order.
        key: the assignment's key.

    Returns:
        A table as `moodle_csv` makes it, with 1 for done and 0 for not done. Whoever has said nothing is left out.
    """
    said = ((one, float(one.done), f"{study_part(key)}: {DONE[one.done]}.") for one in results if one.done is not None)
    return _for_moodle(said, 1)


def study_part(key: Key) -> str:
    """What an LMS calls the assignment that says whether the study part is done."""
    return f"{key.settings.title}: study part"


def _for_moodle(graded: Iterable[tuple[LearnerResult, float | None, str]], possible: float) -> str:
    head = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed"]
    rows = [[*head, "Last modified (submission)", "Last modified (grade)", "Feedback comments"]]
    for result, points, words in graded:
        row = [cell(f"Participant {result.user}" if result.user else ""), cell(result.name or result.learner), ""]
        row += [
            "No submission" if result.absent else "Submitted for grading",
            _points(points),
            number(possible),
            "Yes",
        ]
        rows.append([*row, cell(result.submitted), "-", cell(html.escape(words, quote=False), COMMENT_LIMIT)])
    return csv_of(rows)


def ignored_csv(ignored: Iterable[Ignored]) -> str:
    """What lay where submissions lie and is nobody's submission.

    Args:
        ignored: from `find_submissions`.

    Returns:
        Columns path, reason, and whether it may be a learner's work.
    """
    rows = [[cell(one.path), cell(one.reason), "yes" if one.of_a_learner else "no"] for one in ignored]
    return csv_of([["path", "reason", "may be a learner's work"], *rows])


def cell(text: str, at_most: int = CELL_LIMIT) -> str:
    """Foreign text as a cell: on one line, not too long, and never a formula to a spreadsheet, whatever it separates cells by."""
    text = LONE.sub("\ufffd", text[: 2 * at_most])
    guarded = text.startswith(FORMULA) or AT_START.match(text)
    text = AFTER_SEPARATOR.sub(r"\1'\2", "'" * bool(guarded) + CONTROL.sub(" ", text).strip())
    return text if len(text) <= at_most else text[: at_most - 1] + "…"


def _of_exercise(each: ExerciseResult | None, result: LearnerResult) -> list[str]:
    if each is None or (result.problem and not each.override):
        return ["", "", ""]
    return [number(each.points) if each.settled else "", each.status, cell(each.mistake or "")]


def _why(each: ExerciseResult | None, result: LearnerResult) -> str:
    return "" if each is None or result.problem else cell(each.partial)


def comment(result: LearnerResult) -> str:
    """A result in a few sentences: each exercise's outcome, what a teacher decided, what lateness costs."""
    judged = [_sentence(each) for each in result.exercises if not each.override]
    parts = [result.problem] if result.problem else judged
    parts += [
        f"{each.exercise}: {number(each.points)} of {number(each.possible)}. {each.override}"
        for each in result.exercises
        if each.override
    ]
    if result.late:
        parts.append(result.late if result.stamp_problem and not result.submitted else f"Late: {result.late}.")
    return " ".join(parts)


def _sentence(each: ExerciseResult) -> str:
    if not each.settled:
        return f"{each.exercise}: not graded yet."
    message = f"{each.exercise}: {LOOKS[each.status][1].lower()}, {number(each.points)} of {number(each.possible)}."
    why = f" {each.partial}" if each.partial else ""
    return message if each.status == "passed" else f"{message}{why} {each.message}"


def _points(value: float | None) -> str:
    return "" if value is None else number(value)

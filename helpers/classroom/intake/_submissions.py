"""All submissions of a place, one for each learner."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from helpers.classroom._errors import ClassroomError
from helpers.classroom._reading import Unreadable
from helpers.classroom.intake._choice import File, choose
from helpers.classroom.intake._entries import Entry, entries_in
from helpers.classroom.intake._found import HandedOut, Ignored, Intake
from helpers.classroom.intake._layouts import STAMP, place, without_doubt
from helpers.classroom.intake._times import read_stamp

SHOWN = 5


def find_submissions(where: Path, handed_out: HandedOut, leave_out: Collection[Path] = ()) -> Intake:
    """Find all submissions.

    Args:
        where: a folder of notebooks, a folder of learners' folders, nbgrader's `submitted/` or what holds it, a zip from Canvas or Moodle,
            or such a zip unpacked.
        handed_out: what learners were given.
        leave_out: folders that may lie inside and hold no submissions: the key, the grades.

    Returns:
        One for each learner, and everything else with the reason.

    Raises:
        ClassroomError: there is nothing.
    """
    where = Path(where)
    entries: list[Entry] = []
    ignored: list[Ignored] = []
    for one in entries_in(where, leave_out):
        if isinstance(one, Entry):
            entries.append(one)
        else:
            ignored.append(one)
    placed, without_owner = place(entries, where.resolve().name, handed_out)
    placed, doubtful = without_doubt(placed)
    ignored += [*without_owner, *doubtful]
    files: dict[str, list[File]] = defaultdict(list)
    stamps: dict[str, tuple[datetime | None, str]] = {}
    for found in placed:
        if found.stamp:
            stamps[found.submitted.key] = _stamp(found.entry)
        files[found.submitted.key].append((found.submitted, found.entry))
    submissions = []
    for key, theirs in sorted(files.items()):
        submitted, others = choose(theirs, handed_out)
        at, problem = stamps.get(key, (None, ""))
        for other in others:
            if not other.path.endswith(f"/{STAMP}"):
                ignored.append(other)
            elif key not in stamps:
                ignored.append(
                    replace(other, reason=f"not believed: nbgrader's own lies in LEARNER/{handed_out.assignment}/")
                )
        submissions.append(replace(submitted, at=at, time_problem=problem))
    if not submissions:
        raise ClassroomError(_nothing(where, handed_out, ignored))
    slugs = {one.slug for one in submissions}
    assert len(slugs) == len(submissions), "two learners have one file name"
    return Intake(submissions, sorted(ignored, key=lambda one: one.path))


def _stamp(entry: Entry) -> tuple[datetime | None, str]:
    try:
        return read_stamp(entry.read()), ""
    except (Unreadable, ValueError) as error:
        return None, f"The time of handing in is not known: {error}"


def _nothing(where: Path, handed_out: HandedOut, ignored: list[Ignored]) -> str:
    message = (
        f"there is no submission in {where}. Expected notebooks (.ipynb), nbgrader's <student>/{handed_out.assignment}/<notebook>.ipynb, "
        "or an LMS's zip."
    )
    found = [f"{one.path[:100]} ({one.reason})" for one in ignored[:SHOWN]]
    return f"{message} Found: {'; '.join(found)}." if found else message

"""Variants of an assignment: a notebook for each learner, whose variant a submission is to be graded by, and whose it fits."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import judge
from helpers.classroom._assign import student_notebook
from helpers.classroom._assignment import Key
from helpers.classroom._draws import Draw
from helpers.classroom._errors import ClassroomError
from helpers.classroom._records import ROSTER
from helpers.classroom._results import LearnerResult
from helpers.classroom._separated import csv_of
from helpers.classroom._tables import cell
from helpers.classroom.intake import Submitted, in_one_form, slug_of
from helpers.classroom.roster import Member, Roster, read_roster, whose
from helpers.common import listed, write_whole

if TYPE_CHECKING:  # slow to load, and graders import this package too
    from nbformat import NotebookNode

TABLE = "variants.csv"
SHOWN = 5


def write_variants(key: Key, roster: Path, learner: "NotebookNode") -> dict[str, str]:
    """Write a notebook for each learner, in place of the one for all.

    Args:
        key: the assignment's key, with `variants` in its settings. It gets the roster, and a table of who has which task.
        roster: who is in the class, see `read_roster`.
        learner: the lesson's notebook as learners see it, solutions blanked.

    Returns:
        By learner, their task in words, "" where it is the same for all.

    Raises:
        ClassroomError: the roster is wrong, or the assignment has nothing that varies.
    """
    import nbformat

    settings, lesson = key.settings, key.lesson
    members = read_roster(roster, settings.title).members
    drawn = {member: key.draw(member.key) for member in members}
    if settings.variants and settings.variants.tasks and not any(one.values for one in drawn.values()):
        can = [name for name, one in judge.exercises(lesson).items() if one.variation]
        raise ClassroomError(
            f"no exercise of this assignment declares variants; of this lesson, those that do: {', '.join(can) or 'none'}. "
            "Assign one of them, or say `variants: {tasks: false}` in the settings: then only the numbers differ."
        )
    folder = key.folder.parent / "student"
    for path in folder.glob("*.ipynb"):
        path.unlink()
    rows = [["learner", "name", "variant", "notebook"]]
    for member, mine in drawn.items():
        notebook = student_notebook(lesson, settings, learner, dict(mine.values))
        path = folder / slug_of(member.learner) / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, nbformat.writes(notebook) + "\n")
        place = path.relative_to(folder.parent).as_posix()
        rows.append([cell(member.learner), cell(member.name), mine.words, cell(place)])
    write_whole(key.folder / ROSTER, roster.read_bytes())
    write_whole(key.folder / TABLE, csv_of(rows))
    return {member.learner: mine.words for member, mine in drawn.items()}


def leavers(key: Key, learners: Iterable[str]) -> list[str]:
    """The folders with a notebook for somebody who is not on the roster any more; they are left as they are.

    Args:
        key: the assignment's key.
        learners: who is on the roster.
    """
    present = {slug_of(one) for one in learners}
    folder, name = key.folder.parent / "student", f"{key.lesson.name}.ipynb"
    return sorted(path.parent.name for path in folder.glob(f"*/{name}") if path.parent.name not in present)


def draws_for(
    rows: Mapping[str, Submitted | LearnerResult], key: Key, members: Mapping[str, Member], seed: int | None
) -> dict[str, Draw | None]:
    """What each submission is graded by.

    Args:
        rows: submissions, and results of earlier runs, by slug.
        key: the assignment's key.
        members: who they are on the roster of the run, by slug.
        seed: of the numbers, or None for the assignment's.

    Returns:
        By slug; None where tasks differ and nobody knows whose it is.
    """
    path, variants = key.folder / ROSTER, key.settings.variants
    assigned: Roster | None = read_roster(path, key.settings.title) if variants and path.is_file() else None
    named, _ = whose(assigned, rows)
    found: dict[str, Draw | None] = {}
    for slug, row in rows.items():
        member, listed_as = named.get(slug), members.get(slug)
        if (
            assigned and member is None and listed_as
        ):  # an LMS's own list may call them otherwise than the one of the assignment
            member = assigned.member(listed_as.learner, listed_as.name, listed_as.user)
        known = member or not assigned or not (variants and variants.tasks)
        found[slug] = key.draw(member.key if member else in_one_form(row.learner), seed) if known else None
    return found


def fits_another(rows: Sequence[LearnerResult]) -> list[str]:
    """Whose answers are right for another learner's variant, and whose that is: a sentence for each.

    Args:
        rows: everybody's result.
    """
    by_variant: dict[str, list[str]] = {}
    for one in rows:
        if one.variant:
            by_variant.setdefault(one.variant, []).append(one.name or one.learner)
    found = []
    for one in rows:
        for each in one.exercises:
            if each.mistake and each.mistake.startswith(judge.OF_ANOTHER):
                task = each.mistake.removeprefix(judge.OF_ANOTHER)
                parts = set(task.split(", "))  # of a whole variant, or of what its answer hangs on
                theirs = [name for words, who in by_variant.items() if parts <= set(words.split(", ")) for name in who]
                more = f" and {len(theirs) - SHOWN} more" if len(theirs) > SHOWN else ""
                have = f"which {listed(theirs[:SHOWN])}{more} got" if theirs else "which nobody here got"
                found.append(f"{one.name or one.learner}: {each.exercise} fits the variant with {task}, {have}.")
    return found

"""What the folder of the grades remembers from one run to the next: each learner's result, and the times that are in force."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from helpers.classroom._assignment import Key
from helpers.classroom._errors import ClassroomError
from helpers.classroom._results import LearnerResult, read_result
from helpers.classroom._separated import csv_of
from helpers.classroom.intake import in_one_form, read_times
from helpers.classroom.roster import Roster, read_roster
from helpers.common import write_changed

LEARNERS, TIMES, ROSTER = "learners", "times.csv", "roster.csv"


class Records:
    """The folder that `course grade --out` names.

    Args:
        out: the folder; it need not exist.
        key: the assignment's key.

    Raises:
        ClassroomError: the folder holds the grades of another assignment.
    """

    def __init__(self, out: Path, key: Key):
        self.out = out
        name = key.settings.assignment
        first = next((result for _, result in self.others(())), None)
        if first is not None and first.assignment != name:
            raise ClassroomError(
                f"{out} holds the grades of the assignment {first.assignment!r}, and this is {name!r}. Give another folder with --out."
            )

    def path(self, slug: str, suffix: str) -> Path:
        """A learner's file."""
        return self.out / LEARNERS / f"{slug}{suffix}"

    def read(self, slug: str) -> LearnerResult | None:
        """A learner's stored result, or None."""
        return read_result(self.path(slug, ".json"))

    def others(self, slugs: Container[str], bare: bool = False) -> Iterator[tuple[str, LearnerResult]]:
        """Each stored result with its slug, but for some slugs, in order, one at a time; `bare`: who it is, without the outcome."""
        for path in sorted((self.out / LEARNERS).glob("*.json")):
            slug = path.name.removesuffix(".json")
            if slug not in slugs and (result := self.read(slug)):
                yield slug, replace(result, exercises=()) if bare else result

    def keep_pages(self, slugs: Container[str]) -> None:
        """Take away the pages of who has no row any more: they were absent, and handed in under another name."""
        for page in (self.out / LEARNERS).glob("*.html"):
            if page.stem not in slugs:
                page.unlink()

    def roster(self, new: Path | None, key: Key) -> Roster | None:
        """Who is in the class: from a new file, else from the one of an earlier run, else from the assignment's own.

        Args:
            new: a file for `read_roster`, or None.
            key: the assignment's key; `key/roster.csv` is its own.

        Returns:
            The class, or None where nobody has said.

        Raises:
            ClassroomError: the file is wrong.
        """
        path = next((path for path in (new, self.out / ROSTER, key.folder / ROSTER) if path and path.is_file()), new)
        return read_roster(path, key.settings.title) if path else None

    def keep_roster(self, new: Path | None) -> None:
        """Keep a new file as it is, for the runs to come."""
        if new:
            write_changed(self.out / ROSTER, new.read_bytes())

    def times(self, new: Path | None) -> dict[str, datetime]:
        """The times in force: those of earlier runs, and those of a new file, which win.

        Args:
            new: a file of the columns learner, submitted, or None.

        Returns:
            By learner, as given.

        Raises:
            ClassroomError: one of the files is wrong.
        """
        stored = self.out / TIMES
        found = {in_one_form(learner): (learner, at) for learner, at in (read_times(new) if new else {}).items()}
        for learner, at in (read_times(stored) if stored.is_file() else {}).items():
            found.setdefault(in_one_form(learner), (learner, at))
        return dict(found.values())

    def keep_times(self, times: Mapping[str, datetime]) -> None:
        """Write the times in force, where they have changed."""
        rows = [["learner", "submitted"], *([learner, at.isoformat()] for learner, at in sorted(times.items()))]
        if times:
            write_changed(self.out / TIMES, csv_of(rows, end="\n"))

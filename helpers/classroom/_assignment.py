"""An assignment as the instructor keeps it: settings in a small YAML, and the lesson's own exercises beside it."""

import hashlib
import math
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from helpers import judge
from helpers.classroom._draws import Draw, Variants, draw
from helpers.classroom._errors import ClassroomError
from helpers.classroom._questions import ASKS, Question
from helpers.classroom._results import ExerciseResult
from helpers.classroom.credit import Award, Partial, award, preview, probes_of, refuse_hollow, unknown_in
from helpers.content import Course, LessonContent, keep_cells
from helpers.content import load_yaml as read_yaml

SETTINGS, LESSONS = "assignment.yaml", "lessons"


class Late(BaseModel):
    """What lateness costs: a share of the points for each day begun, after a time of grace."""

    model_config = ConfigDict(extra="forbid")

    grace_minutes: float = Field(0, ge=0)
    percent_per_day: float = Field(0, ge=0, le=100)
    at_most_percent: float = Field(100, ge=0, le=100)

    def percent(self, late_by: timedelta) -> float:
        """The share of the points that is taken off.

        Args:
            late_by: time from the due date to the submission; negative when it was early.

        Returns:
            Between 0 and 100.
        """
        seconds = late_by.total_seconds() - 60 * self.grace_minutes
        days = math.ceil(seconds / 86_400) if seconds > 0 else 0
        return min(days * self.percent_per_day, self.at_most_percent)


class Settings(BaseModel):
    """assignment.yaml: what an instructor chooses."""

    model_config = ConfigDict(extra="forbid")

    assignment: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")
    title: str
    seed: int = Field(ge=0)
    due: datetime | None = None
    late: Late = Late()
    widgets: bool = True
    self_check: bool = False
    completion: bool = False
    exercises: dict[str, float] = Field(min_length=1)
    partial: dict[str, Partial] = {}
    variants: Variants | None = None
    questions: dict[str, Question] = {}

    @field_validator("due")
    @classmethod
    def _has_a_zone(cls, due: datetime | None) -> datetime | None:
        if due is not None and due.tzinfo is None:
            raise ValueError("say the time zone too, such as 2026-12-01 23:59:00+01:00")
        return due

    @property
    def parts(self) -> dict[str, float]:
        """All that is graded, exercises and then questions, with its points."""
        return self.exercises | {name: one.points for name, one in self.questions.items()}

    @property
    def possible(self) -> float:
        """The points that all of it is worth together."""
        return sum(self.parts.values())

    @model_validator(mode="after")
    def _names_differ(self) -> "Settings":
        for name in self.questions:
            if name in self.exercises or name == ASKS or not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", name):
                raise ValueError(
                    f"the question {name!r} needs another id: small letters, digits and hyphens, not that of an exercise, not {ASKS!r}"
                )
        return self

    @field_validator("exercises")
    @classmethod
    def _points_are_positive(cls, points: dict[str, float]) -> dict[str, float]:
        if bad := [name for name, value in points.items() if not 0 < value <= 1000]:
            raise ValueError(f"points of {', '.join(bad)} must be above 0 and at most 1000")
        return points


class Key:
    """The folder `key/` of an assignment, for the instructor alone.

    Args:
        folder: it, or the folder that holds it.

    Raises:
        ClassroomError, ContentError: it is no such folder, or something in it is wrong.
    """

    def __init__(self, folder: Path):
        folder = Path(folder)
        self.folder = folder / "key" if (folder / "key" / SETTINGS).is_file() else folder
        if not (self.folder / SETTINGS).is_file():
            raise ClassroomError(
                f"{folder} has no key/{SETTINGS}. Give the folder that `course assign ... --out FOLDER` wrote."
            )
        self.settings = read_yaml(self.folder / SETTINGS, Settings)
        self.lesson = self._only_lesson()
        known = judge.exercises(self.lesson)
        if unknown := [name for name in self.settings.exercises if name not in known]:
            raise ClassroomError(
                f"{self.folder / SETTINGS} names exercises that the lesson does not have: {', '.join(unknown)}. "
                f"It has {', '.join(known)}."
            )
        # In the lesson's order, whatever the order in the settings.
        self.exercises = {name: known[name] for name in known if name in self.settings.exercises}
        see_that_credit_fits(self.settings, self.exercises)

    def _only_lesson(self) -> LessonContent:
        lessons = Course(self.folder / LESSONS).lessons
        if len(lessons) != 1:
            raise ClassroomError(
                f"{self.folder / LESSONS} holds {len(lessons)} lessons, expected one. Write the key anew with `course assign`."
            )
        return next(iter(lessons.values()))

    @property
    def parts(self) -> tuple[str, ...]:
        """All that is graded, by id: the exercises in the lesson's order, then the questions."""
        return (*self.exercises, *self.settings.questions)

    def exercise(
        self, name: str, time_limit: float | None = None, values: tuple[tuple[str, str], ...] = ()
    ) -> judge.Exercise:
        """An exercise with this assignment's points, another time limit if one is given, and a learner's own values of its parameters."""
        found = judge.variants_of(self.lesson, values)[name]
        exercise = replace(found, points=self.settings.exercises[name])
        return replace(exercise, time_limit=time_limit) if time_limit else exercise

    def draw(self, learner: str, seed: int | None = None) -> Draw:
        """What is a learner's own; the numbers from another seed, if one is given."""
        settings = self.settings
        mine = draw(self.lesson, self.exercises, settings.seed, learner, settings.variants)
        if seed is None:
            return mine
        return Draw(draw(self.lesson, self.exercises, seed, learner, settings.variants).seed, mine.values)

    def award(self, each: ExerciseResult) -> Award | None:
        """What a wrong answer earns by the assignment's declaration, or None."""
        partial = self.settings.partial.get(each.exercise)
        return award(each, partial, self._probes[each.exercise]) if partial else None

    def partial_credit(self) -> dict[str, dict[str, float]]:
        """For each exercise with partial credit, what its named mistakes earn, by their ids; those that earn nothing are left out."""
        seed, declared = self.settings.seed, self.settings.partial
        return {name: preview(partial, self.exercises[name], seed) for name, partial in declared.items()}

    @cached_property
    def _probes(self) -> dict[str, Mapping[str, Sequence[str]]]:
        return {name: probes_of(self.exercises[name]) for name in self.settings.partial}

    @cached_property
    def bundle(self) -> dict[str, str]:
        """All files that grading needs, as text by relative path: what travels to a worker on another machine."""
        paths = [self.folder / SETTINGS, *sorted((self.folder / LESSONS).rglob("*"))]
        kept = [path for path in paths if path.is_file() and path.suffix in (".md", ".py", ".yaml", ".json")]
        return {path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8") for path in kept}

    @cached_property
    def digest(self) -> str:
        """Names what decides over an answer: the lesson's own files. Points, dates and titles may change without grading anew."""
        return digest_of({path: text for path, text in self.bundle.items() if path != SETTINGS})


def see_that_credit_fits(settings: Settings, exercises: Mapping[str, judge.Exercise]) -> None:
    """Refuse a declaration of partial credit that cannot be meant.

    Args:
        settings: with the declaration.
        exercises: of the assignment, by id.

    Raises:
        ClassroomError: it names what there is not, or gives points to functions that have nothing of the answer in them.
    """
    wrong = [
        f"partial credit is declared for {name!r}, which is not in the assignment. It has {', '.join(settings.exercises)}."
        for name in settings.partial
        if name not in settings.exercises
    ]
    for name, partial in settings.partial.items():
        if name in exercises:
            problems = list(unknown_in(partial, exercises[name], settings.exercises[name]))
            wrong += problems or refuse_hollow(partial, exercises[name], settings.seed)
    if wrong:
        raise ClassroomError("\n".join(wrong))


def digest_of(files: Mapping[str, str]) -> str:
    """A name for the content of files."""
    found = hashlib.sha256()
    for path, text in sorted(files.items()):
        for part in (path, text):
            data = part.encode()
            found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def unpack_key(bundle: Mapping[str, str], folder: Path) -> Key:
    """Write a bundle into an empty folder and read it as a key."""
    for path, text in bundle.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return Key(folder)


def copy_lesson(lesson: LessonContent, folder: Path, only: str = "") -> None:
    """Copy a lesson and the concepts it names into `folder/lessons/`.

    Args:
        lesson: which.
        folder: where; what it has of lessons is replaced.
        only: beside lesson.md, copy this folder of it alone. A key needs the exercises.
    """
    lessons = folder / LESSONS
    shutil.rmtree(lessons, ignore_errors=True)
    target = lessons / lesson.name
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    if only:
        target.mkdir(parents=True)
        shutil.copy(lesson.folder / "lesson.md", target / "lesson.md")
        shutil.copytree(lesson.folder / only, target / only, ignore=ignored)
        keep_cells(target / "lesson.md")  # each grader reads it, here and on every worker
    else:
        shutil.copytree(lesson.folder, target, ignore=ignored)
    shutil.copy(lesson.course.root / "concepts.yaml", lessons / "concepts.yaml")

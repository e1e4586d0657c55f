"""What one lesson holds."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.content._calls import Call, calls_in
from helpers.content._clips import Clip, clip_id, read_clips
from helpers.content._depths import DEEPER, Part, parts
from helpers.content._errors import ContentError
from helpers.content._front import Front
from helpers.content._kinds import LessonKind
from helpers.content._measured import MeasuredByExperiment, read_measured
from helpers.content._read import read_items
from helpers.content._source import FRONT, Cell, ExerciseCell, blank_solution, drop_marks, read_cells
from helpers.content._yaml import Place, parsed, validated
from helpers.content.materials import MATERIALS
from helpers.content.materials.cards import Card
from helpers.content.materials.claims import Claim
from helpers.content.materials.dialogues import Dialogue
from helpers.content.materials.goals import Goal
from helpers.content.materials.memory_aids import MemoryAid
from helpers.content.materials.narrations import Narration
from helpers.content.materials.overview import OverviewText
from helpers.content.materials.predictions import Prediction
from helpers.content.materials.quiz import AnyQuizQuestion
from helpers.content.materials.trial import VerdictQuestion
from helpers.content.materials.videos import Video

if TYPE_CHECKING:
    from helpers.content._course import Course

AnyQuestion = AnyQuizQuestion | VerdictQuestion


class LessonContent:
    """One lesson's folder, each file read when first asked for.

    Raises:
        ContentError: from any property, when its file is wrong.
    """

    def __init__(self, folder: Path, course: "Course"):
        self.folder = folder
        self.course = course
        self._read: dict[tuple[str, str], dict[str, Any]] = {}
        self.slug = folder.name.split("_", 1)[1].replace("_", "-")

    @property
    def name(self) -> str:
        """The name on disk: `02_introduction_to_lstm`."""
        return self.folder.name

    @cached_property
    def _source(self) -> tuple[dict, list[Cell]]:
        return read_cells(self.folder / "lesson.md")

    @property
    def cells(self) -> list[Cell]:
        """The lesson's cells, solutions with their marks."""
        return self._source[1]

    @cached_property
    def front(self) -> Front:
        """Title, one line, kind, sittings, concepts, what it needs."""
        path, data = self.folder / "lesson.md", self._source[0].get("course")
        lines = self._front_lines
        if data is None:
            known = ", ".join(Front.model_fields)
            raise ContentError(path, [(1, f"the front matter has no `course:`. Add it, with {known}.")])
        front: Front = validated(path, data, Front, lines, ("course",))
        problems = []
        for number, concept in enumerate(front.concepts):
            if concept not in self.course.concepts:
                message = f"concept {concept!r} is not in concepts.yaml. Add it there, or name one of these: "
                place = ("course", "concepts", number)
                problems.append((lines.get(place, 1), message + ", ".join(self.course.concepts) + "."))
        if front.kind not in self.course.kinds:
            message = f"`kind` is {front.kind!r}, expected one of {', '.join(self.course.kinds)}. Correct it."
            problems.append((lines.get(("course", "kind"), 1), message))
        if problems:
            raise ContentError(path, problems)
        return front

    @cached_property
    def _front_lines(self) -> dict[Place, int]:
        """The line of each place of the front matter."""
        path = self.folder / "lesson.md"
        written = FRONT.match(path.read_text(encoding="utf-8"))
        return parsed(path, written[1] if written else "", below=1)[1]

    def front_line(self, *place: str | int) -> int:
        """The line of the front matter that has a place of `course:`, such as ("sittings", 1, "minutes"); else 1."""
        return self._front_lines.get(("course", *place), 1)

    @property
    def kind(self) -> LessonKind:
        """What this kind of lesson owes."""
        return self.course.kinds[self.front.kind]

    @property
    def minutes(self) -> int:
        """Length of the core path."""
        return sum(sitting.minutes for sitting in self.front.sittings)

    def items(self, material: str, of: str = "") -> dict[str, Any]:
        """Study material of a kind, by id; none where its file is not there.

        Args:
            material: one of `MATERIALS`.
            of: what the file is called after, where a kind has several.

        Raises:
            ContentError: the file is wrong.
        """
        if (material, of) not in self._read:
            self._read[material, of] = read_items(self, MATERIALS[material], of)
        return self._read[material, of]

    def files_of(self, material: str) -> list[str]:
        """The names that `items` takes as `of`: what the lesson's cells open; a single empty one for a kind with one file."""
        kind = MATERIALS[material]
        return self.opened(kind.opens) if kind.by == "file" else [""]

    @property
    def cards(self) -> dict[str, Card]:
        """Flash cards by id."""
        return self.items("cards")

    @property
    def quiz(self) -> dict[str, AnyQuestion]:
        """Quiz questions by id."""
        return self.items("quiz")

    @property
    def trial(self) -> dict[str, VerdictQuestion]:
        """Sentences on trial by id."""
        return self.items("trial")

    @property
    def claims(self) -> dict[str, Claim]:
        """What the lesson stands by, by id."""
        return self.items("claims")

    @property
    def memory_aids(self) -> dict[str, MemoryAid]:
        """Mnemonics by id."""
        return self.items("memory_aids")

    @property
    def videos(self) -> dict[str, Video]:
        """Videos of others by id."""
        return self.items("videos")

    @property
    def predictions(self) -> dict[str, Prediction]:
        """Guesses before results, by id."""
        return self.items("predictions")

    @property
    def dialogues(self) -> dict[str, Dialogue]:
        """Dialogues by id."""
        return self.items("dialogues")

    @property
    def narrations(self) -> dict[str, Narration]:
        """The sections that can be listened to."""
        return self.items("narrations")

    @property
    def overview(self) -> dict[str, OverviewText]:
        """The course in several lengths, by depth."""
        return self.items("overview")

    @cached_property
    def talks(self) -> list[Dialogue]:
        """All that is spoken: dialogues, then narrations, then overviews."""
        told = (*self.narrations.values(), *self.overview.values())
        return [*self.dialogues.values(), *(narration.talk for narration in told)]

    @cached_property
    def clips(self) -> dict[str, Clip]:
        """The recorded lines by `clip_id`; none where nothing was recorded."""
        return read_clips(self.folder / "audio")

    @property
    def measured(self) -> MeasuredByExperiment:
        """What `course claims` measured last, by experiment and measurement."""
        return read_measured(self.folder)

    def clips_of(self, talk: Dialogue) -> list[Clip | None]:
        """The recorded line for each line of a talk, or None."""
        voices = {speaker.id: speaker.voice for speaker in talk.speakers}
        return [self.clips.get(clip_id(voices[line.speaker] or "", line.spoken)) for line in talk.lines]

    def goals(self, widget: str) -> dict[str, Goal]:
        """The goals of a widget (`gate-desk` reads gate_desk.yaml), by id."""
        return self.items("goals", widget)

    @property
    def widgets(self) -> list[str]:
        """What the lesson opens to explore with, in order."""
        return self.opened("explore")

    def opened(self, method: str) -> list[str]:
        """What the lesson's code gives to a method of `here`, in order, each once: `here.cards("gates")` opens "gates".

        A call that names nothing opens "".
        """
        names = [name for call in self.calls if call.method == method for name in call.names or ("",)]
        return list(dict.fromkeys(names))

    @cached_property
    def calls(self) -> list[Call]:
        """Each call of a method of `here` in the lesson's code."""
        return [call for cell in self.cells if cell.kind == "code" for call in calls_in(cell)]

    @property
    def exercise_ids(self) -> list[str]:
        """Exercises in the order of the lesson."""
        return [cell.exercise for cell in self.cells if cell.exercise]

    @property
    def parts(self) -> list[Part]:
        """The parts that some depths fold away, in order.

        Raises:
            ContentError: a cell's `depth` is wrong.
        """
        return parts(self.folder / "lesson.md", self.cells)

    def heading(self, label: str) -> str:
        """The heading under which a cell stands: how prose refers to the cell.

        Raises:
            KeyError: the lesson has no such cell, or no heading before it.
        """
        found = ""
        for cell in self.cells:
            if cell.kind == "markdown":
                found = ([line for line in cell.source.splitlines() if line.startswith("#")] or [found])[-1]
            if cell.label == label and found:
                return found.lstrip("# ")
        raise KeyError(f"no cell {label!r} under a heading in {self.slug}")

    @property
    def core_exercises(self) -> list[str]:
        """The exercises that stand before the first part that goes deeper."""
        deeper = next((part.label for part in self.parts if part.title.startswith(DEEPER)), None)
        labels = [cell.label for cell in self.cells]
        core = self.cells[: labels.index(deeper)] if deeper else self.cells
        return [cell.exercise for cell in core if cell.exercise]

    def exercise_cell(self, exercise: str) -> ExerciseCell:
        """The cell that answers an exercise, solved and as a starter.

        Raises:
            KeyError: the lesson has no such exercise; the message lists those it has.
        """
        for cell in self.cells:
            if cell.exercise == exercise:
                return ExerciseCell(solution=drop_marks(cell.source), starter=blank_solution(cell.source))
        raise KeyError(f"no exercise {exercise!r} in {self.slug}; it has {self.exercise_ids}")

    def validate(self) -> None:
        """Read everything, so that a wrong file is found now.

        Raises:
            ContentError: the first file that is wrong.
        """
        if problems := self.problems():
            raise problems[0]

    def problems(self) -> list[ContentError]:
        """What is wrong with each of the lesson's files; none where all can be read."""
        found: list[ContentError] = []

        def tried(read: Callable[[], Any]) -> bool:
            try:
                read()
            except ContentError as error:
                if error.path not in {other.path for other in found}:  # one file may be read for another's sake
                    found.append(error)
                return False
            return True

        if not tried(lambda: self.cells) or not tried(lambda: self.course.concepts):
            return found
        tried(lambda: self.front)
        tried(lambda: self.parts)
        for name in MATERIALS:
            for of in self.files_of(name):
                tried(partial(self.items, name, of))
        tried(lambda: self.clips)
        tried(lambda: self.measured)
        return found

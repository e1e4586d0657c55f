"""The course as it lies on disk: which lessons there are, and what each holds."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from helpers.content import _models as m
from helpers.content._clips import Clip, clip_id, read_clips
from helpers.content._concepts import Concept, Concepts, Misconception, Source
from helpers.content._errors import ContentError
from helpers.content._questions import AnyQuestion, QuizQuestion, VerdictQuestion
from helpers.content._source import Cell, ExerciseCell, blank_solution, drop_marks, read_cells
from helpers.content._yaml import Place, lines_of, load_yaml

PACKAGE = Path(__file__).resolve().parents[1]


class LessonContent:
    """One lesson's folder, each file read when first asked for.

    Raises:
        ContentError: from any property, when its file is wrong.
    """

    def __init__(self, folder: Path, course: "Course"):
        self.folder = folder
        self.course = course
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
    def front(self) -> m.Front:
        """Title, one line, sittings, concepts."""
        path, data = self.folder / "lesson.md", self._source[0].get("course")
        if data is None:
            raise ContentError(
                path, [(1, "the front matter has no `course:`. Add title, one_line, sittings, concepts.")]
            )
        try:
            front = m.Front.model_validate(data)
        except ValueError as error:
            raise ContentError(path, [(1, f"front matter, `course:` {error}")]) from None
        unknown = [concept for concept in front.concepts if concept not in self.course.concepts]
        if unknown:
            raise ContentError(path, [(1, f"unknown concepts {unknown}. Add them to concepts.yaml, or correct them.")])
        return front

    @property
    def minutes(self) -> int:
        """Length of the core path."""
        return sum(sitting.minutes for sitting in self.front.sittings)

    @cached_property
    def cards(self) -> dict[str, m.Card]:
        """Flash cards by id."""
        return self._items("cards.yaml", m.Card)

    @cached_property
    def quiz(self) -> dict[str, AnyQuestion]:
        """Quiz questions by id."""
        return self._items("quiz.yaml", QuizQuestion)

    @cached_property
    def trial(self) -> dict[str, VerdictQuestion]:
        """Sentences on trial by id. Answers to them and to the quiz are kept together, so their ids differ."""
        items, path = self._items("trial.yaml", VerdictQuestion), self.folder / "trial.yaml"
        if both := items.keys() & self.quiz.keys():
            raise ContentError(path, [(1, f"ids {sorted(both)} stand in quiz.yaml too. Rename the newer ones.")])
        return items

    @cached_property
    def claims(self) -> dict[str, m.Claim]:
        """What the lesson stands by, by id."""
        return self._items("claims.yaml", m.Claim)

    @cached_property
    def memory_aids(self) -> dict[str, m.MemoryAid]:
        """Mnemonics by id."""
        return self._items("memory_aids.yaml", m.MemoryAid)

    @cached_property
    def predictions(self) -> dict[str, m.Prediction]:
        """Guesses before results, by id."""
        return self._items("predictions.yaml", m.Prediction)

    @cached_property
    def dialogues(self) -> dict[str, m.Dialogue]:
        """Dialogues by id."""
        return self._items("dialogue.yaml", m.Dialogue)

    @cached_property
    def narrations(self) -> dict[str, m.Narration]:
        """The sections that can be listened to."""
        return self._items("narration.yaml", m.Narration)

    @cached_property
    def talks(self) -> list[m.Dialogue]:
        """All that is spoken: dialogues, then narrations."""
        return [*self.dialogues.values(), *(narration.talk for narration in self.narrations.values())]

    @cached_property
    def clips(self) -> dict[str, Clip]:
        """The recorded lines by `clip_id`; none where nothing was recorded."""
        return read_clips(self.folder / "audio")

    def clips_of(self, talk: m.Dialogue) -> list[Clip | None]:
        """The recorded line for each line of a talk, or None."""
        voices = {speaker.id: speaker.voice for speaker in talk.speakers}
        return [self.clips.get(clip_id(voices[line.speaker] or "", line.spoken)) for line in talk.lines]

    def goals(self, widget: str) -> dict[str, m.Goal]:
        """The goals of a widget (`gate-desk` reads gate_desk.yaml), by id."""
        return self._items(widget.replace("-", "_") + ".yaml", m.Goal)

    @property
    def widgets(self) -> list[str]:
        """The explorers that the lesson opens, in order."""
        code = "\n".join(cell.source for cell in self.cells if cell.kind == "code")
        return list(dict.fromkeys(re.findall(r"here\.explore\(\s*[\"']([a-z0-9-]+)[\"']", code)))

    @property
    def exercise_ids(self) -> list[str]:
        """Exercises in the order of the lesson."""
        return [cell.exercise for cell in self.cells if cell.exercise]

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
        """Read everything, so that a wrong file is found now."""
        _ = self.front, self.cards, self.quiz, self.trial, self.memory_aids, self.predictions, self.dialogues
        _ = self.narrations, self.clips, self.claims
        for widget in self.widgets:
            self.goals(widget)

    def _items(self, file: str, kind: type) -> dict:
        path = self.folder / file
        if not path.exists():
            return {}
        items = load_yaml(path, list[kind])
        lines, problems, seen = lines_of(path), [], {}
        for index, item in enumerate(items):
            if item.id in seen:
                text = f"id {item.id!r} is used twice (first at line {seen[item.id]}). Rename the newer one."
                problems.append((lines[(index, "id")], text))
            seen.setdefault(item.id, lines[(index, "id")])
            if item.concept not in self.course.concepts:
                text = f"concept {item.concept!r} is not in concepts.yaml. Add it there, or name one of these: "
                problems.append((lines[(index, "concept")], text + ", ".join(self.course.concepts) + "."))
            for place, name, known in self._links(item.model_dump(), (index,)):
                if name not in known:
                    text = f"{place[-1]} {name!r} is not in concepts.yaml. Add it there, or name one of these: "
                    problems.append((lines[place], text + ", ".join(known) + "."))
        if problems:
            raise ContentError(path, problems)
        return {item.id: item for item in items}

    def _links(self, data: Any, place: Place) -> Iterator[tuple[Place, str, Collection[str]]]:
        """Where the data names a misconception or a source, what it names, and which there are."""
        pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, value in pairs:
            if key == "misconception" and value:
                yield (*place, key), value, self.course.misconceptions
            elif key == "source" and value:
                yield (*place, key), value, self.course.sources
            else:
                yield from self._links(value, (*place, key))


class Course:
    """A folder of lessons with its concepts.

    Args:
        root: the folder that holds concepts.yaml and the lessons `NN_words_like_this`.
    """

    def __init__(self, root: Path):
        self.root = Path(root)

    @cached_property
    def _concepts(self) -> Concepts:
        path = self.root / "concepts.yaml"
        found, lines, problems = load_yaml(path, Concepts), lines_of(path), []
        concepts, sources = {one.id for one in found.concepts}, {one.key for one in found.sources}
        for k, item in enumerate(found.misconceptions):
            if item.concept not in concepts:
                problems.append((lines[("misconceptions", k, "concept")], f"there is no concept {item.concept!r}."))
            for n, evidence in enumerate(item.evidence):
                if evidence.source is not None and evidence.source not in sources:
                    line = lines[("misconceptions", k, "evidence", n)]
                    problems.append((line, f"there is no source {evidence.source!r}."))
        if problems:
            raise ContentError(path, [(line, f"{text} Add it here, or correct its name.") for line, text in problems])
        return found

    @property
    def concepts(self) -> dict[str, Concept]:
        """Concepts by id; also the glossary."""
        return {concept.id: concept for concept in self._concepts.concepts}

    @property
    def misconceptions(self) -> dict[str, Misconception]:
        """Misconceptions by id."""
        return {item.id: item for item in self._concepts.misconceptions}

    @property
    def sources(self) -> dict[str, Source]:
        """The works that claims rest on, by key."""
        return {source.key: source for source in self._concepts.sources}

    @cached_property
    def lessons(self) -> dict[str, LessonContent]:
        """Lessons by slug, in order."""
        folders = sorted(path.parent for path in self.root.glob("[0-9][0-9]_*/lesson.md"))
        lessons = [LessonContent(folder, self) for folder in folders]
        return {lesson.slug: lesson for lesson in lessons}

    def lesson(self, slug: str) -> LessonContent:
        """A lesson by its slug, its name on disk, or its number.

        Raises:
            KeyError: no such lesson; the message lists those there are.
        """
        for lesson in self.lessons.values():
            if slug in (lesson.slug, lesson.name) or slug.zfill(2) == lesson.name[:2]:
                return lesson
        raise KeyError(f"no lesson {slug!r}; the course has {', '.join(self.lessons)}")


def course_folder() -> Path:
    """Where lessons/ and notebooks/ lie: in the installed package, or in the checkout beside it."""
    installed = PACKAGE / "_course"
    return installed if installed.is_dir() else PACKAGE.parent


def own_lesson(folder: Path) -> LessonContent:
    """A lesson that is not the course's: an instructor's folder, with the concepts.yaml beside it or, where there is none, the course's.

    Raises:
        ValueError: the folder holds no lesson, or is not named like one.
    """
    folder = folder.resolve()
    if not (folder / "lesson.md").is_file():
        raise ValueError(f"{folder} has no lesson.md. Give the folder of a lesson.")
    if not re.fullmatch(r"[0-9][0-9]_[a-z0-9_]+", folder.name):
        raise ValueError(
            f"the folder of a lesson is called like 01_words_like_this, and this one {folder.name!r}. Rename it."
        )
    own = (folder.parent / "concepts.yaml").is_file()
    return LessonContent(folder, Course(folder.parent if own else course().root))


@lru_cache(maxsize=1)
def course() -> Course:
    """The course that came with this package."""
    return Course(course_folder() / "lessons")

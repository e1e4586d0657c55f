"""The course as it lies on disk: which lessons there are, its concepts, who speaks, what a lesson owes."""

import re
from functools import cached_property, lru_cache
from pathlib import Path

from helpers.content._concepts import Concept, Concepts, Entry, Misconception, Source
from helpers.content._errors import ContentError
from helpers.content._kinds import Kinds, LessonKind
from helpers.content._lesson import LessonContent
from helpers.content._speakers import Cast
from helpers.content._yaml import lines_of, load_yaml

PACKAGE = Path(__file__).resolve().parents[1]
REMEDY = "Add it here, or correct its name."


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
        entries = concepts | {one.id for one in found.terms}
        for kind, several in (("concepts", found.concepts), ("terms", found.terms)):
            for k, entry in enumerate(several):
                if kind == "terms" and entry.id in concepts:
                    problems.append((lines[(kind, k, "id")], f"{entry.id!r} is a concept, too. Rename the term."))
                for n, other in enumerate(entry.see):
                    if other not in entries:
                        problems.append((lines[(kind, k, "see", n)], f"there is no entry {other!r}. {REMEDY}"))
        for k, item in enumerate(found.misconceptions):
            if item.concept not in concepts:
                problems.append(
                    (lines[("misconceptions", k, "concept")], f"there is no concept {item.concept!r}. {REMEDY}")
                )
            for n, evidence in enumerate(item.evidence):
                if evidence.source is not None and evidence.source not in sources:
                    line = lines[("misconceptions", k, "evidence", n)]
                    problems.append((line, f"there is no source {evidence.source!r}. {REMEDY}"))
        if problems:
            raise ContentError(path, problems)
        return found

    @property
    def concepts(self) -> dict[str, Concept]:
        """Concepts by id."""
        return {concept.id: concept for concept in self._concepts.concepts}

    @property
    def glossary(self) -> dict[str, Entry]:
        """Every word that the course uses, by id: its concepts, then the terms that have no cards of their own."""
        return self.concepts | {term.id: term for term in self._concepts.terms}

    @property
    def misconceptions(self) -> dict[str, Misconception]:
        """Misconceptions by id."""
        return {item.id: item for item in self._concepts.misconceptions}

    @property
    def sources(self) -> dict[str, Source]:
        """The works that claims rest on, by key."""
        return {source.key: source for source in self._concepts.sources}

    @cached_property
    def cast(self) -> Cast:
        """Who tells narrations, and which voices there are."""
        return load_yaml(self._own_or_given("cast.yaml"), Cast)

    @cached_property
    def kinds(self) -> dict[str, LessonKind]:
        """What each kind of lesson owes."""
        return load_yaml(self._own_or_given("kinds.yaml"), Kinds)

    def _own_or_given(self, name: str) -> Path:
        """A file of this course; where it has none, that of the course that came with this package."""
        own = self.root / name
        return own if own.is_file() else course_folder() / "lessons" / name

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
            if slug in (lesson.slug, lesson.name) or (slug and slug.zfill(2) == lesson.name[:2]):
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

"""Places in the course to go back to: where an idea is taught, where the learner stopped."""

from dataclasses import dataclass

from helpers.content import Cell, Course, LessonContent
from helpers.study._store import Store


@dataclass(frozen=True)
class Place:
    """A cell to open.

    Attributes:
        lesson: the lesson's title.
        heading: under which the cell stands.
        notebook: the file's name.
        cell: the cell's id.
    """

    lesson: str
    heading: str
    notebook: str
    cell: str


def place_at(lesson: LessonContent, cell: str) -> Place:
    """A cell of a lesson, by its id. One that the lesson no longer has stands under the lesson's title."""
    labels = [one.label for one in lesson.cells]
    label = cell.removeprefix(f"{lesson.slug}-")
    heading = lesson.heading(label if label in labels else labels[0])
    return Place(lesson.front.title, heading, f"{lesson.name}.ipynb", cell)


def place_of(course: Course, concept: str) -> Place | None:
    """Where an idea is demonstrated, by the glossary; None where no lesson teaches it."""
    idea = course.concepts[concept]
    lesson = course.lessons.get(idea.lesson or "")
    return place_at(lesson, f"{lesson.slug}-{idea.cell or lesson.cells[0].label}") if lesson else None


def stopped(course: Course, store: Store) -> tuple[LessonContent, str] | None:
    """Where the learner was last, apart from the cells that open a lesson and say what is due: lesson and cell id.

    None at the very start.
    """
    openers = {
        f"{slug}-{cell.label}" for slug, lesson in course.lessons.items() for cell in lesson.cells if is_opener(cell)
    }
    for event in reversed(store.of("place")):
        if event.lesson in course.lessons and event.item not in openers:
            return course.lessons[event.lesson], event.item
    return None


def today_cell(course: Course) -> tuple[LessonContent, str] | None:
    """The lesson that gathers what is due, and the id of its cell; None where the course has none."""
    for lesson in course.lessons.values():
        if lesson.front.kind == "review":
            for call in lesson.calls:
                if call.method == "today":
                    return lesson, f"{lesson.slug}-{call.label}"
    return None


def is_opener(cell: Cell) -> bool:
    """Whether a cell opens a lesson or says what is due: nobody stopped there."""
    return "here = lesson(" in cell.source or "here.today(" in cell.source

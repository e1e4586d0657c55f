"""The whole course on one page: what needs what, how far the learner is, what comes next."""

from dataclasses import asdict
from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._map import next_lesson, station


class ShownLesson(Shape):
    """A lesson: slug, number, notebook, title and one line, minutes in how many sittings, the slugs of the lessons that it needs."""

    slug: str
    number: int
    notebook: str
    title: str
    one_line: str
    minutes: int
    sittings: int
    needs: list[str]


class MapContent(Shape):
    """The lessons, in order."""

    lessons: list[ShownLesson]


class ShownStation(Shape):
    """How many pieces of a lesson are done, of how many; the cards that are due; whether its core is done."""

    done: int
    total: int
    due: int
    finished: bool


class MapState(Shape):
    """How far the learner is, by lesson; and the lesson to go on with, None when all are done."""

    stations: dict[str, ShownStation]
    next: str | None


class MapActivity(Activity):
    """The map of the course. There is nothing to do with it but to follow its links."""

    kind, content_shape, state_shape = "map", MapContent, MapState

    def content(self) -> dict[str, Any]:
        """The lessons. One that was handed out alone needs none that isn't there."""
        lessons = self.learner.lesson.course.lessons
        return {
            "lessons": [
                {
                    "slug": lesson.slug,
                    "number": int(lesson.name[:2]),
                    "notebook": f"{lesson.name}.ipynb",
                    "title": lesson.front.title,
                    "one_line": lesson.front.one_line,
                    "minutes": lesson.minutes,
                    "sittings": len(lesson.front.sittings),
                    "needs": [slug for slug in lesson.front.needs if slug in lessons],
                }
                for lesson in lessons.values()
            ]
        }

    def state(self) -> dict[str, Any]:
        """How far the learner is."""
        course = self.learner.lesson.course
        found = {lesson.slug: asdict(station(lesson, self.store)) for lesson in course.lessons.values()}
        return {"stations": found, "next": next_lesson(course, self.store)}


ACTIVITY = MapActivity

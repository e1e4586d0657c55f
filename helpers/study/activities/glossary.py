"""The glossary of the whole course: every word with where it is demonstrated, its cards, and what people get wrong about it."""

from collections.abc import Mapping
from typing import Any

from helpers.content import MATERIALS, Entry
from helpers.study._activity import Activity, Shape
from helpers.study._texts import unbroken
from helpers.study.activities.cards import CourseCards, ShownCard, Status


class Place(Shape):
    """Where an idea is demonstrated: the lesson's number, title and notebook, a heading in it, and the id of the cell."""

    number: str
    lesson: str
    notebook: str
    heading: str
    cell: str


class Other(Shape):
    """Another entry."""

    id: str
    name: str


class Wrong(Shape):
    """What people get wrong: the sentence, what is right instead, and how we know, in words."""

    wrong: str
    right: str
    evidence: list[str]


class ShownEntry(Shape):
    """An entry. Its cards' ids begin with their lesson's slug: `introduction-to-lstm/ID`."""

    id: str
    name: str
    aliases: list[str]
    definition: str
    place: Place | None
    see: list[Other]
    cards: list[ShownCard]
    questions: int
    misconceptions: list[Wrong]


class GlossaryContent(Shape):
    """The entries, in the order of their names."""

    entries: list[ShownEntry]


class GlossaryState(Shape):
    """Of all the entries' cards what `CardsState` says."""

    status: dict[str, Status]
    intervals: dict[str, list[float]]


class GlossaryActivity(Activity):
    """Entries to look up. Their cards can be rated in place: `{"kind": "rate", "card": "LESSON/ID", "rating": 1 to 4}`."""

    kind, content_shape, state_shape = "glossary", GlossaryContent, GlossaryState

    def content(self) -> dict[str, Any]:
        """The entries."""
        entries = [self._shown(entry) for entry in sorted(self.items.values(), key=lambda one: one.name.casefold())]
        return {"entries": unbroken(entries)}

    def state(self) -> dict[str, Any]:
        """Where the cards stand."""
        return CourseCards(self.learner, self.items).state()

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a rating of a card, in the card's own lesson."""
        return CourseCards(self.learner, self.items).record(event)

    def _shown(self, entry: Entry) -> dict[str, Any]:
        course = self.learner.lesson.course
        asked = [name for name, material in MATERIALS.items() if material.asked and material.by != "file"]
        lessons = course.lessons.items()
        return {
            "id": entry.id,
            "name": entry.name,
            "aliases": entry.aliases,
            "definition": entry.definition,
            "place": self._place(entry),
            "see": [{"id": other, "name": course.glossary[other].name} for other in entry.see],
            "cards": [
                {"id": f"{slug}/{card.id}", "front": card.front, "back": card.back}
                for slug, lesson in lessons
                for card in lesson.cards.values()
                if card.concept == entry.id
            ],
            "questions": sum(
                item.concept == entry.id
                for _, lesson in lessons
                for name in asked
                for item in lesson.items(name).values()
            ),
            "misconceptions": [
                {"wrong": one.wrong, "right": one.right, "evidence": [self.learner.cite(each) for each in one.evidence]}
                for one in course.misconceptions.values()
                if one.concept == entry.id
            ],
        }

    def _place(self, entry: Entry) -> dict[str, Any] | None:
        lesson = self.learner.lesson.course.lessons.get(entry.lesson or "")
        if lesson is None or entry.cell is None:
            return None
        return {
            "number": lesson.name[:2],
            "lesson": lesson.front.title,
            "notebook": f"{lesson.name}.ipynb",
            "heading": lesson.heading(entry.cell),
            "cell": f"{lesson.slug}-{entry.cell}",
        }


ACTIVITY = GlossaryActivity

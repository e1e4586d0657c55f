"""Random logs of a learner who did something of everything that the course has."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from helpers.content import Course
from helpers.study import Event, bank, pick
from helpers.study.activities.game import LEVELS

DAYS = 70
What = tuple[str, str, str, dict[str, Any]]  # lesson, kind, item, data


def random_log(
    stream: random.Random, course: Course, now: datetime, count: int, open_test: bool = False
) -> list[Event]:
    """Events of the last weeks before `now`, in no order; a few are of what the course no longer has.

    Args:
        stream: what they are drawn from.
        course: what they are about.
        now: the last moment.
        count: how many acts; a test is several events.
        open_test: whether the last thing that was begun is a test.
    """
    acts = _acts(course)
    found: list[Event] = []

    def add(back: float, lesson: str, kind: str, item: str, data: dict[str, Any]) -> None:
        at = now - timedelta(microseconds=round(back * 86_400_000_000))
        found.append(Event(f"{stream.randrange(16**8):08x}-{len(found):08}", at, lesson, kind, item, data))

    for _ in range(count):
        back = DAYS * stream.random() ** 3
        for what in acts(stream):
            add(back, *what)
    for number in range(stream.randint(0, 2) + open_test):
        last = open_test and number == 0
        back = 0.5 if last else stream.uniform(1, DAYS)
        for hours, what in enumerate(_test(stream, course, not last)):
            add(back - hours / 1000, *what)
    stream.shuffle(found)
    return found


def _test(stream: random.Random, course: Course, ended: bool) -> Iterator[What]:
    questions = bank(course)
    run = f"{stream.randrange(16**12):012x}"
    asked = [*pick(questions, run, stream.choice((5, 20))), "review/gone"]
    yield "course", "test", run, {"questions": asked}
    for key in asked[: stream.randint(0, len(asked))]:
        given = {"several": [0, 2], "number": "7", "drawn": "0,5", "order": [2, 1, 0]}.get(
            getattr(questions.get(key), "type", ""), 1
        )
        yield "course", "test-answer", run, {"question": key, "given": given}
    if ended:
        yield "course", "test-end", run, {"correct": {key: stream.random() < 0.8 for key in asked}}


def _acts(course: Course) -> Any:
    lessons = list(course.lessons.values())
    goals = [(one.slug, widget, goal) for one in lessons for widget in one.widgets for goal in one.goals(widget)]

    def of(kind: str, stream: random.Random) -> tuple[str, str, Any]:
        lesson = stream.choice([one for one in lessons if one.items(kind)])
        item = stream.choice(list(lesson.items(kind)))
        return lesson.slug, item, lesson.items(kind)[item]

    def review(stream: random.Random) -> list[What]:
        slug, card, _ = of("cards", stream)
        data: dict[str, Any] = {"rating": stream.choice((1, 2, 3, 3, 3, 4))}
        if stream.random() < 0.5:
            data |= {"retention": 0.85, "seconds": round(stream.uniform(2, 40), 1), "sure": stream.choice((25, 50, 95))}
        return [(slug, "review", stream.choice((card, card, card, card, "gone")), data)]

    def miss(stream: random.Random) -> list[What]:
        slug, card, _ = of("cards", stream)
        return [(slug, "miss", card, {"by": stream.choice(("question", "exercise", "goal", "test", "game", None))})]

    def answer(stream: random.Random) -> list[What]:
        slug, item, _ = of(stream.choice(("quiz", "quiz", "trial")), stream)
        data: dict[str, Any] = {"given": 0, "correct": stream.random() < 0.7}
        return [(slug, "answer", item, data | ({"sure": 75} if stream.random() < 0.3 else {}))]

    def guess(stream: random.Random) -> list[What]:
        slug, item, _ = of("predictions", stream)
        found: list[What] = [(slug, "guess", item, {"option": stream.choice((0, 1, None))})]
        return [*found, (slug, "outcome", item, {"answer": stream.randint(0, 1)})] if stream.random() < 0.5 else found

    def goal(stream: random.Random) -> list[What]:
        slug, widget, item = stream.choice(goals)
        if stream.random() < 0.5:
            return [(slug, "recipe", item, {"widget": widget})]
        return [(slug, "goal", item, {"widget": widget, "detail": json.dumps({"f": 1})})]

    def exercise(stream: random.Random) -> list[What]:
        lesson = stream.choice(lessons)
        item = stream.choice(lesson.exercise_ids)
        if stream.random() < 0.2:
            return [(lesson.slug, "solution-view", item, {})]
        status = stream.choice(("passed", "passed", "wrong", "stopped"))
        return [(lesson.slug, "attempt", item, {"status": status, "mistake": None, "source": "x"})]

    def game(stream: random.Random) -> list[What]:
        if stream.random() < 0.2:
            data = {"score": stream.randint(0, 200), "right": stream.randint(0, 10), "timed": stream.random() < 0.5}
            return [("course", "game", "name-the-gate", data)]
        level = stream.randint(1, len(LEVELS))
        fault = stream.choice(LEVELS[level - 1].faults)
        right = stream.random() < 0.6
        data = {"concept": fault.concept, "given": fault.option if right else None, "correct": right}
        data |= {"level": level, "next": stream.randint(1, 6), "timed": False}
        return [("course", "round", fault.id, data)]

    def place(stream: random.Random) -> list[What]:
        lesson = stream.choice(lessons)
        label = stream.choice([*(cell.label for cell in lesson.cells), "gone"])
        return [(lesson.slug, "place", f"{lesson.slug}-{label}", {})]

    def setting(stream: random.Random) -> list[What]:
        name, value = stream.choice(
            (("depth", "basic"), ("depth", "detailed"), ("retention", 0.95), ("retention", 0.8))
        )
        return [("course", "setting", name, {"value": value})]

    kinds = (review, miss, answer, guess, goal, exercise, game, place, setting)
    weights = (12, 2, 8, 2, 3, 3, 3, 1, 1)
    return lambda stream: stream.choices(kinds, weights)[0](stream)

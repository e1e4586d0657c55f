"""The same acts into Python's activities and into a page's hosts: the same states, the same log, and the same acts are refused."""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers import judge
from helpers.authoring._node import node
from helpers.content import LessonContent, course
from helpers.study import ACTIVITIES, Activity, Learner, Store, StoreError, cards_of, exported, outline

pytestmark = pytest.mark.slow

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COURSE = course()
HOSTS = Path(__file__).with_name("hosts.js")
CLASSES = {
    "cards": "Cards",
    "quiz": "Quiz",
    "trial": "Quiz",
    "glossary": "Glossary",
    "today": "Today",
    "predictions": "Predict",
    "dialogues": "DialoguePlayer",
    "depth": "DepthChoice",
}
EXPLORED = {"gate-desk": "GateDesk", "gru-desk": "GruDesk", "playground": "Playground"}  # what has goals


class Written:
    """An exercise, stored as a notebook does it: `here.check`, `here.hint` and `here.solution` write to the log themselves."""

    def __init__(self, lesson: LessonContent, exercise: judge.Exercise, store: Store):
        self.lesson, self.exercise, self.store, self.text = lesson, exercise, store, ""

    def state(self) -> dict[str, Any]:
        slug, ident = self.lesson.slug, self.exercise.id
        return {
            "attempts": len(self.store.attempts(slug, ident)),
            "passed": ident in self.store.passed(slug),
            "hints_seen": min(len(self.exercise.hints), max([0, *self.store.hints_seen(slug, ident)])),
            "solution_requests": len(self.store.of("solution-request", slug, ident)),
            "text": self.text,
        }

    def record(self, event: Mapping[str, Any]) -> Mapping[str, Any]:
        slug, ident = self.lesson.slug, self.exercise.id
        match event["kind"]:
            case "text":
                self.text = event["text"]
            case "attempt":
                wrong = event["status"] == "wrong"
                missed = cards_of(self.lesson.course, event["concept"]) if wrong else []
                self.store.record_attempt(slug, ident, event["status"], event["mistake"], event["source"], missed)
            case "hint":
                self.store.record_hint(slug, ident, event["number"])
            case "solution-request":
                self.store.record_solution_request(slug, ident)
            case "solution-view":
                self.store.record_solution_seen(slug, ident)
        return {}


class Talked:
    """A talk with what the listener answered in this sitting, which the widget keeps."""

    def __init__(self, activity: Activity):
        self.activity, self.answered = activity, dict[str, int]()

    def state(self) -> dict[str, Any]:
        return {"answered": self.answered}

    def record(self, event: Mapping[str, Any]) -> Mapping[str, Any]:
        news = self.activity.record(event)
        self.answered |= news.get("answered", {})
        return news


Shown = tuple[str, str, dict[str, Any], Activity | Talked | Written]


def opened(store: Store) -> Iterator[Shown]:
    """What pages show: the widget's class, the lesson, its content, and who answers in Python."""
    for lesson in COURSE.lessons.values():
        learner = Learner(lesson, store)

        def of(kind: str, items: Mapping[str, Any], name: str = "", learner: Learner = learner) -> Shown:
            activity = ACTIVITIES[kind](learner, items, name)
            shown = Talked(activity) if kind == "dialogues" else activity
            return CLASSES.get(kind) or EXPLORED[name], activity.lesson, activity.content(), shown

        yield from (of(kind, lesson.items(kind)) for kind in ("cards", "quiz", "trial") if lesson.items(kind))
        for kind in ("predictions", "dialogues"):
            yield from (of(kind, {ident: one}) for ident, one in lesson.items(kind).items())
        yield from (of("goals", lesson.goals(name), name) for name in lesson.widgets if name in EXPLORED)
        for exercise in judge.exercises(lesson).values():
            traits = {"exercise": exercise.id, "hints": list(exercise.hints)}
            yield "Exercise", lesson.slug, traits, Written(lesson, exercise, store)
    yield of("today", {})
    yield of("depth", {})
    yield of("glossary", COURSE.glossary)


def an_answer(question: Mapping[str, Any], stream: random.Random) -> Any:
    """An answer of the right form, or now and then one of another."""
    count = len(question.get("options", question.get("steps", [])))
    few = stream.sample(range(count), stream.randint(0, count)) if count else []
    order = stream.sample(range(count), count)
    right = f"{question.get('answer', 0):g}"
    by_type: dict[str, list[Any]] = {
        "number": [right, "0,5", "1/2", "35 %", "much", ""],
        "several": [few, few, few, [0, 0], "x"],
        "order": [sorted(order), order, few],
    }
    return stream.choice(by_type.get(question["type"], [*range(count), -1, "0", count]))


def act_on(shown: Shown, stream: random.Random) -> dict[str, Any]:
    """Something that a learner does there, or a message that means nothing."""
    kind, _, content, _ = shown
    if stream.random() < 0.05:
        return {
            "kind": stream.choice(("nonsense", "rate", "answer", "goal")),
            "card": "x",
            "question": "x",
            "goal": "x",
        }
    by_class: dict[str, Callable[[], dict[str, Any]]] = {
        "Quiz": lambda: answered(content, stream),
        "Predict": lambda: {"kind": "guess", "option": stream.choice((None, 0, 1))},
        "DialoguePlayer": lambda: {"kind": "answer", "line": stream.randrange(3), "option": stream.randrange(2)},
        "DepthChoice": lambda: {"kind": "depth", "depth": stream.choice(("basic", "medium", "detailed", "x"))},
        "Exercise": lambda: written(stream),
        **dict.fromkeys(EXPLORED.values(), lambda: reached(content, stream)),
    }
    return by_class.get(kind, lambda: rated(kind, content, stream))()


def answered(content: Mapping[str, Any], stream: random.Random) -> dict[str, Any]:
    question = stream.choice(content["questions"])
    sure = {} if stream.random() < 0.5 else {"sure": stream.choice((50, 75, 100))}
    return {"kind": "answer", "question": question["id"], "given": an_answer(question, stream), **sure}


def rated(kind: str, content: Mapping[str, Any], stream: random.Random) -> dict[str, Any]:
    cards = (
        [card["id"] for entry in content["entries"] for card in entry["cards"]]
        if kind == "Glossary"
        else [card["id"] for card in content["cards"]]
    )
    known = {name: value for name, value in {"seconds": 4.5, "sure": 75}.items() if stream.random() < 0.5}
    rating = stream.choice((1, 1, 2, 3, 3, 4))
    return {"kind": "rate", "card": stream.choice(cards), "rating": rating, "n": stream.randrange(99), **known}


def reached(content: Mapping[str, Any], stream: random.Random) -> dict[str, Any]:
    goal = stream.choice(content["goals"])["id"]
    return {"kind": stream.choice(("goal", "recipe")), "goal": goal, "state": {"weights": [1, 0.5], "goal": goal}}


def written(stream: random.Random) -> dict[str, Any]:
    status, concept = stream.choice(("wrong", "passed", "error")), stream.choice(list(COURSE.concepts))
    attempt = {"kind": "attempt", "status": status, "mistake": None, "concept": concept, "source": "def f(): ..."}
    others: list[dict[str, Any]] = [
        {"kind": "text", "text": "def f():"},
        {"kind": "hint", "number": 2},
        {"kind": "solution-request"},
        {"kind": "solution-view"},
    ]
    return stream.choice([attempt, attempt, *others])


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_the_same_acts_have_the_same_effects(tmp_path: Path) -> None:
    stream, moments = random.Random(20261128), [NOON]
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: moments[-1])
    shown = list(opened(store))
    assert {*CLASSES.values(), *EXPLORED.values(), "Exercise"} == {kind for kind, *_ in shown}
    before = [plain(one.state()) for *_, one in shown]
    by_class = {kind: [k for k, one in enumerate(shown) if one[0] == kind] for kind, *_ in shown}
    acts: list[dict[str, Any]] = []
    after: list[dict[str, Any]] = []
    for _ in range(400):
        moments.append(moments[-1] + timedelta(microseconds=stream.randrange(10 ** stream.randint(6, 11))))
        widget = stream.choice(by_class[stream.choice(list(by_class))])
        event = act_on(shown[widget], stream)
        activity, rated_card, refused = shown[widget][3], None, False
        try:
            rated_card = activity.record(event).get("rated")
        except StoreError:
            refused = True
        acts.append({"at": moments[-1].isoformat(), "widget": widget, "message": event})
        after.append(plain({"state": activity.state(), "rated": rated_card, "refused": refused}))

    widgets = [{"kind": kind, "lesson": lesson, "traits": content} for kind, lesson, content, _ in shown]
    player = {"log": exported([]), "now": NOON.isoformat(), "widgets": widgets, "acts": acts}
    given = {"course": outline(COURSE, judge.concepts(COURSE)), "learners": [player]}
    (found,) = json.loads(node(HOSTS, cwd=HOSTS.parent, given=json.dumps(given)))
    for one, ours, theirs in zip(shown, before, found["before"], strict=True):
        assert theirs["state"] == ours, one[:2]
    for act, ours, theirs in zip(acts, after, found["after"], strict=True):
        assert theirs == ours, (shown[act["widget"]][:2], act)
    assert sum(one["refused"] for one in after) > 10
    for one, theirs in zip(shown, found["last"], strict=True):
        assert theirs["state"] == plain(one[-1].state()), one[:2]
    assert [of_event(one) for one in found["events"]] == [of_event(one.to_json()) for one in store.events()]


def of_event(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event without its id, and with what JSON texts in it say, not how they are set."""
    data = dict(event["data"])
    if "detail" in data:
        data["detail"] = json.loads(data["detail"])
    return {**{name: event[name] for name in ("at", "lesson", "kind", "item")}, "data": data}

"""What a page says of a learner without Python is what Python says: the same logs, the same acts, the same widgets."""

import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers import judge
from helpers._lesson import Lesson
from helpers.authoring._node import node
from helpers.content import course
from helpers.pages._widgets import JUPYTERS, STYLE
from helpers.study import Event, Session, StoreError, asked_in, bank, bank_payload, exported, outline, pick, sittings
from helpers.study.activities.game import LEVELS
from helpers.widgets import CourseWidget, View

from .logs import random_log

pytestmark = pytest.mark.slow

NOON = datetime(2026, 11, 3, 17, 0, tzinfo=UTC)  # two days after clocks were set back in Newfoundland
HOSTS = Path(__file__).with_name("hosts.js")
COURSE = course()
CONCEPTS = {
    (slug, ident): one.concept for slug, of in COURSE.lessons.items() for ident, one in judge.exercises(of).items()
}
OUTLINE = outline(COURSE, CONCEPTS)
LESSONS = ("introduction-to-lstm", "introduction-to-gru", "review", "start-here")
GIVEN = {
    "one": (0, 1, 9, None),
    "several": ([0, 1], [2], []),
    "number": ("0,5", "1/2", "much"),
    "order": ([0, 1, 2], [1]),
}

# What a notebook shows as it was when it was opened, and a page as it is now.
FOLLOWS = ("history", "forecast", "weeks", "calibration", "recall")


class Clock:
    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


class Learner:
    """A learner in Python: a log, the widgets of a lesson, and what happened so far, to be played again on a page."""

    def __init__(self, folder: Path, seed: int):
        self.stream, self.clock = random.Random(seed), Clock()
        self.store = Session(lambda: folder / f"{seed}.sqlite3", self.clock)
        self.store.merge(random_log(self.stream, COURSE, NOON, 40 * seed, open_test=seed % 2 == 0))
        self.log = exported(self.store.events())
        self.slug = LESSONS[seed % len(LESSONS)]
        self.here = Lesson(COURSE.lesson(self.slug), self.store)
        self.here._folded = True  # what folds a notebook is no part of the rings
        self.shown = self.opened()
        self.before = [plain(one) for one in self.shown]
        self.acts: list[dict[str, Any]] = []
        self.after: list[dict[str, Any]] = []

    def opened(self) -> list[Any]:
        here = self.here
        of_the_log = [here.progress(), here.map(), here.tomorrow(), here.mastery(), here.memory()]
        return [*of_the_log, here.final_test(), here.game(), here.overview(), here.audio(), here.certificate()]

    def given(self) -> dict[str, Any]:
        """The same learner, for the page."""
        widgets = [
            {"kind": type(one).__name__, "lesson": self.slug, "traits": values}
            for one, values in zip(self.shown, self.before, strict=True)
        ]
        for widget in widgets:
            if widget["kind"] == "FinalTest":
                widget["traits"] |= {"pool": bank_payload(COURSE)}
        number = next(k for k, widget in enumerate(widgets) if widget["kind"] == "FinalTest")
        begin = {"at": self.clock.moment.isoformat(), "widget": number, "message": {"kind": "begin"}}
        return {"log": self.log, "now": NOON.isoformat(), "widgets": widgets, "acts": [*self.acts, begin]}

    def act(self, number: int, message: dict[str, Any]) -> None:
        """Act on a widget, and keep what it shows then."""
        self.clock.moment += timedelta(seconds=self.stream.uniform(1, 4000))
        self.acts.append({"at": self.clock.moment.isoformat(), "widget": number, "message": message})
        refused = False
        try:
            self.shown[number].act(message)
        except StoreError:
            refused = True
        values = plain(self.shown[number])
        for name in FOLLOWS:
            values.pop(name, None)
        self.after.append({"refused": refused, "state": values})

    def messages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Acts of every kind, sensible ones and others, in a random order; the test is handed in last."""
        stream, found = self.stream, []
        numbers = {type(one).__name__: number for number, one in enumerate(self.shown)}
        for value in (0.95, 0.8, 0.5):
            found.append((numbers["MemoryPlots"], {"kind": "retention", "value": value}))
        for depth in ("basic", "medium", "deep"):
            found.append((numbers["Overview"], {"kind": "depth", "depth": depth}))
        talk = next(iter(self.shown[numbers["AudioBook"]].talks))
        for line in (0, 2, 10_000):
            found.append(
                (numbers["AudioBook"], {"kind": "place", "talk": talk, "line": line, "seconds": 1.5, "rate": 1.25})
            )
        for level in range(1, len(LEVELS) + 1):
            fault = stream.choice(LEVELS[level - 1].faults)
            given = stream.choice((fault.option, next(iter(LEVELS[level - 1].options)), None))
            more = {"level": level, "given": given, "next": stream.randint(1, 5), "timed": level % 2 == 0}
            found.append((numbers["Game"], {"kind": "round", "shown": fault.id, **more}))
        found.append((numbers["Game"], {"kind": "round", "shown": "no fault", "level": 1, "given": None}))
        found.append((numbers["Game"], {"kind": "game", "score": 500, "right": 7, "timed": True}))
        run = next((one for one in sittings(self.store) if one.correct is None), None)
        for key in stream.sample(run.questions, min(12, len(run.questions))) if run else ["review/gone"]:
            kind = asked_in(run.run, key, BANK[key]).type if run and key in BANK else "one"
            for given in GIVEN[kind]:
                found.append((numbers["FinalTest"], {"kind": "answer", "question": key, "given": given}))
        stream.shuffle(found)
        yield from found
        for kind in ("begin", "finish", "finish") if run else ("finish",):
            yield numbers["FinalTest"], {"kind": kind}


BANK = bank(COURSE)


def plain(shown: Any) -> dict[str, Any]:
    """What a widget or a view is drawn from, as plain JSON."""
    if isinstance(shown, View):
        return json.loads(json.dumps(shown.values))
    assert isinstance(shown, CourseWidget)
    names = [name for name in shown.keys if not name.startswith("_") and name not in JUPYTERS]
    return json.loads(json.dumps({name: getattr(shown, name) for name in names}))


def close(value: Any) -> Any:
    """The same, with numbers that need not agree in the last bit."""
    match value:
        case float():
            return pytest.approx(value, rel=1e-9, abs=1e-12)
        case dict():
            return {key: close(one) for key, one in value.items()}
        case list():
            return [close(one) for one in value]
    return value


def same(found: list[dict[str, Any]], shown: list[Any], values: list[dict[str, Any]]) -> None:
    """What the page shows is what Python shows, and a view's HTML is the same to the letter."""
    for one, widget, expected in zip(found, shown, values, strict=True):
        assert one["state"] == close({name: expected[name] for name in one["state"]}), type(widget).__name__
        if isinstance(widget, View):
            assert one["html"] == STYLE.sub("", widget._repr_html_()), type(widget).__name__


def what(event: Event | dict[str, Any]) -> tuple[Any, ...]:
    """An event without its name."""
    data = event.to_json() if isinstance(event, Event) else event
    return (
        datetime.fromisoformat(data["at"]),
        data["lesson"],
        data["kind"],
        data["item"],
        json.dumps(data["data"], sort_keys=True),
    )


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """A time zone for this process and what it starts. The clock must hear of the end of it, too, or other tests live there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns"], indirect=True)
def test_all_that_is_said_of_a_learner(tmp_path: Path, zone: str) -> None:
    learners = [Learner(tmp_path, seed) for seed in range(4)]
    for learner in learners:
        for number, message in learner.messages():
            learner.act(number, message)
    given = {"course": OUTLINE, "learners": [one.given() for one in learners]}
    answers = json.loads(node(HOSTS, cwd=HOSTS.parent, given=json.dumps(given)))
    for learner, answer in zip(learners, answers, strict=True):
        same(answer["before"], learner.shown, learner.before)
        for act, found, expected in zip(learner.acts, answer["after"][:-1], learner.after, strict=True):
            assert found["refused"] == expected["refused"], act
            state = {name: value for name, value in found["state"].items() if name not in FOLLOWS}
            assert state == close({name: expected["state"][name] for name in state}), act
        # A test that a page begins has a name of its own; Python draws the same questions and numbers for it.
        begun = [Event.from_json(one) for one in answer["events"] if one["kind"] == "test"]
        assert [one.data["questions"] for one in begun] == [pick(BANK, one.item) for one in begun]
        assert len(begun) == 1
        learner.store.merge(begun)
        last = learner.opened()
        same(answer["last"], last, [plain(one) for one in last])
        new = learner.store.events()[len(learner.log.splitlines()) - 1 :]
        assert sorted(map(what, answer["events"])) == sorted(map(what, new))

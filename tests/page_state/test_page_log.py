"""A page's log, its fold and its dates are those of Jupyter: each question goes to both, and the answers are the same."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers.authoring._node import node
from helpers.study import Event, Store, exported, imported
from helpers.study._events import KINDS
from helpers.study._schedule import choices, rated, recall

pytestmark = pytest.mark.slow

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANSWER = Path(__file__).with_name("answer.js")


@pytest.fixture
def ask(tmp_path: Path) -> Any:
    """Puts a question to the page's modules."""

    def one(what: str, given: Any) -> Any:
        file = tmp_path / "given.json"
        file.write_text(json.dumps(given), encoding="utf-8")
        return json.loads(node(ANSWER, what, file, cwd=ANSWER.parent))

    return one


def _history(stream: random.Random) -> list[tuple[datetime, int, float]]:
    moment, found = NOON + timedelta(microseconds=stream.randrange(10**12)), []
    for _ in range(stream.randint(1, 12)):
        found.append((moment, stream.randint(1, 4), stream.choice((0.8, 0.85, 0.9, 0.9, 0.95, 0.97))))
        days = stream.choice((0, 0, 0, 1, 3, 10, 60, 400))
        moment += timedelta(days=days, microseconds=stream.randrange(86_400_000_000))
    return found


def test_dates_states_and_forecasts_are_those_of_py_fsrs(ask: Any) -> None:
    stream = random.Random(20261128)
    histories = [_history(stream) for _ in range(2000)]
    found = ask("histories", [[[at.isoformat(), rating, target] for at, rating, target in one] for one in histories])
    for history, answers in zip(histories, found, strict=True):
        state: Any = None
        for (now, rating, target), answer in zip(history, answers, strict=True):
            assert answer["ahead"] == [one.isoformat() for one in choices(state, now, target).values()]
            if state is not None:
                assert answer["chance"] == pytest.approx(recall(state, now), rel=1e-12)
            state, due = rated(state, rating, now, target)
            assert answer["due"] == due.isoformat()
            for name, value in state.items():
                close = name in ("stability", "difficulty")
                assert answer["state"][name] == (pytest.approx(value, rel=1e-12) if close else value)


def test_a_test_draws_what_python_draws(ask: Any) -> None:
    seeds = ["", "a", "0f3c2b1a9d8e", "é × 漢", "x" * 300]
    counts = [1, 2, 3, 7, 8, 9, 1000, 2**20]
    for seed, found in zip(seeds, ask("random", [{"seed": seed, "counts": counts} for seed in seeds]), strict=True):
        stream, numbers = random.Random(seed), list(range(30))
        stream.shuffle(numbers)
        assert found == {"list": numbers, "drawn": [stream.randint(0, count - 1) for count in counts]}


def _log(stream: random.Random, count: int) -> list[Event]:
    """A log in which cards are rated, missed and rescheduled in no order, some at the same moment."""
    events = []
    for number in range(count):
        at = NOON + timedelta(microseconds=stream.randrange(10**6) * 10 ** stream.randrange(8))
        lesson, item = stream.choice(("one", "two")), f"card-{stream.randrange(12)}"
        kind = stream.choice(("review", "review", "review", "miss", "schedule", "answer", "setting", "from-the-future"))
        data: dict[str, Any] = {"rating": stream.randint(1, 4)}
        match kind:
            case "review" if stream.random() < 0.5:
                data |= {
                    "retention": stream.choice((0.8, 0.95)),
                    "seconds": round(stream.uniform(1, 60), 1),
                    "sure": 75,
                }
            case "miss":
                data = {"by": stream.choice(("question", None))}
            case "schedule":
                state, due = rated(None, stream.randint(1, 4), at)
                data = {"due": due.isoformat(), "state": stream.choice((state, None)), "missed": None}
            case "answer":
                data = {"given": stream.choice((1, "0,35", [0, 2])), "correct": stream.random() < 0.5}
            case "setting":
                lesson, item, data = "course", "retention", {"value": stream.choice((0.85, 0.95))}
        events.append(Event(f"{stream.randrange(16**8):08x}-{number:08}", at, lesson, kind, item, data))
    return events


@pytest.mark.parametrize("seed", range(3))
def test_a_log_says_the_same_in_jupyter_and_on_a_page(ask: Any, tmp_path: Path, seed: int) -> None:
    now = NOON + timedelta(days=20)
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: now)
    store.merge(_log(random.Random(seed), 300))
    kinds = [*KINDS]
    found = ask("log", {"text": exported(store.events()), "now": now.isoformat(), "kinds": kinds})
    assert found["counts"] == {kind: len(store.of(kind)) for kind in kinds}
    assert found["since"] == min(event.at for event in store.events()).isoformat() and found["keeps"]
    back = imported(found["text"].encode())
    assert back == store.events()
    assert store.merge(back) == 0
    cards = [
        [lesson, card, one.due.isoformat(), one.seen, one.missed]
        for lesson in ("one", "two")
        for card, one in store.cards(lesson).items()
    ]
    assert sorted(found["cards"], key=lambda one: one[:2]) == sorted(cards, key=lambda one: one[:2])
    assert [tuple(key) for key in found["due"]] == store.due()
    assert found["retention"] == store.retention


def test_what_a_page_wrote_goes_into_jupyters_log_once(ask: Any, tmp_path: Path) -> None:
    events = [
        ["one", "review", "card", {"rating": 3, "retention": 0.9, "seconds": 4}],
        ["one", "answer", "question", {"given": [0, 2], "correct": True}],
        ["one", "goal", "hold", {"widget": "gate-desk", "detail": "{}"}],
        ["course", "setting", "depth", {"value": "basic"}],
        ["one", "place", "one-start", {}],
    ]
    found = ask("write", {"events": events, "now": NOON.isoformat()})
    store = Store(tmp_path / "progress.sqlite3")
    assert found["owed"] == len(events)
    assert [store.merge(imported(found["text"].encode())) for _ in range(2)] == [len(events), 0]
    assert [[one.lesson, one.kind, one.item, one.data] for one in store.events()] == events
    assert (store.setting("depth"), store.last_place()) == ("basic", ("one", "one-start"))


def test_both_refuse_the_same(ask: Any) -> None:
    good = {"id": "a", "at": NOON.isoformat(), "lesson": "one", "kind": "review", "item": "card", "data": {"rating": 3}}
    wrong: list[Any] = [
        None,
        [],
        {**good, "id": ""},
        {**good, "at": "yesterday"},
        {**good, "at": "2026-11-23T12:00:00"},
        {**good, "at": "2026-02-30T12:00:00+00:00"},
        {**good, "at": "1969-12-31T12:00:00+00:00"},
        {**good, "at": "3000-01-01T00:00:00+00:00"},
        {**good, "data": []},
        {**good, "data": {"rating": 5}},
        {**good, "data": {"rating": True}},
        {**good, "data": {"rating": 3, "retention": 0.5}},
        {**good, "data": {"rating": 3, "sure": "very"}},
        {**good, "kind": "answer"},
        {**good, "kind": "schedule", "data": {"due": NOON.isoformat(), "state": {"card_id": 1}, "missed": None}},
    ]
    for one in wrong:
        with pytest.raises(ValueError):
            Event.from_json(one)
    assert ask("refused", wrong) == [True] * len(wrong)
    (kept,) = ask("refused", [good])
    assert Event.from_json(kept) == Event.from_json(good)

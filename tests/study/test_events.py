"""The log: events are added and never changed, two logs become one, and what they say of a card is a function of them."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.study import Event, Store, StoreError, _fold, exported, imported
from helpers.study._events import KINDS, MAY_HOLD, Pen

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSON = "introduction-to-lstm"
PEN = Pen()
ACTS = st.one_of(
    st.tuples(
        st.just("review"), st.sampled_from("abc"), st.builds(lambda rating: {"rating": rating}, st.integers(1, 4))
    ),
    st.tuples(st.just("miss"), st.sampled_from("abc"), st.sampled_from([{"by": "question"}, {"by": "exercise"}])),
    st.tuples(st.just("answer"), st.sampled_from("pq"), st.sampled_from([{"given": 1, "correct": False}])),
    st.tuples(st.just("goal"), st.sampled_from("gh"), st.just({"widget": "gate-desk", "detail": ""})),
    st.tuples(st.just("place"), st.sampled_from("xy"), st.just({})),
    st.tuples(st.just("setting"), st.sampled_from(["depth"]), st.sampled_from([{"value": "basic"}, {"value": 1.5}])),
)
HISTORIES = st.lists(st.tuples(ACTS, st.integers(0, 40)), max_size=12)


def events_of(history, days: int = 0) -> list[Event]:
    at, made = NOON + timedelta(days=days), []
    for (kind, item, data), hours in history:
        at += timedelta(hours=hours)
        made.append(PEN.event(at, LESSON, kind, item, **data))
    return made


def state(store: Store) -> tuple:
    """All that the log says."""
    rows = store._database.read(
        lambda db: [tuple(row) for row in db.execute("SELECT * FROM cards ORDER BY lesson, card")]
    )
    return (
        [event.to_json() for event in store.events()],
        rows,
        store.answers(LESSON),
        store.goals_reached(LESSON, "gate-desk"),
        store.last_place(),
        store.setting("depth"),
    )


@settings(max_examples=20, deadline=None)
@given(HISTORIES, HISTORIES, st.randoms(use_true_random=False))
def test_two_logs_become_one_in_either_order(tmp_path_factory, mine, theirs, stream):
    """Event by event, in one go, twice, shuffled: the same log, and the same dates for all cards."""
    folder, one, two = tmp_path_factory.mktemp("logs"), events_of(mine), events_of(theirs, days=1)
    stores = [Store(folder / f"{name}.sqlite3") for name in "abc"]
    first, second, third = stores
    assert (first.merge(one), first.merge(two)) == (len(one), len(two))
    assert (second.merge(two), second.merge(one), second.merge(first.events())) == (len(two), len(one), 0)
    mixed = [*one, *two, *one]
    stream.shuffle(mixed)
    for event in mixed:
        third.merge([event])
    assert state(first) == state(second) == state(third)


@settings(max_examples=20, deadline=None)
@given(HISTORIES)
def test_the_table_of_cards_is_what_the_events_say(tmp_path_factory, history):
    store = Store(tmp_path_factory.mktemp("log") / "progress.sqlite3")
    for event in events_of(history):
        store.merge([event])
    for card in "abc":
        found = _fold.card_state(event for event in store.events() if event.item == card)
        kept = store.cards(LESSON).get(card)
        assert (kept and (kept.due, kept.seen, kept.missed)) == (
            found and (found.due, found.state is not None, found.missed)
        )


def test_an_answer_that_comes_late_counts_from_when_it_was_given(tmp_path):
    """A rating of yesterday, stored today: the card is where it would be, had the log never been apart."""
    late, whole = Store(tmp_path / "late.sqlite3"), Store(tmp_path / "whole.sqlite3")
    events = [
        PEN.event(NOON + timedelta(days=day), LESSON, "review", "card", rating=rating)
        for day, rating in ((0, 3), (1, 1), (2, 3))
    ]
    whole.merge(events)
    late.merge([events[0], events[2]])
    assert late.cards(LESSON) != whole.cards(LESSON)
    late.merge([events[1]])
    assert late.cards(LESSON) == whole.cards(LESSON)


def test_a_kind_that_only_a_newer_course_knows_is_kept(tmp_path):
    store, other = Store(tmp_path / "one.sqlite3"), Store(tmp_path / "two.sqlite3")
    new = Event("x-1", NOON, LESSON, "dance", "tango", {"steps": [1, 2]})
    store.merge([new])
    other.merge(store.events())
    assert other.events() == [new] and other.cards(LESSON) == {}


def test_an_event_is_json_and_back():
    for kind, item, data in [
        ("attempt", "e", {"status": "wrong", "mistake": None, "source": "“ä”\n"}),
        ("answer", "q", {"given": [1, 2], "correct": False}),
        ("review", "c", {"rating": 3}),
    ]:
        event = PEN.event(NOON, LESSON, kind, item, **data)
        assert Event.from_json(json.loads(json.dumps(event.to_json()))) == event


GOOD = {
    "id": "a-1",
    "at": "2026-11-23T12:00:00+00:00",
    "lesson": "l",
    "kind": "review",
    "item": "c",
    "data": {"rating": 3},
}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": ""}, "`id` is ''"),
        ({"at": "yesterday"}, "yesterday"),
        ({"at": "2026-11-23T12:00:00"}, "no time zone"),
        ({"lesson": 7}, "`lesson` is 7"),
        ({"data": [1]}, "`data` is"),
        ({"at": "9999-11-23T12:00:00+00:00"}, "not in the time of this course"),
        (
            {"kind": "schedule", "data": {"due": GOOD["at"], "state": {"stability": "x"}, "missed": None}},
            "no card's memory state",
        ),
        ({"data": {"rating": 9}}, "rating is 9, expected 1"),
        ({"data": {"rating": True}}, "`rating` of an event of kind 'review' is True"),
        ({"data": {}}, "`rating` of an event of kind 'review' is None"),
        ({"kind": "setting", "data": {"chosen": 1}}, "`value` of an event of kind 'setting' is None"),
        ({"kind": "answer", "data": {"given": {}, "correct": True}}, "`given`"),
    ],
)
def test_what_is_no_event_is_refused(change, problem):
    assert Event.from_json(GOOD).kind == "review"
    with pytest.raises(ValueError, match=problem):
        Event.from_json({**GOOD, **change})


def test_ids_differ_between_sessions_and_sort_within_one():
    ids = [[pen.event(NOON, LESSON, "place", "x").id for _ in range(20)] for pen in (Pen(), Pen())]
    assert ids[0] == sorted(ids[0]) and not {*ids[0]} & {*ids[1]}


def test_a_failed_merge_adds_nothing(tmp_path):
    store = Store(tmp_path / "progress.sqlite3")
    with pytest.raises(StoreError):
        store.merge([PEN.event(NOON, LESSON, "place", "x"), PEN.event(NOON, LESSON, "place", None)])
    assert store.events() == []


def test_what_the_store_writes_is_what_kinds_says(tmp_path):
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)
    store.record_attempt(LESSON, "e", "wrong", None, "def f(): ...", missed=[(LESSON, "card")])
    store.record_hint(LESSON, "e", 1)
    store.record_solution_request(LESSON, "e")
    store.record_solution_seen(LESSON, "e")
    store.record_answer(LESSON, "q", [0, 2], False)
    store.record_prediction(LESSON, "p", None)
    store.record_outcome(LESSON, "p", 1)
    store.record_goal(LESSON, "gate-desk", "hold", "{}")
    store.record_recipe(LESSON, "gate-desk", "carry")
    store.review(LESSON, "card", 3, seconds=4.5, sure=75)
    store.record_place(LESSON, "cell")
    store.record_setting("depth", "basic")
    store.record("test", "run", questions=["l/q"])
    store.record("test-answer", "run", question="l/q", given=[1])
    store.record("test-end", "run", missed=[(LESSON, "card")], by="test", correct={"l/q": False})
    store.record("round", "f=1", concept="forget-gate", given=None, correct=False, level=1, next=1, timed=True)
    store.record("game", "name-the-gate", score=30, right=3, timed=True)
    events = store.events()
    assert {event.kind for event in events} == set(KINDS) - {"schedule", "draft"}, (
        "they come from older files, and from pages"
    )
    for event in events:
        assert Event.from_json(event.to_json()) == event and KINDS[event.kind].keys() <= event.data.keys()
        assert event.data.keys() <= KINDS[event.kind].keys() | MAY_HOLD.get(event.kind, {}).keys()


def test_running_a_cell_again_adds_nothing(tmp_path):
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)
    for cell in ("a", "a", "b", "b", "a"):
        store.record_place(LESSON, cell)
    assert [event.item for event in store.events()] == ["a", "b", "a"]


def test_a_rating_folds_its_own_card_and_no_other(tmp_path, monkeypatch):
    """However long the log is, an answer costs what the card's own history costs."""
    store, folded = Store(tmp_path / "progress.sqlite3"), []
    cards = [PEN.event(NOON + timedelta(hours=k), LESSON, "review", f"card-{k % 50}", rating=3) for k in range(500)]
    store.merge(cards)
    rated = _fold.rated
    monkeypatch.setattr(_fold, "rated", lambda *given: folded.append(given) or rated(*given))
    store.review(LESSON, "card-7", 3)
    assert len(folded) == 11
    store.cards(LESSON), store.due(LESSON), store.card_choices(LESSON, "card-7")
    assert len(folded) == 11, "to look costs no fold"


def test_a_file_to_take_along_comes_back_whole(tmp_path):
    one, two = Store(tmp_path / "one.sqlite3", clock=lambda: NOON), Store(tmp_path / "two.sqlite3", clock=lambda: NOON)
    one.record_attempt(LESSON, "e", "wrong", None, "“ä”\n\u2028", missed=[(LESSON, "card")])
    one.review(LESSON, "card", 3)
    two.record_answer(LESSON, "q", 1, True)
    assert two.merge(imported(exported(one.events()).encode())) == 3
    assert one.merge(imported(exported(two.events()).encode())) == 1
    assert state(one) == state(two) and one.attempts(LESSON, "e") == two.attempts(LESSON, "e")


def test_a_file_of_an_upgraded_course_can_be_taken_along(tmp_path):
    path = Path(__file__).parent / "files" / "version_2.sql"
    with closing(sqlite3.connect(tmp_path / "old.sqlite3")) as db:
        db.executescript(path.read_text(encoding="utf-8"))
    old, new = Store(tmp_path / "old.sqlite3"), Store(tmp_path / "new.sqlite3")
    assert new.merge(imported(exported(old.events()).encode())) == len(old.events())
    assert state(old) == state(new)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda lines: [], "not a file that `course export` wrote"),
        (lambda lines: lines[1:], "not a file that `course export` wrote"),
        (lambda lines: [lines[0].replace('"log": 1', '"log": 2'), *lines[1:]], "newer version of the course"),
        (lambda lines: [*lines[:2], "{half a li"], "line 3: .*Nothing was imported"),
        (lambda lines: [*lines[:2], lines[2].replace("review", "answer")], "line 3: `given` of an event of kind"),
    ],
)
def test_a_damaged_file_is_refused_by_its_line(tmp_path, change, problem):
    store = Store(tmp_path / "one.sqlite3", clock=lambda: NOON)
    store.record_place(LESSON, "x")
    store.review(LESSON, "card", 3)
    lines = exported(store.events()).rstrip().split("\n")
    assert len(imported("\n".join(lines).encode())) == 2
    with pytest.raises(ValueError, match=problem):
        imported("\n".join(change(lines)).encode())
    with pytest.raises(ValueError, match="not a file that"):
        imported(b"\xff\xfe\x00")

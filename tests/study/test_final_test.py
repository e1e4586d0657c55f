"""The final test: drawn anew, balanced, silent until the end; it waits where it was left."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from helpers.content import NumberQuestion, course
from helpers.study import ACTIVITIES, Learner, Store, StoreError, asked_in, bank, cards_of, needed, pick, sittings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COURSE = course()
BANK = bank(COURSE)


class Clock:
    moment = NOON

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=Clock())


def opened(store: Store):
    lesson = COURSE.lesson("review")
    return ACTIVITIES["bank"](Learner(lesson, store), lesson.items("bank"))


def right(run: str, key: str):
    question = asked_in(run, key, BANK[key])
    if isinstance(question, NumberQuestion):
        return str(question.answer)
    if question.type == "order":
        return list(range(len(question.steps)))
    chosen = [index for index, option in enumerate(question.options) if option.correct]
    return chosen if question.type == "several" else chosen[0]


def wrong(run: str, key: str):
    question = asked_in(run, key, BANK[key])
    if isinstance(question, NumberQuestion):
        return str(question.answer + 1000)
    if question.type == "order":
        return list(reversed(range(len(question.steps))))
    chosen = [index for index, option in enumerate(question.options) if not option.correct]
    return chosen[:1] if question.type == "several" else chosen[0]


def take(store: Store, mistakes: int = 0, leave: int = 0) -> None:
    test = opened(store)
    test.record({"kind": "begin"})
    (run,) = (one for one in sittings(store) if one.correct is None)
    for number, key in enumerate(run.questions[leave:]):
        given = (wrong if number < mistakes else right)(run.run, key)
        test.record({"kind": "answer", "question": key, "given": given})
    test.record({"kind": "finish"})


def test_a_test_asks_about_each_idea_once_before_any_twice():
    for run in ("a", "b", "c"):
        keys = pick(BANK, run)
        assert len(set(keys)) == 20 and max(Counter(BANK[key].concept for key in keys).values()) == 1
    whole = Counter(BANK[key].concept for key in pick(BANK, "a", 2 * len(COURSE.concepts)))
    assert set(whole.values()) == {2} and len(whole) == len(COURSE.concepts)
    assert pick(BANK, "a") == pick(BANK, "a") != pick(BANK, "b")


def test_over_some_tests_every_question_comes_up_and_numbers_differ():
    met = {key for run in range(120) for key in pick(BANK, str(run))}
    assert met == set(BANK)
    key = "review/bank-cell-step"
    assert len({asked_in(str(run), key, BANK[key]).question for run in range(20)}) > 10


def test_nothing_says_what_is_right_before_the_end(store):
    test = opened(store)
    state = test.record({"kind": "begin"})
    assert len(state["questions"]) == 20 and state["result"] is None
    for question in state["questions"]:
        assert not any(option["correct"] or option.get("why") for option in question.get("options", []))
        assert not any(step["why"] for step in question.get("steps", []))
        assert not {"answer", "why", "wrong", "tolerance"} & question.keys()
    key = state["questions"][0]["id"]
    run = sittings(store)[0].run
    assert test.record({"kind": "answer", "question": key, "given": wrong(run, key)}).keys() == {"given"}
    assert store.due() == [], "nor does a card that comes back"


def test_a_restart_goes_on_with_the_same_test(store):
    test = opened(store)
    before = test.record({"kind": "begin"})
    run = sittings(store)[0].run
    key = before["questions"][3]["id"]
    test.record({"kind": "answer", "question": key, "given": right(run, key)})
    again = opened(Store(store.path)).state()
    assert again["questions"] == before["questions"] and again["given"] == {key: right(run, key)}
    assert opened(store).record({"kind": "begin"}) == {}, "one is open"
    assert len(sittings(store)) == 1


def test_sixteen_of_twenty_pass_and_fifteen_do_not(store):
    assert (needed(20), needed(19), needed(1)) == (16, 16, 1)
    take(store, mistakes=4)
    assert opened(store).state()["result"]["passed"] and opened(store).state()["result"]["right"] == 16
    take(store, mistakes=5)
    state = opened(store).state()
    assert not state["result"]["passed"] and state["taken"] == 2 and state["questions"] == []
    assert [one.passed for one in sittings(store)] == [True, False]


def test_what_was_missed_or_left_open_comes_back_and_is_shown_with_its_place(store):
    take(store, mistakes=1, leave=1)
    sitting = sittings(store)[0]
    missed = {key for key, correct in (sitting.correct or {}).items() if not correct}
    assert missed == set(sitting.questions[:2])
    concepts = {BANK[key].concept for key in missed}
    assert set(store.due()) == set(cards_of(COURSE, *concepts))
    assert {event.data["by"] for event in store.of("miss")} == {"test"}
    shown = [one for one in opened(store).state()["result"]["questions"] if not one["correct"]]
    assert shown[0]["given"] == "nothing" and all(one["right"] and one["why"] for one in shown)
    assert all(one["place"]["notebook"].endswith(".ipynb") for one in shown)


def test_all_right_is_all_right_in_every_test(store):
    for number in range(4):
        take(store)
        result = opened(store).state()["result"]
        assert (result["right"], result["of"]) == (20, 20), [one for one in result["questions"] if not one["correct"]]
        assert opened(store).state()["taken"] == number + 1
    assert store.due() == []


def test_what_is_no_answer_is_refused_and_another_tests_question_is_not_stored(store):
    test = opened(store)
    assert test.record({"kind": "answer", "question": "x/y", "given": 0}) == {} == test.record({"kind": "finish"})
    state = test.record({"kind": "begin"})
    one = next(question for question in state["questions"] if question["type"] == "one")
    with pytest.raises(StoreError, match="is no answer to"):
        test.record({"kind": "answer", "question": one["id"], "given": 99})
    other = next(key for key in BANK if key not in {question["id"] for question in state["questions"]})
    assert test.record({"kind": "answer", "question": other, "given": 0}) == {}
    assert store.of("test-answer") == []


def test_two_logs_with_a_test_each_become_one(store, tmp_path):
    other = Store(tmp_path / "other.sqlite3", clock=Clock())
    take(store, mistakes=2)
    take(other, mistakes=9)
    events = other.events()
    other.merge(store.events())
    store.merge(events)
    assert sittings(store) == sittings(other) and sorted(one.right for one in sittings(store)) == [11, 18]


def test_a_question_that_a_newer_course_no_longer_asks_is_left_out(store):
    store.record("test", "old", questions=["gone/gone", "review/bank-lstm-hands-on"])
    test = opened(store)
    assert [one["id"] for one in test.state()["questions"]] == ["review/bank-lstm-hands-on"]
    test.record({"kind": "finish"})
    assert (test.state()["result"]["right"], test.state()["result"]["of"]) == (0, 1)

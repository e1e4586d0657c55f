"""What an answer rests on costs its own points alone; nothing of the key is where learner's code runs; circles earn nothing."""

from collections.abc import Callable

import pytest

from helpers import classroom, judge

pytestmark = pytest.mark.slow

STEP = "def lstm_step(x, h, c, weight_ih, weight_hh, bias):\n"
SEQUENCE = "def lstm_sequence(x, h, c, weight_ih, weight_hh, bias):\n"
WRONG_STEP = STEP + "    return h, c\n"
BY_THE_SEQUENCE = (
    STEP + "    hs, cs = lstm_sequence(x[None], h, c, weight_ih, weight_hh, bias)\n    return hs[0], cs[0]\n"
)
LOOP = SEQUENCE + (
    "    hs, cs = [], []\n    for x_t in x:\n        h, c = lstm_step(x_t, h, c, weight_ih, weight_hh, bias)\n"
    "        hs.append(h)\n        cs.append(c)\n    return np.stack(hs), np.stack(cs)\n"
)


@pytest.fixture
def graded(key: classroom.Key) -> Callable[..., dict[str, classroom.ExerciseResult]]:
    """Grades cells; what is not given is answered right."""

    def graded(*cells: str, boxed: bool = True, **answers: str | None) -> dict[str, classroom.ExerciseResult]:
        found = [("imports", "import numpy as np"), *((f"extra {n}", text) for n, text in enumerate(cells))]
        for exercise in key.exercises.values():
            text = answers.get(exercise.function, exercise.solution)
            found.append((exercise.id, exercise.starter if text is None else text))
        work = classroom.Work(tuple(found), tuple(key.exercises), 7, 2.0, boxed)
        results = (classroom.ExerciseResult(**one) for one in classroom.grade(work, key.bundle))
        return {key.exercises[one.exercise].function: one for one in results}

    return graded


def statuses(results: dict[str, classroom.ExerciseResult]) -> dict[str, str]:
    return {name: one.status for name, one in results.items() if name != "forget_bias"}


@pytest.mark.parametrize(
    "step",
    [
        WRONG_STEP,
        None,
        STEP + "    while True: pass\n",
        STEP + "    raise ValueError('no')\n",
        "lstm_step = 7\n",
        "def lstm_step(:\n",
    ],
)
def test_a_sequence_is_judged_by_itself(graded: Callable, step: str | None) -> None:
    found = graded(lstm_step=step)
    assert found["lstm_step"].points == 0
    assert found["lstm_sequence"].status == "passed" and found["lstm_sequence"].points == 6
    assert "rests on `lstm_step`" in found["lstm_sequence"].message


def test_what_never_ends_takes_its_time_once(graded: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    run = judge.Bubblewrap.run

    def watched(box: judge.Bubblewrap, job: judge.Job, served_by: dict | None = None) -> judge.Outcome:
        outcome = run(box, job, served_by)
        ended.append(outcome.ended)
        return outcome

    monkeypatch.setattr(judge.Bubblewrap, "run", watched)
    found = graded(lstm_step=STEP + "    while True: pass\n")
    assert statuses(found) == {"lstm_step": "timeout", "lstm_sequence": "passed"}
    assert ended.count("timeout") == 1


def test_a_wrong_sequence_stays_wrong_and_keeps_its_own_message(graded: Callable, wrong: Callable) -> None:
    found = graded(lstm_step=WRONG_STEP, lstm_sequence=wrong("lstm-sequence", "backwards"))
    assert statuses(found) == {"lstm_step": "wrong", "lstm_sequence": "wrong"}
    assert "rests on" not in found["lstm_sequence"].message


def test_without_a_box_the_learners_own_is_used_and_the_page_says_so(graded: Callable) -> None:
    found = graded(lstm_step=WRONG_STEP, boxed=False)
    assert statuses(found) == {"lstm_step": "wrong", "lstm_sequence": "wrong"}
    assert "judged with your own `lstm_step`" in found["lstm_sequence"].message


LOOKS_FOR_SOURCE = """
    import gc, glob, inspect, linecache, os, sys
    seen = []
    for name in ("lstm_step", "lstm_sequence"):
        one = globals().get(name)
        if one is not None:
            try:
                seen.append(inspect.getsource(one))
            except Exception:
                pass
    seen += ["".join(lines) for _, _, lines, _ in linecache.cache.values()]
    seen += [one for one in gc.get_objects() if isinstance(one, str)]
    for path in glob.glob("/tmp/**", recursive=True):
        if os.path.isfile(path):
            seen.append(open(path, errors="replace").read())
    marks = ["1 / (1 " + "+ np.exp", "np.split" + "(blocks"]
    print([mark for text in seen for mark in marks if mark in text])
"""


def test_what_names_another_function_sees_none_of_its_source(graded: Callable, key: classroom.Key) -> None:
    """`if 0: lstm_step` brought the reference's source into the box; here the looking itself is the only text with these marks."""
    sequence = SEQUENCE + "    if 0: lstm_step\n" + LOOKS_FOR_SOURCE + "    return x, x\n"
    found = graded(lstm_step=WRONG_STEP, lstm_sequence=sequence)
    assert found["lstm_sequence"].status == "wrong" and found["lstm_sequence"].points == 0
    solution = key.exercises["lstm-step"].solution
    for result in found.values():
        body = solution.split("### BEGIN", 1)[-1].splitlines()[2:6]
        assert not any(line.strip() and line.strip() in result.printed for line in body)
    assert found["lstm_sequence"].printed.startswith("[]"), found["lstm_sequence"].printed


@pytest.mark.parametrize(
    ("parameters", "call"),
    [
        ("weight_ih, weight_hh, bias, x, h, c", "weight_ih, weight_hh, bias, x_t, h, c"),
        ("weight_ih, weight_hh, bias, x, h, c", "x=x_t, c=c, h=h, bias=bias, weight_ih=weight_ih, weight_hh=weight_hh"),
        ("inputs, hidden, memory, w, u, b, scale=1", "x_t, b=bias, memory=c, hidden=h, w=weight_ih, u=weight_hh"),
        ("inputs, hidden, memory, w, u, b", "x_t, h, c, weight_ih, weight_hh, bias"),
    ],
)
def test_values_come_to_whoever_calls_it_by_their_own_names(graded: Callable, parameters: str, call: str) -> None:
    first, second = (parameters.split(", ")[place] for place in ((4, 5) if parameters.startswith("w") else (1, 2)))
    step = f"def lstm_step({parameters}):\n    return {second}, {first}\n"
    found = graded(lstm_step=step, lstm_sequence=LOOP.replace("x_t, h, c, weight_ih, weight_hh, bias", call))
    assert statuses(found) == {"lstm_step": "wrong", "lstm_sequence": "passed"}, found["lstm_sequence"]
    assert "rests on `lstm_step`" in found["lstm_sequence"].message


STORES = """
    import glob, linecache, os
    kept = os.path.exists("/tmp/kept")
    with open("/tmp/kept", "a") as file:
        for _, _, lines, _ in list(linecache.cache.values()):
            file.write("".join(lines))
    if kept:
        print("something was kept")
"""
EXECUTES = """
    import glob, os
    names = {}
    for path in filter(os.path.isfile, glob.glob("/tmp/*")):  # the course itself may lie below /tmp
        exec(open(path).read(), names)
    if "lstm_sequence" in names:
        return names["lstm_sequence"](x, h, c, weight_ih, weight_hh, bias)
"""


def test_what_one_exercise_stores_another_does_not_find(graded: Callable) -> None:
    step = (
        STEP
        + "    if 0: lstm_sequence\n"
        + STORES.replace("kept = os.path.exists", "kept = 0 and os.path.exists")
        + "    return h, c\n"
    )
    sequence = SEQUENCE + EXECUTES + "    return x, x\n"
    found = graded(lstm_step=step, lstm_sequence=sequence)
    assert statuses(found) == {"lstm_step": "wrong", "lstm_sequence": "wrong"}
    assert sum(one.points for one in found.values()) == 4, "the third exercise's"


def test_two_that_only_call_each_other_earn_nothing(graded: Callable) -> None:
    found = graded(lstm_step=BY_THE_SEQUENCE, lstm_sequence=LOOP)
    assert found["lstm_step"].points == found["lstm_sequence"].points == 0
    assert all("call each other" in found[name].message for name in ("lstm_step", "lstm_sequence"))


def test_a_circle_over_a_helper_is_one_too(graded: Callable) -> None:
    helper = "def helper(*given):\n    return lstm_sequence(*given)\n"
    step = BY_THE_SEQUENCE.replace("lstm_sequence(", "helper(")
    found = graded(
        helper,
        lstm_step=step,
        lstm_sequence=SEQUENCE + "    return lstm_step(x[0], h, c, weight_ih, weight_hh, bias)\n",
    )
    assert found["lstm_step"].points == found["lstm_sequence"].points == 0


@pytest.mark.parametrize("sequence", [None, SEQUENCE + "    return x, x\n"])
def test_a_step_is_not_answered_by_what_is_built_upon_it(graded: Callable, sequence: str | None) -> None:
    found = graded(lstm_step=BY_THE_SEQUENCE, lstm_sequence=sequence)
    assert found["lstm_step"].points == found["lstm_sequence"].points == 0


def test_a_right_sequence_of_ones_own_may_be_called(graded: Callable, key: classroom.Key) -> None:
    """No rule forbids it: who has written the whole run by hand has the step too."""
    step = key.exercises["lstm-step"].solution.replace("lstm_step", "own_step")
    found = graded(step, lstm_step=BY_THE_SEQUENCE, lstm_sequence=LOOP.replace("lstm_step(", "own_step("))
    assert statuses(found) == {"lstm_step": "passed", "lstm_sequence": "passed"}


def test_nothing_of_the_key_is_in_a_learners_job(
    graded: Callable, key: classroom.Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every packet that goes to a box with learner's code, served or not, is free of the solutions."""
    seen: list[bytes] = []
    run = judge.Bubblewrap.run

    def watched(box: judge.Bubblewrap, job: judge.Job, served_by: dict | None = None) -> judge.Outcome:
        seen.append(repr(job.pieces).encode())
        return run(box, job, served_by)

    monkeypatch.setattr(judge.Bubblewrap, "run", watched)
    graded(lstm_step=WRONG_STEP, lstm_sequence=SEQUENCE + "    if 0: lstm_step\n    return x, x\n")
    assert len(seen) >= 4
    lines = [line.strip() for line in key.exercises["lstm-step"].solution.splitlines() if "blocks" in line]
    assert lines and not any(line.encode() in packet for line in lines for packet in seen)

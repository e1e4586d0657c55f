"""A wrong answer's own run: it does what it did, and what it makes on its way says where it goes wrong first."""

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from helpers import judge
from helpers.content import course
from helpers.judge.inside import NOTED, Notes
from helpers.judge.suspects import instrumented

EXERCISES = {one.id: one for lesson in course().lessons.values() for one in judge.exercises(lesson).values()}

ANSWERS = {
    "comprehensions": """
def f(x):
    return sum([a * b for a, b in zip(x, x[1:]) if a > 0]) + max({-k: 1 for k in x})
""",
    "a generator": """
def f(x):
    def g():
        for a in x:
            yield a + 1
    return list(g())
""",
    "a closure": """
def f(x):
    n = 0
    def add(a):
        nonlocal n
        n += a
    for a in x:
        add(a)
    return n
""",
    "a lambda": """
s = lambda a, k=2: 1 / (1 + a * k)
def f(x):
    return [s(-a) for a in x]
""",
    "a class": """
class Cell:
    size = 2 + 1
    def __init__(self, x):
        self.x = x * self.size
    @property
    def y(self):
        return self.x[0] + 1
def f(x):
    return Cell(x).y
""",
    "a decorator": """
import functools
@functools.lru_cache(maxsize=2 + 2)
def g(a, b=1 + 1):
    return a * b
def f(x):
    return g(x[0])
""",
    "match": """
def f(x):
    match x:
        case [a, *rest] if a + 1 > 0:
            y = a * 2
        case _:
            y = 0
    return y
""",
    "try and with": """
import contextlib
def f(x):
    try:
        y = x[100] + 1
    except IndexError as error:
        y = len(str(error)) - 1
    with contextlib.suppress(ValueError):
        y += int('a')
    return y
""",
    "stars and texts": """
def f(x, *more, **named):
    a, *b = [*x, 1 - 2]
    first, (second, third) = a, (b[0], b[1])
    return f'{a + 1:{2 + 3}}', b, dict(**named, k=-a), third
""",
    "a walrus": """
def f(x):
    return (n := len(x) + 1) * n if (m := x[0] - 1) else m
""",
    "slices": """
def f(x):
    y = list(x)
    y[1:2] = [y[0] + 1]
    del y[0]
    y[-1] += 5
    return y[::-1]
""",
    "a while": """
def f(x):
    total, k = 0, 0
    while True:
        total += x[k] ** 2
        k += 1
        if k == len(x):
            break
    else:
        total = 0
    return total
""",
    "types": """
def f(x: 'list[int]') -> 'int':
    y: int = x[0] + 1
    z: int
    z = -y
    return z
""",
    "changed in place": """
def f(x):
    x[0] += 1
    x.append(x[0] * 2)
    return x
""",
    "globals": """
N = 3 + 4
def f(x):
    global N
    N = N + x[0]
    return N
""",
}


def defined(text: str, names: dict[str, Any]) -> Callable:
    scope: dict[str, Any] = {"__name__": "notebook", **names}
    exec(compile(text, "answer", "exec"), scope)
    return scope["f"]


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_an_instrumented_answer_does_what_it_did(text: str) -> None:
    ((label, line, watched),), names = instrumented([("cell", 3, text)])
    assert (label, line) == ("cell", 3)
    notes = Notes()
    before, after = [5, 2, 7], [5, 2, 7]
    assert defined(watched, {NOTED: notes.note})(after) == defined(text, {})(before)
    assert after == before
    assert notes.made
    assert {place for place, _ in notes.made} <= set(range(len(names)))


def test_what_is_made_is_noted_as_it_is_then() -> None:
    text = "def f(x):\n    y = x * 2\n    y += 1\n    i, (j, k) = y, (1, [y, y])\n    return np.tanh(y)[0]"
    ((_, _, watched),), names = instrumented([("cell", 1, text)])
    notes = Notes()
    found = defined(watched, {NOTED: notes.note, "np": np})(np.array([1.0, 2.0]))
    made = notes.taken()
    assert notes.made == []
    by_name = {name: [value for place, value in made if names[place] == name] for name in names}
    assert [value.tolist() for value in by_name["y"]] == [[2, 4], [3, 5]]
    assert by_name["j"] == [1]
    assert np.array(by_name["k"][0]).tolist() == [[3, 5], [3, 5]]
    assert any(np.ndim(value) == 0 and value == found for _, value in made)


def test_what_is_no_number_or_too_much_is_let_go_by() -> None:
    notes = Notes()
    for value in ("text", None, np, {"a": 1}, np.zeros(10_000), [1] * 1000, ["a"], [], object(), np.array(["a"])):
        assert notes.note(0, value) is value
    assert notes.made == []
    for number in range(10_000):
        notes.note(0, number)
    assert len(notes.made) < 1_000


def test_an_answer_of_deep_nesting_is_not_looked_at() -> None:
    deep = "def f(x):\n    return " + "-" * 5000 + "x"
    with pytest.raises((RecursionError, SyntaxError, MemoryError)):
        instrumented([("cell", 1, deep)])


# What is said


def said(ident: str, *edits: tuple[str, str], run: Callable[[judge.Job], judge.Outcome] = judge.run_in_box) -> str:
    exercise, text = EXERCISES[ident], EXERCISES[ident].solution
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return judge.check(exercise, judge.collect(exercise.function, exercise.cells_with(text)), run=run).message


OTHERWISE = """
def rnn_step(x, h, weight_ih, weight_hh, bias):
    total = bias + np.dot(h, weight_hh.T) + np.dot(x, weight_ih.T)
    up, down = np.exp(total), np.exp(-total)
    return (up - down) / (up - down + 1)
"""


def test_an_answer_in_another_form_is_told_what_is_right_and_what_is_first_wrong() -> None:
    exercise = EXERCISES["rnn-step"]
    verdict = judge.check(exercise, judge.collect("rnn_step", exercise.cells_with(OTHERWISE)))
    assert "Right so far in your run: " in verdict.message
    assert "the sum. Look at how you make the new h." in verdict.message


def test_what_is_made_right_and_not_returned_is_named() -> None:
    message = said("lstm-step", ("return h_new, c_new", "return h_new, 2 * c_new"))
    assert "h is right" in message
    assert "Look at how you return the new c: it is made right, and something else is returned." in message


def test_what_is_put_under_another_name_counts_as_wrong() -> None:
    swapped = ("c_new = f", "i, f = f, i; c_new = f")
    message = said("lstm-step", swapped, ("np.tanh(c_new)", "(c_new - c_new**3 / 5)"))
    assert "Look at how you make the input gate or the forget gate." in message


def test_where_nothing_is_known_to_be_right_nothing_is_said_of_it() -> None:
    """With wrong sums every gate is wrong; none of them is accused, but what they are all made of."""
    message = said("lstm-step", ("+ bias", "- 0.3 * bias * x.shape[0] ** 2"))
    assert "gate" not in message


@pytest.mark.parametrize(
    "made",
    [
        [["a", {"array": 0}]],
        [[10**9, 1.0]],
        [[0, {"array": 99, "type": "float64", "shape": [1]}]],
        [[0, {"other": 3}]],
        "text",
        {"0": 1},
        [[0]],
        [[True, None]],
        [[0, {"list": [{"list": "x"}]}]],
    ],
    ids=str,
)
def test_a_forged_run_changes_no_verdict_but_its_words(made: Any) -> None:
    exercise = EXERCISES["lstm-step"]
    answer = judge.collect(
        exercise.function, exercise.cells_with(exercise.solution.replace("np.tanh(g)", "np.tanh(3 * g)"))
    )

    def run(job: judge.Job) -> judge.Outcome:
        outcome = judge.run_in_box(job)
        if not job.noted:
            return outcome
        return replace(outcome, records=tuple(({**record, "made": made}, arrays) for record, arrays in outcome.records))

    forged, own = judge.check(exercise, answer, run=run), judge.check(exercise, answer)
    assert (forged.status, forged.points, forged.tests, forged.case) == (own.status, own.points, own.tests, own.case)
    assert "the candidate" in forged.message


def test_an_answer_that_calls_for_notes_itself_is_as_wrong_as_ever() -> None:
    """Where it counts there is no such name."""
    exercise = EXERCISES["lstm-step"]
    text = exercise.solution.replace("    i, f, g, o", f"    {NOTED}(0, h)\n    i, f, g, o")
    assert ast.parse(text)
    verdict = judge.check(exercise, judge.collect(exercise.function, exercise.cells_with(text)))
    assert verdict.status == "error"
    assert NOTED in verdict.message


def test_no_job_tells_what_is_right_the_second_either() -> None:
    exercise = EXERCISES["lstm-step"]
    jobs: list[judge.Job] = []

    def run(job: judge.Job) -> judge.Outcome:
        jobs.append(job)
        return judge.run_in_box(job)

    said("lstm-step", ("np.tanh(g)", "np.tanh(3 * g)"), run=run)
    first, second = jobs
    assert second.noted
    assert set(dict(second.cases)) <= set(dict(first.cases))
    for ident, given in second.cases:
        assert all(np.array_equal(mine, its) for mine, its in zip(given, dict(first.cases)[ident], strict=True))
    assert len(second.cases) <= 4
    assert exercise.solution not in "".join(text for _, _, text in second.pieces)
    jobs.clear()
    assert "agrees" in said("lstm-step", run=run)
    assert len(jobs) == 1, "a right answer runs once"

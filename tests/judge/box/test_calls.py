"""What another exercise computes is served as values: right ones, bounded, and never as source."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from helpers import judge
from helpers.judge.inside import items_of, restore

pytestmark = pytest.mark.slow

SECRET = "quetzal_obsidian"
PART = f"""
import numpy as np

def part(a, b):
    {SECRET} = a @ b
    if a.ndim != 2:
        raise ValueError("a needs two axes")
    return {SECRET} + 1, float({SECRET}.sum()), None
"""
OTHER = "def other(a):\n    return -a\n"


@pytest.fixture(scope="module")
def boxes() -> Iterator[tuple[judge.Bubblewrap, judge.Bubblewrap]]:
    """One for the learner's code, one for the course's."""
    with judge.Bubblewrap() as mine, judge.Bubblewrap() as course:
        yield mine, course


def job(function: str, source: str, *cases: tuple, seconds: float = 5.0) -> judge.Job:
    named = tuple((f"case {n}", inputs) for n, inputs in enumerate(cases))
    return judge.Job(function, (("a cell", 1, source),), named, ("numpy",), seconds)


@pytest.fixture
def run(boxes: tuple[judge.Bubblewrap, judge.Bubblewrap]) -> Callable[..., judge.Outcome]:
    """Runs lines as `f(x)` in the learner's box, where `part(a, b)` and `other(a)` are served."""

    def run(*lines: str, x: np.ndarray | None = None, seconds: float = 5.0) -> judge.Outcome:
        mine, course = boxes
        source = "import numpy as np\ndef f(x):\n" + "\n".join(f"    {line}" for line in lines)
        asking = job("f", source, (np.eye(3) if x is None else x,), seconds=seconds)
        asking = replace(asking, served=(("part", ("a", "b"), (0, 1), (0, 1)), ("other", ("a",), (0,), (0,))))
        with course.serving([job("part", PART), job("other", OTHER)], seconds) as served_by:
            return mine.run(asking, served_by)

    return run


def returned(outcome: judge.Outcome) -> list[Any]:
    ((record, arrays),) = outcome.records
    assert "raised" not in record, record
    return [restore(one, arrays) for one in items_of(record["returned"])]


def raised(outcome: judge.Outcome) -> dict:
    return outcome.records[0][0]["raised"]


def test_values_are_the_functions_own(run: Callable) -> None:
    x = np.random.default_rng(0).normal(size=(4, 4))
    matrix, total, negative = returned(run("a, b, nothing = part(x, b=x.T)", "return a, b, other(x)", x=x))
    assert np.array_equal(matrix, x @ x.T + 1) and total == (x @ x.T).sum() and np.array_equal(negative, -x)
    assert returned(run("return part(x, x)[2] is None"))[0]


def test_many_calls_keep_their_order(run: Callable) -> None:
    (sums,) = returned(run("return np.array([other(x * n).sum() for n in range(300)])"))
    assert np.array_equal(sums, -3 * np.arange(300.0))


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("part(x[0], x)", "ValueError", "a needs two axes"),
        ("part(x, x[:2])", "ValueError", "matmul"),
        ("part(x)", "TypeError", "missing required arguments: b"),
        ("part(x, x, x)", "TypeError", "takes 2 arguments but 3 were given"),
        ("part(x, c=x)", "TypeError", "unexpected keyword argument 'c'"),
        ("part(x, a=x)", "TypeError", "multiple values for argument 'a'"),
        ("part(x, 'text')", "TypeError", "b holds <U4"),
        ("part(x, object())", "TypeError", "b holds object"),
        ("other(np.ones(3 << 20))", "ValueError", "at most 8 are taken"),
    ],
)
def test_a_wrong_call_raises_what_the_function_would(run: Callable, line: str, kind: str, text: str) -> None:
    error = raised(run(f"return {line}"))
    assert error["type"] == kind and text in error["text"]
    assert SECRET not in repr(error)


def test_an_error_can_be_caught_and_the_next_call_is_answered(run: Callable) -> None:
    lines = ["try:", "    part(x[0], x)", "except ValueError:", "    return other(x)"]
    assert np.array_equal(returned(run(*lines))[0], -np.eye(3))


def test_the_source_is_nowhere(run: Callable) -> None:
    """In no object that can be reached, no file, no descriptor, and not in this process's memory."""
    lines = [
        "import ctypes, gc, glob, linecache, os, sys",
        "part(x, x)",
        f"word = {SECRET[:7]!r} + {SECRET[7:]!r}",
        "seen = [one for one in gc.get_objects() if isinstance(one, str) and word in one and one != word]",
        "seen += [text for _, _, found, _ in linecache.cache.values() for text in found if word in text and 'word' not in text]",
        "names = [code.co_names + code.co_varnames for code in [part.__code__]]",
        "for path in glob.glob('/box/**', recursive=True) + glob.glob('/tmp/**', recursive=True):",
        "    if os.path.isfile(path) and word in open(path, errors='replace').read():",
        "        seen.append(path)",
        "print(seen, [word in name for group in names for name in group])",
        "return x",
    ]
    outcome = run(*lines)
    assert outcome.printed.startswith("[] [False"), outcome


def test_garbage_on_the_pipes_costs_the_answer_alone(
    run: Callable, boxes: tuple[judge.Bubblewrap, judge.Bubblewrap]
) -> None:
    lines = ["import os", "for fd in range(3, 16):", "    try:", "        os.write(fd, b'\\xff' * 4096)"]
    lines += ["    except OSError:", "        pass", "return part(x, x)"]
    outcome = run(*lines, seconds=1)
    assert outcome.ended in ("timeout", "exit", "finished")
    assert not any("returned" in record for record, _ in outcome.records)
    assert np.array_equal(returned(run("return other(x)"))[0], -np.eye(3))


def test_who_never_takes_the_answers_holds_nobody_up(run: Callable) -> None:
    lines = ["import os, threading, time", "for _ in range(9):"]
    lines += ["    threading.Thread(target=lambda: other(np.ones(100_000)), daemon=True).start()", "os._exit(0)"]
    run(*lines)
    assert np.array_equal(returned(run("return other(x)"))[0], -np.eye(3))


def test_a_function_that_hangs_costs_the_time_limit(boxes: tuple[judge.Bubblewrap, judge.Bubblewrap]) -> None:
    mine, course = boxes
    asking = replace(
        job("f", "def f(x):\n    return slow(x)", (np.ones(1),), seconds=1.0), served=(("slow", ("a",), (0,), (0,)),)
    )
    with course.serving([job("slow", "def slow(a):\n    while True: pass")], 1.0) as served_by:
        assert mine.run(asking, served_by).ended == "timeout"
    with course.serving([job("slow", "def slow(a):\n    return a")], 1.0) as served_by:
        assert mine.run(asking, served_by).ended == "finished"

"""A course of one lesson with one small exercise, to try the judge on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from helpers import judge
from helpers.content import Course

LESSON = '''---
course:
  title: Toy
  one_line: A toy.
  sittings:
    - title: One
      minutes: 1
  concepts: [adding]
---

```{code-cell}
:label: open

import numpy as np

print("an experiment")
```

```{code-cell}
:label: mix
:exercise: mix

def mix(x, y):
    """Returns a and b."""
    ### BEGIN SOLUTION
    a = 2 * x + y
    b = x - y
    return a, b
    ### END SOLUTION
```
'''

EXERCISES = """
import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe


def mix(x, y):
    return 2 * x + y, x - y


def cases(rng):
    return [Case(f"size {n}", {"x": rng.normal(size=n), "y": rng.normal(size=n)}) for n in (1, 2, 3)]


def probes(rng):
    x, zero = rng.normal(size=2), np.zeros(2)
    return [
        Probe("what x does", Case("no x", {"x": zero, "y": x})),
        Probe("what y does", Case("no y", {"x": x, "y": zero})),
    ]


EXERCISES = [
    Exercise(
        id="mix",
        function="mix",
        parameters=("x", "y"),
        returns=("a", "b"),
        points=4,
        concept="adding",
        oracle=mix,
        cases=cases,
        probes=probes,
        parts={"what x does": "With x at zero you are right.", "what y does": "With y at zero you are right."},
        hints=("one", "two", "three"),
        mistakes=(
            Mistake("x-once", "It looks as if x counted once.", edit=("2 * x", "x")),
            Mistake("signs", "Both signs are turned.", edit=(("2 * x + y", "2 * x - y"), ("b = x - y", "b = x + y"))),
            Mistake("loop", "It counts.", source="def mix(x, y):\\n    return [x + n for n in range(2)]\\n"),
        ),
        time_limit=30.0,
    )
]
"""


def write(where: Path, *changes: tuple[str, str], lesson: str = LESSON) -> Course:
    """Writes the toy course, with replacements in its exercises/mix.py."""
    folder = where / "01_toy"
    folder.mkdir(exist_ok=True)
    (where / "concepts.yaml").write_text("concepts:\n  - {id: adding, name: Adding, definition: To add.}\n")
    (folder / "lesson.md").write_text(lesson)
    text = EXERCISES
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "exercises").mkdir(exist_ok=True)
    (folder / "exercises" / "mix.py").write_text(text)
    return Course(where)


@pytest.fixture
def write_course(tmp_path: Path) -> Callable[..., Course]:
    """Writes the toy course in a folder of the test's own."""
    return partial(write, tmp_path)


@pytest.fixture(scope="session")
def mix(tmp_path_factory: pytest.TempPathFactory) -> judge.Exercise:
    """The toy exercise, read once: nothing changes it, so what is right on its cases is computed once too."""
    return judge.exercises(write(tmp_path_factory.mktemp("toy")).lesson("toy"))["mix"]


@pytest.fixture
def box() -> Callable[[judge.Job], judge.Outcome]:
    """Where `check` runs an answer: a learner's box. A module about verdicts, not boxes, takes the warm one."""
    return judge.run_in_box


@pytest.fixture
def check(mix: judge.Exercise, box: Callable[[judge.Job], judge.Outcome]) -> Callable[..., judge.Verdict]:
    """Checks a cell that defines `mix`, with others before it."""

    def run(
        source: str, *others: str, known: tuple[str, ...] = (), seed: int = 0, seconds: float = 30.0
    ) -> judge.Verdict:
        cells = [("start", "import numpy as np"), *(("another cell", other) for other in others), ("my cell", source)]
        exercise = replace(mix, time_limit=seconds)
        return judge.check(exercise, judge.collect("mix", cells, mix.grants, known), seed, box)

    return run

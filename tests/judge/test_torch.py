"""An exercise may grant torch: in both boxes and in a class; its import is nobody's time, and only what it requires comes along."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import authoring, classroom, judge
from helpers.content import Course
from helpers.judge.box._packages import folders_of, modules_of
from tests.judge.values_course import write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return write(tmp_path_factory.mktemp("torch"), "fit")


@pytest.fixture(scope="module")
def fit(course: Course) -> judge.Exercise:
    return judge.exercises(course.lesson("values"))["fit"]


@pytest.fixture(scope="module")
def box(fit: judge.Exercise) -> Iterator[judge.Bubblewrap]:
    with judge.Bubblewrap(fit.grants) as box:
        yield box


def answer(fit: judge.Exercise, *edits: tuple[str, str]) -> judge.Submission:
    text = fit.solution
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return judge.collect("fit", fit.cells_with(text), fit.grants)


def first_line(line: str) -> tuple[str, str]:
    return "def fit(x, y, noise):\n", f"def fit(x, y, noise):\n    {line}\n"


def test_the_self_check_gives_torch_the_time_that_it_takes(fit: judge.Exercise) -> None:
    """Its import alone takes longer than this time limit."""
    verdict = judge.check(replace(fit, time_limit=1.0), answer(fit))
    assert verdict.status == "passed", verdict
    verdict = judge.check(replace(fit, time_limit=1.0), answer(fit, first_line("while True: pass")))
    assert verdict.status == "timeout", verdict


WRONG = [
    ("lr=0.1", "lr=0.2", "wrong", "weight and loss are off"),
    ("return weight,", "return weight.detach().numpy(),", "wrong", "weight should be a torch tensor, and yours is an array"),
    ("loss.item()", "loss", "wrong", "loss should be a number, and yours is a torch tensor"),
    ("dtype=x.dtype, ", "", "error", "RuntimeError"),
    (*first_line("x += 1"), "wrong", "changes what it was given: `x`"),
    (*first_line("torch.ones(1 << 29)"), "error", "memory"),
    (*first_line("import helpers"), "error", "`helpers` stays outside of a check"),
    (*first_line("import lessons"), "error", "`lessons` stays outside of a check"),
    (*first_line("import pydantic"), "error", "`pydantic` stays outside of a check"),
    (*first_line("torch.manual_seed(0); noise = None"), "wrong", "weight and loss are off"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "status", "message"), WRONG)
def test_wrong_answers_are_said(
    fit: judge.Exercise, box: judge.Bubblewrap, old: str, new: str, status: str, message: str
) -> None:
    verdict = judge.check(fit, answer(fit, (old, new)), run=box.run)
    assert verdict.status == status, verdict
    assert message in verdict.message


RIGHT = [
    "import sympy, typing_extensions, numpy.linalg",
    "torch.ones(1 << 26)",  # half of the memory that a check has
    "assert torch.get_num_threads() == 1",
]


@pytest.mark.parametrize("line", RIGHT)
def test_what_torch_requires_and_room_to_work_come_along(fit: judge.Exercise, box: judge.Bubblewrap, line: str) -> None:
    verdict = judge.check(fit, answer(fit, first_line(line)), run=box.run)
    assert verdict.status == "passed", verdict


def test_each_job_has_random_states_of_its_own_and_leaves_nothing_behind(box: judge.Bubblewrap) -> None:
    source = (
        "import os, random\nimport numpy as np\nimport torch\ndef f():\n    torch.left = getattr(torch, 'left', 0) + 1\n"
        "    files = sorted({*os.listdir('/tmp'), *os.listdir('/box/tmp')})\n    open('/tmp/left', 'w').close()\n"
        "    return torch.left, files, random.random(), np.random.random(), torch.rand(1).item()\n"
    )
    job = judge.Job("f", (("a cell", 1, source),), (("one", ()),), ("numpy", "torch"), 20.0)
    one, two = (box.run(job).records[0][0]["returned"]["tuple"] for _ in range(2))
    # Where the course itself lies in /tmp, the way to it is there, and nothing else.
    ways = {Path(place).parts[2] for place in (sys.prefix, sys.base_prefix) if Path(place).is_relative_to("/tmp")}
    assert one[:2] == two[:2] == [1, {"list": sorted(ways)}]
    assert not set(one[2:]) & set(two[2:])


def test_the_modules_of_a_package_are_its_own_and_those_that_it_requires() -> None:
    found = modules_of(("torch",))
    assert {"torch", "typing_extensions", "sympy", "mpmath"} <= set(found)
    assert not {"helpers", "lessons", "pydantic", "IPython", "matplotlib"} & set(found)
    assert modules_of(("numpy",)) == ["numpy"]
    assert folders_of(("typing_extensions",)) == folders_of(("numpy",))
    with pytest.raises(ModuleNotFoundError, match="'nowhere', which is not installed"):
        folders_of(("nowhere",))


def test_a_class_is_graded(course: Course, tmp_path: Path) -> None:
    lesson = course.lesson("values")
    settings = classroom.Settings(assignment="torch", title="Torch", seed=3, widgets=False, exercises={"fit": 2.0})
    key = classroom.assign(lesson, settings, tmp_path / "assignment", authoring.derive(lesson).learner)
    right = key.exercises["fit"].solution
    for text, status in ((right, "passed"), (right.replace("lr=0.1", "lr=0.2"), "wrong")):
        (found,) = classroom.grade(classroom.Work((("fit", text),), ("fit",), 3), key.bundle)
        assert found["status"] == status, found

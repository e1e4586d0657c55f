"""The same cells get the same verdict from a check in the kernel and from grading, and it is the right one."""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers import judge
from helpers.content import course
from tests.judge import warm_box

pytestmark = pytest.mark.slow

LESSON = course().lesson("introduction-to-lstm")
EXERCISES = judge.exercises(LESSON)
STEP, SEQUENCE, BIAS = (EXERCISES[name] for name in ("lstm-step", "lstm-sequence", "forget-bias-for-half-life"))
RIGHT = "def forget_bias(steps):\n    f = 0.5 ** (1 / steps)\n    return np.log(f / (1 - f))"
OTHER = RIGHT.replace("forget_bias", "mine")
HALF = "def forget_bias(steps):\n    f = HALF[0] ** (1 / steps)\n    return np.log(f / (1 - f))"
STEP_RIGHT = STEP.solution
NP = "import numpy as np"
LOUD = "def loud(f):\n    def inner(*values):\n        return f(*values)\n    return inner"


def step(text: str, new: str, source: str = STEP_RIGHT) -> str:
    assert text in source
    return source.replace(text, new)


def reordered() -> str:
    """The step with its parameters in another order, under their names."""
    return step("(x, h, c, weight_ih, weight_hh, bias)", "(weight_ih, weight_hh, bias, x, h, c)")


def renamed(source: str, **names: str) -> str:
    class Renamer(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.Name:
            return ast.Name(names.get(node.id, node.id), node.ctx)

        def visit_arg(self, node: ast.arg) -> ast.arg:
            return ast.arg(names.get(node.arg, node.arg))

    return ast.unparse(Renamer().visit(ast.parse(source)))


PASSED: dict[str, tuple[judge.Exercise, list[str]]] = {
    "the solution": (BIAS, [NP, RIGHT]),
    "a shell line over several": (BIAS, ["!true -q \\\n  numpy\n" + NP, RIGHT]),
    "indented as a whole": (BIAS, [NP, "    " + RIGHT.replace("\n", "\n    ")]),
    "pasted prompts": (BIAS, [NP, ">>> " + RIGHT.replace("\n", "\n... ")]),
    "timed": (BIAS, [NP, "%%time\n" + RIGHT]),
    "profiled": (BIAS, [NP, "%%prun -q\n" + RIGHT]),
    "captured": (BIAS, [NP, "%%capture\n" + RIGHT]),
    "a magic inside": (BIAS, [NP, RIGHT.replace("    f = ", "    %time 1\n    f = ")]),
    "an alias": (BIAS, [NP, OTHER, "forget_bias = mine"]),
    "an alias of an alias": (BIAS, [NP, OTHER, "other = mine", "forget_bias = other"]),
    "the starter, and an alias": (BIAS, [NP, BIAS.starter, OTHER, "forget_bias = mine"]),
    "a list that is sorted": (BIAS, [NP, "HALF = [3, 0.5]", "HALF.sort()", HALF]),
    "a list that grows": (BIAS, [NP, "HALF = []", "HALF.append(0.5)", HALF]),
    "a dict filled by a loop": (BIAS, [NP, "HALF = {}\nfor n in range(2):\n    HALF[n] = (n + 1) / 2", HALF]),
    "a dict that is updated": (BIAS, [NP, "HALF = {0: 2}\nHALF.update({0: 0.5})", HALF]),
    "an array that is changed in place": (
        BIAS,
        [NP, "HALF = np.ones((2, 2))\nnp.fill_diagonal(HALF, 0.5)", HALF.replace("[0]", "[0, 0]")],
    ),
    "a class that is patched": (
        BIAS,
        [
            NP,
            "class Unit:\n    pass",
            RIGHT.replace("def forget_bias(", "def forward(self, "),
            "Unit.forward = forward",
            "def forget_bias(steps):\n    return Unit().forward(steps)",
        ],
    ),
    "changed after the function": (BIAS, [NP, "HALF = [9]", HALF, "HALF[0] = 0.5"]),
    "a star import": (BIAS, ["from numpy import *", RIGHT.replace("np.", "")]),
    "annotations of the future": (
        BIAS,
        ["from __future__ import annotations\n" + NP, RIGHT.replace("(steps)", "(steps: Unheard) -> AlsoUnheard")],
    ),
    "a decorator without wraps": (
        BIAS,
        [NP, LOUD, "@loud\n" + RIGHT],
    ),
    "a decorator with wraps": (
        BIAS,
        [
            NP,
            "from functools import wraps\n" + LOUD.replace("    def", "    @wraps(f)\n    def"),
            "@loud\n" + RIGHT,
        ],
    ),
    "a static method by another name": (
        BIAS,
        [NP, "class Unit:\n    @staticmethod\n    " + RIGHT.replace("\n", "\n    "), "forget_bias = Unit.forget_bias"],
    ),
    "another name for the parameter": (BIAS, [NP, RIGHT.replace("steps", "half_life")]),
    "parameters in another order": (STEP, [NP, reordered()]),
    "parameters with other names": (STEP, [NP, renamed(STEP_RIGHT, x="inputs", h="hidden", c="memory", bias="b")]),
    "parameters with defaults": (STEP, [NP, step("bias):", "bias=None, scale=1):")]),
    "a named tuple, made": (
        STEP,
        [
            NP,
            "from collections import namedtuple\nState = namedtuple('State', 'h c')",
            step("return h_new, c_new", "return State(h_new, c_new)"),
        ],
    ),
    "a named tuple, a class": (
        STEP,
        [
            NP,
            "from typing import NamedTuple\nclass State(NamedTuple):\n    h: np.ndarray\n    c: np.ndarray",
            step("return h_new, c_new", "return State(h_new, c_new)"),
        ],
    ),
    "a list": (STEP, [NP, step("return h_new, c_new", "return [h_new, c_new]")]),
    "a sequence that rests on an alias": (
        SEQUENCE,
        [NP, STEP_RIGHT.replace("lstm_step", "unit"), "lstm_step = unit", SEQUENCE.solution],
    ),
    "a sequence whose step has another order": (
        SEQUENCE,
        [
            NP,
            reordered(),
            SEQUENCE.solution.replace(
                "lstm_step(x_t, h, c, weight_ih, weight_hh, bias)", "lstm_step(weight_ih, weight_hh, bias, x_t, h, c)"
            ),
        ],
    ),
    "numbers made by Python's own": (BIAS, [NP, "HALF = list(map(float, '0.5 1'.split()))", HALF]),
    "a seeded generator": (BIAS, [NP, "np.random.seed(1)\nNOISE = np.random.rand(2)\nHALF = NOISE * 0 + 0.5", HALF]),
}
REFUSED: dict[str, tuple[judge.Exercise, list[str], str, str]] = {
    "nothing": (BIAS, [NP], "not attempted|wrong kind", "nothing to check|No cell defines"),
    "the starter": (BIAS, [NP, BIAS.starter], "not attempted", "still as it was"),
    "async": (BIAS, [NP, "async " + RIGHT], "wrong kind", "async function. Write it with `def`"),
    "a lambda": (BIAS, [NP, "forget_bias = lambda steps: steps"], "wrong kind", "a lambda. Write it with `def`"),
    "a class": (BIAS, [NP, "class forget_bias:\n    pass"], "wrong kind", "a class"),
    "a value": (BIAS, [NP, "forget_bias = 3"], "wrong kind", "a value"),
    "no parameters": (BIAS, [NP, RIGHT.replace("(steps)", "()")], "wrong kind", r"takes \(nothing\)"),
    "any number of values": (BIAS, [NP, RIGHT.replace("(steps)", "(*steps)")], "wrong kind", r"takes \(nothing\)"),
    "a keyword that must be given": (
        BIAS,
        [NP, RIGHT.replace("(steps)", "(steps, *, base)")],
        "wrong kind",
        "Nobody gives it base",
    ),
    "changed by a function of their own": (
        BIAS,
        [NP, "HALF = [9]", "def halve(a):\n    a[0] = 0.5", "halve(HALF)", HALF],
        "error",
        "`HALF` is changed after it is made",
    ),
    "changed by a method of their own": (
        BIAS,
        [NP, "HALF = [9]", "def grow():\n    HALF.insert(0, 0.5)", "out = grow()", HALF],
        "error",
        "`HALF` is changed after",
    ),
    "computed by a function of their own": (
        BIAS,
        [NP, "def half():\n    return [0.5]", "HALF = half()", HALF],
        "error",
        "computed by a call",
    ),
    "a library that stays outside": (
        BIAS,
        [NP + "\nimport matplotlib", HALF.replace("HALF[0]", "matplotlib.half")],
        "error",
        "stays outside",
    ),
    "wrong": (BIAS, [NP, RIGHT.replace("0.5", "0.4")], "wrong", ""),
    "wrong by its order": (STEP, [NP, step("(x, h, c, ", "(c, h, x, ", STEP_RIGHT)], "passed", ""),
    "wrong by its names": (
        STEP,
        [NP, renamed(step("(x, h, c, ", "(x, c, h, ", STEP_RIGHT), x="a", h="b", c="d")],
        "wrong|error",
        "",
    ),
    "a function that changes its input": (
        BIAS,
        [NP, RIGHT.replace("    f = ", "    steps *= 1.5\n    f = ")],
        "wrong|error",
        "",
    ),
}


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    """A kernel's shell in this process. One for all tests: each that is made is emptied at the end of the run, which takes a while."""
    with pytest.MonkeyPatch.context() as patch:
        # The shell puts a module of its own there; who forks later needs this one.
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        InteractiveShell.clear_instance()
        one = InteractiveShell.instance()
        one.history_manager.enabled = False
        yield one
        InteractiveShell.clear_instance()


@pytest.fixture(autouse=True)
def shell(kernel: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InteractiveShell:
    """The shell as a new kernel has it, in a folder of the learner's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("own_module", None)
    kernel.extension_manager.unload_extension("autoreload")
    for namespace in (kernel.user_ns, kernel.user_ns_hidden):
        namespace.clear()
    kernel.init_user_ns()
    return kernel


def labelled(sources: list[str]) -> list[tuple[str, str]]:
    return [("a cell of your notebook", source) for source in sources]


def checked(shell: InteractiveShell, exercise: judge.Exercise, sources: list[str], counts: bool) -> judge.Verdict:
    """What a check says after these cells were run, one after another."""
    for source in sources:
        shell.run_cell(source, store_history=False)
    given = shell.user_ns.get(exercise.function)
    return judge.check_function(exercise, given, labelled(sources), shell.user_ns, 7, graded=counts)


def graded(exercise: judge.Exercise, sources: list[str]) -> judge.Verdict:
    """What grading says."""
    answer = judge.answer_in(exercise, labelled(sources), EXERCISES.values())
    return judge.check(exercise, answer, 7, warm_box.run)


@pytest.mark.parametrize("name", PASSED)
def test_a_right_answer_passes_both(shell: InteractiveShell, name: str) -> None:
    exercise, sources = PASSED[name]
    grade = graded(exercise, sources)
    assert grade.status == "passed", grade
    for counts in (False, True):
        mine = checked(shell, exercise, sources, counts)
        assert mine.status == "passed", mine
        assert (mine.message, mine.tests) == (grade.message.replace("mine", "forget_bias"), grade.tests) or not counts


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_right_gets_one_reason_from_both(shell: InteractiveShell, name: str) -> None:
    exercise, sources, statuses, says = REFUSED[name]
    grade = graded(exercise, sources)
    mine = checked(shell, exercise, sources, True)
    for verdict in (grade, mine):
        assert verdict.status in statuses.split("|"), verdict
        assert re.search(says, verdict.message), verdict
    assert (mine.status, mine.mistake) == (grade.status, grade.mistake) or name == "nothing"


MISTAKES = [(exercise.id, mistake.id) for exercise in EXERCISES.values() for mistake in exercise.mistakes]


@pytest.mark.parametrize(("ident", "mistake"), MISTAKES)
def test_every_named_mistake_is_named_by_both(shell: InteractiveShell, ident: str, mistake: str) -> None:
    exercise = EXERCISES[ident]
    (found,) = [one for one in exercise.mistakes if one.id == mistake]
    parts = [one.solution for one in EXERCISES.values() if one.id != ident]
    sources = [NP, *parts, found.wrong_source(exercise.solution)]
    grade, mine = graded(exercise, sources), checked(shell, exercise, sources, True)
    assert (mine.status, mine.mistake, mine.message) == (grade.status, grade.mistake, grade.message)
    assert grade.mistake == mistake


def test_in_a_graded_lesson_the_words_are_those_of_the_grading(shell: InteractiveShell, tmp_path: Path) -> None:
    (tmp_path / "own_module.py").write_text(NP + "\n" + RIGHT)
    imported = [NP, "from own_module import forget_bias"]
    assert checked(shell, BIAS, imported, False).status == "passed"
    for verdict in (checked(shell, BIAS, imported, True), graded(BIAS, imported)):
        assert (
            verdict.status == "wrong kind"
            and "is imported. Write it with `def`, in a cell of your notebook" in verdict.message
        )
    shell.run_cell("forget_bias = None", store_history=False)
    sources = [NP, BIAS.starter, OTHER]
    for source in sources:
        shell.run_cell(source, store_history=False)
    cells = labelled(sources)
    mine = shell.user_ns["mine"]
    assert judge.check_function(BIAS, mine, cells, shell.user_ns, 7).status == "passed"
    verdict = judge.check_function(BIAS, mine, cells, shell.user_ns, 7, graded=True)
    assert verdict.status == "not attempted" and "Grading looks for `forget_bias`" in verdict.message
    sources = [NP, RIGHT, RIGHT.replace("0.5", "0.4")]
    shell.run_cell(sources[1], store_history=False)
    first = shell.user_ns["forget_bias"]
    cells = labelled(sources)
    verdict = judge.check_function(BIAS, first, cells, shell.user_ns, 7, graded=True)
    assert verdict.status == "wrong kind" and "it takes the last one" in verdict.message


RELOADED = [
    "import importlib\nimportlib.reload(own_module)\nfrom own_module import forget_bias",
    "%run own_module.py",
    "%autoreload now",
]


@pytest.mark.parametrize("again", [*RELOADED, "pass"])
def test_a_file_is_read_as_it_is_now(shell: InteractiveShell, tmp_path: Path, again: str) -> None:
    path = tmp_path / "own_module.py"
    path.write_text(NP + "\n" + RIGHT)
    shell.run_cell("%load_ext autoreload", store_history=False)
    start = ["import own_module\nfrom own_module import forget_bias"] if "run" not in again else ["%run own_module.py"]
    assert checked(shell, BIAS, start, False).status == "passed"
    before = path.stat()
    path.write_text(NP + "\n" + RIGHT.replace("0.5", "0.4"))  # of the same length
    os.utime(path, (before.st_atime, before.st_mtime + 2))
    shell.run_cell(again, store_history=False)
    verdict = judge.check_function(BIAS, shell.user_ns["forget_bias"], labelled(start), shell.user_ns, 7)
    assert verdict.status == "wrong", verdict
    path.write_text(NP)
    verdict = judge.check_function(BIAS, shell.user_ns["forget_bias"], labelled(start), shell.user_ns, 7)
    assert "own_module.py defines `forget_bias` no longer" in verdict.message


def test_a_method_gets_the_right_reason(shell: InteractiveShell) -> None:
    source = "class Unit:\n    @staticmethod\n    " + RIGHT.replace("\n", "\n    ")
    for text in (NP, source):
        shell.run_cell(text, store_history=False)
    given = shell.user_ns["Unit"].forget_bias
    verdict = judge.check_function(BIAS, given, labelled([NP, source]), shell.user_ns, 7)
    assert verdict.status == "wrong kind" and "`forget_bias = Unit.forget_bias`" in verdict.message

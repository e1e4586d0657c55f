"""The judge in WebAssembly says what the judge says: solutions pass, starters are not attempted, each named mistake has its name.

All of it is tried in one Node: a judge and a box, each started once. `COURSE_ALL=1` checks every exercise with every mistake (half a
minute of a core); else there is a sample, another one for each seed.
"""

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from helpers import authoring, judge
from helpers.content import course
from helpers.judge.page import box_bundle, in_a_page, judge_bundle, needs_beside_numpy

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SAMPLE = 40
LSTM, STEP = "introduction-to-lstm", "lstm-step"
HERE = [
    (slug, one)
    for slug, lesson in course().lessons.items()
    for one in judge.exercises(lesson).values()
    if not needs_beside_numpy(one)
]
Call = tuple[str, str, str, dict[str, str]]
SOLUTION = judge.exercises(course().lesson(LSTM))[STEP].solution
WRONG = SOLUTION.replace("f * c + i * g", "f * c")  # what is written is lost: no text of the lesson's own
UNKNOWN = SOLUTION.replace("np.tanh(c_new)", "np.tanh(c_new) ** 3")
VANDAL = "import numpy, math\nnumpy.tanh = numpy.exp = print\nmath.pi = 3\nnumpy.set_printoptions(2)"
CALL = "lstm_step(x, h, c, weight_ih, weight_hh, bias)"
ENDLESS = f"def {CALL}:\n    return {CALL}"


def answers(exercise: judge.Exercise, text: str) -> dict[str, str]:
    """What a learner wrote: this, and the right answer to what it builds on."""
    base = {exercise.base.id: exercise.base.solution} if exercise.base else {}
    return {**base, exercise.id: text}


def everything() -> list[tuple[Call, tuple[str | None, str | None]]]:
    """Each answer that is known, with the status that it has, or else the mistake that it is."""
    found: list[tuple[Call, tuple[str | None, str | None]]] = []
    for slug, one in HERE:
        found.append((("check", slug, one.id, answers(one, one.solution)), ("passed", None)))
        found.append((("check", slug, one.id, {}), ("not attempted", None)))
        for mistake in one.mistakes:
            text = mistake.wrong_source(one.solution)
            found.append((("check", slug, one.id, answers(one, text)), (None, mistake.id)))
    return found


KNOWN = everything()
CHOSEN = KNOWN if os.environ.get("COURSE_ALL") else random.Random(len(KNOWN)).sample(KNOWN, SAMPLE)
TRIED: dict[str, Call] = {
    "unknown": ("check", LSTM, STEP, {STEP: UNKNOWN}),
    "case": ("case", LSTM, STEP, {}),
    "run on the case": ("run", LSTM, STEP, {STEP: UNKNOWN + "\nprint('here')\nh, c = lstm_step(**case)\nh.shape, c.shape\n"}),
    "run of what another wrote": (
        "run",
        LSTM,
        "lstm-sequence",
        {STEP: SOLUTION, "lstm-sequence": "lstm_step(np.ones((1, 2)), *np.zeros((2, 1, 3)), np.ones((12, 2)), np.ones((12, 3)), 0)"},
    ),
    "run that raises": ("run", LSTM, STEP, {STEP: "def f():\n    return 1 / 0\n\nf()"}),
    "run that is no Python": ("run", LSTM, STEP, {STEP: "def f(:"}),
    "vandal": ("check", LSTM, STEP, {STEP: f"np.tanh = np.cos\nnp.exp = None\n{SOLUTION}"}),
    "run of a vandal": ("run", LSTM, STEP, {STEP: VANDAL}),
    "after a vandal": ("check", LSTM, STEP, {STEP: SOLUTION}),
    "print options": ("run", LSTM, STEP, {STEP: "np.array([1 / 3])"}),
    "torch": ("check", LSTM, STEP, {STEP: SOLUTION.replace("    blocks", "    import torch\n    blocks")}),
    "printed": ("check", LSTM, STEP, {STEP: SOLUTION.replace("    blocks", "    print('step', x.shape)\n    blocks")}),
    "recursion": ("check", LSTM, STEP, {STEP: ENDLESS}),
    "after a recursion": ("check", LSTM, STEP, {STEP: SOLUTION}),
    "broken": ("check", LSTM, STEP, {STEP: "def lstm_step(x:\n"}),
    "other name": ("check", LSTM, STEP, {STEP: "def my_step(x): return x\n"}),
    "misspelt": ("check", LSTM, STEP, {STEP: SOLUTION.replace("np.tanh(c_new)", "tanhh(c_new)")}),
}  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What came of each call, in order: those of CHOSEN, then those of TRIED."""
    folder = tmp_path_factory.mktemp("bundles")
    (folder / "judge.zip").write_bytes(judge_bundle(course()))
    (folder / "box.zip").write_bytes(box_bundle())
    pyodide, wheel = authoring.package("pyodide"), authoring.numpy_wheel()
    calls = [call for call, _ in CHOSEN] + list(TRIED.values())
    sources = ROOT / "helpers" / "widgets" / "js"
    places = [sources, pyodide, wheel.parent, folder / "judge.zip", folder / "box.zip"]
    found = authoring.node(Path(__file__).with_name("checks.mjs"), *places, cwd=folder, given=json.dumps(calls))
    return [json.loads(line) for line in found.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def tried(said: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len(said) == len(CHOSEN) + len(TRIED)
    return dict(zip(TRIED, said[len(CHOSEN) :], strict=True))


def native(text: str) -> judge.Verdict:
    """What a notebook is told of an answer to the step."""
    exercise = judge.exercises(course().lesson(LSTM))[STEP]
    return judge.check(exercise, judge.answer_in(exercise, exercise.cells_with(text)))


def test_every_verdict_is_what_it_is_in_a_notebook(said: list[dict[str, Any]], tried: dict[str, Any]) -> None:
    for (call, (status, mistake)), verdict in zip(CHOSEN, said, strict=False):
        assert verdict["mistake"] == mistake, call
        assert verdict["status"] == status or mistake, call
    assert {status for _, (status, _) in CHOSEN} >= {"passed", None}


@pytest.mark.parametrize("name", ["unknown", "recursion", "broken", "misspelt", "other name", "printed"])
def test_what_it_says_is_what_a_notebook_says_in_a_pages_words(tried: dict[str, Any], name: str) -> None:
    verdict, wanted = tried[name], native(TRIED[name][3][STEP])
    assert verdict["status"] == wanted.status
    assert verdict["message"] == in_a_page(wanted.message)
    assert not re.search(r"\b(kernel|cell|cells|notebook|here\.\w+)\b", verdict["message"])


def test_an_answer_that_nobody_listed_is_looked_at_once_more(tried: dict[str, Any]) -> None:
    """The judge runs it again, to see what it makes on its way: a second job for the box."""
    assert tried["unknown"]["mistake"] is None and "h" in tried["unknown"]["message"]
    assert tried["unknown"]["case"] and "“Failing case” shows it" in tried["unknown"]["html"]
    assert "<svg" in tried["unknown"]["html"], "the run is drawn over the right one"
    assert tried["unknown"]["concept"] == judge.exercises(course().lesson(LSTM))[STEP].concept


def test_the_failing_case_is_shown_and_can_be_run(tried: dict[str, Any]) -> None:
    names = [one["name"] for one in tried["case"]["inputs"]]
    assert names == ["x", "h", "c", "weight_ih", "weight_hh", "bias"]
    assert tried["case"]["inputs"][0]["kind"].startswith("shape (")
    assert tried["run on the case"]["printed"] == "here\n"
    assert re.fullmatch(r"\(\(\d+, \d+\), \(\d+, \d+\)\)", tried["run on the case"]["answer"]["shown"])


def test_a_run_has_what_it_needs_of_the_lesson_and_of_other_exercises(tried: dict[str, Any]) -> None:
    assert tried["run of what another wrote"]["answer"]["shown"].startswith("(array(")
    raised = tried["run that raises"]["answer"]["raised"]
    assert raised["type"] == "ZeroDivisionError" and "return 1 / 0" in raised["traceback"]
    assert tried["run that is no Python"]["answer"]["raised"]["type"] == "SyntaxError"


def test_no_answer_spoils_the_next_ones_python(tried: dict[str, Any]) -> None:
    assert tried["run of a vandal"]["answer"] == {"shown": None, "arrays": []}
    assert [tried[name]["status"] for name in ("after a vandal", "after a recursion")] == ["passed", "passed"]
    assert tried["print options"]["answer"]["shown"] == "array([0.33333333])"


def test_what_is_not_granted_stays_outside(tried: dict[str, Any]) -> None:
    assert tried["torch"]["status"] == "error"
    assert "`torch` stays outside of a check" in tried["torch"]["message"]


def test_what_it_printed_is_shown(tried: dict[str, Any]) -> None:
    assert tried["printed"]["status"] == "passed" and "step (1, 1)" in tried["printed"]["html"]

"""Points for wrong answers: who gets them, who never does, and what a declaration may say."""

import csv
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook

from helpers import classroom, judge
from helpers.classroom._assignment import Key
from helpers.classroom._changes import change
from helpers.classroom._class_page import class_page
from helpers.classroom._decisions import Override, with_decisions
from helpers.classroom._learner_page import learner_page
from helpers.classroom._results import ExerciseResult, LearnerResult, read_result
from helpers.classroom._tables import comment, grades_csv
from helpers.classroom._work import Work, grade
from helpers.classroom.credit import preview
from helpers.content import ContentError, course
from tests.classroom.made_class import write_key

pytestmark = pytest.mark.slow

PARTIAL = {
    "lstm-step": {
        "mistakes": {
            "input-forget-swapped": {"points": 6, "why": "Right up to a swapped gate."},
            "bias-left-out + forget-complement": 3,
        },
        "parts": {"the output gate": 5},
        "groups": {"sizes": {"tests": ["more units than inputs", "all sizes equal"], "points": 2}},
    },
    "lstm-sequence": {"mistakes": {"lstm-step/forget-complement": 4}},
}


def declare(folder: Path, partial: dict) -> Key:
    path = folder / "assignment.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(settings | {"partial": partial}), encoding="utf-8")
    return Key(folder)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return write_key(tmp_path_factory.mktemp("partial") / "key")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    folder = tmp_path_factory.mktemp("declared") / "key"
    write_key(folder)
    return declare(folder, PARTIAL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A key to declare something in."""
    write_key(tmp_path / "key")
    return tmp_path / "key"


@pytest.fixture(scope="module")
def step() -> judge.Exercise:
    return judge.exercises(course().lesson("02"))["lstm-step"]


def wrong_by(exercise: judge.Exercise, *ids: str) -> str:
    """The solution with one or two named mistakes."""
    by_id = {one.id: one for one in (*exercise.mistakes, *exercise.variants)}
    text = exercise.solution
    for ident in ids:
        for old, new in by_id[ident].edits:
            text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def judged(plain: Key) -> Callable[..., LearnerResult]:
    """What the judge finds, whatever is declared; each text once."""

    @cache
    def found(text: str, name: str = "lstm-step", *others: tuple[str, str]) -> LearnerResult:
        cells = (("imports", "import numpy as np"), *others, (name, text))
        records = grade(Work(cells, (name,), 7, 1.0, boxed=False), plain.bundle)
        return LearnerResult("ada", assignment="lstm-week", exercises=tuple(ExerciseResult(**one) for one in records))

    return found


def counts(result: LearnerResult, key: Key) -> LearnerResult:
    return with_decisions(result, key, {}, {})


def of(result: LearnerResult, key: Key) -> tuple[float, str]:
    (found,) = counts(result, key).exercises
    return found.points, found.partial


def test_a_declared_mistake_earns_its_points_with_the_teachers_words(key: Key, judged, step) -> None:
    assert of(judged(wrong_by(step, "input-forget-swapped")), key) == (6, "Right up to a swapped gate.")
    both = judged(wrong_by(step, "forget-complement", "bias-left-out"))
    assert of(both, key) == (3, "Right up to these two slips: `forget-complement` and `bias-left-out`.")


def test_what_is_not_declared_earns_nothing(key: Key, judged, step) -> None:
    assert of(judged(wrong_by(step, "candidate-through-sigmoid")), key) == (0, "")
    assert of(judged(wrong_by(step, "input-forget-swapped", "bias-left-out")), key) == (0, "")
    assert of(judged(step.starter), key) == (0, "")
    assert of(judged(step.solution), key) == (10, ""), "all points are nothing partial"


def test_a_part_earns_points_where_the_probe_proves_it(key: Key, judged, step) -> None:
    points, why = of(judged(wrong_by(step, "output-gate-left-out")), key)
    assert points == 5 and why.startswith("Right up to the output gate")


def test_groups_earn_points_where_all_their_tests_are_right(key: Key, judged, step) -> None:
    small = step.solution.replace("    blocks =", "    weight_ih = np.clip(weight_ih, -1, 1)\n    blocks =")
    assert of(judged(small), key) == (2, "“sizes” came out right (2).")


def test_a_mistake_of_the_step_inside_may_be_named(key: Key, judged, step) -> None:
    sequence = judge.exercises(course().lesson("02"))["lstm-sequence"]
    whole = sequence.solution.replace("lstm_step(", "own_step(")
    inside = wrong_by(step, "forget-complement").replace("def lstm_step(", "def own_step(")
    points, why = of(judged(whole, "lstm-sequence", ("cell", inside)), key)
    assert points == 4 and "`lstm-step/forget-complement`" in why


@pytest.fixture(scope="module")
def generous(tmp_path_factory: pytest.TempPathFactory, step: judge.Exercise) -> Key:
    """Gives points for each part and for some tests."""
    folder = tmp_path_factory.mktemp("generous") / "key"
    write_key(folder)
    groups = {"all": {"tests": ["*"], "points": 1}, "random": {"tests": ["random *"], "points": 2}}
    return declare(folder, {"lstm-step": {"parts": dict.fromkeys(step.parts, 5), "groups": groups}})


@pytest.mark.parametrize(
    "body",
    ["return h, c", "return np.zeros_like(h), np.zeros_like(c)", "return None", "return np.ones((1, 1)), np.ones((1, 1))",
     "raise ValueError('x')", "return 0.5 * h, 0.5 * c", "return h.astype(np.float32), c.astype(np.float32)"],
)  # fmt: skip
def test_what_has_nothing_of_the_answer_earns_nothing(generous: Key, judged, body: str) -> None:
    text = f"import numpy as np\n\ndef lstm_step(x, h, c, weight_ih, weight_hh, bias):\n    {body}\n"
    assert of(judged(text), generous) == (0, "")


@pytest.mark.parametrize(
    ("partial", "says"),
    [
        ({"lstm-step": {"mistakes": {"input-forget-swaped": 6}}}, "Do you mean 'input-forget-swapped'"),
        ({"lstm-step": {"mistakes": {"float32": 6}}}, "any wrong answer can have beside other faults"),
        ({"lstm-step": {"mistakes": {"weights-not-transposed": 6}}}, "stop with an error"),
        ({"lstm-step": {"mistakes": {"bias-left-out": 10}}}, "reaches 10 points, and the whole exercise is worth 10"),
        ({"lstm-step": {"parts": {"the gate": 5}}}, "It has 'the forget gate'"),
        ({"lstm-step": {"groups": {"sizes": {"tests": ["tiny *"], "points": 2}}}}, "there is no test 'tiny *'"),
        ({"gru-step": {"mistakes": {"x": 1}}}, "which is not in the assignment"),
        ({"forget-bias-for-half-life": {"groups": {"one": {"tests": ["probe of one step"], "points": 1}}}}, "returns zeros"),
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_meant_is_refused(folder: Path, partial: dict, says: str) -> None:
    with pytest.raises(classroom.ClassroomError) as refused:
        declare(folder, partial)
    assert says in str(refused.value)


def test_a_declaration_without_anything_is_refused_with_its_place(folder: Path) -> None:
    for bad in ({"lstm-step": {}}, {"lstm-step": {"mistakes": {"bias-left-out": -1}}}, {"lstm-step": {"marks": {}}}):
        with pytest.raises(ContentError, match=r"assignment\.yaml:\d+"):
            declare(folder, bad)


def test_which_mistakes_earn_something_can_be_looked_up(key: Key) -> None:
    found = preview(key.settings.partial["lstm-step"], key.exercises["lstm-step"], 7)
    assert found["input-forget-swapped"] == 6 and found["output-gate-left-out"] == 5
    assert "bias-left-out" not in found


def test_it_is_said_wherever_points_are(key: Key, judged, step) -> None:
    result = counts(judged(wrong_by(step, "input-forget-swapped")), key)
    page = learner_page(result, key)
    assert "Partial credit: 6 of 10 points." in page and "Right up to a swapped gate." in page
    head, row = csv.reader(grades_csv([result], key).splitlines())
    assert dict(zip(head, row, strict=True))["lstm-step partial"] == "Right up to a swapped gate."
    assert "not yet, 6 of 10. Right up to a swapped gate." in comment(result)
    of_class = class_page([result], key, lambda one: "ada.html")
    assert "(partial credit)" in of_class and "◐ Partial" in of_class


def test_another_declaration_changes_the_grade_and_says_why(key: Key, plain: Key, folder: Path, judged, step) -> None:
    before = counts(judged(wrong_by(step, "input-forget-swapped")), plain)
    after = counts(before, key)
    assert change(before, after).why == "lstm-step: partial credit (Right up to a swapped gate.)"
    assert change(after, counts(after, plain)).why == "lstm-step: partial credit taken back"
    credit = {"points": 7, "why": "Right up to a swapped gate."}
    raised = declare(folder, {"lstm-step": {"mistakes": {"input-forget-swapped": credit}}})
    assert change(after, counts(after, raised)).why == "lstm-step: partial credit: 6, now 7"


def test_a_teachers_points_win(key: Key, judged, step) -> None:
    one = Override(learner="ada", exercise="lstm-step", points=9, reason="Talked it over.")
    result = judged(wrong_by(step, "input-forget-swapped"))
    (decided,) = with_decisions(result, key, {("ada", "lstm-step"): one}, {}).exercises
    assert (decided.points, decided.partial, decided.override) == (9, "", "Talked it over.")


def test_a_result_of_an_earlier_version_is_read(judged, step, tmp_path: Path) -> None:
    result, path = judged(wrong_by(step, "input-forget-swapped")), tmp_path / "ada.json"
    path.write_text(result.to_json().replace('   "partial": "",\n', ""), encoding="utf-8")
    assert '"partial"' not in path.read_text(encoding="utf-8") and read_result(path) == result


def test_the_class_is_regraded_from_its_records(tmp_path: Path, step, written: Path) -> None:
    (tmp_path / "class").mkdir()
    shutil.copytree(written, tmp_path / "assignment")
    notebook = new_notebook(
        cells=[new_code_cell("import numpy as np"), new_code_cell(wrong_by(step, "input-forget-swapped"))]
    )
    (tmp_path / "class" / "ada.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")

    def run() -> classroom.Summary:
        key = Key(tmp_path / "assignment")
        return classroom.grade_class(tmp_path / "class", key, tmp_path / "out", classroom.Options(trusted=True))

    assert run().fresh == 1
    declare(tmp_path / "assignment" / "key", PARTIAL)
    summary = run()
    assert summary.fresh == 0 and [one.after - one.before for one in summary.changes] == [6]

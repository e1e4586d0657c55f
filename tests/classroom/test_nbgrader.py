"""`course assign --nbgrader` is proved by nbgrader's own commands, in a virtual environment of its own."""

import csv
import getpass
import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

import install
from helpers import authoring, classroom, judge
from helpers._cli import main
from helpers.classroom import ClassroomError
from helpers.classroom._nbgrader import nbgrader_notebook, write_nbgrader
from helpers.content import Course, LessonContent, course
from helpers.hand_in import EXCHANGE, INBOX

pytestmark = pytest.mark.slow

NAME, NOTEBOOK = "lstm-week", "introduction"
# Every sum of some of them is different, so a total says which were passed.
POINTS = {"lstm-step": 8.0, "lstm-sequence": 4.0, "forget-bias-for-half-life": 2.5}
LESSON = course().lesson("introduction-to-lstm")
EXERCISES = {name: one for name, one in judge.exercises(LESSON).items() if name in POINTS}
CHEAT = """
class Always:
    def must_pass(self):
        pass
type(here).check = lambda *anything: Always()
"""


def solved(name: str, mistake: str = "") -> str:
    exercise = EXERCISES[name]
    wrong = {one.id: one for one in exercise.mistakes}
    return wrong[mistake].wrong_source(exercise.solution) if mistake else exercise.solution


RIGHT = {name: solved(name) for name in EXERCISES}
NOISY = RIGHT["lstm-step"].replace(
    "    blocks =",
    "    import sys, warnings\n    warnings.warn('look')\n    print('look', file=sys.stderr)\n    blocks =",
)
# What each learner hands in, by exercise; nothing said is the untouched starter.
CLASS = {
    "ada": RIGHT,
    "alan": RIGHT | {"forget-bias-for-half-life": solved("forget-bias-for-half-life", "sign-of-the-bias")},
    "grace": RIGHT | {"lstm-step": solved("lstm-step", "input-forget-swapped")},
    "joan": {"lstm-step": NOISY},
    "niklaus": {},
    "mallory": {},  # edits the test cells instead
    "eve": {"lstm-step": EXERCISES["lstm-step"].starter + CHEAT},
}


class Nbgrader(authoring.Nbgrader):
    """nbgrader's commands, and what they left."""

    def read(self, step: str, learner: str = "") -> NotebookNode:
        return nbformat.read(self.out / step / learner / NAME / f"{NOTEBOOK}.ipynb", as_version=4)

    def scores(self) -> dict[str, float]:
        self("export")
        with (self.out / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}

    def feedback(self, learner: str) -> str:
        """Its words."""
        page = (self.out / "feedback" / learner / NAME / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
        body = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
        return words(html.unescape(re.sub(r"<[^>]*>", "", body)))


def words(text: str) -> str:
    return " ".join(text.replace("`", "").split())


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nbgrader]:
    """With an assignment written and released, and a class graded."""
    wanted = Path(__file__).with_name("nbgrader.txt").read_text(encoding="utf-8")
    done = install.NBGRADER / "installed.txt"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        pytest.fail(f"{install.NBGRADER} does not hold what nbgrader.txt asks for. Run: python install.py --tests")
    folder = tmp_path_factory.mktemp("nbgrader")
    command = Nbgrader(folder / "class", folder / "scratch")
    write_nbgrader(command.out, NAME, NOTEBOOK, nbgrader_notebook(LESSON, POINTS))
    command("generate_assignment", NAME)
    for learner, answers in CLASS.items():
        hand_in(command, learner, answers)
    command("autograde", NAME)
    command("generate_feedback", NAME)
    yield command
    shutil.rmtree(command.out.parent)


def hand_in(nbgrader: Nbgrader, learner: str, answers: dict[str, str]) -> None:
    notebook = nbgrader.read("release")
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("solution"):
            cell.source = answers.get(meta["grade_id"], cell.source)
        if learner == "mallory" and meta.get("grade"):
            cell.source, meta["points"] = "pass", 100
    folder = nbgrader.out / "submitted" / learner / NAME
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{NOTEBOOK}.ipynb")


def judged(nbgrader: Nbgrader, learner: str) -> dict[str, judge.Verdict]:
    """What the judge says about what was handed in."""
    cells = [("cell", cell.source) for cell in nbgrader.read("submitted", learner).cells if cell.cell_type == "code"]
    return {name: judge.check(one, judge.answer_in(one, cells)) for name, one in EXERCISES.items()}


def graded_cells(notebook: NotebookNode) -> dict[str, NotebookNode]:
    found = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    return {name: found[f"test-{name}"] for name in POINTS}


# With nbgrader's commands


def test_the_release_has_the_starters_and_no_solution(nbgrader: Nbgrader) -> None:
    released = nbgrader.read("release").cells
    text = "\n".join(cell.source for cell in released)
    for name, exercise in EXERCISES.items():
        assert exercise.starter in [cell.source for cell in released]
        secret = set(exercise.solution.splitlines()) - set(exercise.starter.splitlines())
        assert len(secret) >= 2
        assert [line for line in secret if line in text] == []
        assert f'here.check("{name}"' in text
    assert "SOLUTION" not in text
    assert graded_cells(nbgrader.read("release"))["lstm-step"].metadata["editable"] is False


def test_the_scores_are_what_the_judge_says(nbgrader: Nbgrader) -> None:
    expected = {
        learner: sum(POINTS[name] for name, verdict in judged(nbgrader, learner).items() if verdict.status == "passed")
        for learner in CLASS
    }
    assert expected == {"ada": 14.5, "alan": 12, "grace": 2.5, "joan": 8, "niklaus": 0, "mallory": 0, "eve": 0}
    # The one exception is why nbgrader's grades are only as good as the class is honest: tests and answers share a process there.
    assert nbgrader.scores() == expected | {"eve": 14.5}


def test_the_feedback_names_the_mistake(nbgrader: Nbgrader) -> None:
    for learner in ("alan", "grace"):
        verdicts = judged(nbgrader, learner)
        wrong = [verdict for verdict in verdicts.values() if verdict.status != "passed"]
        assert any(verdict.mistake for verdict in wrong)
        page = nbgrader.feedback(learner)
        for verdict in wrong:
            assert f"AssertionError: Not yet. {words(verdict.message)}" in page
    assert "AssertionError" not in nbgrader.feedback("ada")
    assert "AssertionError: Not attempted." in nbgrader.feedback("niklaus")


def test_nothing_is_written_to_stderr_and_nothing_needs_a_front_end(nbgrader: Nbgrader) -> None:
    for learner in CLASS:
        for cell in nbgrader.read("autograded", learner).cells:
            errors = [one for one in cell.get("outputs", []) if one.output_type == "error"]
            assert [one for one in cell.get("outputs", []) if one.get("name") == "stderr"] == []
            assert not errors or cell.metadata["nbgrader"]["grade"], "only a test cell fails"
    for cell in graded_cells(nbgrader.read("autograded", "ada")).values():
        (told,) = cell.outputs
        assert told.name == "stdout" and told.text.strip()


def test_a_test_cell_that_a_learner_edited_is_put_back(nbgrader: Nbgrader) -> None:
    handed_in, graded = (graded_cells(nbgrader.read(step, "mallory")) for step in ("submitted", "autograded"))
    for name, cell in graded_cells(nbgrader.read("source")).items():
        assert handed_in[name].source == "pass"
        assert graded[name].source == cell.source
        assert graded[name].metadata["nbgrader"]["points"] == POINTS[name]


def test_the_graders_own_progress_is_not_touched(nbgrader: Nbgrader) -> None:
    assert nbgrader.read("autograded", "grace")
    assert not nbgrader.progress.exists()


def test_every_lessons_solutions_pass_nbgraders_validation(nbgrader: Nbgrader) -> None:
    paths = []
    for lesson in course().lessons.values():
        points = {name: float(one.points) for name, one in judge.exercises(lesson).items()}
        paths.append(write_nbgrader(nbgrader.out, "all", lesson.name, nbgrader_notebook(lesson, points)))
    assert nbgrader("validate", *map(str, paths)).count("Success!") == len(paths)
    released = nbgrader.out / "release" / NAME / f"{NOTEBOOK}.ipynb"
    assert "failed" in nbgrader("validate", str(released)), "an untouched starter does not pass"


def test_course_grade_takes_nbgraders_folder_and_is_not_deceived(nbgrader: Nbgrader, tmp_path: Path) -> None:
    settings = classroom.Settings(assignment=NAME, title="LSTM", seed=7, exercises=POINTS)
    key = classroom.assign(LESSON, settings, tmp_path / "assignment", authoring.derive(LESSON).learner)
    classroom.grade_class(nbgrader.out, key, tmp_path / "graded", classroom.Options(workers=1))
    results = [classroom.read_result(path) for path in (tmp_path / "graded" / "learners").glob("*.json")]
    points = {result.learner: result.points for result in results}
    # Grace's sequence is right by itself: what it rests on costs its own points alone. nbgrader takes them twice.
    assert points == {"ada": 14.5, "alan": 12, "grace": 6.5, "joan": 8, "niklaus": 0, "mallory": 0, "eve": 0}


def test_a_file_to_hand_in_goes_through_nbgraders_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "course").mkdir()
    collector = Nbgrader(tmp_path / "course", tmp_path / "scratch")
    settings = classroom.Settings(assignment=NAME, title="LSTM", seed=7, exercises=POINTS)
    key = classroom.assign(LESSON, settings, tmp_path / "assignment", authoring.derive(LESSON).learner)
    exchange = tmp_path / "exchange"
    (exchange / "lstm101" / "inbound").mkdir(parents=True)
    monkeypatch.setenv(EXCHANGE, str(exchange / "lstm101"))
    monkeypatch.delenv(INBOX, raising=False)
    mine = tmp_path / "home" / f"{LESSON.name}.ipynb"
    mine.parent.mkdir()
    handed_out = nbformat.read(tmp_path / "assignment" / "student" / mine.name, as_version=4)
    for turn in ("input-forget-swapped", ""):  # the second one counts
        for cell in handed_out.cells:
            if name := cell.metadata.get("course", {}).get("exercise"):
                cell.source = solved(name, turn if name == "lstm-step" else "") if name in POINTS else cell.source
        nbformat.write(handed_out, mine)
        assert main(["hand-in", str(mine)]) == 0
    user = getpass.getuser()
    options = ("--course", "lstm101", f"--Exchange.root={exchange}")
    listed = collector("list", "--inbound", *options)
    assert listed.count(f"lstm101 {user} {NAME}") == 2
    collector("collect", NAME, *options)
    graded = tmp_path / "graded"
    classroom.grade_class(tmp_path / "course", key, graded, classroom.Options(workers=1))
    result = classroom.read_result(graded / "learners" / f"{user}.json")
    assert result is not None and (result.points, result.learner) == (14.5, user) and result.submitted


# Without


def test_the_metadata_is_of_schema_3_and_points_are_numbers() -> None:
    notebook = nbgrader_notebook(LESSON, POINTS)
    nbformat.validate(notebook)
    marked = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert {meta["schema_version"] for meta in marked} == {3}
    assert len({meta["grade_id"] for meta in marked}) == len(marked) == 1 + 2 * len(POINTS)
    for name, cell in graded_cells(notebook).items():
        meta = cell.metadata["nbgrader"]
        assert (meta["grade"], meta["solution"], meta["locked"]) == (True, False, True)
        assert meta["points"] == POINTS[name] and isinstance(meta["points"], int | float)
    for name in POINTS:
        (meta,) = [meta for meta in marked if meta["grade_id"] == name]
        assert (meta["grade"], meta["solution"], meta["locked"], meta["task"]) == (False, True, False, False)


def test_every_lesson_gives_a_notebook_of_exercises_alone() -> None:
    for lesson in course().lessons.values():
        exercises = judge.exercises(lesson)
        notebook = nbgrader_notebook(lesson, dict.fromkeys(exercises, 1.0))
        nbformat.validate(notebook)
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        assert set(re.findall(r"here\.(\w+)", code)) == {"check"}
        assert code.count(".must_pass()") == len(exercises)
        closed = ", ".join(f'"{name}"' for name in exercises)
        assert f'here = lesson("{lesson.slug}", graded=[{closed}])' in code, "`here.solution` stays closed"
        for name in exercises:
            assert any(cell.source.lstrip("-\n").startswith("#") for cell in before(notebook, name)), name


def before(notebook: NotebookNode, name: str) -> list[NotebookNode]:
    """The markdown cells right before an exercise's cell."""
    at = next(
        n for n, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("grade_id", "") == name
    )
    found = []
    while notebook.cells[at - 1].cell_type == "markdown":
        at -= 1
        found.append(notebook.cells[at])
    return found


def test_an_exercise_that_a_chosen_one_calls_comes_along_ungraded() -> None:
    notebook = nbgrader_notebook(LESSON, {"lstm-sequence": 4})
    marked = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert [meta["grade_id"] for meta in marked if meta["solution"]] == ["lstm-step", "lstm-sequence"]
    assert [meta["grade_id"] for meta in marked if meta["grade"]] == ["test-lstm-sequence"]


def test_definitions_that_a_solution_needs_come_along_and_nothing_else_of_their_cell(tmp_path: Path) -> None:
    folder = tmp_path / LESSON.name
    shutil.copytree(LESSON.folder, folder, ignore=shutil.ignore_patterns("audio", "__pycache__"))
    shutil.copy(LESSON.course.root / "concepts.yaml", tmp_path)
    text = LESSON.folder.joinpath("lesson.md").read_text(encoding="utf-8")
    helper = '```{code-cell}\n:label: helper\n\nHALF = 0.5\nhere.cards("gates")\nunused = 1\n```\n\n+++ {"label": "exercise-bias"}'
    text = text.replace('+++ {"label": "exercise-bias"}', helper, 1).replace(
        "    f = 0.5 **", "    assert HALF\n    f = 0.5 **", 1
    )
    (folder / "lesson.md").write_text(text, encoding="utf-8")
    notebook = nbgrader_notebook(LessonContent(folder, Course(tmp_path)), {"forget-bias-for-half-life": 1})
    (cell,) = [cell for cell in notebook.cells if "HALF = " in cell.source]
    assert cell.source == "HALF = 0.5"
    assert cell.metadata["nbgrader"]["locked"] and not cell.metadata["nbgrader"]["solution"]


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ({"lstm-stp": 3.0}, r"no exercise lstm-stp\. It has lstm-step"),
        ({}, "no exercise is chosen"),
        ({"lstm-step": 0.0}, "points of lstm-step must be above 0"),
        ({"lstm-step": float("nan")}, "points of lstm-step must be above 0"),
    ],
)
def test_what_cannot_be_assigned_is_refused(points: dict[str, float], told: str) -> None:
    with pytest.raises(ClassroomError, match=told):
        nbgrader_notebook(LESSON, points)


def test_a_lesson_of_ones_own_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "01_my_own_lesson"
    shutil.copytree(LESSON.folder, folder, ignore=shutil.ignore_patterns("audio", "__pycache__"))
    shutil.copy(LESSON.course.root / "concepts.yaml", tmp_path)
    with pytest.raises(ClassroomError, match=r"my-own-lesson is a lesson of your own.*course grade"):
        nbgrader_notebook(LessonContent(folder, Course(tmp_path)), {"lstm-step": 1})


def test_the_instructors_settings_stay(tmp_path: Path) -> None:
    notebook = nbgrader_notebook(LESSON, POINTS)
    path = write_nbgrader(tmp_path, NAME, NOTEBOOK, notebook)
    assert path == tmp_path / "source" / NAME / f"{NOTEBOOK}.ipynb"
    (tmp_path / "nbgrader_config.py").write_text("# mine")
    assert write_nbgrader(tmp_path, NAME, NOTEBOOK, notebook) == path
    assert (tmp_path / "nbgrader_config.py").read_text() == "# mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["nbgrader_config.py", "source"]


@pytest.mark.parametrize("name", ["../up", "", "week 3", "a+b"])
def test_names_that_nbgrader_would_trip_over_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ClassroomError, match="cannot be a name for nbgrader"):
        write_nbgrader(tmp_path, name, NOTEBOOK, nbgrader_notebook(LESSON, POINTS))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", ["wrong", "error", "timeout", "not attempted", "wrong kind"])
def test_only_a_pass_passes(status: str, capsys: pytest.CaptureFixture[str]) -> None:
    judge.Verdict("passed", "All cases are right.").must_pass()
    assert capsys.readouterr() == ("All cases are right.\n", "")
    with pytest.raises(AssertionError, match=r"f and o look swapped"):
        judge.Verdict(status, "f and o look swapped", points=0).must_pass()
    assert capsys.readouterr() == ("", "")


def test_a_pass_is_told_in_one_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two would now and then be two outputs of the cell: a kernel sends what it has when its time comes."""
    written: list[str] = []
    monkeypatch.setattr("sys.stdout.write", written.append)
    judge.Verdict("passed", "All cases are right.").must_pass()
    assert written == ["All cases are right.\n"]

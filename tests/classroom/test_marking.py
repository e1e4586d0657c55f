"""Answers in words, from the notebook to the grade: collected, marked on a page of this machine, and nothing lost."""

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import yaml

from helpers import authoring, classroom
from helpers.classroom import Key, marking_desk
from helpers.classroom._questions import ASKS
from helpers.classroom._tables import grade_of
from helpers.classroom.marking import Mark, add_mark, digest_of, read_marks
from helpers.content import ContentError
from tests.classroom.made_class import HOSTILE

pytestmark = pytest.mark.slow

RUBRIC = [{"says": "f keeps at 1", "points": 1}, {"says": "the gradient lasts", "points": 2}]
QUESTIONS = {
    "why-one": {"question": "Why does the bias start at 1?", "points": 3, "rubric": RUBRIC},
    "in-words": {"question": "What is a gate?", "points": 2},
}
EXERCISE = "forget-bias-for-half-life"
ADA, ALAN = "It keeps all, so the gradient lasts.", f"No idea. {HOSTILE}"


@pytest.fixture(scope="module")
def assigned(tmp_path_factory: pytest.TempPathFactory, lesson) -> Path:
    given = {"assignment": "words", "title": "In words", "seed": 3, "widgets": False, "exercises": {EXERCISE: 4}}
    settings = classroom.Settings.model_validate(given | {"questions": QUESTIONS})
    folder = tmp_path_factory.mktemp("words") / "assignment"
    classroom.assign(lesson, settings, folder, authoring.derive(lesson).learner)
    return folder


def hand_in(assigned: Path, path: Path, **answers: str) -> None:
    """A submission with the right code and some answers, by question."""
    key = Key(assigned)
    notebook = nbformat.read(next((assigned / "student").glob("*.ipynb")), as_version=4)
    for cell in notebook.cells:
        about = cell.metadata.get("course", {})
        if about.get("exercise") == EXERCISE:
            cell.source = key.exercises[EXERCISE].solution
        if about.get("answer", "").replace("-", "_") in answers:
            cell.source = answers[about["answer"].replace("-", "_")]
    path.write_text(nbformat.writes(notebook), encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def graded_once(assigned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    (folder / "in").mkdir()
    hand_in(assigned, folder / "in" / "ada.ipynb", why_one=ADA, in_words="A share.")
    hand_in(assigned, folder / "in" / "alan.ipynb", why_one=ALAN, about_my_grade="Why not more?")
    hand_in(assigned, folder / "in" / "annie.ipynb")
    grade(assigned, folder)
    return folder


@pytest.fixture
def the_class(graded_once: Path) -> Path:
    """The class, graded, and nothing marked."""
    (graded_once / "out" / "marks.jsonl").unlink(missing_ok=True)
    return graded_once


def grade(assigned: Path, folder: Path) -> classroom.Summary:
    return classroom.grade_class(folder / "in", Key(assigned), folder / "out", classroom.Options(trusted=True))


def row(folder: Path, learner: str) -> classroom.LearnerResult:
    found = classroom.read_result(folder / "out" / "learners" / f"{learner}.json")
    assert found is not None
    return found


def test_the_notebook_asks_and_keeps_the_rubric_back(assigned: Path) -> None:
    notebook = nbformat.read(next((assigned / "student").glob("*.ipynb")), as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "## Question: why-one (3 points)" in text and "| `in-words` | 2 |" in text and "| together | 9 |" in text
    assert "f keeps at 1" not in text, "the rubric stays in the key"


def test_until_it_is_marked_nobody_has_a_grade_who_wrote_something(assigned: Path, the_class: Path) -> None:
    summary = grade(assigned, the_class)
    assert (summary.unmarked, summary.unanswered) == (3, 1)
    ada, annie = row(the_class, "ada"), row(the_class, "annie")
    assert (
        ada.status == "to mark"
        and grade_of(ada) is None
        and [each.status for each in ada.exercises][1:] == ["to mark"] * 2
    )
    assert annie.status == "graded" and grade_of(annie) == 4, "who wrote nothing needs no mark"


def test_who_has_points_from_a_teacher_needs_no_mark(assigned: Path, the_class: Path) -> None:
    overrides = the_class / "out" / "overrides.yaml"
    overrides.write_text("- {learner: ada, exercise: why-one, points: 2, reason: said in class}\n", encoding="utf-8")
    try:
        assert grade(assigned, the_class).unmarked == 2
    finally:
        overrides.unlink()
    assert grade(assigned, the_class).unmarked == 3


def test_a_mark_is_in_grade_page_and_table_and_another_answer_needs_another(assigned: Path, the_class: Path) -> None:
    desk = marking_desk(the_class / "out", Key(assigned))
    assert [(item.learner, item.question) for item in desk.items] == [
        ("ada", "why-one"), ("alan", "why-one"), ("ada", "in-words"), ("alan", ASKS),
    ]  # fmt: skip
    assert desk.save({"at": 0, "met": [1, 0], "points": 2.5, "comment": "Good."}) == "Saved: 2.5 of 3."
    desk.save({"at": 2, "met": [], "points": 2, "comment": ""})
    desk.save({"at": 3, "met": [], "points": None, "comment": "Because nothing was there."})
    summary = grade(assigned, the_class)
    ada, alan = row(the_class, "ada"), row(the_class, "alan")
    assert summary.fresh == 0 and grade_of(ada) == 8.5 and grade_of(alan) is None
    page = (the_class / "out" / "learners" / "ada.html").read_text(encoding="utf-8")
    assert "In it: f keeps at 1 (1); the gradient lasts (2). Good." in page and ADA in page
    of_alan = (the_class / "out" / "learners" / "alan.html").read_text(encoding="utf-8")
    assert "Why not more?" in of_alan and "Because nothing was there." in of_alan
    table = (the_class / "out" / "grades.csv").read_text(encoding="utf-8")
    assert "why-one,why-one status" in table and ",2.5,marked," in table
    hand_in(assigned, the_class / "in" / "ada.ipynb", why_one="Something else.", in_words="A share.")
    grade(assigned, the_class)
    assert [each.status for each in row(the_class, "ada").exercises] == ["passed", "to mark", "marked"]
    hand_in(assigned, the_class / "in" / "ada.ipynb", why_one=ADA, in_words="A share.")
    grade(assigned, the_class)
    assert grade_of(row(the_class, "ada")) == 8.5, "the mark of the old answer is still there"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"at": 99, "met": [], "points": 1, "comment": ""}, "no answer has this number"),
        ({"at": 0, "met": [5], "points": 1, "comment": ""}, "no such line"),
        ({"at": 0, "met": [], "points": 4, "comment": ""}, "from 0 to 3"),
        ({"at": 0, "met": [], "points": float("nan"), "comment": ""}, "from 0 to 3"),
        ({"at": 0, "met": [], "points": None, "comment": ""}, "from 0 to 3"),
        ({"at": 0, "met": [], "points": 1, "comment": None}, "should be a text"),
        ([], "no answer has this number"),
    ],
)
def test_what_is_no_mark_is_not_stored(assigned: Path, the_class: Path, given, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        marking_desk(the_class / "out", Key(assigned)).save(given)
    assert not (the_class / "out" / "marks.jsonl").exists()


def test_anonymous_is_without_names(assigned: Path, the_class: Path) -> None:
    page = marking_desk(the_class / "out", Key(assigned), anonymous=True).html("n")
    assert "ada" not in page.lower().replace("graded", "") and "alan" not in page and "Answer 1" in page
    assert "<script>window.hit" not in page and "<img" not in page


def test_a_torn_line_loses_itself_and_nothing_else(tmp_path: Path) -> None:
    one, other = (Mark(name, "q", 1.5, (0,), "Zoë", digest_of("x")) for name in ("ada", "alan"))
    add_mark(tmp_path, one)
    with (tmp_path / "marks.jsonl").open("ab") as file:
        file.write(b'{"learner": "zo')
    add_mark(tmp_path, other)
    assert read_marks(tmp_path) == {("ada", "q"): one, ("alan", "q"): other}


@pytest.fixture
def served(assigned: Path, the_class: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    words = ["mark", str(the_class / "out"), "--assignment", str(assigned)]
    script = "import sys; from helpers._cli import main; sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen([sys.executable, "-c", script, *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield process, found[0]
        process.kill()


def post(address: str, mark: object) -> tuple[int, str]:
    request = urllib.request.Request(address, json.dumps(mark).encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_mark_outlives_a_kill_and_nobody_marks_without_the_secret(served, the_class: Path) -> None:
    process, address = served
    mark = {"at": 0, "met": [0], "points": 1, "comment": ""}
    assert post(address, mark) == (200, "Saved: 1 of 3.")
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert read_marks(the_class / "out")["ada", "why-one"].points == 1
    assert address.startswith("http://127.0.0.1:")


def test_without_the_secret_there_is_nothing(served, the_class: Path) -> None:
    _, address = served
    base = address.rsplit("/", 1)[0]
    assert post(f"{base}/guess", {"at": 0, "met": [], "points": 1, "comment": ""})[0] == 404
    assert post(address, {"at": 0, "met": [], "points": 9, "comment": ""}) == (
        400,
        "NOT saved: the points should be a number from 0 to 3.",
    )
    assert not (the_class / "out" / "marks.jsonl").exists()


@pytest.mark.parametrize(
    ("questions", "says"),
    [
        ({"why": QUESTIONS["why-one"] | {"points": 4}}, "add up to 3, and the question is worth 4"),
        ({EXERCISE: QUESTIONS["in-words"]}, "needs another id"),
        ({ASKS: QUESTIONS["in-words"]}, "needs another id"),
    ],
)
def test_questions_that_cannot_be_are_refused(assigned: Path, tmp_path: Path, questions: dict, says: str) -> None:
    settings = yaml.safe_load((assigned / "key" / "assignment.yaml").read_text(encoding="utf-8"))
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(settings | {"questions": questions}), encoding="utf-8")
    with pytest.raises(ContentError, match=says):
        classroom.read_settings(tmp_path / "mine.yaml")

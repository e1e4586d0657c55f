"""One file to hand in: what is in it, what is not, and that a grader finds in it just what it finds in the notebook."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

from helpers import authoring, judge
from helpers._cli import main
from helpers._lesson import Lesson
from helpers.classroom import ASKS, HandedOut, default_settings, find_submissions, read_notebook
from helpers.classroom._assign import student_notebook
from helpers.classroom._questions import Question, question_cells
from helpers.common import write_new
from helpers.content import LessonContent, course
from helpers.hand_in import (
    EXCHANGE,
    INBOX,
    NOT_IN,
    HandedIn,
    HandInError,
    Place,
    contents,
    deliver,
    graded_in,
    hand_in,
    hand_in_widget,
    is_done,
    place_new,
    places,
)
from helpers.study import Session, Store
from helpers.widgets import HandIn

NOW = datetime(2026, 12, 1, 22, 5, tzinfo=UTC)
LESSONS = [one for one in course().lessons.values() if judge.exercises(one)]


def notebook(folder: Path, lesson: LessonContent, answers: dict[str, str], extra: str = "") -> Path:
    """A learner's notebook with some answers, and by default the solutions."""
    made = authoring.derive(lesson).learner
    for cell in made.cells:
        exercise = cell.metadata.get("course", {}).get("exercise")
        if exercise:
            cell.source = answers.get(exercise, judge.exercises(lesson)[exercise].solution)
    if extra:
        made.cells.append(nbformat.v4.new_code_cell(extra))
    path = folder / f"{lesson.name}.ipynb"
    path.write_text(nbformat.writes(made), encoding="utf-8")
    return path


def handed_in(
    lesson: LessonContent, path: Path, folder: Path, done: bool | None = None, question: str = ""
) -> HandedIn:
    return hand_in(contents(lesson, path, question), folder, NOW, done)


@pytest.fixture(scope="module")
def lstm() -> LessonContent:
    return course().lesson("introduction-to-lstm")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_grader_finds_the_same_answers_in_it(tmp_path: Path, lesson: LessonContent) -> None:
    path = notebook(tmp_path, lesson, {}, extra="private = 'what nobody asked for'")
    made = handed_in(lesson, path, tmp_path)
    whole, reading = read_notebook(path.read_bytes()), read_notebook(made.path.read_bytes())
    exercises = judge.exercises(lesson)
    for one in exercises.values():
        before, after = (judge.answer_in(one, found.cells, exercises.values()) for found in (whole, reading))
        assert (after.kind, after.source, after.missing) == (before.kind, before.source, before.missing)
    assert set(made.states.values()) == {"your answer"}
    assert not reading.changed and (reading.lesson, reading.done) == (lesson.slug, None)
    assert "private" not in made.path.read_text(encoding="utf-8")
    assert len(reading.cells) < len(whole.cells)


def test_it_says_what_is_in_it_and_what_is_not(tmp_path: Path, lstm: LessonContent) -> None:
    starter = judge.exercises(lstm)["lstm-sequence"].starter
    path = notebook(tmp_path, lstm, {"lstm-sequence": starter, "lstm-step": "def lstm_step(:\n"})
    made = handed_in(lstm, path, tmp_path, done=False)
    top, *cells = nbformat.read(made.path, as_version=4).cells
    assert (
        made.states["lstm-sequence"] == "the untouched starter"
        and made.states["lstm-step"] == "a cell that Python can't read"
    )
    for words in (
        "01 December 2026, 22:05",
        "every card met: no",
        f"`{made.digest}`",
        "gates-keep-memory",
        "Not in here",
    ):
        assert words in top.source
    assert "def lstm_step(:\n" in [cell.source for cell in cells], "a teacher sees what can't be read"
    assert all(cell.outputs == [] for cell in cells)


def test_answers_in_words_travel_and_stay_as_they_were(tmp_path: Path, lstm: LessonContent) -> None:
    path = notebook(tmp_path, lstm, {})
    question = Question(question="Why?", points=2)
    made = nbformat.read(path, as_version=4)
    made.cells += question_cells(dict.fromkeys(("why-one", "why-not", "in-words"), question), lstm.slug)[:6]
    for cell, text in zip(made.cells[-5::2], ("A share, not an amount.", "", "f ≈ 1 keeps.\n\n*Slowly.*"), strict=True):
        cell.source = text or cell.source
    path.write_text(nbformat.writes(made), encoding="utf-8")
    file = handed_in(lstm, path, tmp_path).path
    reading = read_notebook(file.read_bytes())
    assert reading.answers == read_notebook(path.read_bytes()).answers and len(reading.answers) == 2
    assert not reading.changed
    assert "at the end: `why-one` and `in-words`." in nbformat.read(file, as_version=4).cells[0].source
    assert read_notebook(file.read_bytes().replace(b"not an amount", b"not a sum")).changed
    nbformat.validate(nbformat.read(file, as_version=4))


def test_graded_exercises_alone_where_the_notebook_names_them(tmp_path: Path, lstm: LessonContent) -> None:
    opening = 'here = lesson("introduction-to-lstm", graded=["lstm-step"])'
    made = handed_in(lstm, notebook(tmp_path, lstm, {}, extra=opening), tmp_path)
    assert list(made.states) == ["lstm-step"]
    assert graded_in([("a", "lesson('x')"), ("b", "if:"), ("c", opening)]) == ["lstm-step"]
    assert graded_in([("a", 'lesson("x", graded=names)')]) == []


def test_a_change_afterwards_is_seen(tmp_path: Path, lstm: LessonContent) -> None:
    made = handed_in(lstm, notebook(tmp_path, lstm, {}), tmp_path, done=True)
    text = made.path.read_text(encoding="utf-8")
    found = read_notebook(text.encode())
    assert not found.changed and found.done is True
    assert read_notebook(text.replace("np.tanh", "np.sin").encode()).changed
    data = json.loads(text)
    data["metadata"]["course"]["hand_in"] = "nonsense"
    assert not read_notebook(json.dumps(data).encode()).changed, "what it doesn't claim can't be broken"


def test_the_latest_counts_here_and_in_an_inbox(
    tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    inbox, names = tmp_path / "inbox", []
    inbox.mkdir()
    for turn in range(3):
        answers = {"lstm-step": judge.exercises(lstm)["lstm-step"].solution + f"\n# turn {turn}\n"}
        made = handed_in(lstm, notebook(tmp_path, lstm, answers), tmp_path)
        names.append(deliver(made, Place(inbox)).relative_to(inbox).as_posix())
    stem = "ada/02_introduction_to_lstm-hand-in"
    assert names == [f"{stem}.ipynb", f"{stem}-2.ipynb", f"{stem}-3.ipynb"]
    (found,) = find_submissions(inbox, HandedOut("week", lstm.slug, f"{lstm.name}.ipynb")).submissions
    assert found.learner == "ada" and b"turn 2" in found.read()


def test_what_cannot_be_handed_in_is_said(tmp_path: Path, lstm: LessonContent) -> None:
    with pytest.raises(HandInError, match="can't be handed in"):
        contents(lstm, tmp_path / "nowhere.ipynb")
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    with pytest.raises(HandInError, match="not valid JSON"):
        contents(lstm, broken)
    gone = 'here = lesson("introduction-to-lstm", graded=["gone"])'
    with pytest.raises(HandInError, match="has no exercise to hand in"):
        contents(lstm, notebook(tmp_path, lstm, {}, extra=gone))
    made = contents(lstm, notebook(tmp_path, lstm, {"lstm-step": "lstm_step = 3", "lstm-sequence": "x = 1"}))
    assert made.states["lstm-step"] == "`lstm_step`, which is a value and no function"
    assert made.states["lstm-sequence"].startswith("nothing: no cell defines `lstm_sequence`")


def test_the_command(tmp_path: Path, lstm: LessonContent, capsys: pytest.CaptureFixture[str]) -> None:
    path = notebook(tmp_path, lstm, {})
    assert main(["hand-in", str(path), "--say-done", "--to", str(tmp_path / "inbox")]) == 0
    said = capsys.readouterr().out
    assert NOT_IN in said
    assert "lstm-step: your answer" in said and "Handed in: " in said and str(tmp_path / "inbox") in said
    assert main(["hand-in", str(tmp_path / "nowhere.ipynb")]) == 1
    assert "can't be read" in capsys.readouterr().err
    path.write_text("{")
    assert main(["hand-in", str(path)]) == 1
    assert f"{path} can't be handed in: The file is not valid JSON" in capsys.readouterr().err
    whole = notebook(tmp_path, lstm, {})
    whole.write_text(whole.read_text(encoding="utf-8").replace(f'"lesson": "{lstm.slug}"', '"lesson": ""'))
    assert main(["hand-in", str(whole)]) == 1
    assert "it doesn't say which lesson it belongs to" in capsys.readouterr().err


def test_done_is_every_question_answered_and_every_card_met(tmp_path: Path, lstm: LessonContent) -> None:
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: NOW)
    assert not is_done(lstm, store)
    for question in lstm.quiz:
        store.record_answer(lstm.slug, question, 0, False)
    assert not is_done(lstm, store)
    for card in lstm.cards:
        store.review(lstm.slug, card, 3)
    assert is_done(lstm, store), "right or wrong is nobody's business"


def test_a_teacher_may_ask_whether_the_study_part_is_done(
    tmp_path: Path, lstm: LessonContent, capsys: pytest.CaptureFixture[str]
) -> None:
    for asks in (True, False):
        settings = default_settings(lstm).model_copy(update={"completion": asks})
        made = student_notebook(lstm, settings, authoring.derive(lstm).learner)
        path = tmp_path / f"{lstm.name}.ipynb"
        path.write_text(nbformat.writes(made), encoding="utf-8")
        assert contents(lstm, path).asks_done is asks
        *_, words, button = made.cells
        assert button.source == "here.hand_in()" and words.source.startswith("---\n\n## Hand in")
        assert ("You decide whether your file says so" in words.source) is asks
        assert main(["hand-in", str(path)]) == 0
        assert ("`--say-done` says it, if you want to" in capsys.readouterr().out) is asks


class Kernel:
    """What the button looks at: a notebook, and the cells that the kernel has run."""

    def __init__(self, folder: Path, lesson: LessonContent, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.chdir(folder)
        self.folder, self.lesson = folder, lesson
        self.store = Session(lambda: folder / "progress.sqlite3", clock=lambda: NOW)
        self.here = Lesson(lesson, self.store)

    def button(self, ran: list[tuple[str, str]] | None = None) -> HandIn:
        return hand_in_widget(self.lesson, self.store, self.folder / f"{self.lesson.name}.ipynb", lambda: ran or [])


@pytest.fixture
def kernel(tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return Kernel(tmp_path, lstm, monkeypatch)


def press(button: HandIn, **event: object) -> dict:
    n = button.heard + 1
    button.event = {"kind": "hand-in", "say_done": False, "question": "", "n": n} | event
    return button.handed[-1]


def test_the_button_shows_what_will_travel_before_it_does(
    kernel: Kernel, tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "can't be handed in: No such file" in kernel.here.hand_in().found["problem"]
    renamed = notebook(tmp_path, lstm, {}).rename(tmp_path / "mine.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(renamed))
    button = kernel.here.hand_in()
    assert button.found["file"] == "mine.ipynb" and button.found["digest"] == contents(lstm, renamed).digest
    assert {one["state"] for one in button.found["answers"]} == {"your answer"} and button.found["done"] is False
    assert not list(tmp_path.glob("*-hand-in*"))
    made = press(button, say_done=True, question="  Why not more? ")
    assert made["file"] == "02_introduction_to_lstm-hand-in.ipynb" and made["problem"] == "" == button.problem
    reading = read_notebook((tmp_path / made["file"]).read_bytes())
    assert reading.done is False and reading.answers == {ASKS: "Why not more?"} and not reading.changed
    assert press(button)["file"] == "02_introduction_to_lstm-hand-in-2.ipynb"
    assert read_notebook((tmp_path / "02_introduction_to_lstm-hand-in-2.ipynb").read_bytes()).done is None
    assert "mine.ipynb" not in button.static_html()


def test_the_button_says_what_was_run_and_not_saved(kernel: Kernel, tmp_path: Path, lstm: LessonContent) -> None:
    notebook(tmp_path, lstm, {})
    step = judge.exercises(lstm)["lstm-step"]
    wrong = step.mistakes[0].wrong_source(step.solution)
    ran = [("a cell", "import numpy as np"), ("a cell", step.solution + "# a comment\n")]
    assert kernel.button(ran).found["unsaved"] == []
    button = kernel.button([*ran, ("a cell", wrong)])
    assert button.found["unsaved"] == ["lstm-step"]
    notebook(tmp_path, lstm, {"lstm-step": wrong})
    button.event = {"kind": "look", "n": 1}
    assert button.found["unsaved"] == []


def test_the_button_puts_it_where_the_class_collects(
    kernel: Kernel, tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook(tmp_path, lstm, {})
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    monkeypatch.setenv(INBOX, str(tmp_path / "inbox"))
    made = press(kernel.button())
    assert made["delivered"] == [] and "No such folder" in made["problem"] and made["file"] in made["problem"]
    assert (tmp_path / made["file"]).is_file(), "the learner's own is kept"
    (tmp_path / "inbox").mkdir()
    button = kernel.button()
    assert button.places == [f"your class's inbox, {tmp_path / 'inbox'}"]
    assert press(button)["problem"] == "" and [one.name for one in (tmp_path / "inbox" / "ada").iterdir()] == [
        "02_introduction_to_lstm-hand-in.ipynb"
    ]
    (tmp_path / "inbox" / "ada" / "02_introduction_to_lstm-hand-in.ipynb").unlink()
    (tmp_path / "inbox" / "ada").rmdir()
    (tmp_path / "inbox" / "ada").write_text("a file where a folder should be")
    assert "File exists" in press(button)["problem"]


def test_a_full_disk_leaves_what_there_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_new(tmp_path / "first", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "first", b"2")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left on device") as said:
        write_new(tmp_path / "second", b"2")
    assert said.value.filename == str(tmp_path / "second")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("first", b"1")]


def test_without_hard_links_nothing_is_overwritten_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", none)
    write_new(tmp_path / "first", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "first", b"2")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("first", b"1")]


def test_two_at_once_both_arrive(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda n: place_new(tmp_path, "x-hand-in", b"%d" % n).name, range(16)))
    assert sorted(names) == sorted(["x-hand-in.ipynb", *(f"x-hand-in-{n}.ipynb" for n in range(2, 17))])
    assert {int(one.read_bytes()) for one in tmp_path.iterdir()} == {*range(16)}


@pytest.mark.parametrize("written", ["py", "json"])
def test_the_exchange_is_found_by_nbgraders_own_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    for name in (INBOX, EXCHANGE):
        monkeypatch.delenv(name, raising=False)
    config, root = tmp_path / "config", tmp_path / "exchange"
    config.mkdir()
    monkeypatch.setattr("jupyter_core.paths.jupyter_config_path", lambda: [str(config), str(tmp_path / "none")])
    assert places() == []
    settings = {"CourseDirectory": {"course_id": "lstm101"}, "Exchange": {"root": str(root)}}
    lines = [f"c.{part}.{name} = {value!r}" for part, own in settings.items() for name, value in own.items()]
    texts = {"py": "c = get_config()\n" + "\n".join(lines), "json": json.dumps(settings)}
    (config / f"nbgrader_config.{written}").write_text(texts[written])
    assert places() == [], "the exchange isn't there"
    (root / "lstm101" / "inbound").mkdir(parents=True)
    assert places() == [Place(root / "lstm101", exchange=True)]
    assert places()[0].words == "nbgrader's exchange, course lstm101"
    (config / "nbgrader_config.py").write_text("this is no Python")
    assert places() == ([] if written == "py" else [Place(root / "lstm101", exchange=True)])
    monkeypatch.setenv(EXCHANGE, str(tmp_path / "other"))
    assert places() == [Place(tmp_path / "other", exchange=True)]


def test_a_name_that_the_exchange_cannot_take_is_said(
    kernel: Kernel, tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook(tmp_path, lstm, {})
    (tmp_path / "course" / "inbound").mkdir(parents=True)
    monkeypatch.setenv(EXCHANGE, str(tmp_path / "course"))
    monkeypatch.setattr("getpass.getuser", lambda: "a+b")
    assert "can't take the name 'a+b'" in press(kernel.button())["problem"]
    assert list((tmp_path / "course" / "inbound").iterdir()) == []

"""One file to hand in: what is in it, what is not, and that a grader finds in it just what it finds in the notebook."""

import json
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

from helpers import authoring, judge
from helpers._cli import main
from helpers._hand_in import HandInError, drop, graded_in, hand_in, is_done
from helpers._lesson import Lesson
from helpers.classroom import HandedOut, find_submissions, read_notebook
from helpers.classroom._questions import Question, question_cells
from helpers.content import LessonContent, course
from helpers.study import Session, Store

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


@pytest.fixture(scope="module")
def lstm() -> LessonContent:
    return course().lesson("introduction-to-lstm")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_grader_finds_the_same_answers_in_it(tmp_path: Path, lesson: LessonContent) -> None:
    path = notebook(tmp_path, lesson, {}, extra="private = 'what nobody asked for'")
    made = hand_in(lesson, path, tmp_path, NOW)
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
    made = hand_in(lstm, path, tmp_path, NOW, done=False)
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
    file = hand_in(lstm, path, tmp_path, NOW).path
    reading = read_notebook(file.read_bytes())
    assert reading.answers == read_notebook(path.read_bytes()).answers and len(reading.answers) == 2
    assert not reading.changed
    assert "at the end: `why-one` and `in-words`." in nbformat.read(file, as_version=4).cells[0].source
    assert read_notebook(file.read_bytes().replace(b"not an amount", b"not a sum")).changed
    nbformat.validate(nbformat.read(file, as_version=4))


def test_graded_exercises_alone_where_the_notebook_names_them(tmp_path: Path, lstm: LessonContent) -> None:
    opening = 'here = lesson("introduction-to-lstm", graded=["lstm-step"])'
    made = hand_in(lstm, notebook(tmp_path, lstm, {}, extra=opening), tmp_path, NOW)
    assert list(made.states) == ["lstm-step"]
    assert graded_in([("a", "lesson('x')"), ("b", "if:"), ("c", opening)]) == ["lstm-step"]
    assert graded_in([("a", 'lesson("x", graded=names)')]) == []


def test_a_change_afterwards_is_seen(tmp_path: Path, lstm: LessonContent) -> None:
    made = hand_in(lstm, notebook(tmp_path, lstm, {}), tmp_path, NOW, done=True)
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
    for turn in range(3):
        answers = {"lstm-step": judge.exercises(lstm)["lstm-step"].solution + f"\n# turn {turn}\n"}
        made = hand_in(lstm, notebook(tmp_path, lstm, answers), tmp_path, NOW)
        names.append(drop(made, inbox).relative_to(inbox).as_posix())
    stem = "ada/02_introduction_to_lstm-hand-in"
    assert names == [f"{stem}.ipynb", f"{stem}-2.ipynb", f"{stem}-3.ipynb"]
    (found,) = find_submissions(inbox, HandedOut("week", lstm.slug, f"{lstm.name}.ipynb")).submissions
    assert found.learner == "ada" and b"turn 2" in found.read()


def test_what_cannot_be_handed_in_is_said(tmp_path: Path, lstm: LessonContent) -> None:
    with pytest.raises(HandInError, match="can't be handed in"):
        hand_in(lstm, tmp_path / "nowhere.ipynb", tmp_path, NOW)
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    with pytest.raises(HandInError, match="not valid JSON"):
        hand_in(lstm, broken, tmp_path, NOW)
    gone = 'here = lesson("introduction-to-lstm", graded=["gone"])'
    with pytest.raises(HandInError, match="has no exercise to hand in"):
        hand_in(lstm, notebook(tmp_path, lstm, {}, extra=gone), tmp_path, NOW)
    made = hand_in(
        lstm, notebook(tmp_path, lstm, {"lstm-step": "lstm_step = 3", "lstm-sequence": "x = 1"}), tmp_path, NOW
    )
    assert made.states["lstm-step"] == "`lstm_step`, which is a value and no function"
    assert made.states["lstm-sequence"].startswith("nothing: no cell defines `lstm_sequence`")


def test_the_command(tmp_path: Path, lstm: LessonContent, capsys: pytest.CaptureFixture[str]) -> None:
    path = notebook(tmp_path, lstm, {})
    assert main(["hand-in", str(path), "--say-done", "--to", str(tmp_path / "inbox")]) == 0
    said = capsys.readouterr().out
    assert "lstm-step: your answer" in said and "Handed in: " in said and str(tmp_path / "inbox") in said
    assert main(["hand-in", str(tmp_path / "nowhere.ipynb")]) == 1
    assert "can't be read" in capsys.readouterr().err


def test_done_is_every_question_answered_and_every_card_met(tmp_path: Path, lstm: LessonContent) -> None:
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: NOW)
    assert not is_done(lstm, store)
    for question in lstm.quiz:
        store.record_answer(lstm.slug, question, 0, False)
    assert not is_done(lstm, store)
    for card in lstm.cards:
        store.review(lstm.slug, card, 3)
    assert is_done(lstm, store), "right or wrong is nobody's business"


def test_in_the_notebook(tmp_path: Path, lstm: LessonContent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here = Lesson(lstm, Session(lambda: tmp_path / "progress.sqlite3", clock=lambda: NOW))
    assert "Nothing was written" in here.hand_in().title
    renamed = notebook(tmp_path, lstm, {}).rename(tmp_path / "mine.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(renamed))
    note = here.hand_in(say_done=True)
    assert note.title == "02_introduction_to_lstm-hand-in.ipynb is ready to hand in"
    assert (tmp_path / "02_introduction_to_lstm-hand-in.ipynb").is_file()

"""What the folder of the grades keeps from one run to the next, and what a run says of it: no grade changes in silence."""

import json
import shutil
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from helpers import classroom
from helpers._cli import main
from helpers.classroom import _run
from tests.classroom.test_grade import QUICK, grades, result

pytestmark = pytest.mark.slow

LATE = {"grace_minutes": 0, "percent_per_day": 10, "at_most_percent": 50}
ZOE = "Zoë"


@pytest.fixture
def due(notebook_of, write_key, settings) -> classroom.Key:
    """An assignment with a due date, and 10 % off for each day."""
    return write_key(classroom.change_settings(settings, {"due": "2026-12-01T12:00+00:00", "late": LATE}))


@pytest.fixture
def two(tmp_path: Path, notebook_of: Callable) -> Path:
    """ada and bob, both right."""
    folder = tmp_path / "two"
    folder.mkdir()
    for learner in ("ada", "bob"):
        (folder / f"{learner}.ipynb").write_text(notebook_of())
    return folder


def times(path: Path, **rows: str) -> Path:
    path.write_text("learner,submitted\n" + "".join(f"{learner},{at}\n" for learner, at in rows.items()))
    return path


def command(folder: Path, key: classroom.Key, out: Path, *more: str) -> list[str]:
    return ["grade", str(folder), "--assignment", str(key.folder), "--out", str(out), "--workers", "1", *more]


def test_times_stay_in_force_and_later_ones_are_merged(two: Path, due, tmp_path: Path, capsys) -> None:
    out, late = tmp_path / "out", "2026-12-02T11:00+00:00"
    classroom.grade_class(two, due, out, replace(QUICK, times=times(tmp_path / "t.csv", ada=late)))
    assert (result(out, "ada").points, result(out, "bob").points) == (18, 20)
    entry = {"learner": "ada", "exercise": "lstm-step", "points": 7, "reason": "why"}
    (out / "overrides.yaml").write_text(yaml.safe_dump([entry]))
    assert main(command(two, due, out)) == 0
    assert result(out, "ada").points == pytest.approx(17 * 0.9), "the override does not drop the lateness"
    assert f"Times in force: of 1 learners, in {out / 'times.csv'}." in capsys.readouterr().out
    more = times(tmp_path / "u.csv", bob="2026-12-03T11:00+00:00", ada="2026-12-01T11:00+00:00")
    classroom.grade_class(two, due, out, replace(QUICK, times=more))
    assert (result(out, "ada").points, result(out, "bob").points) == (17, 16), "the newer file wins"
    assert (out / "times.csv").read_text().count("\n") == 3


def test_whom_the_times_name_need_not_have_handed_in(two: Path, due, tmp_path: Path, capsys) -> None:
    given = times(tmp_path / "t.csv", ada="2026-12-01T11:00+00:00", carol="2026-12-01T11:00+00:00")
    assert main(command(two, due, tmp_path / "out", "--times", str(given))) == 0
    assert "Named there, and handed in nothing: carol." in capsys.readouterr().out


def test_one_late_file_keeps_all_rows(two: Path, key, tmp_path: Path, notebook_of, capsys) -> None:
    out = tmp_path / "out"
    classroom.grade_class(two, key, out, QUICK)
    before = grades(out)
    late = tmp_path / "late" / "carol.ipynb"
    late.parent.mkdir()
    late.write_text(notebook_of(lstm_step=None))
    assert main(command(late, key, out)) == 0
    assert "Kept from earlier runs: 2 rows" in capsys.readouterr().out
    for table in ("grades.csv", "canvas.csv", "moodle.csv"):
        text = (out / table).read_text()
        assert all(learner in text for learner in ("ada", "bob", "carol")), table
    assert "carol" in (out / "class.html").read_text() and "ada" in (out / "class.html").read_text()
    after = grades(out)
    assert {path for path in before if before[path] != after[path]} == {
        "grades.csv",
        "canvas.csv",
        "moodle.csv",
        "class.html",
    }


def test_a_kept_row_that_other_tests_found_is_said(two: Path, key, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    classroom.grade_class(two, key, out, QUICK)
    path = key.folder / "lessons" / key.lesson.name / "exercises" / "lstm_step.py"
    path.write_text(path.read_text() + "\n# another test\n")
    assert main(command(two / "ada.ipynb", classroom.Key(key.folder), out)) == 0
    assert "1 were graded with other tests or another seed" in capsys.readouterr().out
    assert result(out, "bob").points == 20


def test_a_kept_row_has_exercises_that_came_later(two: Path, settings, write_key, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fewer = write_key(classroom.change_settings(settings, {"exercises": {"lstm-step": 10}}))
    classroom.grade_class(two, fewer, out, QUICK)
    classroom.grade_class(two / "ada.ipynb", write_key(settings), out, QUICK)
    bob = result(out, "bob")
    assert [each.status for each in bob.exercises] == ["passed", "not graded", "not graded"]
    assert (bob.points, bob.possible) == (10, 20) and "Give it again" in bob.exercises[1].message


def test_another_assignment_is_refused_there(two: Path, key, settings, write_key, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    classroom.grade_class(two, key, out, QUICK)
    before = grades(out)
    shutil.rmtree(key.folder)
    other = write_key(classroom.change_settings(settings, {"assignment": "week-9"}))
    assert main(command(two, other, out)) == 1
    message = capsys.readouterr().err
    assert "holds the grades of the assignment 'lstm-week', and this is 'week-9'" in message and "--out" in message
    assert grades(out) == before


def test_notebooks_of_another_assignment_are_named_and_are_no_zeros(two: Path, key, tmp_path: Path, capsys) -> None:
    for learner in ("eve", "mal"):
        path = two / f"{learner}.ipynb"
        notebook = json.loads((two / "ada.ipynb").read_text())
        notebook["metadata"].setdefault("course", {})["assignment"] = "week-9"
        notebook["cells"] = [
            {"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": [], "execution_count": None}
        ]
        path.write_text(json.dumps(notebook))
    out = tmp_path / "out"
    assert main(command(two, key, out)) == 3
    eve = result(out, "eve")
    assert "the assignment 'week-9'" in eve.problem
    row = next(line for line in (out / "grades.csv").read_text().splitlines() if line.startswith("eve"))
    assert "week-9" in row
    assert "2 unreadable" in capsys.readouterr().out


def test_a_notebook_of_another_assignment_with_the_answers_is_graded_and_said(
    two: Path, key, tmp_path: Path, capsys
) -> None:
    notebook = json.loads((two / "ada.ipynb").read_text())
    notebook["metadata"].setdefault("course", {})["assignment"] = "last-year"
    (two / "ada.ipynb").write_text(json.dumps(notebook))
    out = tmp_path / "out"
    assert main(command(two, key, out)) == 3
    assert "LOOK AT ada: the notebook says that it is of the assignment 'last-year'" in capsys.readouterr().out
    assert result(out, "ada").points == 20


def test_what_could_not_be_used_is_listed_and_ends_in_a_code_of_its_own(two: Path, key, tmp_path: Path, capsys) -> None:
    (two / "carol.py").write_text("x = 1")
    (two / "README.md").write_text("hello")
    out = tmp_path / "out"
    assert main(command(two, key, out)) == 3
    said = capsys.readouterr().out
    assert "NOT USED, and it may be a learner's work: carol.py" in said and "Ignored: 1 other" in said
    listed = (out / "ignored.csv").read_text()
    assert "carol.py" in listed and "README.md" in listed
    (two / "carol.py").unlink()
    assert main(command(two, key, out)) == 0


@pytest.mark.parametrize("file_form", ["NFC", "NFD"])
@pytest.mark.parametrize("row_form", ["NFC", "NFD"])
def test_one_name_in_two_forms_is_one_learner(due, tmp_path: Path, notebook_of, file_form: str, row_form: str) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    name = unicodedata.normalize(file_form, ZOE)
    (folder / f"{name}.ipynb").write_text(notebook_of())
    given = unicodedata.normalize(row_form, ZOE)
    entry = {"learner": given, "exercise": "lstm-step", "points": 7, "reason": "why"}
    (out / "overrides.yaml").write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    late = times(tmp_path / "t.csv", **{given: "2026-12-02T11:00+00:00"})
    summary = classroom.grade_class(folder, due, out, replace(QUICK, times=late))
    assert summary.strangers == []
    (path,) = out.glob("learners/*.json")
    found = classroom.read_result(path)
    assert found is not None and found.points == pytest.approx(17 * 0.9)
    assert found.learner == name, "as it was given"


def test_a_learner_may_be_called_like_anothers_file(key, tmp_path: Path, notebook_of) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    (folder / "Ada Lovelace.ipynb").write_text(notebook_of())
    handed_out = classroom.HandedOut("lstm", key.lesson.slug, f"{key.lesson.name}.ipynb")
    (one,) = classroom.find_submissions(folder, handed_out).submissions
    for name in (one.slug, "Ada", "ADA", "ada"):
        (folder / f"{name}.ipynb").write_text(notebook_of(lstm_step=None))
    for _ in range(2):
        classroom.grade_class(folder, key, out, QUICK)
        rows = (out / "grades.csv").read_text().splitlines()[1:]
        assert len(rows) == len({row.split(",")[0] for row in rows}) == 5
        assert result(out, one.slug).learner == "Ada Lovelace" and result(out, one.slug).points == 20


def test_a_time_that_is_not_understood_is_a_loud_note(due, tmp_path: Path, notebook_of, capsys) -> None:
    folder, out = tmp_path / "course", tmp_path / "out"
    for learner, stamp in {"ada": "2026-12-01 09:00:00 UTC", "bob": "soon", "eve": "2026-12-02 12:30:00 CET"}.items():
        place = folder / "submitted" / learner / due.settings.assignment
        place.mkdir(parents=True)
        (place / f"{due.lesson.name}.ipynb").write_text(notebook_of())
        (place / "timestamp.txt").write_text(stamp)
    assert main(command(folder, due, out)) == 3
    said = capsys.readouterr().out
    assert "LOOK AT bob: " in said and "LOOK AT ada" not in said and "LOOK AT eve" not in said
    assert "not known" in result(out, "bob").late and "not known" in (out / "grades.csv").read_text()
    assert (result(out, "ada").points, result(out, "eve").points) == (20, 18)


@pytest.mark.parametrize("inside", ["", "week"])
def test_who_has_no_time_is_counted_aloud(due, tmp_path: Path, notebook_of, capsys, inside: str) -> None:
    place = tmp_path / "class" / "ada" / inside
    place.mkdir(parents=True)
    (place / f"{due.lesson.name}.ipynb").write_text(notebook_of())
    (place / "timestamp.txt").write_text("2026-11-01 09:00:00 UTC")  # by anybody, such as ada
    (tmp_path / "class" / "bob.ipynb").write_text(notebook_of())
    out = tmp_path / "out"
    assert main(command(tmp_path / "class", due, out)) == 0
    assert (
        "Nobody knows when 2 submissions were handed in, so they count as on time. Give --times."
        in capsys.readouterr().out
    )
    assert "timestamp.txt,not believed" in (out / "ignored.csv").read_text()
    given = times(tmp_path / "t.csv", ada="2026-12-01T11:00+00:00", bob="2026-12-02T11:00+00:00")
    assert main(command(tmp_path / "class", due, out, "--times", str(given))) == 0
    assert "Nobody knows when" not in capsys.readouterr().out


@pytest.mark.usefixtures("own_workers")
def test_a_late_worker_is_a_row_that_says_so(two: Path, key, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "out"
    (two / "stuck.ipynb").write_text(
        (two / "ada.ipynb").read_text().replace("import numpy as np", "import numpy as np  # stuck", 1)
    )
    monkeypatch.setattr(_run, "_at_most", lambda *_: 12.0)
    monkeypatch.setattr(_run, "grade", Stuck())
    summary = classroom.grade_class(two, key, out, replace(QUICK, workers=2))
    assert summary.statuses["not graded"] == 1
    message = result(out, "stuck").exercises[0].message
    assert "no answer within 12 s" in message and "not the learner's fault" in message
    assert (result(out, "ada").points, result(out, "bob").points) == (20, 20)


class Stuck:
    """Grades, but never comes back from one submission. A class, since a worker must be able to load it."""

    def __call__(self, work: classroom.Work, bundle: dict) -> list:
        while any("# stuck" in source for _, source in work.cells):
            time.sleep(1)
        return classroom.grade(work, bundle)


def test_a_class_with_a_roster_from_the_first_run_to_a_changed_grade(
    two: Path, due, tmp_path: Path, notebook_of, capsys
) -> None:
    """Whoever is on it has a row; the gradebook comes back filled in; one is graded again by name, and the change is said."""
    out, exported = tmp_path / "out", tmp_path / "exported.csv"
    title = due.settings.title
    exported.write_text(
        f"Student,ID,SIS User ID,SIS Login ID,Section,{title} (12)\n    Points Possible,,,,,10.00\n"
        '"Lovelace, Ada",4711,,ada,G1,\n"Kahn, Bob",4712,,bob,G1,\n"Hopper, Grace",4713,,grace,G2,\n'
    )
    late = times(tmp_path / "t.csv", **{"4711": "2026-12-02T11:00+00:00"})
    assert main(command(two, due, out, "--roster", str(exported), "--times", str(late), "--feedback")) == 0
    said = capsys.readouterr().out
    assert "Handed in nothing, of those on the roster: 1, Hopper, Grace." in said
    assert "Canvas gives 10 points for this assignment, and you give 20" in said
    rows = {row.split(",")[0]: row for row in (out / "grades.csv").read_text().splitlines()}
    assert ",18,20,90,graded," in rows["ada"], "a time under the roster's number counts"
    assert ",,20,,nothing handed in,Nothing was handed in.,,G2" in rows["4713"]
    assert [row.rpartition(",")[2] for row in (out / "canvas.csv").read_text().splitlines()] == [
        f"{title} (12)",
        "10.00",
        "9",
        "10",
        "",
    ]
    (two / "bob.ipynb").write_text(notebook_of(lstm_step=None))
    (two / "grace.ipynb").write_text(notebook_of())
    assert main(command(two, due, out, "--learner", "Kahn, Bob")) == 0
    said = capsys.readouterr().out
    assert "1 submissions: 1 graded (1 of them now)" in said and "Kahn, Bob 20 → 10 (another file was handed in" in said
    assert (out / "canvas.csv").read_text().splitlines()[3].endswith(",5")
    assert "Kahn" in (out / "changes.csv").read_text()
    assert main(command(two, due, out)) == 0
    assert not (out / "learners" / "4713.html").exists() and (out / "learners" / "grace.html").exists()
    assert result(out, "grace").name == "Hopper, Grace"

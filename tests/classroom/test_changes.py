"""Grades that have changed, pages on their way back, and what arrives while one watches."""

import csv
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.classroom import arrivals
from helpers.classroom._changes import Change, change, keep_changes
from helpers.classroom._feedback import pack_feedback
from tests.classroom.test_tables import ADA, BROKEN, FAILED, outcomes

WRONG = replace(ADA, exercises=outcomes("passed", "wrong", "passed"))


def test_the_same_grade_is_no_change() -> None:
    assert change(None, ADA) is None
    assert change(ADA, replace(ADA, sha256="another")) is None


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (WRONG, replace(ADA, sha256="ab"), "another file was handed in; forget-bias-for-half-life: wrong, now passed"),
        (ADA, replace(ADA, late_percent=10.0), "lateness: 0 % off, now 10 %"),
        (BROKEN, replace(ADA, problem=""), "it can be read now"),
        (FAILED, ADA, "not graded, now passed"),
    ],
)
def test_why_a_grade_changed(before, after, why: str) -> None:
    found = change(before, after)
    assert found is not None and why in found.why


def test_a_teachers_reason_and_other_points_are_said() -> None:
    first, *rest = WRONG.exercises
    overridden = replace(WRONG, exercises=(replace(first, points=3.0, override="half of it"), *rest))
    assert change(WRONG, overridden) == Change(
        "ada", ADA.name, 16, 9, "lstm-step: a teacher set the points (half of it)"
    )
    worth = replace(WRONG, exercises=(replace(first, points=20.0, possible=20.0), *rest))
    assert change(WRONG, worth).why == "lstm-step: worth 10 points, now 20"
    other = replace(first, fingerprint="2", status="wrong", points=0.0)
    assert (
        change(WRONG, replace(WRONG, exercises=(other, *rest))).why
        == "lstm-step: passed, now wrong with other tests or numbers"
    )


def test_changes_are_added_to_those_of_earlier_runs(tmp_path: Path) -> None:
    keep_changes(tmp_path, [])
    assert not (tmp_path / "changes.csv").exists()
    keep_changes(tmp_path, [Change("ada", "=Ada", None, 20, "not graded, now passed")])
    keep_changes(tmp_path, [Change("alan", "", 3, 2.5, "late")])
    head, *rows = csv.reader((tmp_path / "changes.csv").read_text(encoding="utf-8").splitlines())
    assert head == ["when", "learner", "name", "before", "after", "why"]
    assert [row[1:] for row in rows] == [
        ["ada", "'=Ada", "", "20", "not graded, now passed"],
        ["alan", "", "3", "2.5", "late"],
    ]


def test_pages_go_back_under_the_lms_names(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>seen</p>")
    canvas = replace(ADA, packed="lovelaceada_4711_998_02_introduction_to_lstm-1.ipynb")
    moodle = replace(ADA, name="Ada_M Lovelace", user="61", packed="Ada_M Lovelace_61_assignsubmission_file_")
    flat = replace(ADA, user="", packed="")
    gone = replace(moodle, user="62")
    pages = [(canvas, page), (moodle, page), (flat, page), (gone, tmp_path / "nowhere.html")]
    assert pack_feedback(tmp_path, pages, "") == {"feedback-canvas.zip": 1, "feedback-moodle.zip": 1}
    with zipfile.ZipFile(tmp_path / "feedback-canvas.zip") as archive:
        assert archive.namelist() == ["lovelaceada_4711_998_02_introduction_to_lstm-1.html"]
        assert archive.read(archive.namelist()[0]) == b"<p>seen</p>"
    with zipfile.ZipFile(tmp_path / "feedback-moodle.zip") as archive:
        (name,) = archive.namelist()
        assert name.partition("/")[0].split("_", 4) == ["Ada M Lovelace", "61", "assignsubmission", "file", ""], (
            "as Moodle reads it"
        )
    first = (tmp_path / "feedback-moodle.zip").read_bytes()
    pack_feedback(tmp_path, pages, "")
    assert (tmp_path / "feedback-moodle.zip").read_bytes() == first
    assert pack_feedback(tmp_path, [(replace(flat, user="61"), page)], "Moodle") == {"feedback-moodle.zip": 1}


def test_what_arrives_is_seen_when_it_lies_still_and_the_grades_are_no_arrival(tmp_path: Path) -> None:
    where, out = tmp_path / "in", tmp_path / "in" / "graded"
    where.mkdir()
    moments: list[list[str]] = []
    done = threading.Event()

    def watch() -> None:
        for _ in arrivals(where, out, look=0.02):
            moments.append(sorted(path.name for path in where.glob("*.ipynb")))
            out.mkdir(exist_ok=True)
            (out / "grades.csv").write_text(str(len(moments)))
            if len(moments) == 2:
                done.set()
                return

    (where / "ada.ipynb").write_text("{}")
    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    for _ in range(1000):
        if moments:
            break
        thread.join(0.02)
    (where / "alan.ipynb").write_text("{}")
    assert done.wait(30)
    assert moments == [["ada.ipynb"], ["ada.ipynb", "alan.ipynb"]]

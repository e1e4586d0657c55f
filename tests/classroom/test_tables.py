"""Grades as tables, read back as the importers of spreadsheets, Canvas and Moodle read them."""

import copy
import csv
import io
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.classroom._assignment import Key
from helpers.classroom._learner_page import learner_page
from helpers.classroom._reports import write_reports
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._tables import (
    FORMULA,
    canvas_csv,
    cell,
    grade_of,
    grades_csv,
    ignored_csv,
    moodle_csv,
    study_part_canvas,
    study_part_moodle,
)
from helpers.classroom.intake import Ignored
from tests.classroom.made_class import POINTS, hostile, write_key

TABLES = [grades_csv, canvas_csv, moodle_csv]


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return write_key(tmp_path_factory.mktemp("tables") / "key")


def outcomes(*statuses: str) -> tuple[ExerciseResult, ...]:
    return tuple(
        ExerciseResult(name, status, float(status == "passed"), most, most * (status == "passed"), f"Said of {name}.")
        for (name, most), status in zip(POINTS.items(), statuses, strict=True)
    )


ADA = LearnerResult(
    "ada", "Lovelace, Ada", "4711", "ada_4711_98_x.ipynb", exercises=outcomes("passed", "passed", "passed")
)
ALAN = LearnerResult("alan", submitted="2026-12-02T09:29:00+01:00", late="9 h: 10 % off", late_percent=10.0,
                     exercises=outcomes("passed", "wrong", "not attempted"))  # fmt: skip
NOBODY = LearnerResult("niklaus", user="4713", exercises=outcomes("not attempted", "not attempted", "not attempted"))
BROKEN = LearnerResult("shafi", user="4790", problem="The file is empty.", exercises=outcomes(*["not attempted"] * 3))
FAILED = LearnerResult("vint", user="4791", exercises=outcomes("passed", "not graded", "passed"))
CLASS = [ADA, ALAN, NOBODY, BROKEN, FAILED]


def read(text: str) -> list[list[str]]:
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def dicts(text: str) -> list[dict[str, str]]:
    head, *rows = read(text)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_grades_for_a_spreadsheet(key: Key) -> None:
    mistaken = replace(ALAN.exercises[1], mistake="sign-of-the-bias")
    alan = replace(ALAN, exercises=(ALAN.exercises[0], mistaken, ALAN.exercises[2]))
    text = grades_csv(iter([ADA, alan, *CLASS[2:]]), key)
    columns = [
        "learner",
        "name",
        "user",
        "file",
        "submitted",
        "late_percent",
        "points",
        "possible",
        "percent",
        "status",
    ]
    columns += ["problem", "late", "section", "study part"]
    for exercise in key.exercises:
        columns += [exercise, f"{exercise} status", f"{exercise} mistake"]
    assert read(text)[0] == columns
    ada, alan, nobody, broken, failed = dicts(text)
    assert (ada["name"], ada["points"], ada["possible"], ada["percent"]) == ("Lovelace, Ada", "20", "20", "100")
    assert (alan["points"], alan["percent"], alan["late_percent"]) == ("9", "45", "10")
    assert (alan["lstm-step"], alan["lstm-step status"]) == ("10", "passed")
    assert alan["forget-bias-for-half-life mistake"] == "sign-of-the-bias"
    assert (nobody["points"], nobody["percent"], nobody["status"]) == ("0", "0", "graded")
    assert (broken["points"], broken["percent"], broken["status"]) == ("", "", "problem")
    assert broken["problem"] == BROKEN.problem
    assert (broken["lstm-step"], broken["lstm-step status"]) == ("", "")
    assert (failed["points"], failed["lstm-step"], failed["forget-bias-for-half-life"]) == ("", "10", "")
    assert failed["status"] == failed["forget-bias-for-half-life status"] == "not graded"


def test_canvas_layout(key: Key) -> None:
    head, possible, *rows = read(canvas_csv(iter(CLASS), key))
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "The LSTM by hand"]
    assert possible[0].strip() == "Points Possible"
    assert possible[1:] == ["", "", "", "", "20"]
    assert rows == [
        ["Lovelace, Ada", "4711", "", "", "", "20"],
        ["alan", "", "", "alan", "", "9"],
        ["niklaus", "4713", "", "", "", "0"],
    ]  # to Canvas an empty cell is a change, so who has no grade is not there


def test_the_study_part_is_an_assignment_of_its_own(tmp_path: Path) -> None:
    key = write_key(tmp_path / "key")
    said = [replace(ADA, done=True), replace(NOBODY, done=False), ALAN]
    assert read(study_part_canvas(said, key)) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "The LSTM by hand: study part"],
        ["    Points Possible", "", "", "", "", "1"],
        ["Lovelace, Ada", "4711", "", "", "", "1"],
        ["niklaus", "4713", "", "", "", "0"],
    ]
    rows = dicts(study_part_moodle(said, key))
    assert [(one["Identifier"], one["Grade"], one["Maximum Grade"]) for one in rows] == [
        ("Participant 4711", "1", "1"),
        ("Participant 4713", "0", "1"),
    ]
    assert rows[1]["Feedback comments"] == "The LSTM by hand: study part: not done."
    assert "Study part" in learner_page(said[0], key) and "Study part" not in learner_page(ALAN, key)
    for completion, names in ((False, []), (True, ["canvas-study-part.csv", "moodle-study-part.csv"])):
        key.settings = key.settings.model_copy(update={"completion": completion})
        write_reports({"ada": said[0]}, key, tmp_path / "out", "page", [], None)
        assert sorted(one.name for one in (tmp_path / "out").glob("*-study-part.csv")) == names


def test_a_learner_cannot_be_canvas_row_of_points(key: Key) -> None:
    *_, row = read(canvas_csv([replace(ADA, name="My Points Possible")], key))
    assert "Points Possible" not in row[0]


def test_moodle_layout(key: Key) -> None:
    text = moodle_csv(iter(CLASS), key)
    told = (
        "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission)"
    )
    assert read(text)[0] == [*told.split(","), "Last modified (grade)", "Feedback comments"]
    ada, alan, nobody, broken, failed = dicts(text)
    assert (ada["Identifier"], ada["Full name"], ada["Grade"]) == ("Participant 4711", "Lovelace, Ada", "20")
    assert (alan["Identifier"], alan["Full name"], alan["Grade"]) == ("", "alan", "9")
    assert alan["Last modified (submission)"] == ALAN.submitted
    assert {row["Maximum Grade"] for row in dicts(text)} == {"20"}
    assert [row["Grade"] for row in (nobody, broken, failed)] == ["0", "", ""]
    assert broken["Feedback comments"] == BROKEN.problem
    assert "lstm-step: passed, 10 of 10." in alan["Feedback comments"]
    assert "forget-bias-for-half-life: not yet, 0 of 4. Said of forget-bias-for-half-life." in alan["Feedback comments"]
    assert alan["Feedback comments"].endswith("Late: 9 h: 10 % off.")
    assert "forget-bias-for-half-life: not graded yet." in failed["Feedback comments"]


def test_moodle_comments_are_html(key: Key) -> None:
    first, *others = ALAN.exercises
    alan = replace(ALAN, exercises=(replace(first, status="error", message="<b>no</b> & `x < y`"), *others))
    (row,) = dicts(moodle_csv([alan], key))
    assert "&lt;b&gt;no&lt;/b&gt; &amp; `x &lt; y`" in row["Feedback comments"]


def test_a_teachers_decision_settles(key: Key) -> None:
    def decided(one: LearnerResult, at: int, points: float) -> LearnerResult:
        exercises = list(one.exercises)
        exercises[at] = replace(exercises[at], points=points, override="I read it myself.")
        return replace(one, exercises=tuple(exercises))

    assert [grade_of(one) for one in CLASS] == [20, 9, 0, None, None]
    broken, failed, other = decided(BROKEN, 0, 7), decided(FAILED, 1, 3), decided(FAILED, 0, 2)
    assert [grade_of(one) for one in (broken, failed, other)] == [7, 19, None]
    assert [row[-1] for row in read(canvas_csv([broken, failed, other], key))[2:]] == ["7", "19"]
    (row,) = dicts(moodle_csv([broken], key))
    assert row["Feedback comments"] == "The file is empty. lstm-step: 7 of 10. I read it myself."


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sign", [*FORMULA, " =", "\t=", "\n=", "\ufeff=", "\xa0+", "\0@", "\u200b\u200d -", '"='])
def test_no_learners_text_becomes_a_formula(key: Key, table, sign: str) -> None:
    evil = f"{sign}cmd|' /C calc'!A0"
    exercises = tuple(replace(each, override=evil) for each in BROKEN.exercises)
    for user in ("", evil):
        one = LearnerResult(evil, evil, user, evil, submitted=evil, late=evil, problem=evil, exercises=exercises)
        cells = [text for text in read(table([one], key))[-1] if "calc" in text]
        assert cells
        assert [text for text in cells if not text.startswith(("'", "Participant", "lstm-step"))] == []


@pytest.mark.parametrize("table", TABLES)
def test_numbers_stay_numbers_and_hostile_texts_stay_in_their_row(key: Key, table, tmp_path: Path) -> None:
    text = table([replace(hostile(key), problem=""), ADA], key)
    (tmp_path / "table.csv").write_text(text, encoding="utf-8", newline="")
    assert (tmp_path / "table.csv").read_bytes().decode() == text
    rows = read(text)
    assert len(rows) == (4 if table is canvas_csv else 3)
    assert "20" in rows[-1]
    assert any("Lovelace, Ada" in one for one in rows[-1])
    assert not {"\0", "\n", "\r", "\t", "\x1b"} & set("".join(one for row in rows for one in row))
    assert table([replace(hostile(key), problem=""), ADA], key) == text


def test_an_empty_class_has_headers(key: Key) -> None:
    assert [len(read(table([], key))) for table in TABLES] == [1, 2, 1]


def test_a_cell_keeps_what_is_harmless() -> None:
    for text in ("", "Ada", "O'Neil; Ann", "4711", "a=b", "2026-12-01T21:30:00+01:00"):
        assert cell(text) == text


SEPARATORS = [{"delimiter": ","}] + [
    {"delimiter": sign, "quoting": quoting} for sign in ";\t|" for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
]


@given(st.lists(st.text("ab=+-@＝;|,\t\"' \n\r\ufeff\u200b.", max_size=12), min_size=9, max_size=9))
@example(["x;=1+1"] * 9)
@example(["x|@a"] * 9)
@example(['x; "\u200b"-1'] * 9)
@example(["a;", "=1"] * 4 + [";"])
def test_no_cell_is_a_formula_however_cells_are_separated(key: Key, texts: list[str]) -> None:
    learner, name, user, file, submitted, late, problem, message, override = texts
    first, second, third = BROKEN.exercises
    exercises = (replace(first, message=message), replace(second, override=override), replace(third, mistake=message))
    people = [
        LearnerResult(learner, name, user, file, submitted=submitted, late=late, problem=said, exercises=exercises)
        for said in ("", problem)
    ]
    title = key.settings.model_copy(update={"title": learner})
    tables = [table(people, key) for table in (grades_csv, moodle_csv)]
    tables += [canvas_csv(people, replace_settings(key, title)), ignored_csv([Ignored(file, message, True)])]
    for text, how in itertools.product(tables, SEPARATORS):
        for row in csv.reader(io.StringIO(text, newline=""), **how):
            assert [one for one in row if one.strip(HIDDEN).startswith(tuple(FORMULA)) and not is_number(one)] == []


HIDDEN = ' \t\r\n"\xa0\ufeff\u200b'


def is_number(text: str) -> bool:
    """Whether it is one of our own: a dash for "no time", or a number."""
    return text == "-" or bool(re.match(r"-,", text))


def replace_settings(key: Key, settings: object) -> Key:
    """The same key with other settings."""
    other = copy.copy(key)
    other.__dict__["settings"] = settings
    return other


def test_a_cell_has_an_end(key: Key) -> None:
    long = "long " * 9999
    exercises = tuple(replace(each, message=long) for each in ALAN.exercises)
    one = LearnerResult(long, long, long, long, submitted=long, late=long, exercises=exercises)
    for table in TABLES:
        assert len(table([one, replace(one, problem=long)], key)) < 40_000, table

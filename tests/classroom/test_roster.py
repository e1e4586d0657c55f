"""Who is in a class: three kinds of lists, whose a submission is, and what goes back to Canvas and Moodle."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from helpers.classroom import ClassroomError
from helpers.classroom._assignment import Key
from helpers.classroom._decisions import Override, with_decisions
from helpers.classroom._outcomes import absent, as_listed
from helpers.classroom._tables import comment, grade_of, moodle_csv
from helpers.classroom.roster import Member, chosen, filled_canvas, filled_moodle, read_roster, whose
from tests.classroom.made_class import write_key
from tests.classroom.test_tables import ADA, outcomes

TITLE = "The LSTM by hand"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Root Account,Section,Other work (11),The LSTM by hand (12),Current Score\n"
    "    Points Possible,,,,,,100.00,10.00,(read only)\n"
    '"Lovelace, Ada",4711,U1,ada@uni.example,uni.example,Group 1,88.00,,88.00\n'
    '"Turing, Alan",4712,U2,alan,uni.example,"Group 1, Group 2",,3.50,35.00\n'
    '"Hopper, Grace",4713,007,grace,uni.example,Group 2,91.00,,91.00\n'
    '"Student, Test",9999,,5d41402abc4b2a76b9719d911017c592,uni.example,Group 1,,,\n'
)
MOODLE = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 61,Ada Lovelace,ada@uni.example,Submitted for grading,,100.00,Yes,"Tuesday, 1 December 2026, 9:00 PM",-,\n'
    "Participant 62,Alan Turing,alan@uni.example,No submission,50.00,100.00,Yes,-,-,before\n"
)
OWN = "learner,name,section,due,grace_minutes\nada,Ada Lovelace,A,2026-12-08T23:59+01:00,\nalan,,B,,30\ngrace,,,,\n"


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return write_key(tmp_path / "key")


def written(folder: Path, text: str) -> Path:
    path = folder / "roster.csv"
    path.write_bytes(text.encode())
    return path


def table(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


# Reading


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    ada, alan, grace = read_roster(written(tmp_path, OWN), TITLE).members
    assert (ada.learner, ada.name, ada.section, ada.grace_minutes) == ("ada", "Ada Lovelace", "A", None)
    assert ada.due == datetime.fromisoformat("2026-12-08T23:59+01:00")
    assert (alan.grace_minutes, alan.due, grace.section) == (30, None, "")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_canvas_gradebook(tmp_path: Path, separator: str, mark: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(table(CANVAS))
    roster = read_roster(written(tmp_path, mark + out.getvalue()), TITLE)
    assert [one.learner for one in roster.members] == ["4711", "4712", "4713"], (
        "the row of points and the test student are nobody"
    )
    assert roster.members[1].section == "Group 1, Group 2"
    assert roster.export is not None
    assert (roster.export.lms, roster.export.possible) == ("Canvas", 10)
    same = filled_canvas(roster.export, {}, 20)
    assert same.startswith(mark) and same.count(separator) >= 6 * 6


def test_canvas_gradebook_with_the_name_in_two_columns(tmp_path: Path) -> None:
    head, *rows = table(CANVAS)
    in_two = [["LastName", "FirstName", *head[1:]]]
    in_two += [[*(row[0].split(", ") if ", " in row[0] else [row[0], ""]), *row[1:]] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(in_two)
    export = read_roster(written(tmp_path, out.getvalue()), TITLE).export
    assert export is not None and export.possible == 10
    back = table(filled_canvas(export, {"4711": (ADA, 20.0)}, possible=20))
    assert back[0][:3] == ["LastName", "FirstName", "ID"] and back[2][:3] == ["Lovelace", "Ada", "4711"]
    assert back[2][-1] == "10"
    assert [one.name for one in read_roster(tmp_path / "roster.csv", TITLE).members][:2] == [
        "Lovelace, Ada",
        "Turing, Alan",
    ]


def test_moodle_worksheet(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, MOODLE), TITLE)
    assert [(one.learner, one.name) for one in roster.members] == [("61", "Ada Lovelace"), ("62", "Alan Turing")]
    assert roster.export is not None and roster.export.possible == 100


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no table"),
        ("name,section\nAda,1\n", "no column `learner`.* Expected the columns learner, name"),
        ("learner,colour\nada,red\n", "it has the columns 'colour'"),
        ("learner\n", "names nobody"),
        ("learner,name\n,Ada\n", "row 2: no learner stands there"),
        ("learner\nada\nada\n", "'ada' is there twice. Keep one"),
        ("learner\nZoe\u0308\nZo\u00eb\n", "is there twice"),
        ("learner,due\nada,2026-12-08 23:59\n", "row 2: due is '2026-12-08 23:59', expected a time with its zone"),
        ("learner,due\nada,tomorrow\n", "row 2: due is 'tomorrow'"),
        ("learner,grace_minutes\nada,-5\n", "grace_minutes is '-5', expected a number of minutes"),
        ("learner,grace_minutes\nada,nan\n", "grace_minutes is 'nan'"),
        (CANVAS.replace("The LSTM by hand", "Something else"), "0 columns called 'The LSTM by hand'.* Other work"),
        (CANVAS.replace("Other work (11)", "The LSTM by hand (11)"), "2 columns called"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ClassroomError, match=message):
        read_roster(written(tmp_path, text), TITLE)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(ClassroomError, match="cannot be read"):
        read_roster(tmp_path / "nowhere.csv", TITLE)
    (tmp_path / "roster.csv").write_bytes(b"learner\n\xff\xfe\n")
    with pytest.raises(ClassroomError, match="Give a CSV file in UTF-8"):
        read_roster(tmp_path / "roster.csv", TITLE)


# Whose is it


@pytest.mark.parametrize(
    ("learner", "name", "user", "expected"),
    [
        ("4711", "lovelaceada", "4711", "4711"),  # as Canvas packs it
        ("ada@uni.example", "", "", "4711"),
        ("Ada Lovelace", "", "", "4711"),
        ("lovelace, ada", "", "", "4711"),
        ("U2", "", "", "4712"),
        ("007", "", "", "4713"),
        ("7", "", "", None),
        ("somebody", "", "", None),
        ("somebody", "", "4712", "4712"),
    ],
)
def test_whose_a_submission_is(tmp_path: Path, learner: str, name: str, user: str, expected: str | None) -> None:
    member = read_roster(written(tmp_path, CANVAS), TITLE).member(learner, name, user)
    assert (member and member.learner) == expected


def test_a_name_that_two_have_is_nobodys(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, "learner,name\na1,Ada\na2,Ada\n"), TITLE)
    assert roster.member("Ada", "", "") is None
    assert roster.member("a2", "Ada", "") == roster.members[1]


def test_two_rows_of_one_person_count_for_nobody_and_strangers_are_named(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, CANVAS), TITLE)
    rows = {
        "4711": ADA,
        "ada": replace(ADA, learner="ada@uni.example", user=""),
        "eve": replace(ADA, learner="eve", name="", user=""),
    }
    members, notes = whose(roster, rows)
    assert members == {}
    assert notes[0] == "eve: is not on the roster."
    assert "4711" not in members and "both seem to be Lovelace, Ada of the roster" in notes[1]
    assert whose(None, rows) == ({}, [])


def test_a_teacher_names_whom_to_grade(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, CANVAS), TITLE)
    alan = replace(ADA, learner="alan", name="", user="")
    assert chosen([ADA, alan], roster, []) == [ADA, alan]
    for word in ("alan", "Turing, Alan", "4712", "U2"):
        assert chosen([ADA, alan], roster, [word]) == [alan]
    with pytest.raises(ClassroomError, match=r"nobody called 'alam' handed in\. Did you mean alan"):
        chosen([ADA, alan], roster, ["alam"])


# What it decides


def test_an_own_date_and_an_own_time_of_grace(key: Key) -> None:
    at = {"ada": datetime.fromisoformat("2026-12-02T00:10+01:00")}  # eleven minutes late
    cost = [
        with_decisions(ADA, key, {}, at, member).late_percent
        for member in (
            None,
            Member("ada", grace_minutes=15),
            Member("ada", due=datetime.fromisoformat("2026-12-02T12:00+01:00")),
            Member("ada", due=datetime.fromisoformat("2026-11-01T12:00+01:00")),
        )
    ]
    assert cost == [10, 0, 0, 100]


def test_who_has_handed_in_nothing_has_a_row_without_a_grade(key: Key) -> None:
    member = Member("grace", "Grace Hopper", "4713", section="B")
    row = with_decisions(absent(member, key), key, {}, {}, member)
    assert (row.status, row.section, grade_of(row)) == ("nothing handed in", "B", None)
    by_teacher = {
        ("grace", "lstm-step"): Override(learner="grace", exercise="lstm-step", points=7, reason="shown in class")
    }
    assert grade_of(with_decisions(absent(member, key), key, by_teacher, {}, member)) == 7
    assert "No submission" in moodle_csv([row], key)


# Back to the LMS


def test_canvas_gets_its_own_cells_back_and_the_grades(tmp_path: Path) -> None:
    export = read_roster(written(tmp_path, CANVAS), TITLE).export
    assert export is not None
    rows = table(filled_canvas(export, {"4711": (ADA, 20.0), "4713": (ADA, 12.5)}, possible=20))
    before = table(CANVAS)
    kept = [0, 1, 2, 3, 4, 5, 7]
    assert [[row[at] for at in kept[:-1]] for row in before] == [row[:-1] for row in rows], (
        "who somebody is, is as it came"
    )
    assert [row[-1] for row in rows] == ["The LSTM by hand (12)", "10.00", "10", "3.50", "6.25", ""]


def test_moodle_gets_its_own_cells_back_with_grades_and_comments(tmp_path: Path) -> None:
    export = read_roster(written(tmp_path, MOODLE), TITLE).export
    assert export is not None
    graded = replace(ADA, exercises=outcomes("passed", "wrong", "passed"))
    rows, before = table(filled_moodle(export, {"61": (graded, 16.0)}, 20, comment)), table(MOODLE)
    assert rows[0] == before[0] and rows[2] == before[2], "who has no grade keeps what is there"
    assert rows[1][:4] == before[1][:4] and rows[1][5:9] == before[1][5:9]
    assert rows[1][4] == "80" and rows[1][9].startswith("lstm-step: passed, 10 of 10.")


def test_a_result_gets_what_the_roster_says(key: Key) -> None:
    alan = replace(ADA, learner="alan", name="", user="")
    listed = as_listed(alan, Member("4712", "Turing, Alan", "4712", section="A"))
    assert (listed.name, listed.user, listed.section, listed.member) == ("Turing, Alan", "4712", "A", "4712")
    assert as_listed(listed, None).member == ""

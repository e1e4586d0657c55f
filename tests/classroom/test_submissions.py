"""Whose submission it is, in each layout; and which one counts."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import classroom
from helpers.classroom._reading import FILE_LIMIT, Unreadable, read_code
from helpers.classroom._submissions import Submitted, find_submissions

NOTEBOOK = b'{"cells": [{"cell_type": "code", "source": "x = 1"}]}'


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(NOTEBOOK)
    return folder


def packed(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, NOTEBOOK)
    return path


def learners(where: Path) -> list[str]:
    return [one.learner for one in find_submissions(where, "lstm")]


def test_a_flat_folder(tmp_path: Path) -> None:
    write(tmp_path, "ada.ipynb", "alan.ipynb", "README.txt", ".ipynb_checkpoints/ada-checkpoint.ipynb", ".hidden.ipynb")
    found = find_submissions(tmp_path, "lstm")
    assert [(one.learner, one.file, one.slug, one.read()) for one in found] == [
        ("ada", "ada.ipynb", "ada", NOTEBOOK),
        ("alan", "alan.ipynb", "alan", NOTEBOOK),
    ]


def test_a_folder_for_each_learner(tmp_path: Path) -> None:
    assert learners(write(tmp_path, "ada/hw.ipynb", "alan/hw.ipynb")) == ["ada", "alan"]


@pytest.mark.parametrize("inside", ["submitted/", ""])
def test_nbgraders_tree_with_its_times(tmp_path: Path, inside: str) -> None:
    write(tmp_path, *(f"{inside}{name}" for name in ("ada/lstm/02.ipynb", "alan/lstm/02.ipynb", "alan/other/03.ipynb")))
    (tmp_path / f"{inside}ada/lstm/timestamp.txt").write_text("2026-11-23 18:00:00.500000 UTC")
    found = find_submissions(tmp_path, "lstm")
    assert [one.learner for one in found] == ["ada", "alan"]
    assert [one.at for one in found] == [datetime(2026, 11, 23, 18, 0, 0, 500_000, UTC), None]


CANVAS = (
    "lovelaceada_4711_998_02_lstm-1.ipynb",
    "lovelaceada_4711_997_02_lstm.ipynb",
    "turingalan_LATE_4712_999_02_lstm.ipynb",
)


@pytest.mark.parametrize("kind", ["zip", "unpacked"])
def test_canvas(tmp_path: Path, kind: str) -> None:
    where = packed(tmp_path / "submissions.zip", *CANVAS) if kind == "zip" else write(tmp_path, *CANVAS)
    found = find_submissions(where, "lstm")
    assert [(one.learner, one.name, one.user, one.file, one.marked_late) for one in found] == [
        ("4711", "lovelaceada", "4711", "02_lstm-1.ipynb", False),
        ("4712", "turingalan", "4712", "02_lstm.ipynb", True),
    ]
    assert [one.read() for one in found] == [NOTEBOOK, NOTEBOOK]


MOODLE = (
    "Ada Lovelace_4711_assignsubmission_file_/02_lstm.ipynb",
    "Alan M. Turing_4712_assignsubmission_file/02_lstm.ipynb",
    "Grace_Hopper_4713_assignsubmission_file_02_lstm.ipynb",
)


@pytest.mark.parametrize("kind", ["zip", "unpacked"])
def test_moodle(tmp_path: Path, kind: str) -> None:
    where = packed(tmp_path / "submissions.zip", *MOODLE) if kind == "zip" else write(tmp_path, *MOODLE)
    found = find_submissions(where, "lstm")
    assert [(one.user, one.name, one.file) for one in found] == [
        ("4711", "Ada Lovelace", "02_lstm.ipynb"),
        ("4712", "Alan M. Turing", "02_lstm.ipynb"),
        ("4713", "Grace_Hopper", "02_lstm.ipynb"),
    ]


def test_two_notebooks_that_are_no_versions_of_each_other_are_a_clear_row(tmp_path: Path) -> None:
    (one,) = find_submissions(write(tmp_path, "ada/a.ipynb", "ada/b.ipynb"), "lstm")
    with pytest.raises(Unreadable, match=r"2 notebooks: ada/a.ipynb, ada/b.ipynb"):
        one.read()


def test_no_notebook_among_the_files_is_a_clear_row(tmp_path: Path) -> None:
    (one,) = find_submissions(packed(tmp_path / "s.zip", "ada_1_2_essay.pdf"), "lstm")
    with pytest.raises(Unreadable, match=r"No notebook was handed in, only essay.pdf"):
        one.read()


def test_one_notebook_alone(tmp_path: Path) -> None:
    assert learners(write(tmp_path, "ada.ipynb") / "ada.ipynb") == ["ada"]


@pytest.mark.parametrize(("name", "told"), [("", "no submission"), ("x", "does not exist"), ("text", "no zip archive")])
def test_nothing_to_grade_is_said(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "text").write_text("hello")
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(classroom.ClassroomError, match=told):
        find_submissions(tmp_path / name if name else folder, "lstm")


def test_times_from_a_file(tmp_path: Path) -> None:
    folder, times = write(tmp_path / "s", "ada.ipynb", "alan.ipynb"), tmp_path / "t.csv"
    times.write_text("learner,submitted\nada,2026-12-01T23:10:00+01:00\n")
    found = find_submissions(folder, "lstm", times)
    assert [one.at.isoformat() if one.at else None for one in found] == ["2026-12-01T23:10:00+01:00", None]
    for text, told in [
        ("learner,submitted\nada,2026-12-01T23:10:00\n", "line 2: no time zone"),
        ("learner,submitted\nada,yesterday\n", "line 2"),
        ("who,when\nada,2026-12-01T23:10:00+01:00\n", "line 2"),
        ("learner,submitted\nbob,2026-12-01T23:10:00+01:00\n", "handed in nothing: bob"),
    ]:
        times.write_text(text)
        with pytest.raises(classroom.ClassroomError, match=told):
            find_submissions(folder, "lstm", times)


def test_every_learner_has_a_safe_file_name_of_their_own() -> None:
    names = [
        "ada",
        "Ada",
        "ADA",
        "con",
        "nul.x",
        "..",
        "a/b",
        "a b",
        "ä",
        "é" * 99,
        "x" * 99,
        "=cmd()",
        "a\nb",
        "-rf",
        ".hidden",
        "",
    ]
    slugs = [Submitted(name, "", "", "", bytes).slug for name in names]
    assert len({slug.lower() for slug in slugs}) == len(slugs)
    assert slugs[0] == "ada"
    for slug in slugs:
        assert len(slug) <= 60 and slug.isascii() and slug[0] not in ".- " and "/" not in slug and slug.lower() != "con"


def test_reading_a_notebook() -> None:
    cells = read_code(
        b'{"cells": [{"cell_type": "markdown", "source": "x"}, {"cell_type": "code", "source": ["a = 1\\n", "b = 2"]}]}'
    )
    assert cells == [("cell 2", "a = 1\nb = 2")]
    old = b'{"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1"]}]}]}'
    assert read_code(old) == [("cell 1", "a = 1")]
    assert read_code(b"\xef\xbb\xbf" + NOTEBOOK) == [("cell 1", "x = 1")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"{", "not valid JSON"),
        (b"[]", "no list of cells"),
        (b'{"cells": 3}', "no list of cells"),
        (b"[" * 100_000, "not valid JSON"),
        (b"\xff\xfe\xfa\x80", "not text|not valid JSON"),
        (b" " * (FILE_LIMIT + 1), "larger than"),
    ],
)
def test_what_is_no_notebook_says_why(data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_code(data)

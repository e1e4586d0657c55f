"""Whose a file is, in each layout: everybody has a row, and nobody another's."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import classroom
from helpers.classroom._reading import Unreadable
from helpers.classroom.intake import find_submissions
from tests.classroom.intake.conftest import HANDED_OUT, PLAIN, found, learners, notebook, packed

Folder = Callable[..., Path]


def test_a_flat_folder(folder: Folder) -> None:
    intake = found(
        folder("ada.ipynb", "alan.ipynb", ".ipynb_checkpoints/ada-checkpoint.ipynb", ".hidden.ipynb", "README.txt")
    )
    assert [(one.learner, one.file, one.slug, one.read()) for one in intake.submissions] == [
        ("ada", "ada.ipynb", "ada", PLAIN),
        ("alan", "alan.ipynb", "alan", PLAIN),
    ]
    assert [(one.path, one.of_a_learner) for one in intake.ignored] == [
        (".hidden.ipynb", False),
        (".ipynb_checkpoints", False),
        ("README.txt", False),
    ]


@pytest.mark.parametrize(
    ("name", "learner"),
    [
        ("ada.ipynb.txt", "ada"),
        ("bob.ipynb.json", "bob"),
        ("Bob.IPYNB.TXT", "Bob"),
        ("carl.ipynb.ipynb", "carl"),
        ("dora (1).ipynb.txt", "dora (1)"),
        ("emmy.ipynb (2).json", "emmy"),
        ("meier_2026_11_30.ipynb", "meier_2026_11_30"),
        ("meier_30_11_2026.ipynb", "meier_30_11_2026"),
        ("meier_11_30_2026_final.ipynb", "meier_11_30_2026_final"),
        ("meier_20261130_1200_hw.ipynb", "meier_20261130_1200_hw"),
        ("hw_3_2_ada.ipynb", "hw_3_2_ada"),
        ("x.y.ipynb", "x.y"),
        ("Zoë.ipynb", "Zoë"),
        ("two\nlines.ipynb", "two\nlines"),
    ],
)
def test_a_flat_files_learner(folder: Folder, name: str, learner: str) -> None:
    intake = found(folder(name, "other.ipynb"))
    assert {one.learner for one in intake.submissions} == {learner, "other"}
    assert not intake.ignored and [one.read() for one in intake.submissions] == [PLAIN, PLAIN]


def test_different_names_under_one_number_are_never_one_learner(folder: Folder) -> None:
    names = ["meier_2026_1130_hw.ipynb", "huber_2026_1130_hw.ipynb", "meier_2026_11_30.ipynb", "huber_2026_11_30.ipynb"]
    assert len(learners(folder(*names))) == 4


@pytest.mark.parametrize(
    "names",
    [
        ["class/ada.ipynb", "class/bob.ipynb"],
        ["week/ada.ipynb", "week/bob.ipynb", "week/notes.md"],
        ["a/b/ada.ipynb", "a/b/bob.ipynb"],
        ["class/ada/nb.ipynb", "class/bob/nb.ipynb"],
        ["class/ada/hw/nb.ipynb", "class/bob/nb.ipynb"],
        ["ada/hw/nb.ipynb", "bob/nb.ipynb"],
        ["ada/lstm/nb.ipynb", "bob/hw/nb.ipynb"],
        ["submitted/ada/lstm/nb.ipynb", "submitted/bob/lstm/nb.ipynb"],
        ["ada/a/b/c/d/e/f/nb.ipynb", "bob/nb.ipynb"],
        ["class/ada.ipynb.txt", "class/bob.ipynb"],
        ["ada/nb.json", "bob/nb.txt"],
    ],
)
@pytest.mark.parametrize("kind", ["folder", "zip", "zip with backslashes", "zip with a Mac's traces"])
def test_nobody_vanishes(folder: Folder, tmp_path: Path, names: list[str], kind: str) -> None:
    if kind == "folder":
        where = folder(*names)
    else:
        names = [name.replace("/", "\\") for name in names] if "backslashes" in kind else names
        names = [*names, f"__MACOSX/{names[0]}", ".DS_Store"] if "Mac" in kind else names
        where = packed(tmp_path / "handed in.zip", *names)
    intake = found(where)
    assert [one.learner for one in intake.submissions] == ["ada", "bob"]
    assert [one.read() for one in intake.submissions] == [PLAIN, PLAIN]
    assert not any(one.of_a_learner for one in intake.ignored)


@pytest.mark.parametrize("name", ["class/ada.ipynb", "given/ada.ipynb", "lstm/ada.ipynb", "homework/ada/nb.ipynb"])
def test_a_folder_on_top_of_one_alone(folder: Folder, name: str) -> None:
    assert learners(folder(name)) == ["ada"]


@pytest.mark.parametrize(
    "names", [["ada/hw.ipynb"], ["ada/hw/nb.ipynb"], ["ada/02_lstm.ipynb", "ada/scratch.ipynb"], ["ada/lstm/x.ipynb"]]
)
def test_one_learners_folder_is_not_taken_for_the_classs(folder: Folder, names: list[str]) -> None:
    assert learners(folder(*names)) == ["ada"]


@pytest.mark.parametrize(
    "files",
    [
        {"ada/hw.py": b"x = 1"},
        {"ada/hw.html": b"<p>"},
        {"ada/timestamp.txt": b"2026-11-23 18:00:00 UTC"},
        {"ada/a/b.pdf": b"%PDF"},
    ],
)
def test_a_folder_without_a_notebook_is_a_row(folder: Folder, files: dict[str, bytes]) -> None:
    intake = found(folder("bob/nb.ipynb", **files))
    ada, bob = intake.submissions
    assert (ada.learner, bob.learner) == ("ada", "bob")
    with pytest.raises(Unreadable, match="No notebook was handed in, only"):
        ada.read()


@pytest.mark.parametrize(
    ("name", "of_a_learner"),
    [
        ("carol.py", True),
        ("carol.html", True),
        ("carol.zip", True),
        ("carol.txt", True),
        ("times.csv", False),
        ("notes.md", False),
    ],
)
def test_a_flat_file_that_is_no_notebook_is_named(folder: Folder, name: str, of_a_learner: bool) -> None:
    intake = found(folder("ada.ipynb", **{name: b"text"}))
    assert [(one.path, one.of_a_learner) for one in intake.ignored] == [(name, of_a_learner)]
    assert "no notebook" in intake.ignored[0].reason


def test_an_empty_folder_is_named(folder: Folder) -> None:
    where = folder("ada.ipynb")
    (where / "dave").mkdir()
    assert [(one.path, one.reason) for one in found(where).ignored] == [("dave", "an empty folder")]


def test_the_assignments_own_folders_are_no_learners(folder: Folder) -> None:
    where = folder("ada.ipynb", "week/key/lessons/x.ipynb", "week/student/02_lstm.ipynb", "out/learners/ada.json")
    intake = find_submissions(where, HANDED_OUT, [where / "week" / "key", where / "week" / "student", where / "out"])
    assert [one.learner for one in intake.submissions] == ["ada"]
    assert {one.path for one in intake.ignored} == {"week/key", "week/student", "out"}


def test_what_lies_too_deep_or_is_closed_is_named(folder: Folder) -> None:
    where = folder("ada.ipynb", "/".join("abcdefghijklmnopqrstuvwxyz") + "/nb.ipynb")
    (deep,) = [one for one in found(where).ignored if one.of_a_learner]
    assert "folders deep" in deep.reason


@pytest.mark.parametrize("inside", ["submitted/", ""])
def test_nbgraders_tree_with_its_times(folder: Folder, inside: str) -> None:
    names = [
        f"{inside}{name}"
        for name in ("ada/lstm/02.ipynb", "alan/lstm/02.ipynb", "alan/other/03.ipynb", "bo/other/3.ipynb")
    ]
    intake = found(folder(*names, **{f"{inside}ada/lstm/timestamp.txt": b"2026-11-23 18:00:00.500000 UTC"}))
    assert [one.learner for one in intake.submissions] == ["ada", "alan"]
    assert [one.at for one in intake.submissions] == [datetime(2026, 11, 23, 18, 0, 0, 500_000, UTC), None]
    assert [(one.path, one.of_a_learner) for one in intake.ignored] == [
        ("alan/other/03.ipynb", False),
        ("bo/other/3.ipynb", False),
    ]


def test_in_nbgraders_tree_a_folder_by_another_name_counts_if_it_says_so(folder: Folder) -> None:
    names = {"bo/hw/3.ipynb": notebook("lstm"), "cy/hw/3.ipynb": notebook("gru")}
    intake = found(folder("ada/lstm/02.ipynb", **names))
    assert [one.learner for one in intake.submissions] == ["ada", "bo"]
    assert [one.path for one in intake.ignored] == ["cy/hw/3.ipynb"]


def test_an_archive_of_nbgraders_whole_course(tmp_path: Path) -> None:
    names = ["submitted/ada/lstm/a.ipynb", "submitted/bob/lstm/a.ipynb", "source/lstm/a.ipynb", "gradebook.db"]
    intake = found(packed(tmp_path / "course.zip", *names))
    assert [one.learner for one in intake.submissions] == ["ada", "bob"]
    assert {one.path for one in intake.ignored} == {"source/lstm/a.ipynb", "gradebook.db"}


CANVAS = (
    "lovelaceada_4711_998_02_lstm-1.ipynb",
    "lovelaceada_4711_997_02_lstm.ipynb",
    "turingalan_LATE_4712_999_02_lstm.ipynb",
)
MOODLE = (
    "Ada Lovelace_4711_assignsubmission_file_/02_lstm.ipynb",
    "Alan M. Turing_4712_assignsubmission_file/02_lstm.ipynb",
    "Grace_Hopper_4713_assignsubmission_file_02_lstm.ipynb",
)


@pytest.mark.parametrize("below", ["", "class/", "week 3/group/"])
@pytest.mark.parametrize("kind", ["zip", "unpacked"])
def test_canvas(folder: Folder, tmp_path: Path, kind: str, below: str) -> None:
    names = [below + name for name in CANVAS]
    intake = found(packed(tmp_path / "submissions.zip", *names) if kind == "zip" else folder(*names))
    assert [(one.learner, one.name, one.user, one.file, one.marked_late) for one in intake.submissions] == [
        ("4711", "lovelaceada", "4711", "02_lstm-1.ipynb", False),
        ("4712", "turingalan", "4712", "02_lstm.ipynb", True),
    ]


def test_canvas_with_small_numbers_where_the_whole_batch_agrees(folder: Folder) -> None:
    assert learners(folder("ada_11_98_hw.ipynb", "bob_12_99_hw.ipynb", "bob_12_97_hw-1.ipynb")) == ["11", "12"]


@pytest.mark.parametrize(
    "names",
    [
        ["hw_3_2_ada.ipynb", "hw_3_2_bob.ipynb"],
        ["hw_3_2_ada.ipynb", "hw_4_2_bob.ipynb"],
        ["ada_11_98_hw.ipynb", "bob.ipynb"],
        ["lab_1_2_ada.ipynb", "lab_1_3_bob.ipynb"],
    ],
)
def test_numbers_that_are_no_ids(folder: Folder, names: list[str]) -> None:
    assert learners(folder(*names)) == [name.removesuffix(".ipynb") for name in names]


@pytest.mark.parametrize("below", ["", "class/", "week 3/group/"])
@pytest.mark.parametrize("kind", ["zip", "unpacked"])
def test_moodle(folder: Folder, tmp_path: Path, kind: str, below: str) -> None:
    names = [below + name for name in MOODLE]
    intake = found(packed(tmp_path / "submissions.zip", *names) if kind == "zip" else folder(*names))
    assert [(one.user, one.name, one.file) for one in intake.submissions] == [
        ("4711", "Ada Lovelace", "02_lstm.ipynb"),
        ("4712", "Alan M. Turing", "02_lstm.ipynb"),
        ("4713", "Grace_Hopper", "02_lstm.ipynb"),
    ]


MARK = "_assignsubmission_file_"


@pytest.mark.parametrize("form", ["{}/nb.ipynb", "{}nb.ipynb"])
def test_a_display_name_that_holds_the_mark_takes_nobodys_row(folder: Folder, form: str) -> None:
    tricky = f"Eve_4711{MARK} Mallory_4712{MARK}"
    names = [form.format(f"Ada_4711{MARK}"), form.format(tricky)]
    intake = found(folder(*names))
    assert [(one.user, one.name) for one in intake.submissions] == [
        ("4711", "Ada"),
        ("4712", f"Eve_4711{MARK} Mallory"),
    ]


def test_a_learners_own_file_name_takes_nobodys_row(folder: Folder) -> None:
    """In Moodle's flat form the learner's own name for the file stands last, so a second mark in it names somebody else."""
    names = [f"Ada_4711{MARK}nb.ipynb", f"Mallory_4712{MARK}x_4711{MARK}nb.ipynb"]
    intake = found(folder(*names))
    assert [(one.user, one.name, one.file) for one in intake.submissions] == [("4711", "Ada", "nb.ipynb")]
    assert [(one.path, one.of_a_learner) for one in intake.ignored] == [(names[1], True)]
    inside = folder(f"Bob_4713{MARK}/x_4711{MARK}/nb.ipynb") and found(folder()).submissions
    assert ("4713", "Bob") in [(one.user, one.name) for one in inside]


def test_a_timestamp_of_a_learners_own_is_not_believed(folder: Folder) -> None:
    stamp = b"2020-01-01 00:00:00 UTC"
    names = [f"Ada_4711{MARK}/nb.ipynb", "bob/nb.ipynb"]
    intake = found(
        folder(
            *names,
            **{f"Ada_4711{MARK}/timestamp.txt": stamp, "bob/timestamp.txt": stamp, "bob/lstm2/timestamp.txt": stamp},
        )
    )
    assert [(one.at, one.time_problem) for one in intake.submissions] == [(None, "")] * 2


def test_names_in_an_archive_without_the_mark_for_utf8(tmp_path: Path) -> None:
    path = packed(tmp_path / "s.zip", "Zoë.ipynb", "日本.ipynb")
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            data[start + at + 1] &= ~0x08  # bit 11 of the flags
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert "Zoë.ipynb" not in archive.namelist(), "the mark is gone"
    intake = found(path)
    assert [(one.learner, one.read()) for one in intake.submissions] == [("Zoë", PLAIN), ("日本", PLAIN)]


def test_one_notebook_alone(folder: Folder) -> None:
    assert learners(folder("ada.ipynb") / "ada.ipynb") == ["ada"]
    assert learners(folder("bob.ipynb.txt") / "bob.ipynb.txt") == ["bob"]


@pytest.mark.parametrize(("name", "says"), [("", "no submission"), ("x", "does not exist"), ("text", "no zip archive")])
def test_nothing_to_grade_is_said(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "text").write_text("hello")
    (tmp_path / "empty").mkdir()
    with pytest.raises(classroom.ClassroomError, match=says):
        found(tmp_path / name if name else tmp_path / "empty")


def test_what_was_found_instead_is_said(folder: Folder) -> None:
    with pytest.raises(classroom.ClassroomError, match=r"no submission in .* Found: hw\.py \(no notebook"):
        found(folder(**{"hw.py": b"x = 1"}))


@pytest.mark.parametrize("composed", ["ada/nb.ipynb", "Zoë.ipynb"])
def test_one_name_in_two_forms_is_one_learner(folder: Folder, composed: str) -> None:
    intake = found(folder("Zoe\u0308.ipynb", composed))
    assert [one.key for one in intake.submissions] == sorted({"Zoë", composed.partition("/")[0].removesuffix(".ipynb")})
    assert "Zoë" in [one.key for one in intake.submissions]


def test_a_name_that_leads_outside_takes_nobodys_row(tmp_path: Path) -> None:
    mark = "assignsubmission_file_"
    names = [
        f"Ada_1_{mark}/n.ipynb",
        f"Eve_2_{mark}/../Ada_1_{mark}/n.ipynb",
        f"Mal_1_{mark}/../n.ipynb",
        "../1.ipynb",
        "../bob.ipynb",
    ]
    intake = found(packed(tmp_path / "class.zip", *names))
    seen = {}
    for one in intake.submissions:
        try:
            seen[one.learner] = one.read()
        except Unreadable as error:
            seen[one.learner] = str(error)
    assert seen.pop("1") == PLAIN
    assert set(seen) == {"2", "bob"} and all("outside of the archive" in str(said) for said in seen.values())
    assert sorted(one.path for one in intake.ignored) == sorted([names[2], names[3]])
    assert all(one.of_a_learner and "outside" in one.reason for one in intake.ignored)

"""When something was handed in: understood, or said loudly; never silently on time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import classroom
from helpers.classroom.intake import read_times
from helpers.classroom.intake._times import read_stamp
from tests.classroom.intake.conftest import found


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-23 18:00:00.000000 UTC", "2026-11-23T18:00:00+00:00"),
        ("2026-11-23 18:00:00.000000", "2026-11-23T18:00:00+00:00"),
        ("2026-11-23 18:00:00 CET\n", "2026-11-23T18:00:00+01:00"),
        ("2026-07-23 18:00:00 CEST", "2026-07-23T18:00:00+02:00"),
        ("2026-07-23 18:00:00 CET", "2026-07-23T18:00:00+01:00"),
        ("2026-11-23 18:00:00 EST", "2026-11-23T18:00:00-05:00"),
        ("2026-11-23 18:00:00 Europe/Berlin", "2026-11-23T17:00:00+00:00"),
        ("2026-07-23 18:00:00 Europe/Berlin", "2026-07-23T16:00:00+00:00"),
        ("2026-11-23 18:00 America/Argentina/Buenos_Aires", "2026-11-23T21:00:00+00:00"),
        ("2026-11-23T18:00:00+05:30", "2026-11-23T18:00:00+05:30"),
        ("2026-11-23 18:00:00 +0100", "2026-11-23T18:00:00+01:00"),
        ("2026-11-23T18:00:00Z", "2026-11-23T18:00:00+00:00"),
        ("\ufeff2026-11-23 18:00:00.123456789 UTC", "2026-11-23T18:00:00.123456+00:00"),
    ],
)
def test_what_is_understood(text: str, iso: str) -> None:
    assert read_stamp(text.encode()).isoformat() == iso


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"yesterday",
        b"2026-11-23 18:00:00 IST",
        b"2026-11-23 18:00:00 Nowhere/Land",
        b"2026-11-23 18:00:00 ../../etc/passwd",
        b"2026-13-40 18:00:00 UTC",
        b"2026-11-23",
        b"1795460000",
        b"23.11.2026 18:00",
        b"\xff\xfe2\x000\x002\x006\x00",
        b"2026-11-23 18:00:00 UTC" + b" " * 10_000_000,
        b"9999-12-31 23:59:59 America/New_York",
    ],
)
def test_what_is_not_understood_is_said_and_is_not_on_time(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"timestamp.txt says .*--times") as error:
        read_stamp(data)
    assert len(str(error.value)) < 200 and "\n" not in str(error.value)


def test_a_problem_comes_with_the_submission(tmp_path: Path, folder: Callable[..., Path]) -> None:
    (one,) = found(folder("ada/lstm/nb.ipynb", **{"ada/lstm/timestamp.txt": b"soon"})).submissions
    assert one.at is None and "timestamp.txt says 'soon'" in one.time_problem


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_of_times(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "times.csv"
    rows = ["learner,submitted,note", "ada,2026-12-01T23:10:00+01:00,x", ",,", "Zoe\u0308,2026-12-01T23:10:00Z,"]
    path.write_text("\ufeff" + "\n".join(rows).replace(",", mark) + "\n", encoding="utf-8")
    found = read_times(path)
    assert {learner: at.isoformat() for learner, at in found.items()} == {
        "ada": "2026-12-01T23:10:00+01:00",
        "Zoe\u0308": "2026-12-01T23:10:00+00:00",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("learner,submitted\nada,2026-12-01T23:10:00\n", "line 2: no time zone"),
        ("learner,submitted\nada,yesterday\n", "line 2"),
        ("learner,submitted\n,2026-12-01T23:10:00Z\n", "line 2: no learner"),
        ("who,when\nada,2026-12-01T23:10:00+01:00\n", "line 2"),
        ("learner,submitted\nada\n", "line 2"),
        (
            "learner,submitted\nada,2026-12-01T23:10:00Z\nbo,2026-12-01T23:10:00Z\nada,2026-12-02T23:10:00Z\n",
            "lines 2 and 4: two times for 'ada'",
        ),
        ("learner,submitted\nZoe\u0308,2026-12-01T23:10:00Z\nZoë,2026-12-02T23:10:00Z\n", "lines 2 and 3"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "times.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(classroom.ClassroomError, match=says):
        read_times(path)


def test_the_same_row_twice_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "times.csv"
    path.write_text("learner,submitted\nada,2026-12-01T23:10:00Z\nada,2026-12-02T00:10:00+01:00\n")
    assert list(read_times(path)) == ["ada"]

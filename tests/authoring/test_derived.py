"""Every derived file is as its source says; one whose source changed is named, with the command that makes it."""

import shutil
from pathlib import Path

from helpers.authoring import DERIVED, stale_files, stale_runs
from helpers.content import course, course_folder

RUN = "lessons/04_lstm_or_gru/precomputed/run.py"


def test_nothing_that_is_committed_is_stale() -> None:
    assert stale_files(course(), course_folder()) == []


def test_a_long_run_is_stale_when_its_script_does_something_else(tmp_path: Path) -> None:
    for folder in (
        "lessons/04_lstm_or_gru/precomputed",
        "lessons/06_translation/precomputed",
        "lessons/07_speech/precomputed",
        "helpers/experiments",
    ):
        shutil.copytree(course_folder() / folder, tmp_path / folder)
    assert stale_runs(tmp_path) == []
    script = tmp_path / RUN
    text = script.read_text()
    script.write_text("# A comment.\nimport os\n" + text)
    assert stale_runs(tmp_path) == []
    script.write_text(text.replace("range(20)", "range(10)"))
    [line] = stale_runs(tmp_path)
    assert line.startswith("lessons/04_lstm_or_gru/precomputed/equal_parameters.json: ") and RUN in line


def test_every_row_has_a_command_and_most_can_be_checked() -> None:
    assert all(one.command and one.source for one in DERIVED)
    assert [one.files for one in DERIVED if one.stale is None] == [".readme/course.png"]
    assert {one.command for one in DERIVED if one.make} == {"course build", "course build --long"}

"""Grading a class: the right grades, the same bytes however it is run, and on from there after a crash."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import yaml

from helpers import classroom, judge
from helpers._cli import main
from helpers.classroom import _run
from helpers.content import ContentError
from helpers.judge.box._sandbox import sandbox

pytestmark = pytest.mark.slow

QUICK = classroom.Options(workers=1)


def grades(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def result(out: Path, learner: str) -> classroom.LearnerResult:
    found = classroom.read_result(out / "learners" / f"{learner}.json")
    assert found is not None
    return found


@pytest.fixture
def three(tmp_path: Path, notebook_of: Callable, wrong: Callable) -> Path:
    """ada is right; alan has a named mistake in the step, on which his sequence rests; annie did nothing."""
    folder = tmp_path / "three"
    folder.mkdir()
    (folder / "ada.ipynb").write_text(notebook_of())
    (folder / "alan.ipynb").write_text(notebook_of(lstm_step=wrong("lstm-step", "forget-complement")))
    (folder / "annie.ipynb").write_text(notebook_of(lstm_step=None, lstm_sequence=None, forget_bias=None))
    return folder


@pytest.mark.usefixtures("own_workers")
def test_everybody_gets_what_the_judge_says(three: Path, key, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = classroom.grade_class(three, key, out, QUICK)
    assert (summary.total, summary.fresh, dict(summary.statuses)) == (3, 3, {"graded": 3})
    ada, alan, annie = (result(out, name) for name in ("ada", "alan", "annie"))
    assert [each.status for each in ada.exercises] == ["passed"] * 3
    assert (ada.points, ada.possible) == (20, 20)
    assert alan.exercises[0].status == "wrong" and alan.exercises[0].mistake == "forget-complement"
    assert [each.status for each in alan.exercises] == ["wrong", "passed", "passed"] and alan.points == 10
    assert {each.status for each in annie.exercises} == {"not attempted"} and annie.points == 0
    assert alan.exercises[0].hint and not ada.exercises[0].hint
    ended = {how for _, how in alan.exercises[0].tests}
    assert ended == {"right", "wrong"}, "small batches may come out right, and are told"
    for file in ("grades.csv", "canvas.csv", "moodle.csv", "class.html", "learners/alan.html"):
        assert (out / file).stat().st_size > 100
    known = {mistake.id: mistake.message for mistake in key.exercises["lstm-step"].mistakes}
    assert known["forget-complement"].split(".")[0][:30] in (out / "learners" / "alan.html").read_text()


def test_what_an_answer_rests_on_costs_its_own_points_and_no_others(key, tmp_path: Path, notebook_of, wrong) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    step, sequence = wrong("lstm-step", "forget-complement"), wrong("lstm-sequence", "backwards")
    (folder / "step.ipynb").write_text(notebook_of(lstm_step=step))
    (folder / "both.ipynb").write_text(notebook_of(lstm_step=step, lstm_sequence=sequence))
    (folder / "own.ipynb").write_text(
        notebook_of(lstm_step="def lstm_step(x, h, c, weight_ih, weight_hh, bias):\n    while True: pass")
    )
    classroom.grade_class(folder, key, out, replace(QUICK, time_limit=2))
    told = {
        name: {each.exercise: each for each in result(out, name).exercises}["lstm-sequence"]
        for name in ("step", "both", "own")
    }
    assert [told[name].status for name in ("step", "both", "own")] == ["passed", "wrong", "passed"]
    assert "rests on `lstm_step`" in told["step"].message and told["step"].points == 6
    assert "(1 - f) * c" in told["step"].source, "what is shown is the learner's own"


@pytest.mark.usefixtures("own_workers")
def test_the_bytes_are_the_same_on_one_worker_or_three_today_or_again(key, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    classroom.write_sample(key, folder, 6)
    one, three = tmp_path / "one", tmp_path / "three"
    classroom.grade_class(folder, key, one, QUICK)
    classroom.grade_class(folder, key, three, replace(QUICK, workers=3))
    assert grades(one) == grades(three)
    before = grades(one)
    summary = classroom.grade_class(folder, key, one, QUICK)
    assert summary.fresh == 0 and grades(one) == before


def test_a_killed_run_goes_on_where_it_stopped_and_leaves_nothing_behind(key, tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "class", tmp_path / "out", tmp_path / "whole"
    classroom.write_sample(key, folder, 16)
    command = [
        sys.executable,
        "-m",
        "helpers._cli",
        "grade",
        str(folder),
        "--assignment",
        str(key.folder),
        "--out",
        str(out),
    ]
    with subprocess.Popen([*command, "--workers", "2"], stderr=subprocess.DEVNULL) as run:
        deadline = time.monotonic() + 120
        while len(list(out.glob("learners/*.json"))) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        family = psutil.Process(run.pid).children(recursive=True)
        assert len(family) >= 2
        run.kill()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []
    kept = {path: path.stat().st_mtime_ns for path in out.glob("learners/*.json")}
    assert 3 <= len(kept) < 16
    assert [classroom.read_result(path) for path in kept if classroom.read_result(path) is None] == []
    summary = classroom.grade_class(folder, key, out, QUICK)
    assert summary.fresh == 16 - len(kept)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "what was graded is not written again"
    classroom.grade_class(folder, key, whole, QUICK)
    for leftover in out.rglob(".*.partial"):
        leftover.unlink()  # a file that was being written when the run was killed
    assert grades(out) == grades(whole)


def test_ctrl_c_says_that_what_is_graded_is_kept(key, tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    classroom.write_sample(key, folder, 200)
    command = [
        sys.executable,
        "-m",
        "helpers._cli",
        "grade",
        str(folder),
        "--assignment",
        str(key.folder),
        "--out",
        str(out),
    ]
    with subprocess.Popen(
        [*command, "--workers", "2"], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        deadline = time.monotonic() + 120
        while not list(out.glob("learners/*.json")) and time.monotonic() < deadline:
            time.sleep(0.01)
        family = psutil.Process(run.pid).children(recursive=True)
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=60)[1]
    assert run.returncode == 130
    assert "What is graded is kept" in told and "Traceback" not in told
    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_points_and_lateness_change_without_running_anything(
    three: Path, key, write_key, settings, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    classroom.grade_class(three, key, out, QUICK)
    times = tmp_path / "times.csv"
    times.write_text("learner,submitted\nada,2026-12-02T13:00:00+00:00\nalan,2026-12-01T12:10:00+00:00\n")
    points = {"lstm-step": 4, "lstm-sequence": 6, "forget-bias-for-half-life": 4}
    late = {"grace_minutes": 15, "percent_per_day": 10, "at_most_percent": 50}
    changed = {"exercises": points, "due": "2026-12-01T12:00+00:00", "late": late}
    other = write_key(classroom.change_settings(settings, changed))
    summary = classroom.grade_class(three, other, out, replace(QUICK, times=times))
    assert summary.fresh == 0
    ada, alan = result(out, "ada"), result(out, "alan")
    assert (ada.late_percent, ada.points) == (20, 11.2), "two days begun"
    assert "1 d 1 h" in ada.late
    assert (alan.late_percent, alan.points) == (0, 10), "within the time of grace"


def test_a_teachers_override_counts_and_gives_its_reason(three: Path, key, tmp_path: Path) -> None:
    out = tmp_path / "out"
    classroom.grade_class(three, key, out, QUICK)
    entry = {"learner": "alan", "exercise": "lstm-step", "points": 7, "reason": "the idea is <b>right</b>"}
    (out / "overrides.yaml").write_text(yaml.safe_dump([entry]))
    summary = classroom.grade_class(three, key, out, QUICK)
    alan = result(out, "alan")
    assert summary.fresh == 0 and alan.points == 17
    assert alan.exercises[0].override == entry["reason"] and alan.exercises[0].status == "wrong"
    page = (out / "learners" / "alan.html").read_text()
    assert "the idea is &lt;b&gt;right" in page
    (out / "overrides.yaml").unlink()
    classroom.grade_class(three, key, out, QUICK)
    assert result(out, "alan").points == 10


@pytest.mark.parametrize(
    ("change", "error", "told"),
    [
        ({"learner": "nobody"}, classroom.ClassroomError, "nobody called 'nobody'"),
        ({"exercise": "gru"}, classroom.ClassroomError, "no exercise 'gru'"),
        ({"reason": ""}, ContentError, "reason"),
        ({"points": -1}, ContentError, "points"),
        ({"pionts": 1}, ContentError, "Did you mean `points`"),
    ],
)
def test_a_wrong_override_is_refused(three: Path, key, tmp_path: Path, change: dict, error: type, told: str) -> None:
    entry = {"learner": "alan", "exercise": "lstm-step", "points": 7, "reason": "why"} | change
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "overrides.yaml").write_text(yaml.safe_dump([entry]))
    with pytest.raises(error, match=told):
        classroom.grade_class(three, key, tmp_path / "out", QUICK)


def test_one_exercise_is_graded_again(three: Path, key, tmp_path: Path) -> None:
    out = tmp_path / "out"
    classroom.grade_class(three, key, out, QUICK)
    path = out / "learners" / "ada.json"
    told = json.loads(path.read_text())
    for exercise in told["exercises"]:
        exercise["message"] = "stored"
    path.write_text(json.dumps(told))
    summary = classroom.grade_class(three, key, out, replace(QUICK, regrade=("lstm-sequence",)))
    assert summary.fresh == 3
    messages = {each.exercise: each.message for each in result(out, "ada").exercises}
    assert messages.pop("lstm-sequence") != "stored"
    assert set(messages.values()) == {"stored"}
    with pytest.raises(classroom.ClassroomError, match="no exercise gru to regrade"):
        classroom.grade_class(three, key, out, replace(QUICK, regrade=("gru",)))


def test_a_changed_submission_and_changed_tests_are_graded_anew(
    three: Path, key, tmp_path: Path, notebook_of, wrong
) -> None:
    out = tmp_path / "out"
    classroom.grade_class(three, key, out, QUICK)
    (three / "alan.ipynb").write_text(notebook_of())
    assert classroom.grade_class(three, key, out, QUICK).fresh == 1
    assert result(out, "alan").points == 20
    path = key.folder / "lessons" / key.lesson.name / "exercises" / "lstm_step.py"
    path.write_text(path.read_text() + "\n# another test\n")
    assert classroom.grade_class(three, classroom.Key(key.folder), out, QUICK).fresh == 3


def test_another_seed_tries_other_numbers(three: Path, key, tmp_path: Path) -> None:
    seen = []
    for seed in (1, 2):
        out = tmp_path / f"out{seed}"
        classroom.grade_class(three, key, out, replace(QUICK, seed=seed))
        seen.append(result(out, "alan").exercises[0].trace + str(result(out, "alan").exercises[0].tests))
        assert [result(out, name).points for name in ("ada", "alan", "annie")] == [20, 10, 0]
    assert (tmp_path / "out1" / "learners" / "alan.json").read_bytes() != (
        tmp_path / "out2" / "learners" / "alan.json"
    ).read_bytes()


@pytest.mark.usefixtures("own_workers")
def test_without_a_box_nothing_is_graded_unless_it_is_trusted(
    three: Path, key, tmp_path: Path, monkeypatch, capsys
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("PATH", "/nowhere")
    command = ["grade", str(three), "--assignment", str(key.folder), "--out", str(out), "--workers", "1"]
    assert main(command) == 1
    told = capsys.readouterr().err
    assert "Nothing was graded" in told and "apt-get install bubblewrap" in told and "--trusted" in told
    assert not out.exists()
    assert main([*command, "--trusted"]) == 0
    assert "TRUSTED" in capsys.readouterr().err
    assert [result(out, name).points for name in ("ada", "alan", "annie")] == [20, 4, 0]
    sequence = {each.exercise: each for each in result(out, "alan").exercises}["lstm-sequence"]
    assert "judged with your own `lstm_step`" in sequence.message, (
        "nothing of the course's own is where code is trusted"
    )


@pytest.mark.usefixtures("own_workers")
def test_a_box_that_fails_is_no_grade_and_the_next_run_mends_it(
    three: Path, key, tmp_path: Path, monkeypatch, capsys
) -> None:
    out = tmp_path / "out"
    bad = tmp_path / "bin"
    bad.mkdir()
    (bad / "bwrap").write_text("#!/bin/sh\nexit 1\n")
    (bad / "bwrap").chmod(0o755)
    path = os.environ["PATH"]
    monkeypatch.setattr(judge, "probe_box", lambda *_: None)
    monkeypatch.setenv("PATH", f"{bad}{os.pathsep}{path}")
    sandbox.cache_clear()  # a worker that is a fork knows what this process found on its path
    command = ["grade", str(three), "--assignment", str(key.folder), "--out", str(out), "--workers", "1"]
    assert main(command) == 4
    assert "2 not graded" in capsys.readouterr().out, "who did nothing needs no box"
    assert {each.status for each in result(out, "ada").exercises} == {"not graded"}
    assert "ada,," in (out / "grades.csv").read_text().replace('"', "") or result(out, "ada").points == 0
    monkeypatch.setenv("PATH", path)
    sandbox.cache_clear()
    assert main(command) == 0
    assert result(out, "ada").points == 20


def test_exit_codes_and_the_summary_tell(three: Path, key, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    command = ["grade", str(three), "--assignment", str(key.folder), "--out", str(out), "--workers", "1"]
    assert main(command) == 0
    seen = capsys.readouterr()
    assert "3 submissions: 3 graded (3 of them now), 0 unreadable, 0 not graded." in seen.out
    assert "3/3" in seen.err and "submissions" in seen.err, "the bar"
    (three / "broken.ipynb").write_text("{")
    assert main(command) == 3
    assert "1 unreadable" in capsys.readouterr().out
    broken = result(out, "broken")
    assert "not valid JSON" in broken.problem and broken.points == 0 and broken.possible == 20
    for arguments, told in [
        ([str(tmp_path / "nothing")], "does not exist"),
        ([str(three), "--workers", "0"], "--workers is 0"),
        ([str(three), "--time-limit", "-1"], "--time-limit is -1"),
        ([str(three), "--regrade", "x"], "no exercise x"),
        ([str(three), "--times", str(tmp_path / "no.csv")], "no.csv"),
    ]:
        assert main(["grade", *arguments, "--assignment", str(key.folder), "--out", str(out)]) == 1
        assert told in capsys.readouterr().err
    assert main(["grade", str(three), "--assignment", str(three), "--out", str(out)]) == 1
    assert "course assign" in capsys.readouterr().err


@pytest.mark.usefixtures("own_workers")
def test_a_worker_that_dies_costs_nobody_a_grade(three: Path, key, tmp_path: Path, monkeypatch) -> None:
    """A crash in the grader's own process, as a parser's bug could be: tried again alone, then said, and the others are graded."""
    out = tmp_path / "out"
    flag = tmp_path / "died"
    monkeypatch.setattr(_run, "grade", DiesFor("forget_complement", flag))
    summary = classroom.grade_class(three, key, out, replace(QUICK, workers=2))
    assert result(out, "ada").points == 20 and result(out, "annie").points == 0
    assert flag.read_text() == "xxx", "three attempts"
    alan = result(out, "alan")
    assert summary.statuses["not graded"] == 1 and {each.status for each in alan.exercises} == {"not graded"}
    assert "not the learner's fault" in alan.exercises[0].message
    monkeypatch.undo()
    classroom.grade_class(three, key, out, QUICK)
    assert result(out, "alan").points == 10


class DiesFor:
    """Grades, but dies on the submission whose first exercise is wrong. A class, since a worker must be able to load it."""

    def __init__(self, mistake: str, flag: Path):
        self.mistake, self.flag = mistake, flag

    def __call__(self, work: classroom.Work, bundle: dict) -> list:
        if any("(1 - f) * c" in source for _, source in work.cells):
            with self.flag.open("a") as file:
                file.write("x")
            os._exit(1)
        return classroom.grade(work, bundle)

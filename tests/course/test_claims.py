"""A claim that rests on an experiment names what was measured, under which settings, and can be measured again."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from helpers._cli import main
from helpers.authoring import Bench, check_claims, measured_claims, measurements_of, stale_claims, unmeasured
from helpers.content import Course, course
from helpers.experiments import Experiment, Measurement, reading_measurement, recipes

SLUG = "limitations-of-rnns"
MEASURED = [slug for slug, one in course().lessons.items() if one.claims]
BORNE_OUT = Measurement(
    "toy", "a number", "no network at all", lambda seeds: [seed / 1000 for seed in seeds], low=0.9, least=0.5
)


@pytest.mark.parametrize("slug", MEASURED)
def test_every_claim_that_rests_on_an_experiment_names_a_measurement_with_settings(slug: str) -> None:
    lesson = course().lesson(slug)
    assert unmeasured(lesson) == []
    assert all(len(one.settings.split()) > 4 for one in measurements_of(lesson).values())
    used = {
        (each.experiment, name)
        for claim in measured_claims(lesson)
        for each in claim.evidence
        for name in each.measured
    }
    assert used, "the lesson has claims that are measured"


def test_a_claim_without_a_measurement_is_found(tmp_path: Path) -> None:
    shutil.copytree(course().root, tmp_path / "lessons", ignore=shutil.ignore_patterns("*.mp3"))
    path = tmp_path / "lessons" / course().lesson(SLUG).name / "claims.yaml"
    path.write_text(path.read_text().replace(", measured: [plain-over-3, plain-over-24]", ""))
    assert unmeasured(Course(tmp_path / "lessons").lesson(SLUG)) == [
        "claims.yaml, near-and-far: cat-orange has no `measured`"
    ]
    path.write_text(
        path.read_text().replace("experiment: cat-orange", "experiment: cat-orange, measured: [plain-over-2]")
    )
    [line] = unmeasured(Course(tmp_path / "lessons").lesson(SLUG))
    assert line.endswith("cat-orange has no measurement 'plain-over-2'")


def test_a_figure_says_how_many_seeds_and_the_spread() -> None:
    values = [0.95, 0.97, 0.5, 0.99]
    assert BORNE_OUT.figure(values) == "a number at least 0.9 in 3 of 4 seeds (median 0.96, 0.5 to 0.99)"
    assert BORNE_OUT.holds(values) and not replace(BORNE_OUT, least=0.9).holds(values)
    assert not replace(BORNE_OUT, greatest=0.5).holds(values)


def test_a_comparison_has_the_sign_test_and_an_interval() -> None:
    pairs = Measurement("pairs", "the difference", "two networks", lambda seeds: [], high=0.0, least=0.8, paired=True)
    figure = pairs.figure([-0.1] * 9 + [0.2])
    assert figure.startswith(
        "the difference at most 0 in 9 of 10 seeds (median -0.1, -0.1 to 0.2; exact sign test p = 0.021, "
    )
    assert "interval of the median difference -0.1 to" in figure and pairs.holds([-0.1] * 9 + [0.2])


def test_settings_are_said_from_what_is_run() -> None:
    one = reading_measurement("x", "lstm", 0.005, [24], bias=0.0)
    assert (
        one.settings
        == "LSTM, 32 units, forget bias 0, learning rate 0.005, 200 steps of 64 sentences, 24 words between"
    )


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course, with the figures of a lesson to be written elsewhere and its first experiment's measurement quick."""
    shutil.copytree(course().root, tmp_path / "lessons", ignore=shutil.ignore_patterns("*.mp3", "clips.yaml"))
    return Course(tmp_path / "lessons")


def quick(monkeypatch: pytest.MonkeyPatch, toy: Course, *measurements: Measurement) -> None:
    """Let the measurements of one experiment be these, and those of all others none."""

    def with_quick(lesson: object) -> dict[str, Experiment]:
        return {
            name: replace(one, measurements=measurements if name == "cat-orange" else ())
            for name, one in recipes(toy.lesson(SLUG)).items()
            if getattr(lesson, "slug", "") == SLUG
        }

    monkeypatch.setattr("helpers.authoring._claims.recipes", with_quick)


def fails(seeds: Sequence[int]) -> Sequence[float]:
    raise ArithmeticError("diverged")


def test_claims_are_measured_and_a_wrong_one_is_refuted_without_stopping_the_rest(
    toy: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(BORNE_OUT, id="plain-over-24", measure=fails)
    quick(monkeypatch, toy, replace(BORNE_OUT, id="plain-over-3", low=0.95), broken, replace(BORNE_OUT, id="rest"))
    lesson, lines = toy.lesson(SLUG), []
    assert not check_claims(toy, [lesson], Bench([900, 901], "900-901", lines.append))
    said = capsys.readouterr().out
    assert "DOES NOT HOLD   no network at all" in said and "a number at least 0.95 in 0 of 2 seeds" in said
    assert (
        "not measured (ArithmeticError: diverged)" in said
        and "3 measurements with seeds 900-901: 1 hold, 2 do not" in said
    )
    assert lines[0].startswith("1 of 3: cat-orange, plain-over-3")
    stored = json.loads((lesson.folder / "measured.json").read_text())["cat-orange"]
    assert {name: one["holds"] for name, one in stored.items()} == {
        "plain-over-3": False,
        "plain-over-24": False,
        "rest": True,
    }


def test_a_changed_measurement_makes_its_figure_stale(toy: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch, toy, BORNE_OUT)
    check_claims(toy, [toy.lesson(SLUG)], Bench([950], "950", lambda line: None))
    assert [line for line in stale_claims(toy) if SLUG.replace("-", "_") in line] == []
    quick(monkeypatch, toy, replace(BORNE_OUT, settings="another network"))
    assert f"lessons/{toy.lesson(SLUG).name}/measured.json: cat-orange, toy has changed since" in stale_claims(toy)


def test_a_real_claim_is_measured_again_in_seconds() -> None:
    one = measurements_of(course().lesson(SLUG))["gradient-rate", "plain"]
    values = list(one.measure([950, 951]))
    assert one.holds(values) and not replace(one, low=0.6, high=0.9).holds(values), "a wrong sentence is refuted"


def test_seeds_are_read_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    from helpers._authoring_cli import _seeds

    assert _seeds("900-903,7") == ("900-903,7", [900, 901, 902, 903, 7])
    with pytest.raises(SystemExit):
        main(["claims", "--seeds", "many"])
    assert "invalid" in capsys.readouterr().err


def test_what_was_measured_stands_beside_the_claim() -> None:
    from helpers import lesson

    evidence = [line for claim in lesson(SLUG).claims("summary").claims for line in claim["evidence"]]
    assert any(
        "Measured with seeds 900-919; plain RNN, 32 units, PyTorch's default initialization" in line
        for line in evidence
    )

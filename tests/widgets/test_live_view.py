"""Live view, Stop, result, veil."""

from dataclasses import replace

import pytest

from helpers.experiments import Experiment, Outcome, Plot, Run
from helpers.widgets import run_experiment


def experiment(recipe) -> Experiment:
    return Experiment(
        id="toy",
        title="Toy",
        concept="gate",
        series=["a"],
        x_label="x",
        y_label="y",
        x_range=(0, 1),
        y_range=(0, 1),
        recipe=recipe,
    )


def outcome(run: Run) -> Outcome:
    return Outcome(Plot("<p>plot</p>", "alt"), [f"{len(run.seeds)} of {len(run.seeds)} seeds"])


def test_a_run_has_its_seeds_and_ends_in_a_result() -> None:
    views = []

    def recipe(run: Run) -> Outcome:
        views.append(run.monitor)
        for step in range(3):
            run.point("a", step, step / 2)
            run.progress((step + 1) / 3, f"step {step}")
        return outcome(run)

    result = run_experiment(experiment(recipe), seeds=3)
    assert result is not None
    assert list(result.verdict) == ["3 of 3 seeds"]
    data, _ = result._repr_mimebundle_()
    assert data["text/plain"] == "3 of 3 seeds"
    assert "<p>plot</p>" in data["text/html"]
    assert views[0].frame == {
        "share": 1.0,
        "text": "done",
        "curves": {"a": [[0.0, 0.0], [1.0, 0.5], [2.0, 1.0]]},
        "state": "done",
    }


def test_fast_means_one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_FAST", "1")
    seen = []
    run_experiment(experiment(lambda run: seen.append((run.seeds, run.fast)) or outcome(run)), seeds=5)
    assert seen == [([0], True)]


def test_stop_ends_a_run_and_keeps_what_was_measured() -> None:
    def recipe(run: Run) -> Outcome:
        run.monitor.event = {"n": 1, "kind": "stop"}  # as the front end sends it
        assert run.stopped()
        run.monitor.last_text = run.monitor.frame
        return outcome(run)

    result = run_experiment(experiment(recipe))
    assert result is not None
    assert result.weights is None


def test_what_was_learned_comes_with_the_result_after_a_stop_too() -> None:
    def recipe(run: Run) -> Outcome:
        run.monitor.event = {"n": 1, "kind": "stop"}
        return replace(outcome(run), weights=b"learned" if run.stopped() else None)

    result = run_experiment(experiment(recipe))
    assert result is not None
    assert result.weights == b"learned"
    assert "learned" not in str(result.get_state()), "the front end needs no copy of them"


def test_an_interrupt_is_a_stop_and_not_a_traceback() -> None:
    def recipe(run: Run) -> Outcome:
        raise KeyboardInterrupt

    assert run_experiment(experiment(recipe)) is None


@pytest.mark.parametrize("seeds", [0, -1, 2.5, True, "5"])
def test_seeds_that_make_no_sense_are_refused(seeds: object) -> None:
    with pytest.raises(ValueError, match="expected a whole number of at least 1"):
        run_experiment(experiment(outcome), seeds=seeds)


def test_the_live_curves_wait_for_the_guess_too() -> None:
    views = []

    def recipe(run: Run) -> Outcome:
        views.append(run.monitor)
        return outcome(run)

    result = run_experiment(experiment(recipe), guessed=False)
    assert result is not None
    assert not views[0].guessed
    result.guessed = True  # the guess, or "Show it anyway"
    assert views[0].guessed
    assert run_experiment(experiment(recipe), guessed=True) is not None
    assert views[1].guessed

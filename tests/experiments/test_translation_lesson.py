"""The lesson on translation: its experiments run, what they learn is kept, and its stored run bears it out."""

import json

import numpy as np
import pytest

from helpers.content import course
from helpers.experiments import Run, number_words, recipes

pytestmark = pytest.mark.slow

LESSON = course().lesson("translation")


def test_letters_come_sooner_with_attention_in_the_stored_run() -> None:
    stored = json.loads((LESSON.folder / "precomputed" / "german_letters.json").read_text(encoding="utf-8"))
    scores = {(one["kind"], one["attention"], one["steps"]): one["exact match"] for one in stored["runs"]}
    assert {len(each) for each in scores.values()} == {6}
    for kind in ("lstm", "gru"):
        assert min(scores[kind, True, 400]) > max(scores[kind, False, 400]), "in each pair of seeds"
    assert min(scores["lstm", True, 400]) > 0.95 and max(scores["lstm", False, 400]) < 2 / 3
    assert max(scores["gru", False, 400]) < 0.05 and min(scores["lstm", False, 1_200]) > 0.95
    looks = stored["alignment"]
    assert "".join(looks["letters"][:-1]) == "".join(number_words.german(4067))
    assert np.allclose(np.sum(looks["weights"], axis=1), 1, atol=0.01)


@pytest.mark.parametrize("ident", ["into-german", "into-french", "unseen", "real-time", "sounds", "letters"])
def test_an_experiment_runs_fast_and_what_is_learned_is_kept(ident: str) -> None:
    outcome = recipes(LESSON)[ident].recipe(Run([0], fast=True))
    assert outcome is not None and outcome.verdict and outcome.plot.alt
    assert (outcome.weights is not None) == (ident in ("into-german", "into-french", "sounds"))


@pytest.mark.parametrize("ident", ["into-german", "sounds"])
def test_what_is_learned_until_stop_is_kept(ident: str) -> None:
    class StopSoon:
        """Stops once a curve has its first point."""

        def __init__(self) -> None:
            self.seen = False

        def stopped(self) -> bool:
            return self.seen

        def show_progress(self, share: float, text: str, curves: dict[str, list[list[float]]]) -> None:
            self.seen = any(curves.values())

    class Eager(Run):
        def progress(self, share: float, text: str) -> None:
            self.monitor.show_progress(share, text, self.curves)

    outcome = recipes(LESSON)[ident].recipe(Eager([0], monitor=StopSoon()))
    assert outcome is not None and outcome.weights
    assert len(outcome.weights) > 100_000

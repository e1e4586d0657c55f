"""The experiments on speech: each gives an outcome, a stopped one keeps what it learned, and no network is needed."""

import pytest

from helpers.content import course
from helpers.experiments import DataError, DataFile, NoMonitor, Run, recipes, spoken_digits
from helpers.experiments.digits import model_of

pytestmark = pytest.mark.slow
RECIPES = recipes(course().lesson("speech"))


class StopsAfter(NoMonitor):
    """Presses Stop after so many looks."""

    def __init__(self, looks: int):
        self.looks = looks

    def stopped(self) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.mark.parametrize("ident", ["unheard-voices", "digit-strings", "real-people"])
def test_each_gives_an_outcome(ident: str) -> None:
    outcome = RECIPES[ident].recipe(Run([0], fast=True))
    assert outcome is not None and len(outcome.verdict) >= 3 and "<table>" in outcome.plot.html
    if ident != "real-people":
        assert outcome.weights is not None
        assert model_of(outcome.weights).outputs == (11 if ident == "digit-strings" else 10)


def test_a_stopped_run_keeps_what_it_learned() -> None:
    outcome = RECIPES["unheard-voices"].recipe(Run([0], fast=True, monitor=StopsAfter(45)))
    assert outcome is not None and outcome.weights is not None
    assert (
        outcome.verdict[-1] == "You stopped it before the GRU had learned anything."
        and model_of(outcome.weights).kind == "rnn"
    )
    stopped = RECIPES["digit-strings"].recipe(Run([0, 1], fast=True, monitor=StopsAfter(21)))
    assert stopped is not None and stopped.verdict[-1].startswith("You stopped it")
    assert RECIPES["digit-strings"].recipe(Run([0], fast=True, monitor=StopsAfter(0))) is None


def test_real_people_are_heard_where_they_are(downloaded: list[DataFile], monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable() -> spoken_digits.Recordings:
        raise DataError("the recordings could not be downloaded.")

    monkeypatch.setitem(spoken_digits.RECORDINGS, "fsdd", unreachable)
    outcome = RECIPES["unheard-people"].recipe(Run([0], fast=True))
    assert outcome is not None and outcome.weights is not None and b"synthetic: " in outcome.weights[:2000]

"""The experiments on language models: each gives an outcome, a stopped one keeps what it learned, and no network is needed."""

from pathlib import Path

import pytest

from helpers.content import course
from helpers.experiments import DataError, DataFile, NoMonitor, Run, corpora, recipes, writing
from helpers.experiments.weights import read_weights

pytestmark = pytest.mark.slow
RECIPES = recipes(course().lesson("language-models"))


class StopsAfter(NoMonitor):
    """Presses Stop after so many looks, and keeps what it was shown."""

    def __init__(self, looks: int):
        self.looks, self.texts = looks, [""]

    def stopped(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def show_progress(self, share: float, text: str, curves: object) -> None:
        self.texts.append(text)


@pytest.mark.parametrize("ident", RECIPES)
def test_each_gives_an_outcome(ident: str, downloaded: list[DataFile]) -> None:
    outcome = RECIPES[ident].recipe(Run([0], fast=True))
    assert outcome is not None and len(outcome.verdict) >= 2 and "<table>" in outcome.plot.html
    assert (outcome.weights is not None) == ident.startswith("bits-")


def test_a_stopped_run_keeps_what_it_learned(tmp_path: Path) -> None:
    run = Run([0], fast=True, monitor=StopsAfter(36))
    outcome = RECIPES["bits-per-character"].recipe(run)
    assert (
        outcome is not None
        and outcome.weights is not None
        and outcome.verdict[-1].startswith("You stopped it: the GRU")
    )
    file = tmp_path / "mine.safetensors"
    file.write_bytes(outcome.weights)
    tensors, card = read_weights(file)
    assert card.kind == "gru" and card.data.startswith("words: ")
    assert writing.probabilities(writing.model_of(tensors, card), "th").sum() == pytest.approx(1)
    assert RECIPES["bits-per-character"].recipe(Run([0], fast=True, monitor=StopsAfter(0))) is None
    assert RECIPES["two-tokenizations"].recipe(Run([0], fast=True, monitor=StopsAfter(3))) is None


def test_without_a_network_it_runs_on_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable() -> corpora.Corpus:
        raise DataError("names.txt could not be downloaded.")

    monkeypatch.setitem(corpora.CORPORA, "names", unreachable)
    monitor = StopsAfter(1_000)
    outcome = RECIPES["bits-on-names"].recipe(Run([0], fast=True, monitor=monitor))
    assert outcome is not None and outcome.weights is not None and b"words: " in outcome.weights[:2000]
    assert any("could not be downloaded. So this runs on the words instead." in text for text in monitor.texts)

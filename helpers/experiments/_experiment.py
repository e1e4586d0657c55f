"""An experiment: its labels, the recipe that trains and measures, the run that a recipe is given, and what it found."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from helpers.experiments._measurement import Measurement
from helpers.experiments._plot import Plot

FRAME = 0.1  # seconds between two updates of a monitor; more often would only fill the wire
Curves = dict[str, list[list[float]]]


class Monitor(Protocol):
    """What shows a run while it lasts, and can stop it: a live view in a notebook, a line in a terminal, nothing in a test."""

    def stopped(self) -> bool:
        """Whether somebody asked the run to stop."""
        ...

    def show_progress(self, share: float, text: str, curves: Curves) -> None:
        """Show how far the run is, between 0 and 1, what it is doing, and the points of each curve so far."""
        ...


class NoMonitor:
    """Shows nothing and never stops a run: for scripts and tests."""

    def stopped(self) -> bool:
        """Never."""
        return False

    def show_progress(self, share: float, text: str, curves: Curves) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Outcome:
    """What a recipe found: a plot, and verdict lines that hold on every machine ("worst in 5 of 5 seeds").

    `answer` is the option of the prediction that this run bears out, where that depends on the learner's machine. `weights` is what the
    run learned: a file of `helpers.experiments.weights`, with its card, for a widget that plays with it.
    """

    plot: Plot
    verdict: list[str]
    answer: int | None = None
    weights: bytes | None = None


@dataclass
class Run:
    """One run, as its recipe sees it.

    Attributes:
        seeds: the seeds to run; one when `COURSE_FAST=1`.
        fast: True when the run should be short (`COURSE_FAST=1`), for starter and browser tests.
        monitor: shows the run, and can stop it.
        curves: the points of each curve so far.
        text: what the run is doing.
    """

    seeds: list[int]
    fast: bool = False
    monitor: Monitor = field(default_factory=NoMonitor)
    curves: Curves = field(default_factory=dict)
    text: str = "starting"
    _shown: float = 0.0

    def stopped(self) -> bool:
        """Whether the learner pressed Stop. A recipe looks often, and then returns what it has."""
        return self.monitor.stopped()

    def progress(self, share: float, text: str) -> None:
        """Say how far the run is: `share` between 0 and 1, `text` what it is doing."""
        self.text = text
        if time.monotonic() - self._shown > FRAME or share >= 1:
            self.monitor.show_progress(share, text, self.curves)
            self._shown = time.monotonic()

    def point(self, series: str, x: float, y: float) -> None:
        """Add a point to a curve of the live view; an x that goes back starts the curve anew, behind the faded old ones."""
        self.curves.setdefault(series, []).append([float(x), float(y)])


@dataclass(frozen=True)
class Experiment:
    """A recipe with its labels. `series` are the curves of the live view; `prediction` is the guess that unveils the result.

    `colours` names each curve's quantity ("forget", "cell" ...) or kind of network ("lstm", "orthogonal rnn" ...), "ink" for none;
    left out, the curves are steps of one colour. `measurements` are what claims rest on; `course claims` repeats them.
    """

    id: str
    title: str
    concept: str
    series: Sequence[str]
    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    recipe: Callable[[Run], Outcome | None]
    prediction: str | None = None
    colours: Sequence[str] = ()
    measurements: Sequence[Measurement] = ()

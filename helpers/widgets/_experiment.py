"""Experiments: a recipe that trains, a live view with a Stop button, and a result that waits for the learner's guess."""

import html
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import traitlets
from IPython.display import display

from helpers.widgets._base import CourseWidget, module
from helpers.widgets._figure import Picture

FRAME = 0.1  # seconds between two updates of the live view; more often would only fill the wire


@dataclass(frozen=True)
class Outcome:
    """What a recipe found: a picture, and verdict lines that hold on every machine ("worst in 5 of 5 seeds")."""

    picture: Picture
    verdict: list[str]


@dataclass(frozen=True)
class Experiment:
    """A recipe with its labels. `series` are the curves of the live view; `prediction` is the guess that unveils the result.

    `colours` names each curve's quantity ("forget", "cell" ...) or kind of network ("lstm", "orthogonal rnn" ...), "ink" for none;
    left out, the curves are steps of one colour.
    """

    id: str
    title: str
    concept: str
    series: Sequence[str]
    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    recipe: Callable[["Run"], Outcome]
    prediction: str | None = None
    colours: Sequence[str] = ()


@dataclass
class Run:
    """One run, as its recipe sees it.

    Attributes:
        seeds: the seeds to run; one when `COURSE_FAST=1`.
        fast: True when the run should be short (`COURSE_FAST=1`), for starter and browser tests.
    """

    view: "LiveView"
    seeds: list[int]
    fast: bool
    _curves: dict[str, list[list[float]]] = field(default_factory=dict)
    _sent: float = 0.0

    def stopped(self) -> bool:
        """Whether the learner pressed Stop. A recipe asks often, and then returns what it has."""
        return self.view.stop_asked.is_set()

    def progress(self, share: float, text: str) -> None:
        """Say how far the run is: `share` between 0 and 1, `text` what it is doing."""
        self.view.text = text
        if time.monotonic() - self._sent > FRAME or share >= 1:
            self.view.send_frame(share, self._curves)
            self._sent = time.monotonic()

    def point(self, series: str, x: float, y: float) -> None:
        """Add a point to a curve of the live view; an x that goes back starts the curve anew, behind the faded old ones."""
        self._curves.setdefault(series, []).append([float(x), float(y)])


class LiveView(CourseWidget):
    """Progress bar, Stop, and curves that grow, veiled in the front end until `guessed`."""

    _esm = module("live_view")
    title = traitlets.Unicode().tag(sync=True)
    axes = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    guessed = traitlets.Bool(True).tag(sync=True)
    text = traitlets.Unicode()

    def __init__(self, experiment: Experiment, guessed: bool = True):
        self.stop_asked = threading.Event()
        axes = {
            "series": list(experiment.series),
            "colours": [name.split()[0] for name in experiment.colours],
            "x": [experiment.x_label, *experiment.x_range],
            "y": [experiment.y_label, *experiment.y_range],
        }
        super().__init__(
            title=experiment.title,
            axes=axes,
            guessed=guessed,
            frame={"share": 0.0, "text": "starting", "curves": {}, "state": "running"},
        )

    def act(self, event: dict[str, Any]) -> None:
        """Stop: arrives on another thread while the cell runs, where the front end has subshells."""
        if event["kind"] == "stop":
            self.stop_asked.set()

    def send_frame(self, share: float, curves: dict[str, list[list[float]]], state: str = "running") -> None:
        """Show how things stand."""
        copies = {name: list(points) for name, points in curves.items()}
        self.frame = {"share": share, "text": self.text, "curves": copies, "state": state}

    def static_html(self) -> str:
        """The live view is of the moment: nothing of it stays."""
        return f"<p><em>“{html.escape(self.title)}” draws its curves while the cell runs.</em></p>"


class Result(CourseWidget):
    """The outcome, veiled in the front end until `guessed`."""

    _esm = module("result")
    markup = traitlets.Unicode().tag(sync=True)
    verdict = traitlets.List(traitlets.Unicode()).tag(sync=True)
    because = traitlets.Unicode().tag(sync=True)
    guessed = traitlets.Bool(True).tag(sync=True)

    def __init__(self, outcome: Outcome, guessed: bool, because: str = ""):
        self.outcome = outcome
        super().__init__(markup=outcome.picture.html, verdict=outcome.verdict, guessed=guessed, because=because)

    def static_html(self) -> str:
        """Picture and verdict, unveiled: where this is shown there is nobody to guess."""
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.verdict)
        because = f"<p><strong>The guess, and why.</strong> {html.escape(self.because)}</p>" if self.because else ""
        return f"{self.markup}<p><strong>What was measured</strong></p><ul>{lines}</ul>{because}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": "\n".join(self.verdict)}, metadata


def run_experiment(experiment: Experiment, seeds: int = 5, guessed: bool = True, because: str = "") -> Result | None:
    """Run a recipe in this cell, with a live view above its result.

    Stop and the kernel's interrupt both end it early; what was measured until then is shown.

    Args:
        experiment: what to run.
        seeds: how many; each repeats the whole run with other random numbers. `COURSE_FAST=1` makes it one.
        guessed: whether the result may be seen at once.
        because: what the guess's right answer is and why, shown with the result.

    Returns:
        The result to end the cell with, or None when it was stopped before anything was measured.

    Raises:
        ValueError: `seeds` is not a whole number of at least 1.
    """
    if not isinstance(seeds, int) or isinstance(seeds, bool) or seeds < 1:
        raise ValueError(f"seeds is {seeds!r}, expected a whole number of at least 1, such as seeds=5.")
    fast = os.environ.get("COURSE_FAST") == "1"
    view = LiveView(experiment, guessed)
    run = Run(view, seeds=list(range(1 if fast else seeds)), fast=fast)
    display(view)
    try:
        outcome = experiment.recipe(run)
    except KeyboardInterrupt:
        # The front end has no subshells, or the learner is in a hurry: the same as Stop.
        view.stop_asked.set()
        outcome = None
    if outcome is None or view.stop_asked.is_set():
        view.text = "stopped"
    else:
        view.text = "done"
    view.send_frame(1.0 if not view.stop_asked.is_set() else view.frame["share"], run._curves, state=view.text)
    if outcome is None:
        return None
    result = Result(outcome, guessed, because)
    traitlets.link((result, "guessed"), (view, "guessed"))
    return result

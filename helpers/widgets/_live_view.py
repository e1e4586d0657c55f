"""An experiment in a notebook: a live view of its run with a Stop button, and a result that waits for the learner's guess."""

import html
import os
import threading
from typing import Any

import traitlets
from IPython.display import display

from helpers.experiments import Curves, Experiment, Outcome, Run
from helpers.widgets._base import CourseWidget, bundle


class LiveView(CourseWidget):
    """Progress bar, Stop, and curves that grow, veiled in the front end until `guessed`."""

    _esm, _css = bundle("live_view.js"), bundle("live_view.css")
    title = traitlets.Unicode().tag(sync=True)
    axes = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    guessed = traitlets.Bool(True).tag(sync=True)

    def __init__(self, experiment: Experiment, guessed: bool = True):
        self.stop_requested = threading.Event()
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
            self.stop_requested.set()

    def stopped(self) -> bool:
        """Whether Stop was pressed."""
        return self.stop_requested.is_set()

    def show_progress(self, share: float, text: str, curves: Curves) -> None:
        """Show how things stand while the cell runs."""
        self._show_frame(share, text, curves, "running")

    def finish(self, curves: Curves, measured: bool) -> None:
        """Show that the run is over, by itself or by Stop; `measured` says whether it found anything."""
        end = "done" if measured and not self.stopped() else "stopped"
        self._show_frame(self.frame["share"] if self.stopped() else 1.0, end, curves, end)

    def _show_frame(self, share: float, text: str, curves: Curves, state: str) -> None:
        copies = {name: list(points) for name, points in curves.items()}
        self.frame = {"share": share, "text": text, "curves": copies, "state": state}

    def static_html(self) -> str:
        """The live view is of the moment: nothing of it stays."""
        return f"<p><em>“{html.escape(self.title)}” draws its curves while the cell runs.</em></p>"


class Result(CourseWidget):
    """The outcome, veiled in the front end until `guessed`. What the run learned is in `weights`, for `here.explore(..., weights=...)`."""

    _esm, _css = bundle("result.js"), bundle("result.css")
    markup = traitlets.Unicode().tag(sync=True)
    verdict = traitlets.List(traitlets.Unicode()).tag(sync=True)
    because = traitlets.Unicode().tag(sync=True)
    guessed = traitlets.Bool(True).tag(sync=True)

    def __init__(self, outcome: Outcome, guessed: bool, because: str = ""):
        self.outcome, self.weights = outcome, outcome.weights
        super().__init__(markup=outcome.plot.html, verdict=outcome.verdict, guessed=guessed, because=because)

    def static_html(self) -> str:
        """Picture and verdict, unveiled: where this is shown there is nobody to guess."""
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.verdict)
        because = f"<p><strong>The guess, and why.</strong> {html.escape(self.because)}</p>" if self.because else ""
        return f"{self.markup}<p><strong>What was measured</strong></p><ul>{lines}</ul>{because}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
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
    run = Run(list(range(1 if fast else seeds)), fast, view)
    display(view)
    try:
        outcome = experiment.recipe(run)
    except KeyboardInterrupt:
        # The front end has no subshells, or the learner is in a hurry: the same as Stop.
        view.stop_requested.set()
        outcome = None
    view.finish(run.curves, outcome is not None)
    if outcome is None:
        return None
    result = Result(outcome, guessed, because)
    traitlets.link((result, "guessed"), (view, "guessed"))
    return result

"""What every widget of the course has in common: its module and style are a bundle, and what the learner did arrives as events."""

import html
import threading
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from helpers.study import StoreError, listening

BUNDLES = Path(__file__).parent / "bundles"


def bundle(name: str) -> str:
    """A widget's module (`quiz.js`) or style (`quiz.css`), which `course build` makes from js/widgets/quiz.js and all that it imports."""
    return (BUNDLES / name).read_text(encoding="utf-8")


class CourseWidget(anywidget.AnyWidget):
    """A widget whose front end reports what the learner did through the trait `event`.

    `event` is `{"n": 1, "kind": "answer", ...}`: `n` grows with each event, so that two equal ones both arrive. Subclasses
    override `act`, which may run on another thread while a cell is busy. While the kernel is busy the front end sends only
    the last change, so an event may bring along, as `before`, those before it; `heard` is the `n` of the last one handled.
    """

    _css = ""
    event = traitlets.Dict().tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **traits: Any):
        self._hearing = threading.RLock()
        super().__init__(**traits)
        self.observe(self._on_event, names="event")

    @traitlets.observe("comm")
    def _answer_at_once(self, _: Any) -> None:
        # JupyterLab addresses what the learner does to a subshell, which answers while a cell runs. ipykernel 7.4 overrules it: a
        # message goes where this comm was last written from, mostly the main shell, where it waits for the cell. Undo that.
        if hasattr(self.comm, "_reply_subshell_for"):
            self.comm._reply_subshell_for = lambda data, addressed: addressed

    def _on_event(self, change: Any) -> None:
        if not change["new"]:
            return
        latest = dict(change["new"])
        earlier = latest.pop("before", [])
        problems: list[str] = []
        with self._hearing, listening(problems.append):
            for event in (*(event for event in earlier if event["n"] > self.heard), latest):
                self.heard = event.get("n", self.heard + 1)
                try:
                    self.act(event)
                except StoreError as error:
                    problems.append(str(error))
            self.problem = " ".join(problems)  # the front end shows it: an answer is never lost in silence

    def act(self, event: dict[str, Any]) -> None:
        """What an event does. Subclasses override it; a `StoreError` that they raise is shown to the learner."""

    def static_html(self) -> str:
        """What paper, GitHub and untrusted notebooks show instead of the widget. Subclasses override it."""
        return f"<p><em>{html.escape(type(self).__name__)}: run this cell in JupyterLab to use it.</em></p>"

    def static_svg(self) -> str | None:
        """The same as a drawing, for what can show neither widget nor HTML; None where there is nothing to draw. Subclasses override it."""
        return None

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        # The text repr holds a memory address or a model id, which differs at each run.
        static = {"text/plain": f"<{type(self).__name__}>", "text/html": self.static_html()}
        if (drawing := self.static_svg()) is not None:
            static["image/svg+xml"] = drawing
        return {**(data or {}), **static}, metadata

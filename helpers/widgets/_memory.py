"""How the learner's memory does: plots, and the retention to aim for."""

from collections.abc import Iterable, Sequence
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, text


class MemoryPlots(StudyWidget):
    """Four plots with their numbers: ratings, cards that come back, what was recalled, how sure and how often right."""

    _esm, _css = bundle("memory.js"), bundle("memory.css")
    targets: traitlets.List[Any] = traitlets.List().tag(sync=True)
    steady = traitlets.Float().tag(sync=True)
    retention = traitlets.Float().tag(sync=True)
    history: traitlets.List[Any] = traitlets.List().tag(sync=True)
    forecast: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weeks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    calibration: traitlets.List[Any] = traitlets.List().tag(sync=True)
    recall = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """The numbers, as tables."""
        rated = [(one["day"], one["right"], one["of"] - one["right"]) for one in self.history if one["of"]]
        back = [(_ahead(days), count) for days, count in enumerate(self.forecast) if count]
        weeks = [(one["day"], one["right"], one["of"]) for one in self.weeks if one["of"]]
        sure = [(f"{one['sure']} %", one["right"], one["of"]) for one in self.calibration]
        return (
            f"<p><strong>Your memory.</strong> You aim to recall {self.retention:.0%} of the cards when they come back.</p>"
            + _table("Ratings", ("day", "recalled", "again"), rated)
            + _table("Cards that come back", ("day", "cards"), back)
            + _table("Recalled a day or more later", ("week from", "recalled", "of"), weeks)
            + _table("How sure, and how often right", ("sure", "right", "of"), sure)
        )


def _ahead(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{text(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return f"<p>{text(title)}: nothing yet.</p>"
    head = "".join(f"<th>{text(one)}</th>" for one in heads)
    return f"<table><caption>{text(title)}</caption><tr>{head}</tr>{body}</table>"

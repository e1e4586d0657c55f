"""A learner's run in time over the right one: where they part, in words, as a drawing and as a table."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.common import COLOURS
from helpers.judge.contract import Exercise, Run, run_of

CURVES = {"c": COLOURS["cell"], "h": COLOURS["hidden"]}
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 560, 130, 46, 12, 12, 30
# A notebook's shortcuts leave an element with this mark alone. A verdict is plain HTML: no widget around it keeps the keys.
KEEPS_KEYS = 'data-lm-suppress-shortcuts="true"'


@dataclass(frozen=True)
class Curve:
    """One quantity along the run: what is right, and the learner's as far as it goes."""

    name: str
    right: tuple[float, ...]
    mine: tuple[float, ...]


@dataclass(frozen=True)
class Drawing:
    """Curves of two runs, and where they first differ.

    Args:
        curves: the quantities.
        differs: index of the first number that differs in any of them; None if none does.
        axis: what the curves run along.
        start: what the first number is called on the axis.
        note: a sentence for below.
        whose: whose run lies over the right one.
    """

    curves: tuple[Curve, ...]
    differs: int | None
    axis: str
    start: int
    note: str
    whose: str = "your"

    def words(self) -> str:
        """Where the runs part."""
        if self.differs is None:
            return f"In the run drawn here, yours and the right one agree at each {self.axis}. {self.note}".strip()
        sentences = [
            f"{curve.name} is {curve.mine[self.differs]:.4g}, right is {curve.right[self.differs]:.4g}"
            if self.differs < len(curve.mine)
            else f"{curve.name} is missing, right is {curve.right[self.differs]:.4g}"
            for curve in self.curves
        ]
        where = f"{self.axis} {self.start + self.differs}"
        return f"{self.whose.capitalize()} run first differs at {where}: {'; '.join(sentences)}. {self.note}".strip()

    def html(self) -> str:
        """The words, the drawing and a table to unfold."""
        pictures = "".join(_svg(curve, self) for curve in self.curves)
        return (
            f'<figure style="margin:.5rem 0;max-width:{WIDTH}px">{pictures}'
            f"<figcaption>{html.escape(self.words())}</figcaption>{self._table()}</figure>"
        )

    def _table(self) -> str:
        head = "".join(
            f"<th scope='col'>right {c.name}</th><th scope='col'>{self.whose} {c.name}</th>" for c in self.curves
        )
        rows = []
        for at in range(len(self.curves[0].right)):
            cells = "".join(f"<td>{c.right[at]:.4g}</td><td>{_number(c.mine, at)}</td>" for c in self.curves)
            rows.append(f"<tr><th scope='row'>{self.start + at}</th>{cells}</tr>")
        head = f"<tr><th scope='col'>{html.escape(self.axis)}</th>{head}</tr>"
        return fold("The numbers", f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>")


def fold(title: str, inside: str, attributes: str = "") -> str:
    """HTML that unfolds, and on which keys do what they do in a page."""
    return f"<details{attributes}><summary {KEEPS_KEYS}>{title}</summary>{inside}</details>"


def compare_runs(
    exercise: Exercise, right: Run, records: Sequence[tuple[dict[str, Any], list[np.ndarray]]]
) -> Drawing | None:
    """The learner's run over the right one.

    Args:
        exercise: with a trace, or without one.
        right: the right run.
        records: what came back from the box for each call of the trace; nothing in it is trusted.

    Returns:
        What to draw; None without a trace, or where the learner's values can't be drawn.
    """
    trace = exercise.trace
    if trace is None or not right:
        return None
    wanted = {name: np.asarray(values, dtype=float) for name, values in trace.curves(right).items()}
    try:
        with np.errstate(all="ignore"):
            found = trace.curves(run_of(exercise, records))
            mine = {name: np.asarray(found[name], dtype=float) for name in wanted}
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # too few values, or of another shape: the message says that
    if any(values.ndim != 1 or not len(values) for values in mine.values()):
        return None
    curves, first = [], []
    for name, values in wanted.items():
        got = mine[name][: len(values)]
        off = ~(np.abs(got - values[: len(got)]) <= exercise.tolerance * max(1.0, float(np.abs(values).max())))
        first.append(int(off.argmax()) if off.any() else len(got) if len(got) < len(values) else None)
        curves.append(Curve(name, tuple(map(float, values)), tuple(map(float, got))))
    differs = min((at for at in first if at is not None), default=None)
    return Drawing(tuple(curves), differs, trace.axis, trace.first, trace.note)


def _round(value: float, span: float) -> str:
    """Two digits; what is next to nothing beside the span is 0."""
    return "0" if abs(value) < span / 100 else f"{value:.2g}"


def _number(values: tuple[float, ...], at: int) -> str:
    return f"{values[at]:.4g}" if at < len(values) else "–"


def _svg(curve: Curve, of: Drawing) -> str:
    """Right as a thick line, the learner's as dashes with dots, the first difference as a vertical line with a word."""
    differs, axis, start = of.differs, of.axis, of.start
    numbers = [value for value in (*curve.right, *curve.mine) if np.isfinite(value)]
    low, high = min(*numbers, 0.0), max(*numbers, 0.0)
    span = (high - low) or 1.0
    steps = max(len(curve.right) - 1, 1)

    def x(at: float) -> float:
        return LEFT + at * (WIDTH - LEFT - RIGHT) / steps

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (value - low) / span * (HEIGHT - TOP - BOTTOM)

    def points(values: Sequence[float]) -> str:
        return " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in enumerate(values) if np.isfinite(value))

    ink = "var(--jp-content-font-color1,currentColor)"
    colour = CURVES.get(curve.name, COLOURS["input"])
    text = f'fill="{ink}" font-size="12"'
    parts = [f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(0):.1f}" y2="{y(0):.1f}" stroke="{ink}" opacity=".35"/>']
    for value in (low, high):
        parts.append(
            f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end" {text}>{_round(value, span)}</text>'
        )
    for at in range(0, len(curve.right), max(1, len(curve.right) // 6)):
        parts.append(f'<text x="{x(at):.1f}" y="{HEIGHT - 14}" text-anchor="middle" {text}>{start + at}</text>')
    parts.append(
        f'<text x="{(WIDTH + LEFT) / 2}" y="{HEIGHT - 2}" text-anchor="middle" {text}>{html.escape(axis)}</text>'
    )
    if differs is not None:
        place = x(differs)
        side, shift = ("end", -6) if place > WIDTH / 2 else ("start", 6)
        parts.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="{TOP - 8}" y2="{HEIGHT - BOTTOM}" stroke="{ink}" stroke-dasharray="2 3"/>'
        )
        parts.append(f'<text x="{place + shift:.1f}" y="{TOP}" text-anchor="{side}" {text}>first difference</text>')
    parts.append(
        f'<polyline points="{points(curve.right)}" fill="none" stroke="{colour}" stroke-width="5" opacity=".55"/>'
    )
    parts.append(
        f'<polyline points="{points(curve.mine)}" fill="none" stroke="{ink}" stroke-width="1.6" stroke-dasharray="5 3"/>'
    )
    for at, value in enumerate(curve.mine):
        if np.isfinite(value):
            parts.append(f'<circle cx="{x(at):.1f}" cy="{y(value):.1f}" r="2.6" fill="{ink}"/>')
    alt = f"{curve.name} along the run: right as a thick line, {of.whose} run as dashes with dots."
    title = f'<div aria-hidden="true"><span style="color:{colour}">▬</span> right {curve.name} &nbsp; ╌●╌ {of.whose} {curve.name}</div>'
    svg = f'<svg role="img" aria-label="{alt}" viewBox="0 0 {WIDTH} {HEIGHT}" style="width:100%;height:auto">{"".join(parts)}</svg>'
    return title + svg

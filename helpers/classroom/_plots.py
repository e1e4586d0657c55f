"""The class's plots: matplotlib without a display, as SVG inside the page, the same bytes each time."""

import io
import re
from collections.abc import Sequence
from typing import Any

import matplotlib
import matplotlib.style
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.classroom._page import plain
from helpers.experiments import STYLE

INK = "#010203"  # stands for the page's own ink, light or dark
BLUE = "#0072B2"
SETTINGS = {
    **dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color", "grid.color"), INK
    ),
    "grid.alpha": 0.18,
    "hatch.linewidth": 1.0,
    "svg.hashsalt": "gates-keep-memory",  # else ids are drawn anew each time
}
Bar = tuple[str, int, bool]


def points_plot(counts: Sequence[tuple[float, int]], width: float, alt: str) -> Markup:
    """How many learners have how many points.

    Args:
        counts: (points, learners), in order.
        width: of a bar, in points.
        alt: the plot in words.

    Returns:
        An SVG to put into a page.
    """
    with _style():
        figure = Figure(figsize=(7.2, 3.0), layout="constrained")
        axes = figure.subplots()
        bars = axes.bar([at for at, _ in counts], [many for _, many in counts], width=0.82 * width, color=BLUE)
        axes.bar_label(bars, labels=[str(many) if many else "" for _, many in counts], padding=2)
        axes.set_xlabel("points" if width == 1 else f"points, to the nearest {width:g}")
        axes.set_ylabel("learners")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="x", visible=False)
        axes.set_axisbelow(True)
        axes.margins(y=0.15)
        return _svg(figure, "points", alt)


def mistakes_plot(groups: Sequence[tuple[str, Sequence[Bar]]], alt: str) -> Markup:
    """How often each mistake was made, concept by concept.

    Args:
        groups: (concept's name, its bars); a bar is (label, learners, whether the mistake has a name).
        alt: the plot in words.

    Returns:
        An SVG to put into a page.
    """
    rows = [row for concept, bars in groups for row in ((concept, None, True), *bars)]
    with _style():
        figure = Figure(figsize=(7.2, 0.7 + 0.27 * len(rows)), layout="constrained")
        axes = figure.subplots()
        for at, (label, many, named) in enumerate(rows):
            if many is None:
                axes.text(0, at + 0.1, f" {label}", weight="bold", va="center", parse_math=False)
            else:
                look: dict[str, Any] = (
                    {"color": BLUE} if named else {"facecolor": "none", "edgecolor": BLUE, "hatch": "///"}
                )
                axes.bar_label(axes.barh(at, many, height=0.7, **look), padding=3)
        bars = [(at, label) for at, (label, many, _) in enumerate(rows) if many is not None]
        axes.set_yticks([at for at, _ in bars], [label for _, label in bars], parse_math=False)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlabel("learners")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y", visible=False)
        axes.set_axisbelow(True)
        axes.margins(x=0.08)
        return _svg(figure, "mistakes", alt)


def _style():
    """The course's own look, whatever this machine's settings say."""
    return matplotlib.style.context(["default", str(STYLE), SETTINGS])


def _svg(figure: Figure, prefix: str, alt: str) -> Markup:
    """The figure for use inside a page: ids of its own, the page's ink, no date, and no rule that reaches out of it."""
    out = io.StringIO()
    figure.savefig(out, format="svg", transparent=True)
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{prefix}-", text).replace(INK, "currentColor")
    view = re.search(r'viewBox="[^"]*"', text)
    assert view is not None
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {view[0]} role="img" '
    )
    opening += f'aria-label="{plain(alt)}" stroke-linejoin="round" stroke-linecap="butt">'
    body = re.sub(r"\s*\n\s*", "\n", text[text.index(">") + 1 :])
    return Markup(  # matplotlib escapes the labels, `plain` the text beside them
        f'<div class="plot" tabindex="0" role="region" aria-label="The plot of {prefix}, to scroll">{opening}{body.strip()}</div>'
    )

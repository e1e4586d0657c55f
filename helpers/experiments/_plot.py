"""`show(fig, alt=...)`: a matplotlib figure that a screen reader, GitHub and paper can read too."""

import base64
import html
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STYLE = Path(__file__).parent / "course.mplstyle"
Table = Mapping[str, Sequence[object]]


class Plot:
    """A figure as HTML: the picture with its alternative text, and its data as a table to unfold."""

    def __init__(self, markup: str, alt: str):
        self.html, self.alt = markup, alt

    def __repr__(self) -> str:
        return f"[figure: {self.alt}]"

    def _repr_html_(self) -> str:
        return self.html


def show(fig: "Figure", alt: str, data: Table | None = None, measured: bool = False) -> Plot:
    """Turn a figure into something everybody can read, and close it.

    Args:
        fig: a matplotlib figure.
        alt: what it shows, in a sentence or two; what somebody needs who cannot see it.
        data: its numbers as columns, name to values of equal length, shown as a table to unfold.
        measured: True when the numbers differ from machine to machine, so that the notebooks' tests do not compare them.

    Returns:
        A plot to end the cell with, or to pass to `display`.

    Raises:
        ValueError: `alt` is empty, or the columns differ in length.
    """
    if not alt.strip():
        raise ValueError("alt is empty: say in a sentence what the figure shows, for those who cannot see it.")
    import matplotlib.pyplot as plt

    svg = io.StringIO()
    with plt.rc_context({"svg.hashsalt": "gates-keep-memory"}):  # the same figure gives the same bytes
        fig.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(fig)  # an open one would be drawn once more by the inline backend, without its alternative text
    image = base64.b64encode(svg.getvalue().encode()).decode()
    kind = " data-measured" if measured else ""
    parts = [
        f'<figure style="margin:.5rem 0"{kind}>',
        # Plots are on white in both themes: their colours were chosen for it.
        f'<img alt="{html.escape(alt, quote=True)}" src="data:image/svg+xml;base64,{image}" '
        'style="max-width:100%;background:#fff;border-radius:6px;padding:4px">',
        table(data) if data else "",
        "</figure>",
    ]
    return Plot("".join(parts), alt)


def table(data: Table) -> str:
    """Columns of equal length as an HTML table to unfold.

    Raises:
        ValueError: the columns differ in length.
    """
    lengths = {name: len(column) for name, column in data.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"the columns of a table must have equal lengths, given {lengths}.")
    head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in data)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_number(value))}</td>" for value in row) + "</tr>"
        for row in zip(*data.values(), strict=True)
    )
    return f"<details><summary>The numbers</summary><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"


def _number(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)

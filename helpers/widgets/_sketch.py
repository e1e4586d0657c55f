"""A small kit for drawing pictures as SVG text: shapes that return their markup, and a sheet that holds them on a light ground."""

import html
import re

from helpers.common import COLOURS

INK, PALE_INK, GREY = "#1a1a1a", "#5a5a5a", "#8a8a8a"
GROUND, WHITE = "#f6f6f6", "#ffffff"
HIDDEN_STATE, CELL_STATE = COLOURS["hidden"], COLOURS["cell"]
HEAD = 9  # the length of an arrow's head


def sheet(width: float, height: float, title: str, description: str, *shapes: str) -> str:
    """The whole picture, with its words for those who don't see it."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif">',
            f"<title>{html.escape(title)}</title>",
            f"<desc>{html.escape(description)}</desc>",
            f'<rect width="{width:g}" height="{height:g}" rx="6" fill="{GROUND}"/>',
            *shapes,
            "</svg>\n",
        ]
    )


def text(x: float, y: float, words: str, size: float = 18, anchor: str = "middle", fill: str = INK, **more: str) -> str:
    """A line of text; `_1` sets a number low (`h_1`), and a single letter before it is slanted, as symbols are."""
    lowered = re.sub(
        r"([a-z])_(\w)",
        r'<tspan font-style="italic">\1</tspan><tspan dy="4" font-size="70%">\2</tspan>',
        html.escape(words),
    )
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}" fill="{fill}"{_attributes(more)}>{lowered}</text>'


def symbol(x: float, y: float, letter: str, size: float = 22, anchor: str = "middle", fill: str = INK) -> str:
    """A letter that stands for a quantity."""
    return text(x, y, letter, size, anchor, fill, font_style="italic")


def box(x: float, y: float, width: float, height: float, edge: str = INK, fill: str = WHITE, rounded: float = 7) -> str:
    """A rectangle."""
    size = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{rounded:g}"'
    return f'<rect {size} fill="{fill}" stroke="{edge}" stroke-width="2"/>'


def circle(x: float, y: float, radius: float = 15, edge: str = INK, fill: str = WHITE) -> str:
    """A circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" stroke="{edge}" stroke-width="2"/>'


def line(*points: tuple[float, float], colour: str = GREY, width: float = 2.5, dashed: bool = False) -> str:
    """A line through the points."""
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dash}/>'


def arrow(*points: tuple[float, float], colour: str = GREY, width: float = 2.5, dashed: bool = False) -> str:
    """A line through the points with a head at the last one; its last stretch runs across or up and down."""
    (x0, y0), (x, y) = points[-2:]
    along, across = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back = (x - HEAD * along, y - HEAD * across)
    head = [(x, y)] + [
        (back[0] + side * 0.75 * HEAD * across, back[1] + side * 0.75 * HEAD * along) for side in (1, -1)
    ]
    corners = " ".join(f"{one:g},{other:g}" for one, other in head)
    return (
        line(*points[:-1], back, colour=colour, width=width, dashed=dashed)
        + f'<polygon points="{corners}" fill="{colour}"/>'
    )


def _attributes(more: dict[str, str]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())

"""The map of the course: plain HTML, so that it can be read, and its links followed, without a kernel."""

from typing import Any

from helpers.common import SIGNS
from helpers.widgets._progress import RADIUS, arc
from helpers.widgets._study import Payload, Record, text
from helpers.widgets._view import View

INK, LINE = "var(--jp-content-font-color1, #1a1a1a)", "var(--jp-border-color1, #bdbdbd)"
BUTTON = "#0072B2"


class CourseMap(View):
    """Every lesson as a station with a ring that fills; below it stand the lessons that need it. A click on a title opens its notebook.

    Args:
        payload: the activity as plain JSON.
        record: not used; there is nothing to report.
    """

    name = "map"

    def __init__(self, payload: Payload, record: Record | None = None):
        self.values = {**payload["content"], **payload["state"]}
        self._lessons, self._stations = payload["content"]["lessons"], payload["state"]["stations"]
        self._next = payload["state"]["next"]

    @property
    def text(self) -> str:
        """The map in words."""
        lines = ["The course"]
        for one in self._lessons:
            mark = " <- next for you" if one["slug"] == self._next else ""
            needs = f"; needs {self._needed(one)}" if one["needs"] else ""
            lines.append(f"{one['number']}. {one['title']}: {_minutes(one)}{needs}. {self._reached(one)}{mark}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        rows = _rows(self._lessons)
        arrow = (
            '<svg viewBox="0 0 20 26" aria-hidden="true" style="display:block;width:20px;height:26px;margin:0 auto;fill:none;'
            f'stroke:{LINE};stroke-width:2"><path d="M10 0v22M4 16l6 7 6-7"></path></svg>'
        )
        drawn = arrow.join(
            f'<div style="display:flex;flex-wrap:wrap;gap:.6rem;justify-content:center">{"".join(map(self._station, row))}</div>'
            for row in rows
        )
        return f'<div role="navigation" aria-label="The map of the course" style="max-width:60rem;margin:.5rem 0;color:{INK}">{drawn}</div>'

    def _station(self, one: dict[str, Any]) -> str:
        follows = one["slug"] == self._next
        edge = f"3px solid {BUTTON}" if follows else f"1px solid {LINE}"
        badge = f'<div style="font-weight:600;color:{SIGNS["try"].ink}">▶ Next for you</div>' if follows else ""
        needs = f"<div>Needs {text(self._needed(one))}.</div>" if one["needs"] else ""
        return (
            '<div style="display:flex;gap:.8rem;flex:1 1 15rem;max-width:30rem;box-sizing:border-box;padding:.6rem .8rem;'
            f'border:{edge};border-radius:10px">'
            f'{self._ring(one)}<div style="min-width:0;font-size:.9rem;line-height:1.4">{badge}'
            f'<a href="{one["notebook"]}" style="font-size:1.05rem;font-weight:600">{text(one["title"])}</a>'
            f"<div>{_minutes(one)}. {self._reached(one)}</div>{needs}"
            f'<div style="margin-top:.2rem">{text(one["one_line"])}</div></div></div>'
        )

    def _ring(self, one: dict[str, Any]) -> str:
        station = self._stations[one["slug"]]
        share = station["done"] / station["total"] if station["total"] else 0.0
        colour = SIGNS["try"].ink
        sign = "✓" if station["finished"] else str(one["number"])
        return (
            f'<svg viewBox="0 0 64 64" aria-hidden="true" style="flex:none;width:56px;height:56px;fill:none;stroke:{colour}">'
            f'<circle r="{RADIUS}" cx="32" cy="32" stroke-width="6" opacity=".18"></circle>{arc(share)}'
            f'<text x="32" y="39" text-anchor="middle" font-size="20" font-weight="600" stroke="none" fill="{INK}">{sign}</text></svg>'
        )

    def _reached(self, one: dict[str, Any]) -> str:
        station = self._stations[one["slug"]]
        due = station["due"]
        cards = f", {due} {'card is' if due == 1 else 'cards are'} due" if due else ""
        return f"{station['done']} of {station['total']} done{cards}."

    def _needed(self, one: dict[str, Any]) -> str:
        titles = {each["slug"]: each["title"] for each in self._lessons}
        return " and ".join(titles[slug] for slug in one["needs"])


def _minutes(one: dict[str, Any]) -> str:
    sittings = {1: "one sitting", 2: "two sittings", 3: "three sittings"}.get(
        one["sittings"], f"{one['sittings']} sittings"
    )
    return f"{one['minutes']} minutes in {sittings}"


def _rows(lessons: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The lessons by how many others lie before them: those of a row don't need each other."""
    level: dict[str, int] = {}
    for one in lessons:  # in order, so what a lesson needs comes before it
        level[one["slug"]] = 1 + max((level[slug] for slug in one["needs"]), default=-1)
    return [[one for one in lessons if level[one["slug"]] == k] for k in sorted(set(level.values()))]

"""How far each idea of the course is mastered, as a map: plain HTML, so that it can be read without a kernel."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from helpers.study import Idea
from helpers.widgets._study import text
from helpers.widgets._view import View

INK = {"firm": "#009E73", "growing": "#0072B2", "shaky": "#D55E00", "too little to say": "#777777"}
FORMULA = (
    "A number from 0 to 100 % for each idea: what was right, weighed, as a share of all that was tried, plus two for doubt. "
    "A card counts as much as it is likely to be recalled now. A question counts one, a question of the final test two, an exercise that "
    "passed three, a goal one, a guess a half. What is a month old weighs half as much. So with little evidence the number stays low: "
    "it says what you have shown, and not what you know."
)
GRID = "display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.5rem;margin:0;padding:0;list-style:none"
TILE = "border:1px {edge} color-mix(in srgb, {ink} 60%, transparent);border-radius:6px;padding:.35rem .5rem;font-size:.85rem"
BAR = "display:block;width:100%;height:.5rem;margin:.3rem 0"


class MasteryView(View):
    """The ideas of each lesson as tiles that fill.

    Args:
        lessons: titles with their ideas.
    """

    name = "mastery"

    def __init__(self, lessons: Sequence[tuple[str, Sequence[Idea]]]):
        self._lessons = [(title, list(ideas)) for title, ideas in lessons if ideas]
        shown = [{"title": title, "ideas": [_plain(idea) for idea in ideas]} for title, ideas in self._lessons]
        self.values = {"lessons": shown, "formula": FORMULA}

    @property
    def text(self) -> str:
        """The map, line by line."""
        lines = [self._sum()]
        for title, ideas in self._lessons:
            lines += [title, *(f"    {idea.name:34} {idea.bar} {idea.words}" for idea in ideas)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        blocks = "".join(
            f'<h4 style="margin:.9rem 0 .4rem">{text(title)}</h4><ul style="{GRID}">{"".join(map(_tile, ideas))}</ul>'
            for title, ideas in self._lessons
        )
        return (
            f'<div role="note" style="margin:.5rem 0;max-width:60rem"><strong>What you have shown so far</strong><div>{self._sum()}</div>'
            f"{blocks}<details style='margin-top:.8rem'><summary>How this is worked out</summary><p>{text(FORMULA)}</p></details></div>"
        )

    def _sum(self) -> str:
        words = [idea.mastery.word for _, ideas in self._lessons for idea in ideas]
        counts = {word: words.count(word) for word in ("firm", "growing", "shaky", "too little to say", "not met")}
        return f"{len(words)} ideas: " + ", ".join(f"{count} {word}" for word, count in counts.items() if count) + "."


def _plain(idea: Idea) -> dict[str, Any]:
    """An idea as plain JSON."""
    return {
        "name": idea.name,
        "place": asdict(idea.place) if idea.place else None,
        "share": idea.mastery.share,
        "word": idea.mastery.word,
        "words": idea.words,
    }


def _tile(idea: Idea) -> str:
    ink = INK.get(idea.mastery.word, "#777777")
    edge = "solid" if idea.mastery.word in ("firm", "growing", "shaky") else "dashed"
    name = text(idea.name)
    if idea.place:
        address = text(f"{idea.place.notebook}#cell-id={idea.place.cell}")
        name = f'<a href="{address}">{name}</a>'
    drawn = (
        f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" style="{BAR}">'
        f'<rect width="100" height="8" rx="2" fill="{ink}" opacity=".18"></rect>'
        f'<rect width="{100 * idea.mastery.share:.0f}" height="8" rx="2" fill="{ink}"></rect></svg>'
    )
    return f'<li style="{TILE.format(edge=edge, ink=ink)}">{name}{drawn}<span>{text(idea.words)}</span></li>'

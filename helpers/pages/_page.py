"""A lesson as a page: its cells in order, each as what it is there, and what the page's script needs to know."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers import judge, widgets
from helpers.content import Cell, LessonContent
from helpers.experiments import Outcome, Plot, recipes
from helpers.pages._assets import Assets
from helpers.pages._calls import Opened, shown
from helpers.pages._prose import Heading, Prose
from helpers.pages._recorded import Recorded
from helpers.pages._widgets import UNSCRIPTED_CHECK, browser_check, clips_of, open_call, opened, spec_of, still
from helpers.pages._words import page_words

CODE = HtmlFormatter(nowrap=True)


@dataclass
class Page:
    """A lesson's page, before its frame: `cells` as HTML, its `headings`, and its widgets as JSON in the order of the page."""

    lesson: LessonContent
    cells: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    widgets: list[dict[str, Any]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)


class PageBuilder:
    """Makes a lesson's page.

    Args:
        lesson: whose.
        prose: reads its Markdown.
        recorded: what its solution showed.
        assets: get pictures, modules, styles, voices and weights.
        linked: the text of each of its Markdown cells, in order, with links to the glossary.
        exercises: how its exercises find what they are written and checked with, as `ExerciseFiles.state`; None: they are to read.
    """

    def __init__(
        self,
        lesson: LessonContent,
        prose: Prose,
        recorded: Recorded,
        assets: Assets,
        linked: list[str],
        exercises: Mapping[str, Any] | None,
    ):
        self._prose, self._recorded, self._assets, self._exercises = prose, recorded, assets, exercises
        self._linked, self._page = iter(linked), Page(lesson)

    def build(self) -> Page:
        """The page.

        Raises:
            ContentError: the lesson is wrong.
        """
        lesson, depths = self._page.lesson, {part.label: part for part in self._page.lesson.parts}
        with opened(lesson) as self._here:
            for cell in lesson.cells:
                made = self._text(cell) if cell.kind == "markdown" else self._code(cell)
                if made:
                    part = depths.get(cell.label)
                    depth = f' data-depth="{part.depth}"' if part else ""
                    self._page.cells.append(f'<div class="cell" id="{cell.label}"{depth}>{_boxed(made)}</div>')
        return self._page

    def _text(self, cell: Cell) -> str:
        made, headings = self._prose.html(next(self._linked), cell.label)
        self._page.headings += headings
        self._page.texts.append((cell.label, page_words(cell.source)))
        return made

    def _code(self, cell: Cell) -> str:
        what = shown(cell)
        if what.kind == "exercise":
            return self._exercise(cell)
        if what.opened and what.opened.method == "experiment":
            return self._experiment(cell, what.opened)
        if what.opened and what.opened.method == "environment":
            return self._alive(browser_check(), UNSCRIPTED_CHECK)
        if what.opened:
            return self._open(open_call(self._here, what.opened), what.opened)
        if what.kind == "nothing":
            return ""
        outputs = "".join(self._recorded.outputs(cell.label))
        unfolds = f"<details class=output><summary>What it prints</summary>{outputs}</details>" if outputs else ""
        return code(cell.source) + self._assets.unembed(unfolds)

    def _open(self, found: Any, call: Opened) -> str:
        """What a call opens: a widget's place, or what is the same for every learner."""
        fallback = self._prose.links.rewritten(self._assets.unembed(still(found)))
        if not isinstance(found, widgets.CourseWidget | widgets.View):
            return fallback
        more = {"prediction": call.arguments[0]} if call.method == "predict" else {}
        return self._alive(found, fallback, method=call.method, arguments=list(call.arguments), **more)

    def _alive(self, found: Any, fallback: str, **more: Any) -> str:
        """A widget's place: its form without a script, which the script replaces."""
        spec = {**spec_of(found, self._assets), **more}
        if isinstance(found, widgets.CourseWidget):
            if clips := clips_of(found, self._page.lesson, self._assets):
                spec["clips"] = clips
            found.close()
        return self._place(spec, fallback)

    def _place(self, spec: dict[str, Any], fallback: str) -> str:
        ident = f"w{len(self._page.widgets) + 1}"
        self._page.widgets.append({"id": ident, **spec})
        return f'<div class="widget" data-widget="{ident}">{fallback}</div>'

    def _experiment(self, cell: Cell, call: Opened) -> str:
        experiment, result = recipes(self._page.lesson)[call.arguments[0]], self._recorded.result(cell.label)
        if result is None:
            return ""
        plot = Plot(self._assets.unembed(result["markup"]), experiment.title)
        found = widgets.Result(Outcome(plot, result["verdict"]), experiment.prediction is None, result["because"])
        fallback = found.static_html()
        if experiment.prediction:
            title = html.escape(experiment.title)
            fallback = f"<details><summary>What was measured: {title}</summary>{fallback}</details>"
        return self._alive(found, fallback, experiment=call.arguments[0], prediction=experiment.prediction)

    def _exercise(self, cell: Cell) -> str:
        assert cell.exercise is not None
        lesson = self._page.lesson
        found = widgets.Exercise(lesson, judge.exercises(lesson)[cell.exercise], self._exercises)
        fallback = found.static_html(code)
        if self._exercises is None:
            found.close()
            return fallback
        return self._alive(found, fallback)


def code(source: str) -> str:
    """Python in colours."""
    return f'<pre class="code">{highlight(source, PythonLexer(), CODE).rstrip()}</pre>'


def _boxed(markup: str) -> str:
    """Tables in boxes that scroll where a page is too narrow for them."""
    return markup.replace("<table", '<div class="wide"><table').replace("</table>", "</table></div>")

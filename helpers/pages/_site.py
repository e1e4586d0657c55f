"""`course pages`: the course as a static site, and one lesson as a single file."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from helpers import judge
from helpers.authoring import Terms, exercise_files
from helpers.content import Course, LessonContent
from helpers.pages._assets import Assets
from helpers.pages._frame import COURSE, data_script, framed, site_style, whole
from helpers.pages._maths import Maths, katex_fonts, katex_style
from helpers.pages._offline import ICON, manifest, service_worker
from helpers.pages._page import Page, PageBuilder
from helpers.pages._prose import Heading, Links, Prose
from helpers.pages._recorded import Recorded
from helpers.pages._search import search_index
from helpers.pages._single import alone, data_address, embedded, packed
from helpers.pages._widgets import opened, spec_of, still
from helpers.study import outline
from helpers.widgets import bundle

DOOR = "playground"  # what the front page opens with
Say = Callable[[str], object]


@dataclass(frozen=True)
class Step:
    """A page that another one leads to: what it is called, and where it is."""

    title: str
    address: str


class Site:
    """A site in memory: each page as HTML, and what pages refer to.

    Args:
        course: the lessons.
        root: the checkout, which has solutions/.
        say: gets a line for each lesson.
        only: these lessons alone; the others have no page.
    """

    def __init__(self, course: Course, root: Path, say: Say = print, only: Sequence[LessonContent] | None = None):
        self.course, self.assets, self.maths = course, Assets(), Maths()
        self._root, self._say = root, say
        self.lessons = list(course.lessons.values()) if only is None else list(only)
        self._links = Links({one.name: one.slug for one in course.lessons.values()})
        self._terms = Terms(course)

    def lesson_pages(self, files: Mapping[str, Any] | None = None) -> list[Page]:
        """Each lesson's page, not framed yet.

        Args:
            files: `ExerciseFiles.state`; without it, exercises are to read.

        Raises:
            ContentError: a lesson is wrong.
            FileNotFoundError: a lesson has no solution.
        """
        found = []
        for lesson in self.lessons:
            self._say(f"reading {lesson.name}")
            sources = [cell.source for cell in lesson.cells if cell.kind == "markdown"]
            prose, recorded = Prose(self.maths, self._links), Recorded(lesson, self._root)
            linked = list(self._terms.linked(sources))
            exercises = None if files is None else {**files, "notebook": self._notebook(lesson)}
            found.append(PageBuilder(lesson, prose, recorded, self.assets, linked, exercises).build())
        return found

    def _notebook(self, lesson: LessonContent) -> str:
        """Where the site has a lesson's notebook, which answers are downloaded in."""
        path = f"exercise-notebooks/{lesson.name}.ipynb"
        self.assets.files[path] = (self._root / "notebooks" / f"{lesson.name}.ipynb").read_bytes()
        return path

    def files(self) -> dict[str, bytes]:
        """All files of the site by path.

        Raises:
            ContentError, FileNotFoundError: as `lesson_pages`.
            ToolError: Node or KaTeX is missing, or a formula is wrong.
        """
        made = exercise_files(self.course, say=self._say)
        self.assets.files |= made.files
        pages = self.lesson_pages(made.state)
        frame = self._shared(pages)
        steps = [Step(page.lesson.front.title, f"{page.lesson.slug}.html") for page in pages]
        written = {"index.html": self._front(pages, frame), "glossary.html": self._glossary(steps, frame)}
        for k, page in enumerate(pages):
            before = steps[k - 1] if k else None
            after = steps[k + 1] if k + 1 < len(steps) else None
            around = {"before": before, "after": after, "lessons": steps, "address": steps[k].address}
            written[steps[k].address] = self._lesson(page, {**frame, **around})
        files = {name: self.maths.fill(text).encode() for name, text in written.items()}
        files |= {"manifest.webmanifest": manifest().encode(), "icon.svg": ICON.encode(), **self.assets.files}
        return {**files, "sw.js": service_worker(files).encode()}

    def single(self) -> bytes:
        """The one lesson as a file that needs no other: to read, with widgets, cards and quiz; without voices and dictionary.

        Raises:
            ValueError: the site has not exactly one lesson.
            ContentError, FileNotFoundError, ToolError: as `files`.
        """
        if len(self.lessons) != 1:
            raise ValueError(f"a single file holds one lesson, and the site has {len(self.lessons)}")
        (page,) = self.lesson_pages()
        for widget in page.widgets:
            for large in ("clips", "dictionary"):
                widget.pop(large, None)
        fonts = {name: data_address(name, data) for name, data in katex_fonts().items()}
        style = f"{katex_style(fonts)}\n{site_style()}"
        data = data_script(self._data(page.lesson.slug, page.widgets))
        script = Markup(f'<script type="module">{bundle("frame.js")}</script>\n')
        words = self._entries().replace("<h1>", '<h2 id="glossary">').replace("</h1>", "</h2>")
        body = alone("\n".join(page.cells) + words, page.lesson.slug)
        made = whole(
            embedded(body, self.assets.files),
            title=page.lesson.front.title,
            description=page.lesson.front.one_line,
            headings=[*_listed(page), Heading(2, "Glossary", "glossary")],
            home="#content",
            head=Markup(f"<style>{style}</style>"),
            tail=data + "\n" + packed(data, self.assets.files) + "\n" + script,
        )
        return self.maths.fill(made).encode()

    def _data(self, lesson: str | None, widgets: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
        """What a page tells its script: the lesson that it shows, its widgets, and where the course's outline is."""
        return {"version": 1, "lesson": lesson, "course": self._outline, "widgets": list(widgets)}

    @cached_property
    def _outline(self) -> str:
        """Where the site has what the activities of a page must know of the course."""
        known = outline(self.course, judge.concepts(self.course))
        return self.assets.add("course.json", json.dumps(known, ensure_ascii=False, separators=(",", ":")))

    def _shared(self, pages: list[Page]) -> dict[str, Any]:
        """What every page loads."""
        fonts = {name: self.assets.add(name, data).removeprefix("assets/") for name, data in katex_fonts().items()}
        maths = self.assets.add("katex.css", katex_style(fonts))
        style, code = self.assets.add("site.css", site_style()), self.assets.add("frame.js", bundle("frame.js"))
        head = Markup(
            f'<link rel="stylesheet" href="{maths}">\n<link rel="stylesheet" href="{style}">\n'
            '<link rel="manifest" href="manifest.webmanifest">\n<link rel="icon" href="icon.svg" type="image/svg+xml">\n'
            f'<script type="module" src="{code}"></script>'
        )
        index = self.assets.add("search.json", search_index(pages, self.course.glossary))
        return {"head": head, "search": index, "offline": True, "home": "index.html"}

    def _lesson(self, page: Page, frame: dict[str, Any]) -> str:
        front = page.lesson.front
        about = {"title": front.title, "description": front.one_line}
        tail = data_script(self._data(page.lesson.slug, page.widgets))
        return whole("\n".join(page.cells), **about, **{**frame, "headings": _listed(page), "tail": tail})

    def _front(self, pages: list[Page], frame: dict[str, Any]) -> str:
        lessons = [
            {
                "title": page.lesson.front.title,
                "address": f"{page.lesson.slug}.html",
                "one_line": page.lesson.front.one_line,
                "length": f"{page.lesson.minutes} minutes",
            }
            for page in pages
        ]
        places, widgets = self._door()
        body = framed("front.html", lessons=lessons, words=len(self.course.glossary), **places)
        about = "An interactive course on LSTM and GRU: read, steer and try, without an installation."
        tail = data_script(self._data(None, widgets))
        return whole(body, title=COURSE, description=about, address="index.html", tail=tail, **frame)

    def _door(self) -> tuple[dict[str, Markup], list[dict[str, Any]]]:
        """The playground and its guess, on the front page as in the lesson that they are of: their places as HTML, and their JSON."""
        lesson = next(one for one in self.course.lessons.values() if DOOR in one.widgets)
        places, specs = dict[str, Markup](), list[dict[str, Any]]()
        with opened(lesson) as here:
            for name, shown in (("guess", here.predict(f"{DOOR}-start")), (DOOR, here.explore(DOOR))):
                specs.append({"id": name, "lesson": lesson.slug, **spec_of(shown, self.assets)})
                fallback = self.assets.unembed(still(shown))
                places[name] = Markup(f'<div class="widget" data-widget="{name}">{fallback}</div>')
                shown.close()
        return places, specs

    def _glossary(self, steps: list[Step], frame: dict[str, Any]) -> str:
        about = {"title": "Glossary", "address": "glossary.html", "tail": data_script(self._data(None))}
        return whole(self._entries(), lessons=steps, **about, **frame)

    def _entries(self) -> str:
        """The glossary, as HTML."""
        prose = Prose(self.maths, self._links)
        entries = [
            {
                "id": entry.id,
                "name": entry.name,
                "aliases": ", ".join(entry.aliases),
                "definition": Markup(prose.html(entry.definition, "")[0][3:-5]),
                "place": self._place(entry),
            }
            for entry in sorted(self.course.glossary.values(), key=lambda entry: entry.name.casefold())
        ]
        return framed("glossary.html", entries=entries)

    def _place(self, entry: Any) -> Step | None:
        if not (entry.lesson and entry.cell):
            return None
        lesson = self.course.lessons[entry.lesson]
        return Step(lesson.heading(entry.cell), f"{lesson.slug}.html#{entry.cell}")


def _listed(page: Page) -> list[Any]:
    """The headings of a table of contents."""
    return [one for one in page.headings if one.level in (2, 3)]

"""Links from the prose to the glossary, made as a notebook is built: at a word's first use in each section, with its definition."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from helpers.content import Course, Entry, LessonContent

SECTION = re.compile(r"#{2,3} ")
# What is no prose: code, formulas, links, HTML, the address of a picture.
ELSEWHERE = r"`+.+?`+|\$\$.+?\$\$|\$.+?\$|!?\[.*?\]\(.*?\)|<[^>]+>"
BOLD = re.compile(r"\*\*(?!\s)(.+?)(?<!\s)\*\*")
LEAD = ".?!:"  # bold that ends so begins a paragraph, as a small heading


class Terms:
    """The glossary's words, and where their entries stand.

    Args:
        course: whose words.
    """

    def __init__(self, course: Course):
        self.course = course

    @cached_property
    def home(self) -> LessonContent | None:
        """The lesson whose notebook holds the entries: the one that opens the glossary; None where none does."""
        return next((one for one in self.course.lessons.values() if one.opened("glossary")), None)

    def entries(self) -> dict[str, str]:
        """All entries by letter, as Markdown, each by the id of its cell: JupyterLab finds a cell even before it is drawn."""
        entries = sorted(self.course.glossary.values(), key=lambda entry: entry.name.casefold())
        return {self._cell(entry): self._entry(entry) for entry in entries}

    def linked(self, sources: Iterable[str]) -> Iterator[str]:
        """The Markdown cells of a lesson, in order, with links.

        Args:
            sources: their texts, as they stand in lesson.md.

        Yields:
            Each text with a link at the first use of a word in each section; as it was, where no lesson opens the glossary.
        """
        met: set[str] = set()
        for source in sources:
            yield source if self.home is None else "".join(self._lines(source, met))

    def unknown(self, source: str) -> Iterator[tuple[int, str]]:
        """What is bold and neither a word of the glossary nor the beginning of a paragraph: its line, from 0, and the words."""
        for number, (line, prose) in enumerate(_lines(source)):
            hidden = re.sub(r"`.+?`|\$.+?\$", lambda one: "x" * len(one[0]), line)
            for found in BOLD.finditer(hidden) if prose or line.startswith(">") else ():
                words = line[found.start(1) : found.end(1)]
                if words[-1] not in LEAD and not self._words.fullmatch(words):
                    yield number, words

    def _entry(self, entry: Entry) -> str:
        names = f" ({', '.join(entry.aliases)})" if entry.aliases else ""
        text = f"**{entry.name}**{names}: {entry.definition}"
        if entry.lesson and entry.cell:
            lesson = self.course.lessons[entry.lesson]
            place = f"{lesson.name}.ipynb#cell-id={lesson.slug}-{entry.cell}"
            text += f" *Shown in lesson {lesson.name[:2]}:* [{lesson.heading(entry.cell)}]({place})."
        return text

    def _lines(self, source: str, met: set[str]) -> Iterator[str]:
        """The lines of a text with links; `met` are the words that the section has linked already."""
        for line, prose in _lines(source):
            if SECTION.match(line):
                met.clear()
            if prose:
                parts = re.split(f"({ELSEWHERE})", line)  # every other one is no prose
                parts[::2] = [self._words.sub(lambda word: self._link(word, met), part) for part in parts[::2]]
                yield "".join(parts)
            else:
                yield line

    def _link(self, word: re.Match[str], met: set[str]) -> str:
        entry = self._by_form[next(form for form in word.re.groupindex if word[form])]
        if entry.id in met:
            return word[0]
        met.add(entry.id)
        assert self.home is not None
        meaning = f"{entry.name}: {entry.definition}".replace('"', "&quot;")
        return f'[{word[0]}]({self.home.name}.ipynb#cell-id={self._cell(entry)} "{meaning}")'

    def _cell(self, entry: Entry) -> str:
        """The id of an entry's cell; base.css knows a link to one by its `-term-`."""
        assert self.home is not None
        return f"{self.home.slug}-term-{entry.id}"

    @cached_property
    def _by_form(self) -> dict[str, Entry]:
        """The entries by the name of their group in `_words`."""
        return {f"_{number}": entry for number, (_, entry) in enumerate(self._forms)}

    @cached_property
    def _forms(self) -> list[tuple[str, Entry]]:
        """What each entry is called, the longest first, so that "forget gate" is not met as "gate"."""
        forms = [
            (form, entry)
            for entry in self.course.glossary.values()
            if entry.in_prose
            for form in (re.sub(r" \(.*\)", "", entry.name), *entry.aliases)
        ]
        return sorted(forms, key=lambda one: -len(one[0]))

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """All of them, singular and plural."""
        forms = "|".join(f"(?P<_{number}>{_pattern(form)})" for number, (form, _) in enumerate(self._forms))
        return re.compile(rf"(?<![\w’'-])(?:{forms})(?![\w-])" if forms else r"(?!)")


def _pattern(form: str) -> str:
    """A word as prose may have it: at the beginning of a sentence, in the plural. Capitals within a word stay: RNN is no rnn."""
    word = form.split()[0]
    first = f"[{form[0].upper()}{form[0].lower()}]" if word[1:].islower() else re.escape(form[0])
    return first + re.escape(form[1:]) + ("(?:es)?" if form.endswith(("s", "x", "ch")) else "s?")


def _lines(source: str) -> Iterator[tuple[str, bool]]:
    """Each line of a Markdown text, and whether it is prose: no heading, quotation, table, HTML, code or displayed formula."""
    fenced = formula = False
    for line in source.splitlines(keepends=True):
        start = line.lstrip()
        was = fenced or formula
        fenced ^= start.startswith("```")
        formula ^= line.count("$$") % 2 == 1
        yield line, not (was or fenced or formula or start.startswith(("#", ">", "|", "<", "$$")))

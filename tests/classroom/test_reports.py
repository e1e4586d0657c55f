"""The learners' pages and the class's page: what they say, that foreign text stays text, and that they fit on narrow screens."""

import re
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import matplotlib
import pytest

from helpers.classroom._assignment import Key
from helpers.classroom._class_page import class_page
from helpers.classroom._learner_page import learner_page
from helpers.classroom._page import LINE_LIMIT, LINES_LIMIT, block, plain, prose, shown, templates
from helpers.classroom._results import LearnerResult
from tests.classroom.made_class import HOSTILE, fill_class, link, make_pages, stored_class, write_key
from tests.conftest import MadeOnce

pytestmark = pytest.mark.slow

VOID = {"meta", "br", "hr", "img", "input", "link", "base", "path", "use"}
OURS = (
    "html head meta title style body main header nav section h1 h2 h3 p a dl dt dd ul li div span strong code pre bdi "
    "details summary table caption thead tbody tr th td figure figcaption "
    "svg g path use defs pattern clippath rect line polyline circle text"
)


class Read(HTMLParser):
    """What a parser makes of a page: tags in order, attributes, tables by caption; that all is closed as it was opened."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.open: list[str] = []
        self._rows: list[list[str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self._rows = [[""]]
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("th", "td"):
            self._rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop() == tag
        if tag == "table":
            self.tables[self._rows[0][0]] = self._rows[1:]

    def handle_data(self, data: str) -> None:
        if "table" in self.open:
            self._rows[-1][-1:] = [(self._rows[-1] or [""])[-1] + data.strip("\n")] if self._rows[-1] else []


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return write_key(tmp_path_factory.mktemp("reports") / "key")


@pytest.fixture(scope="module")
def the_class(key: Key, made_once: MadeOnce) -> list[LearnerResult]:
    return stored_class(made_once("class of the reports", lambda folder: fill_class(folder, key)))


@pytest.fixture(scope="module")
def pages(key: Key, the_class: list[LearnerResult]) -> dict[str, str]:
    return make_pages(key, the_class)


def test_nothing_foreign_becomes_markup(pages: dict[str, str]) -> None:
    for text in pages.values():
        found = Read(text)
        assert set(found.tags) - set(OURS.split()) == set()
        assert [
            one for one in found.attributes if one[1].startswith("on") or one[1] in ("src", "srcdoc", "action")
        ] == []
        links = [value for _, name, value in found.attributes if name in ("href", "xlink:href")]
        assert [value for value in links if not re.fullmatch(r"#[\w-]+|learners/[\w%./-]+", value)] == []
        assert text.encode()  # no lone surrogates
        assert re.search(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", text) is None


def test_very_long_texts_are_cut_and_say_so() -> None:
    text = block("Code", "\n".join(["z" * (LINE_LIMIT + 1)] * (LINES_LIMIT + 7)))
    assert text.count("z" * LINE_LIMIT + " …\n") == LINES_LIMIT - 1
    assert "and 7 more lines" in text
    assert len(prose("word " * 100_000)) < 5_000


def test_what_nobody_thought_of_is_escaped_all_the_same() -> None:
    environment = templates()
    evil = "<img src=x onerror=alert(1)>"
    assert environment.from_string("<p>{{ given }}</p>").render(given=evil) == (
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>"
    )
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name)
        assert source.count("| safe") + source.count("|safe") == (name == "learner.html"), name  # the drawing of a run
    assert environment.autoescape is True
    link = environment.from_string("{{ given | name }}").render(given='"><script>')
    assert link == "<bdi>&quot;&gt;&lt;script&gt;</bdi>"


def test_hidden_characters_are_named() -> None:
    assert shown("a\u202eb\0") == 'a<span class="odd">U+202E</span>b<span class="odd">U+0000</span>'
    assert plain('"\u2066') == "&quot;U+2066"
    assert shown("\ud800") == "\ufffd"
    assert shown("می\u200cخواهم") == "می\u200cخواهم"
    assert prose("`a < b` and `") == "`a &lt; b` and `"
    assert prose("`a < b`") == "<code>a &lt; b</code>"


def test_the_same_results_give_the_same_bytes(key: Key, the_class: list[LearnerResult], pages: dict[str, str]) -> None:
    assert {one.learner: learner_page(one, key) for one in the_class}.items() <= pages.items()
    with matplotlib.rc_context(
        {"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none", "svg.hashsalt": None}
    ):
        assert class_page(iter(the_class), key, link) == pages["class"]


def test_a_learners_page_says_it_all(key: Key, the_class: list[LearnerResult], pages: dict[str, str]) -> None:
    for one in the_class:
        text = pages[one.learner]
        assert text.count("<h1>") == 1
        for each in one.exercises:
            assert (f'<h2 id="{each.exercise}">' in text) == (not one.problem)
            if one.problem:
                continue
            assert prose(each.message) in text
            assert prose(each.hint) in text
            assert prose(each.override) in text
            assert each.trace in text
            assert (f"<code>{each.mistake}</code>" in text) or not each.mistake
    alan, barbara, edsger, joan = (pages[name] for name in ("alan", "barbara", "edsger", "joan"))
    assert alan.count("your c") > 0
    assert "one unit, one sequence: wrong" in alan
    assert "probe of" not in alan
    told = re.search(r"Probes, each with one part silent: (?:(\d+) right, )?(\d+) wrong", alan)
    swapped = next(one for one in the_class if one.learner == "alan").exercises[0]
    counted = Counter(ended for case, ended in swapped.tests if case.startswith("probe of "))
    assert told is not None
    assert [int(told[1] or 0), int(told[2])] == [counted["right"], counted["wrong"]]
    assert "14 points earned, 10 % off" in barbara
    assert "<strong>12.6</strong> of 20 points" in barbara
    assert "Out of time" in edsger
    assert "NameError" in edsger
    assert "A teacher set the points to 8 of 10." in joan
    for nobody in ("shafi", "vint"):
        assert "No points yet" in pages[nobody]
        assert "<strong>0</strong>" not in pages[nobody]


def test_the_class_page_counts(key: Key, the_class: list[LearnerResult], pages: dict[str, str]) -> None:
    tables = Read(pages["class"]).tables
    read = [one for one in the_class if not one.problem]
    (outcomes,) = (rows for caption, rows in tables.items() if caption.startswith("Learners by outcome"))
    words = {"passed": "Passed", "wrong": "Not yet", "error": "Error", "timeout": "Out of time"}
    words |= {"not attempted": "Not attempted", "not graded": "Not graded"}
    for at, exercise in enumerate(key.exercises):
        counts = Counter(one.exercises[at].status for one in read)
        row = dict(zip(outcomes[0], outcomes[1 + at], strict=True))
        assert row.pop("exercise") == exercise
        assert row.pop("passed, %") == f"{100 * counts['passed'] / len(read):.0f} %"
        assert {name.split(" ", 1)[1]: int(many) for name, many in row.items()} == {
            word: counts[kind] for kind, word in words.items()
        }

    every = [each for one in read for each in one.exercises]
    failed = [each for each in every if each.status in ("wrong", "error", "timeout")]
    made = Counter(
        (key.lesson.course.concepts[each.concept].name, each.mistake or "no name", each.exercise) for each in failed
    )
    (mistakes,) = (rows for caption, rows in tables.items() if caption.startswith("Mistakes by concept"))
    assert {(row[0], row[1], row[2]): int(row[3]) for row in mistakes[1:]} == made
    assert len(mistakes) - 1 == len(made)
    groups = [row[0] for row in mistakes[1:]]
    assert len(set(groups)) == sum(1 for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group)

    histogram = tables["Learners by points"]
    graded = Counter(int(one.points + 0.5) for one in the_class if one.status == "graded")
    assert {int(row[0]): int(row[1]) for row in histogram[1:]} == {at: graded[at] for at in range(21)}
    (everybody,) = (rows for caption, rows in tables.items() if caption.startswith("Everybody"))
    assert [row[0] for row in everybody[1:]] == [one.name for one in the_class]
    assert [row[2] for row in everybody[1:] if row[4] != "graded"] == ["", ""]
    for one in the_class:
        assert f'<a href="learners/{one.learner}.html">' in pages["class"]


def test_an_empty_class_has_a_page(key: Key) -> None:
    text = class_page([], key, link)
    assert "Nobody has handed in." in text
    assert "Nobody has a grade yet." in text
    Read(text)


def test_memory_does_not_grow_with_what_was_handed_in(key: Key, the_class: list[LearnerResult]) -> None:
    def big(many: int) -> Iterator[LearnerResult]:
        for at in range(many):
            exercises = tuple(replace(each, source=chr(65 + at % 26) * size) for each in the_class[1].exercises)
            yield replace(the_class[1], learner=f"learner-{at}", exercises=exercises)

    size, many = 200_000, 60
    class_page(big(1), key, link)  # what matplotlib loads is not a learner's
    tracemalloc.start()
    text = class_page(big(many), key, link)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert text.count("learners/learner-") == many
    assert peak < size * many  # of the three sources that each learner has, not even one is kept


def test_plots_need_no_display_and_load_only_when_drawn() -> None:
    code = (
        "import sys; from helpers.classroom._class_page import class_page; assert 'matplotlib' not in sys.modules;"
        "from helpers.classroom._plots import points_plot; points_plot([(0, 1), (1, 3)], 1, 'x');"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_headings_tables_and_pictures_can_be_read_without_eyes(pages: dict[str, str]) -> None:
    for text in pages.values():
        found = Read(text)
        headings = [tag for tag in found.tags if re.fullmatch("h[1-6]", tag)]
        assert headings.count("h1") == 1
        assert headings[0] == "h1"
        assert all(int(later[1]) - int(earlier[1]) <= 1 for earlier, later in pairwise(headings))
        assert ("html", "lang", "en") in found.attributes
        labelled = [value for tag, name, value in found.attributes if (tag, name) == ("svg", "aria-label")]
        assert len(labelled) == found.tags.count("svg")
        assert all(labelled)
        ids = [value for _, name, value in found.attributes if name == "id"]
        assert len(ids) == len(set(ids))


def test_hostile_texts_are_all_there(pages: dict[str, str]) -> None:
    assert pages["hostile"].count(shown(HOSTILE.split("\r\n")[0])) > 5

"""The site as files: the same each time, complete in itself, in words that fit a page."""

import json
import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers._cli import main
from helpers.authoring._node import node
from helpers.bench._pages import WEIGHT, weight
from helpers.content import LessonContent, course
from helpers.pages import FOREIGN, NotASite, served, write_site
from helpers.pages._frame import site_style

from .conftest import small_site
from .reading import data_of, seen, texts

pytestmark = pytest.mark.slow  # it opens every widget of the course
ADDRESS = re.compile(r'(?:href|src|data-index)="([^"]+)"')
LOADED = re.compile(r'<(?:script|img|iframe|audio|link rel="(?!license))[^>]*(?:src|href)="(?:https?:)?//[^"]*')
NOT_LOADED = ("https://creativecommons.org/", "https://www.youtube.com/", "https://youtu.be/", "data:")


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, content in files.items():
        if path.endswith(".html"):
            yield path, content.decode()


def test_no_rule_of_the_sites_style_swallows_the_rest() -> None:
    rules = re.sub(r"/\*.*?\*/", "", site_style(), flags=re.DOTALL)
    inside = re.sub(r"[^{}]*\{[^{}]*\}", "", rules)
    assert re.fullmatch(r"(\s*@media[^{}]*\{\s*\}\s*)*", inside)


def test_the_same_sources_give_the_same_bytes() -> None:
    site, again = small_site(), small_site()
    assert sorted(again) == sorted(site)
    assert [path for path in site if site[path] != again[path]] == []


def test_every_lesson_has_a_page_with_all_its_widgets(whole: dict[str, bytes]) -> None:
    for lesson in course().lessons.values():
        page = whole[f"{lesson.slug}.html"].decode()
        widgets = data_of(page)["widgets"]
        ids = [one["id"] for one in widgets]
        assert re.findall(r'data-widget="(\w+)"', page) == ids
        exercises = [one["state"]["exercise"] for one in widgets if one["class"] == "Exercise"]
        assert exercises == lesson.exercise_ids
        assert [
            cell.label for cell in lesson.cells if cell.kind == "markdown" and f'id="{cell.label}"' not in page
        ] == []
        assert_opens_what_the_lesson_opens(lesson, [one["class"] for one in widgets])


def assert_opens_what_the_lesson_opens(lesson: LessonContent, classes: list[str]) -> None:
    methods = [call.method for call in lesson.calls]
    for method, kind in {
        "cards": "Cards",
        "predict": "Predict",
        "experiment": "Result",
        "glossary": "Glossary",
    }.items():
        # Some calls stand in a comment, for those who want more.
        assert classes.count(kind) >= len({method} & set(methods)), (lesson.slug, method)
    quizzes = methods.count("quiz") + methods.count("trial")
    assert classes.count("Quiz") == quizzes, lesson.slug


def test_every_address_on_a_page_is_in_the_site(whole: dict[str, bytes]) -> None:
    anchors = {path: set(re.findall(r'\bid="([^"]+)"', page)) for path, page in pages(whole)}
    for path, page in pages(whole):
        for address in ADDRESS.findall(page):
            if address.startswith(("http", "data:")):
                assert address.startswith(NOT_LOADED) or address.startswith("https://"), f"{path}: {address}"
                continue
            file, _, anchor = address.partition("#")
            file = file or path
            assert file in whole, f"{path} leads to {address}"
            assert not anchor or anchor in anchors[file], f"{path} leads to {address}"


def test_nothing_is_loaded_from_elsewhere(whole: dict[str, bytes]) -> None:
    for path, page in pages(whole):
        assert LOADED.findall(page) == [], path
    for path, content in whole.items():
        if path.endswith(".css"):
            assert re.findall(r"url\((?!data:)[^)]*//[^)]*\)|@import", content.decode()) == [], path


def test_what_the_pages_name_for_their_script_is_in_the_site(whole: dict[str, bytes]) -> None:
    def files(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (value["$bytes"],) if "$bytes" in value else ()
            for one in value.values():
                yield from files(one)
        elif isinstance(value, list):
            for one in value:
                yield from files(one)
        elif isinstance(value, str) and value.startswith(("assets/", "voices/", "dictionary/")):
            yield value

    for lesson in course().lessons.values():
        data = data_of(whole[f"{lesson.slug}.html"].decode())
        named = list(files(data))
        assert named and [path for path in named if path not in whole] == []


def test_every_widget_that_reports_what_was_done_has_a_host(whole: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "nothing.json").write_text("null", encoding="utf-8")
    script = Path(__file__).parents[1] / "page_state" / "answer.js"
    hosts = set(json.loads(node(script, "hosts", tmp_path / "nothing.json", cwd=script.parent)))
    widgets = [one for slug in course().lessons for one in data_of(whole[f"{slug}.html"].decode())["widgets"]]
    reporting = {one["class"] for one in widgets if b"emit(model," in whole.get(one["module"], b"")}
    assert {"Quiz", "Cards", "Exercise", "GateDesk"} <= reporting
    from_files = {one["class"] for one in widgets if "dictionary" in one or "shapes" in one["state"]}
    # What looks at the machine asks whether the kernel hears it, in a notebook alone.
    assert reporting - hosts - {"Environment"} == from_files == {"Budget", "SayIt"}
    assert hosts <= {one["class"] for one in widgets} | {"DepthChoice"}


def test_a_page_weighs_no_more_than_it_may(whole: dict[str, bytes]) -> None:
    fonts = 60.0  # what a lesson's formulas need of them, in kilobytes: `course bench pages` measures it in a browser
    for name in ["index.html", *(f"{slug}.html" for slug in course().lessons)]:
        page = whole[name].decode()
        said = re.search(r'<script[^>]* id="course-page"[^>]*>(.*?)</script>', page, re.DOTALL)
        assert said is not None, name
        now, later = set[str](), set[str]()  # a widget with a network waits for a press, and its module waits with it
        for one in json.loads(said[1])["widgets"]:
            files = re.findall(r'"\$bytes": "([^"]+)", "size": (\d+)', json.dumps(one))
            large = sum(int(size) for _, size in files) > 50_000
            (later if large else now).update([one["module"] or "", *(path for path, _ in files)])
        index = re.findall(r'data-index="([^"]+)"', page)
        named = {name, *re.findall(r"assets/[\w.-]+", page)} - (later - now) - set(index)
        parts = weight(named, whole)
        assert parts["page"] and parts["modules"] and parts["styles"] and not parts["fonts"]
        assert sum(parts.values()) + fonts <= WEIGHT, (name, parts)


def test_no_page_speaks_of_what_is_not_there(whole: dict[str, bytes]) -> None:
    found = []
    for path, page in pages(whole):
        found += [
            f"{path}: … {seen(page)[max(0, one.start() - 60) : one.end() + 40]}" for one in FOREIGN.finditer(seen(page))
        ]
    for lesson in course().lessons.values():
        for widget in data_of(whole[f"{lesson.slug}.html"].decode())["widgets"]:
            if widget["class"] not in ("Playground", "WatchItWrite"):  # they read the course's own text and program
                found += [
                    f"{lesson.slug}, {widget['class']}: {text[:120]}"
                    for text in texts(widget["state"])
                    if FOREIGN.search(text)
                ]
    assert found == [], "Say it as a page does: helpers/pages/_words.py."


def test_formulas_are_set_with_mathml(whole: dict[str, bytes]) -> None:
    page = whole["introduction-to-lstm.html"].decode()
    assert page.count("<math ") > 20 and "maths:" not in page and "katex-error" not in page
    assert page.count("<math ") == page.count('class="katex-html" aria-hidden="true"')


def test_a_prediction_stands_before_what_was_measured(whole: dict[str, bytes]) -> None:
    page = whole["introduction-to-lstm.html"].decode()
    result = next(one for one in data_of(page)["widgets"] if one["class"] == "Result" and one["prediction"])
    assert not result["state"]["guessed"] and result["state"]["verdict"] and "<img" in result["state"]["markup"]
    still = page.partition(f'data-widget="{result["id"]}">')[2]
    assert still.startswith("<details><summary>What was measured")


def test_search_finds_lessons_and_the_glossary(whole: dict[str, bytes]) -> None:
    index = json.loads(next(whole[path] for path in whole if path.startswith("assets/search-")))
    assert {one["page"] for one in index} == {"Glossary", *(one.front.title for one in course().lessons.values())}
    assert any(one["address"] == "introduction-to-lstm.html#friend" and "Weeks later" in one["text"] for one in index)
    assert not any("\\color" in one["text"] or "<details" in one["text"] for one in index)


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(NotASite, match="new or an empty folder"):
        write_site({"index.html": b"new"}, tmp_path)
    with pytest.raises(NotASite, match="is a file"):
        write_site({"index.html": b"new"}, tmp_path / "thesis.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_site({"index.html": b"one", "assets/a-1.js": b"1"}, tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    write_site({"index.html": b"two", "assets/a-2.js": b"2"}, tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"index.html", "assets/a-2.js", "files.json", "mine.txt"}
    assert (tmp_path / "index.html").read_bytes() == b"two"


def test_one_file_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "--single", "start-here", "--serve", "--out", str(tmp_path)]) == 2
    assert "give one of them" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_leaves_before_a_file_has_come_is_no_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "large").write_bytes(bytes(50_000_000))
    with served(tmp_path) as address:
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), 5) as reader:
            reader.sendall(b"GET /large HTTP/1.0\r\n\r\n")
            assert reader.recv(1000).startswith(b"HTTP/1.0 200")
        with urllib.request.urlopen(f"{address}/large", timeout=20) as whole:  # and others are served
            assert len(whole.read()) == 50_000_000
    assert "Error" not in capfd.readouterr().err

"""The overview and the audio book: what is chosen, what is heard, and what is remembered of it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from helpers.content import DEPTHS, course
from helpers.study import Store
from helpers.widgets import AudioBook, Overview
from tests.axe import faults

from .host import DARK
from .study_page import mount, stop_clock, traits, view

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
START = course().lesson("start-here")


@pytest.fixture
def overview(store: Store) -> Overview:
    return view("overview", [], store)


@pytest.fixture
def book(store: Store) -> AudioBook:
    return view("audio", [], store)


def silent(widget: AudioBook | Overview) -> None:
    """As if nothing was recorded."""
    widget.talks = {
        name: {**talk, "lengths": [None] * len(talk["lengths"]), "files": []} for name, talk in widget.talks.items()
    }


# The texts


def test_each_depth_is_as_long_as_its_name_says():
    words = {ident: sum(len(line.text.split()) for line in one.lines) for ident, one in START.overview.items()}
    assert list(words) == list(DEPTHS)
    assert 45 <= words["basic"] <= 80 and 130 <= words["medium"] <= 200 and 350 <= words["detailed"] <= 480


def test_the_talk_on_applications_has_both_rhymes_and_asks_in_the_middle():
    (talk,) = START.dialogues.values()
    said = " ".join(line.text for line in talk.lines)
    assert "“Words predict when LSTMs and GRUs lead the trend!”" in said
    assert "“Context is crucial, so here come the dual units!”" in said
    (asked,) = [k for k, line in enumerate(talk.lines) if line.options]
    assert 25 <= len(talk.lines) <= 40 and 10 < asked < 25


@pytest.mark.parametrize("slug", [lesson.slug for lesson in course().lessons.values() if lesson.front.kind == "lesson"])
def test_every_lesson_has_a_talk_with_a_question_and_all_lines_are_recorded(slug: str):
    lesson = course().lessons[slug]
    (talk,) = lesson.dialogues.values()
    assert 16 <= len(talk.lines) <= 40 and sum(bool(line.options) for line in talk.lines) == 1
    assert all(clip for each in lesson.talks for clip in lesson.clips_of(each))


# The overview


def test_a_choice_shows_its_text_and_is_kept(page: Page, overview: Overview, store: Store):
    mount(page, overview)
    expect(page.get_by_role("heading", name="The course in a minute")).to_be_visible()
    page.get_by_role("radio", name="Basic").check()
    first = START.overview["basic"].lines[0].text
    expect(page.locator(".gkm-overview-text > p").first).to_have_text(first)
    page.wait_for_function("() => model.get('heard') === 1")
    assert store.setting("depth") == "basic"
    assert view("overview", [], store).depth == "basic"


def test_the_text_that_is_shown_is_the_one_that_is_heard(page: Page, overview: Overview):
    mount(page, overview)
    page.get_by_role("radio", name="Basic").check()
    page.locator(".gkm-overview .gkm-listen").click()
    page.wait_for_function("() => saves.some((all) => all.event?.kind === 'clip')")
    clip = page.evaluate("() => saves.map((all) => all.event).find((event) => event?.kind === 'clip')")
    assert (clip["talk"], clip["line"]) == ("basic", 0)
    page.wait_for_function("() => saves.some((all) => Object.keys(all.clips).length === 0 && all.event?.line === 1)")
    assert all(name.startswith("basic/") for name in overview.clips) or overview.clips == {}


@pytest.mark.parametrize("theme", [{}, DARK], ids=["light", "dark"])
def test_everybody_can_use_them(page: Page, overview: Overview, book: AudioBook, theme: dict):
    mount(page, overview, theme, live=False)
    assert faults(page, ".gkm-overview") == []
    page.evaluate("document.querySelector('.gkm').remove()")
    mount(page, book, theme, live=False)
    assert faults(page, ".gkm-audio") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_paper_all_three_texts_and_the_list_stand(overview: Overview, book: AudioBook):
    markup = overview.static_html()
    for one in START.overview.values():
        assert one.lines[0].text.split(".")[0].replace("'", "&#x27;") in markup
    assert all(lesson.front.title in book.static_html() for lesson in course().lessons.values() if lesson.talks)
    assert "(0:" in book.static_html()


# The audio book


def test_it_has_all_that_is_spoken_in_the_order_of_the_course(book: AudioBook):
    spoken = [(lesson.front.title, talk.title) for lesson in course().lessons.values() for talk in lesson.talks]
    assert [(piece["chapter"], piece["title"]) for piece in book.pieces] == spoken
    assert sum(sum(talk["lengths"]) for talk in book.talks.values()) > 30 * 60


def test_it_plays_on_from_piece_to_piece_and_remembers_where_it_was(page: Page, book: AudioBook, store: Store):
    stop_clock(page)
    silent(book)
    mount(page, book)
    names = [piece["talk"] for piece in book.pieces]
    short = names.index("start-here:basic")
    page.clock.fast_forward(1600)
    page.get_by_role("button", name=book.pieces[short]["title"]).click()
    page.get_by_role("combobox", name="Speed").locator("visible=true").or_(
        page.locator(".gkm-speed select")
    ).first.evaluate("(select) => { select.value = '1.5'; select.dispatchEvent(new Event('change')); }")
    page.clock.run_for(9_000)
    page.wait_for_function("() => model.get('place').line === 1")
    assert store.setting("audio-place") == {"talk": names[short], "line": 1, "seconds": 0.0, "rate": 1.5}
    page.clock.run_for(30_000)
    page.wait_for_function("(talk) => model.get('place').talk === talk", arg=names[short + 1])
    expect(page.locator(".gkm-piece[aria-current]")).to_contain_text(book.pieces[short + 1]["title"])
    expect(page.locator(".gkm-speed select")).to_have_value("1.5")
    again = view("audio", [], store)
    assert again.place["talk"] == names[short + 1] and again.place["rate"] == 1.5


def test_it_opens_where_it_was(page: Page, store: Store):
    talk = "introduction-to-lstm:friend"
    store.record_setting("audio-place", {"talk": talk, "line": 1, "seconds": 2.0, "rate": 1.25})
    book = view("audio", [], store)
    mount(page, book, live=False)
    expect(page.locator(".gkm-piece[aria-current]")).to_contain_text("A friend with a great memory")
    expect(page.locator(".gkm-audio .gkm-listen")).to_contain_text("Go on listening")
    expect(page.locator(".gkm-speed select")).to_have_value("1.25")
    start = traits(book)["talks"][talk]["lengths"][0]
    assert int(page.locator(".gkm-audio input[type=range]").nth(1).input_value()) == int(start + 2)


def test_a_place_in_a_talk_that_is_gone_is_the_beginning(store: Store):
    store.record_setting("audio-place", {"talk": "no:such", "line": 9, "seconds": 2.0, "rate": 1.25})
    assert view("audio", [], store).place == {}

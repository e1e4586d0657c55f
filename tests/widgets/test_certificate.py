"""The certificate in a real browser: what is missing, then a page with one's name, to print and to save."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from helpers._certificate import certificate, certificate_widget
from helpers.content import course
from helpers.study import Store
from tests.axe import faults

from .study_page import mount, the_button

NO_NAME = "Give your name as it should appear, in 1 to 80 characters."


@pytest.mark.browser
def test_a_page_with_a_name_once_the_test_is_passed(page: Any, store: Store, tmp_path: Path) -> None:
    widget = certificate_widget(course(), store)
    mount(page, widget)
    expect(page.get_by_text("You have not taken it yet.")).to_be_visible()
    expect(the_button(page, "Print")).to_be_hidden()
    store.record("test", "one", questions=["a/a"])
    store.record("test-end", "one", correct={"a/a": True})
    passed = certificate_widget(course(), store)
    news = {name: getattr(passed, name) for name in ("passed", "missing", "solved")}
    page.evaluate("(news) => model.receive(news)", news)
    the_button(page, "Print").press("Enter")
    expect(page.get_by_text(NO_NAME).last).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Ada  <Lovelace>")
    expect(page.get_by_text(NO_NAME).last).to_be_hidden()
    sheet = page.frame_locator("iframe")
    expect(sheet.locator(".name")).to_have_text("Ada <Lovelace>")
    expect(sheet.locator("body")).to_contain_text("This page says that, and no more.")
    page.evaluate("() => { document.querySelector('iframe').contentWindow.print = () => { window.printed = true; }; }")
    the_button(page, "Print").press("Enter")
    assert page.evaluate("printed") is True
    with page.expect_download() as waiting:
        the_button(page, "Save as a file").press("Enter")
    certificate(course(), store, "Ada <Lovelace>", tmp_path)
    (file,) = tmp_path.glob("certificate-*.html")
    assert waiting.value.suggested_filename == file.name == "certificate-ada-lovelace.html"
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
    assert faults(page, ".gkm") == []

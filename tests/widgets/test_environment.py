"""The table of the machine: what the page itself finds, and that a kernel which stays silent is said."""

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import course
from helpers.widgets import Environment, Finding, KeepShare
from tests.axe import faults

from .host import DARK, modules
from .study_page import mount, stop_clock

GOOD = [Finding("Python", True, "3.11.7"), Finding("torch", False, "1.0", "Run `make setup`.")]


def clip() -> str:
    found = next(iter(course().lesson("02").clips.values()))
    return base64.b64encode(found.path.read_bytes()).decode("ascii")


def row(page: Page, name: str):
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))


def test_the_kernel_answers_and_the_sound_is_decoded(page: Page):
    mount(page, Environment(GOOD, clip()))
    expect(row(page, "Widgets and kernel")).to_contain_text("✓ OK")
    expect(row(page, "Sound")).to_contain_text("✓ OK")
    expect(row(page, "torch")).to_contain_text("✗ look here")
    expect(row(page, "torch")).to_contain_text("Run `make setup`.")
    expect(row(page, "Browser")).to_contain_text("Chrom")
    expect(page.locator(".gkm-state")).to_contain_text("1 of 7 to look at")


def test_a_kernel_that_stays_silent_and_a_clip_that_is_none(page: Page):
    stop_clock(page)
    mount(page, Environment(GOOD[:1], "bm8gc291bmQ="), DARK, live=False)
    expect(row(page, "Widgets and kernel")).to_contain_text("waiting")
    page.clock.run_for(9_000)
    expect(row(page, "Widgets and kernel")).to_contain_text("Restart the kernel")
    expect(row(page, "Sound")).to_contain_text("can't decode")
    page.clock.resume()
    assert faults(page, ".gkm") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(scope="module")
def found(browser: Browser) -> Iterator[Page]:
    with modules(browser, "machine/front_end", "playground/share") as page:
        yield page


@pytest.mark.parametrize(
    ("config", "ok", "words"),
    [
        ('{"appName": "JupyterLab", "appVersion": "4.6.6"}', True, "JupyterLab 4.6.6"),
        ('{"appName": "JupyterLab", "appVersion": "4.2.0"}', False, "JupyterLab 4.2.0"),
        ('{"appName": "Jupyter Notebook", "appVersion": "7.6.1"}', True, "Jupyter Notebook 7.6.1"),
        ('{"appName": "JupyterLab", "appVersion": "5.0.0"}', True, "JupyterLab 5.0.0"),
        (None, True, "not JupyterLab"),
    ],
)
def test_front_ends(found: Page, config: str | None, ok: bool, words: str):
    finding = found.evaluate("(config) => module.labFound(config)", config)
    assert finding["ok"] is ok and finding["found"].startswith(words)
    assert ok or "4.6 and newer" in finding["advice"]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (X11; Linux) AppleWebKit/537.36 (KHTML) HeadlessChrome/156.0.0.0 Safari/537.36",
            "Chrome or Chromium 156",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge 140"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox 145"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML) Version/18.1 Safari/605.1.15", "Safari 18"),
        ("curl/8", "one that doesn't say its name"),
    ],
)
def test_browsers(found: Page, agent: str, name: str):
    assert found.evaluate("(agent) => module.browserFound(agent).found", agent) == name


def test_what_is_left_of_a_share(found: Page, page: Page):
    values = found.evaluate("[0, 0.5, 0.9, 1].map((share) => module.left(share))")
    for share, left in zip((0, 0.5, 0.9, 1), values, strict=True):
        assert left == pytest.approx([share**step for step in range(21)], abs=1e-12)
    assert found.evaluate("[1, 0.1216, 0.0105, 1e-6].map(module.inWords)") == [
        "100 %",
        "12 %",
        "1.1 %",
        "less than 0.1 %",
    ]
    mount(page, KeepShare(), live=False)
    share = page.get_by_role("slider", name="Kept at each step")
    expect(page.get_by_role("paragraph").filter(has_text="After 20 steps, 12 % of it is left.")).to_be_visible()
    share.focus()
    page.keyboard.press("End")
    expect(page.get_by_role("paragraph").filter(has_text="After 20 steps, 100 % of it is left.")).to_be_visible()
    assert faults(page, ".gkm") == []
    assert "after 0 to 20 steps" in KeepShare().static_svg() and KeepShare().static_svg() in KeepShare().static_html()

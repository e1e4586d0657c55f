"""The site in a browser: readable for everybody, on a phone too, with keys alone, without a script, and without a network."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import course, course_folder
from helpers.pages import Site, served, write_site
from helpers.pages._offline import service_worker
from helpers.widgets._budget import torch_count
from tests.axe import faults

from .conftest import small_site
from .living import alive
from .whole_page import ALL, some, start_everything, walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STARTED = some(["index.html", "start-here.html", "lstm-or-gru.html"])
WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that must raise no error and ask nobody but the site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: None if elsewhere(request.url, address) is None else troubles.append(request.url)
    )
    yield page
    context.close()
    assert troubles == []


def elsewhere(url: str, address: str) -> str | None:
    """An address that is not the site's; None where it is."""
    return None if url.startswith((address, "blob:", "data:")) else url


@pytest.mark.parametrize("name", ["glossary.html", *ALL])
def test_every_page_is_for_everybody(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    if name in STARTED:
        start_everything(page)
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 29)"
    assert faults(page) == []
    assert page.evaluate(WIDE) == 0


@pytest.mark.parametrize("name", some(["lstm-or-gru.html", "chatbots.html"]))
def test_tab_reaches_every_control_is_caught_by_none_and_can_be_seen(page: Page, address: str, name: str) -> None:
    # The editor comes; Python is not needed, and its worker does nothing.
    page.route("**/worker.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{address}/{name}")
    start_everything(page)
    unreached, unseen = walk(page)
    assert (unreached, unseen) == ([], [])


def test_with_keys_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/introduction-to-lstm.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    search = page.get_by_role("combobox", name="Search the lessons")
    search.focus()
    page.keyboard.type("half-life")
    found = page.get_by_role("option")
    expect(found.first).to_contain_text("Half-life")
    page.keyboard.press("ArrowDown")
    assert search.get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"glossary\.html#term-half-life"))


def test_a_word_says_its_meaning_when_it_gets_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}/introduction-to-lstm.html")
    word = page.locator("a.term").first
    word.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    shown = word.evaluate("node => getComputedStyle(node, '::after').content")
    assert shown.strip('"') == word.get_attribute("data-meaning") and len(shown) > 20


def test_widgets_come_alive_and_a_guess_lifts_the_veil(page: Page, address: str) -> None:
    page.goto(f"{address}/introduction-to-lstm.html")
    data = page.evaluate("JSON.parse(document.getElementById('course-page').textContent).widgets")
    result = next(one for one in data if one["class"] == "Result" and one["prediction"])
    predict = next(one for one in data if one["class"] == "Predict" and one["prediction"] == result["prediction"])
    for widget in (result, predict):
        page.locator(f"[data-widget={widget['id']}]").scroll_into_view_if_needed()
        expect(page.locator(f"[data-widget={widget['id']}][data-alive]")).to_be_attached(timeout=30_000)
    veiled = page.locator(f"[data-widget={result['id']}]")
    expect(veiled.get_by_role("heading", name="What was measured")).to_be_hidden()
    guess = page.locator(f"[data-widget={predict['id']}]")
    guess.get_by_role("radio").first.check()
    guess.get_by_role("button", name="Guess").click()
    expect(veiled.get_by_role("heading", name="What was measured")).to_be_visible()


def test_a_network_is_loaded_when_somebody_wants_it(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    page, wanted = context.new_page(), []
    page.on("request", lambda request: wanted.append(request.url) if request.url.endswith(".bin") else None)
    page.goto(f"{address}/translation.html")
    data = page.evaluate("JSON.parse(document.getElementById('course-page').textContent).widgets")
    ident = next(one["id"] for one in data if one["class"] == "SayIt")
    place = page.locator(f"[data-widget={ident}]")
    place.scroll_into_view_if_needed()
    start = place.get_by_role("button", name="Start “Say it”")
    expect(place).to_contain_text("This loads its network's weights: 0.5 MB.")
    assert wanted == [], "nothing of a network comes unasked"
    page.route("**/*.bin", lambda route: route.abort())
    start.press("Enter")
    again = place.get_by_role("button", name="Try “Say it” again")
    expect(again).to_be_focused()
    expect(place.get_by_role("status")).to_contain_text("The weights couldn't be loaded")
    page.unroute("**/*.bin")
    again.press("Enter")
    expect(place).to_have_attribute("data-alive", "")
    expect(place).to_be_focused()
    page.keyboard.press("Tab")
    expect(place.locator(":focus")).to_have_count(1)
    assert len(set(wanted)) == 1
    context.close()


def test_torch_counts_on_a_page_by_the_shapes_that_it_gave(page: Page, address: str) -> None:
    page.goto(f"{address}/lstm-or-gru.html")
    budget = alive(page, "Budget")
    expect(budget.get_by_text("✓ agrees")).to_have_count(3)
    budget.get_by_role("group", name="Directions").get_by_text("two").click()
    budget.get_by_role("group", name="Layers").get_by_text("3").click()
    budget.get_by_role("group", name="Biases").get_by_text("one (textbook)").click()
    expect(budget.get_by_text("✓ agrees")).to_have_count(3)
    ours = torch_count("lstm", 64, 128, layers=3, directions=2)
    expect(budget.locator(".gkm-budget-card[data-kind=lstm]")).to_contain_text(
        f"torch: {ours['all']:,} − {ours['second']:,}"
    )
    expect(budget).to_contain_text("it built such layers when this page was made")


def test_a_word_is_looked_up_on_a_page(page: Page, address: str) -> None:
    page.goto(f"{address}/translation.html")
    place = alive(page, "SayIt")
    word = place.get_by_label("A name, or any word")
    for typed, said in (
        ("piano", "The dictionary says P IY AE N OW"),
        ("constructor", "The dictionary says K AH N S T R AH K T ER"),
        ("zzyzx", "The dictionary doesn't have this word."),
    ):
        word.fill(typed)
        word.press("Enter")
        expect(place).to_contain_text(said)
    page.evaluate("() => { window.real = fetch; window.fetch = () => Promise.reject(new TypeError('offline')); }")
    word.fill("music")
    word.press("Enter")
    expect(place).to_contain_text("The dictionary couldn't be loaded. Are you online?")
    page.evaluate("() => { window.fetch = window.real; }")
    word.fill("magic")
    word.press("Enter")
    expect(place).to_contain_text("The dictionary says M AE JH IH K")


def test_the_review_says_what_was_done_and_a_test_waits_where_it_was_left(page: Page, address: str) -> None:
    page.goto(f"{address}/review.html")
    ideas, rings, memory = (alive(page, kind) for kind in ("MasteryView", "ProgressView", "MemoryPlots"))
    expect(ideas).to_contain_text(re.compile(r"(\d+) ideas: \1 not met\."))
    memory.get_by_text("95 %", exact=True).click()
    test = alive(page, "FinalTest")
    test.get_by_role("button", name="Begin").click()
    expect(test).to_contain_text("0 of 20 answered")
    page.reload()
    test = alive(page, "FinalTest")
    expect(test).to_contain_text("0 of 20 answered")
    test.get_by_role("button", name="Hand in", exact=True).click()
    test.get_by_role("button", name="Hand it in").click()
    expect(test).to_contain_text("0 of 20 right, not passed.")
    expect(alive(page, "MasteryView")).to_contain_text("20 shaky")
    expect(rings).to_contain_text("0 of 1")
    expect(alive(page, "MemoryPlots").get_by_role("radio", name="95 %")).to_be_checked()
    expect(alive(page, "MemoryPlots")).to_contain_text("of them today")


def test_a_phone_shows_a_whole_lesson_without_scrolling_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/speech.html")
    places = page.locator("[data-widget]")
    for k in range(places.count()):
        places.nth(k).scroll_into_view_if_needed()
    expect(page.locator("[data-widget]:has(.gkm-cards)[data-alive]")).to_have_count(3, timeout=60_000)
    expect(page.locator("[data-widget][aria-busy]")).to_have_count(0, timeout=60_000)
    assert page.evaluate(WIDE) == 0


# An LSTM of one unit that learns to count to 20 in a second.
COUNTER = {"kind": "lstm", "rate": 0.05, "bias": 3}
COUNTING = {"task": "counting", "distance": 20, "hidden": 1, "networks": [COUNTER, COUNTER, COUNTER]}


def test_what_is_reached_at_the_front_door_counts_in_its_lesson(page: Page, address: str) -> None:
    run = base64.b64encode(json.dumps({"settings": COUNTING}).encode()).decode()
    page.goto(f"{address}/#playground.{run}")
    guess, door = page.locator("[data-widget=guess]"), page.locator("[data-widget=playground]")
    guess.get_by_text("The LSTM alone.").click()
    guess.get_by_role("button", name="Guess", exact=True).press("Enter")
    expect(guess).to_contain_text("You guessed: The LSTM alone.")
    door.get_by_role("button", name="Play", exact=True).press("Enter")
    expect(door).to_contain_text("1 of 3 goals reached", timeout=60_000)
    door.get_by_role("button", name="Pause").press("Enter")
    expect(page.locator(".progress")).to_contain_text("1 guess, 1 goal reached")

    page.goto(f"{address}/index.html")
    expect(door).to_contain_text("1 of 3 goals reached", timeout=30_000)
    expect(guess).to_contain_text("You guessed: The LSTM alone.")
    page.goto(f"{address}/lstm-or-gru.html")
    rings = page.locator("[data-widget]").filter(has_text="Goals reached").first
    rings.scroll_into_view_if_needed()
    expect(rings).to_contain_text(re.compile(r"Goals reached:\s*1 of 3"))
    expect(rings).to_contain_text(re.compile(r"Predictions made:\s*1 of 6"))


def test_an_exercise_is_checked_on_the_site(page: Page, address: str) -> None:
    page.goto(f"{address}/start-here.html")
    data = page.evaluate("JSON.parse(document.getElementById('course-page').textContent).widgets")
    ident = next(one["id"] for one in data if one["class"] == "Exercise")
    exercise = page.locator(f"[data-widget={ident}]")
    exercise.scroll_into_view_if_needed()
    place = exercise.locator(".cm-content")
    exercise.get_by_role("textbox").focus()
    place.press("Control+a")
    page.keyboard.insert_text("def double(x):\n    return x * 2\n")
    page.keyboard.press("Control+Enter")
    expect(exercise.locator(".gkm-verdict")).to_contain_text("agrees with the course's own", timeout=180_000)
    with page.expect_download() as waiting:
        exercise.get_by_role("button", name="Download as notebook").press("Enter")
    assert "return x * 2" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_without_a_script_all_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/introduction-to-lstm.html")
    expect(page.get_by_text("To listen to: A friend with a great memory")).to_be_visible()
    page.get_by_text("One solution").first.click()
    expect(page.get_by_text("blocks = x @ weight_ih.T").first).to_be_visible()
    context.close()


def test_without_a_server_and_after_a_new_version(browser: Browser, tmp_path: Path) -> None:
    files, context = small_site(), browser.new_context()
    write_site(files, tmp_path / "site")
    page = context.new_page()
    with served(tmp_path / "site") as address:
        page.goto(f"{address}/start-here.html")
        page.get_by_role("button", name="Keep voices, Python and the dictionary").click()
        expect(page.locator(".offline")).to_contain_text("All of the course is kept", timeout=60_000)
        changed = {path: data for path, data in files.items() if path != "sw.js"}
        changed["index.html"] = files["index.html"].replace(b"<h1>", b"<h1>New: ")
        write_site({**changed, "sw.js": service_worker(changed).encode()}, tmp_path / "site")
        page.goto(f"{address}/index.html")
        assert "New" not in page.locator("h1").inner_text()
        page.get_by_role("button", name="Show it").click()
        expect(page.locator("h1")).to_contain_text("New: Gates Keep Memory")
        expect(page.locator(".offline")).to_contain_text("All of the course is kept")
    page.goto(f"{address}/")
    expect(page.locator("h1")).to_contain_text("New")
    page.get_by_role("link", name="Start here").first.click()
    expect(page.locator("h1")).to_contain_text("Start here")
    voice = next(path for path in files if path.startswith("voices/"))
    assert page.evaluate("async (path) => (await (await fetch(path)).blob()).size", voice) == len(files[voice])
    assert len(page.evaluate("caches.keys()")) == 1, "the old version's is gone"
    context.close()


def test_lessons_work_without_a_server(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    with served(site) as address:
        page.goto(f"{address}/index.html")
        expect(page.locator(".offline")).to_contain_text("The lessons are kept in this browser", timeout=60_000)
    for name in some(["translation.html", "limitations-of-rnns.html"]):
        page.goto(f"{address}/{name}")
        start_everything(page)
        assert page.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")
    assert troubles == []
    context.close()


def test_one_file_opens_from_a_folder(browser: Browser, tmp_path: Path) -> None:
    lesson = course().lesson("start-here")
    file = tmp_path / "lesson.html"
    file.write_bytes(Site(course(), course_folder(), lambda line: None, [lesson]).single())
    context = browser.new_context()
    page, asked, troubles = context.new_page(), [], []
    page.on("request", lambda request: asked.append(elsewhere(request.url, "file:")))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(file.as_uri())
    assert faults(page) == []
    module = "JSON.parse(document.getElementById('course-page').textContent).widgets.find((one) => one.module).module"
    assert page.evaluate(f"import({module}).then((found) => typeof found.default.render)") == "function"
    assert page.evaluate("[...document.images].every((one) => one.src.startsWith('data:'))")
    assert [one for one in asked if one] == [] and troubles == []
    context.close()


def test_a_page_says_whether_the_browser_is_ready(page: Page, address: str) -> None:
    page.goto(f"{address}/start-here.html")
    expect(page.get_by_role("heading", name="Is your browser ready?", level=3).first).to_be_visible()
    table = alive(page, "Environment")
    for name in ("Browser", "Your progress", "Python and training", "Without a network", "Microphone", "Sound"):
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
        expect(row).to_contain_text("✓ OK")
    expect(table.locator(".gkm-state")).to_have_text("✓ all OK")
    expect(table).not_to_contain_text("kernel")
    page.add_init_script("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    page.reload()
    table = alive(page, "Environment")
    expect(table).to_contain_text("this browser has no database for the page")
    expect(table.locator(".gkm-state")).to_have_text("1 of 6 to look at")

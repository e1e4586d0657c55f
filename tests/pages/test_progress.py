"""What a learner does on a page is kept: at once, in all tabs, through a kill, and as a file that Jupyter reads and writes."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from helpers.authoring import browser_command
from helpers.content import course, course_folder
from helpers.pages import Site, served, write_site
from helpers.study import Store, exported, imported

from .living import alive

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LESSON = "start-here"
ROWS = """new Promise((done) => {
  const request = indexedDB.open("gates-keep-memory");
  request.onsuccess = () => {
    const all = request.result.transaction("events").objectStore("events").getAll();
    all.onsuccess = () => { request.result.close(); done(all.result); };
  };
})"""


@pytest.fixture(scope="module")
def address(small: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("progress") / "site"
    write_site(small, folder)
    with served(folder) as found:
        yield f"{found}/{LESSON}.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(accept_downloads=True)
    yield context
    context.close()


def answer(page: Page, option: int = 0) -> Locator:
    """Answers the question that is shown."""
    quiz = alive(page, "Quiz")
    quiz.get_by_role("radio").nth(option).check()
    quiz.get_by_role("button", name="Check answer").click()
    return quiz


def rate(page: Page) -> Locator:
    """Rates the card that is shown, and waits until it is stored."""
    cards = alive(page, "Cards")
    cards.get_by_role("button", name="Flip").click()
    cards.get_by_role("button", name="3 Good").click()
    return cards


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Your progress")


def kinds(page: Page) -> list[str]:
    """The kinds of what is in the database, without places."""
    return [one["kind"] for one in page.evaluate(ROWS) if one.get("kind", "place") != "place"]


def wrong_option(page: Page) -> int:
    """Where the quiz shows a wrong option of its first question."""
    quiz = "JSON.parse(document.getElementById('course-page').textContent).widgets.find((one) => one.class === 'Quiz')"
    question = page.evaluate(f"{quiz}.state.questions[0]")
    assert question["type"] == "one"
    return next(at for at, option in enumerate(question["order"]) if not question["options"][option]["correct"])


def test_an_answer_moves_the_rest_of_the_page_and_is_there_after_a_reload(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    today = alive(page, "Today")
    answer(page, wrong_option(page))
    expect(today.locator(".gkm-state")).to_contain_text(re.compile(r"^[1-9]\d* cards? due"))
    expect(today.get_by_role("button", name="Review now")).to_be_visible()
    expect(panel(page)).to_contain_text("1 question answered")
    assert kinds(page)[0] == "answer" and "miss" in kinds(page)
    page.reload()
    expect(alive(page, "Quiz")).to_contain_text("of 1 answered right")
    expect(panel(page)).to_contain_text("1 question answered")


def test_two_tabs_see_each_other_and_nothing_is_lost_or_doubled(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(address)
        alive(page, "Cards")
    expect(rate(one)).to_contain_text("✓ Stored")
    expect(panel(other)).to_contain_text("1 card rated")
    answer(other)
    rate(one)
    for page in (one, other):
        expect(panel(page)).to_contain_text("2 cards rated, 1 question answered")
    rows = one.evaluate(ROWS)
    assert len({row["id"] for row in rows}) == len(rows)
    assert sorted(kind for kind in kinds(one) if kind != "miss") == ["answer", "review", "review"]
    panel(one).get_by_role("button", name="Start again").click()
    panel(one).get_by_role("button", name="Delete it all").click()
    for page in (other, one):
        expect(panel(page)).to_contain_text("Nothing yet")
    expect(alive(one, "Quiz")).to_contain_text("question 1 of")
    assert kinds(one) == []


def test_what_is_stored_survives_a_kill(address: str, browser: Browser, tmp_path: Path) -> None:
    chromium = browser.browser_type
    for times in (1, 2):
        profile = tmp_path / "profile"
        (profile / "DevToolsActivePort").unlink(missing_ok=True)
        options = ("--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank")
        command = browser_command(chromium, *options)
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            port = _first_line(profile / "DevToolsActivePort")
            page = chromium.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0].new_page()
            page.goto(address)
            if times == 1:
                expect(rate(page)).to_contain_text("✓ Stored")
            else:
                expect(panel(page)).to_contain_text("1 card rated")
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _first_line(file: Path) -> str:
    """The first line of a file that is about to be written."""
    while not (file.is_file() and file.read_text()):
        time.sleep(0.05)
    return file.read_text().splitlines()[0]


def test_where_storing_fails_the_page_says_so_and_goes_on(context: BrowserContext, address: str) -> None:
    # The quota is used up: the events go into the reserve, and into the database once there is room.
    page = context.new_page()
    page.goto(address)
    alive(page, "Cards")
    devtools = context.new_cdp_session(page)
    origin = address.rsplit("/", 1)[0]
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    expect(rate(page)).to_contain_text("✓ Kept, and soon on the disk.")
    expect(panel(page)).to_contain_text("no room left for this site")
    assert kinds(page) == []
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    rate(page)
    expect(panel(page)).to_contain_text("2 cards rated")
    expect(panel(page)).not_to_contain_text("no room")
    assert kinds(page) == ["review", "review"]
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('gkm-log'))") == []


def test_without_a_database_the_small_storage_is_enough(context: BrowserContext, address: str) -> None:
    context.add_init_script("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    page = context.new_page()
    page.goto(address)
    expect(rate(page)).to_contain_text("✓ Kept, and soon on the disk.")
    page.reload()
    expect(panel(page)).to_contain_text("1 card rated. It is kept in this browser")
    expect(panel(page)).to_contain_text(
        "This browser gives this page no database. What you do is kept in the browser's small"
    )
    context.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    page.goto(address)
    expect(panel(page)).to_contain_text("This browser keeps nothing for this page")
    expect(rate(page)).to_contain_text("Not stored.")
    expect(panel(page)).to_contain_text("1 card rated")


def test_while_another_tab_holds_on_to_the_database_the_reserve_keeps_it(context: BrowserContext, address: str) -> None:
    holder, page = context.new_page(), context.new_page()
    holder.goto(address.replace(f"{LESSON}.html", "icon.svg"))
    holder.evaluate(
        """new Promise((done) => {
      const request = indexedDB.open("gates-keep-memory");
      request.onsuccess = () => {
        window.held = request.result; // it doesn't let go when another one wants to change the database
        indexedDB.deleteDatabase("gates-keep-memory").onblocked = done;
      };
    })"""
    )
    page.clock.install()
    page.goto(address)
    page.clock.fast_forward(5000)  # longer than the page waits for the other tab
    expect(panel(page)).to_contain_text(
        "Another tab of the course is in the way. Close the other tabs, or reload them."
    )
    expect(rate(page)).to_contain_text("✓ Kept, and soon on the disk.")
    expect(panel(page)).to_contain_text("1 card rated")
    holder.close()
    page.clock.fast_forward(40_000)  # by then it is tried again
    rate(page)
    expect(panel(page)).not_to_contain_text("in the way")
    assert kinds(page) == ["review", "review"]


def test_a_newer_courses_log_is_left_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.evaluate("indexedDB.deleteDatabase('gates-keep-memory')")
    page.add_init_script("indexedDB.open('gates-keep-memory', 99)")
    page.goto(address)
    expect(panel(page)).to_contain_text("A newer version of the course wrote your progress here. Reload this page.")


def test_a_page_folds_to_the_depth_that_was_chosen(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    parts = course().lesson(LESSON).parts
    alive(page, "Overview").get_by_text("Basic", exact=True).click()
    folded = page.get_by_role("button", name="Show this deeper part")
    expect(folded).to_have_count(len(parts))
    expect(folded.last).to_have_accessible_name("Show this deeper part: Deeper: the whole course to hear")
    expect(panel(page)).not_to_contain_text("It is kept in this browser")  # nothing that counts was done
    expect(page.locator("#audio [data-widget], #audio + .cell").first).to_be_hidden()
    folded.last.click()
    expect(folded).to_have_count(len(parts) - 1)
    page.reload()
    expect(folded).to_have_count(len(parts))
    expect(page.locator("h2").filter(has_text="Deeper: the whole course to hear")).to_be_visible()
    page.evaluate("location.hash = '#talk-runs'")
    expect(page.locator("#talk-runs")).to_be_visible()


def test_progress_travels_between_a_page_and_jupyter(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = context.new_page()
    page.goto(address)
    expect(rate(page)).to_contain_text("✓ Stored")
    store = Store(tmp_path / "progress.sqlite3")
    with page.expect_download() as waiting:  # by key: what comes alive above moves the button away under a mouse
        panel(page).get_by_role("button", name="Export to a file").press("Enter")
    events = imported(Path(waiting.value.path()).read_bytes())
    assert store.merge(events) == len(events) > 0
    assert store.cards(LESSON)[events[0].item].seen
    store.record_attempt(LESSON, "double", "passed", None, "def double(x): ...")
    (file := tmp_path / "from-jupyter.jsonl").write_text(exported(store.events()), encoding="utf-8")
    chooser = panel(page).locator("input[type=file]")
    for said in ("Imported 1 thing you did.", "Imported 0 things you did."):
        chooser.set_input_files(file)
        expect(panel(page)).to_contain_text(said)
    expect(panel(page)).to_contain_text("1 card rated, 1 try at an exercise")
    (tmp_path / "other.txt").write_text("something else", encoding="utf-8")
    chooser.set_input_files(tmp_path / "other.txt")
    expect(panel(page)).to_contain_text("This is not a file of your progress.")


def test_the_text_of_an_exercise_travels_with_the_file(browser: Browser, address: str, tmp_path: Path) -> None:
    contexts = [browser.new_context(accept_downloads=True, service_workers="block") for _ in range(2)]
    one, other = (context.new_page() for context in contexts)
    for page in (one, other):  # the plain field does it all
        page.route("**/editor*.js", lambda route: route.abort())
        page.route("**/worker.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(address)
    file, text = tmp_path / "progress.jsonl", "def double(x):\n    return x + x\n"
    alive(one, "Exercise").get_by_role("textbox").fill(text)
    alive(one, "Exercise").get_by_role("textbox").blur()
    export = panel(one).get_by_role("button", name="Export to a file")
    expect(export).to_be_enabled()  # the text is kept a moment after the field was left
    with one.expect_download() as waiting:
        export.press("Enter")
    waiting.value.save_as(file)
    assert [(event.kind, event.data["text"]) for event in imported(file.read_bytes()) if event.kind != "place"] == [
        ("draft", text)
    ]
    field = alive(other, "Exercise").get_by_role("textbox")
    expect(field).not_to_have_value(text)
    panel(other).locator("input[type=file]").set_input_files(file)
    expect(field).to_have_value(text)
    field.fill(newer := "def double(x):\n    return 2 * x\n")
    field.blur()
    panel(other).locator("input[type=file]").set_input_files(file)
    expect(panel(other)).to_contain_text("Imported 0 things you did.")
    expect(field).to_have_value(newer)
    other.reload()
    expect(alive(other, "Exercise").get_by_role("textbox")).to_have_value(newer)
    for context in contexts:
        context.close()


def test_one_file_from_a_folder_keeps_what_is_done(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "lesson.html"
    file.write_bytes(Site(course(), course_folder(), lambda line: None, [course().lesson(LESSON)]).single())
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    expect(rate(page)).to_contain_text("✓ Stored")
    page.reload()
    expect(panel(page)).to_contain_text("1 card rated")
    context.close()


def test_the_front_page_leads_back_to_where_one_was(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.mouse.wheel(0, 3000)
    while not (places := [one["item"] for one in page.evaluate(ROWS)]):
        page.wait_for_timeout(100)
    page.goto(address.replace(f"{LESSON}.html", ""))
    expect(page.locator(".go-on")).to_contain_text("You were reading")
    page.locator(".go-on").get_by_role("link").click()
    assert page.url == f"{address}#{places[-1].removeprefix(f'{LESSON}-')}"

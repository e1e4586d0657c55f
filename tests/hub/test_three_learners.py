"""A real hub, as deploy/ sets it up: three learners at once work, are culled, come back and have lost nothing."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from deploy.trial import PASSWORD, trial_hub
from helpers.authoring import wait_idle, wait_ready
from helpers.content import course
from helpers.study import Store
from tests.browser.conftest import WIDE, Desk

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LESSON = course().lesson("start-here")
QUESTION = next(iter(LESSON.quiz.values()))
RIGHT = next(option.text for option in QUESTION.options if option.correct)
IDLE = 30  # seconds; a page that is open asks its server more often


class Learner(Desk):
    """Somebody who learns on a hub, in a browser of their own."""

    def __init__(self, browser: Browser, hub: str, homes: Path, user: str):
        self.user, self.hub, self.context = user, hub, browser.new_context(viewport=WIDE)
        super().__init__(self.context.new_page(), hub, homes / user, LESSON.name, LESSON.slug)

    def log_in(self) -> None:
        """Give the password; the server begins to start."""
        self.page.goto(f"{self.hub}/hub/login")
        self.page.get_by_label("Username").fill(self.user)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def arrive(self) -> None:
        """Wait for the notebook that the hub opens by itself."""
        self.page.wait_for_url("**/lab/tree/**", timeout=120_000)
        wait_ready(self.page)

    @property
    def store(self) -> Store:
        return Store(self.home / ".local" / "share" / "gates-keep-memory" / "progress.sqlite3")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="module")
def hub(place: Path) -> Iterator[str]:
    with trial_hub(place, idle=IDLE) as address:
        yield address


@pytest.fixture(scope="module")
def learners(browser: Browser, hub: str, place: Path) -> Iterator[list[Learner]]:
    three = [Learner(browser, hub, place / "homes", user) for user in ("ada", "alan", "zoe")]
    for one in three:  # all three start before anybody has arrived
        one.log_in()
    for one in three:
        one.arrive()
    yield three
    for one in three:
        one.context.close()


def _work(learner: Learner) -> None:
    for label in ("open", "cards-toy", "quiz-toy"):
        learner.run(label)
    learner.write("double", f"def double(x):\n    return 2 * x  # {learner.user}")
    for label in ("double", "double-check"):
        learner.run(label)
    expect(learner.cell("double-check")).to_contain_text("assed")
    quiz = learner.cell("quiz-toy")
    quiz.get_by_label(RIGHT, exact=True).check()
    quiz.get_by_role("button", name="Check answer").click()
    cards = learner.cell("cards-toy")
    cards.get_by_role("button", name="Flip").click()
    learner.page.keyboard.press("3")
    expect(cards.get_by_text("✓ Stored.")).to_be_visible()
    learner.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    learner.page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")


def _running(place: Path) -> list[str]:
    """The learners whose servers run, as the hub knows it."""
    import sqlite3

    with sqlite3.connect(place / "jupyterhub.sqlite") as hub:
        found = hub.execute("SELECT users.name FROM users JOIN spawners ON users.id = user_id WHERE server_id NOTNULL")
        return sorted(name for (name,) in found)


def test_each_works_is_culled_comes_back_and_has_lost_nothing(learners: list[Learner], place: Path) -> None:
    for one in learners:
        assert one.page.url.endswith("/lab/tree/my-course/00_start_here.ipynb")
        _work(one)
    assert _running(place) == ["ada", "alan", "zoe"], "whoever works is not culled"
    for one in learners:
        assert one.foreign == [] and one.errors == []
        one.page.goto("about:blank")
    ends = time.monotonic() + 120
    while _running(place) and time.monotonic() < ends:
        time.sleep(0.5)
    assert _running(place) == []
    for one in learners:
        one.page.goto(f"{one.hub}/hub/spawn")
    for one in learners:
        one.arrive()
        assert f"# {one.user}" in one.cell("double").inner_text()
        for label in ("open", "quiz-toy", "progress"):
            one.run(label)
        progress = one.cell("progress")
        for line in ("Exercises passed: 1 of 1", "Quiz questions right: 1 of 3", "Cards met: 1 of 3"):
            expect(progress).to_contain_text(line)
        assert one.store.passed(LESSON.slug) == {"double"}
        assert not (one.home / "my-course" / "backups").exists()


def test_a_link_of_the_classs_page_opens_a_lesson(learners: list[Learner]) -> None:
    one = learners[0]
    one.page.goto(f"{one.hub}/hub/user-redirect/course/introduction-to-gru")
    one.page.wait_for_url("**/lab/tree/my-course/03_introduction_to_gru.ipynb", timeout=60_000)
    wait_ready(one.page)
    wait_idle(one.page)
    gone = one.page.goto(f"{one.hub}/hub/user-redirect/course/no-such-lesson")
    assert gone is not None and gone.status == 404


def test_nobody_sees_anothers_server(learners: list[Learner]) -> None:
    ada, alan = learners[:2]
    there = ada.page.goto(f"{ada.hub}/user/{alan.user}/api/contents/my-course")
    assert there is not None and there.status in (403, 404)

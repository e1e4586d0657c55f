"""A learner goes through the lesson from top to bottom, in a real JupyterLab. The tests follow one another, as a sitting does."""

import os
import shutil
import sys
import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from helpers.authoring import jupyter_lab, run_all, wait_idle, wait_ready
from helpers.content import course
from helpers.study import Store

from .conftest import ARTIFACTS, NARROW, SLUG, WIDE, Desk, environment_of

pytestmark = pytest.mark.browser
LESSON = course().lesson(SLUG)


def store(desk: Desk) -> Store:
    return Store(desk.home / "data" / "progress.sqlite3")


def test_run_all_untouched(desk: Desk) -> None:
    desk.untouched(LESSON)
    expect(desk.cell("lstm-step-check")).to_contain_text("ot attempted")
    expect(desk.cell("gate-desk").get_by_role("group", name="Gate desk")).to_be_visible()


def test_the_result_waits_for_a_guess(desk: Desk) -> None:
    live = desk.cell("experiment").get_by_role("group", name=LIVE)
    expect(live.get_by_text("The curves are veiled")).to_be_visible()
    result = desk.cell("experiment").get_by_role("group", name="result")
    expect(result).to_contain_text("Make your guess")
    expect(result.get_by_text("What was measured")).to_have_count(0)
    predict = desk.cell("predict")
    predict.get_by_role("radio").first.check()
    predict.get_by_role("button", name="Guess", exact=True).click()
    expect(result.get_by_text("What was measured")).to_be_visible()
    expect(live.get_by_text("The curves are veiled")).to_be_hidden()
    picture = result.get_by_role("img")
    assert len(picture.get_attribute("alt") or "") > 40
    assert store(desk).prediction(SLUG, "forget-bias") is not None


def test_a_drag_moves_the_picture(desk: Desk) -> None:
    cell = desk.cell("gate-desk")
    slider = cell.get_by_label("forget gate: bias")
    picture = cell.locator("svg").first
    slider.scroll_into_view_if_needed()
    before, value = picture.evaluate("(svg) => svg.outerHTML"), float(slider.input_value())
    box = slider.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    desk.page.mouse.move(box["x"] + box["width"] * 0.55, y)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + box["width"] * 0.9, y, steps=12)
    desk.page.mouse.up()
    assert float(slider.input_value()) > value + 1
    assert picture.evaluate("(svg) => svg.outerHTML") != before


def test_keys_alone_reach_a_goal(desk: Desk) -> None:
    cell = desk.cell("gate-desk")
    cells = desk.page.locator(".jp-Notebook .jp-Cell").count()
    cell.get_by_role("radio").first.focus()
    desk.page.keyboard.press("ArrowDown")  # free play → the first goal, "hold"
    expect(cell.get_by_role("radio").nth(1)).to_be_checked()
    slider = cell.get_by_label("forget gate: bias")
    slider.focus()
    desk.page.keyboard.press("End")
    slider = cell.get_by_label("input gate: bias")
    slider.focus()
    desk.page.keyboard.press("End")
    expect(cell.get_by_text("Goal reached").first).to_be_visible()
    for key in ("b", "a", "d"):  # JupyterLab would insert cells
        desk.page.keyboard.press(key)
    assert desk.page.locator(".jp-Notebook .jp-Cell").count() == cells
    wait_idle(desk.page)
    assert "hold" in store(desk).goals_reached(SLUG, "gate-desk")


def test_a_wrong_step_is_diagnosed_and_the_right_one_passes(desk: Desk) -> None:
    solution = LESSON.exercise_cell("lstm-step").solution
    wrong = solution.replace("i, f, g, o = np.split", "f, i, g, o = np.split")
    assert wrong != solution
    desk.write("lstm-step", wrong)
    desk.run("lstm-step")
    desk.run("lstm-step-check")
    expect(desk.cell("lstm-step-check")).to_contain_text("i and f")
    expect(desk.cell("lstm-step-check")).to_contain_text("Your run first differs at step 1")
    desk.picture("check-wrong")
    desk.write("lstm-step", solution.replace("    blocks = ", "    while True: pass\n    blocks = "))
    desk.run("lstm-step")
    desk.run("lstm-step-check")
    expect(desk.cell("lstm-step-check")).to_contain_text("time")
    desk.write("lstm-step", solution)
    desk.run("lstm-step")
    desk.run("lstm-step-check")
    expect(desk.cell("lstm-step-check")).to_contain_text("assed")
    assert [attempt.status for attempt in store(desk).attempts(SLUG, "lstm-step")] == ["wrong", "timeout", "passed"]


def test_an_answer_during_a_training_run_is_stored_at_once_and_stop_works(desk: Desk) -> None:
    quiz = desk.cell("quiz-gates-run")
    quiz.get_by_role("radio").first.wait_for()
    desk.train_briefly(False)
    desk.start("experiment")
    live = desk.cell("experiment").get_by_role("group", name=LIVE)
    expect(live.get_by_text("seed 1 of 5").first).to_be_visible(timeout=30_000)
    quiz = desk.cell("quiz-gates-run")
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button", name="Check answer").click()
    answers: dict = {}
    for _ in range(50):
        answers = store(desk).answers(SLUG)
        if answers:
            break
        desk.page.wait_for_timeout(50)
    assert answers, "the answer is in the database"
    assert desk.runs("experiment"), "while the experiment still trains"
    live = desk.cell("experiment").get_by_role("group", name=LIVE)
    live.get_by_role("button", name="Stop").click()
    wait_idle(desk.page, 20)
    expect(live).to_contain_text("stopped")


LIVE = "Four forget biases"


def test_a_miss_makes_the_concepts_cards_due(desk: Desk) -> None:
    quiz = desk.cell("quiz-gates-run")
    question = next(iter(LESSON.quiz.values()))
    wrong = next(option.text for option in question.options if not option.correct)
    again = quiz.get_by_role("button", name="Try again")
    if again.count():
        again.first.click()
    quiz.get_by_label(wrong, exact=True).check()
    quiz.get_by_role("button", name="Check answer").click()
    expect(quiz.get_by_text(question.options[0].why[:30]).first).to_be_attached()
    wait_idle(desk.page)
    due = {card for _, card in store(desk).due(SLUG)}
    assert due >= {card.id for card in LESSON.cards.values() if card.concept == question.concept}


def test_flip_and_rate_a_card_with_keys(desk: Desk) -> None:
    cards = desk.cell("cards-gates-run")
    cards.get_by_role("button", name="Flip").focus()
    desk.page.keyboard.press("Enter")
    expect(cards.get_by_text("How well did you know it?")).to_be_visible()
    desk.page.keyboard.press("3")
    expect(cards.get_by_role("button", name="Flip")).to_be_visible()
    expect(cards.get_by_text("✓ Stored. You will see that card again")).to_be_visible()
    assert sum(status.seen for status in store(desk).cards(SLUG).values()) == 1


def test_the_recorded_dialogue_plays_and_pauses(desk: Desk) -> None:
    """The clips come from the kernel, when they are wanted."""
    dialogue = desk.cell("dialogue")
    dialogue.get_by_role("button", name="Play").click()
    expect(dialogue.locator("[aria-current]").first).to_be_visible()
    expect(dialogue.get_by_role("slider", name="Time")).to_have_value("2", timeout=15_000)
    dialogue.get_by_role("button", name="Pause").click()
    assert "did not come" not in dialogue.inner_text()
    section = desk.cell("listen-friend")
    section.get_by_role("button", name="Listen to this section").click()
    section.get_by_role("button", name="Pause").click()


def test_after_a_restart_the_progress_is_there(desk: Desk) -> None:
    desk.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    wait_ready(desk.page)
    for label in ("open", "gate-desk", "quiz-gates-run", "progress"):
        desk.run(label)
    progress = desk.cell("progress")
    for line in ("Exercises passed: 1 of 4", "Goals reached: 1 of 5", "Cards met: 1 of 19", "Predictions made: 1 of 4"):
        expect(progress).to_contain_text(line)
    expect(desk.cell("gate-desk").get_by_role("group", name="Gate desk")).to_contain_text("reached")
    last = store(desk).last_place()
    assert last == (SLUG, f"{SLUG}-progress")


def test_two_browsers_on_one_notebook_lose_no_answer(desk: Desk, browser: Browser) -> None:
    """They share the kernel, and each has widgets of its own; what is answered in one counts in the other."""
    other = Desk(browser.new_page(viewport=WIDE), desk.address, desk.home)
    other.open()
    wait_ready(other.page)
    before = len(store(desk).of("review", SLUG))
    for one in (desk, other):
        one.run("cards-gates-run")
    for number, one in enumerate((other, desk, other), 1):
        cards = one.cell("cards-gates-run")
        cards.get_by_role("button", name="Flip").focus()
        one.page.keyboard.press("Enter")
        one.page.keyboard.press("3")
        expect(cards.get_by_text("✓ Stored. You will see that card again")).to_be_visible()
        assert len(store(desk).of("review", SLUG)) == before + number
    met = sum(status.seen for status in store(desk).cards(SLUG).values())
    for one in (desk, other):
        one.run("progress")
        expect(one.cell("progress")).to_contain_text(f"Cards met: {met} of 19")
    assert other.errors == [] and other.foreign == []
    other.page.close()


@pytest.fixture(scope="module")
def after_run_all(desk: Desk) -> Desk:
    """The kernel was restarted: everything runs once more, for both themes."""
    wait_ready(desk.page)
    run_all(desk.page)
    return desk


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_nothing_serious_for_axe_light_and_dark(after_run_all: Desk, theme: str) -> None:
    desk = after_run_all
    desk.theme(theme)
    word = theme.split()[1].lower()
    for size, viewport in (("wide", WIDE), ("narrow", NARROW)):
        desk.page.set_viewport_size(viewport)
        for label in (
            "title",
            "listen-friend",
            "dialogue",
            "forget-gate-picture",
            "memory-line-question",
            "sigmoid-picture",
            "sentence-trace",
            "gate-desk",
            "equations",
            "memory-aids",
            "cards-gates-run",
            "quiz-gates-run",
            "lstm-step-check",
            "predict",
            "experiment",
            "tomorrow",
            "trial",
            "which-gate-run",
            "counting-run",
            "gradient-run",
            "lstm-step-backward-check",
            "quiz-deeper-run",
        ):
            desk.cell(label)
            desk.gallery(f"{word}-{size}-{label}")
        assert desk.accessibility() == []
    desk.page.set_viewport_size(WIDE)
    desk.theme("JupyterLab Light")


def test_the_picture_of_the_readme(desk: Desk) -> None:
    """`COURSE_SCREENSHOT=1` puts it where the README shows it."""
    desk.page.set_viewport_size({"width": 1180, "height": 1160})
    desk.page.evaluate("() => jupyterapp.commands.execute('application:toggle-left-area')")
    widget = desk.cell("gate-desk").get_by_role("group", name="Gate desk")
    widget.get_by_role("radio", name="Forget at the marker").check()
    for label, value in (("forget gate: bias", "7"), ("forget gate: listens to the marker", "-12")):
        widget.get_by_label(label).fill(value)
    expect(widget.get_by_text("Goal reached").first).to_be_visible()
    widget.evaluate("(node) => node.scrollIntoView({block: 'start'})")
    desk.page.wait_for_timeout(500)
    desk.picture("course")
    if os.environ.get("COURSE_SCREENSHOT") == "1":
        target = Path(__file__).resolve().parents[2] / ".readme"
        target.mkdir(exist_ok=True)
        shutil.copy(ARTIFACTS / "course.png", target / "course.png")
    assert (ARTIFACTS / "course.png").stat().st_size > 20_000


def test_saved_closed_opened_again_the_answer_is_still_there(desk: Desk) -> None:
    desk.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    desk.page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")
    notebook = nbformat.read(desk.home / "my-course" / f"{LESSON.name}.ipynb", as_version=4)
    cell = next(cell for cell in notebook.cells if cell.id == f"{SLUG}-lstm-step")
    assert cell.source == LESSON.exercise_cell("lstm-step").solution
    assert cell.metadata.course.exercise == "lstm-step"


def test_a_depth_folds_the_notebook_and_changes_no_cell(desk: Desk) -> None:
    """With JupyterLab's own headings: cells are hidden, nothing else is different."""
    sources = "jupyterapp.shell.currentWidget.content.widgets.map((cell) => cell.model.sharedModel.getSource())"
    before = desk.page.evaluate(sources)
    desk.write("progress", "here.depth()")
    desk.run("progress")
    picker = desk.cell("progress").locator(".gkm-depth")
    for name, labels in {"Basic": {"by-hand", "deeper"}, "Medium": {"deeper"}, "Detailed": set()}.items():
        picker.get_by_role("radio", name=name).check()
        for label in ("by-hand", "deeper"):
            button = desk.cell(label).locator(".jp-showHiddenCellsButton")
            expect(button).to_have_count(1 if label in labels else 0)
    desk.write("progress", "here.progress()")
    assert desk.page.evaluate(sources) == before


def test_the_button_saves_and_hands_in_what_is_on_the_page(desk: Desk) -> None:
    """Typed, run, never saved: the button saves it first, so that it travels."""
    wait_ready(desk.page)
    desk.run("open")
    desk.write("lstm-step", "def lstm_step(x, h, c, weight_ih, weight_hh, bias):\n    return h, c  # typed just now")
    desk.run("lstm-step")
    desk.run("hand-in-run")
    cell = desk.cell("hand-in-run")
    expect(cell.get_by_role("table")).to_contain_text("lstm-step")
    cell.get_by_role("button", name="Hand in").click()
    expect(cell.get_by_role("listitem")).to_contain_text("hand-in.ipynb is written")
    expect(cell.get_by_text("You have run a different answer")).to_be_hidden()
    (file,) = (desk.home / "my-course").glob("*-hand-in.ipynb")
    assert "# typed just now" in file.read_text(encoding="utf-8")
    desk.gallery("hand-in")


def test_no_page_error_and_no_foreign_request(desk: Desk) -> None:
    assert desk.foreign == []
    assert desk.errors == []


def test_lab_opens_the_browser_where_the_learner_stopped(browser: Browser, tmp_path: Path) -> None:
    """The whole way of `make lab`: JupyterLab says where it is, the system's browser gets the address, the cell is in view."""
    Store(tmp_path / "data" / "progress.sqlite3").record_place(SLUG, f"{SLUG}-quiz-gates-run")
    told = tmp_path / "address"
    script = tmp_path / "browser.py"
    script.write_text(f"import sys, pathlib; pathlib.Path({str(told)!r}).write_text(sys.argv[1])")
    environment = environment_of(tmp_path) | {"BROWSER": f"{sys.executable} {script} %s"}
    with jupyter_lab(
        [sys.executable, "-m", "helpers._cli", "lab"], environment, tmp_path / "log", opens=True
    ) as address:
        for _ in range(300):
            if told.exists() and told.read_text():
                break
            time.sleep(0.1)
        url = told.read_text()
        assert url.startswith(f"{address}/lab/tree/{LESSON.name}.ipynb?token=")
        page = browser.new_page(viewport=WIDE)
        page.goto(url)
        wait_ready(page)
        cell = page.locator(".jp-Notebook .jp-Cell").filter(has_text='here.quiz("gates")')
        expect(cell).to_be_in_viewport(timeout=120_000)
        page.close()

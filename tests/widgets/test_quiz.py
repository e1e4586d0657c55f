"""The quiz: what Python stores, what the browser says at once, and that the two agree."""

import threading

import pytest
from playwright.sync_api import Page, expect

from helpers.content import course
from helpers.study import Store, cards_of, shuffled
from helpers.study.activities.quiz import mixed

from .study_page import LESSON, SLUG, mount, quiz_widget, the_button, trial_widget, view

SEVERAL, NUMBER, ORDER = (LESSON.quiz[each] for each in ("what-makes-h-zero", "one-step-by-hand", "order-of-the-step"))


# What Python does


def test_options_are_mixed_and_stay_so():
    assert shuffled("f-one-i-zero", 4) == [3, 0, 2, 1], "a learner who comes back finds the order as it was"
    orders = [shuffled(f"question-{k}", 4) for k in range(200)]
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    assert {order.index(0) for order in orders} == {0, 1, 2, 3}
    right = [shuffled(q.id, len(q.options)).index(0) for q in LESSON.quiz.values() if q.type == "one"]
    assert len(set(right)) > 2, "the right answer of this quiz is always in the same place"


def test_steps_are_never_shown_in_the_right_order():
    for k in range(300):
        question = ORDER.model_copy(update={"id": f"order-{k}", "steps": ORDER.steps[:3]})
        assert sorted(mixed(question)) == [0, 1, 2] != mixed(question)


def test_python_decides_what_is_right(store):
    quiz = quiz_widget(store)
    question = next(iter(LESSON.quiz.values()))
    wrong = next(k for k, option in enumerate(question.options) if not option.correct)
    quiz.event = {"n": 1, "kind": "answer", "question": question.id, "given": wrong, "correct": True}
    assert not store.answers(SLUG)[question.id].correct and quiz.answered == {question.id: wrong}
    assert store.due() == cards_of(course(), question.concept) != []


@pytest.mark.parametrize("given", ["much", "1,100", None, 7, []])
def test_what_is_no_answer_is_not_stored(store, given):
    quiz = quiz_widget(store)
    quiz.event = {"n": 1, "kind": "answer", "question": NUMBER.id, "given": given}
    assert store.answers(SLUG) == {} and quiz.answered == {} and quiz.problem
    quiz.event = {"n": 2, "kind": "answer", "question": NUMBER.id, "given": "1.1"}
    assert store.answers(SLUG)[NUMBER.id].correct and quiz.problem == ""


def test_an_answer_that_no_longer_fits_is_forgotten(store):
    questions = [next(iter(LESSON.quiz.values())), SEVERAL, NUMBER, ORDER]
    first, several, number, order = (question.id for question in questions)

    def answered(given: dict) -> dict:
        for question, answer in given.items():
            store.record_answer(SLUG, question, answer, False)
        return view("quiz", questions, store).answered

    assert answered({first: 9, several: 1, number: "abc", order: [0, 1], "gone": 0}) == {}
    kept = {first: 0, several: [0, 3], number: "1,1", order: [5, 4, 3, 2, 1, 0]}
    assert answered(kept) == kept


def test_an_answer_on_another_thread_is_stored(store):
    quiz = quiz_widget(store)
    event = {"n": 1, "kind": "answer", "question": "f-one-i-zero", "given": 0}
    thread = threading.Thread(target=lambda: setattr(quiz, "event", event))
    thread.start()
    thread.join()
    assert store.answers(SLUG)["f-one-i-zero"].correct


def test_paper_does_not_give_answers_away(store):
    """Outside of what unfolds there is no reason, no verdict and no right order."""
    for markup in (quiz_widget(store).static_html(), trial_widget(store).static_html()):
        assert markup.count("<details>") == markup.count("</details>") == markup.count("<details><summary>The ")
        open_part = "".join(part.split("</details>")[-1] for part in markup.split("<details>"))
        for item in (LESSON.quiz | LESSON.trial).values():
            whys = [part["why"] for part in item.model_dump().get("options", []) + item.model_dump().get("steps", [])]
            assert [why for why in [*whys, getattr(item, "why", "")] if why and why in open_part] == []


# In the browser


@pytest.mark.browser
def test_quiz_by_keys_alone(page, store):
    mount(page, quiz_widget(store))
    question = LESSON.quiz["f-one-i-zero"]
    order = shuffled(question.id, 4)
    assert page.get_by_role("radio").evaluate_all("(all) => all.map((each) => +each.value)") == order
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(the_button(page, "Check answer")).to_be_focused()
    page.keyboard.press("Enter")
    assert not question.options[order[0]].correct, "this test answers wrongly first"
    expect(page.locator(".gkm-bad")).to_contain_text("✗ Not so. " + question.options[order[0]].why)
    expect(page.get_by_text("0 of 1 answered right")).to_be_visible()
    assert store.answers(SLUG)[question.id].given == order[0]
    assert store.due() == cards_of(course(), question.concept)
    page.get_by_text("Show the right answer and all reasons").click()
    for option in order[1:]:
        expect(page.get_by_role("listitem").filter(has_text=question.options[option].why)).to_be_visible()

    the_button(page, "Try again").click()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("radio", name=question.options[0].text).check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right. " + question.options[0].why)
    assert store.answers(SLUG)[question.id].correct
    the_button(page, "Next question").click()
    expect(page.get_by_text("question 2 of 18")).to_be_visible()


@pytest.mark.browser
def test_quiz_wants_a_choice_first(page, store):
    mount(page, quiz_widget(store))
    the_button(page, "Check answer").click()
    expect(page.get_by_text("Choose an answer first.").last).to_be_visible()
    assert store.answers(SLUG) == {}


@pytest.mark.browser
def test_quiz_after_a_restart(page, store):
    first, second, *_ = LESSON.quiz.values()
    store.record_answer(SLUG, first.id, 0, True)
    store.record_answer(SLUG, second.id, 1, False)
    mount(page, quiz_widget(Store(store.path)))
    expect(page.get_by_text("question 3 of 18")).to_be_visible()  # it goes on at the first open question
    expect(page.get_by_text("1 of 2 answered right")).to_be_visible()
    the_button(page, "Question 2, not right yet").click()
    expect(page.get_by_role("radio", name=second.options[1].text)).to_be_checked()
    expect(page.get_by_text(second.options[1].why).first).to_be_visible()


@pytest.mark.browser
def test_several_are_right_together_or_not_at_all(page, store):
    mount(page, quiz_widget(store, SEVERAL.id))

    def box(k: int):
        return page.get_by_role("checkbox", name=SEVERAL.options[k].text)

    the_button(page, "Check answer").click()
    expect(page.get_by_text("Choose the right answers first: one or more.").last).to_be_visible()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    page.keyboard.press("Space")
    box(0).check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-bad")).to_contain_text("What you chose is right, but something is missing.")
    expect(page.get_by_text(SEVERAL.options[0].why).last).to_be_visible()
    expect(page.get_by_text(SEVERAL.options[1].why)).to_be_hidden()
    assert store.answers(SLUG)[SEVERAL.id].given == [0] and not store.answers(SLUG)[SEVERAL.id].correct

    the_button(page, "Try again").click()
    for k in (0, 1, 3):
        box(k).check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-bad")).to_contain_text("1 of the 3 that you chose is wrong.")
    the_button(page, "Try again").click()
    for k in (2, 1, 0):
        box(k).check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right.")
    expect(page.get_by_text("1 of 1 answered right")).to_be_visible()
    assert store.answers(SLUG)[SEVERAL.id].given == [0, 1, 2] and store.answers(SLUG)[SEVERAL.id].correct


@pytest.mark.browser
def test_a_number_by_keys_alone(page, store):
    mount(page, quiz_widget(store, NUMBER.id))
    field = page.get_by_role("textbox", name=NUMBER.question[:20])
    field.focus()
    page.keyboard.type("one point one")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“one point one” is not a number that can be read here.").last).to_be_visible()
    expect(field).to_be_focused()
    assert store.answers(SLUG) == {}, "a text that is no number counts nothing"
    field.fill("1/10")
    page.keyboard.press("Enter")
    expect(page.locator(".gkm-bad")).to_contain_text(NUMBER.wrong[0].why)
    assert NUMBER.wrong[0].value == 0.1 and store.answers(SLUG)[NUMBER.id].given == "1/10"
    expect(page.get_by_text(NUMBER.why)).to_be_hidden()
    expect(the_button(page, "Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("42")
    page.keyboard.press("Enter")
    expect(page.locator(".gkm-bad")).to_contain_text("That is another number.")
    page.keyboard.press("Enter")
    page.keyboard.type("1,1")
    page.keyboard.press("Enter")
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right.")
    assert store.answers(SLUG)[NUMBER.id].correct


def steps(page: Page) -> list[int]:
    texts = page.locator(".gkm-step").all_text_contents()
    return [[step.text for step in ORDER.steps].index(text.replace("\u00a0", " ")) for text in texts]


@pytest.mark.browser
def test_an_order_by_keys_alone(page, store):
    mount(page, quiz_widget(store, ORDER.id))
    assert steps(page) == mixed(ORDER) != sorted(steps(page))
    first = steps(page)[0]
    up = page.get_by_role("button", name=f"Move up: {ORDER.steps[first].text}")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is already the first place.")).to_be_attached()
    assert steps(page)[0] == first and up.get_attribute("aria-disabled") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Now place 2 of 6: {ORDER.steps[first].text}")).to_be_attached()
    assert steps(page)[1] == first
    expect(page.get_by_role("button", name=f"Move down: {ORDER.steps[first].text}")).to_be_focused()

    def put(order: list[int]) -> None:
        for place, index in enumerate(order):
            while steps(page).index(index) > place:
                page.get_by_role("button", name=f"Move up: {ORDER.steps[index].text}").press("Enter")

    put([0, 1, 3, 2, 4, 5])
    the_button(page, "Check answer").press("Enter")
    bad = page.locator(".gkm-bad")
    expect(bad).to_contain_text("The first 2 steps are right, the next one is not.")
    expect(bad).to_contain_text(ORDER.steps[3].why)
    expect(page.get_by_role("listitem").filter(has_text="out of place")).to_contain_text(ORDER.steps[3].text)
    assert store.answers(SLUG)[ORDER.id].given == [0, 1, 3, 2, 4, 5] and not store.answers(SLUG)[ORDER.id].correct
    the_button(page, "Try again").press("Enter")
    assert steps(page) == [0, 1, 3, 2, 4, 5], "a second try goes on from the first"
    put([0, 1, 2, 3, 4, 5])
    the_button(page, "Check answer").press("Enter")
    expect(page.locator(".gkm-good")).to_contain_text("All 6 steps are in order.")
    assert store.answers(SLUG)[ORDER.id].correct


@pytest.mark.browser
def test_the_page_on_trial(page, store):
    mount(page, trial_widget(store))
    item = LESSON.trial["says-input-keeps"]
    expect(page.get_by_role("group", name="The page on trial", exact=True)).to_be_visible()
    expect(page.get_by_role("group", name=f"The page says: “{item.question}” True, loose or false?")).to_be_visible()
    words = page.get_by_role("radio").evaluate_all(
        "(all) => all.map((each) => each.parentNode.textContent.split(':')[0])"
    )
    assert words == ["True", "Loose", "False"]
    page.get_by_role("radio", name="Loose").check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-bad")).to_contain_text(f"✗ Not so: it is false. {item.why}")
    expect(page.locator(".gkm-note")).to_contain_text(item.exact)
    assert page.locator(".gkm-explanation li").count() == len(item.evidence)
    assert store.answers(SLUG)[item.id].given == 1
    assert store.due(SLUG) == cards_of(course(), item.concept) != []
    the_button(page, "Next sentence").click()
    page.get_by_role("radio", name="Loose").check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right: it is loose.")
    expect(page.get_by_text("1 of 2 answered right")).to_be_visible()


@pytest.mark.browser
def test_all_kinds_come_back_as_they_were_left(page, store):
    for question, given in ((SEVERAL, [0, 2]), (NUMBER, "1/10"), (ORDER, [1, 0, 2, 3, 4, 5])):
        store.record_answer(SLUG, question.id, given, False)
    mount(page, quiz_widget(Store(store.path), SEVERAL.id, NUMBER.id, ORDER.id))
    checked = page.get_by_role("checkbox", checked=True)
    assert sorted(checked.evaluate_all("(all) => all.map((each) => +each.value)")) == [0, 2]
    the_button(page, "Question 2, not right yet").click()
    expect(page.get_by_role("textbox")).to_have_value("1/10")
    the_button(page, "Question 3, not right yet").click()
    assert steps(page) == [1, 0, 2, 3, 4, 5]
    expect(page.locator(".gkm-bad")).to_contain_text("The first step is out of place already.")


@pytest.mark.browser
def test_answers_of_all_kinds_wait_for_a_busy_python(page, store):
    """Python does not answer; three answers are given, the front end sends only the last change, and all three are stored."""
    quiz = quiz_widget(store, SEVERAL.id, NUMBER.id, ORDER.id)
    mount(page, quiz, live=False)
    page.get_by_role("checkbox").first.check()
    the_button(page, "Check answer").click()
    the_button(page, "Next question").click()
    page.get_by_role("textbox").fill("1.1")
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-good")).to_be_visible()
    the_button(page, "Next question").click()
    the_button(page, "Check answer").click()
    assert store.answers(SLUG) == {}
    quiz.set_state(page.evaluate("window.sent"))
    assert {ident: answer.given for ident, answer in store.answers(SLUG).items()} == {
        SEVERAL.id: [mixed(SEVERAL)[0]],
        NUMBER.id: "1.1",
        ORDER.id: mixed(ORDER),
    }


@pytest.mark.browser
def test_how_sure_is_asked_at_every_fifth_question_and_may_be_left_out(page, store):
    mount(page, quiz_widget(store))
    sure = page.get_by_role("group", name="How sure are you?")
    for number in (1, 2, 3, 4):
        page.get_by_role("button", name=f"Question {number},").click()
        expect(sure).to_have_count(0)
    page.get_by_role("button", name="Question 5,").click()
    page.get_by_role("radio", name="sure", exact=True).check()
    page.locator(".gkm-option input").first.check()
    the_button(page, "Check answer").click()
    expect(sure).to_have_count(0)
    the_button(page, "Try again").click()
    expect(sure).to_have_count(0)  # who has seen the answer isn't asked again
    assert [event.data.get("sure") for event in store.of("answer")] == [95]

"""The study widgets: their Python halves alone, and both halves together in a real browser, without a notebook."""

import html
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from math import exp, log
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, expect

from helpers.content import Card, Dialogue, MemoryAid, Prediction, QuizQuestion, course
from helpers.study import Store, StoreError, cards_of
from helpers.widgets import Cards, CourseWidget, DialoguePlayer, MemoryAids, Predict, Quiz
from helpers.widgets._study import shuffled, unbroken

LESSON = course().lesson("introduction-to-lstm")
SLUG = LESSON.slug
DIALOGUE = LESSON.dialogues["introduction-to-lstm"]
ASKED = next(k for k, line in enumerate(DIALOGUE.lines) if line.options)
FIRST_CARD, SECOND_CARD, *_ = LESSON.cards
DARK = {
    "--jp-layout-color0": "#111111",
    "--jp-layout-color1": "#212121",
    "--jp-content-font-color1": "#ffffff",
    "--jp-border-color1": "#616161",
    "--jp-brand-color1": "#64b5f6",
}
# A model as the front end has it. With `live`, what it saves goes to the Python half, whose traits come back.
MOUNT = """async ([esm, css, state, theme, live]) => {
    document.head.append(Object.assign(document.createElement('style'), {textContent: css}));
    for (const [name, value] of Object.entries(theme)) document.body.style.setProperty(name, value);
    document.body.style.background = theme['--jp-layout-color0'] || '#fff';
    const listeners = {}, changed = new Set();
    const receive = (news) => {
        const fresh = Object.keys(news).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(news[name]));
        for (const name of fresh) state[name] = news[name];
        for (const name of fresh) for (const listener of listeners['change:' + name] || []) listener();
    };
    const model = {
        get: (name) => structuredClone(state[name]),
        set(name, value) { changed.add(name); receive({[name]: value}); },
        on(name, listener) { (listeners[name] ||= []).push(listener); },
        async save_changes() {
            const update = Object.fromEntries([...changed].map((name) => [name, structuredClone(state[name])]));
            changed.clear();
            window.sent = update;
            if (live) receive(await window.toPython(update));
        },
    };
    const module = await import(URL.createObjectURL(new Blob([esm], {type: 'text/javascript'})));
    const el = document.body.appendChild(document.createElement('div'));
    window.cleanups = [...(window.cleanups || []), await module.default.render({model, el})];
}"""
VOICES = """(names) => {
    const synth = new EventTarget(), voices = names.map((name) => ({name, lang: 'en-GB', localService: !name.includes('remote')}));
    Object.assign(synth, {
        spoken: [], now: null, dumb: false,
        getVoices: () => voices,
        speak(u) { synth.now = u; synth.spoken.push({text: u.text, voice: u.voice.name, rate: u.rate, pitch: u.pitch}); },
        cancel() { const u = synth.now; synth.now = null; if (u) u.onerror({error: 'interrupted'}); },
        finish() { const u = synth.now; synth.now = null; u.onend(); },
    });
    Object.defineProperty(window, 'speechSynthesis', {value: synth});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, 380 px wide, that must raise no error and ask nobody for anything."""
    context = browser.new_context(viewport={"width": 380, "height": 700})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith("blob:") else troubles.append(request.url))
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "progress.sqlite3")


def traits(widget: CourseWidget) -> dict:
    """What the front end gets."""
    plain = ("layout", "comm", "tooltip", "tabbable")
    names = [name for name in widget.keys if not name.startswith("_") and name not in plain]
    return json.loads(json.dumps({name: getattr(widget, name) for name in names}))


def mount(page: Page, widget: CourseWidget, theme: dict | None = None, live: bool = True) -> None:
    """Draw a widget; when `live`, with its Python half behind it."""

    def to_python(update: dict) -> dict:
        widget.set_state(update)
        return traits(widget)

    if live:
        page.expose_function("toPython", to_python)
    page.evaluate(MOUNT, [widget._esm, widget._css, traits(widget), theme or {}, live])


def cards_widget(store: Store, status: dict | None = None) -> Cards:
    return Cards(
        LESSON.cards.values(),
        status or {},
        lambda card, rating: store.review(SLUG, card, rating),
        lambda card: store.card_choices(SLUG, card),
    )


def quiz_widget(store: Store) -> Quiz:
    def on_answer(question: str, option: int, correct: bool) -> None:
        missed = [] if correct else cards_of(course(), LESSON.quiz[question].concept)
        store.record_answer(SLUG, question, option, correct, missed)

    answered = {question: answer.option for question, answer in store.answers(SLUG).items()}
    return Quiz(LESSON.quiz.values(), answered, on_answer)


def stop_clock(page: Page) -> None:
    """From now on the page's time moves only by `run_for` and `fast_forward`."""
    now = datetime.now(UTC)
    page.clock.install(time=now)
    page.clock.pause_at(now + timedelta(seconds=1))


def the_button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)


# The lesson's material


def test_the_lesson_has_its_material():
    assert len(LESSON.cards) == 5 and len(LESSON.quiz) == 4
    assert all(3 <= len(question.options) <= 4 for question in LESSON.quiz.values())
    assert {"introduction-to-lstm"} == set(LESSON.dialogues) and "forget-bias" in LESSON.predictions
    assert {"rhyme", "story", "gem", "mnemonic"} == {aid.kind for aid in LESSON.memory_aids.values()}


def test_the_dialogue_is_two_to_three_minutes_and_asks_once():
    words = sum(len((line.say or line.text).split()) for line in DIALOGUE.lines)
    assert 16 <= len(DIALOGUE.lines) <= 22 and 2 <= words / 150 <= 3
    assert [speaker.role for speaker in DIALOGUE.speakers] == ["teacher", "student", "student"]
    assert sum(bool(line.options) for line in DIALOGUE.lines) == 1 and 5 < ASKED < 17


def test_the_mnemonics_keep_their_wording():
    talk = " ".join(line.text for line in DIALOGUE.lines)
    aids = {aid.text for aid in LESSON.memory_aids.values()}
    for words in ("Gates protect our memory!", "input, forget, output – the memory route!"):
        assert f"“{words}”" in talk and words in aids
    assert "LSTM's the key, to remember with glee, gates open wide, learning takes a ride." in aids


def test_what_is_spoken_has_no_symbols():
    for line in DIALOGUE.lines:
        spoken = line.say or line.text
        assert not set(spoken) & set("=·+σ'0123456789") - {"'"}, f"needs another `say`: {spoken}"
        assert "LSTM" not in spoken and "RNN" not in spoken


def test_half_lives_of_the_prediction():
    half_lives = [log(1 / 2) / log(1 / (1 + exp(-b))) for b in range(6)]
    prediction = LESSON.predictions["forget-bias"]
    assert [round(value, 1) for value in half_lives[:4]] == [1, 2.2, 5.5, 14.3] and prediction.options[2] == "About 14"
    assert [round(value) for value in half_lives[4:]] == [38, 103] and prediction.answer == 2
    assert "1, 2.2, 5.5, 14.3, 38 and 103" in prediction.because


def test_options_are_mixed_and_stay_so():
    assert shuffled("f-one-i-zero", 4) == [3, 0, 2, 1], "a learner who comes back finds the order as it was"
    orders = [shuffled(f"question-{k}", 4) for k in range(200)]
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    assert {order.index(0) for order in orders} == {0, 1, 2, 3}
    right = [shuffled(q.id, len(q.options)).index(0) for q in LESSON.quiz.values()]
    assert len(set(right)) > 1, "the right answer of this quiz is always in the same place"


def test_short_equations_stay_on_a_line():
    assert unbroken({"a": ["f = 1, c' = 2 and b = x"]}) == {"a": ["f\u00a0=\u00a01, c'\u00a0=\u00a02 and b = x"]}


# The Python halves


EVIL = "<script>alert(1)</script>"
OPTIONS = [{"text": EVIL, "why": EVIL, "correct": True}, {"text": "b", "why": "c"}]
SPEAKERS = [{"id": "a", "name": EVIL, "role": EVIL}, {"id": "b", "name": "B", "role": "student"}]


@pytest.mark.parametrize(
    "widget",
    [
        lambda: Cards([Card(id="a", concept="c", front=EVIL, back=EVIL)], {}, lambda card, rating: datetime.now(UTC)),
        lambda: Quiz([QuizQuestion(id="a", concept="c", question=EVIL, options=OPTIONS)], {}, lambda *_: None),
        lambda: DialoguePlayer(
            Dialogue(
                id="a",
                concept="c",
                title=EVIL,
                speakers=SPEAKERS,
                lines=[{"speaker": "a", "text": EVIL, "options": OPTIONS}, {"speaker": "b", "text": EVIL}],
            )
        ),
        lambda: MemoryAids(
            [MemoryAid(id="a", concept="c", kind="gem", text=EVIL, recall=EVIL, answer=EVIL, caveat=EVIL)]
        ),
        lambda: Predict(
            Prediction(id="a", concept="c", question=EVIL, options=[EVIL, "b"], answer=0, because=EVIL),
            None,
            lambda _: None,
        ),
    ],
)
def test_static_html_is_escaped(widget: Callable[[], CourseWidget]):
    markup = widget().static_html()
    assert "<script" not in markup and "&lt;script&gt;" in markup


def test_static_html_holds_everything(store):
    def holds(markup: str, *texts: str) -> bool:
        return all(html.escape(unbroken(text)) in markup for text in texts)

    for card in LESSON.cards.values():
        assert holds(cards_widget(store).static_html(), card.front, card.back)
    for question in LESSON.quiz.values():
        each = [text for option in question.options for text in (option.text, option.why)]
        assert holds(quiz_widget(store).static_html(), question.question, *each)
    assert holds(DialoguePlayer(DIALOGUE).static_html(), *[line.text for line in DIALOGUE.lines])
    for aid in LESSON.memory_aids.values():
        assert holds(
            MemoryAids(LESSON.memory_aids.values()).static_html(), aid.recall, aid.text, aid.answer, aid.caveat
        )
    prediction = LESSON.predictions["forget-bias"]
    markup = Predict(prediction, None, lambda _: None).static_html()
    assert holds(markup, prediction.question, *prediction.options) and not holds(markup, prediction.because)


def test_python_decides_what_is_right(store):
    quiz = quiz_widget(store)
    question = next(iter(LESSON.quiz.values()))
    wrong = next(k for k, option in enumerate(question.options) if not option.correct)
    quiz.event = {"n": 1, "kind": "answer", "question": question.id, "option": wrong, "correct": True}
    assert not store.answers(SLUG)[question.id].correct and quiz.answered == {question.id: wrong}
    assert store.due(SLUG) == cards_of(course(), question.concept) != []


def test_an_option_that_is_gone_is_forgotten():
    question = next(iter(LESSON.quiz.values()))
    assert Quiz([question], {question.id: 9, "gone": 0}, lambda *_: None).answered == {}
    predict = Predict(LESSON.predictions["forget-bias"], 9, lambda _: None)
    assert predict.guess is None and not predict.done


def test_acts_that_waited_for_a_busy_kernel_all_arrive_once_and_in_order(store):
    heard = []
    cards = Cards(LESSON.cards.values(), {}, lambda *act: heard.append(act) or datetime.now(UTC))
    acts = [{"n": n, "kind": "rate", "card": FIRST_CARD, "rating": n} for n in (1, 2, 3, 4)]
    cards.event = acts[0]
    cards.event = {**acts[2], "before": acts[:2]}
    cards.event = {**acts[3], "before": acts[1:3]}
    assert heard == [(FIRST_CARD, 1), (FIRST_CARD, 2), (FIRST_CARD, 3), (FIRST_CARD, 4)] and cards.heard == 4


def test_an_answer_on_another_thread_is_stored(store):
    quiz = quiz_widget(store)
    event = {"n": 1, "kind": "answer", "question": "f-one-i-zero", "option": 0}
    thread = threading.Thread(target=lambda: setattr(quiz, "event", event))
    thread.start()
    thread.join()
    assert store.answers(SLUG)["f-one-i-zero"].correct


def test_a_store_that_fails_is_told_and_does_not_keep_the_veil_down():
    def broken(_: int | None) -> None:
        raise StoreError("the disk is full")

    predict = Predict(LESSON.predictions["forget-bias"], None, broken)
    predict.event = {"n": 1, "kind": "guess", "option": 1}
    assert predict.problem == "the disk is full" and predict.done and predict.guess == 1


# Cards in the browser


@pytest.mark.browser
def test_cards_by_keys_alone(page, store):
    mount(page, cards_widget(store))
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")
    expect(page.get_by_text(LESSON.cards[FIRST_CARD].back)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(the_button(page, "Flip")).to_be_focused()
    page.keyboard.press("3")
    assert store.reviews(SLUG, FIRST_CARD) == [], "a card is not rated before it is flipped"
    page.keyboard.press("Space")
    expect(page.get_by_text(LESSON.cards[FIRST_CARD].back).first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")  # a second Space rates nothing
    for name in ("1 Again 1 min", "2 Hard 6 min", "3 Good 10 min", "4 Easy 8 days"):
        expect(the_button(page, name)).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_text("You will see that card again in 10 minutes.")).to_be_visible()
    expect(page.locator(".gkm-count")).to_have_text("card 2 of 5")
    expect(the_button(page, "Flip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("4")
    day = (datetime.now() + timedelta(days=8)).strftime("%-d %b")
    expect(page.get_by_text(f"You will see that card again on {day}")).to_be_visible()
    assert [rating for _, rating in store.reviews(SLUG, FIRST_CARD)] == [3]
    assert [rating for _, rating in store.reviews(SLUG, SECOND_CARD)] == [4]


@pytest.mark.browser
def test_cards_due_come_first_then_new_ones(page, store):
    now = datetime.now(UTC)
    first, second, third, fourth, fifth = LESSON.cards
    status = {
        first: {"due": (now + timedelta(days=3)).isoformat(), "seen": True},
        fourth: {"due": (now - timedelta(days=2)).isoformat(), "seen": True},
        fifth: {"due": (now - timedelta(days=3)).isoformat(), "seen": False},
    }
    mount(page, cards_widget(store, status))
    for number, (card, kind) in enumerate([(fifth, "due"), (fourth, "due again"), (second, "new"), (third, "new")]):
        expect(page.locator(".gkm-count")).to_have_text(f"card {number + 1} of 4")
        expect(page.get_by_text(LESSON.cards[card].front).last).to_be_visible()
        expect(page.locator(".gkm-kind")).to_have_text(kind)
        the_button(page, "Flip").click()
        page.get_by_role("button", name="2 Hard").click()
    expect(page.locator(".gkm-done")).to_contain_text("Done: 4 cards.")
    the_button(page, "Go through all").click()
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")


@pytest.mark.browser
def test_cards_rated_again_come_back_when_they_are_due(page, store):
    stop_clock(page)
    mount(page, Cards([LESSON.cards[FIRST_CARD]], {}, lambda card, rating: store.review(SLUG, card, rating)))
    the_button(page, "Flip").click()
    page.get_by_role("button", name="1 Again").click()
    expect(page.get_by_text("The next comes back in 1 minute.")).to_be_visible()
    expect(the_button(page, "Show what is due")).to_have_count(0)
    page.clock.fast_forward(61_000)
    the_button(page, "Show what is due").click()
    expect(page.get_by_text("due again", exact=True)).to_be_visible()


@pytest.mark.browser
def test_cards_go_on_without_python_and_nothing_is_lost(page, store):
    """The kernel is busy: five ratings are made, the front end sends only the last change, and all five are stored."""
    stop_clock(page)
    cards = cards_widget(store)
    mount(page, cards, live=False)
    for rating in (1, 2, 3, 4, 3):
        the_button(page, "Flip").click()
        page.keyboard.press(str(rating))
    expect(page.locator(".gkm-done")).to_contain_text("Done: 5 cards.")
    page.clock.fast_forward(4100)
    expect(page.get_by_text("Not stored yet: Python is busy")).to_be_visible()
    cards.set_state(page.evaluate("window.sent"))
    stored = [rating for card in LESSON.cards for _, rating in store.reviews(SLUG, card)]
    assert stored == [1, 2, 3, 4, 3]


@pytest.mark.browser
def test_cards_say_when_a_rating_could_not_be_stored(page, store):
    def full(card: str, rating: int) -> datetime:
        raise StoreError("The disk is full.")

    mount(page, Cards(LESSON.cards.values(), {}, full))
    the_button(page, "Flip").click()
    page.get_by_role("button", name="3 Good").click()
    expect(page.get_by_role("alert")).to_have_text("Not stored. The disk is full.")


# Quiz in the browser


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
    assert store.answers(SLUG)[question.id].option == order[0]
    assert store.due(SLUG) == cards_of(course(), question.concept)
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
    expect(page.get_by_text("question 2 of 4")).to_be_visible()


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
    expect(page.get_by_text("question 3 of 4")).to_be_visible()  # it goes on at the first open question
    expect(page.get_by_text("1 of 2 answered right")).to_be_visible()
    the_button(page, "Question 2, not right yet").click()
    expect(page.get_by_role("radio", name=second.options[1].text)).to_be_checked()
    expect(page.get_by_text(second.options[1].why).first).to_be_visible()


# The dialogue in the browser


def current(page: Page) -> int:
    return page.locator(".gkm-lines li").evaluate_all("(all) => all.findIndex((each) => each.ariaCurrent === 'true')")


@pytest.mark.browser
def test_dialogue_without_a_voice(page):
    answers = []
    stop_clock(page)
    mount(page, DialoguePlayer(DIALOGUE, lambda *answer: answers.append(answer)))
    page.clock.fast_forward(1600)
    expect(page.get_by_text("This browser has no English voice.")).to_be_visible()
    assert page.locator(".gkm-lines li").count() == len(DIALOGUE.lines) and current(page) == 0
    the_button(page, "Play").click()
    seconds = 0.7 + len(DIALOGUE.lines[0].text.split()) / 2.67
    page.clock.run_for(int(seconds * 1000) - 100)
    assert current(page) == 0
    page.clock.run_for(200)
    assert current(page) == 1
    the_button(page, "Pause").click()
    page.clock.run_for(60_000)
    assert current(page) == 1, "paused is paused"

    page.get_by_role("slider", name="Line").fill(str(ASKED + 1))
    assert current(page) == ASKED
    the_button(page, "Play").click()
    page.clock.run_for(60_000)
    assert current(page) == ASKED, "it waits for the listener"
    expect(page.locator(".gkm-lines li").nth(ASKED + 1)).to_be_hidden()  # the next line gives the answer away
    the_button(page, "Check answer").click()
    expect(page.get_by_text("Choose an answer first, or skip.").last).to_be_visible()
    page.get_by_role("radio", name=DIALOGUE.lines[ASKED].options[1].text).check()
    the_button(page, "Check answer").click()
    expect(page.locator(".gkm-bad")).to_contain_text(DIALOGUE.lines[ASKED].options[1].why)
    assert answers == [(ASKED, 1, False)]
    the_button(page, "Go on").click()
    assert current(page) == ASKED + 1
    expect(the_button(page, "Pause")).to_be_focused()
    page.clock.run_for(120_000)
    expect(the_button(page, "Play again")).to_be_visible()
    assert current(page) == len(DIALOGUE.lines) - 1
    the_button(page, "Play again").click()
    assert current(page) == 0


@pytest.mark.browser
def test_dialogue_question_can_be_skipped_and_lines_chosen(page):
    stop_clock(page)
    mount(page, DialoguePlayer(DIALOGUE))
    page.clock.fast_forward(1600)
    page.locator(".gkm-lines li").nth(ASKED).click()
    the_button(page, "Play").click()
    page.clock.run_for(30_000)
    the_button(page, "Skip").click()
    assert current(page) == ASKED + 1
    the_button(page, "Previous line").click()
    assert current(page) == ASKED
    page.clock.run_for(13_000)
    assert current(page) > ASKED, "what was skipped is not asked again"
    page.get_by_role("slider", name="Line").focus()
    page.keyboard.press("Home")
    assert current(page) == 0
    page.keyboard.press("ArrowRight")
    assert current(page) == 1


@pytest.mark.browser
def test_dialogue_with_voices(page):
    page.evaluate(VOICES, ["Ann", "Bob", "Carol", "remote Dan"])
    mount(page, DialoguePlayer(DIALOGUE))
    assert page.locator(".gkm-voice-note").text_content() == ""
    the_button(page, "Play").click()
    spoken = page.evaluate("speechSynthesis.spoken")
    assert len(spoken) == 1 and spoken[0] == {
        "text": "Today we meet the L S T M, the Long Short-Term Memory.",
        "voice": "Ann",
        "rate": 1,
        "pitch": 1,
    }
    page.evaluate("speechSynthesis.finish()")
    page.evaluate("speechSynthesis.finish()")
    assert current(page) == 0, "three sentences are one line"
    page.evaluate("speechSynthesis.finish()")
    assert current(page) == 1 and page.evaluate("speechSynthesis.spoken.at(-1).voice") == "Bob"
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("speechSynthesis.spoken.at(-1).rate") == 1.5
    the_button(page, "Pause").click()
    assert page.evaluate("speechSynthesis.now") is None
    said = page.evaluate("speechSynthesis.spoken.length")
    the_button(page, "Play").click()
    assert page.evaluate("speechSynthesis.spoken.length") == said + 1 and current(page) == 1
    page.get_by_text("Voices", exact=True).click()
    page.get_by_label("Jonas").select_option("remote Dan (needs the network)")
    assert page.evaluate("speechSynthesis.spoken.at(-1).voice") == "remote Dan"
    page.get_by_label("Jonas").select_option("silent, read along")
    assert page.evaluate("speechSynthesis.now") is None
    page.evaluate("cleanups[0]()")
    assert page.evaluate("speechSynthesis.now") is None


@pytest.mark.browser
def test_dialogue_never_chooses_a_voice_that_needs_the_network(page):
    page.evaluate(VOICES, ["remote Dan"])
    mount(page, DialoguePlayer(DIALOGUE))
    expect(page.get_by_text("No voice is chosen. The dialogue runs silently")).to_be_visible()
    the_button(page, "Play").click()
    assert page.evaluate("speechSynthesis.spoken") == []


@pytest.mark.browser
def test_speakers_who_share_a_voice_differ_in_pitch(page):
    page.evaluate(VOICES, ["Ann"])
    mount(page, DialoguePlayer(DIALOGUE))
    the_button(page, "Play").click()
    for _ in range(3):
        page.evaluate("speechSynthesis.finish()")
    pitches = page.evaluate("speechSynthesis.spoken.map((each) => each.pitch)")
    assert pitches == [DIALOGUE.speakers[0].pitch] * 3 + [DIALOGUE.speakers[1].pitch]


@pytest.mark.browser
@pytest.mark.parametrize("how", ["fails", "never ends"])
def test_a_voice_that_does_not_answer_gives_way_to_silence(page, how):
    stop_clock(page)
    page.evaluate(VOICES, ["Ann"])
    mount(page, DialoguePlayer(DIALOGUE))
    the_button(page, "Play").click()
    if how == "fails":
        page.evaluate("speechSynthesis.now.onerror({error: 'synthesis-failed'})")
    else:
        page.clock.run_for(17_000)
    expect(page.get_by_text("This voice does not answer. Reading silently")).to_be_visible()
    page.clock.run_for(10_000)
    assert current(page) == 1
    page.clock.run_for(10_000)
    assert current(page) > 1 and page.evaluate("speechSynthesis.spoken.length") == 1, "it is not tried again"


@pytest.mark.browser
def test_only_one_dialogue_speaks_and_none_when_its_cell_is_gone(page):
    page.evaluate(VOICES, ["Ann", "Bob", "Carol"])
    mount(page, DialoguePlayer(DIALOGUE), live=False)
    mount(page, DialoguePlayer(DIALOGUE), live=False)
    first, second = page.get_by_role("group", name="Dialogue").all()
    first.get_by_role("button", name="Play", exact=True).click()
    second.get_by_role("button", name="Play", exact=True).click()
    expect(first.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(second.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    assert page.evaluate("speechSynthesis.now") is not None
    page.evaluate("cleanups[1]()")
    assert page.evaluate("speechSynthesis.now") is None


# Predict and memory aids in the browser


@pytest.mark.browser
def test_predict(page, store):
    predict = Predict(
        LESSON.predictions["forget-bias"], None, lambda guess: store.record_prediction(SLUG, "forget-bias", guess)
    )
    state = json.dumps(traits(predict))
    assert LESSON.predictions["forget-bias"].because[:20] not in state and '"answer"' not in state
    mount(page, predict)
    the_button(page, "Guess").click()
    expect(page.get_by_text("Choose one first, or skip.").last).to_be_visible()
    assert not predict.done
    page.get_by_role("radio", name="About 4", exact=True).check()
    the_button(page, "Guess").click()
    expect(page.get_by_text("You guessed: About 4.").last).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert predict.done and predict.guess == 1 and store.prediction(SLUG, "forget-bias").option == 1


@pytest.mark.browser
@pytest.mark.parametrize("live", [True, False])
def test_predict_skipped(page, live):
    guesses = []
    predict = Predict(LESSON.predictions["forget-bias"], None, guesses.append)
    mount(page, predict, live=live)
    the_button(page, "Skip").click()
    expect(page.get_by_text("You skipped the guess.").last).to_be_visible()
    if live:
        assert predict.done and predict.guess is None and guesses == [None]
    else:
        assert page.evaluate("window.sent.done") is True, "the veil lifts without Python"


@pytest.mark.browser
def test_predict_after_a_restart(page):
    mount(page, Predict(LESSON.predictions["forget-bias"], 3, lambda _: None))
    expect(page.get_by_text("You guessed: About 100.").last).to_be_visible()


@pytest.mark.browser
def test_memory_aids_ask_first(page):
    mount(page, MemoryAids(LESSON.memory_aids.values()))
    for aid in LESSON.memory_aids.values():
        item = page.get_by_role("listitem").filter(has_text=aid.recall)
        expect(item.get_by_text(aid.text)).to_be_hidden()
        expect(item.get_by_text(aid.answer)).to_be_hidden()
        item.get_by_text("Show", exact=True).focus()
        page.keyboard.press("Enter")
        for words in (aid.text, aid.answer, aid.caveat):
            expect(item.get_by_text(words)).to_be_visible()


# All of them


def play_cards(page: Page) -> None:
    the_button(page, "Flip").click()


def play_quiz(page: Page) -> None:
    page.get_by_role("radio").first.check()
    the_button(page, "Check answer").click()
    page.locator("summary").click()


def play_dialogue(page: Page) -> None:
    page.clock.fast_forward(1600)
    page.get_by_role("slider", name="Line").fill(str(ASKED + 1))
    the_button(page, "Play").click()
    page.clock.run_for(30_000)
    expect(page.get_by_text("A question for you", exact=True)).to_be_visible()


def play_aids(page: Page) -> None:
    for show in page.locator("summary").all():
        show.click()


def play_predict(page: Page) -> None:
    page.get_by_role("radio").first.check()
    the_button(page, "Guess").click()


PLAYS = {
    "cards": (cards_widget, play_cards),
    "quiz": (quiz_widget, play_quiz),
    "dialogue": (lambda store: DialoguePlayer(DIALOGUE), play_dialogue),
    "aids": (lambda store: MemoryAids(LESSON.memory_aids.values()), play_aids),
    "predict": (lambda store: Predict(LESSON.predictions["forget-bias"], None, lambda _: None), play_predict),
}


@pytest.mark.browser
@pytest.mark.parametrize("theme", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", PLAYS)
def test_accessible_and_narrow(page, store, name, theme):
    """axe finds nothing, nothing is cut off at 380 px, and no key leaves for JupyterLab."""
    make, play = PLAYS[name]
    page.clock.install()
    mount(page, make(store), theme)
    page.evaluate("() => { window.leaked = 0; document.addEventListener('keydown', () => { window.leaked += 1; }); }")
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    page.locator(".gkm button:enabled, .gkm input:enabled, .gkm summary").first.focus()
    page.keyboard.press("b")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("window.leaked") == 0
    for act in (lambda page: None, play):
        act(page)
        page.clock.run_for(1000)
        violations, passes = page.evaluate("axe.run('.gkm').then((found) => [found.violations, found.passes.length])")
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == [] and passes > 5
        assert page.evaluate("document.documentElement.scrollWidth") <= 380

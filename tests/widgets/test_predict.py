"""Predictions and memory aids: Python halves, and both halves in a real browser."""

import json
from math import exp, log

import pytest
from playwright.sync_api import expect

from helpers.content import course
from helpers.study import StoreError
from helpers.widgets import STAGES

from .study_page import LESSON, SLUG, aids_widget, mount, predict_widget, the_button, traits


def test_half_lives_of_the_prediction():
    half_lives = [log(1 / 2) / log(1 / (1 + exp(-b))) for b in range(6)]
    prediction = LESSON.predictions["forget-bias"]
    assert [round(value, 1) for value in half_lives[:4]] == [1, 2.2, 5.5, 14.3] and prediction.answer == 2
    assert "At bias 3 it keeps 95 % at each step" in " ".join(prediction.because.split())
    assert 0.945 < 1 / (1 + exp(-3)) < 0.955
    assert "left after 14 steps on the direct way alone" in LESSON.claims["longer-than-computed"].text


def test_an_option_that_is_gone_is_forgotten(store):
    store.record_prediction(SLUG, "forget-bias", 9)
    predict = predict_widget(store)
    assert predict.guess is None and not predict.done


def test_a_store_that_fails_says_so_and_does_not_keep_the_veil_down(store):
    def broken(_: dict) -> dict:
        raise StoreError("the disk is full")

    predict = predict_widget(store, broken)
    predict.event = {"n": 1, "kind": "guess", "option": 1}
    assert predict.problem == "the disk is full" and predict.done and predict.guess == 1


@pytest.mark.browser
def test_predict(page, store):
    predict = predict_widget(store)
    state = json.dumps(traits(predict))
    assert LESSON.predictions["forget-bias"].because[:20] not in state and '"answer"' not in state
    mount(page, predict)
    the_button(page, "Guess").click()
    expect(page.get_by_text("Choose one first, or skip.").last).to_be_visible()
    assert not predict.done
    page.get_by_role("radio", name=LESSON.predictions["forget-bias"].options[1], exact=True).check()
    the_button(page, "Guess").click()
    expect(page.get_by_text("You guessed: The one that starts at 0").last).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert predict.done and predict.guess == 1 and store.prediction(SLUG, "forget-bias").option == 1


@pytest.mark.browser
@pytest.mark.parametrize("live", [True, False])
def test_predict_skipped(page, store, live):
    predict = predict_widget(store)
    mount(page, predict, live=live)
    the_button(page, "Skip").click()
    expect(page.get_by_text("You skipped the guess.").last).to_be_visible()
    if live:
        assert predict.done and predict.guess is None and store.prediction(SLUG, "forget-bias").option is None
    else:
        assert page.evaluate("window.sent.done") is True, "the veil lifts without Python"


@pytest.mark.browser
def test_predict_after_a_restart(page, store):
    store.record_prediction(SLUG, "forget-bias", 3)
    mount(page, predict_widget(store))
    expect(page.get_by_text("You guessed: None of them.").last).to_be_visible()


@pytest.mark.browser
def test_memory_aids_ask_first(page):
    mount(page, aids_widget())
    for aid in LESSON.memory_aids.values():
        item = page.get_by_role("listitem").filter(has_text=aid.recall)
        expect(item.get_by_text(aid.text)).to_be_hidden()
        expect(item.get_by_text(aid.answer)).to_be_hidden()
        item.get_by_text("Show", exact=True).focus()
        page.keyboard.press("Enter")
        for words in (aid.text, aid.answer, aid.caveat):
            expect(item.get_by_text(words)).to_be_visible()


def test_every_picture_of_a_memory_aid_is_one_that_there_is():
    named = {aid.picture for one in course().lessons.values() for aid in one.memory_aids.values() if aid.picture}
    assert named == {"kingdom", "memory-route"} and named <= set(STAGES)


@pytest.mark.browser
def test_a_memory_aid_shows_its_picture(page):
    mount(page, aids_widget())
    aid = next(aid for aid in LESSON.memory_aids.values() if aid.picture == "kingdom")
    item = page.get_by_role("listitem").filter(has_text=aid.recall)
    picture = item.get_by_role("img", name=STAGES["kingdom"].alt)
    expect(picture).to_be_hidden()
    item.get_by_text("Show", exact=True).click()
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 660
    assert f'alt="{STAGES["kingdom"].alt}"' in aids_widget().static_html()

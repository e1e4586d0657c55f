"""The dialogue: its text, and its player in a real browser."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from helpers.widgets import DialoguePlayer

from .study_page import ASKED, DIALOGUE, LESSON, mount, player, stop_clock, the_button

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


def current(page: Page) -> int:
    return page.locator(".gkm-lines li").evaluate_all("(all) => all.findIndex((each) => each.ariaCurrent === 'true')")


@pytest.mark.browser
def test_dialogue_without_a_voice(page):
    answers = []
    stop_clock(page)
    mount(page, player(record=lambda event: answers.append((event["line"], event["option"])) or {}))
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
    assert answers == [(ASKED, 1)]
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
    mount(page, player())
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
    mount(page, player())
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
    mount(page, player())
    expect(page.get_by_text("No voice is chosen. The dialogue runs silently")).to_be_visible()
    the_button(page, "Play").click()
    assert page.evaluate("speechSynthesis.spoken") == []


@pytest.mark.browser
def test_speakers_who_share_a_voice_differ_in_pitch(page):
    page.evaluate(VOICES, ["Ann"])
    mount(page, player())
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
    mount(page, player())
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
    mount(page, player(), live=False)
    mount(page, player(), live=False)
    first, second = page.get_by_role("group", name="Dialogue").all()
    first.get_by_role("button", name="Play", exact=True).click()
    second.get_by_role("button", name="Play", exact=True).click()
    expect(first.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(second.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    assert page.evaluate("speechSynthesis.now") is not None
    page.evaluate("cleanups[1]()")
    assert page.evaluate("speechSynthesis.now") is None


# Recorded voices: the real clips, played by the browser

NARRATION = LESSON.narrations["friend"].talk
LISTEN = """() => {
    window.heard = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () { window.heard.push(this); this.muted = true; return play.call(this); };
}"""


def recorded(talk=DIALOGUE) -> DialoguePlayer:
    return player(talk, LESSON.clips_of(talk))


def audio(page: Page, what: str):
    return page.evaluate(f"window.heard.at(-1)?.{what}")


@pytest.mark.browser
def test_recorded_lines_play_pause_go_on_and_seek(page):
    page.evaluate(LISTEN)
    player = recorded()
    mount(page, player)
    expect(page.get_by_label("Voices", exact=True)).to_have_value("recorded")
    assert player.clips == {}, "nothing is sent before it is wanted"
    expect(page.get_by_role("slider", name="Line")).to_be_hidden()  # one bar is enough
    the_button(page, "Play").click()
    page.wait_for_function("() => window.heard.at(-1)?.currentTime > 0.6")
    assert audio(page, "duration") == pytest.approx(LESSON.clips_of(DIALOGUE)[0].seconds, abs=0.15)
    the_button(page, "Pause").click()
    stood = audio(page, "currentTime")
    assert audio(page, "paused")
    the_button(page, "Play").click()
    page.wait_for_function("() => !window.heard.at(-1).paused && window.heard.at(-1).currentTime > 0.5")
    assert audio(page, "currentTime") >= stood - 0.6, "it goes on inside the line"
    page.get_by_label("Speed").select_option("1.5")
    assert audio(page, "playbackRate") == 1.5 and audio(page, "preservesPitch")
    time = page.get_by_role("slider", name="Time")
    lengths = [clip.seconds for clip in LESSON.clips_of(DIALOGUE)]
    time.fill(str(int(lengths[0] + lengths[1] + 2)))
    assert current(page) == 2
    page.wait_for_function("() => window.heard.at(-1).currentTime > 1")
    assert time.get_attribute("aria-valuetext").endswith(
        f"of {int(sum(lengths)) // 60}:{int(sum(lengths)) % 60:02}, Mira"
    )
    time.focus()
    page.keyboard.press("Home")
    assert current(page) == 0


@pytest.mark.browser
def test_a_recorded_line_ends_and_the_next_one_follows(page):
    page.evaluate(LISTEN)
    mount(page, recorded())
    the_button(page, "Play").click()
    page.wait_for_function("() => window.heard.at(-1)?.duration > 1")
    page.evaluate("() => { window.heard.at(-1).currentTime = window.heard.at(-1).duration - 0.2; }")
    page.wait_for_function("() => document.querySelectorAll('.gkm-lines li')[1].ariaCurrent === 'true'")
    page.wait_for_function("() => window.heard.length === 2 && !window.heard[1].paused")
    the_button(page, "Pause").click()


@pytest.mark.browser
def test_the_question_waits_after_a_recorded_line_too(page):
    page.evaluate(LISTEN)
    mount(page, recorded())
    page.locator(".gkm-lines li").nth(ASKED).click()
    the_button(page, "Play").click()
    page.wait_for_function("() => window.heard.at(-1)?.duration > 1")
    page.evaluate("() => { window.heard.at(-1).currentTime = window.heard.at(-1).duration - 0.2; }")
    expect(page.get_by_text("A question for you", exact=True)).to_be_visible()
    assert current(page) == ASKED
    the_button(page, "Skip").click()
    page.wait_for_function("() => window.heard.length === 2")
    assert current(page) == ASKED + 1


@pytest.mark.browser
def test_clips_do_not_stay_in_the_notebook(page):
    page.evaluate(LISTEN)
    player = recorded()
    mount(page, player)
    the_button(page, "Play").click()
    page.wait_for_function("() => window.heard.at(-1)?.currentTime > 0")
    the_button(page, "Pause").click()
    page.wait_for_timeout(200)
    assert player.clips == {}


@pytest.mark.browser
def test_where_no_clip_comes_the_text_goes_on_and_says_why(page):
    stop_clock(page)
    mount(page, recorded(), live=False)  # no kernel
    the_button(page, "Play").click()
    page.clock.run_for(8500)
    expect(page.locator(".gkm-voice-note")).to_have_text(
        re.compile("^The recorded voice did not come; is the kernel running")
    )
    page.clock.run_for(12_000)
    assert current(page) >= 1


# A player without a sound device, or with a browser's rules about sound. It gets the real clips.
AUDIO = """(how) => {
    window.tries = 0;
    window.Audio = class {
        paused = true;
        currentTime = 0;
        play() {
            window.tries += 1;
            this.paused = false;
            if (how === 'plays' || (how === 'waits for a click' && window.tries > 1)) {
                setTimeout(() => { this.currentTime = 2.5; this.ontimeupdate(); });
                return Promise.resolve();
            }
            if (how === 'stands still') return Promise.resolve();
            if (how === 'breaks off') { setTimeout(() => this.onerror(new Event('error')), 100); return Promise.resolve(); }
            this.paused = true;
            const name = how === 'no output' ? 'NotSupportedError' : 'NotAllowedError';
            return Promise.reject(new DOMException('', name));
        }
        pause() { this.paused = true; }
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("how", ["breaks off", "stands still", "no output"])
@pytest.mark.parametrize("talk", [DIALOGUE, NARRATION], ids=["dialogue", "narration"])
def test_where_no_sound_device_plays_a_good_clip_it_says_so_and_reads_silently(page, how, talk):
    stop_clock(page)
    page.evaluate(VOICES, ["Ann"])
    page.evaluate(AUDIO, how)
    mount(page, recorded(talk))
    page.locator(".gkm-listen").click()
    page.wait_for_function("() => window.tries === 1")
    page.clock.run_for(8500 if how == "stands still" else 200)
    note = page.locator(".gkm-voice-note")
    expect(note).to_have_text(re.compile("no sound device plays it: connect one .* Reading silently"))
    expect(note).to_be_visible()  # of a narration too, whose other controls are folded away
    assert "kernel" not in note.inner_text()
    page.clock.run_for(12_000)
    assert (current(page) >= 1 or len(talk.lines) == 1) and page.evaluate("speechSynthesis.spoken.length") == 0
    assert page.evaluate("window.tries") == 1, "it is not tried again"


@pytest.mark.browser
def test_a_clip_that_the_browser_cannot_decode_is_not_blamed_on_the_sound_device(page, tmp_path):
    page.evaluate(LISTEN)
    (tmp_path / "clip.mp3").write_bytes(b"no sound at all " * 200)
    clips = [replace(clip, path=tmp_path / "clip.mp3") for clip in LESSON.clips_of(DIALOGUE)]
    mount(page, player(clips=clips))
    the_button(page, "Play").click()
    note = page.locator(".gkm-voice-note")
    expect(note).to_have_text(re.compile("can't decode the recorded voice, an MP3: open it in a current"))
    assert "kernel" not in note.inner_text() and "device" not in note.inner_text()


@pytest.mark.browser
def test_a_browser_that_waits_for_a_click_gets_one_and_plays(page):
    page.evaluate(AUDIO, "waits for a click")
    mount(page, recorded())
    the_button(page, "Play").click()
    note = page.locator(".gkm-voice-note")
    expect(note).to_have_text(re.compile("only after you have clicked or pressed a key in it: press Play again"))
    expect(page.get_by_label("Voices", exact=True)).to_have_value("recorded")
    the_button(page, "Play").click()
    expect(page.get_by_role("slider", name="Time")).to_have_value("2")
    assert note.inner_text() == ""


@pytest.mark.browser
def test_a_browser_that_allows_no_sound_at_all_is_told_apart(page):
    page.evaluate(AUDIO, "forbids")
    mount(page, recorded())
    the_button(page, "Play").click()
    note = page.locator(".gkm-voice-note")
    expect(note).to_have_text(re.compile("press Play again"))
    the_button(page, "Play").click()
    expect(note).to_have_text(re.compile("This browser blocks sound on this page: allow it in the settings"))
    expect(the_button(page, "Pause")).to_be_visible()  # it goes on, read along
    assert page.evaluate("window.tries") == 2


@pytest.mark.browser
def test_where_all_is_well_nothing_is_said(page):
    page.evaluate(AUDIO, "plays")
    mount(page, recorded())
    the_button(page, "Play").click()
    expect(page.get_by_role("slider", name="Time")).to_have_value("2")
    assert page.locator(".gkm-voice-note").inner_text() == ""


@pytest.mark.browser
def test_text_alone_and_the_browsers_voices_remain_a_choice(page):
    page.evaluate(VOICES, ["Ann", "Bob", "Carol"])
    page.evaluate(LISTEN)
    mount(page, recorded())
    choice = page.get_by_label("Voices", exact=True)
    choice.select_option("browser")
    the_button(page, "Play").click()
    assert page.evaluate("speechSynthesis.spoken.length") == 1 and page.evaluate("heard.length") == 0
    choice.select_option("silent")
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.get_by_role("slider", name="Line")).to_be_visible()


@pytest.mark.browser
def test_a_narration_is_one_button_until_it_is_wanted(page):
    page.evaluate(LISTEN)
    mount(page, recorded(NARRATION))
    seconds = sum(clip.seconds for clip in LESSON.clips_of(NARRATION))
    button = the_button(page, f"Listen to this section (0:{int(seconds)})")
    expect(page.get_by_role("slider", name="Time")).to_be_hidden()
    button.click()
    page.wait_for_function("() => window.heard.at(-1)?.currentTime > 0.2")
    the_button(page, "Pause").click()
    expect(the_button(page, "Go on listening")).to_be_visible()
    page.get_by_text("Text, speed, voices").click()
    expect(page.get_by_text(NARRATION.lines[0].text)).to_be_visible()
    expect(page.get_by_role("slider", name="Time")).to_be_visible()


def test_a_wanted_clip_that_does_not_exist_is_no_error():
    player = recorded(NARRATION)
    for line in (-1, 99, "x", None):
        player.act({"kind": "clip", "line": line})
    assert player.clips == {}
    for line in (0, 1, 2):
        player.act({"kind": "clip", "line": line})
    assert list(player.clips) == ["1", "2"]


def test_on_paper_a_narration_is_its_text():
    page = recorded(NARRATION).static_html()
    assert page.startswith("<details><summary>To listen to: A friend with a great memory</summary>")
    assert all(line.text.split(".")[0] in page for line in NARRATION.lines)

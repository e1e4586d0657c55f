"""Every spoken line has its clip, none is garbled; a changed line is noticed, and only it is recorded anew."""

import shutil
from pathlib import Path

import pytest
import yaml

from helpers.authoring import check_voices, distance, is_garbled, record_voices, spoken_lines
from helpers.content import ContentError, Course, LessonContent, course

LESSONS = list(course().lessons.values())


class StandIn:
    """Writes files instead of sound, and hears what it is told to."""

    def __init__(self, misheard: int = 0, dies_at: str = ""):
        self.misheard, self.dies_at, self.spoke = misheard, dies_at, []

    def speak(self, voice: str, spoken: str, target: Path) -> float:
        if self.dies_at and self.dies_at in spoken:
            raise KeyboardInterrupt
        self.spoke.append((voice, spoken))
        target.write_bytes(b"sound")
        return 1.5

    def hear(self, clip: Path, spoken: str) -> tuple[int, int, str]:
        return self.misheard, len(spoken.split()), spoken


@pytest.fixture
def copy(tmp_path: Path) -> LessonContent:
    """A copy of the LSTM lesson, with its clips."""
    root = tmp_path / "lessons"
    shutil.copytree(course().root, root)
    return Course(root).lesson("introduction-to-lstm")


def again(lesson: LessonContent) -> LessonContent:
    return Course(lesson.folder.parent).lesson(lesson.slug)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_every_spoken_line_has_a_clip_that_was_understood(lesson: LessonContent) -> None:
    assert check_voices(lesson) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_clips_are_mp3_of_48_kbit_mono(lesson: LessonContent) -> None:
    for clip in lesson.clips.values():
        data = clip.path.read_bytes()
        # MPEG-2 layer III, 48 kbit/s, 24 kHz, one channel: the four bytes that begin every frame.
        assert data[0] == 0xFF and data[1] & 0xFE == 0xF2, clip.path.name
        assert (data[2] >> 4, (data[2] >> 2) & 3, data[3] >> 6) == (6, 1, 3), clip.path.name
        assert clip.seconds * 6000 * 0.95 < len(data) < (clip.seconds + 0.3) * 6000 * 1.05, clip.path.name


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_the_speakers_of_a_talk_have_voices_of_their_own(lesson: LessonContent) -> None:
    for talk in lesson.talks:
        voices = [speaker.voice for speaker in talk.speakers]
        assert None not in voices
        assert len(set(voices)) == len({speaker.name for speaker in talk.speakers}) == len(voices)


def test_a_changed_line_is_noticed_and_only_it_is_recorded(copy: LessonContent) -> None:
    path = copy.folder / "narration.yaml"
    text = path.read_text()
    assert text.count("She drops the small talk.") == 1
    path.write_text(text.replace("She drops the small talk.", "She drops all small talk."))
    told = check_voices(again(copy))
    assert len(told) == 2
    assert "friend, line 2 has no clip" in told[0] and "course voices introduction-to-lstm" in told[0]
    assert "belongs to no line" in told[1]
    studio = StandIn()
    assert record_voices(again(copy), studio, tell=lambda line: None) == []
    assert [voice for voice, spoken in studio.spoke] == ["heart"] and "all small talk" in studio.spoke[0][1]
    clips = again(copy).clips
    assert (
        len(clips) == len({line.id for line in spoken_lines(again(copy))}) == len(list(copy.folder.glob("audio/*.mp3")))
    )


def test_another_voice_makes_a_clip_stale(copy: LessonContent) -> None:
    path = copy.folder / "dialogue.yaml"
    path.write_text(path.read_text().replace("voice: kumo", "voice: young"))
    lines = sum(line.speaker == "jonas" for line in copy.dialogues["introduction-to-lstm"].lines)
    assert len([told for told in check_voices(again(copy)) if "has no clip" in told]) == lines >= 5


def test_a_garbled_clip_is_refused_by_name(copy: LessonContent) -> None:
    shutil.rmtree(copy.folder / "audio")
    told = record_voices(again(copy), StandIn(misheard=7), tell=lambda line: None)
    assert any("friend, line 2 is garbled, 7 of 35 words were misheard" in one for one in told)
    assert [is_garbled(*counts) for counts in ((1, 5), (2, 22), (7, 26), (3, 20), (4, 20))] == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_stopped_in_the_middle_it_goes_on_where_it_was(copy: LessonContent) -> None:
    shutil.rmtree(copy.folder / "audio")
    first = StandIn(dies_at="You know such a friend")
    with pytest.raises(KeyboardInterrupt):
        record_voices(again(copy), first, tell=lambda line: None)
    assert len(again(copy).clips) == len(first.spoke) > 5
    second = StandIn()
    assert record_voices(again(copy), second, tell=lambda line: None) == []
    assert not set(first.spoke) & set(second.spoke)
    assert "You know such a friend" in second.spoke[0][1]


def test_a_damaged_list_says_what_to_do(copy: LessonContent) -> None:
    listing = copy.folder / "audio" / "clips.yaml"
    entries = yaml.safe_load(listing.read_text())
    (copy.folder / "audio" / f"{next(iter(entries))}.mp3").unlink()
    with pytest.raises(ContentError, match="are listed and not there"):
        _ = again(copy).clips
    listing.write_text("- nonsense\n")
    with pytest.raises(ContentError, match="Run `course voices` again"):
        _ = again(copy).clips


def test_words_misheard_are_counted() -> None:
    wanted = ["the", "gate", "is", "open"]
    assert distance(wanted, wanted) == 0
    assert distance(wanted, ["the", "gait", "is", "open"]) == 1
    assert distance(wanted, ["gate", "is", "wide", "open", "now"]) == 3
    assert distance(wanted, []) == 4

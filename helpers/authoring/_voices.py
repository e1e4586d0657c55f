"""`course voices`: every spoken line of a lesson as a clip, made anew only where the line, its voice or the recipe changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml

from helpers.content import LessonContent, clip_id

GARBLED = 0.15  # of a clip's words; one word may always be misheard, recognisers do that too


class SpeaksAndHears(Protocol):
    """What records and listens: the studio, or a stand-in in a test."""

    def speak(self, voice: str, spoken: str, target: Path) -> float:
        """Write a clip; its seconds."""

    def hear(self, clip: Path, spoken: str) -> tuple[int, int, str]:
        """Words misheard, words in all, what was heard."""


@dataclass(frozen=True)
class SpokenLine:
    """A line to record: where it stands, who says it, what is said."""

    where: str
    voice: str
    spoken: str

    @property
    def id(self) -> str:
        """The clip's name."""
        return clip_id(self.voice, self.spoken)


def spoken_lines(lesson: LessonContent) -> Iterator[SpokenLine]:
    """All lines of a lesson's dialogues and narrations whose speaker has a recorded voice."""
    for talk in lesson.talks:
        voices = {speaker.id: speaker.voice for speaker in talk.speakers}
        for number, line in enumerate(talk.lines, 1):
            voice = voices[line.speaker]
            if voice:
                yield SpokenLine(f"{talk.id}, line {number}", voice, line.spoken)


def check_voices(lesson: LessonContent) -> list[str]:
    """What is wrong with a lesson's clips: lines without one, clips without a line, garbled ones. It needs no engine."""
    clips, lines = lesson.clips, list(spoken_lines(lesson))
    problems = [
        f"{lesson.slug}: {line.where} has no clip ({line.spoken[:50]!r} ...). Run `course voices {lesson.slug}`."
        for line in lines
        if line.id not in clips
    ]
    known = {line.id: line for line in lines}
    files = {path.stem for path in (lesson.folder / "audio").glob("*.mp3")}
    for ident in sorted((set(clips) | files) - set(known)):
        problems.append(f"{lesson.slug}: the clip {ident}.mp3 belongs to no line. Run `course voices {lesson.slug}`.")
    for ident, line in known.items():
        if ident in clips and is_garbled(clips[ident].misheard, clips[ident].words):
            message = f"{clips[ident].misheard} of {clips[ident].words} words were misheard"
            problems.append(f"{lesson.slug}: {line.where} is garbled, {message}. Change its words, or its `say`.")
    return problems


def is_garbled(misheard: int, words: int) -> bool:
    """Whether the recogniser got more wrong than one word and than `GARBLED` of them."""
    return misheard > 1 and misheard > GARBLED * words


def record_voices(lesson: LessonContent, studio: SpeaksAndHears, tell: Callable[[str], Any] = print) -> list[str]:
    """Record what has no clip yet, remove what has no line any more, and say what is still wrong.

    A clip is listed once it is whole; stopped and started again it goes on where it was.

    Args:
        lesson: whose lines.
        studio: what speaks and hears.
        tell: gets a line of progress for each clip.

    Returns:
        Problems, as `check_voices`.
    """
    folder = lesson.folder / "audio"
    folder.mkdir(exist_ok=True)
    listing = folder / "clips.yaml"
    entries = yaml.safe_load(listing.read_text(encoding="utf-8")) if listing.exists() else {}
    lines = list({line.id: line for line in spoken_lines(lesson)}.values())
    for number, line in enumerate(lines, 1):
        if line.id in entries and (folder / f"{line.id}.mp3").exists():
            continue
        part = folder / f"{line.id}.part.mp3"
        seconds = studio.speak(line.voice, line.spoken, part)
        misheard, words, heard = studio.hear(part, line.spoken)
        part.replace(folder / f"{line.id}.mp3")
        entries[line.id] = {
            "voice": line.voice,
            "seconds": round(seconds, 2),
            "misheard": misheard,
            "words": words,
            "says": line.spoken,
            "heard": heard,
        }
        _write(listing, entries)
        tell(f"{number} of {len(lines)}: {line.where}, {seconds:.1f} s, {misheard} of {words} words misheard")
    wanted = {line.id: entries[line.id] for line in lines}
    _write(listing, wanted)
    for path in folder.glob("*.mp3"):
        if path.stem not in wanted:
            path.unlink()
    return check_voices(LessonContent(lesson.folder, lesson.course))


def _write(path: Path, entries: dict[str, Any]) -> None:
    head = (
        "# Written by `course voices`. For each clip: what it says, how long it is, and what a recogniser made of it.\n"
    )
    part = path.with_suffix(".part")
    part.write_text(head + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=150), encoding="utf-8")
    part.replace(path)

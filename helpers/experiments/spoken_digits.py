"""Recordings of spoken digits, and two ways to split them: by take, where every voice was heard, and by speaker, where one never was."""

import io
import lzma
import tarfile
import wave
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from helpers.experiments._data import Say
from helpers.experiments._declared import FSDD, SYNTHETIC
from helpers.experiments.log_mel import RATE

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FOLDS = 6  # groups of speakers, each held out once
MU = 255  # of mu-law: 8 bits a sample, finer near zero
How = Literal["take", "speaker"]


@dataclass(frozen=True)
class Recordings:
    """Spoken digits.

    Attributes:
        name: its id.
        about: what it is, in words.
        speakers: the names of the speakers.
        test_takes: how many takes, from 0 on, are kept for testing.
        signals: a recording each, (samples,), float32 in [-1, 1], at 8,000 samples a second.
        digit, speaker, take: of each recording, (N,); a speaker's number is its place in `speakers`.
    """

    name: str
    about: str
    speakers: tuple[str, ...]
    test_takes: int
    signals: tuple[np.ndarray, ...]
    digit: np.ndarray
    speaker: np.ndarray
    take: np.ndarray

    def __len__(self) -> int:
        return len(self.signals)

    def number(self, digit: int, speaker: int, take: int) -> int:
        """Which recording this is.

        Raises:
            ValueError: there is none.
        """
        found = np.flatnonzero((self.digit == digit) & (self.speaker == speaker) & (self.take == take))
        if not len(found):
            raise ValueError(f"there is no recording of digit {digit} by speaker {speaker}, take {take}.")
        return int(found[0])


@dataclass(frozen=True)
class Split:
    """Numbers of recordings: to train on, to choose settings with, and to report on.

    Attributes:
        about: how it was split, in words.
        train, validation, test: numbers of recordings, in order.
    """

    about: str
    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray


@cache
def synthetic() -> Recordings:
    """The digits as said by many synthetic voices; ships with the course."""
    with np.load(io.BytesIO(lzma.decompress(SYNTHETIC.path().read_bytes()))) as file:
        stored = {name: file[name] for name in file.files}
    signals = np.split(decoded(stored["samples"]), np.cumsum(stored["lengths"].astype(int))[:-1])
    digit, speaker, take = (stored[name].astype(int) for name in ("digit", "speaker", "take"))
    speakers = tuple(str(one) for one in stored["speakers"])
    return Recordings("synthetic", "digits said by synthetic voices", speakers, 1, tuple(signals), digit, speaker, take)


def fsdd(say: Say = print) -> Recordings:
    """The Free Spoken Digit Dataset: real people; downloaded once.

    Args:
        say: is given a line before the download.

    Raises:
        DataError: there is no network, and no copy in the cache.
    """
    found = []
    with tarfile.open(FSDD.path(say)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(".wav") else None
            if content is not None:
                spoken, name, take_text = member.name.rpartition("/")[2].removesuffix(".wav").split("_")
                found.append((int(spoken), name, int(take_text), _read(content.read())))
    found.sort(key=lambda one: one[:3])
    names = sorted({one[1] for one in found})
    digit, speaker, take = (
        np.array(column)
        for column in ([d for d, *_ in found], [names.index(s) for _, s, *_ in found], [t for *_, t, _ in found])
    )
    signals = tuple(one[3] for one in found)
    return Recordings("fsdd", "digits said by six people", tuple(names), 5, signals, digit, speaker, take)


RECORDINGS: dict[str, Callable[[], Recordings]] = {"synthetic": synthetic, "fsdd": fsdd}


def split(recordings: Recordings, how: How, fold: int) -> Split:
    """Split so that the two ways can be compared: the same recordings are tested, and as many are trained on.

    The speakers are in six groups. Tested are the first takes of the group `fold`, and settings are chosen with the first takes of the
    others. Split by take, training has the later takes of all speakers, or rather as many of them, drawn by lot, as it has when split
    by speaker: there the whole group is left out.

    Args:
        recordings: all of them.
        how: "take" or "speaker".
        fold: from 0 to 5: which group of speakers is tested.
    """
    held = recordings.speaker % FOLDS == fold
    first = recordings.take < recordings.test_takes
    unheard, later = np.flatnonzero(~first & ~held), np.flatnonzero(~first)
    test, validation = np.flatnonzero(first & held), np.flatnonzero(first & ~held)
    if how == "speaker":
        return Split("by speaker: the voices that are tested were never heard", unheard, validation, test)
    train = np.sort(np.random.default_rng(fold).choice(later, len(unheard), replace=False))
    return Split("by take: every voice was heard, saying the same digits at another time", train, validation, test)


def encoded(signal: np.ndarray) -> np.ndarray:
    """A signal in [-1, 1] in 8 bits a sample, by the mu-law, int8 from -127 to 127.

    Source: ITU-T G.711, the smooth curve of which its segments are an approximation.
    """
    return np.rint(127 * np.sign(signal) * np.log1p(MU * np.abs(signal)) / np.log1p(MU)).astype(np.int8)


def decoded(codes: np.ndarray) -> np.ndarray:
    """The inverse of `encoded`, float32."""
    height = codes.astype(np.float32) / 127
    return (np.sign(height) * np.expm1(np.abs(height) * np.log1p(MU)) / MU).astype(np.float32)


def _read(content: bytes) -> np.ndarray:
    """A WAV file of one channel and 16 bits, float32 in [-1, 1]."""
    with wave.open(io.BytesIO(content)) as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        if form != (1, 2, RATE):
            raise ValueError(f"channels, bytes a sample and samples a second are {form}, expected {(1, 2, RATE)}.")
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768

"""Makes the embedded recordings: the ten digits, spoken three times by each of many synthetic voices.

Authors run it: `python -m helpers.experiments.synthetic_digits`. It needs the programs espeak-ng, flite, text2wave (of festival) and sox;
learners need none of them.
"""

import hashlib
import io
import lzma
import shutil
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.log_mel import RATE, ends_of_speech
from helpers.experiments.spoken_digits import WORDS, encoded

MADE = HERE / "made" / "spoken_digits.npz.xz"
PROGRAMS = {
    "espeak-ng": "espeak-ng",
    "flite": "flite",
    "text2wave": "festival",
    "sox": "sox",
}  # command: Debian's package
# Accents and variants of espeak-ng. Of about eighty (no effects, such as a whisper or a robot) these forty differ most from each other:
# chosen one by one, the next always the one farthest from all before, by their log-mel features. Some of the others are the same sound.
ESPEAK = {
    "en-us": ("m1", "boris"),
    "en": ("f1", "m3", "Marco", "david", "travis", "iven4"),
    "en-us-nyc": ("m2", "Lee", "linda", "anika", "shelby"),
    "en-029": ("f2", "m4", "Annie", "pablo", "victor", "Henrique", "norbert"),
    "en-gb-x-gbclan": ("Andrea", "f4", "ed", "aunty", "iven", "zac", "marcelo"),
    "en-gb-x-gbcwmd": ("adam", "Alicia", "m8", "Jacky", "steph2", "iven2", "pedro", "mario"),
    "en-gb-scotland": ("f3", "klatt3", "robert", "Andy"),
    "en-gb-x-rp": ("belinda",),
}
TAKES = ((185, 50), (205, 40), (170, 62))  # of espeak-ng: words a minute, and pitch from 0 to 99
STRETCHES = (1.0, 0.9, 1.12)  # of the other two: how long a sound lasts
CENTS = (0, -120, 150)  # and how sox moves the pitch, in hundredths of a semitone


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks: a program with one of its voices. Programs that copy the same person's voice count as one speaker.

    Attributes:
        speaker: the speaker's name.
        takes: for each take the command that writes `out` from `word`, and sox's effects.
    """

    speaker: str
    takes: tuple[tuple[list[str], list[str]], ...]


def voices() -> list[Voice]:
    """All voices, in the order of the file."""
    found = []
    for voice in (f"{accent}+{variant}" for accent, variants in ESPEAK.items() for variant in variants):
        takes = [
            ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", "{out}", "{word}"]
            for speed, pitch in TAKES
        ]
        found.append(Voice(f"espeak-ng {voice}", tuple((take, []) for take in takes)))
    bends = [["pitch", str(cents)] if cents else [] for cents in CENTS]
    for name in ("awb", "rms"):
        found.append(Voice(f"flite {name}", tuple(zip((_flite(name, by) for by in STRETCHES), bends, strict=True))))
    for name, voice in (("kal16", "kal_diphone"), ("slt", "cmu_us_slt_arctic_hts")):
        by = STRETCHES
        commands = (_flite(name, by[0]), _festival(voice, by[1]), _flite(name, by[2]))
        found.append(Voice(f"flite and festival {name}", tuple(zip(commands, bends, strict=True))))
    return found


def recorded(command: list[str], effects: list[str], word: str) -> np.ndarray:
    """A word as a voice says it: 8,000 samples a second, the silence around it cut off, its largest sample at 0.7; (N,)."""
    with tempfile.TemporaryDirectory() as folder:
        spoken, narrow, text = (Path(folder) / name for name in ("spoken.wav", "narrow.wav", "word.txt"))
        text.write_text(word, encoding="ascii")
        places = {"out": str(spoken), "word": word, "text": str(text)}
        subprocess.run([part.format(**places) for part in command], check=True, capture_output=True)
        options = ["-r", str(RATE), "-c", "1", "-b", "16", str(narrow), *effects]
        subprocess.run(["sox", "-D", "-v", "0.5", str(spoken), *options], check=True, capture_output=True)
        with wave.open(str(narrow)) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    start, stop = ends_of_speech(samples)
    return 0.7 * samples[start:stop] / np.abs(samples).max()


def made() -> bytes:
    """The file: all takes of all digits by all voices."""
    signals, digits, speakers, takes = [], [], [], []
    people = voices()
    for number, voice in enumerate(people):
        for take, (command, effects) in enumerate(voice.takes):
            for digit, word in enumerate(WORDS):
                signals.append(encoded(recorded(command, effects, word)))
                digits.append(digit)
                speakers.append(number)
                takes.append(take)
    file = io.BytesIO()
    np.savez(
        file,
        samples=np.concatenate(signals),
        lengths=np.array([len(one) for one in signals], "<u2"),
        digit=np.array(digits, "u1"),
        speaker=np.array(speakers, "u1"),
        take=np.array(takes, "u1"),
        speakers=np.array([voice.speaker for voice in people]),
    )
    return lzma.compress(file.getvalue(), preset=9)


def _flite(name: str, stretch: float) -> list[str]:
    return ["flite", "-voice", name, "--setf", f"duration_stretch={stretch}", "-t", "{word}", "-o", "{out}"]


def _festival(voice: str, stretch: float) -> list[str]:
    settings = f"(begin (voice_{voice}) (Parameter.set 'Duration_Stretch {stretch}))"
    return ["text2wave", "-eval", settings, "-o", "{out}", "{text}"]


def main() -> str | None:
    """Make the file; a sentence where a program is missing."""
    missing = [package for command, package in PROGRAMS.items() if shutil.which(command) is None]
    if missing:
        return f"Missing on this machine: {', '.join(missing)}. Install them (in Debian: apt-get install {' '.join(missing)})."
    content = made()
    write_whole(MADE, content)
    print(f"For _declared.py: sha256={hashlib.sha256(content).hexdigest()!r}, size={len(content)}")
    return None


if __name__ == "__main__":
    sys.exit(main())

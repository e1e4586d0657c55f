"""Recordings: what ships is whole and of different voices, the two splits are fair to each other, real ones are read."""

import io
import tarfile
import wave

import numpy as np
import pytest

from helpers.experiments import DATA, FSDD, DataError, DataFile, Download, synthetic_digits
from helpers.experiments._data import members_sha256
from helpers.experiments.spoken_digits import WORDS, Recordings, decoded, encoded, fsdd, split, synthetic


@pytest.fixture(scope="module")
def voices() -> Recordings:
    return synthetic()


def test_every_voice_says_every_digit_in_three_takes(voices: Recordings) -> None:
    assert len(voices) == 44 * 10 * 3 == len(set(zip(voices.digit, voices.speaker, voices.take, strict=True)))
    assert len(set(voices.speakers)) == 44 == len(synthetic_digits.voices())
    assert [one.speaker for one in synthetic_digits.voices()] == list(voices.speakers)
    for signal in voices.signals:
        assert 0.65 < np.abs(signal).max() < 0.75 and 0.15 < len(signal) / 8_000 < 1.2
    assert voices.number(3, 7, 2) == np.flatnonzero((voices.digit == 3) & (voices.speaker == 7))[2]
    with pytest.raises(ValueError, match="no recording of digit 3 by speaker 44, take 0"):
        voices.number(3, 44, 0)


def test_no_two_recordings_are_the_same(voices: Recordings) -> None:
    assert len({signal.tobytes() for signal in voices.signals}) == len(voices)


def test_eight_bits_are_enough() -> None:
    signal = np.random.default_rng(0).uniform(-1, 1, 5_000) ** 3
    assert encoded(signal).dtype == np.int8
    np.testing.assert_allclose(decoded(encoded(signal)), signal, rtol=0.03, atol=1e-4)
    np.testing.assert_array_equal(encoded(decoded(encoded(signal))), encoded(signal))


@pytest.mark.parametrize("fold", range(6))
def test_the_two_splits_differ_only_in_whether_the_voice_was_heard(voices: Recordings, fold: int) -> None:
    take, speaker = split(voices, "take", fold), split(voices, "speaker", fold)
    np.testing.assert_array_equal(take.test, speaker.test)
    assert len(take.train) == len(speaker.train)
    for one in (take, speaker):
        parts = [set(part.tolist()) for part in (one.train, one.validation, one.test)]
        assert not parts[0] & parts[1] and not parts[0] & parts[2] and not parts[1] & parts[2]
    tested = set(voices.speaker[take.test])
    assert not tested & set(voices.speaker[speaker.train]) and not tested & set(voices.speaker[speaker.validation])
    assert tested <= set(voices.speaker[take.train])


def test_every_voice_is_tested_once(voices: Recordings) -> None:
    tested = np.concatenate([split(voices, "speaker", fold).test for fold in range(6)])
    assert sorted(tested.tolist()) == np.flatnonzero(voices.take == 0).tolist()


def test_real_recordings_are_read(downloaded: list[DataFile]) -> None:
    if FSDD not in downloaded:
        assert isinstance(FSDD.origin, Download)
        return
    people = fsdd(lambda _: pytest.fail("nothing is downloaded"))
    assert len(people) == 3_000 and people.speakers == ("george", "jackson", "lucas", "nicolas", "theo", "yweweler")
    assert set(zip(people.digit, people.speaker, people.take, strict=True)) == {
        (digit, speaker, take) for digit in range(10) for speaker in range(6) for take in range(50)
    }
    assert all(signal.dtype == np.float32 and np.abs(signal).max() <= 1 for signal in people.signals)
    by_speaker = split(people, "speaker", 2)
    assert len(by_speaker.train) == 2_250 and set(people.speaker[by_speaker.test]) == {2} and len(by_speaker.test) == 50


def test_programs_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda command: None if command in ("flite", "text2wave") else command)
    assert synthetic_digits.main() == (
        "Missing on this machine: flite, festival. Install them (in Debian: apt-get install flite festival)."
    )


def archive(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def test_an_archive_is_known_by_its_files_however_it_is_packed(tmp_path) -> None:
    one, other, third = (tmp_path / name for name in ("one.tar.gz", "other.tar", "third.tar"))
    one.write_bytes(archive({"x/a.wav": b"A", "x/b.wav": b"B", "x/readme": b"1"}))
    other.write_bytes(archive({"y/z/b.wav": b"B", "y/z/a.wav": b"A"}, "w"))
    third.write_bytes(archive({"x/a.wav": b"B", "x/b.wav": b"A"}))
    digest = members_sha256(one, ".wav")
    assert digest == members_sha256(other, ".wav") != members_sha256(third, ".wav")
    one.write_bytes(one.read_bytes()[:-30])
    other.write_text("no archive")
    assert digest not in (members_sha256(one, ".wav"), members_sha256(other, ".wav"))


def test_another_archive_says_what_to_do(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    (tmp_path / FSDD.file).write_bytes(archive({"recordings/0_me_0.wav": b"not of theirs"}))
    with pytest.raises(
        DataError, match=r"is not the file that the course knows.*Remove the file, and it is downloaded"
    ):
        fsdd()
    assert DATA["fsdd"].licence == "CC BY-SA 4.0"


def test_a_recording_of_another_form_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        out.writeframes(b"\0" * 400)
    (tmp_path / "packed.tar.gz").write_bytes(archive({"recordings/0_me_0.wav": file.getvalue()}))
    monkeypatch.setattr(DataFile, "path", lambda self, say: tmp_path / "packed.tar.gz")
    with pytest.raises(ValueError, match=r"are \(2, 2, 44100\), expected \(1, 2, 8000\)"):
        fsdd()


def test_there_are_ten_words() -> None:
    assert WORDS[0] == "zero" and len(WORDS) == 10

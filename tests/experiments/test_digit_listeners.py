"""Networks that hear digits: what training changes in a recording, that they learn by it, and that their cards say what is measured."""

import re
from dataclasses import replace

import numpy as np
import pytest

from helpers.experiments import DIGIT_LISTENERS, FSDD, DataFile
from helpers.experiments.digit_listeners import READ, Recipe, held_out, listener, unchanged
from helpers.experiments.digits import DigitModel, share_right
from helpers.experiments.log_mel import BANDS, STACK, log_mel, network_input
from helpers.experiments.spoken_digits import Recordings, fsdd, synthetic
from helpers.experiments.training import one_thread
from helpers.experiments.varied_digits import Variety, power, varied
from helpers.experiments.weights import Card, read_weights

NOTHING = Variety(0, 0, 0, 0, 0, 0, 0, (200, 200), 0, 0, 0)


def shipped(file: DataFile) -> tuple[DigitModel, Card]:
    tensors, card = read_weights(file.path())
    model = DigitModel(card.kind, hidden=card.sizes["hidden"], outputs=len(card.symbols))
    model.load_state_dict(tensors)
    return model, card


def part(recordings: Recordings, chosen: np.ndarray) -> Recordings:
    columns = {name: getattr(recordings, name)[chosen] for name in ("digit", "speaker", "take")}
    return replace(recordings, signals=tuple(recordings.signals[k] for k in chosen), **columns)


def test_without_variety_a_recording_is_as_it_is() -> None:
    signal = synthetic().signals[3].astype(float)
    assert np.allclose(np.log(power(signal) + 1e-6), log_mel(signal), atol=1e-9)
    same = varied(power(signal), NOTHING, np.random.default_rng(0))
    assert np.allclose(same, network_input(signal), atol=2e-3), (
        "a power of 1e-9 is added, so that silence has a logarithm"
    )


def test_each_time_it_is_another_one_and_the_stream_decides() -> None:
    bands = power(synthetic().signals[5].astype(float))
    first, second = (varied(bands, Variety(), rng) for rng in (np.random.default_rng(1), np.random.default_rng(1)))
    assert np.array_equal(first, second)
    rng = np.random.default_rng(2)
    lengths = set()
    for _ in range(50):
        other = varied(bands, Variety(), rng)
        lengths.add(len(other))
        assert other.shape[1] == STACK * BANDS and np.isfinite(other).all()
    shortest, longest = (len(bands) * np.exp(by) / STACK for by in (-0.2, 0.2))
    assert len(lengths) > 5 and min(lengths) >= shortest - 1 and max(lengths) <= longest + 7


@pytest.mark.parametrize("name", ["throat", "colour", "jitter", "masked", "shift"])
def test_each_change_changes_something_and_nothing_else(name: str) -> None:
    bands = power(synthetic().signals[5].astype(float))
    plain = varied(bands, NOTHING, np.random.default_rng(3))
    changed = varied(bands, replace(NOTHING, **{name: 1.0}), np.random.default_rng(3))
    assert changed.shape == plain.shape
    assert (np.abs(changed - plain).max() > 0.1) == (name != "colour"), "the mean takes a microphone's colour away"


def test_a_little_training_learns_and_the_card_says_so() -> None:
    recordings = synthetic()
    few = part(recordings, np.flatnonzero((recordings.take == 0) & (recordings.speaker < 18)))
    lines: list[str] = []
    with one_thread():
        file = listener("gru", few, few, Recipe(hidden=24, steps=80, rate=0.01, size=32), lines.append)
    found = re.search(r"([\d.]+) % right on 30 recordings of 3 synthetic voices", lines[-1])
    assert found is not None and float(found[1]) > 25, "chance is 10 %"
    assert len(file) < 30_000


@pytest.mark.parametrize("file", DIGIT_LISTENERS, ids=lambda file: file.name)
def test_the_card_says_what_is_measured_on_voices_never_heard(file: DataFile) -> None:
    model, card = shipped(file)
    recordings = synthetic()
    unheard = np.flatnonzero(held_out(recordings))
    share = 100 * share_right(model, unchanged(recordings, unheard), READ)
    assert float(card.figure.split()[0]) == pytest.approx(share, abs=0.9)
    assert f"on {len(unheard)} recordings" in card.figure and share > 90
    assert file.size < 150_000


def test_the_card_says_what_is_measured_on_real_people(downloaded: list[DataFile]) -> None:
    """A third of their recordings, where there is a copy of them."""
    if FSDD not in downloaded:
        return
    people = fsdd()
    some = unchanged(people, np.arange(0, len(people), 3))
    for file in DIGIT_LISTENERS:
        model, card = shipped(file)
        said = re.search(r"real people (\d+) %", card.figure)
        assert said is not None
        assert 100 * share_right(model, some, READ) == pytest.approx(float(said[1]), abs=5)

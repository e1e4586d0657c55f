"""One recording as many: said faster or slower, by a longer or shorter throat, into another microphone, in a noisier room.

Synthetic voices are few and clean, and all a network can learn about other voices is what such changes show it. They work on a recording's
24 mel bands, where they cost little.
"""

from dataclasses import dataclass

import numpy as np

from helpers.experiments.log_mel import BANDS, FLOOR, log_mel, mean_removed, stacked

FAINTEST = 1e-9  # power, so that nothing has a logarithm of minus infinity


@dataclass(frozen=True)
class Variety:
    """How far a recording is changed, at most or in standard deviations.

    Attributes:
        speed: natural logarithm of the factor on its length, at most.
        bend: how far a moment moves within it, as a share of its length, at most.
        throat: natural logarithm of the factor on its frequencies, at most: a child's throat is shorter than a man's.
        shift: how many bands its frequencies move besides, at most.
        colour: of the microphone and the room: standard deviation of the slope over the bands, in natural logarithms.
        quietest, loudest: how loud it is, in natural logarithms of the power.
        noise: decibels from the speech down to the noise, from and to.
        around: frames of noise before and after it, at most.
        jitter: standard deviation of what is added to each band of each frame.
        masked: how often a few bands say nothing; a few frames do a bit less often.
    """

    speed: float = 0.2
    bend: float = 0.15
    throat: float = 0.15
    shift: float = 0.5
    colour: float = 1.0
    quietest: float = -4.0
    loudest: float = 1.0
    noise: tuple[float, float] = (5.0, 45.0)
    around: int = 6
    jitter: float = 0.3
    masked: float = 0.5


def power(signal: np.ndarray) -> np.ndarray:
    """The power in each mel band, (frames, 24)."""
    return np.exp(log_mel(signal)) - FLOOR


def varied(bands: np.ndarray, variety: Variety, rng: np.random.Generator) -> np.ndarray:
    """Another version of a recording, as a network's input.

    Args:
        bands: its `power`, (frames, 24).
        variety: how far it is changed.
        rng: the stream to draw from.

    Returns:
        (steps, 48), as `network_input` gives them.
    """
    logs = _between(np.log(bands + FAINTEST), _moments(len(bands), variety, rng))
    places = np.arange(BANDS) * np.exp(rng.uniform(-variety.throat, variety.throat))
    places = places + rng.uniform(-variety.shift, variety.shift)
    logs = _between(logs.T, places).T + _colour(variety, rng) + rng.uniform(variety.quietest, variety.loudest)
    around = rng.integers(0, variety.around + 1, 2)
    noisy = np.pad(np.exp(logs), ((around[0], around[1]), (0, 0)))
    noisy = noisy + _noise(noisy, variety, rng)
    features = mean_removed(np.log(noisy + FLOOR))
    return stacked(_masked(features + variety.jitter * rng.standard_normal(features.shape), variety, rng))


def _moments(frames: int, variety: Variety, rng: np.random.Generator) -> np.ndarray:
    """Which moment of a recording each frame of the new version shows."""
    count = max(4, round(frames * np.exp(rng.uniform(-variety.speed, variety.speed))))
    even = np.linspace(0, 1, count)
    bent = even + rng.uniform(-variety.bend, variety.bend) * np.sin(np.pi * even)
    return bent * (frames - 1)


def _between(rows: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Rows at places between whole numbers; beyond the ends, the first or the last."""
    places = np.clip(places, 0, len(rows) - 1)
    low = np.floor(places).astype(int)
    share = (places - low)[:, None]
    return rows[low] * (1 - share) + rows[np.minimum(low + 1, len(rows) - 1)] * share


def _colour(variety: Variety, rng: np.random.Generator) -> np.ndarray:
    """What a microphone adds to each band: a slope, a bow, and a little of its own."""
    across = np.linspace(-1, 1, BANDS)
    shape = across * rng.standard_normal() + 0.7 * (across**2 - 1 / 3) * rng.standard_normal()
    return variety.colour * (shape + 0.25 * rng.standard_normal(BANDS))


def _noise(bands: np.ndarray, variety: Variety, rng: np.random.Generator) -> np.ndarray:
    """A room's noise, weaker towards high frequencies; its power varies as noise does."""
    below = rng.uniform(*variety.noise)
    across = np.linspace(0, 1, BANDS)
    shape = np.exp(-rng.uniform(0, 4) * across)
    loud = np.quantile(bands.mean(1), 0.9)
    return loud * 10 ** (-below / 10) * shape / shape.mean() * rng.gamma(3.0, 1 / 3, bands.shape)


def _masked(features: np.ndarray, variety: Variety, rng: np.random.Generator) -> np.ndarray:
    """Now and then a few bands, or a few frames, say nothing."""
    features = features.copy()
    if rng.random() < variety.masked:
        wide = rng.integers(1, 4)
        first = rng.integers(0, BANDS - wide)
        features[:, first : first + wide] = 0
    if rng.random() < 0.6 * variety.masked and len(features) > 12:
        long = rng.integers(1, 4)
        first = rng.integers(0, len(features) - long)
        features[first : first + long] = features[first : first + long].mean(0)
    return features

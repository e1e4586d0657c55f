"""From a recording to what a network reads: frames, their spectrum, the mel scale, the logarithm. Once in NumPy, once in torch."""

import math
from functools import cache

import numpy as np
import torch
from torch import Tensor

RATE = 8_000  # samples a second
FRAME, HOP = 256, 128  # samples: 32 ms, a new frame every 16 ms
BANDS = 24
FLOOR = 1e-6  # added to a band's power before the logarithm, so that silence has one
STACK = 2  # frames in a step of the networks
QUIET = 1e-3  # of the loudest frame's energy (30 dB below it): what is quieter counts as silence
MARGIN = 2 * HOP  # samples that are kept before and after the speech, for weak sounds such as f


def mel(frequency: np.ndarray | float) -> np.ndarray:
    """A frequency in Hz on the mel scale, where steps of equal size sound about equally large.

    Source: O'Shaughnessy 1987, as in most toolkits: 2595 log10(1 + f / 700).
    """
    return 2595 * np.log10(1 + np.asarray(frequency, float) / 700)


def hertz(height: np.ndarray | float) -> np.ndarray:
    """The inverse of `mel`, in Hz."""
    return 700 * (10 ** (np.asarray(height, float) / 2595) - 1)


@cache
def window() -> np.ndarray:
    """The periodic Hann window (256,): a frame fades in and out, so that its edges make no clicks."""
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)


@cache
def filters() -> np.ndarray:
    """Triangles (24, 129): how much of each frequency of the spectrum goes into each band.

    26 places lie evenly on the mel scale from 0 to 4,000 Hz. A band rises in a line, in Hz, from the place before its own to 1 at its
    own, and falls to 0 at the place after.
    """
    places = hertz(np.linspace(0, mel(RATE / 2), BANDS + 2))
    frequencies = np.arange(FRAME // 2 + 1) * RATE / FRAME
    low, middle, high = (places[start : start + BANDS, None] for start in range(3))
    rising, falling = (frequencies - low) / (middle - low), (high - frequencies) / (high - middle)
    return np.maximum(0, np.minimum(rising, falling))


def count_frames(samples: int) -> int:
    """How many frames lie wholly inside so many samples; 1 where there are fewer than a frame has, which is padded with zeros."""
    return 1 + (max(samples, FRAME) - FRAME) // HOP


def frames(signal: np.ndarray) -> np.ndarray:
    """Cut a signal into overlapping frames.

    Args:
        signal: (N,), at 8,000 samples a second.

    Returns:
        The frames that lie wholly inside, (frames, 256); one begins every 128 samples.
    """
    signal = np.asarray(signal, float)
    padded = np.pad(signal, (0, max(0, FRAME - len(signal))))
    return np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]


def log_mel(signal: np.ndarray) -> np.ndarray:
    """Features of a recording, by the formula: the reference that the others are compared with.

    Args:
        signal: (N,), in [-1, 1], at 8,000 samples a second.

    Returns:
        The natural logarithm of each band's power plus 1e-6, (frames, 24).

    Source: Davis and Mermelstein 1980, without the last transform.
    """
    spectrum = np.fft.rfft(frames(signal) * window())
    power = spectrum.real**2 + spectrum.imag**2
    return np.log(power @ filters().T + FLOOR)


def log_mel_torch(signal: Tensor) -> Tensor:
    """The same in torch: a signal (N,) to features (frames, 24), in the signal's precision."""
    padded = torch.nn.functional.pad(signal, (0, max(0, FRAME - len(signal))))
    cut = padded.unfold(0, FRAME, HOP)
    power = torch.fft.rfft(cut * torch.from_numpy(window()).to(signal)).abs() ** 2
    return torch.log(power @ torch.from_numpy(filters()).to(signal).T + FLOOR)


def mean_removed(features: np.ndarray) -> np.ndarray:
    """Features (frames, bands) less each band's mean over the recording: what a microphone or a room adds everywhere is gone."""
    return features - features.mean(0)


def stacked(features: np.ndarray, count: int = STACK) -> np.ndarray:
    """Each `count` frames side by side, as one step; a last group that isn't full is filled with its last frame.

    Args:
        features: (frames, bands).
        count: frames in a step.

    Returns:
        (steps, count x bands), the earlier frame first.
    """
    steps = math.ceil(len(features) / count)
    filled = np.pad(features, ((0, steps * count - len(features)), (0, 0)), mode="edge")
    return filled.reshape(steps, -1)


def network_input(signal: np.ndarray) -> np.ndarray:
    """What the networks of the course read: log-mel features, less their mean, two frames a step; (steps, 48), 32 ms a step.

    By torch, in float64: its threads are the caller's to limit, and small products are fastest on one.
    """
    return stacked(mean_removed(log_mel_torch(torch.from_numpy(np.asarray(signal, float))).numpy()))


def ends_of_speech(signal: np.ndarray) -> tuple[int, int]:
    """Where speech begins and ends in a recording, by energy alone.

    A frame's energy is the sum of its squares. From the first frame that has at least a thousandth of the loudest one's energy to the
    end of the last one, with 256 samples (32 ms) more on either side, as far as there are any. A click counts as speech, and a
    recording that is silent throughout comes back whole.

    Args:
        signal: (N,), at 8,000 samples a second.

    Returns:
        The first sample, and the one after the last: `signal[start:stop]` is the speech.
    """
    energy = (frames(signal) ** 2).sum(1)
    if energy.max() == 0:
        return 0, len(signal)
    loud = np.flatnonzero(energy >= QUIET * energy.max())
    return max(0, int(loud[0]) * HOP - MARGIN), min(len(signal), int(loud[-1]) * HOP + FRAME + MARGIN)

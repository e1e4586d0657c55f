"""What the check of `frames` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def frames(signal: np.ndarray, size: int, hop: int) -> np.ndarray:
    """Overlapping pieces of a signal, each faded in and out."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)
    starts = np.arange(0, len(signal) - size + 1, hop)
    pieces = signal[starts[:, None] + np.arange(size)]
    return pieces * window


def drawn(rng: np.random.Generator, samples: int, size: int, hop: int) -> Inputs:
    """A signal that never repeats itself."""
    return {"signal": rng.uniform(-1, 1, samples), "size": size, "hop": hop}


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then what is left over at the end."""
    return [
        Case("one frame", drawn(rng, 4, 4, 2)),
        Case("two frames that overlap", drawn(rng, 6, 4, 2)),
        Case("one sample is left over", drawn(rng, 7, 4, 2)),
        Case("frames side by side", drawn(rng, 12, 3, 3)),
        Case("a hop that doesn't divide the frame", drawn(rng, 23, 8, 3)),
        Case("gaps between the frames", drawn(rng, 20, 4, 7)),
        Case("as in the lesson", drawn(rng, 700, 256, 128)),
    ]


CUT = "where the frames lie"


def probes(rng: np.random.Generator) -> list[Probe]:
    """With a single frame nothing has to be cut."""
    return [Probe(CUT, Case("probe of one frame", drawn(rng, 6, 6, 2)))]


STARTS = "starts = np.arange(0, len(signal) - size + 1, hop)"
RETURN = "return pieces * window"

MISTAKES = (
    Mistake(
        "last-frame-missing",
        "The last frame is missing where the signal ends with it. It still lies wholly inside.",
        edit=(STARTS, "starts = np.arange(0, len(signal) - size, hop)"),
    ),
    Mistake(
        "hop-forgotten",
        "The frames seem to begin one sample apart. Each begins `hop` samples after the one before.",
        edit=(STARTS, "starts = np.arange(0, len(signal) - size + 1)"),
    ),
    Mistake(
        "no-window",
        "The frames are cut, and not faded. Multiply each by the window, or their sharp edges click.",
        edit=(RETURN, "return pieces"),
    ),
    Mistake(
        "window-upside-down",
        "The window looks upside down: it is loud at the edges and silent in the middle. The cosine is subtracted.",
        edit=("0.5 - 0.5", "0.5 + 0.5"),
    ),
    Mistake(
        "hamming",
        "That looks like the Hamming window, which doesn't fall to 0. The exercise asks for Hann's: one half and one half.",
        edit=("0.5 - 0.5", "0.54 - 0.46"),
    ),
    Mistake(
        "symmetric-window",
        "Your window seems to be the symmetric one, divided by size − 1. The periodic one, divided by size, fits frames that overlap.",
        edit=("np.arange(size) / size", "np.arange(size) / (size - 1)"),
    ),
    Mistake(
        "window-over-the-signal",
        "One window seems to fade the whole signal. Each frame needs its own, from its first sample to its last.",
        edit=(
            RETURN,
            "return (signal * (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(len(signal)) / len(signal))))"
            "[starts[:, None] + np.arange(size)]",
        ),
    ),
    Mistake(
        "frames-in-columns",
        "The shape is turned: rows should be frames, and columns their samples.",
        edit=(RETURN, "return (pieces * window).T"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the frames.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "window": "the window",
    "starts": "where the frames begin",
    "count": "the number of frames",
    "pieces": "the frames before the window",
    "faded": "the faded frames",
    "return faded": "the faded frames",
}
FORM = """\
def frames(signal, size, hop):
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)
    count = 1 + (len(signal) - size) // hop
    starts = hop * np.arange(count)
    pieces = np.stack([signal[start : start + size] for start in starts])
    faded = pieces * window
    return faded
"""

EXERCISES = [
    Exercise(
        id="frames",
        function="frames",
        parameters=("signal", "size", "hop"),
        returns=("faded",),
        points=10,
        concept="frame",
        oracle=frames,
        cases=cases,
        probes=probes,
        parts={
            CUT: "With a single frame your answer is right, with more it is not. Where does each frame begin, and how many fit?"
        },
        types={"size": int, "hop": int},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={CUT: ("where the frames begin",)},
        hints=(
            "How many frames lie wholly inside? The first one needs `size` samples, and each further one `hop` more.",
            "Frame k begins k hops after the first sample. Add a column of beginnings to a row of 0 to size − 1, and index with that.",
            "The window is the formula above, for n from 0 to size − 1, computed once. It multiplies every row.",
        ),
    )
]

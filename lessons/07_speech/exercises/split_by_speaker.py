"""What the check of `split-by-speaker` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake


def split_by_speaker(
    speakers: np.ndarray, validating: np.ndarray, testing: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of the recordings of each part: no voice is in two of them."""
    for_validation = np.isin(speakers, validating)
    for_test = np.isin(speakers, testing)
    train = np.flatnonzero(~for_validation & ~for_test)
    validation = np.flatnonzero(for_validation)
    test = np.flatnonzero(for_test)
    return train, validation, test


def drawn(rng: np.random.Generator, voices: int, recordings: int, validating: int, testing: int) -> Inputs:
    """Recordings in any order, of voices whose numbers say nothing about the order."""
    names = rng.choice(90, size=voices, replace=False) + 10
    speakers = np.concatenate([names, rng.choice(names, size=recordings - voices)])
    rng.shuffle(speakers)
    chosen = rng.permutation(names)
    return {
        "speakers": speakers,
        "validating": chosen[:validating],
        "testing": chosen[validating : validating + testing],
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then several voices in each part, and none to choose settings with."""
    return [
        Case("three voices, a recording each", drawn(rng, 3, 3, 1, 1)),
        Case("four voices, two recordings each", drawn(rng, 4, 8, 1, 1)),
        Case("two voices are tested", drawn(rng, 6, 20, 1, 2)),
        Case("two voices choose settings", drawn(rng, 6, 20, 2, 1)),
        Case("nobody chooses settings", drawn(rng, 5, 15, 0, 2)),
        Case("many recordings", drawn(rng, 9, 80, 3, 3)),
    ]


TRAIN = "train = np.flatnonzero(~for_validation & ~for_test)"
VALIDATION = "validation = np.flatnonzero(for_validation)"
TEST = "test = np.flatnonzero(for_test)"
RETURN = "return train, validation, test"

MISTAKES = (
    Mistake(
        "test-voices-in-training",
        "Voices of the test are in your training part as well. Then nothing shows how a voice that was never heard does.",
        edit=(TRAIN, "train = np.flatnonzero(~for_validation)"),
    ),
    Mistake(
        "validation-voices-in-training",
        "Voices that choose the settings are in your training part as well. Settings would then be chosen on voices that were heard.",
        edit=(TRAIN, "train = np.flatnonzero(~for_test)"),
    ),
    Mistake(
        "everything-in-training",
        "All recordings are in your training part. Leave out those of the other two.",
        edit=(TRAIN, "train = np.arange(len(speakers))"),
    ),
    Mistake(
        "first-voice-only",
        "Only the first voice to be tested is in your test part. There may be several: look each recording's speaker up among them.",
        edit=("for_test = np.isin(speakers, testing)", "for_test = speakers == testing[0]"),
    ),
    Mistake(
        "true-and-false",
        "You seem to return true and false for each recording. The exercise asks for the numbers of the recordings.",
        edit=(RETURN, "return ~for_validation & ~for_test, for_validation, for_test"),
    ),
    Mistake(
        "speakers-instead-of-recordings",
        "You seem to return the speakers of the recordings. The exercise asks for the places of the recordings, counted from 0.",
        edit=(RETURN, "return speakers[train], speakers[validation], speakers[test]"),
    ),
    Mistake(
        "parts-exchanged",
        "The part that chooses settings and the part that is tested look swapped.",
        edit=(RETURN, "return train, test, validation"),
    ),
    Mistake(
        "one-recording-a-voice",
        "Only one recording of each voice that is tested comes back. All of its recordings belong there.",
        edit=(TEST, "test = np.flatnonzero(for_test)[np.unique(speakers[for_test], return_index=True)[1]]"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the three parts.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "places": "the places of the recordings",
    "for_validation": "which recordings choose settings",
    "for_test": "which recordings are tested",
    "train": "the training part",
    "validation": "the part that chooses settings",
    "test": "the part that is tested",
    "return train": "the training part",
    "return validation": "the part that chooses settings",
    "return test": "the part that is tested",
}
FORM = """\
def split_by_speaker(speakers, validating, testing):
    places = range(len(speakers))
    validation = np.array([k for k in places if speakers[k] in validating], dtype=int)
    test = np.array([k for k in places if speakers[k] in testing], dtype=int)
    train = np.array([k for k in places if k not in validation and k not in test], dtype=int)
    return train, validation, test
"""

EXERCISES = [
    Exercise(
        id="split-by-speaker",
        function="split_by_speaker",
        parameters=("speakers", "validating", "testing"),
        returns=("train", "validation", "test"),
        points=5,
        concept="speaker-independence",
        deeper=True,
        oracle=split_by_speaker,
        cases=cases,
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        hints=(
            "For every recording: is its speaker among those that are tested? Among those that choose settings? Or neither?",
            "NumPy's isin says for each entry of an array whether it is among others, with true and false.",
            "NumPy's flatnonzero makes numbers of true and false. Training has what is in neither of the other two.",
        ),
    )
]

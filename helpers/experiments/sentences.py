"""Sentences that ask "was or were?" over a distance: "the cats that she painted near the old dog ..."."""

from functools import cache

import numpy as np

SINGULAR = ["cat", "dog", "bird", "fox", "cow", "horse", "girl", "boy", "king", "clown", "robot", "teacher"]
PLURAL = [noun + "s" for noun in SINGULAR]
NOUNS = [*SINGULAR, *PLURAL]
VERBS = ["saw", "painted", "liked", "followed", "heard", "found", "drew", "met"]
PREPOSITIONS = ["near", "behind", "beside", "under", "above"]
ADJECTIVES = ["old", "red", "small", "loud", "quiet", "tall", "brave"]
WORDS = ["the", "that", "she", *NOUNS, *VERBS, *PREPOSITIONS, *ADJECTIVES]
INDEX = {word: number for number, word in enumerate(WORDS)}


def agreement_pattern(distance: int, rng: np.random.Generator) -> list[list[str]]:
    """The places of a sentence such as "the cats that she painted near the old dog ...", each with the words that may stand there.

    Place 1 is the noun that decides between "was" and "were"; the nouns behind it are singular or plural at random, so they do not tell.

    Args:
        distance: words between that noun and the verb: 0 ("the cats were"), 3 ("the cats that she painted were"), or 6 and more.
        rng: the stream to draw the phrases' lengths from.

    Returns:
        `distance + 2` lists of words.

    Raises:
        ValueError: a distance that clause and phrases cannot make up.
    """
    if distance not in (0, 3) and distance < 6:
        raise ValueError(
            f"distance is {distance}, expected 0, 3, or 6 and more: the clause has 3 words and a phrase at least 3. Choose one of these."
        )
    if distance == 0:
        return [["the"], NOUNS]
    places = [["the"], NOUNS, ["that"], ["she"], VERBS]
    left = distance - 3
    while left:
        # A phrase has 3 to 5 words; never leave a rest of 1 or 2, which no phrase can fill.
        size = rng.choice([size for size in (3, 4, 5) if left - size == 0 or left - size >= 3])
        places += [PREPOSITIONS, ["the"], *[ADJECTIVES] * (size - 3), NOUNS]
        left -= size
    return places


def agreement_batch(distance: int, size: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Sentences that share one pattern.

    Args:
        distance: words between the noun and the verb, as for `agreement_pattern`.
        size: sentences, B.
        rng: the stream to draw from.

    Returns:
        Word numbers (T, B) with T = distance + 2, and labels (B,): 1.0 where "were" must follow.
    """
    columns = [_drawn(tuple(place), size, rng) for place in agreement_pattern(distance, rng)]
    return np.stack(columns), (columns[1] >= INDEX[PLURAL[0]]).astype(np.float32)


def _drawn(place: tuple[str, ...], size: int, rng: np.random.Generator) -> np.ndarray:
    """Numbers of words that may stand at a place, as `rng.choice` draws them, which would make an array of the list each time."""
    return _numbers(place)[rng.integers(0, len(place), size)]


@cache
def _numbers(place: tuple[str, ...]) -> np.ndarray:
    return np.array([INDEX[word] for word in place])

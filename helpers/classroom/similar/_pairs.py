"""Which answers share what few others have. An index from fingerprint to answers finds them: nobody is compared with everybody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from helpers.classroom.similar._tokens import Fingerprints, fingerprints

# A fingerprint that more different answers have is the exercise's, and says nothing. It also bounds the work.
COMMON = 20
WEIGHT = (
    2.0  # what a pair shares, at least: 1 for a fingerprint of these two alone, a half where a third has it, and so on
)
SHARE = 0.5  # of the shorter one's fingerprints, at least


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise.

    Args:
        learner: whose.
        exercise: its id.
        source: its text.
    """

    learner: str
    exercise: str
    source: str


@dataclass(frozen=True)
class Pair:
    """Two answers that look alike.

    Args:
        one, other: the answers, by learner.
        weight: how much they share that few others have: the sum of 1/(n - 1) over fingerprints that n different answers have.
        share: their share in the shorter of the two, what is from the course left out.
        lines: of each, the lines where those stand.
        equal: whether nothing but names, comments and layout differs.
    """

    one: Answer
    other: Answer
    weight: float
    share: float
    lines: tuple[frozenset[int], frozenset[int]]
    equal: bool


def similar_pairs(answers: Sequence[Answer], known: Iterable[str]) -> list[Pair]:
    """The pairs that are worth a look.

    Args:
        answers: all answers to one exercise.
        known: texts that everybody has or may find: the starter, the course's solution.

    Returns:
        Those who share most first. Answers that have nothing of their own are in none.
    """
    given = {mark for text in known for mark in fingerprints(text).lines}
    found = [fingerprints(one.source) for one in answers]
    own = [{mark for mark in one.lines if mark not in given} for one in found]
    groups: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if own[at]:
            groups[one.whole].append(at)
    index: dict[int, list[int]] = defaultdict(list)  # fingerprint -> the first of each group that has it
    for members in groups.values():
        for mark in own[members[0]]:
            index[mark].append(members[0])
    rare = {mark: 1 / max(len(where) - 1, 1) for mark, where in index.items() if len(where) <= COMMON}
    together: dict[tuple[int, int], float] = defaultdict(float)
    for mark, weight in rare.items():
        for both in combinations(sorted(index[mark]), 2):
            together[both] += weight
    pairs = [_pair(answers, found, own, rare, *both) for both, weight in together.items() if weight >= WEIGHT]
    pairs = [pair for pair in pairs if pair.share >= SHARE]
    for members in groups.values():  # each with the next: a group of twenty is nineteen pairs
        alone = dict.fromkeys(own[members[0]], 1.0)
        pairs += [_pair(answers, found, own, alone, *both) for both in pairwise(members) if len(alone) >= WEIGHT]
    return sorted(pairs, key=lambda pair: (-pair.weight, -pair.share, pair.one.learner, pair.other.learner))


def _pair(
    answers: Sequence[Answer],
    found: Sequence[Fingerprints],
    own: Sequence[set[int]],
    weights: Mapping[int, float],
    one: int,
    other: int,
) -> Pair:
    if answers[other].learner < answers[one].learner:
        one, other = other, one
    both = own[one] & own[other] & set(weights)
    share = len(own[one] & own[other]) / min(len(own[one]), len(own[other]))
    lines = tuple(
        frozenset(line for mark in both for line in range(found[at].lines[mark][0], found[at].lines[mark][1] + 1))
        for at in (one, other)
    )
    equal = found[one].whole == found[other].whole
    return Pair(
        answers[one], answers[other], sum(sorted(weights[mark] for mark in both)), share, (lines[0], lines[1]), equal
    )

"""What a wrong answer earns by a declaration. It is read off the record, so another declaration needs no other run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from helpers.classroom._page import number
from helpers.classroom._results import ExerciseResult
from helpers.classroom.credit._declared import Partial
from helpers.common import listed

Probes = Mapping[str, Sequence[str]]
TRIED = ("wrong", "error", "timeout")


@dataclass(frozen=True)
class Award:
    """Points for a wrong answer.

    Args:
        points: how many.
        why: what is right about it, in words.
    """

    points: float
    why: str


def award(each: ExerciseResult, partial: Partial | None, probes: Probes) -> Award | None:
    """What a wrong answer earns.

    Args:
        each: what the judge found.
        partial: what the assignment declares for the exercise, or None.
        probes: the exercise's parts in its order, each with the tests in which it has nothing to do.

    Returns:
        The largest of what applies; None if nothing does.
    """
    if partial is None or each.status not in TRIED:
        return None
    found = [
        one for one in (_of_mistake(each, partial), _of_parts(each, partial, probes), _of_groups(each, partial)) if one
    ]
    return max(found, key=lambda one: one.points, default=None)


def matching(tests: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """The tests that some patterns name; `*` stands for any letters, and nothing else is special."""
    plain = [pattern.replace("[", "[[]").replace("?", "[?]") for pattern in patterns]
    return [test for test in tests if any(fnmatchcase(test, pattern) for pattern in plain)]


def all_right(ended: Mapping[str, str], tests: Iterable[str]) -> bool:
    """Whether some tests ran and came out right, all of them."""
    found = [ended.get(test) for test in tests]
    return bool(found) and all(how == "right" for how in found)


def _of_mistake(each: ExerciseResult, partial: Partial) -> Award | None:
    mistake = each.mistake or ""
    turned = " + ".join(reversed(mistake.split(" + ")))
    credit = partial.mistakes.get(mistake) or partial.mistakes.get(turned)
    many = "this slip" if " + " not in mistake else "these two slips"
    return Award(credit.points, credit.why or f"Right up to {many}: {_names(mistake)}.") if credit else None


def _of_parts(each: ExerciseResult, partial: Partial, probes: Probes) -> Award | None:
    ended = dict(each.tests)
    part = next((part for part, tests in probes.items() if all_right(ended, tests)), "")  # the first is the narrowest
    credit = partial.parts.get(part)
    why = f"Right up to {part}: where that has nothing to do, all comes out right."
    return Award(credit.points, credit.why or why) if credit else None


def _of_groups(each: ExerciseResult, partial: Partial) -> Award | None:
    ended = dict(each.tests)
    right = {name: one for name, one in partial.groups.items() if all_right(ended, matching(ended, one.tests))}
    if not right:
        return None
    why = [one.why or f"“{name}” came out right ({number(one.points)})." for name, one in right.items()]
    return Award(sum(one.points for one in right.values()), " ".join(why))


def _names(mistake: str) -> str:
    return listed(f"`{one}`" for one in mistake.split(" + "))

"""Whose the submissions of a class are, and which of them a teacher has named."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from helpers.classroom._errors import ClassroomError
from helpers.classroom.intake import in_one_form
from helpers.classroom.roster._members import Member, Roster


class Who(Protocol):
    """A submission, or the result of one."""

    @property
    def learner(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def user(self) -> str: ...


W = TypeVar("W", bound=Who)


def whose(roster: Roster | None, rows: Mapping[str, W]) -> tuple[dict[str, Member], list[str]]:
    """Who on the roster has which row.

    Args:
        roster: the class, or None.
        rows: submissions and results by slug.

    Returns:
        The members by slug, and what a teacher should look at: who is not on the roster, and rows that seem to be one person's.
        Of such rows none is anybody's.
    """
    if roster is None:
        return {}, []
    found: dict[str, Member] = {}
    notes = []
    for slug, row in rows.items():
        if member := roster.member(row.learner, row.name, row.user):
            found[slug] = member
        else:
            notes.append(f"{row.name or row.learner}: is not on the roster.")
    theirs: dict[str, list[str]] = defaultdict(list)
    for slug, member in found.items():
        theirs[member.key].append(slug)
    for slugs in theirs.values():
        if len(slugs) > 1:
            names = " and ".join(rows[slug].learner for slug in slugs)
            member = found[slugs[0]]
            notes.append(
                f"{names}: both seem to be {member.name or member.learner} of the roster, so neither counts there. Take one away."
            )
            for slug in slugs:
                del found[slug]
    return found, notes


def chosen(submissions: Sequence[W], roster: Roster | None, learners: Iterable[str]) -> list[W]:
    """The submissions of those whom a teacher has named, by id, name or number; all, where nobody is named.

    Raises:
        ClassroomError: nobody who is called so has handed in; the message has the nearest names.
    """
    wanted = list(learners)
    if not wanted:
        return list(submissions)
    by_word: dict[str, W] = {}
    for one in submissions:
        member = roster.member(one.learner, one.name, one.user) if roster else None
        words = [one.learner, one.name, one.user, *((member.learner, member.name, *member.others) if member else ())]
        by_word |= {in_one_form(word).casefold(): one for word in words if word}
    found: dict[int, W] = {}
    for learner in wanted:
        named = by_word.get(in_one_form(learner).casefold())
        if named is None:
            near = difflib.get_close_matches(in_one_form(learner).casefold(), by_word, 3)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise ClassroomError(f"nobody called {learner!r} handed in.{hint}")
        found[id(named)] = named
    return list(found.values())

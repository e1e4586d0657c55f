"""Everybody in a class, and whose a submission is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from helpers.classroom.intake import in_one_form
from helpers.classroom.roster._export import Export


@dataclass(frozen=True)
class Member:
    """Somebody in the class.

    Args:
        learner: the id that grades.csv names them by where they have handed in nothing.
        name: as the list writes it, or "".
        user: the LMS's number, or "".
        others: what else a submission may call them: a login, an address, a number of the university's.
        section: their group, or "".
        due: their own due date, or None for the assignment's.
        grace_minutes: their own time of grace, or None for the assignment's.
    """

    learner: str
    name: str = ""
    user: str = ""
    others: tuple[str, ...] = ()
    section: str = ""
    due: datetime | None = None
    grace_minutes: float | None = None

    @property
    def key(self) -> str:
        """The learner in the form by which names are compared."""
        return in_one_form(self.learner)


@dataclass(frozen=True)
class Roster:
    """A class.

    Args:
        members: everybody, in the list's order.
        export: the LMS's own file that they were read from, or None.
    """

    members: tuple[Member, ...]
    export: Export | None = None

    def member(self, learner: str, name: str, user: str) -> Member | None:
        """Whose a submission is.

        Args:
            learner: what the submission's name says.
            name: as the LMS writes it, or "".
            user: the LMS's number, or "".

        Returns:
            By the number where there is one, else by the id, by what else they are called, by a name that only one has; or None.
        """
        if user and (found := self._by_user.get(user)):
            return found
        for text in (learner, name):
            if text and (found := self._by_word.get(_plain(text))):
                return found
        return None

    def absent(self, present: Iterable[Member]) -> list[Member]:
        """Who is not among some members."""
        keys = {one.key for one in present}
        return [one for one in self.members if one.key not in keys]

    @cached_property
    def _by_user(self) -> dict[str, Member]:
        return {one.user: one for one in self.members if one.user}

    @cached_property
    def _by_word(self) -> dict[str, Member]:
        """By every word that means one member and no other; an id comes before all else."""
        words = [(_plain(word), one) for one in self.members for word in {*one.others, one.name} if word]
        many = Counter(word for word, _ in {(word, one.key) for word, one in words})
        found = {word: one for word, one in words if many[word] == 1}
        return found | {_plain(one.learner): one for one in self.members}


def _plain(text: str) -> str:
    """A word as it is compared: spaces and capitals make nobody another person."""
    return " ".join(in_one_form(text).casefold().split())

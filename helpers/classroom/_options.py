"""What `course grade` is given, and what it says at the end."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from helpers.classroom._assignment import Key
from helpers.classroom._changes import Change
from helpers.classroom._errors import ClassroomError
from helpers.classroom.intake import Ignored


@dataclass(frozen=True)
class Options:
    """How a class is graded.

    Args:
        workers: processes of this machine, or tasks at a time on a cluster.
        scheduler: the address of a Dask scheduler, or None.
        seed: of the cases, or None for the assignment's own.
        time_limit: seconds for each exercise, or None for each exercise's own.
        trusted: run learner's code in plain processes, without the box.
        regrade: exercises to grade again, whatever is stored.
        times: a CSV with the time of each submission, or None.
        roster: who is in the class, see `read_roster`, or None for the one of an earlier run or of the assignment.
        learners: grade these again and nobody else; everybody where it is empty.
        feedback: also pack everybody's page as Canvas and Moodle take it back.
    """

    workers: int = 1
    scheduler: str | None = None
    seed: int | None = None
    time_limit: float | None = None
    trusted: bool = False
    regrade: tuple[str, ...] = ()
    times: Path | None = None
    roster: Path | None = None
    learners: tuple[str, ...] = ()
    feedback: bool = False


@dataclass
class Summary:
    """What a run came to.

    Args:
        statuses: how many submissions of this run have each status.
        fresh: how many were graded just now.
        kept: rows of earlier runs whose submissions were not given this time.
        stale: how many of these were found with other tests, another seed or another limit.
        times: how many times are in force.
        untimed: of how many of this run no time is known, though the assignment is due at one.
        ignored: what lies there and is nobody's submission.
        strangers: whom the times name and who have handed in nothing.
        notes: what a teacher should look at, a sentence each.
        absent: who is on the roster and has handed in nothing.
        changes: whose grade is another one than before this run.
        packed: how many pages went into each archive of feedback.
        unmarked: how many answers in words nobody has marked yet.
        unanswered: how many learners ask about their grade and have no answer.
        foreign: whose answers fit another learner's variant, a sentence each.
        scaled: which LMS counts other points than the assignment, in words.
        out: the folder.
    """

    statuses: Counter = field(default_factory=Counter)
    fresh: int = 0
    kept: int = 0
    stale: int = 0
    times: int = 0
    untimed: int = 0
    ignored: tuple[Ignored, ...] = ()
    strangers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    packed: dict[str, int] = field(default_factory=dict)
    unmarked: int = 0
    unanswered: int = 0
    foreign: list[str] = field(default_factory=list)
    scaled: str = ""
    out: Path = Path()

    @property
    def total(self) -> int:
        """All submissions of this run."""
        return sum(self.statuses.values())

    @property
    def lost(self) -> bool:
        """Whether something that looks like a learner's could not be used."""
        return bool(self.statuses["problem"] or self.notes or any(one.of_a_learner for one in self.ignored))


def check_options(key: Key, options: Options) -> None:
    """Refuse what cannot be.

    Raises:
        ClassroomError: an option is wrong.
    """
    if unknown := [name for name in options.regrade if name not in key.exercises]:
        raise ClassroomError(
            f"there is no exercise {', '.join(unknown)} to regrade. The assignment has {', '.join(key.exercises)}."
        )
    if options.workers < 1:
        raise ClassroomError(f"--workers is {options.workers}, expected 1 or more.")
    if options.time_limit is not None and not 0 < options.time_limit <= 3600:
        raise ClassroomError(f"--time-limit is {options.time_limit:g} s, expected above 0 and at most 3600.")

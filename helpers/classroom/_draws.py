"""What is each learner's own, drawn by name: the numbers that functions are tried on, and the parameters of the task."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, model_validator

from helpers import judge
from helpers.content import LessonContent

INPUT_SETS = 4  # what is right, and what each mistake does, is computed once for each: a set for every learner would cost a second each


class Variants(BaseModel):
    """What differs from learner to learner.

    Args:
        inputs: the numbers that functions are tried on: one of a few sets.
        tasks: the parameters that the exercises declare, such as the order of the blocks.
    """

    model_config = ConfigDict(extra="forbid")

    inputs: bool = True
    tasks: bool = True

    @model_validator(mode="after")
    def _something_differs(self) -> "Variants":
        if not (self.inputs or self.tasks):
            raise ValueError("nothing would differ. Say `inputs: true` or `tasks: true`, or leave `variants` out")
        return self


@dataclass(frozen=True)
class Draw:
    """One learner's own.

    Args:
        seed: of the cases.
        values: of the lesson's parameters, by name; none where tasks are the same for all.
    """

    seed: int
    values: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The values in words, or "" where there are none."""
        return judge.in_words(dict(self.values))


def draw(
    lesson: LessonContent, exercises: Mapping[str, judge.Exercise], seed: int, learner: str, variants: Variants | None
) -> Draw:
    """What is drawn for a learner.

    Args:
        lesson: the assignment's lesson.
        exercises: those of the assignment, by id.
        seed: the assignment's.
        learner: who, in the form by which names are compared.
        variants: what differs, or None.

    Returns:
        The same for the same arguments, on every machine.
    """
    if variants is None:
        return Draw(seed)
    own = seed + 1 + _number(seed, learner, "inputs", INPUT_SETS) if variants.inputs else seed
    named = {name for one in exercises.values() if one.variation for name in one.variation.parameters}
    known = judge.parameters_of(lesson)
    sizes = {one.variation.sizes for one in exercises.values() if one.variation}
    # The first sizes stand for all of them, and a learner gets some of their own.
    offered = {name: known[name][1:] if name in sizes else known[name] for name in known if name in named}
    values = {name: offered[name][_number(seed, learner, name, len(offered[name]))] for name in offered}
    return Draw(own, tuple(sorted(values.items())) if variants.tasks else ())


def _number(seed: int, learner: str, what: str, below: int) -> int:
    """A number from 0 to `below` - 1 that hangs on these alone."""
    found = hashlib.sha256("\n".join((str(seed), what, learner)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(found[:8], "big") % below

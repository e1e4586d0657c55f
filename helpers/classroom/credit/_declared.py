"""What an instructor declares of partial credit, in assignment.yaml under `partial:`."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Credit(BaseModel):
    """Points for one kind of wrong answer; a bare number will do.

    Args:
        points: more than 0 and less than the exercise is worth.
        why: what the learner reads, or "" for a sentence of the course's.
    """

    model_config = ConfigDict(extra="forbid")

    points: float = Field(gt=0, le=1000)
    why: str = ""

    @model_validator(mode="before")
    @classmethod
    def _a_bare_number(cls, given: Any) -> Any:
        return {"points": given} if isinstance(given, int | float) and not isinstance(given, bool) else given


class Group(Credit):
    """Points for some tests that come out right, all of them.

    Args:
        tests: their names, as the learner's page lists them; `*` stands for any letters.
    """

    tests: list[str] = Field(min_length=1)


class Partial(BaseModel):
    """What a wrong answer to one exercise may earn. Points of groups add up; of these sum, a mistake and a part, the largest counts.

    Args:
        mistakes: by the id of a named mistake, of two at once as `one + other`, or of the step inside as `lstm-step/one`.
        parts: by a part of the exercise: the answer is right wherever that part has nothing to do.
        groups: by a name of yours.
    """

    model_config = ConfigDict(extra="forbid")

    mistakes: dict[str, Credit] = {}
    parts: dict[str, Credit] = {}
    groups: dict[str, Group] = {}

    @model_validator(mode="after")
    def _says_something(self) -> "Partial":
        if not (self.mistakes or self.parts or self.groups):
            raise ValueError("names nothing. Give points under `mistakes`, `parts` or `groups`, or leave it out")
        return self

    @property
    def highest(self) -> float:
        """The most that a wrong answer may earn."""
        alone = [one.points for one in (*self.mistakes.values(), *self.parts.values())]
        return max([*alone, sum(one.points for one in self.groups.values())])

"""What a kind of study material is: its file, the shape of its items, the cell that opens it, and what it owes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from helpers.content._course import Course

Item = TypeVar("Item")


def _nothing(item: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, eq=False)
class Material(Generic[Item]):
    """A kind of study material. Each one is a module of helpers/content/materials with a `MATERIAL`; there is no other list.

    Args:
        name: what the course calls it, such as "cards".
        file: the YAML file in a lesson's folder, a list of items. `{}` stands for a name that a cell opens (`explore("gate-desk")`
            reads gate_desk.yaml).
        item: the shape of an item, a pydantic model or a union of some.
        opens: the method of `here` that shows it.
        by: what that method is given: each item's id, each item's group, the `{}` of the file, or nothing (all is shown at once).
        asked: a learner may miss it; then the concept's cards come back, so there has to be one.
        evidence: where its items' evidence may lie: in the same lesson, or in any.
        states: the sentences of an item that are said to be true.
        apart_from: materials whose ids must differ from this one's, since answers are kept together.
        complete: fills in what an item leaves to the course.
    """

    name: str
    file: str
    item: Any
    opens: str
    by: Literal["id", "group", "file", "nothing"]
    asked: bool = False
    evidence: Literal["here", "anywhere"] = "here"
    states: Callable[[Item], Iterable[str]] = _nothing
    apart_from: tuple[str, ...] = ()
    complete: Callable[[Item, "Course"], Item] | None = None

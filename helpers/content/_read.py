"""Study material, read from its file: shapes, ids used twice, and names that lead nowhere."""

from collections.abc import Collection, Iterator
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from helpers.content._errors import ContentError
from helpers.content._material import Material
from helpers.content._yaml import Place, lines_of, load_yaml

if TYPE_CHECKING:
    from helpers.content._course import Course
    from helpers.content._lesson import LessonContent


def read_items(lesson: "LessonContent", material: Material[Any], of: str = "") -> dict[str, Any]:
    """A lesson's items of a kind, by id; none where the file is not there.

    Args:
        lesson: whose.
        material: the kind.
        of: what fills the `{}` in the file's name.

    Raises:
        ContentError: the file is wrong.
    """
    path = lesson.folder / material.file.format(of.replace("-", "_"))
    if not path.exists():
        return {}
    course = lesson.course
    shape: Any = GenericAlias(list, material.item)
    items: list[Any] = load_yaml(path, shape)
    lines = lines_of(path)
    problems: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    elsewhere = {ident: other for other in material.apart_from for ident in lesson.items(other)}
    for index, item in enumerate(items):
        if item.id in seen:
            text = f"id {item.id!r} is used twice (first at line {seen[item.id]}). Rename the newer one."
            problems.append((lines[(index, "id")], text))
        if item.id in elsewhere:
            text = f"id {item.id!r} stands in {elsewhere[item.id]}.yaml too. Rename the newer one."
            problems.append((lines[(index, "id")], text))
        seen.setdefault(item.id, lines[(index, "id")])
        for place, name, known, file in _links(item.model_dump(exclude_unset=True), (index,), course):
            if name not in known:
                text = f"{place[-1]} {name!r} is not in {file}. Add it there, or name one of these: "
                problems.append((lines[place], text + ", ".join(known) + "."))
    if problems:
        raise ContentError(path, problems)
    if material.complete:
        items = [material.complete(item, course) for item in items]
    return {item.id: item for item in items}


def _links(data: Any, place: Place, course: "Course") -> Iterator[tuple[Place, str, Collection[str], str]]:
    """Where the data names something of the whole course, what it names, which there are, and the file that has them."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        here = (*place, key)
        if key in ("concept", "needs") and value:
            yield here, value, course.concepts, "concepts.yaml"
        elif key == "misconception" and value:
            yield here, value, course.misconceptions, "concepts.yaml"
        elif key == "source" and value:
            yield here, value, course.sources, "concepts.yaml"
        elif key == "voice" and value:
            yield here, value, course.cast.voices, "cast.yaml"
        else:
            yield from _links(value, here, course)

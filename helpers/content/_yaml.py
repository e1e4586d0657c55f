"""YAML in, validated objects out; an error names the line it comes from."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from helpers.content._errors import ContentError
from helpers.content._explain import explain, misplaced, place_in_file

T = TypeVar("T")
Place = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, ten times as quick, where PyYAML was built with it


def load_yaml(path: Path, kind: type[T]) -> T:
    """Read `path` and validate it.

    Args:
        path: a YAML file.
        kind: what it must hold: a pydantic model or a type such as `list[Card]`.

    Returns:
        The validated object.

    Raises:
        ContentError: file, line, what is wrong and what to do, for every problem found.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(path, [(1, "the file does not exist. Create it, or remove what refers to it.")]) from None
    except UnicodeDecodeError as error:
        raise ContentError(path, [(1, f"not UTF-8 ({error.reason}). Save the file as UTF-8.")]) from None
    data, lines = parsed(path, text)
    return validated(path, data, kind, lines)


def parsed(path: Path, text: str, below: int = 0) -> tuple[Any, dict[Place, int]]:
    """YAML as plain data, and the line of every place in it, by its path of keys and indices.

    Args:
        path: the file, for messages.
        text: the YAML.
        below: how many lines of the file stand above it.

    Raises:
        ContentError: it is not valid YAML.
    """
    try:
        node = yaml.compose(text, Loader=LOADER)
        data = yaml.load(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 + below if mark else 1
        hint = "Text that holds `: ` or starts with a quote, `@` or `%` must stand in quotes, or after `|` on its own lines."
        raise ContentError(path, [(line, f"not valid YAML: {error.problem}. {hint}")]) from None
    except yaml.YAMLError as error:
        raise ContentError(path, [(1, f"not valid YAML: {error}. Correct it.")]) from None
    return data, {place: line + below for place, line in _lines(node).items()}


def validated(path: Path, data: Any, kind: Any, lines: dict[Place, int], under: Place = ()) -> Any:
    """Data in its shape.

    Args:
        path: the file, for messages.
        data: what it holds, or a part of that.
        kind: the shape.
        lines: of the whole file.
        under: where the part stands in it.

    Raises:
        ContentError: each problem with its line, what is wrong and what to do.
    """
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        problems, moved = [], misplaced(data, kind)
        for item, message in moved.items():
            problems.append((_line_of((*under, *item), lines), message))
        for each in error.errors():
            if tuple(each["loc"][:2]) in moved:
                continue
            place = (*under, *place_in_file(each["loc"], data))
            problems.append((_line_of(place, lines), explain(each, place, kind)))
        raise ContentError(path, problems) from None


def lines_of(path: Path) -> dict[Place, int]:
    """The line of every place in a YAML file, by its path of keys and indices."""
    return _lines(yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER))


def _lines(node: yaml.Node | None, place: Place = ()) -> dict[Place, int]:
    if node is None:
        return {(): 1}
    found = {place: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found |= _lines(value, (*place, key.value))
            found[(*place, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found |= _lines(value, (*place, index))
    return found


def _line_of(place: Place, lines: dict[Place, int]) -> int:
    """The line of a place, or of its nearest ancestor that the file has (a missing field has no line of its own)."""
    for end in range(len(place), -1, -1):
        if place[:end] in lines:
            return lines[place[:end]]
    return 1

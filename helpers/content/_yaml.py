"""YAML in, validated objects out; an error names the line it comes from."""

import difflib
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from helpers.content._errors import ContentError

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
        node = yaml.compose(text, Loader=LOADER)
        data = yaml.load(text, Loader=LOADER)
    except FileNotFoundError:
        raise ContentError(path, [(1, "the file does not exist. Create it, or remove what refers to it.")]) from None
    except UnicodeDecodeError as error:
        raise ContentError(path, [(1, f"not UTF-8 ({error.reason}). Save the file as UTF-8.")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = "Text that holds `: ` or starts with a quote, `@` or `%` must stand in quotes, or after `|` on its own lines."
        raise ContentError(path, [(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}. {hint}")]) from None
    lines = _lines(node)
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        problems = []
        for each in error.errors():
            place = _place(each["loc"], lines)
            problems.append((_line_of(place, lines), _explain({**each, "loc": place}, kind)))
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


def _place(place: Place, lines: dict[Place, int]) -> Place:
    """Where an error is in the file: without the names that pydantic puts in for the members of a union."""
    found: Place = ()
    for k, part in enumerate(place):
        if (*found, part) in lines or k == len(place) - 1:
            found = (*found, part)
    return found


def _line_of(place: Place, lines: dict[Place, int]) -> int:
    """The line of a place, or of its nearest ancestor that the file has (a missing field has no line of its own)."""
    for end in range(len(place), -1, -1):
        if place[:end] in lines:
            return lines[place[:end]]
    return 1


def _explain(error: Any, kind: Any) -> str:
    where = " → ".join(str(part) for part in error["loc"]) or "the file"
    name = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "missing":
            return f"`{where}` is missing. Add `{name}:` here."
        case "extra_forbidden":
            close = difflib.get_close_matches(name, _all_fields(kind), n=1)
            advice = f"Did you mean `{close[0]}`?" if close else "Remove it, or correct its name."
            return f"`{where}` is not a field that this file knows. {advice}"
        case "union_tag_invalid":
            known = error["ctx"]["expected_tags"]
            return f"`{where} → type` is '{error['ctx']['tag']}', expected one of {known}. Correct it."
        case _:
            given = repr(error.get("input"))
            given = given if len(given) <= 60 else given[:57] + "..."
            said = error["msg"].removeprefix("Value error, ").rstrip(".")
            return f"`{where}`: {said}; given {given}. Correct this value."


def _all_fields(kind: Any, seen: frozenset = frozenset()) -> set[str]:
    fields: set[str] = set()
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind in seen:
            return fields
        for name, info in kind.model_fields.items():
            fields |= {name} | _all_fields(info.annotation, seen | {kind})
        return fields
    for part in getattr(kind, "__args__", ()):
        fields |= _all_fields(part, seen)
    return fields

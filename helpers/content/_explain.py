"""What pydantic found, in words: what is wrong, what to do."""

import difflib
import typing
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

Place = tuple[str | int, ...]
KINDS = {"int_type": "a whole number", "int_parsing": "a whole number", "float_type": "a number"}
KINDS |= {"float_parsing": "a number", "string_type": "a text", "bool_type": "true or false", "dict_type": "a mapping"}
KINDS |= {"list_type": "a list", "bool_parsing": "true or false"}


def place_in_file(place: Place, data: Any) -> Place:
    """Where an error is in the file: without the names that pydantic puts in for the members of a union."""
    found: Place = ()
    for k, part in enumerate(place):
        there = (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        )
        if there or k == len(place) - 1:
            found = (*found, part)
            data = data[part] if there else None
    return found


def explain(error: ErrorDetails, place: Place, kind: Any) -> str:
    """One problem in words.

    Args:
        error: pydantic's.
        place: where it is in the file.
        kind: the shape of the whole file.
    """
    where = " → ".join(str(part) for part in place) or "the file"
    name = str(place[-1]) if place else ""
    given = repr(error.get("input"))
    given = given if len(given) <= 60 else given[:57] + "..."
    match error["type"]:
        case "missing":
            return f"`{where}` is missing. Add `{name}:` here."
        case "extra_forbidden":
            known = fields_at(kind, error["loc"][:-1])
            close = difflib.get_close_matches(name, known, n=1)
            advice = f"Did you mean `{close[0]}`?" if close else "Remove it, or correct its name."
            return f"`{where}` is not a field that this file knows. {advice} Known here: {', '.join(known)}."
        case "union_tag_invalid":
            tags, tag = error["ctx"]["expected_tags"], error["ctx"]["tag"]
            return f"`{where} → type` is '{tag}', expected one of {tags}. Correct it."
        case "model_type" | "model_attributes_type":
            known = fields_at(kind, error["loc"])
            return f"`{where}` should have the fields {', '.join(known)}; given {given}. Write each as `field: value`."
        case problem if problem in KINDS:
            inner = fields_at(kind, (*error["loc"], 0)) if problem == "list_type" else []
            of = f" of items with {', '.join(inner)}" if inner else ""
            return f"`{where}` should be {KINDS[problem]}{of}; given {given}. Correct this value."
        case _:
            said = error["msg"].removeprefix("Value error, ").rstrip(".")
            return f"`{where}`: {said}; given {given}. Correct this value."


def fields_at(kind: Any, place: Place) -> list[str]:
    """The fields of what stands at a place of a shape; at a union, of all its members."""
    kinds = [kind]
    for part in place:
        kinds = [inner for one in kinds for each in _members(one) for inner in _step(each, part)] or kinds
    return list(dict.fromkeys(name for one in kinds for each in _members(one) for name in _fields(each)))


def misplaced(data: Any, kind: Any) -> dict[Place, str]:
    """Items that stand in the wrong list of a file that has several: where, and what to say."""
    lists = _lists(kind)
    if len(lists) < 2 or not isinstance(data, dict):
        return {}
    found: dict[Place, str] = {}
    for name, shape in lists.items():
        for number, item in enumerate(data.get(name) or () if isinstance(data.get(name), list) else ()):
            fits = [other for other, its in lists.items() if other != name and _valid(item, its)]
            if fits and not _valid(item, shape):
                message = f"`{name} → {number}` looks like one of `{fits[0]}`. Move it there: items of `{name}` have "
                found[name, number] = message + f"{', '.join(_fields(shape))}."
    return found


def _lists(kind: Any) -> dict[str, Any]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    parts = {name: typing.get_args(info.annotation) for name, info in kind.model_fields.items()}
    return {name: inner[0] for name, inner in parts.items() if inner and _fields(inner[0])}


def _valid(item: Any, kind: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(item)
    except ValidationError:
        return False
    return True


def _members(kind: Any) -> list[Any]:
    """A type without `Annotated`; a union's members."""
    if typing.get_origin(kind) is typing.Annotated:
        return _members(typing.get_args(kind)[0])
    if typing.get_origin(kind) is list or not typing.get_args(kind) or _fields(kind):
        return [kind]
    if typing.get_origin(kind) is dict:
        return [kind]
    return [inner for one in typing.get_args(kind) if one is not type(None) for inner in _members(one)]


def _step(kind: Any, part: str | int) -> list[Any]:
    """The shapes one step further in."""
    if isinstance(part, int):
        return list(typing.get_args(kind)[:1]) if typing.get_origin(kind) is list else []
    if typing.get_origin(kind) is dict:
        return [typing.get_args(kind)[1]]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        info = kind.model_fields.get(part)
        if info is not None:
            return [info.annotation]
        # A union's tag stands in the place like a field.
        tag = kind.model_fields.get("type")
        return [kind] if tag is not None and part in typing.get_args(tag.annotation) else []
    return []


def _fields(kind: Any) -> list[str]:
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []

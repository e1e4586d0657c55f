"""Where two values differ, in plain words: the first place, what the learner has there, and never the whole right answer."""

from typing import Any

from helpers.judge.contract import Value
from helpers.judge.inside import BITS_LIMIT
from helpers.judge.verdict._compare import by_key, close, difference, same_form

QUOTED = 40  # characters of a value in a message
TOO_MUCH = {
    "items": "holds more values than a check takes",
    "characters": "holds longer texts than a check takes",
    "depth": "is nested more deeply than a check takes. Does it hold itself?",
    "digits": f"is, or holds, a whole number of more than {BITS_LIMIT * 3 // 10} digits",
}
KINDS = {
    "none": "nothing (None)",
    "array": "an array",
    "tensor": "a torch tensor",
    "text": "a text (`str`)",
    "dict": "a `dict`",
    "iterator": "an iterator",
    "generator": "a random generator",
}


def kind_in_words(value: Value) -> str:
    """What a value is, with an article."""
    if value.kind == "scalar":
        if value.type == "bool":
            return "True or False"
        is_whole = value.array is None or value.array.dtype.kind in "iu"
        return "a whole number" if is_whole and value.type != "float" else "a number"
    if value.kind == "sequence":
        return f"a `{value.type}`" if value.type else "a list"
    return KINDS.get(value.kind) or f"a `{value.type}`"


def where(name: str, got: Value, right: Value, tolerance: float) -> str:
    """The first place where two values differ.

    Args:
        name: what the whole value is called.
        got: the learner's.
        right: the course's; it differs.
        tolerance: of numbers.

    Returns:
        One or two sentences.
    """
    inside = bool(right.items)
    found = _first(name, got, right, tolerance, inside)
    assert found is not None
    return found


def _first(name: str, got: Value, right: Value, tolerance: float, inside: bool) -> str | None:
    """What differs first; None if nothing does. `inside`: whether the right value is a part of a larger one, and may be quoted."""
    if close(got, right, tolerance):
        return None
    if got.kind == "beyond":
        return f"{name} {TOO_MUCH.get(got.type, 'is more than a check takes')}."
    if not same_form(got, right):
        if got.kind == right.kind == "scalar" and kind_in_words(got) == kind_in_words(right):
            return f"{name} should have type {right.type}, and yours has {got.type}."
        if got.kind == right.kind and right.kind in ("array", "tensor"):
            return f"{name} should hold numbers of type {right.type}, and yours has {got.type}."
        return f"{name} should be {kind_in_words(right)}, and yours is {_a_value(got)}."
    if right.kind in ("sequence", "iterator"):
        return _in_sequence(name, got, right, tolerance)
    if right.kind == "dict":
        return _in_dict(name, got, right, tolerance)
    return _leaf(name, got, right, inside)


def _in_sequence(name: str, got: Value, right: Value, tolerance: float) -> str:
    mine, its = len(got.items), len(right.items)
    count = f"{mine if not got.more else f'more than {mine}'} item{'s' if mine != 1 or got.more else ''}"
    lengths = f"Yours has {count}; {its} {'is' if its == 1 else 'are'} right." if mine != its or got.more else ""
    for at, (one, other) in enumerate(zip(got.items, right.items, strict=False), 1):
        if found := _first(f"item {at} of {name}", one, other, tolerance, True):
            return f"{found} {lengths}".strip()
    if mine < its:
        return f"{name} ends too early. {lengths}"
    return f"{name} goes on too long. {lengths}" + (" Does it ever end?" if got.more else "")


def _in_dict(name: str, got: Value, right: Value, tolerance: float) -> str:
    for key, (mine, its) in by_key(got, right).items():
        if found := _first(f"the value under the key {_key(key)} of {name}", mine, its, tolerance, True):
            return found
    for keys, others, what in ((right.keys, got.keys, "lacks"), (got.keys, right.keys, "should not have")):
        missing = [key for key in keys if key not in set(others)]
        if missing:
            more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
            return f"{name} {what} the key {_key(missing[0])}{more}."
    raise AssertionError("two dicts that differ nowhere")


def _leaf(name: str, got: Value, right: Value, inside: bool) -> str:
    if right.kind in ("array", "tensor"):
        if got.shape != right.shape:
            return f"{name} should have shape {right.shape} here, and yours has {got.shape}."
        if got.array is None or right.array is None:
            return f"{name} holds what is no number, or more than a check takes."
        return f"{name} differs by up to {difference(got.array, right.array):.2g}."
    message = f"{name} is {_quoted(got)} in yours"
    if inside:
        return f"{message}, and {_quoted(right)} is right."
    if right.kind == "text":
        at = next((n for n, pair in enumerate(zip(got.text, right.text, strict=False)) if pair[0] != pair[1]), None)
        if at is None:
            return f"{message}, which is too {'short' if len(got.text) < len(right.text) else 'long'}."
        return f"{message}, which is right up to character {at} and wrong after it." if at else f"{message}."
    if got.array is not None and right.array is not None and right.type != "bool":
        return f"{message}, off by {difference(got.array, right.array):.2g}."
    return f"{message}."


def _a_value(value: Value) -> str:
    words = kind_in_words(value)
    quotable = value.kind == "text" or (value.kind == "scalar" and value.array is not None and value.array.shape == ())
    return f"{words}, {_quoted(value)}" if quotable else words


def _quoted(value: Value) -> str:
    if value.kind == "text":
        return quote(value.text)
    if value.array is not None and value.array.shape == ():
        number = value.array.item()
        return f"{number:.6g}" if isinstance(number, float) else str(number)
    return quote(value.text, bare=True) if value.text else kind_in_words(value)


def _key(key: tuple[str, Any]) -> str:
    kind, found = key
    if isinstance(found, tuple):
        return quote("(" + ", ".join(_key(one) for one in found) + ")", bare=True)
    return quote(found, bare=kind != "text")


def quote(text: str, bare: bool = False) -> str:
    """A text as Python shows it, what can't be shown escaped, cut to what a message has room for."""
    shown = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return ascii(shown)[1:-1] if bare and not shown.isprintable() else shown if bare else repr(shown)

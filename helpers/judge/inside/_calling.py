"""Calling a function and describing what it did, with plain values only."""

from collections.abc import Callable, Iterator
from typing import Any

from ._values import describe, name_of
from ._wire import TEXT_LIMIT, TRACEBACK_LIMIT

FILES: set[str] = set()  # what tracebacks call the learner's cells


def observe(
    function: Callable, inputs: list[Any], catch: type[BaseException] = Exception
) -> tuple[dict[str, Any], list[Any]]:
    """Call a function and describe what it did, with plain values only.

    Args:
        function: what to call.
        inputs: its arguments, arrays; the function may change them.
        catch: which exceptions are part of what it did.

    Returns:
        A description for `pack`, with the inputs as they are after the call, and the arrays that it speaks of.
    """
    told: dict[str, Any] = {}
    try:
        value = function(*inputs)
    except catch as error:
        told["raised"] = describe_error(error)
    arrays: list[Any] = []
    told["inputs"] = [describe(given, arrays) for given in inputs]
    if "raised" not in told:
        told["returned"] = describe(value, arrays)
    return told, arrays


def roll(
    function: Callable,
    inputs: list[Any],
    varies: list[int],
    feeds: list[list[int]],
    catch: type[BaseException] = Exception,
) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Call a function again and again, each time with what it returned before, and describe each call.

    Args:
        function: what to call.
        inputs: its arguments; those at `varies` hold one entry a call along their first axis. Without `varies` there is one call.
        varies: positions among the arguments.
        feeds: pairs: the position of a returned value, and of the argument that it becomes in the next call.
        catch: which exceptions are part of what it did; the first one ends the calls.

    Yields:
        What `observe` gives, for each call.
    """
    states = list(inputs)
    for call in range(len(inputs[varies[0]]) if varies else 1):
        given = [inputs[place][call] if place in varies else state for place, state in enumerate(states)]
        told, arrays = observe(function, [one.copy() for one in given], catch)
        yield told, arrays
        returned = told.get("returned", {})
        items = returned.get("items", [returned])
        for source, place in feeds:
            if source >= len(items) or "array" not in items[source]:
                return
            states[place] = arrays[items[source]["array"]]
        if "raised" in told:
            return


def describe_error(error: BaseException) -> dict[str, Any]:
    """An exception as text; the traceback has the learner's own lines, and only those."""
    import traceback  # slow to load, and few calls need it

    try:
        text = str(error)[:TEXT_LIMIT]
    except Exception:
        text = ""
    told: dict[str, Any] = {"type": name_of(type(error)), "text": text, "traceback": "", "line": None}
    if type(error) is NameError and type(error.name) is str:
        told["name"] = error.name
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in FILES]
    if frames:
        told["line"] = [frames[-1].filename, frames[-1].lineno]
        frames = frames if len(frames) <= 12 else frames[:4] + frames[-4:]
        last = f"{told['type']}: {text}" if text else told["type"]
        told["traceback"] = "Traceback (most recent call last):\n" + "".join(traceback.format_list(frames)) + last
        told["traceback"] = told["traceback"][:TRACEBACK_LIMIT]
    return told

"""Calling a function and describing what it did, with plain values only."""

import copy
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any

from ._values import Describer, items_of, name_of, read_out, restore
from ._wire import TEXT_LIMIT, TRACEBACK_LIMIT

FILES: set[str] = set()  # what tracebacks call the learner's cells
TRACEBACK = vars(BaseException)["__traceback__"]  # a class of errors may have something else by this name


def observe(
    function: Callable, inputs: list[Any], catch: type[BaseException] = Exception, reads: Sequence[int] = ()
) -> tuple[dict[str, Any], list[Any]]:
    """Call a function and describe what it did, with plain values only.

    Args:
        function: what to call.
        inputs: its arguments; the function may change them.
        catch: which exceptions are part of what it did.
        reads: which of the returned values are iterators to read out; -1 is the only value.

    Returns:
        A description for `pack`, with the inputs as they are after the call, and the arrays that it speaks of.
    """
    seen: dict[str, Any] = {}
    arrays: list[Any] = []
    try:
        value = _read_out(function(*inputs), reads)
    except catch as error:
        seen["raised"] = describe_error(error)
    describer = Describer(arrays)
    seen["inputs"] = [describer.describe(given) for given in inputs]
    if "raised" not in seen:
        seen["returned"] = Describer(arrays).describe(value)
    return seen, arrays


def _read_out(value: Any, reads: Sequence[int]) -> Any:
    if -1 in reads:
        return read_out(value)
    if reads and type(value) in (list, tuple):
        return tuple(read_out(one) if at in reads else one for at, one in enumerate(value))
    return value


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
        seen, arrays = observe(function, [copy.deepcopy(one) for one in given], catch)
        yield seen, arrays
        items = items_of(seen.get("returned"))
        for source, place in feeds:
            try:
                states[place] = restore(items[source], arrays)
            except (ValueError, IndexError):
                return
        if "raised" in seen:
            return


def describe_error(error: BaseException) -> dict[str, Any]:
    """An exception as text; the traceback has the learner's own lines, and only those."""
    try:
        text = str(error)[:TEXT_LIMIT]
    except Exception:
        text = ""
    description: dict[str, Any] = {"type": name_of(type(error)), "text": text, "traceback": "", "line": None}
    if type(error) is NameError and type(error.name) is str:
        description["name"] = error.name
    places: list[TracebackType] = []
    at = TRACEBACK.__get__(error)
    while at is not None:
        if at.tb_frame.f_code.co_filename in FILES:
            places.append(at)
        at = at.tb_next
    if places:
        import traceback  # slow to load, and few calls need it

        description["line"] = [places[-1].tb_frame.f_code.co_filename, places[-1].tb_lineno]
        places = places if len(places) <= 12 else places[:4] + places[-4:]
        own: TracebackType | None = None  # of the others each file would be looked for
        for one in reversed(places):
            own = TracebackType(own, one.tb_frame, one.tb_lasti, one.tb_lineno)
        last = f"{description['type']}: {text}" if text else description["type"]
        description["traceback"] = "Traceback (most recent call last):\n" + "".join(traceback.format_tb(own)) + last
        description["traceback"] = description["traceback"][:TRACEBACK_LIMIT]
    return description

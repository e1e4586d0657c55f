"""Values that cross between two boxes: an answer calls another exercise's function, and sees what it computes, never how.

In the learner's box a stub sends the arguments and waits for what comes back; in a box of its own the course's function answers. Two
pipes join them.
"""

import builtins
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ._values import Describer, restore
from ._wire import SENDABLE, arrays_of, pack, receive, send

PACKET_LIMIT = 8 << 20  # bytes of one call's arguments, or of one answer
TEXT_LIMIT = 200  # characters of an error's text


def stub(
    name: str,
    parameters: Sequence[str],
    order: Sequence[int],
    of_arrays: Sequence[int],
    calls: int,
    answers: int,
    lock: threading.Lock,
) -> Callable:
    """A function that is computed elsewhere.

    Args:
        name: what it is called.
        parameters: their names, as it is called.
        order: which of them comes first, second ... where it is computed.
        of_arrays: which of them are made arrays of, where they are called with numbers or lists.
        calls: the descriptor that takes calls.
        answers: the descriptor that gives answers.
        lock: held during a call; the stubs of one process share it, as they share the pipes.

    Returns:
        A function of plain values, which raises what the other one raises.
    """

    def call(*values: Any, **named: Any) -> Any:
        import numpy as np

        given = _in_order(name, parameters, values, named)
        for place in of_arrays:
            given[place] = np.asarray(given[place])
            if not SENDABLE.fullmatch(given[place].dtype.str):
                raise TypeError(f"{name}() takes arrays of numbers; {parameters[place]} holds {given[place].dtype}")
        arrays: list[Any] = []
        describer = Describer(arrays, PACKET_LIMIT << 3)  # the packet's own limit has the better message
        packet = pack({"call": name, "inputs": [describer.describe(given[place]) for place in order]}, arrays)
        if len(packet) > PACKET_LIMIT:
            raise ValueError(f"{name}() is called with {len(packet) >> 20} MB; at most {PACKET_LIMIT >> 20} are taken")
        with lock:
            send(calls, packet)
            header, body = receive(answers, PACKET_LIMIT)
        if "raised" in header:
            kind, text = header["raised"]
            error = getattr(builtins, kind, None)
            if isinstance(error, type) and issubclass(error, Exception):
                raise error(text)
            raise RuntimeError(text)
        return restore(header["returned"], arrays_of(header, body))

    call.__name__ = call.__qualname__ = name
    return call


def answer(functions: Mapping[str, Callable], calls: int, answers: int) -> None:
    """Answer calls until their pipe is closed.

    Args:
        functions: what may be called, by name.
        calls: the descriptor that gives calls.
        answers: the descriptor that takes answers.
    """
    while True:
        try:
            header, body = receive(calls, PACKET_LIMIT)
        except EOFError:
            return
        arrays: list[Any] = []
        try:
            found = arrays_of(header, body)
            value = functions[header["call"]](*(restore(one, found) for one in header["inputs"]))
            packet = pack({"returned": Describer(arrays, PACKET_LIMIT << 3).describe(value)}, arrays)
            if len(packet) > PACKET_LIMIT:
                raise ValueError(f"what comes back has more than {PACKET_LIMIT >> 20} MB")
        except Exception as error:  # its kind and its text; a traceback would quote the source
            packet = pack({"raised": [type(error).__name__, str(error)[:TEXT_LIMIT]]}, [])
        try:
            send(answers, packet)
        except OSError:
            return


def _in_order(name: str, parameters: Sequence[str], values: Sequence[Any], named: Mapping[str, Any]) -> list[Any]:
    """The arguments by parameter, as Python binds them."""
    if len(values) > len(parameters):
        raise TypeError(f"{name}() takes {len(parameters)} arguments but {len(values)} were given")
    given = dict(zip(parameters, values, strict=False))
    for parameter, value in named.items():
        if parameter not in parameters:
            raise TypeError(f"{name}() got an unexpected keyword argument {parameter!r}")
        if parameter in given:
            raise TypeError(f"{name}() got multiple values for argument {parameter!r}")
        given[parameter] = value
    if missing := [parameter for parameter in parameters if parameter not in given]:
        raise TypeError(f"{name}() missing required arguments: {', '.join(missing)}")
    return [given[parameter] for parameter in parameters]

"""The packets that travel between the course and a box: a JSON header, and arrays as plain buffers. Nothing is ever unpickled."""

import json
import math
import os
import re
import struct
from typing import Any

READY = b"READY\n"  # what a child prints before anything of the learner's runs
TEXT_LIMIT, NAME_LIMIT, TRACEBACK_LIMIT = 2000, 100, 8000  # characters of an error's text, of a name, of a traceback
SENDABLE = re.compile(r"[<>|=]?[biuf][0-9]{1,2}")


def pack(header: dict[str, Any], arrays: list[Any]) -> bytes:
    """One packet: a length, a JSON header, a length, and the arrays as plain buffers.

    Args:
        header: anything that JSON can hold.
        arrays: NumPy arrays of numbers; their types and shapes go into the header.

    Returns:
        The bytes.
    """
    head = json.dumps({**header, "arrays": [[array.dtype.str, array.shape] for array in arrays]}).encode()
    body = b"".join(array.tobytes() for array in arrays)
    return struct.pack("<QQ", len(head), len(body)) + head + body


def unpack(
    data: bytes | memoryview, header_limit: int | None = None
) -> tuple[dict[str, Any], memoryview, memoryview] | None:
    """Split the first packet off.

    Args:
        data: what begins with a packet.
        header_limit: bytes that its header may have.

    Returns:
        Its header, its buffers, and what follows; None if the packet is not complete.

    Raises:
        ValueError: the header is not a JSON object, or too large.
    """
    view = memoryview(data)  # nothing is copied: there may be very many packets
    if len(view) < 16:
        return None
    head, body = struct.unpack_from("<QQ", view)
    if header_limit is not None and head > header_limit:
        raise ValueError("a packet's header is too large")
    if len(view) < 16 + head + body:
        return None
    header = json.loads(bytes(view[16 : 16 + head]))
    if type(header) is not dict:
        raise ValueError("a packet's header must be an object")
    return header, view[16 + head : 16 + head + body], view[16 + head + body :]


def arrays_of(header: dict[str, Any], body: bytes | memoryview) -> list[Any]:
    """The arrays of a packet, each in memory of its own.

    Raises:
        ValueError, TypeError, KeyError: types, shapes and buffers do not fit each other.
    """
    import numpy as np

    arrays, at = [], 0
    for kind, shape in header["arrays"]:
        if not SENDABLE.fullmatch(kind) or not all(type(n) is int and n >= 0 for n in shape) or len(shape) > 32:
            raise ValueError("an array must hold numbers")
        dtype, count = np.dtype(kind), math.prod(shape)
        if at + count * dtype.itemsize > len(body):
            raise ValueError("an array is longer than its buffer")
        arrays.append(np.frombuffer(body, dtype, count, at).reshape(shape).copy())
        at += count * dtype.itemsize
    return arrays


def receive(channel: int, at_most: int | None = None) -> tuple[dict[str, Any], bytes | memoryview]:
    """The next packet from a pipe.

    Args:
        channel: its descriptor.
        at_most: bytes that it may have.

    Raises:
        EOFError: the pipe has ended.
        ValueError: the packet is larger, or none.
    """

    def read(size: int) -> bytes:
        parts = []
        while size:
            part = os.read(channel, min(size, 1 << 20))
            if not part:
                raise EOFError("the other end is closed")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    start = read(16)
    size = sum(struct.unpack("<QQ", start))
    if at_most is not None and size > at_most:
        raise ValueError(f"a packet of {size} bytes; at most {at_most} are taken")
    header, body, _ = unpack(start + read(size)) or ({}, b"", b"")
    return header, body


def send(channel: int, packet: bytes) -> None:
    """Write all of a packet."""
    view = memoryview(packet)
    while view:
        view = view[os.write(channel, view) :]

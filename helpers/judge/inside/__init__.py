"""What runs beside a learner's code, in a box of either kind. It imports nothing of the course, and knows nothing of what is right.

A box has this folder alone, as a package by the name of `inside`; the course reads the same files to speak the same language.
"""

from ._again import serve
from ._calling import describe_error, observe, roll
from ._making import NOTED, Notes
from ._perform import TRACE, import_packages, limit, load, perform, size
from ._values import ARRAY_LIMIT, BITS_LIMIT, Describer, Made, dtype_name, items_of, restore
from ._wire import (
    NAME_LIMIT,
    READY,
    SENDABLE,
    TEXT_LIMIT,
    TRACEBACK_LIMIT,
    arrays_of,
    pack,
    receive,
    send,
    unpack,
)

__all__ = [
    "ARRAY_LIMIT",
    "BITS_LIMIT",
    "NAME_LIMIT",
    "NOTED",
    "READY",
    "SENDABLE",
    "TEXT_LIMIT",
    "TRACE",
    "TRACEBACK_LIMIT",
    "Describer",
    "Made",
    "Notes",
    "arrays_of",
    "describe_error",
    "dtype_name",
    "import_packages",
    "items_of",
    "limit",
    "load",
    "observe",
    "pack",
    "perform",
    "receive",
    "restore",
    "roll",
    "send",
    "serve",
    "size",
    "unpack",
]

"""A log as a file to take along: JSON Lines, a heading and then an event a line."""

import json
from collections.abc import Iterable

from helpers.study._events import Event

HEADING = {"course": "gates-keep-memory", "log": 1}


def exported(events: Iterable[Event]) -> str:
    """The text of the file."""
    lines = [HEADING, *(event.to_json() for event in events)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def imported(data: bytes) -> list[Event]:
    """The events of a file that `exported` wrote.

    Raises:
        ValueError: it is another file, or damaged; the message says which line is wrong and what to do.
    """
    try:
        lines = data.decode("utf-8-sig").rstrip().split("\n")
        heading = json.loads(lines[0])
    except ValueError:
        heading = None
    if not isinstance(heading, dict) or heading.get("course") != HEADING["course"]:
        raise ValueError("this is not a file that `course export` wrote. Export again where your progress is.")
    if heading.get("log") != HEADING["log"]:
        raise ValueError("a newer version of the course wrote this file. Update the course, then import it again.")
    events = []
    for number, line in enumerate(lines[1:], start=2):
        try:
            events.append(Event.from_json(json.loads(line)))
        except ValueError as error:  # json.JSONDecodeError is one
            raise ValueError(
                f"line {number}: {error}. Nothing was imported: export again where your progress is."
            ) from None
    return events

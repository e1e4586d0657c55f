"""When something was handed in: nbgrader's timestamps, and an instructor's file of times."""

import csv
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from helpers.classroom._errors import ClassroomError
from helpers.classroom._separated import separator_of
from helpers.classroom.intake._found import in_one_form

STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*(Z|[+-]\d\d:?\d\d(?::\d\d)?|\S.*)?", re.DOTALL
)
# Hours from UTC of abbreviations that mean one zone. IST, BST, CST and AST mean several.
ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "CET": 1, "MET": 1, "CEST": 2, "MEST": 2, "EET": 2, "EEST": 3}
ZONES |= {"MSK": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}
ZONES |= {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "AKST": -9,
    "AKDT": -8,
    "HST": -10,
}
STAMP_LIMIT = 200  # bytes of a timestamp
ADVICE = "Expected the columns learner, submitted, as in `ada,2026-12-01T23:10:00+01:00`."


def read_stamp(data: bytes) -> datetime:
    """nbgrader's timestamp.txt, as in `2026-11-23 18:00:00.000000 UTC`; another zone by its abbreviation, its name or its offset.

    Args:
        data: the file. Without a zone it is UTC, which nbgrader writes.

    Returns:
        The time. Where clocks go back, the earlier of both.

    Raises:
        ValueError: it cannot be understood; the message says what stands there.
    """
    text = " ".join(data[: STAMP_LIMIT + 1].decode("utf-8-sig", "replace").split())
    found = STAMP.fullmatch(text)
    if len(data) > STAMP_LIMIT or found is None:
        raise ValueError(_not_understood(text))
    try:
        at, zone = datetime.fromisoformat(_cut(found[1])), found[2] or "UTC"
        if zone.upper() in ZONES:
            return at.replace(tzinfo=timezone(timedelta(hours=ZONES[zone.upper()])) if ZONES[zone.upper()] else UTC)
        if re.fullmatch(r"[+-]\d.*", zone):
            return datetime.fromisoformat(_cut(found[1]) + zone)
        if re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}", zone):
            return at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError, LookupError):
        pass
    raise ValueError(_not_understood(text))


def _cut(text: str) -> str:
    """A time with at most six digits behind the point, which is all that Python reads."""
    return re.sub(r"(\.\d{6})\d+", r"\1", text)


def _not_understood(text: str) -> str:
    shown = text if len(text) <= 60 else text[:60] + "…"
    return f"timestamp.txt says {shown!r}, which is no time that can be understood. Give the time with --times."


def read_times(path: Path) -> dict[str, datetime]:
    """An instructor's file of times.

    Args:
        path: CSV with the columns learner and submitted (ISO, with a zone), separated by commas, semicolons or tabs.

    Returns:
        By learner, as given.

    Raises:
        ClassroomError: the file or a row in it is wrong, or two rows give one learner different times.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise ClassroomError(
            f"{path} cannot be read: {error}. Give a CSV file with the columns learner, submitted."
        ) from None
    found: dict[str, tuple[int, str, datetime]] = {}
    reader = csv.DictReader(text.splitlines(), delimiter=separator_of(text))
    try:
        for row in reader:
            if not any(value for value in row.values() if isinstance(value, str)):
                continue
            learner = (row["learner"] or "").strip()
            at = datetime.fromisoformat((row["submitted"] or "").strip())
            if at.tzinfo is None:
                raise ValueError("no time zone")
            if not learner:
                raise ValueError("no learner")
            before = found.get(in_one_form(learner))
            if before and before[2] != at:
                raise ClassroomError(
                    f"{path}, lines {before[0]} and {reader.line_num}: two times for {learner[:100]!r}. Keep one of both rows."
                )
            found[in_one_form(learner)] = (reader.line_num, learner, at)
    except (KeyError, ValueError, AttributeError, csv.Error) as error:
        raise ClassroomError(f"{path}, line {reader.line_num}: {error}. {ADVICE}") from None
    return {learner: at for _, learner, at in found.values()}

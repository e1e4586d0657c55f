"""What names of files and folders say: a notebook and its version, an LMS's mark, a date that looks like one."""

import re
from dataclasses import dataclass
from datetime import date

# ada.ipynb, ada-2.ipynb, ada (1).ipynb; and what browsers and mail programs make of it: ada.ipynb.txt, ada.ipynb (1).json
NOTEBOOK = re.compile(
    r"(?P<stem>.+?)(?P<before>-\d{1,9}| ?\(\d{1,9}\))?\.ipynb(?P<after>-\d{1,9}| ?\(\d{1,9}\))?(?:\.(?:txt|json|ipynb))*",
    re.IGNORECASE | re.DOTALL,
)
# Canvas: surnamename_LATE_4711_998_notebook-1.ipynb
CANVAS = re.compile(
    r"(?P<name>[^_/]+)(?P<late>_LATE)?_(?P<user>\d{1,18})_(?P<submission>\d{1,18})_(?P<file>[^/]+)", re.DOTALL
)
# Moodle: a folder `Name Surname_4711_assignsubmission_file_`, or all in one name. The display name may be anything: the last mark counts.
MOODLE = re.compile(
    r"(?P<name>.+)_(?P<user>\d{1,18})_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL
)
MARK = re.compile(r"_\d{1,18}_assignsubmission_(?:file|onlinetext)(?=_|$)")
SMALL = 100  # ids below it are believed only of a whole batch that agrees


@dataclass(frozen=True)
class Named:
    """What an LMS's name says.

    Args:
        user: the LMS's number for the learner.
        name: as the LMS writes it.
        file: the learner's own name for the file, or "" for a folder.
        late: the LMS's mark.
        small: whether the numbers are so small that the name could as well be somebody's own.
        doubtful: whether a learner's own file name may have made it.
    """

    user: str
    name: str
    file: str
    late: bool = False
    small: bool = False
    doubtful: bool = False


def notebook(name: str) -> tuple[str, int] | None:
    """A notebook's name without its version, and the version; None if it is no notebook's name."""
    found = NOTEBOOK.fullmatch(name)
    if found is None:
        return None
    numbers = [int(re.sub(r"\D", "", mark)) for mark in (found["before"], found["after"]) if mark]
    return found["stem"], max(numbers, default=0)


def owner(name: str) -> str:
    """Whose a flat file is: its name up to the ending."""
    at = name.lower().find(".ipynb", 1)
    return name[:at] if at > 0 else name.rpartition(".")[0] or name


def moodle_folder(name: str) -> Named | None:
    """What the name of a folder of Moodle's says. Only Moodle names folders, so the last mark in it is Moodle's."""
    found = MOODLE.fullmatch(name)
    return Named(found["user"], found["name"], "") if found and not found["file"] else None


def moodle_file(name: str) -> Named | None:
    """What the name of a file of Moodle's says; with two marks in it, one of them may be the learner's own."""
    found = MOODLE.fullmatch(name)
    if not found or not found["file"]:
        return None
    return Named(found["user"], found["name"], found["file"], doubtful=len(MARK.findall(name)) > 1)


def canvas_file(name: str) -> Named | None:
    """What the name of a file of Canvas's says; dates are no ids."""
    found = CANVAS.fullmatch(name)
    if not found or (not found["late"] and _is_a_date(found["user"], found["submission"], found["file"])):
        return None
    small = not found["late"] and min(int(found["user"]), int(found["submission"])) < SMALL
    return Named(found["user"], found["name"], found["file"], late=bool(found["late"]), small=small)


def lms_of(packed: str) -> str:
    """Which LMS gave a file or folder its name: "Canvas", "Moodle" or "" for neither."""
    if MARK.search(packed):
        return "Moodle"
    return "Canvas" if canvas_file(packed) else ""


def _is_a_date(first: str, second: str, rest: str) -> bool:
    third = re.match(r"\d{1,4}(?!\d)", rest)
    if any(len(one) == 8 and _valid(one[:4], one[4:6], one[6:]) for one in (first, second)):
        return True
    if third is None:
        return False
    orders = ((first, second, third[0]), (third[0], second, first), (third[0], first, second))
    return any(_valid(*order) for order in orders)


def _valid(year: str, month: str, day: str) -> bool:
    if len(year) == 2:
        year = "20" + year
    try:
        return 1990 <= date(int(year), int(month), int(day)).year <= 2100
    except ValueError:
        return False

"""Whose a file is, by its place: a flat folder, a folder for each learner, nbgrader's tree, Canvas's and Moodle's names."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.classroom._reading import Unreadable, read_notebook
from helpers.classroom.intake._entries import UNSAFE, Entry
from helpers.classroom.intake._found import HandedOut, Ignored, Submitted, in_one_form
from helpers.classroom.intake._names import Named, canvas_file, moodle_file, moodle_folder, notebook, owner

# Folders that hold a class and are nobody's name.
WRAPPERS = re.compile(
    r"class(es)?|course|submissions?|submitted|hand[-_]?ins?|homeworks?|hw|assignments?|downloads?|students|learners|files|notebooks"
    r"|collected|export|archive|uploads|abgaben?|klasse"
)
# Endings of what an instructor may have put beside the submissions.
INSTRUCTORS = re.compile(r"[ct]sv|xlsx?|ods|ya?ml|toml|cfg|ini|md|rst|db|sqlite|log|gitignore")
STAMP = "timestamp.txt"


@dataclass(frozen=True)
class Placed:
    """A file with its owner.

    Args:
        entry: the file.
        submitted: whose it is, as far as its place says.
        stamp: whether it is nbgrader's timestamp.
        doubtful: why its owner may be somebody else, or "".
    """

    entry: Entry
    submitted: Submitted
    stamp: bool = False
    doubtful: str = ""


def place(entries: Sequence[Entry], given: str, handed_out: HandedOut) -> tuple[list[Placed], list[Ignored]]:
    """Find each file's owner.

    Args:
        entries: all files.
        given: the name of the folder or archive that they lie in.
        handed_out: what learners were given.

    Returns:
        Files with an owner, and those without, with the reason.
    """
    inside, ignored = _only_submitted(entries)
    stripped = [(_below(entry.parts, _wrappers(inside, given, handed_out)), entry) for entry in inside]
    canvas = _canvas(entries)
    rest: list[tuple[tuple[str, ...], Entry]] = []
    placed: list[Placed] = []
    for parts, entry in stripped:
        if entry.refused == UNSAFE:
            placed.append(_unsafe(entry))
        elif found := _moodle(entry):
            placed.append(found)
        elif entry in canvas:
            placed.append(_named(entry, canvas[entry], canvas[entry].file, entry.parts[-1]))
        else:
            rest.append((parts, entry))
    by_folder, more = _folders(rest, handed_out)
    return [*placed, *by_folder], [*ignored, *more]


def _only_submitted(entries: Sequence[Entry]) -> tuple[list[Entry], list[Ignored]]:
    """Of an archive of nbgrader's whole course, what is in submitted/."""
    inside = [entry for entry in entries if entry.parts[0] == "submitted" and len(entry.parts) > 1]
    others = [entry for entry in entries if entry.parts[0] != "submitted"]
    if not inside or not {entry.parts[0] for entry in others} & {
        "source",
        "release",
        "autograded",
        "feedback",
        "gradebook.db",
    }:
        return list(entries), []
    return inside, [Ignored(entry.path, "lies outside of submitted/", False) for entry in others]


def _wrappers(entries: Sequence[Entry], given: str, handed_out: HandedOut) -> int:
    """How many folders on top are the class's, not a learner's."""
    paths = [entry.parts for entry in entries if not entry.refused]
    count = 0
    while paths and _is_wrapper(paths, given, handed_out):
        paths = [parts[1:] for parts in paths]
        count += 1
    return count


def _is_wrapper(paths: Sequence[tuple[str, ...]], given: str, handed_out: HandedOut, by_name: bool = True) -> bool:
    """Whether all lies in one folder which is not one learner's."""
    tops = {parts[0] for parts in paths}
    if len(tops) != 1 or any(len(parts) == 1 for parts in paths):
        return False
    top, below = tops.pop(), [parts[1:] for parts in paths]
    if moodle_folder(top):
        return False
    names = {given.casefold(), given.casefold().removesuffix(".zip")}
    if by_name and (
        WRAPPERS.fullmatch(top.casefold())
        or top.casefold() in names
        or top in (handed_out.assignment, handed_out.lesson)
    ):
        return True
    if any(len(parts) > 1 and parts[0] == handed_out.assignment for parts in below):
        return False
    if any(moodle_folder(part) or moodle_file(part) for parts in below for part in parts):
        return True
    if any((canvas := canvas_file(parts[-1])) and not canvas.small for parts in below):
        return True
    direct = [found for parts in below if len(parts) == 1 and (found := notebook(parts[0]))]
    wanted = notebook(handed_out.notebook)
    if direct:
        stems = {stem for stem, _ in direct}
        return len(stems) > 1 and not (wanted and wanted[0] in stems)
    folders = {parts[0] for parts in below if len(parts) > 1 and any(notebook(part) for part in parts[-1:])}
    return len(folders) > 1 or (len(folders) == 1 and _is_wrapper(below, given, handed_out, by_name=False))


def _below(parts: tuple[str, ...], count: int) -> tuple[str, ...]:
    return parts[min(count, len(parts) - 1) :]


def _unsafe(entry: Entry) -> Placed:
    """What leads outside of an archive: a row for whoever it seems to be from, unless they have files that lie where they should."""
    parts = [part for part in entry.path.split("/") if part not in ("", ".", "..")] or ["?"]
    named = next((found for part in parts if (found := moodle_folder(part))), None)
    submitted = _named(entry, named, entry.path, "").submitted if named else _own(owner(parts[-1]), entry.path, entry)
    return Placed(
        entry, submitted, doubtful="its name leads outside of the archive, and this learner's own work is here"
    )


def _moodle(entry: Entry) -> Placed | None:
    for at, part in enumerate(entry.parts[:-1]):
        if found := moodle_folder(part):  # what the learner's own files below are called never counts
            return _named(entry, found, "/".join(entry.parts[at + 1 :]), part)
    found = moodle_file(entry.parts[-1])
    return _named(entry, found, found.file, entry.parts[-1]) if found else None


def _canvas(entries: Sequence[Entry]) -> dict[Entry, Named]:
    """The files whose names are Canvas's, judged by all of them together: an id has one name, and small ids need a batch that agrees."""
    found = {entry: named for entry in entries if (named := canvas_file(entry.parts[-1])) and not entry.refused}
    names: dict[str, set[str]] = defaultdict(set)
    users: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    for named in found.values():
        names[named.user].add(named.name)
        users[named.name].add(named.user)
        version = notebook(named.file)
        stems[named.user].add(version[0] if version else named.file)
    books = [entry for entry in entries if notebook(entry.parts[-1])]
    agree = len(names) > 1 and all(entry in found for entry in books)
    agree = agree and all(len(one) == 1 for many in (names, users, stems) for one in many.values())
    return {
        entry: named for entry, named in found.items() if len(names[named.user]) == 1 and (agree or not named.small)
    }


def _folders(
    rest: Sequence[tuple[tuple[str, ...], Entry]], handed_out: HandedOut
) -> tuple[list[Placed], list[Ignored]]:
    """Files by the folder that they lie in; flat ones by their own name."""
    placed: list[Placed] = []
    ignored: list[Ignored] = []
    others = _of_other_assignments(rest, handed_out)
    for parts, entry in rest:
        if len(parts) > 2 and parts[1] == handed_out.assignment:
            submitted = _own(parts[0], parts[-1], entry)
            placed.append(Placed(entry, submitted, stamp=parts[2:] == (STAMP,)))
        elif parts[:2] in others:
            ignored.append(Ignored(entry.path, others[parts[:2]], False))
        elif len(parts) > 1:
            placed.append(Placed(entry, _own(parts[0], "/".join(parts), entry)))
        elif notebook(parts[0]) or entry.refused:
            placed.append(Placed(entry, _own(owner(parts[0]), parts[0], entry)))
        else:
            ending = parts[0].rpartition(".")[2].lower()
            reason = "no notebook (.ipynb)"
            if ending in ("zip", "gz", "tar", "7z", "rar", "tgz"):
                reason += ", but an archive: unpack it, or give it by itself"
            instructors = INSTRUCTORS.fullmatch(ending) or parts[0].casefold().startswith(
                ("readme", "license", "instructions")
            )
            ignored.append(Ignored(entry.path, reason, of_a_learner=not instructors))
    return placed, ignored


def _of_other_assignments(
    rest: Sequence[tuple[tuple[str, ...], Entry]], handed_out: HandedOut
) -> dict[tuple[str, ...], str]:
    """Folders of learners in nbgrader's tree that are not of this assignment, with the reason."""
    assignment = handed_out.assignment
    here = {parts[0] for parts, _ in rest if len(parts) > 2 and parts[1] == assignment}
    if not here:
        return {}
    whose: dict[str, set[str]] = defaultdict(set)
    files: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for parts, entry in rest:
        if len(parts) > 2 and parts[1] != assignment:
            whose[parts[1]].add(parts[0])
            files[parts[:2]].append(entry)
    found: dict[tuple[str, ...], str] = {}
    for folder, entries in files.items():
        learner, other = folder
        if learner in here:
            found[folder] = f"lies in {other}, and {learner} has {assignment}"
        elif len(whose[other]) > 1 and not any(_says(entry, assignment) for entry in entries):
            found[folder] = f"lies in {other}, which several learners have: another assignment"
    return found


def _says(entry: Entry, assignment: str) -> bool:
    """Whether it is a notebook that says it is of this assignment."""
    try:
        return bool(notebook(entry.parts[-1])) and read_notebook(entry.read()).assignment == assignment
    except Unreadable:
        return False


def _own(learner: str, file: str, entry: Entry) -> Submitted:
    return Submitted(learner, "", "", file, entry.read)


def _named(entry: Entry, found: Named, file: str, packed: str) -> Placed:
    submitted = Submitted(found.user, found.name, found.user, file, entry.read, marked_late=found.late, packed=packed)
    reason = "its name holds two learners' numbers, and the second one's own work is here" if found.doubtful else ""
    return Placed(entry, submitted, doubtful=reason)


def without_doubt(placed: Sequence[Placed]) -> tuple[list[Placed], list[Ignored]]:
    """Nobody takes another's row: a file whose owner is in doubt does not count where that owner has files of their own."""
    certain = {in_one_form(one.submitted.learner) for one in placed if not one.doubtful}
    found, ignored = [], []
    for one in placed:
        if one.doubtful and in_one_form(one.submitted.learner) in certain:
            ignored.append(Ignored(one.entry.path, one.doubtful, True))
        else:
            found.append(replace(one, doubtful=""))
    return found, ignored

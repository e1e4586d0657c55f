"""Of all that one learner handed in, what counts: the only notebook, its latest version, or the one that was handed out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from helpers.classroom._reading import Reading, Unreadable, read_notebook
from helpers.classroom.intake._entries import Entry, _refuse
from helpers.classroom.intake._found import HandedOut, Ignored, Submitted, in_one_form
from helpers.classroom.intake._names import notebook

LIST_LIMIT = 200  # characters of a list of names
File = tuple[Submitted, Entry]


def choose(files: Sequence[File], handed_out: HandedOut) -> tuple[Submitted, list[Ignored]]:
    """One learner's submission.

    Args:
        files: all that is theirs; at least one.
        handed_out: what they were given.

    Returns:
        What counts (where that is not clear, its `read` says so), and what does not.
    """
    notebooks = [file for file in files if _last(file[0].file, notebook)] or _by_content(files)
    if not notebooks:
        reason = f"No notebook was handed in, only {_list(files)}. Hand in the .ipynb file itself, not packed and not exported."
        if len(files) == 1 and files[0][1].refused:
            reason = files[0][1].refused
        return replace(files[0][0], read=partial(_refuse, reason)), []
    chosen = _counting(notebooks, handed_out)
    if chosen is None:
        reason = f"There are {len(notebooks)} notebooks: {_list(notebooks)}. Hand in one, so that it is clear which one counts."
        return replace(notebooks[0][0], read=partial(_refuse, reason)), []
    rest = [file for file in files if file is not chosen]
    reason = f"beside {chosen[0].file[:LIST_LIMIT]}, which counts"
    return chosen[0], [Ignored(entry.path, reason, False) for _, entry in rest]


def _counting(notebooks: Sequence[File], handed_out: HandedOut) -> File | None:
    if only := _latest(notebooks):
        return only
    readings = [(file, _reading(file)) for file in notebooks]
    here = [file for file, found in readings if found and found.assignment == handed_out.assignment]
    wanted = notebook(handed_out.notebook)
    named = [file for file in notebooks if wanted and _stem(file).casefold() == wanted[0].casefold()]
    of_the_lesson = [
        file for file, found in readings if found and not found.assignment and found.lesson == handed_out.lesson
    ]
    for kind in (here, named, of_the_lesson):
        if kind and (chosen := _latest(kind)):
            return chosen
    return None


def _latest(notebooks: Sequence[File]) -> File | None:
    """The last version, if all are versions of one file; copies of the same bytes are one."""
    if len({_stem(file) for file in notebooks}) > 1:
        return None
    last = max(_version(file) for file in notebooks)
    found = [file for file in notebooks if _version(file) == last]
    if len(found) > 1 and len({_bytes(file) for file in found}) > 1:
        return None
    return found[0]


def _by_content(files: Sequence[File]) -> list[File]:
    """A notebook under a name that does not say so, such as `homework.json`."""
    texts = [file for file in files if file[0].file.lower().endswith((".json", ".txt"))]
    return [file for file in texts if _reading(file)]


def _reading(file: File) -> Reading | None:
    try:
        return read_notebook(file[0].read())
    except Unreadable:
        return None


def _bytes(file: File) -> bytes:
    try:
        return file[0].read()
    except Unreadable:
        return file[1].path.encode("utf-8", "surrogateescape")


def _last(path: str, ask: Callable[[str], tuple[str, int] | None]) -> tuple[str, int] | None:
    return ask(path.rpartition("/")[2])


def _stem(file: File) -> str:
    found = _last(file[0].file, notebook)
    return in_one_form(found[0] if found else file[0].file)


def _version(file: File) -> int:
    found = _last(file[0].file, notebook)
    return found[1] if found else 0


def _list(files: Sequence[File]) -> str:
    text = ", ".join(sorted(found.file for found, _ in files))
    return text if len(text) <= LIST_LIMIT else text[:LIST_LIMIT] + "…"

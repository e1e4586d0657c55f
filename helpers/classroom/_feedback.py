"""Everybody's page in an archive, under the names by which Canvas and Moodle find the learner when it is uploaded again."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from helpers.classroom._results import LearnerResult
from helpers.classroom.intake import lms_of
from helpers.common import write_whole

ARCHIVES = {"Canvas": "feedback-canvas.zip", "Moodle": "feedback-moodle.zip"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same pages make the same bytes


def pack_feedback(out: Path, pages: Iterable[tuple[LearnerResult, Path]], lms: str) -> dict[str, int]:
    """Pack the pages of those whom an LMS can find.

    Canvas (Upload Submissions) takes a file back under the name that it gave the submission; Moodle (Upload multiple feedback files in a
    zip) goes by the folder, `Full Name_4711_assignsubmission_file_`, whose number it gave, and whose name has no other underscores.

    Args:
        out: gets the archives; one that would be empty isn't written.
        pages: each result with its page.
        lms: where the roster is from, "Canvas" or "Moodle", or "": Moodle's numbers may stand there alone.

    Returns:
        How many pages went into each archive, by its name.
    """
    packed: dict[str, list[tuple[str, bytes]]] = {name: [] for name in ARCHIVES.values()}
    for result, page in pages:
        if not page.is_file():
            continue
        data, named = page.read_bytes(), lms_of(result.packed)
        if named == "Canvas":
            stem = re.sub(r"(\.ipynb)?(\.(txt|json))?$", "", result.packed, flags=re.IGNORECASE)
            packed[ARCHIVES["Canvas"]].append((f"{stem}.html", data))
        elif result.user and "Moodle" in (named, lms):
            name = re.sub(r"[_/\\\0]+", " ", result.name or result.learner).strip()
            packed[ARCHIVES["Moodle"]].append((f"{name}_{result.user}_assignsubmission_file_/feedback.html", data))
    for name, files in packed.items():
        if files:
            write_whole(out / name, _archive(files))
    return {name: len(files) for name, files in packed.items() if files}


def _archive(files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

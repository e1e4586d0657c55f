"""What a page unpacks: the judge with the lessons' exercises, and, by itself, what runs beside a learner's code."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.judge.contract import Exercise, exercises

if TYPE_CHECKING:  # a page has no lessons to read
    from helpers.content import Course, LessonContent

HELPERS = Path(__file__).resolve().parents[2]
ROOMS = ("common", "nets", "judge")
LEFT_OUT = ("judge/mutation/",)  # measures, and says nothing to a learner
INSIDE = "judge/inside"
EXERCISES = "exercises.json"
MADE = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes
HERE = ("numpy",)  # what a page's Python has besides the standard library


def judge_bundle(course: "Course") -> bytes:
    """The judge as a zip, its exercises included.

    Args:
        course: the course; of its exercises come those that need nothing besides NumPy.

    Returns:
        The zip; the same sources give the same bytes.
    """
    files = {"helpers/__init__.py": (HELPERS / "__init__.py").read_bytes()}
    for room in ROOMS:
        for path in _sources(HELPERS / room):
            name = path.relative_to(HELPERS).as_posix()
            if not name.startswith(LEFT_OUT):
                files[f"helpers/{name}"] = path.read_bytes()
    lessons = {}
    for slug, lesson in course.lessons.items():
        lessons[slug] = _of_lesson(lesson)
        for one in lessons[slug]["exercises"].values():
            if one["file"]:
                files[one["file"]] = (lesson.folder.parent / one["file"].removeprefix("lessons/")).read_bytes()
    files[EXERCISES] = json.dumps({"lessons": lessons}, ensure_ascii=False, sort_keys=True).encode()
    return _zipped(files)


def box_bundle() -> bytes:
    """What runs beside a learner's code, as a zip: the package `inside`, which knows nothing of what is right."""
    return _zipped({f"inside/{path.name}": path.read_bytes() for path in _sources(HELPERS / INSIDE)})


def needs_beside_numpy(exercise: Exercise) -> list[str]:
    """The packages that an exercise needs and a page's Python does not have, such as torch."""
    return [package for package in exercise.grants if package not in HERE]


def _of_lesson(lesson: "LessonContent") -> dict[str, Any]:
    """A lesson's code cells, solved, and what of its exercises stands in lesson.md."""
    found = exercises(lesson)
    cells = next((list(one.cells) for one in found.values()), [])
    return {"cells": cells, "exercises": {one.id: _of_exercise(one) for one in found.values()}}


def _of_exercise(exercise: Exercise) -> Mapping[str, str]:
    folder, file = exercise.file.parts[-3], exercise.file.name
    here = not needs_beside_numpy(exercise)
    return {
        "label": exercise.label,
        "starter": exercise.starter,
        "file": f"lessons/{folder}/exercises/{file}" if here else "",
        "builds_on": exercise.builds_on,
    }


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".json"))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()

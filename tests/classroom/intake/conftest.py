"""Folders and archives of made-up notebooks, and what is found in them."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.classroom.intake import HandedOut, Intake, find_submissions

HANDED_OUT = HandedOut("lstm", "introduction-to-lstm", "02_lstm.ipynb")


def notebook(assignment: str = "", lesson: str = "", source: str = "x = 1") -> bytes:
    """A notebook's bytes, with what its metadata says."""
    about = {name: value for name, value in (("assignment", assignment), ("lesson", lesson)) if value}
    cells = [{"cell_type": "code", "source": source}]
    return json.dumps({"cells": cells, "metadata": {"course": about} if about else {}}).encode()


PLAIN = notebook()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes files, by path: bytes, or None for a plain notebook."""

    def write(*names: str, **contents: bytes) -> Path:
        where = tmp_path / "given"
        where.mkdir(exist_ok=True)
        for name, data in {**dict.fromkeys(names, PLAIN), **contents}.items():
            path = where / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return where

    return write


def packed(path: Path, *names: str) -> Path:
    """A zip archive of plain notebooks."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, PLAIN)
    return path


def found(where: Path) -> Intake:
    """What lies there."""
    return find_submissions(where, HANDED_OUT)


def learners(where: Path) -> list[str]:
    """Who has a row, in order."""
    return [one.learner for one in found(where).submissions]

"""The learner's file is the learner's: copied once, merged by cell id, backed up, never written over."""

import copy
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.workspace import Workspace, WorkspaceError, merge

NAME = "01_toy"


def notebook(**cells: str):
    made = []
    for name, source in cells.items():
        ident = f"toy-{name.replace('_', '-')}"
        if name.startswith("text"):
            made.append(new_markdown_cell(source, id=ident))
        else:
            metadata = {"course": {"exercise": name}} if name.startswith("exercise") else {}
            made.append(new_code_cell(source, id=ident, metadata=metadata))
    return new_notebook(cells=made)


ORIGINAL = {"text_1": "# One", "exercise": "def f(x):\n    ...", "check": "here.check()", "text_2": "The end"}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Workspace]:
    originals = tmp_path / "notebooks"
    originals.mkdir()
    nbformat.write(notebook(**ORIGINAL), originals / f"{NAME}.ipynb")
    return originals, Workspace(originals, tmp_path / "my-course")


def edit(path: Path, change) -> None:
    book = nbformat.read(path, as_version=4)
    change(book)
    nbformat.write(book, path)


def sources(path: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def solve(book) -> None:
    book.cells[1].source = "def f(x):\n    return 2 * x"
    book.cells.insert(2, new_code_cell("f(21)  # my own cell", id="mine"))
    book.cells[3].outputs = [nbformat.v4.new_output("stream", text="passed")]


def test_solve_save_change_the_lesson_update_the_answers_are_still_there(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    edit(path, solve)
    before = path.read_bytes()
    assert workspace.bring(NAME) == path
    assert path.read_bytes() == before, "nothing new, nothing written"

    new = {
        "text_1": "# One, better",
        "text_new": "A new idea",
        "exercise": "def f(x):\n    # Hint.\n    ...",
        "check": "here.check()",
    }
    nbformat.write(notebook(**new), originals / f"{NAME}.ipynb")
    said: list[str] = []
    workspace.bring(NAME, said.append)
    assert sources(path) == [
        "# One, better",
        "A new idea",
        "def f(x):\n    return 2 * x",
        "f(21)  # my own cell",
        "here.check()",
    ]
    book = nbformat.read(path, as_version=4)
    assert book.cells[4].outputs[0].text == "passed", "what did not change keeps its output"
    backups = list((workspace.folder / "backups").glob("*.ipynb"))
    assert len(backups) == 1
    assert sources(backups[0])[1] == "def f(x):\n    return 2 * x"
    assert "What you wrote is kept" in said[0]
    assert str(backups[0]) in said[1]


def test_an_untouched_starter_gets_the_new_one(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    nbformat.write(
        notebook(**{**ORIGINAL, "exercise": "def f(x):\n    # Better.\n    ..."}), originals / f"{NAME}.ipynb"
    )
    workspace.bring(NAME, lambda _: None)
    assert sources(path)[1] == "def f(x):\n    # Better.\n    ..."


def test_reset_an_exercise_or_all_with_a_backup(places) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    edit(path, solve)
    workspace.reset(NAME, "exercise", lambda _: None)
    assert sources(path)[1:3] == ["def f(x):\n    ...", "f(21)  # my own cell"]
    workspace.reset(NAME, say=lambda _: None)
    assert sources(path) == list(ORIGINAL.values())
    backups = sorted((workspace.folder / "backups").glob("*.ipynb"))
    assert len(backups) == 2
    assert all("f(21)  # my own cell" in sources(backup) for backup in backups)
    with pytest.raises(WorkspaceError, match=r"no exercise 'nothing'.*course list"):
        workspace.reset(NAME, "nothing")


def test_reset_brings_back_a_deleted_exercise(places) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    edit(path, lambda book: book.cells.pop(1))
    workspace.reset(NAME, "exercise", lambda _: None)
    assert sources(path) == list(ORIGINAL.values())


@pytest.mark.parametrize("text", ["", "{not json", '{"cells": 3}', "[]"])
def test_a_broken_notebook_is_left_alone_and_the_message_says_what_to_do(places, text: str) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    path.write_text(text)
    nbformat.write(notebook(**{**ORIGINAL, "text_1": "# New"}), originals / f"{NAME}.ipynb")
    with pytest.raises(WorkspaceError, match="course reset"):
        workspace.bring(NAME)
    assert path.read_text() == text
    workspace.reset(NAME, say=lambda _: None)
    assert sources(path)[0] == "# New"
    assert [backup.read_text() for backup in (workspace.folder / "backups").iterdir()] == [text]


cells = st.dictionaries(st.sampled_from(["a", "b", "c", "d", "e", "f"]), st.sampled_from(["1", "2", "3"]), max_size=6)


@given(cells, cells, cells)
def test_no_word_of_the_learner_is_ever_lost(base: dict, mine: dict, theirs: dict) -> None:
    books = [notebook(**part) for part in (base, mine, theirs)]
    before = copy.deepcopy(books)
    merged = merge(*books)
    assert books == before, "the arguments are left alone"
    ids = [cell.id for cell in merged.cells]
    assert len(set(ids)) == len(ids)
    found = {cell.id: cell.source for cell in merged.cells}
    for name, source in mine.items():
        if base.get(name) != source:
            assert found[f"toy-{name}"] == source
    for name, source in theirs.items():
        if mine.get(name) is None and name not in base:
            assert found[f"toy-{name}"] == source


def test_kill_minus_nine_in_the_middle_leaves_a_whole_notebook(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    script = (
        "import sys, itertools; from pathlib import Path; from helpers.workspace import Workspace\n"
        "w = Workspace(Path(sys.argv[1]), Path(sys.argv[2])); print('go', flush=True)\n"
        "for n in itertools.count(): w._save(w.path('01_toy'), __import__('nbformat').read(sys.argv[1] + '/01_toy.ipynb', 4))"
    )
    for pause in (0.02, 0.05, 0.08):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(originals), str(workspace.folder)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(pause)
        child.kill()
        child.wait()
        child.stdout.close()
        assert sources(path) == list(ORIGINAL.values())

"""The learner's file is the learner's: copied once, merged by cell id, backed up, never written over."""

import copy
import errno
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.workspace import Workspace, WorkspaceError, merge

pytestmark = pytest.mark.slow

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
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Workspace]:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))  # signatures stay here
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


def test_jupyter_trusts_what_the_course_gives_out_and_no_other(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    assert NotebookNotary().check_signature(nbformat.read(path, as_version=4))
    edit(originals / f"{NAME}.ipynb", lambda book: book.cells[0].update(source="# One more"))
    workspace.bring(NAME)
    assert NotebookNotary().check_signature(nbformat.read(path, as_version=4)), (
        "trusted before, trusted after an update"
    )
    edit(path, solve)  # by another program, which signs nothing
    edit(originals / f"{NAME}.ipynb", lambda book: book.cells[0].update(source="# One more time"))
    workspace.bring(NAME)
    assert not NotebookNotary().check_signature(nbformat.read(path, as_version=4))


def test_without_a_place_for_signatures_all_else_works(places, tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "file"))
    _, workspace = places
    assert sources(workspace.bring(NAME)) == list(ORIGINAL.values())


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


# What other programs make of a notebook


def dump(book) -> str:
    return nbformat.v4.writes(book)


def without_ids(book, minor: int = 4):
    for cell in book.cells:
        cell.pop("id", None)
    book.nbformat_minor = minor


def with_other_ids(book) -> None:
    for number, cell in enumerate(book.cells):
        cell.id = f"other-{number}"


def with_some_ids(book) -> None:
    for cell in book.cells[::2]:
        del cell["id"]


def with_bad_ids(book) -> None:
    for number, cell in enumerate(book.cells):
        cell["id"] = ["", "a b", 7, "x" * 99, None][number % 5]


def with_one_id(book) -> None:
    for cell in book.cells:
        cell.id = book.cells[0].id


LOST = [without_ids, lambda book: without_ids(book, 5), with_other_ids, with_some_ids, with_bad_ids, with_one_id]
NEW = {
    "text_1": "# One, better",
    "text_new": "A new idea",
    "exercise": "def f(x):\n    # Hint.\n    ...",
    "check": "here.check()",
    "text_2": "The end, better",
}


@pytest.mark.parametrize("lose", LOST)
def test_where_ids_are_gone_an_update_merges_all_the_same(places, lose) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    book = nbformat.read(path, as_version=4)
    solve(book)
    lose(book)
    path.write_text(dump(book))
    was = path.read_bytes()
    nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    said: list[str] = []
    workspace.bring(NAME, said.append)
    assert sources(path) == [
        "# One, better",
        "A new idea",
        "def f(x):\n    return 2 * x",
        "f(21)  # my own cell",
        "here.check()",
        "The end, better",
    ]
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.id for cell in cells if cell.id.startswith("toy-")] == [
        f"toy-{name.replace('_', '-')}" for name in NEW
    ]
    assert cells[4].outputs[0].text == "passed"
    assert [file.read_bytes() for file in (workspace.folder / "backups").iterdir()] == [was]
    before = path.read_bytes()
    workspace.bring(NAME, said.append)
    assert path.read_bytes() == before, "put right once"


@pytest.mark.parametrize("lose", LOST)
def test_where_ids_are_gone_an_exercise_can_be_reset(places, lose) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    book = nbformat.read(path, as_version=4)
    solve(book)
    lose(book)
    path.write_text(dump(book))
    workspace.reset(NAME, "exercise", lambda _: None)
    assert sources(path) == ["# One", "def f(x):\n    ...", "f(21)  # my own cell", "here.check()", "The end"]


def test_an_exercise_is_known_by_its_function_where_the_rest_is_gone(places) -> None:
    """No ids, no metadata, the answer rewritten, and the cells in another order."""
    _, workspace = places
    path = workspace.bring(NAME)
    book = nbformat.read(path, as_version=4)
    without_ids(book)
    for cell in book.cells:
        cell.metadata = {}
    book.cells[1].source = "import math\n\n\ndef f(x):\n    y = math.exp(x)\n    return y + y  # mine"
    book.cells.insert(0, book.cells.pop(3))
    path.write_text(dump(book))
    workspace.reset(NAME, "exercise", lambda _: None)
    assert sources(path) == ["The end", "# One", "def f(x):\n    ...", "here.check()"]


def test_a_notebook_that_is_all_the_learners_own_stays_as_it_is(places) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    nbformat.write(new_notebook(cells=[new_code_cell("mine", id="a"), new_code_cell("too", id="b")]), path)
    before = path.read_bytes()
    for _ in range(2):
        workspace.bring(NAME)
    assert path.read_bytes() == before
    assert not (workspace.folder / "backups").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("news", [False, True])
def test_any_unicode_is_read_and_becomes_what_jupyterlab_can_open(places, encoding: str, news: bool) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    book = nbformat.read(path, as_version=4)
    solve(book)
    book.cells[0].source = "# Größe → 中文 😀"
    was = dump(book).encode(encoding)
    path.write_bytes(was)
    if news:
        nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    said: list[str] = []
    workspace.bring(NAME, said.append)
    json.loads(path.read_bytes().decode("utf-8"))
    assert sources(path)[0] == "# Größe → 中文 😀"
    assert "def f(x):\n    return 2 * x" in sources(path)
    assert ("A new idea" in sources(path)) == news
    assert "which JupyterLab can't open. It is plain UTF-8 now." in said[0]
    assert [file.read_bytes() for file in (workspace.folder / "backups").iterdir()] == [was]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{'Größe': 1}".encode("latin-1"), "neither UTF-8 nor UTF-16"),
        (b"\x00\x01\x02", "can't be read"),
        (b"<html>", "it is not JSON"),
        (b"  \n", "the file is empty"),
        (
            b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": 3, "source": "x"}]}',
            "no type",
        ),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ["x"]}', "can't be read"),
        (b'{"nbformat": 99, "metadata": {}, "cells": []}', "can't be read"),
        (b"[" * 100_000, "can't be read"),
    ],
)
def test_what_cannot_be_read_is_kept_byte_for_byte(places, data: bytes, told: str) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    path.write_bytes(data)
    for use in (workspace.bring, workspace.kernel, lambda name: workspace.reset(name, "exercise")):
        with pytest.raises(WorkspaceError, match=told) as error:
            use(NAME)
        assert len(str(error.value)) < 600
    assert path.read_bytes() == data
    workspace.reset(NAME, say=lambda _: None)
    assert [file.read_bytes() for file in (workspace.folder / "backups").iterdir()] == [data]


def test_old_formats_and_sparse_cells_are_notebooks_too(places) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "input": ["def f(x):\n", "    return 3"],
                        "outputs": [],
                        "language": "python",
                    },
                    {"cell_type": "markdown", "source": "# One"},
                ]
            }
        ],
    }
    path.write_text(json.dumps(old))
    workspace.bring(NAME, lambda _: None)
    assert sources(path) == ["def f(x):\n    return 3", "# One"]
    path.write_text(
        '{"nbformat": 4, "nbformat_minor": 2, "cells": [{"cell_type": "code", "source": ["a\\n", "b"]}, {"cell_type": "markdown"}]}'
    )
    workspace.bring(NAME, lambda _: None)
    assert sources(path) == ["a\nb", ""]


def test_half_an_emoji_can_be_stored(places) -> None:
    _, workspace = places
    path = workspace.bring(NAME)
    edit(path, lambda book: without_ids(book))
    path.write_text(path.read_text().replace("# One", "# One \\ud83d"))
    workspace.bring(NAME, lambda _: None)
    assert sources(path)[0] == "# One \ud83d"


def test_the_learners_kernel_tags_and_folds_stay(places) -> None:
    originals, workspace = places
    base = notebook(**ORIGINAL)
    base.metadata = {"kernelspec": {"name": "python3"}, "course": {"lesson": "toy"}}
    base.cells[2].metadata["tags"] = ["theirs", "dropped"]
    nbformat.write(base, originals / f"{NAME}.ipynb")
    path = workspace.bring(NAME)

    def mine(book) -> None:
        book.metadata["kernelspec"] = {"name": "my-env", "display_name": "Mine"}
        book.metadata["language_info"] = {"name": "python", "version": "3.12"}
        book.metadata["mine"] = 1
        book.cells[0].metadata = {"tags": ["hard"], "collapsed": True}
        book.cells[1].metadata["tags"] = ["exam"]
        book.cells[1].source = "def f(x):\n    return 1"
        book.cells[2].metadata["tags"] = ["theirs", "dropped", "again"]

    edit(path, mine)
    new = notebook(**NEW)
    new.metadata = {"kernelspec": {"name": "python3"}, "course": {"lesson": "toy", "version": 2}}
    new.cells[3].metadata["tags"] = ["theirs", "added"]
    nbformat.write(new, originals / f"{NAME}.ipynb")
    workspace.bring(NAME, lambda _: None)
    book = nbformat.read(path, as_version=4)
    assert book.metadata.kernelspec == {"name": "my-env", "display_name": "Mine"}
    assert book.metadata.language_info.version == "3.12" and book.metadata.mine == 1
    assert book.metadata.course == {"lesson": "toy", "version": 2}
    assert book.cells[0].source == "# One, better"
    assert book.cells[0].metadata == {"tags": ["hard"], "collapsed": True}
    assert book.cells[2].metadata == {"course": {"exercise": "exercise"}, "tags": ["exam"]}
    assert book.cells[3].metadata.tags == ["theirs", "added", "again"]
    assert workspace.kernel(NAME) == "my-env"


def test_other_line_ends_are_no_change_of_the_learners(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    edit(path, lambda book: book.cells[1].update(source=book.cells[1].source.replace("\n", "\r\n")))
    nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    workspace.bring(NAME, lambda _: None)
    assert sources(path)[2] == NEW["exercise"]


def test_what_was_given_out_may_be_lost_or_broken(places) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    edit(path, solve)
    (workspace.folder / ".course" / f"{NAME}.ipynb").write_text("{broken")
    nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    workspace.bring(NAME, lambda _: None)
    assert "def f(x):\n    return 2 * x" in sources(path)


@given(cells, cells, cells, st.data())
def test_no_word_is_lost_where_ids_are_gone(base: dict, mine: dict, theirs: dict, data) -> None:
    books = [notebook(**part) for part in (base, mine, theirs)]
    for cell in books[1].cells:
        if data.draw(st.booleans()):
            del cell["id"]
    merged = merge(*books)
    ids = [cell.id for cell in merged.cells]
    assert len(set(ids)) == len(ids)
    given_out = set(base.values())
    for source in mine.values():
        assert source in given_out or source in {cell.source for cell in merged.cells}


# What the system refuses


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_sentence_and_nothing_is_lost_or_left_behind(places, monkeypatch) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    edit(path, solve)
    before = path.read_bytes()
    nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    monkeypatch.setattr(os, "fsync", full)
    uses = (workspace.bring, workspace.reset, lambda name: workspace.reset(name, "exercise"))
    for use in uses:
        with pytest.raises(
            WorkspaceError, match=r"\.ipynb: No space left on device\. The disk is full.*Free some space"
        ):
            use(NAME)
    assert path.read_bytes() == before
    assert list((workspace.folder / "backups").iterdir()) == []
    assert [file.name for file in workspace.folder.glob("*.partial")] == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM, errno.EIO])
def test_a_folder_that_cannot_be_written_is_a_sentence(places, monkeypatch, number: int) -> None:
    _, workspace = places

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    for use in (workspace.bring, workspace.reset):
        with pytest.raises(WorkspaceError, match=re.escape(f"{workspace.folder}: {os.strerror(number)}. ")) as error:
            use(NAME)
        if number != errno.EIO:
            assert "COURSE_HOME" in str(error.value)


def test_a_file_where_a_folder_is_needed_is_a_sentence(places) -> None:
    _, workspace = places
    workspace.folder.write_text("")
    for use in (workspace.bring, workspace.reset):
        with pytest.raises(WorkspaceError, match="There is a file where a folder is needed"):
            use(NAME)
    workspace.folder.unlink()
    workspace.path(NAME).mkdir(parents=True)
    for use in (workspace.bring, workspace.reset):
        with pytest.raises(WorkspaceError, match="There is a folder where a file is needed"):
            use(NAME)


def test_a_link_stays_a_link(places, tmp_path: Path) -> None:
    originals, workspace = places
    path = workspace.bring(NAME)
    elsewhere = tmp_path / "elsewhere.ipynb"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    nbformat.write(notebook(**NEW), originals / f"{NAME}.ipynb")
    workspace.bring(NAME, lambda _: None)
    assert path.is_symlink() and sources(elsewhere)[0] == "# One, better"


def test_the_tilde_is_the_home_folder(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("COURSE_HOME", "~/x")
    assert Workspace(tmp_path).folder == tmp_path / "x"
    monkeypatch.setenv("COURSE_HOME", "~nobody-of-this-name/x")
    with pytest.raises(WorkspaceError, match=r"COURSE_HOME=~nobody-of-this-name/x can't be used.*Set COURSE_HOME"):
        Workspace(tmp_path)

"""Which of a learner's notebooks counts, and what becomes of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.classroom._reading import Unreadable
from tests.classroom.intake.conftest import PLAIN, found, notebook

Folder = Callable[..., Path]
HERE, LESSON, OTHER = notebook("lstm"), notebook(lesson="introduction-to-lstm"), notebook("gru")


@pytest.mark.parametrize(
    ("files", "counts"),
    [
        ({"work.ipynb": HERE, "scratch.ipynb": PLAIN}, "work.ipynb"),
        ({"work.ipynb": HERE, "02_lstm.ipynb": PLAIN}, "work.ipynb"),
        ({"02_lstm.ipynb": PLAIN, "scratch.ipynb": PLAIN}, "02_lstm.ipynb"),
        ({"02_lstm-1.ipynb": PLAIN, "02_lstm.ipynb": HERE, "a.ipynb": PLAIN}, "02_lstm.ipynb"),
        ({"02_LSTM (2).ipynb": PLAIN, "scratch.ipynb": PLAIN}, "02_LSTM (2).ipynb"),
        ({"work.ipynb": LESSON, "scratch.ipynb": PLAIN}, "work.ipynb"),
        ({"02_lstm.ipynb": HERE, "03_gru.ipynb": OTHER}, "02_lstm.ipynb"),
        ({"a.ipynb": HERE, "a-1.ipynb": HERE, "a-2.ipynb": HERE, "b.ipynb": PLAIN}, "a-2.ipynb"),
        ({"nb.ipynb": PLAIN, "nb.ipynb.txt": PLAIN}, "nb.ipynb"),
        ({"02_lstm.ipynb": PLAIN, "broken.ipynb": b"{"}, "02_lstm.ipynb"),
    ],
)
def test_what_counts(folder: Folder, files: dict[str, bytes], counts: str) -> None:
    intake = found(folder("bob/nb.ipynb", **{f"ada/{name}": data for name, data in files.items()}))
    ada, _ = intake.submissions
    assert ada.file == f"ada/{counts}" and ada.read() == files[counts]
    assert {one.path for one in intake.ignored} == {f"ada/{name}" for name in files if name != counts}
    assert all("which counts" in one.reason and not one.of_a_learner for one in intake.ignored)


@pytest.mark.parametrize(
    "files",
    [
        {"a.ipynb": PLAIN, "b.ipynb": PLAIN},
        {"a.ipynb": HERE, "b.ipynb": HERE},
        {"nb.ipynb": PLAIN, "nb.ipynb.txt": notebook(source="x = 2")},
    ],
)
def test_where_it_is_not_clear_the_row_says_so(folder: Folder, files: dict[str, bytes]) -> None:
    ada, _ = found(folder("bob/nb.ipynb", **{f"ada/{name}": data for name, data in files.items()})).submissions
    with pytest.raises(Unreadable, match=f"There are 2 notebooks: {', '.join(f'ada/{name}' for name in files)}"):
        ada.read()


def test_a_notebook_under_another_name_is_found_by_its_content(folder: Folder) -> None:
    ada, bob = found(folder("bob/nb.ipynb", **{"ada/homework.json": HERE, "ada/data.json": b"[1]"})).submissions
    assert ada.file == "ada/homework.json" and ada.read() == HERE and bob.read() == PLAIN


def test_a_long_list_of_names_is_cut(folder: Folder) -> None:
    ada, _ = found(folder("bob/nb.ipynb", *(f"ada/{n:03}-{'x' * 50}.pdf" for n in range(99)))).submissions
    with pytest.raises(Unreadable) as error:
        ada.read()
    assert len(str(error.value)) < 400

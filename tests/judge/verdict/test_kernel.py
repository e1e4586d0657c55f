"""In a real kernel: what its cells define is what is checked, and a check leaves the kernel as it was."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from helpers.content import course

pytestmark = pytest.mark.slow

LESSON = course().lesson("introduction-to-lstm")
SOLUTION = LESSON.exercise_cell("lstm-step").solution
START = """
from helpers import judge
from helpers.content import course
exercise = judge.exercises(course().lesson("introduction-to-lstm"))["lstm-step"]
cells = []
get_ipython().events.register("pre_run_cell", lambda info: cells.append(("a cell", info.raw_cell)))
def check(function):
    return judge.check_function(exercise, function, cells, list(globals()))
"""


def run(*sources: str) -> list[nbformat.NotebookNode]:
    cells = [new_code_cell("import numpy as np", id="numpy"), *(new_code_cell(source) for source in sources)]
    notebook = new_notebook(cells=[new_code_cell(START, id="start"), *cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    return notebook.cells[2:]


def said(cell: nbformat.NotebookNode) -> str:
    return cell.outputs[-1]["data"]["text/plain"]


def test_verdicts_in_a_kernel() -> None:
    helper = "def squash(a):\n    return 1 / (1 + np.exp(-a))"
    own = SOLUTION.replace("i = 1 / (1 + np.exp(-i))", "i = squash(i)")
    with_magic = own.replace("    blocks =", "    %time 1\n    blocks =")
    cells = run(
        LESSON.exercise_cell("lstm-step").starter,
        "check(lstm_step)",
        helper,
        own,
        "check(lstm_step)",
        "%matplotlib inline\n" + with_magic,
        "check(lstm_step)",
        own.replace("squash(i)", "sqash(i)"),
        "check(lstm_step)",
        own.replace("blocks = ", "while True: pass\n    blocks = "),
        "check(lstm_step)",
        "'alive'",
    )
    assert said(cells[1]).startswith("Not attempted.")
    assert said(cells[4]).startswith("Passed.")
    assert said(cells[6]).startswith("Passed.")
    assert said(cells[8]).startswith("Error. `sqash` is used, but no cell defines it.")
    assert said(cells[10]).startswith("Out of time.")
    assert said(cells[11]) == "'alive'"
    assert [out for cell in cells for out in cell.outputs if out.output_type == "error"] == []


def test_in_a_graded_lesson_a_check_speaks_for_the_grading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    step = SOLUTION.replace("lstm_step", "unit")
    (tmp_path / "own_module.py").write_text("import numpy as np\n" + SOLUTION)
    sources = [
        'from helpers import lesson\nhere = lesson("introduction-to-lstm", graded=["lstm-step"])',
        "import numpy as np",
        LESSON.exercise_cell("lstm-step").starter,
        step,
        'here.check("lstm-step", unit)',
        "lstm_step = unit",
        'here.check("lstm-step", lstm_step)',
        "from own_module import lstm_step",
        'here.check("lstm-step", lstm_step)',
        'here = lesson("introduction-to-lstm")\nhere.check("lstm-step", lstm_step)',
    ]
    notebook = new_notebook(cells=[new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)])
    where = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True, resources=where).execute()
    verdicts = [said(notebook.cells[number]) for number in (4, 6, 8, 9)]
    assert verdicts[0].startswith("Not attempted.") and "Grading looks for `lstm_step`" in verdicts[0]
    assert verdicts[1].startswith("Passed.")
    assert verdicts[2].startswith("Not a function of yours.") and "`lstm_step` is imported" in verdicts[2]
    assert verdicts[3].startswith("Passed."), "outside of grading a file of one's own may have the answer"

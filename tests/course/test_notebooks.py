"""Run All always works: a learner's notebook runs to its end with untouched starters."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.content import course, course_folder

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", [lesson.name for lesson in course().lessons.values()])
def test_an_untouched_notebook_runs_to_its_end(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_FAST", "1")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    notebook = nbformat.read(course_folder() / "notebooks" / f"{name}.ipynb", as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    checks = [cell for cell in notebook.cells if "here.check(" in cell.source and cell.cell_type == "code"]
    assert len(checks) == len(course().lesson(name).exercise_ids)
    for cell in checks:
        assert "not attempted" in cell.outputs[0].data["text/plain"].lower()
    loud = [out for cell in notebook.cells for out in cell.get("outputs", []) if out.get("name") == "stderr"]
    assert loud == []

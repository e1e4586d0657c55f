"""For every test, notebooks included: a learner's state of its own, and one thread for numbers that are timed or compared."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ["COURSE_DATA"] = tempfile.mkdtemp(prefix="course-tests-")
os.environ["COURSE_HOME"] = os.path.join(os.environ["COURSE_DATA"], "my-course")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["IPYTHONDIR"] = os.path.join(os.environ["COURSE_DATA"], "ipython")
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"

ROOT = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers (`-n 2`) a file's tests share one, and so do all that start boxes: they look at what runs on this machine."""
    for item in items:
        where = item.path.relative_to(ROOT)
        boxes = where.parts[1] in ("classroom", "judge") or where.name == "test_bench.py"
        item.add_marker(pytest.mark.xdist_group("boxes" if boxes else where.as_posix()))

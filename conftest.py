"""For every test, notebooks included: a learner's state of its own, and one thread for numbers that are timed or compared."""

import os
import tempfile
from collections import Counter
from typing import Any

import pytest

os.environ["COURSE_DATA"] = tempfile.mkdtemp(prefix="course-tests-")
os.environ["COURSE_HOME"] = os.path.join(os.environ["COURSE_DATA"], "my-course")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["IPYTHONDIR"] = os.path.join(os.environ["COURSE_DATA"], "ipython")
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a browser is marked so."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which files took longest, setting up and taking down included, and what each share of all was."""
    seconds: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds[report.nodeid.partition("::")[0]] += report.duration
    if len(seconds) > 1:
        total = sum(seconds.values())
        terminalreporter.section(f"the ten slowest of {len(seconds)} files, which took {total:.0f} s together")
        for name, taken in seconds.most_common(10):
            terminalreporter.write_line(f"{taken:7.1f} s {100 * taken / total:3.0f} %  {name}")

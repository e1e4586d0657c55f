"""For every test, notebooks included: a learner's state of its own, and one thread for numbers that are timed or compared."""

import gc
import os
import signal
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
# A shell that starts the tests in the background lets them ignore Ctrl-C, and so would all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


SECONDS = "course/seconds"  # in pytest's cache: what each file took when all were last run


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whatever opens a browser is marked so. Workers take the slowest files first, so that none waits for another at the end."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    if hasattr(config, "workerinput") and hasattr(config, "cache"):
        last = config.cache.get(SECONDS, {})
        seconds: dict[str, float] = {}
        for item in items:
            file = item.nodeid.partition("::")[0]
            seconds[file] = max(seconds.get(file, 0), last.get(file, guess(item)))
        items.sort(key=lambda item: -seconds[item.nodeid.partition("::")[0]])


def pytest_sessionstart() -> None:
    """Modules and tests stay to the end: there is nothing in them to be looked for."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on garbage is looked for in what comes later, and less often: it took a seventh of what a worker computes."""
    gc.freeze()
    gc.set_threshold(5000, 20, 20)
    gc.enable()


def guess(item: pytest.Item) -> float:
    """Seconds that a test's file takes, where it was never run: notebooks train, and slow tests are marked."""
    if item.nodeid.partition("::")[0].endswith(".ipynb"):
        return 90
    return 45 if item.get_closest_marker("slow") or item.get_closest_marker("browser") else 5


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say which files took longest, setting up and taking down included, and what each share of all was."""
    seconds: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds[report.nodeid.partition("::")[0]] += report.duration
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if whole and hasattr(config, "cache") and not (config.option.markexpr or config.option.keyword):
        config.cache.set(SECONDS, {file: round(taken, 1) for file, taken in seconds.items()})
    if len(seconds) > 1:
        total = sum(seconds.values())
        terminalreporter.section(f"the ten slowest of {len(seconds)} files, which took {total:.0f} s together")
        for name, taken in seconds.most_common(10):
            terminalreporter.write_line(f"{taken:7.1f} s {100 * taken / total:3.0f} %  {name}")

"""A site of the whole course, and one of a single small lesson, each made once in a run."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from helpers.content import course, course_folder
from helpers.pages import Site, served, write_site


def small_site() -> dict[str, bytes]:
    """The files of a site of the first lesson alone."""
    return Site(course(), course_folder(), lambda line: None, [course().lesson("start-here")]).files()


@pytest.fixture(scope="session")
def small() -> dict[str, bytes]:
    """The files of a site of the first lesson alone, made once."""
    return small_site()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the whole site: the worker that wants them first makes them for all."""
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "whole-site.pickle"
    with FileLock(kept.with_suffix(".lock")):
        if not kept.exists():
            files = Site(course(), course_folder(), lambda line: None).files()
            kept.write_bytes(pickle.dumps(files))
        return pickle.loads(kept.read_bytes())


@pytest.fixture(scope="session")
def site(whole: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site."""
    folder = tmp_path_factory.mktemp("pages") / "site"
    write_site(whole, folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the whole site is served."""
    with served(site) as found:
        yield found

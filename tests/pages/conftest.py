"""A site of the whole course, and one of a single small lesson, each made once in a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.content import course, course_folder
from helpers.pages import Site, served, write_site
from tests.conftest import MadeOnce


def small_site() -> dict[str, bytes]:
    """The files of a site of the first lesson alone."""
    return Site(course(), course_folder(), lambda line: None, [course().lesson("start-here")]).files()


def fill_whole(folder: Path) -> None:
    """Write the files of the whole site."""
    for name, data in Site(course(), course_folder(), lambda line: None).files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(scope="session")
def small() -> dict[str, bytes]:
    """The files of a site of the first lesson alone, made once."""
    return small_site()


@pytest.fixture(scope="session")
def whole(made_once: MadeOnce) -> dict[str, bytes]:
    """The files of the whole site."""
    folder = made_once("whole site", fill_whole)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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

"""A site for all tests of pages: two lessons, written down once in a run."""

from pathlib import Path

import pytest

from helpers.content import course, course_folder
from helpers.pages import Site, write_site

LESSONS = ("start-here", "introduction-to-lstm")


def small_site() -> dict[str, bytes]:
    """The files of a site of two lessons."""
    lessons = [course().lessons[slug] for slug in LESSONS]
    return Site(course(), course_folder(), lambda line: None, lessons).files()


@pytest.fixture(scope="session")
def site() -> dict[str, bytes]:
    return small_site()


@pytest.fixture(scope="session")
def folder(site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, written."""
    place = tmp_path_factory.mktemp("pages") / "site"
    write_site(site, place)
    return place

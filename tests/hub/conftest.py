"""A hub's environment has a copy of the course, as the image has: the one of this checkout, as it is now."""

import pytest

from deploy.trial import HUB, ROOT
from install import pip
from tests.conftest import MadeOnce

PARTS = "helpers", "lessons", "notebooks"


@pytest.fixture(scope="session", autouse=True)
def course_in_the_hub(made_once: MadeOnce) -> None:
    """Installed anew where something was changed since."""
    made_once("course in the hub", lambda _: _install())


def _install() -> None:
    copies = list(HUB.parent.glob("lib/python*/site-packages/gates_keep_memory-*.dist-info/RECORD"))
    if copies and copies[0].stat().st_mtime < max(map(_changed, PARTS)):
        code = pip("install", "--no-deps", "--force-reinstall", str(ROOT), check=False, python=HUB / "python")
        assert code == 0, "the course could not be installed for the hub's tests: pip says why above"


def _changed(part: str) -> float:
    """When a file of a folder was last changed."""
    files = (path for path in (ROOT / part).rglob("*") if path.suffix != ".pyc" and path.is_file())
    return max(path.stat().st_mtime for path in files)

"""Stands first on the path of all that `course lab` starts, so that `helpers` is the course there, whatever else has that name.

A helpers.py beside a notebook would be found before the course; and a kernel of another Python may not have the course at all. Whoever
imports `helpers` comes here first: it becomes the course, or one sentence says which kernel to choose. Old Pythons read this too.
"""

import os
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec, spec_from_file_location

FIRST = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
COURSE = os.path.dirname(os.path.dirname(FIRST))  # the package of the course


def _spec():
    others = [entry for entry in sys.path if os.path.realpath(entry or ".") != FIRST]
    installed = [entry for entry in others if entry and os.path.realpath(os.path.join(entry, "helpers")) == COURSE]
    if installed:
        return spec_from_file_location(
            __name__, os.path.join(COURSE, "__init__.py"), submodule_search_locations=[COURSE]
        )
    found = PathFinder.find_spec(__name__, others)
    if found is not None and found.loader is not None:  # not the course's kernel: their own `helpers` is theirs
        return found
    raise ModuleNotFoundError(
        f"This notebook's kernel ({sys.executable}) doesn't have the course. In the menu, choose Kernel > Change Kernel > "
        "Python 3 (ipykernel), then run this cell again.",
        name=__name__,
    )


_found = _spec()
_module = module_from_spec(_found)
sys.modules[__name__] = _module  # the import system hands out what stands here when this file has run
_found.loader.exec_module(_module)

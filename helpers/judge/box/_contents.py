"""What has to be in a box for Python to run there: the interpreter's own files and the granted packages, each by itself.

Never a folder that others write to: beside the standard library lies whatever else was installed, and under /usr anything may lie.
"""

import functools
import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from helpers.judge.box._job import PYTHON, BoxError
from helpers.judge.box._packages import files_of, folders_of
from helpers.judge.box._process import START_LIMIT, environment_in

# Run by the box's Python, outside of a box: loads the packages and every extension module of the standard library, and says which
# shared libraries the loader opened, by the names under which it will look for them again.
LIBRARIES = """
import contextlib, ctypes, glob, importlib, json, os, sys
folders, packages, stdlib, not_needed = json.loads(sys.argv[1])
sys.path.extend(folders)
for package in packages:
    importlib.import_module(package)
for extension in sorted(glob.glob(os.path.join(stdlib, "lib-dynload", "*.so"))):
    if not os.path.basename(extension).startswith(tuple(not_needed)):
        with contextlib.suppress(OSError):
            ctypes.CDLL(extension, mode=1)

class Info(ctypes.Structure):
    _fields_ = [("address", ctypes.c_void_p), ("name", ctypes.c_char_p)]

found = []
visit = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Info), ctypes.c_size_t, ctypes.c_void_p)
keep = visit(lambda info, size, data: found.append(os.fsdecode(info.contents.name or b"")) or 0)
ctypes.CDLL(None).dl_iterate_phdr(keep, None)
print(json.dumps([path for path in found if os.path.isfile(path)]))
"""


# Beside the modules: extensions, and what this Python compiled of single modules here. Packages have a folder of their own.
FOLDERS = ("lib-dynload", "__pycache__")
NOT_NEEDED = "_tkinter readline _curses _curses_panel nis ossaudiodev _dbm _gdbm spwd _test"  # they open many libraries, or a terminal


def python() -> str:
    """The interpreter itself: a virtual environment's own is a link to it."""
    return str(Path(sys.executable).resolve())


@functools.lru_cache
def contents(grants: tuple[str, ...]) -> tuple[str, ...]:
    """Files and folders, each at the place where Python and the loader look for it.

    Args:
        grants: packages.

    Raises:
        BoxError: the interpreter could not load what it is granted.
    """
    own = [Path(python()), *_standard_library(), *(path for grant in grants for path in files_of(grant))]
    found = dict.fromkeys(str(path) for path in own if path.exists())
    inside = tuple(f"{path}/" for path in found if os.path.isdir(path))
    for library in _libraries(grants):
        if not os.path.normpath(library).startswith(inside):
            found[os.path.normpath(library)] = None
    return tuple(found)


def _standard_library() -> list[Path]:
    """Its modules, one by one: beside them lie site-packages, and whatever else somebody put there."""
    base = dict.fromkeys(("base", "platbase", "installed_base", "installed_platbase"), sys.base_prefix)
    found = []
    for folder in {sysconfig.get_path(name, vars=base): None for name in ("stdlib", "platstdlib")}:
        for path in sorted(Path(folder).iterdir()):
            name = path.name.partition(".")[0]
            known = name in sys.stdlib_module_names or name.startswith("_sysconfigdata_") or path.name in FOLDERS
            if known and (path.is_dir() or path.suffix in (".py", ".so")):
                found.append(path)
    return found


def _libraries(grants: tuple[str, ...]) -> list[str]:
    stdlib = str(Path(json.__file__).parents[1])
    request = json.dumps([folders_of(grants), grants, stdlib, NOT_NEEDED.split()])
    command = [python(), *PYTHON, "-c", LIBRARIES, request]
    try:
        done = subprocess.run(
            command, env=environment_in(Path("/tmp")), capture_output=True, text=True, check=True, timeout=START_LIMIT
        )
        return list(json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        detail = (getattr(error, "stderr", None) or str(error)).strip()[-300:]
        raise BoxError(f"{python()} could not load {', '.join(grants)}: {detail}") from error

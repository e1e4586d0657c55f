"""What a box is made of: the command by which bubblewrap builds it, and nothing in it but Python and what an exercise is granted."""

import functools
import importlib.metadata
import importlib.util
import os
import re
import shutil
import site
import sys
import sysconfig
from pathlib import Path

from helpers.judge._box import folders_of

SCRIPTS = ("_child.py", "_server.py", "_syscalls.py")
INSIDE = "/box"  # where the scripts lie in it
TMP_SIZE = 64 << 20


class BoxError(Exception):
    """There is no box here, or it did not start. That is never the learner's fault: nothing may be graded by it."""


def python() -> str:
    """The interpreter itself: a virtual environment's own is a link to it."""
    return str(Path(sys.executable).resolve())


@functools.lru_cache
def sandbox(grants: tuple[str, ...], as_root: bool) -> list[str]:
    """The command that puts a box around what follows it."""
    found = shutil.which("bwrap")
    if found is None:
        raise BoxError("bubblewrap (`bwrap`) is not installed.")
    # Root keeps the right to become somebody else, which the server does at once; anybody else is nobody's root in there.
    namespaces = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    rights = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    command = [found, *namespaces, *(rights if as_root else ["--unshare-user", "--cap-drop", "ALL"])]
    command += ["--die-with-parent", "--new-session", "--hostname", "box"]
    # Before what is bound: the course itself may lie somewhere in /tmp.
    command += ["--perms", "1777", "--size", str(TMP_SIZE), "--tmpfs", "/tmp"]
    for folder in map(Path, ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")):
        if folder.is_symlink():
            command += ["--symlink", os.readlink(folder), str(folder)]
        elif folder.is_dir():
            command += ["--ro-bind", str(folder), str(folder)]
    files = (path for grant in grants for path in _files_of(grant))
    binds = {str(path): str(path) for path in [Path("/etc/ld.so.cache"), *_python_files(), *files]}
    binds = {path: path for path in binds if os.path.exists(path) and not path.startswith("/usr/")}
    for script in SCRIPTS:
        source = Path(__file__).with_name(script)
        compiled = Path(importlib.util.cache_from_source(str(source)))
        binds[str(source)] = f"{INSIDE}/{script}"
        if compiled.is_file():  # else each box would compile it anew
            binds[str(compiled)] = f"{INSIDE}/__pycache__/{compiled.name}"
    # Folders on the way, readable for all; bubblewrap's own are for their owner alone.
    for folder in sorted({parent for inside in binds.values() for parent in Path(inside).parents} - {Path("/")}):
        command += ["--perms", "0755", "--dir", str(folder)]
    for path, inside in binds.items():
        command += ["--ro-bind", path, inside]
    for folder in site.getsitepackages([sys.base_prefix]):  # what else is installed there
        if os.path.isdir(folder) and folder not in folders_of(grants):
            command += ["--perms", "0755", "--tmpfs", folder]
    command += ["--proc", "/proc", "--dev", "/dev"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"]


def _python_files() -> list[Path]:
    """The interpreter, its standard library and its shared library."""
    base = dict.fromkeys(("base", "platbase", "installed_base", "installed_platbase"), sys.base_prefix)
    folders = [Path(sysconfig.get_path(name, vars=base)) for name in ("stdlib", "platstdlib")]
    shared = sysconfig.get_config_var("LIBDIR")
    return [Path(python()), *folders, *(sorted(Path(shared).glob("libpython*.so*")) if shared else ())]


def _files_of(package: str) -> list[Path]:
    """Where a package and all that it requires lie, and nothing else of what is installed."""
    try:
        waiting = [importlib.metadata.distribution(package).name]
    except importlib.metadata.PackageNotFoundError:
        # Its distribution has another name; looking at all of them takes a tenth of a second.
        waiting = list(importlib.metadata.packages_distributions().get(package, []))
    seen, found = set(), []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        root = Path(str(distribution.locate_file("")))
        parts = {file.parts[0] for file in distribution.files or () if file.parts[0] not in ("..", "__pycache__")}
        found += [root / part for part in sorted(parts)]
        wanted = [one for one in distribution.requires or () if "extra ==" not in one]
        waiting += [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in wanted]
    return found

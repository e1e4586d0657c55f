"""The command by which bubblewrap builds a box, and what must never be in one."""

import functools
import importlib.util
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from helpers.judge import inside as scripts
from helpers.judge.box._contents import contents
from helpers.judge.box._job import BoxError

SCRIPTS = Path(scripts.__file__).parent
INSIDE = "/box/inside"  # where they lie in it


@functools.lru_cache
def sandbox(grants: tuple[str, ...], as_root: bool) -> list[str]:
    """The command that puts a box around what follows it.

    Args:
        grants: packages to have inside.
        as_root: whether root starts it.

    Raises:
        BoxError: bubblewrap is missing, or Python does not run with these packages.
    """
    found = shutil.which("bwrap")
    if found is None:
        raise BoxError("bubblewrap (`bwrap`) is not installed.")
    # The server in the box makes namespaces for each job, and its jobs have no rights at all. Root's server also becomes somebody else.
    namespaces = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    rights = ["CAP_SYS_ADMIN", *(("CAP_SETUID", "CAP_SETGID", "CAP_KILL") if as_root else ())]
    command = [found, *namespaces, *([] if as_root else ["--unshare-user"]), "--cap-drop", "ALL"]
    command += [part for right in rights for part in ("--cap-add", right)]
    command += ["--die-with-parent", "--new-session", "--hostname", "box"]
    # Each job mounts a /tmp of its own over this one. Before what is bound: the course itself may lie somewhere in /tmp.
    command += ["--perms", "0755", "--tmpfs", "/tmp"]
    binds = {path: path for path in contents(grants)}
    for source in sorted(SCRIPTS.glob("*.py")):
        compiled = Path(importlib.util.cache_from_source(str(source)))
        binds[str(source)] = f"{INSIDE}/{source.name}"
        if compiled.is_file():  # else each box would compile it anew
            binds[str(compiled)] = f"{INSIDE}/__pycache__/{compiled.name}"
    # Folders on the way, readable for all; bubblewrap's own are for their owner alone.
    for folder in sorted({parent for inside in binds.values() for parent in Path(inside).parents} - {Path("/")}):
        command += ["--perms", "0755", "--dir", str(folder)]
    for path, inside in binds.items():
        command += ["--ro-bind", path, inside]
    command += ["--perms", "0755", "--dir", "/box/tmp"]  # see `own_folders`
    command += ["--proc", "/proc", "--dev", "/dev"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/tmp", "--remount-ro", "/", "--chdir", "/"]


def refuse_to_show(grants: tuple[str, ...], hidden: Iterable[Path]) -> None:
    """See that nothing which is bound into a box holds what must stay outside.

    Args:
        grants: packages to have inside.
        hidden: files and folders that must not be in it.

    Raises:
        BoxError: something would be.
    """
    bound = [Path(os.path.realpath(path)) for path in contents(grants)]
    for one in hidden:
        real = Path(os.path.realpath(one))
        for path in bound:
            if real.is_relative_to(path):
                raise BoxError(f"a box holds {path}, and {real} lies in there. Move it to another place.")

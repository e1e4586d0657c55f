"""A group with a limit on memory: made where it may be, in both versions of control groups, and gone afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.judge.box import _cgroup
from helpers.judge.box._cgroup import memory_group

pytestmark = pytest.mark.slow

EATS = "import os, sys; os.write(int(sys.argv[1]), b'0'); kept = b'x' * (300 << 20)"


def refused(parent: Path, limit: str) -> bool:
    """Whether no group can be made in a folder, or none that limits memory."""
    folder = parent / "gates-keep-memory-refused"
    try:
        folder.mkdir()
    except OSError:
        return True
    try:
        return not os.access(folder / limit, os.W_OK)
    finally:
        folder.rmdir()


def test_the_kernel_ends_what_takes_more() -> None:
    """Where this process may make a group; where it may not, each place says so, and the watched limit is tested everywhere."""
    group = memory_group(100 << 20)
    if group is None:
        assert all(refused(parent, limits[0]) for parent, limits in _cgroup._places())
        return
    command = [sys.executable, "-c", EATS, str(group.entrance)]
    assert subprocess.run(command, pass_fds=[group.entrance]).returncode == -9
    folder = group._folder
    group.close()
    assert not folder.exists()


@pytest.fixture
def version_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up tree of version 2: folders as the kernel makes them, files that appear in a new group by themselves."""
    (tmp_path / "proc").mkdir()
    own = tmp_path / "fs" / "user.slice" / "shell.scope"
    own.mkdir(parents=True)
    mount = f"30 24 0:26 / {tmp_path / 'fs'} rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"
    (tmp_path / "proc" / "mountinfo").write_text(f"24 1 8:1 / / rw - ext4 /dev/sda rw\n{mount}\n")
    (tmp_path / "proc" / "cgroup").write_text("0::/user.slice/shell.scope\n")
    monkeypatch.setattr(_cgroup, "SELF", tmp_path / "proc")
    return own


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new folder holds at once the files by which a group is limited and entered."""
    made = Path.mkdir

    def by_the_kernel(folder: Path, *arguments: int) -> None:
        made(folder, *arguments)
        for name in ("memory.max", "memory.swap.max", "cgroup.procs"):
            (folder / name).write_text("")

    monkeypatch.setattr(Path, "mkdir", by_the_kernel)


def test_what_a_killed_grader_left_is_removed(version_two: Path, kernel: None) -> None:
    group = memory_group(1 << 30)
    assert group is not None
    left = group._folder.with_name(f"{_cgroup.NAME}999999999-1")
    os.mkdir(left)
    other = memory_group(1 << 30)
    assert other is not None
    assert not left.exists() and group._folder.exists() and other._folder != group._folder
    for one in (group, other):
        os.close(one.entrance)


def test_in_version_two_it_lies_beside_this_processs_own(version_two: Path, kernel: None) -> None:
    group = memory_group(7 << 20)
    assert group is not None and group._folder.parent == version_two.parent
    assert (group._folder / "memory.max").read_text() == str(7 << 20)
    assert (group._folder / "memory.swap.max").read_text() == "0"
    os.close(group.entrance)


def test_without_a_memory_controller_there_is_none(version_two: Path) -> None:
    """Files of a group exist only where its parent hands the controller on."""
    assert memory_group(7 << 20) is None
    assert list(version_two.parent.iterdir()) == [version_two]

"""Files are written whole or not at all, and opened only where they are files."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.common import open_regular, write_changed, write_whole


def test_a_text_keeps_its_line_ends(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "text", "ö\r\nz\n")
    assert (tmp_path / "new" / "text").read_bytes() == "ö\r\nz\n".encode()
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "text"]


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    assert write_changed(tmp_path / "text", "ö\r\n") and write_changed(tmp_path / "text", "ö\n")
    before = (tmp_path / "text").stat()
    assert not write_changed(tmp_path / "text", "ö\n".encode())
    after = (tmp_path / "text").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*file") as caught:
        write_whole(tmp_path / "file", b"new")
    assert caught.value.errno == errno.ENOSPC
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_kill_in_the_middle_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    code = "import sys; from pathlib import Path; from helpers.common import write_whole\n"
    code += "path = Path(sys.argv[1])\nwhile True:\n    for each in 'ab': write_whole(path, each * 1_000_000)"
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", code, str(path)])
        while not path.exists():
            time.sleep(0.01)
        time.sleep(0.05)
        process.kill()
        process.wait()
        assert path.read_text() in ("a" * 1_000_000, "b" * 1_000_000)


def test_only_a_regular_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    opened = open_regular(tmp_path / "file")
    assert opened is not None
    with opened:
        assert opened.read() == b"text"
    assert open_regular(tmp_path / "pipe") is None
    assert open_regular(tmp_path) is None
    for name in ("link", "absent"):
        with pytest.raises(OSError):
            open_regular(tmp_path / name)

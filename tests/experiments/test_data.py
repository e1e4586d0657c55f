"""Data is declared whole, checked, downloaded once, and replaced by the default where there is no network."""

import dataclasses
import errno
import hashlib
import io
import os
import re
import socket
import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpers._cli import main
from helpers.experiments import (
    DATA,
    FADING_MEMORY,
    NAMES,
    DataError,
    DataFile,
    Download,
    Made,
    Shipped,
    data_page,
    first_available,
)

ROOT = Path(__file__).resolve().parents[2]
TEXT = b"a larger text " * 100


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and counts what it is asked for."""

    requests: list[str]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """A server of one text, and the paths that it was asked for; the cache is a folder of its own."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "text.txt").write_bytes(TEXT)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    handler = type("Handler", (Quiet,), {"requests": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler.requests
    server.shutdown()
    thread.join()
    server.server_close()


def larger(url: str, content: bytes = TEXT) -> DataFile:
    return DataFile(
        name="text",
        about="a larger text",
        file="text.txt",
        form="UTF-8",
        origin=Download(url),
        credit="somebody",
        licence="CC0 1.0",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def test_a_download_says_its_size_first_and_happens_once(served, tmp_path: Path) -> None:
    url, requests = served
    data, said = larger(f"{url}/text.txt"), []
    path = data.path(said.append)
    assert path == tmp_path / "cache" / "text.txt" and path.read_bytes() == TEXT
    assert said == [
        f"Downloading a larger text (1.4 kB, CC0 1.0) from {url}/text.txt, once, into {tmp_path / 'cache'}."
    ]
    assert data.path(said.append) == path and len(said) == 1 and requests == ["/text.txt"]
    path.write_bytes(b"something else")
    with pytest.raises(
        DataError, match=r"is not the file that the course knows.*Remove the file, and it is downloaded"
    ):
        data.path(said.append)


def test_a_copy_in_the_cache_needs_no_network(served, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "text.txt").write_bytes(TEXT)
    said: list[str] = []
    assert larger(f"{served[0]}/text.txt").path(said.append).read_bytes() == TEXT
    assert said == served[1] == []


def test_who_must_not_download_can_ask_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    assert NAMES.needs_network() and not FADING_MEMORY.needs_network()
    (tmp_path / NAMES.file).write_text("ada")
    assert not NAMES.needs_network()


def test_another_file_than_declared_is_not_kept(served, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"is not the file that the course knows.*Nothing was kept"):
        larger(f"{served[0]}/text.txt", b"what was expected").path(lambda _: None)
    assert list((tmp_path / "cache").iterdir()) == []


def nobody() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/text.txt"


class Breaking(Quiet):
    """Promises a whole file, and hangs up in the middle of it."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(TEXT)))
        self.end_headers()
        self.wfile.write(TEXT[:500])


class FullDisk:
    """A file on a disk that has no room."""

    def __init__(self, path: str, mode: str):
        Path(path).touch()

    def write(self, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self) -> None:
        pass


TROUBLES = {
    "no network": r"could not be downloaded from .*: there is no answer. Try again with a network, or put the file there yourself: ",
    "broken off": r"could not be downloaded from .*: the connection broke off before the end, and nothing was kept. Try again, or put ",
    "another file": r"What .* gives is not the file that the course knows \(SHA-256 [0-9a-f]{64}\). Nothing was kept.",
    "full disk": r"could not be downloaded from .*: No space left on device. Make room in .*, or name another folder in the environment "
    r"variable COURSE_CACHE.",
    "no folder": r"could not be downloaded from .*: (File exists|Not a directory). Look at .*, or name another folder in the environment ",
    "refused": r"could not be downloaded from .*: the server answers 404. Try again later, or put the file there yourself: ",
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_goes_wrong_is_said_and_the_default_stands_in(
    served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    url = f"{served[0]}/text.txt"
    wanted = TEXT
    match trouble:
        case "no network":
            url = nobody()
        case "broken off":
            breaking = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Breaking,), {"requests": []}))
            threading.Thread(target=breaking.handle_request).start()
            url = f"http://127.0.0.1:{breaking.server_address[1]}/text.txt"
        case "another file":
            wanted = b"what was expected"
        case "full disk":
            monkeypatch.setattr("pooch.downloaders.open", FullDisk, raising=False)
        case "no folder":
            (tmp_path / "cache").write_text("a file", encoding="utf-8")
        case "refused":
            url = f"{served[0]}/gone.txt"
    said: list[str] = []
    used, path = first_available(larger(url, wanted), FADING_MEMORY, say=said.append)
    assert used is FADING_MEMORY and path.name == "fading_memory.json"
    assert len(said) == 2 and said[0].startswith("Downloading")
    assert re.search(TROUBLES[trouble], said[1]), said[1]
    assert said[1].endswith(
        "\nSo this runs on weights of four small networks that choose “was” or “were” instead, and its numbers differ."
    )
    assert trouble == "no folder" or list((tmp_path / "cache").iterdir()) == [], "no half file stays"
    if trouble == "broken off":
        breaking.server_close()


def test_what_can_be_had_is_preferred(served) -> None:
    data = larger(f"{served[0]}/text.txt")
    assert first_available(data, FADING_MEMORY, say=lambda _: None)[0] is data


@pytest.mark.parametrize("name", DATA)
def test_each_declared_file_is_there_and_whole(name: str, downloaded: list[DataFile]) -> None:
    data = DATA[name]
    assert data.name == name and all(getattr(data, field.name) for field in dataclasses.fields(data))
    if isinstance(data.origin, Download):
        assert re.search(r"/[0-9a-f]{40}[/.]", data.origin.url), "a download stays the same: it names a commit"
    if not isinstance(data.origin, Download) or data in downloaded:
        assert data.path(lambda _: pytest.fail("nothing is downloaded")).stat().st_size == data.size


def test_a_file_that_is_missing_or_changed_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for origin, advice in (
        (Shipped("matplotlib", "gone.dat"), "Install matplotlib again"),
        (Shipped("no_such_package", "gone.dat"), "Install no_such_package again"),
        (Made("made/gone.json", "make it"), "Install the course again"),
    ):
        with pytest.raises(DataError, match=f"can't be read: No such file or directory. {advice}"):
            dataclasses.replace(FADING_MEMORY, origin=origin).path()
    with pytest.raises(DataError, match="is not the file that the course knows"):
        dataclasses.replace(FADING_MEMORY, sha256="0" * 64).path()


def test_the_page_of_data_is_made_from_the_declarations(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "DATA.md").read_text(encoding="utf-8")
    assert page == data_page(), "run: course data > DATA.md"
    assert main(["data"]) == 0 and capsys.readouterr().out == page
    for data in DATA.values():
        assert all(part in page for part in (data.file, data.licence, data.sha256, data.credit))


def test_every_download_is_pinned() -> None:
    """A branch's newest file changes under a checksum; a commit's does not."""
    for data in DATA.values():
        if isinstance(data.origin, Download) and "github" in data.origin.url:
            assert any(
                len(part) == 40 and set(part) <= set("0123456789abcdef") for part in re.split("[/.]", data.origin.url)
            ), data.name


def packed(content: bytes) -> bytes:
    """An archive of one recording."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        member = tarfile.TarInfo("folder/a.wav")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def test_an_archive_is_checked_by_what_is_in_it(served, tmp_path: Path) -> None:
    url = f"{served[0]}/packed.tar.gz"
    line = f"{hashlib.sha256(b'sound').hexdigest()}  a.wav\n"
    known = dataclasses.replace(
        larger(url), origin=Download(url, members=".wav"), sha256=hashlib.sha256(line.encode()).hexdigest()
    )
    (tmp_path / "served" / "packed.tar.gz").write_bytes(packed(b"sound"))
    assert known.path(lambda _: None).read_bytes() == packed(b"sound")
    (tmp_path / "cache" / known.file).unlink()
    for other in (packed(b"another"), packed(b"sound")[:40], b"<html>Try again later</html>"):
        (tmp_path / "served" / "packed.tar.gz").write_bytes(other)
        with pytest.raises(DataError, match=r"is not the file that the course knows.*Nothing was kept"):
            known.path(lambda _: None)
        assert list((tmp_path / "cache").iterdir()) == []

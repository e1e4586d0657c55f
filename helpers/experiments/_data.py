"""One way to a data set or to weights: declared with source, licence, checksum and size, found on this machine or downloaded once."""

import errno
import gzip
import hashlib
import importlib.util
import os
import tarfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HERE = Path(__file__).parent
TIMEOUT = 20  # seconds without an answer
Say = Callable[[str], object]


class DataError(OSError):
    """Data cannot be had; the message says what was tried and what to do."""


@dataclass(frozen=True)
class Shipped:
    """Data that a dependency ships.

    Attributes:
        package: the package's import name.
        path: where the file lies in it.
    """

    package: str
    path: str

    @property
    def words(self) -> str:
        """For the list of data."""
        return f"ships with {self.package}"


@dataclass(frozen=True)
class Made:
    """Data that the course made and ships.

    Attributes:
        path: the file in `helpers/experiments/`.
        command: what makes it anew.
    """

    path: str
    command: str

    @property
    def words(self) -> str:
        """For the list of data."""
        return f"made by the course: `{self.command}`"


@dataclass(frozen=True)
class Download:
    """Data of others that is downloaded when it is first used.

    Attributes:
        url: of the file; where it comes from a repository, at a commit, so that it stays the same.
        members: of an archive, how the names of the files in it end that count, such as ".wav". An archive may be packed anew for each
            download and then has other bytes, so what is checked is those files (`members_sha256`). "" for a file that stays as it is.
    """

    url: str
    members: str = ""

    @property
    def words(self) -> str:
        """For the list of data."""
        return f"downloaded from {self.url}"


@dataclass(frozen=True)
class DataFile:
    """A data set or weights: one file.

    Attributes:
        name: its id.
        about: what it is, in a sentence.
        file: its name.
        form: how to read it.
        origin: where it comes from.
        credit: who made it.
        licence: under which it may be used, with the version.
        sha256: of the file, in hexadecimal digits; of an archive's members where the download names them.
        size: in bytes.
    """

    name: str
    about: str
    file: str
    form: str
    origin: Shipped | Made | Download
    credit: str
    licence: str
    sha256: str
    size: int

    def path(self, say: Say = print) -> Path:
        """Where the file lies on this machine, checked; it is downloaded where it must be.

        A download goes into the learner's cache, or into the folder that the environment variable `COURSE_CACHE` names. A file that lies
        there already, under its own name, is used.

        Args:
            say: is given one line before a download: what, from where, how large.

        Returns:
            A file with the declared checksum.

        Raises:
            DataError: it is not there, it is another file than declared, or the download failed.
        """
        match self.origin:
            case Shipped(package, path):
                found = importlib.util.find_spec(package)
                file = Path(((found and found.submodule_search_locations) or [""])[0]) / path
                advice = f"Install {package} again: python -m pip install --force-reinstall --no-deps {package}"
            case Made(path, _):
                file, advice = HERE / path, "Install the course again: the file belongs to it."
            case Download(url):
                file, advice = cache() / self.file, "Remove the file, and it is downloaded again."
                if not file.exists():
                    self._download(url, file, say)
        self._check(file, advice)
        return file

    def needs_network(self) -> bool:
        """Whether `path` would download the file, since it isn't on this machine yet."""
        return isinstance(self.origin, Download) and not (cache() / self.file).exists()

    def _check(self, file: Path, advice: str) -> None:
        try:
            found = self._digest(file)
        except OSError as error:
            raise DataError(
                f"{self.about} should lie in {file} and can't be read: {error.strerror}. {advice}"
            ) from error
        if found != self.sha256:
            raise DataError(
                f"{file} is not the file that the course knows: SHA-256 {found}, expected {self.sha256}. {advice}"
            )

    def _digest(self, file: Path) -> str:
        members = self.origin.members if isinstance(self.origin, Download) else ""
        return members_sha256(file, members) if members else hashlib.sha256(file.read_bytes()).hexdigest()

    def _download(self, url: str, file: Path, say: Say) -> None:
        import pooch

        say(
            f"Downloading {self.about} ({size_in_words(self.size)}, {self.licence}) from {url}, once, into {file.parent}."
        )
        pooch.get_logger().setLevel("WARNING")  # the line above says more
        downloader = pooch.HTTPDownloader(progressbar=self.size > 1_000_000, timeout=TIMEOUT)
        known = None if isinstance(self.origin, Download) and self.origin.members else f"sha256:{self.sha256}"
        other = f"What {url} gives is not the file that the course knows (SHA-256 {self.sha256}). Nothing was kept."
        try:
            pooch.retrieve(url, known, self.file, file.parent, downloader=downloader)
        except ValueError as error:
            raise DataError(other) from error
        except OSError as error:  # no network, a server that refuses, a full disk
            raise DataError(f"{self.file} could not be downloaded from {url}: {_reason(error, file)}") from error
        if known is None and self._digest(file) != self.sha256:
            file.unlink()
            raise DataError(other)


def members_sha256(file: Path, ending: str) -> str:
    """What identifies the files in a tar archive, however it was packed.

    Args:
        file: the archive, compressed or not.
        ending: how the names of the files end that count.

    Returns:
        The SHA-256, in hexadecimal digits, of what `sha256sum *ENDING` prints in their folder: a line for each file, with its own SHA-256,
        two spaces and its name without folders, in the order of the names. Of no lines, where the file is no archive.

    Raises:
        OSError: the file can't be read.
    """
    found = {}
    try:
        with tarfile.open(file) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.name.endswith(ending) else None
                if content is not None:
                    found[member.name.rpartition("/")[2]] = hashlib.sha256(content.read()).hexdigest()
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile):  # cut off, or something else
        found = {}
    return hashlib.sha256("".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode()).hexdigest()


def first_available(*files: DataFile, say: Say = print) -> tuple[DataFile, Path]:
    """The first of several data sets that can be had here; the last one is the default that ships.

    Args:
        files: from the one that is preferred to the default.
        say: is given a line before a download, and one where the default stands in.

    Returns:
        The data set that is used, and its file.

    Raises:
        DataError: not even the default can be had.
    """
    *preferred, default = files
    for one in preferred:
        try:
            return one, one.path(say)
        except DataError as error:
            say(f"{error}\nSo this runs on {files[files.index(one) + 1].about} instead, and its numbers differ.")
    return default, default.path(say)


def cache() -> Path:
    """The folder of downloaded data: `$COURSE_CACHE`, or the user's cache. It is made."""
    chosen = os.environ.get("COURSE_CACHE")
    folder = Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("gates-keep-memory", appauthor=False)
    with suppress(OSError):  # where it can't be made, the download says so
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def size_in_words(size: int) -> str:
    """A number of bytes for people: "25.6 kB", "1.1 MB"."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"


def _reason(error: OSError, file: Path) -> str:
    """Why a download failed, and what to do."""
    from requests.exceptions import ChunkedEncodingError

    if error.strerror:  # the disk's: what goes wrong on the way has none
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = f"Make room in {file.parent}" if full else f"Look at {file.parent}"
        return f"{error.strerror}. {advice}, or name another folder in the environment variable COURSE_CACHE."
    response = getattr(error, "response", None)
    by_hand = f"put the file there yourself: {file}"
    if response is not None:
        return f"the server answers {response.status_code}. Try again later, or {by_hand}"
    if isinstance(error, ChunkedEncodingError):
        return f"the connection broke off before the end, and nothing was kept. Try again, or {by_hand}"
    return f"there is no answer. Try again with a network, or {by_hand}"

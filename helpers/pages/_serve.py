"""Serves a site on this machine alone, to look at it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from helpers.pages._assets import TYPES


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and prints nothing of each."""

    def guess_type(self, path: "str | os.PathLike[str]") -> str:
        """A file's type by its ending, whatever this machine's own list says."""
        return TYPES.get(Path(path).suffix[1:]) or super().guess_type(path)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, as far as the reader waits for it: a browser that leaves a page takes no more of it."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Let a browser ask each time whether a page is as before."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a folder on 127.0.0.1; `serve_forever()` runs it.

    Args:
        folder: what it serves.
        port: 0 for any that is free.

    Raises:
        OSError: the port is taken.
    """
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of a folder, which runs meanwhile in a thread of its own; it is gone afterwards."""
    running = server(folder)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()

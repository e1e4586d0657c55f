"""The page for marking: served to this machine alone, each mark stored before the page says so."""

import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from markupsafe import Markup

from helpers.classroom._page import page
from helpers.classroom.marking._log import Mark, add_mark, digest_of, read_marks

BODY_LIMIT, COMMENT_LIMIT = 64 << 10, 4_000


@dataclass(frozen=True)
class Item:
    """An answer to be marked, or what a learner asks about a grade.

    Args:
        learner: the slug under which the grades are stored.
        name: who it is, or "" where marking is anonymous.
        question: its id.
        asks: the question in words.
        text: what the learner wrote.
        points: what it can be worth, or None where there are none.
        rubric: (what to look for, points).
    """

    learner: str
    name: str
    question: str
    asks: str
    text: str
    points: float | None
    rubric: tuple[tuple[str, float], ...]


class Desk:
    """The answers of a class and their marks.

    Args:
        out: the folder of the grades.
        items: what is to be marked, in the order of the page.
        title: of the assignment.
    """

    def __init__(self, out: Path, items: list[Item], title: str):
        self.out, self.items, self.title = out, items, title
        self._lock = Lock()

    def html(self, nonce: str) -> str:
        """The whole page, with what is marked already; its script runs by this nonce alone."""
        marks, rows = read_marks(self.out), []
        for item in self.items:
            mark = marks.get((item.learner, item.question))
            now = mark if mark and mark.digest == digest_of(item.text) else None
            rows.append({"item": item, "mark": now})
        script = Markup(
            Path(__file__).with_name("mark.js").read_text(encoding="utf-8")
        )  # ours, without anything foreign
        frame: dict[str, Any] = {"rows": rows, "nonce": nonce, "script": script, "kicker": self.title}
        return page("mark.html", f"Marking: {self.title}", **frame)

    def save(self, given: Any) -> str:
        """Store a mark as the page sends it.

        Args:
            given: {"at": which item, "met": [...], "points": a number or null, "comment": a text}.

        Returns:
            What was stored, in words.

        Raises:
            ValueError: it is no mark; the message says why.
        """
        if not isinstance(given, dict) or type(at := given.get("at")) is not int or not 0 <= at < len(self.items):
            raise ValueError("no answer has this number. Load the page again.")
        item, comment, met, points = self.items[at], given.get("comment"), given.get("met"), given.get("points")
        if type(comment) is not str or len(comment) > COMMENT_LIMIT:
            raise ValueError(f"the comment should be a text of at most {COMMENT_LIMIT:,} characters.")
        if type(met) is not list or not all(type(one) is int and 0 <= one < len(item.rubric) for one in met):
            raise ValueError("the rubric has no such line. Load the page again.")
        if item.points is None:
            points = None
        elif isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points <= item.points:
            raise ValueError(f"the points should be a number from 0 to {item.points:g}.")
        mark = Mark(item.learner, item.question, points, tuple(sorted(set(met))), comment.strip(), digest_of(item.text))
        with self._lock:
            add_mark(self.out, mark)
        return "Saved." if points is None else f"Saved: {points:g} of {item.points:g}."


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serve the page on 127.0.0.1 until Ctrl-C.

    Args:
        desk: what is marked.
        port: 0 for any that is free.
        ready: gets the address, which has a secret in it: without it, nobody on this machine sees an answer.
    """
    token = secrets.token_urlsafe(16)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the terminal is for the address."""

        def _allowed(self) -> bool:
            host = self.headers.get("Host", "").rpartition(":")[0]
            return host in ("127.0.0.1", "localhost") and hmac.compare_digest(self.path.encode(), f"/{token}".encode())

        def _send(self, status: int, text: str, kind: str, policy: str = "default-src 'none'") -> None:
            data = text.encode("utf-8", "replace")
            self.send_response(status)
            headers = {
                "Content-Type": f"{kind}; charset=utf-8",
                "Content-Length": str(len(data)),
                "Cache-Control": "no-store",
            }
            for name, value in (headers | {"Content-Security-Policy": policy}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            if not self._allowed():
                return self._send(404, "Open the address that `course mark` printed.", "text/plain")
            nonce = secrets.token_urlsafe(16)
            policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'"
            return self._send(200, desk.html(nonce), "text/html", policy)

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not self._allowed() or not length.isdecimal() or int(length) > BODY_LIMIT:
                return self._send(404, "Not here.", "text/plain")
            try:
                return self._send(200, desk.save(json.loads(self.rfile.read(int(length)))), "text/plain")
            except ValueError as error:
                return self._send(400, f"NOT saved: {error}", "text/plain")
            except OSError as error:
                return self._send(500, f"NOT saved: {error.strerror}.", "text/plain")

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        server.daemon_threads = True
        ready(f"http://127.0.0.1:{server.server_address[1]}/{token}")
        server.serve_forever()

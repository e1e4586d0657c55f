"""A class at work on a hub, without browsers: each learner logs in, opens a lesson, runs all of it and answers a quiz.

    python deploy/load.py http://127.0.0.1:8000 --learners 20 --password PASSWORD
    python deploy/load.py --trial FOLDER --learners 20      # starts a hub of its own here, and measures memory as well

It speaks what a browser speaks: the hub's login, Jupyter's REST interface, the kernel's websocket. Written in Tornado, which every
Jupyter brings. At the end it prints what each step took, and fails if any learner's answer was not stored. A learner whose server or
kernel says nothing for ten minutes is given up and named. In a trial, nobody else is let in once memory runs short.
"""

import argparse
import asyncio
import json
import math
import os
import re
import statistics
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import websocket_connect

LESSON = "00_start_here"  # 02_introduction_to_lstm loads PyTorch
PATIENCE = 600.0  # seconds without a word, after which a learner is given up
ROOM = 700e6  # bytes that must be free before a trial lets somebody in: a server, and a kernel that uses PyTorch
LOOK = 5.0  # seconds from one look at the memory to the next
STORED = "from helpers.study import Store; print('stored', len(Store().answers({slug!r})))"


@dataclass
class Learner:
    """One who learns, with cookies of their own."""

    hub: str
    name: str
    password: str
    lesson: str = LESSON
    cookies: dict[str, str] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)

    async def get(self, path: str, data: dict[str, str] | None = None) -> HTTPResponse:
        """A page, as a browser gets it: cookies kept, redirects followed."""
        url, body = urljoin(self.hub, path), urlencode(data) if data else None
        for _ in range(20):
            request = HTTPRequest(
                url,
                method="POST" if body else "GET",
                body=body,
                headers=self._headers(),
                follow_redirects=False,
                request_timeout=120,
            )
            found = await AsyncHTTPClient().fetch(request, raise_error=False)
            for line in found.headers.get_list("Set-Cookie"):
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            if found.code not in (301, 302, 303):
                return found
            url, body = urljoin(url, found.headers["Location"]), None
        raise RuntimeError(f"{self.name}: {path} redirects for ever")

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    async def work(self) -> None:
        """Log in, wait for the server, open the lesson, run all, answer a question."""
        began = time.monotonic()

        def done(step: str) -> None:
            nonlocal began
            self.took[step] = time.monotonic() - began
            began = time.monotonic()

        await self.get("/hub/login")
        form = {"username": self.name, "password": self.password, "_xsrf": self.cookies.get("_xsrf", "")}
        await self.get("/hub/login", form)
        await self._server()
        done("server is up")
        home = f"/user/{self.name}"
        path = f"my-course/{self.lesson}.ipynb"
        notebook = json.loads((await self.get(f"{home}/api/contents/{path}?content=1")).body)
        kernel = await self._post(f"{home}/api/kernels", {"name": "python3", "path": path})
        address = f"{self.hub.replace('http', 'ws', 1)}{home}/api/kernels/{kernel['id']}/channels"
        socket = await websocket_connect(HTTPRequest(address, headers=self._headers()), max_message_size=1 << 28)
        talk = Kernel(socket)
        await talk.run("pass", "first")
        done("kernel answers")
        code = [cell for cell in notebook["content"]["cells"] if cell["cell_type"] == "code"]
        models = {cell["id"]: await talk.run("".join(cell["source"]), cell["id"]) for cell in code}
        done("all cells ran")
        await talk.answer(next(models[cell["id"]] for cell in code if "here.quiz(" in "".join(cell["source"])))
        slug = self.lesson.partition("_")[2].replace("_", "-")
        said = (await talk.run(STORED.format(slug=slug), "look"))["text"]
        done("quiz answered")
        if not re.search(r"stored [1-9]", said):
            raise RuntimeError(f"{self.name}: the answer was not stored ({said!r})")
        socket.close()

    async def _server(self) -> None:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            await self.get(f"/user/{self.name}/lab")  # a page, not an interface: the server learns who this is
            found = await self.get(f"/user/{self.name}/api/status")
            if found.code == 200 and b"last_activity" in found.body:
                return
            if found.code in (404, 424):  # nothing runs, and nothing starts
                await self.get(f"/hub/spawn/{self.name}")
            await asyncio.sleep(1)
        raise RuntimeError(f"{self.name}: no server within ten minutes")

    async def _post(self, path: str, body: dict[str, str]) -> Any:
        headers = self._headers() | {"X-XSRFToken": self.cookies.get("_xsrf", "")}
        request = HTTPRequest(urljoin(self.hub, path), "POST", headers, json.dumps(body), request_timeout=120)
        return json.loads((await AsyncHTTPClient().fetch(request)).body)


class Kernel:
    """A kernel's websocket."""

    def __init__(self, socket: Any):
        self.socket, self.session = socket, uuid.uuid4().hex

    async def _send(self, kind: str, content: dict, channel: str, cell: str = "") -> str:
        ident = uuid.uuid4().hex
        header = {"msg_id": ident, "msg_type": kind, "username": "", "session": self.session, "version": "5.3"}
        message = {"header": header, "parent_header": {}, "metadata": {"cellId": cell}, "content": content}
        await self.socket.write_message(json.dumps({**message, "channel": channel, "buffers": []}))
        return ident

    async def run(self, code: str, cell: str) -> dict[str, Any]:
        """Run a cell until the kernel is idle; what it printed, and the widgets' models that it opened."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        ident = await self._send("execute_request", content, "shell", cell)
        text, models = "", {}
        while True:
            # A kernel that was ended, as where memory ends, closes nothing: the wait has an end of its own.
            try:
                raw = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
            except TimeoutError:
                raise RuntimeError(f"the kernel said nothing for {PATIENCE:.0f} s, in the cell {cell}") from None
            if raw is None:
                raise RuntimeError("the kernel's connection broke")
            if isinstance(raw, bytes):
                raw = _without_buffers(raw)
            message = json.loads(raw)
            if message["parent_header"].get("msg_id") != ident:
                continue
            kind, found = message["header"]["msg_type"], message["content"]
            if kind == "stream":
                text += found["text"]
            elif kind == "error":
                raise RuntimeError(f"{cell}: {found['ename']}: {found['evalue']}")
            elif kind == "comm_open":
                models[found["comm_id"]] = found["data"].get("state", {})
            elif kind == "status" and found["execution_state"] == "idle":
                return {"text": text, "models": models}

    async def answer(self, opened: dict[str, Any]) -> None:
        """Answer the first question of the quiz that a cell opened, as its widget does."""
        comm, state = next((comm, state) for comm, state in opened["models"].items() if state.get("questions"))
        event = {"kind": "answer", "question": state["questions"][0]["id"], "given": 0, "n": 1}
        data = {"method": "update", "state": {"event": event}, "buffer_paths": []}
        await self._send("comm_msg", {"comm_id": comm, "data": data}, "shell")


def _without_buffers(raw: bytes) -> bytes:
    """The JSON of a message that carries binary buffers behind it."""
    number = int.from_bytes(raw[:4], "big")
    starts = [int.from_bytes(raw[4 * at : 4 * at + 4], "big") for at in range(1, number + 1)]
    return raw[starts[0] : starts[1] if number > 1 else None]


def memory(homes: Path) -> Iterator[tuple[str, str, int]]:
    """Whose process, what it is ("server" or "kernel") and its proportional set size in bytes, from /proc."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes().split(b"\0")
            command = (process / "cmdline").read_bytes()
            rollup = (process / "smaps_rollup").read_text()
        except OSError:
            continue
        home = next((one.decode() for one in variables if one.startswith(f"HOME={homes}/".encode())), None)
        if home and (found := re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)):
            yield Path(home).name, "kernel" if b"ipykernel" in command else "server", 1024 * int(found[1])


def free(meminfo: str) -> float:
    """Bytes that programs can still get, from the text of /proc/meminfo."""
    found = re.search(r"^MemAvailable:\s+(\d+) kB", meminfo, re.MULTILINE)
    return 1024.0 * int(found[1]) if found else math.inf


def free_here() -> float:
    """The same on this machine; without end where it doesn't say."""
    path = Path("/proc/meminfo")
    return free(path.read_text(encoding="ascii")) if path.is_file() else math.inf


async def work(learners: list[Learner], apart: float, room: Callable[[], float]) -> list[BaseException | None]:
    """All learners at once, one beginning every `apart` seconds, as long as there is memory."""

    async def later(number: int, learner: Learner) -> None:
        await asyncio.sleep(number * apart)
        if (left := room()) < ROOM:
            raise RuntimeError(
                f"not let in: {left / 1e6:.0f} MB of memory were left, and one takes up to {ROOM / 1e6:.0f} MB"
            )
        await learner.work()

    return await asyncio.gather(*(later(*each) for each in enumerate(learners)), return_exceptions=True)


async def watched(homes: Path | None, peak: dict[str, float], wanted: Awaitable[Any]) -> Any:
    """Await something, and keep in `peak` the largest sums of memory seen meanwhile, by kind, and of both."""
    task = asyncio.ensure_future(wanted)
    while not (await asyncio.wait([task], timeout=LOOK))[0]:
        if homes:
            keep_peak(peak, await asyncio.to_thread(lambda: list(memory(homes))))
    return task.result()


def keep_peak(peak: dict[str, float], seen: list[tuple[str, str, int]]) -> None:
    """Take over into `peak` what is larger: bytes of all servers, of all kernels, and of both together."""
    for kind in ("server", "kernel", "both"):
        now = sum(size for _, one, size in seen if kind in (one, "both"))
        peak[kind] = max(peak.get(kind, 0.0), now)


def lines(learners: list[Learner], ends: list[BaseException | None]) -> list[str]:
    """What each step took, over the learners who did it; then who did not come to the end, and why."""
    found = []
    for step in dict.fromkeys(step for one in learners for step in one.took):
        seconds = sorted(one.took[step] for one in learners if step in one.took)
        found.append(
            f"  {step}: median {statistics.median(seconds):.1f} s, slowest {seconds[-1]:.1f} s, of {len(seconds)}"
        )
    failed = [f"{one.name}: {end!r}" for one, end in zip(learners, ends, strict=True) if end is not None]
    return [*found, *(failed or ["  every answer was stored"])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hub", nargs="?", help="its address; or --trial")
    parser.add_argument("--trial", metavar="FOLDER", type=Path, help="start a hub in this folder instead")
    parser.add_argument("--learners", type=int, default=20)
    parser.add_argument(
        "--lesson", default=LESSON, metavar="NAME", help="the notebook that they run (default: %(default)s)"
    )
    parser.add_argument("--apart", type=float, default=0.0, metavar="SECONDS", help="from one login to the next")
    parser.add_argument("--password", default="", help="that all of learner-1, learner-2 ... have")
    options = parser.parse_args()
    homes, peak = None, dict[str, float]()
    with ExitStack() as stack:
        hub, password = options.hub, options.password
        if options.trial:
            from trial import PASSWORD, leave_on_signals, trial_hub

            leave_on_signals()
            hub = stack.enter_context(trial_hub(options.trial.absolute(), environment={"COURSE_FAST": "1"}))
            password, homes = PASSWORD, options.trial.absolute() / "homes"
        if not hub or urlsplit(hub).scheme not in ("http", "https"):
            parser.error("give the hub's address, such as http://127.0.0.1:8000, or --trial FOLDER")
        learners = [
            Learner(hub.rstrip("/"), f"learner-{number + 1}", password, options.lesson)
            for number in range(options.learners)
        ]
        began = time.monotonic()
        AsyncHTTPClient.configure(None, max_clients=200, defaults={"validate_cert": True})
        room = free_here if options.trial else lambda: math.inf
        ends = asyncio.run(watched(homes, peak, work(learners, options.apart, room)))
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        print(
            f"{len(learners)} learners, {time.monotonic() - began:.0f} s in all; load of the machine at the end: {load}"
        )
        print("\n".join(lines(learners, ends)))
        for kind in ("server", "kernel"):
            sizes = [size / 1e6 for _, one, size in memory(homes) if one == kind] if homes else []
            if sizes:
                print(f"  {kind}: PSS median {statistics.median(sizes):.0f} MB, of {len(sizes)}")
        if peak:
            print(f"  all of them together: at most {peak['both'] / 1e9:.1f} GB (a look every {LOOK:.0f} s)")
    return 1 if any(end is not None for end in ends) else 0


if __name__ == "__main__":
    raise SystemExit(main())

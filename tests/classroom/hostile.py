"""A corpus of bad submissions: answers that attack, notebooks that are none, files that are traps, archives that lead outside."""

import io
import json
import os
import stat
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAME = "lstm_step"
HEAD = f"def {NAME}(x, h, c, weight_ih, weight_hh, bias):\n"
ZEROS = "return np.zeros_like(h), np.zeros_like(c)"


@dataclass(frozen=True)
class Answer:
    """A cell that stands in place of `lstm_step`, and how the judge must end.

    Args:
        source: the cell.
        status: what the judge may say; the points follow it.
        told: a part of the message.
        alone: what it does would harm this machine without a box, or finds its own learner's files there, which is no harm.
    """

    source: str
    status: tuple[str, ...]
    told: str = ""
    alone: bool = False


def step(body: str, *status: str, top: str = "", told: str = "", then: str = ZEROS, alone: bool = False) -> Answer:
    """An answer that does something, and returns zeros if it still can."""
    lines = textwrap.dedent(body).strip("\n")
    source = textwrap.dedent(top).strip("\n") + "\n\n" + HEAD + textwrap.indent(f"{lines}\n{then}", "    ") + "\n"
    return Answer(source.lstrip("\n"), status or ("wrong",), told, alone)


def answers(right: str, target: str, port: int, secret: str) -> dict[str, Answer]:
    """By name.

    Args:
        right: the body of a right `lstm_step`, as lines that end with its return.
        target: a folder outside of every box that must stay as it is.
        port: where this machine listens, by TCP and UDP.
        secret: a word that stands in the key, in the grader's environment and in other submissions.
    """
    socket_to = f"('127.0.0.1', {port})"
    forged = '{"case": "one step", "passed": True, "status": "passed", "points": 99, "inputs": [], "arrays": []}'
    good = {
        "right-but-noisy": "import sys, warnings\nwarnings.warn('look')\nprint('look', file=sys.stderr)",
        "right-but-prints-bytes": "import sys\nsys.stdout.buffer.write(bytes(range(256)))",
        "right-but-prints-markup": "print('<script>alert(1)</script><img src=x onerror=alert(1)>\\x1b[31m')",
        "right-but-patches-for-the-next": "import builtins\nbuiltins.sum = builtins.print = None",
        "right-but-floods-at-the-end": "import atexit\natexit.register(lambda: [print('x' * 99999) for _ in range(999)])",
        "right-but-leaves-a-thread": """
            import threading, time
            if threading.active_count() < 2:
                threading.Thread(target=time.sleep, args=(999,)).start()
        """,
    }
    found = {name: step(lines, "passed", then=right) for name, lines in good.items()}
    return found | {
        # Without end
        "endless": step("while True:\n    pass", "timeout", told="time limit"),
        "endless-in-c": step("sum(iter(int, 1))", "timeout", told="time limit"),
        "endless-sleep": step("import time\ntime.sleep(1e8)", "timeout"),
        "endless-regex": step("import re\nre.match(r'(a+)+$', 'a' * 64 + 'b')", "timeout"),
        "endless-power": step("9 ** 9 ** 9", "timeout", "error"),
        "endless-when-defined": step("", "timeout", "error", top="@(lambda f: [0 for _ in iter(int, 1)])"),
        "endless-default": Answer(
            f"def {NAME}(x, h, c, weight_ih, weight_hh, bias=sum(iter(int, 1))):\n    {ZEROS}\n", ("timeout", "error")
        ),
        "endless-in-an-except": step(
            """
                while True:
                    try:
                        while True:
                            pass
                    except BaseException:
                        pass
                """,
            "timeout",
        ),
        "deaf-to-signals": step(
            """
                import signal
                for n in range(1, 65):
                    try:
                        signal.signal(n, signal.SIG_IGN)
                    except Exception:
                        pass
                while True:
                    pass
                """,
            "timeout",
        ),
        "endless-error-text": step(
            "raise Slow",
            "timeout",
            top="""
                class Slow(Exception):
                    def __str__(self):
                        while True:
                            pass
                """,
        ),
        # Memory, processes, disk
        "memory-at-once": step("np.ones(1 << 40)", "error", told="memory"),
        "memory-bit-by-bit": step(
            """
                kept = []
                while True:
                    kept.append(bytes(range(256)) * 40_000)
                """,
            "timeout",
            "error",
        ),
        "memory-in-a-string": step("'x' * (1 << 40)", "error", told="memory"),
        "forks": step(
            """
                import os
                while True:
                    os.fork()
                """,
            "error",
            told="starts no other process",
        ),
        "forks-in-c": step(
            """
                import ctypes
                while True:
                    ctypes.CDLL(None).fork()
                """,
            "timeout",
            "error",
            alone=True,
        ),
        "subprocess": step(
            f"import subprocess\nsubprocess.run('touch {target}/here', shell=True)",
            "error",
            told="starts no other process",
        ),
        "system": step(f"import os\nos.system('touch {target}/here')", "error", told="starts no other process"),
        "threads": step(
            """
                import threading, time
                for _ in range(99_999):
                    threading.Thread(target=time.sleep, args=(99,)).start()
                """,
            "error",
            alone=True,
        ),
        "fills-the-disk": step(
            """
                with open('/tmp/full', 'wb') as file:
                    while True:
                        file.write(bytes(1 << 22))
                """,
            "error",
            alone=True,
        ),
        "many-files": step(
            """
                n = 0
                while True:
                    open(f'/tmp/{n}', 'w').close()
                    n += 1
                """,
            "timeout",
            "error",
            alone=True,
        ),
        "many-descriptors": step("kept = [open('/dev/null') for _ in range(99_999)]", "timeout", "error"),
        # Exits and crashes
        "exits": step("import os\nos._exit(0)", "error", told="exit code 0"),
        "exits-politely": step("raise SystemExit(0)", "error", told="Leave out `exit`"),
        "interrupts": step("raise KeyboardInterrupt", "error"),
        "aborts": step("import os\nos.abort()", "error", told="SIGABRT"),
        "segfault": step("import ctypes\nctypes.string_at(0)", "error", told="SIGSEGV"),
        "recursion": step(f"return {NAME}(x, h, c, weight_ih, weight_hh, bias)", "error", told="without end"),
        "recursion-in-c": step(
            """
                import sys
                sys.setrecursionlimit(1 << 30)
                f = lambda n: f(n + 1)
                f(0)
                """,
            "timeout",
            "error",
        ),
        "kills-itself": step("import os\nos.kill(os.getpid(), 9)", "error", told="SIGKILL"),
        "kills-everything": step(
            """
                import os
                os.kill(-1, 9)
                while True:
                    pass
                """,
            "error",
            "timeout",
            alone=True,
        ),
        "stops-its-parent": step(
            """
                import os
                os.kill(os.getppid(), 19)
                while True:
                    pass
                """,
            "timeout",
            "error",
            alone=True,
        ),
        "outlives": step(
            """
            import ctypes, os, time
            if ctypes.CDLL(None).fork() == 0:
                os.setsid()
                if ctypes.CDLL(None).fork() == 0:
                    time.sleep(9999)
                os._exit(0)
            """,
            alone=True,
        ),
        "thirteen-that-write": step(
            """
            import ctypes, os
            for _ in range(13):
                if ctypes.CDLL(None).fork() == 0:
                    os.setsid()
                    while True:
                        for fd in range(3, 64):
                            try:
                                os.write(fd, bytes(1 << 16))
                            except OSError:
                                pass
            os._exit(0)
            """,
            "error",
            alone=True,
        ),
        "memory-together": step(
            """
            import ctypes, time
            for _ in range(8):
                if ctypes.CDLL(None).fork() == 0:
                    held = b'x' * (300 << 20)
                    time.sleep(999)
            time.sleep(999)
            """,
            "error",
            "timeout",
            alone=True,
        ),
        "memory-without-an-owner": step(
            "import os\nkept = [os.memfd_create(str(n)) for n in range(4)]", "error", told="PermissionError", alone=True
        ),
        "a-socket-of-any-family": step(
            """
            import socket
            for family in range(46):
                try:
                    socket.socket(family, socket.SOCK_STREAM)
                except OSError:
                    continue
                raise LookupError(family)
            """,
            alone=True,
        ),
        # Floods
        "floods": step("while True:\n    print('x' * 99_999)", "error", told="more than 1 MB"),
        "floods-stderr": step(
            """
                import os
                while True:
                    os.write(2, b'x' * 99_999)
                """,
            "error",
            told="more than 1 MB",
        ),
        "floods-every-descriptor": step(
            """
                import os
                for fd in map(int, os.listdir('/proc/self/fd')):
                    try:
                        [os.write(fd, bytes(1 << 20)) for _ in range(40)]
                    except OSError:
                        pass
                """,
            "error",
        ),
        "closes-every-descriptor": step("import os\nos.closerange(0, 4096)", "error"),
        "floods-in-an-error": step("raise ValueError('x' * 99_999_999)", "timeout", "error"),
        # Lies
        "patches-numpy": step("np.allclose = np.array_equal = np.testing.assert_allclose = lambda *a, **k: True"),
        "patches-builtins": step(
            "import builtins\nbuiltins.all = builtins.any = builtins.isinstance = lambda *a: True", "wrong", "error"
        ),
        "patches-the-reporter": step(
            """
            import sys
            for module in list(sys.modules.values()):
                for name in ("observe", "describe", "describe_error", "pack", "perform"):
                    if name in getattr(module, "__dict__", {}):
                        setattr(module, name, lambda *a, **k: ({"returned": None, "inputs": []}, []))
            """,
            "wrong",
            "error",
        ),
        "patches-json": step(f"import json\njson.dumps = lambda *a, **k: '{forged}'", "wrong", "error"),
        "forges-a-report": step(
            f"""
            import json, os, struct
            head = json.dumps({forged}).encode()
            for fd in map(int, os.listdir('/proc/self/fd')):
                try:
                    os.write(fd, struct.pack('<QQ', len(head), 0) + head)
                except OSError:
                    pass
            """,
            "wrong",
            "error",
        ),
        "forges-a-length": step(
            """
                import os
                for fd in map(int, os.listdir('/proc/self/fd')):
                    try:
                        os.write(fd, b'\\xff' * 64)
                    except OSError:
                        pass
                """,
            "wrong",
            "error",
        ),
        "reports-megabytes": step(
            """
            import json, os, struct
            error = {"type": "ValueError", "text": "x" * 3_000_000, "traceback": "x" * 3_000_000, "line": ["x" * 99_999, 1]}
            head = json.dumps({"case": "one step", "inputs": [], "arrays": [], "raised": error}).encode()
            for fd in range(3, 20):
                try:
                    os.write(fd, struct.pack('<QQ', len(head), 0) + head)
                except OSError:
                    pass
            os._exit(0)
            """,
            "error",
        ),
        "looks-for-the-answer": step(
            """
            import gc
            for one in gc.get_objects():
                if type(one) is dict and "expected" in one:
                    return one["expected"]
            """
        ),
        "looks-at-its-callers": step(
            """
            import sys
            frame = sys._getframe()
            while frame:
                for value in frame.f_locals.values():
                    if type(value) is tuple and len(value) == 2 and all(getattr(one, "shape", 0) == h.shape for one in value):
                        return value
                frame = frame.f_back
            """
        ),
        "always-equal": step(
            "return Equal(), Equal()",
            top="""
                class Equal:
                    shape = (1,)
                    dtype = 'float64'
                    __eq__ = __ge__ = __le__ = lambda *a: True
                    __array__ = lambda *a: np.zeros(1)
                """,
        ),
        "lying-array": step(
            "return np.zeros_like(h).view(Lying), np.zeros_like(c).view(Lying)",
            top="""
                class Lying(np.ndarray):
                    def __array_ufunc__(self, *a, **k):
                        return np.bool_(True)
                    def __array_function__(self, *a, **k):
                        return True
                """,
        ),
        "lying-class": step("return Lying(), Lying()", top="class Lying:\n    __class__ = np.ndarray"),
        "lying-float": step(
            "return Lying(), Lying()", top="class Lying(float):\n    __eq__ = __lt__ = __sub__ = lambda *a: 0.0"
        ),
        "objects": step("return np.array([print], dtype=object), c"),
        "nan": step("return h * np.nan, c * np.nan"),
        "infinite": step("return h + np.inf, c + np.inf"),
        "huge-array": step("return np.zeros((3000, 3000)), c"),
        "endless-array": step("return np.broadcast_to(0.0, (1 << 40,)), c", "wrong", "error"),
        "too-many-axes": step("return np.zeros((1,) * 32), c"),
        "endless-tuple": step("return (h,) * 1_000_000"),
        "nested-tuple": step(
            """
                value = h
                for _ in range(99_999):
                    value = (value,)
                return value
                """,
            "wrong",
            "error",
        ),
        "returns-the-inputs": step("return h, c"),
        "changes-the-inputs": step("""
                h[:] = 0
                c[:] = 0
                return h, c
                """),
        "right-once-then-wrong": step(
            "seen.append(1)\nif len(seen) > 1:\n    " + ZEROS, "wrong", top="seen = []", then=right
        ),
        "random": step("return np.random.normal(size=h.shape), np.random.normal(size=c.shape)"),
        "traces": step("import sys\nsys.settrace(lambda frame, *a: frame.f_locals.update(found=True))"),
        "replaces-the-caller": step(
            """
                import sys
                sys._getframe(1).f_globals['observe'] = None
                sys._getframe(1).f_builtins['type'] = lambda *a: np.ndarray
                """,
            "wrong",
            "error",
        ),
        "raises-a-lie": step("raise type('AssertionError' + '<b>' * 40, (Exception,), {})('<script>')", "error"),
        "error-that-fails": step(
            "raise Bad",
            "error",
            top="""
                class Bad(Exception):
                    def __str__(self):
                        raise Bad
                """,
        ),
        "generator": step("yield h\nyield c", then="return None"),
        # Reads
        "imports-the-course": step(
            "from helpers.nets import lstm_step as theirs\nreturn theirs(x, h, c, weight_ih, weight_hh, bias)",
            "error",
            told="stays outside",
        ),
        "imports-torch": step("import torch", "error", told="stays outside"),
        "imports-past-the-guard": step(
            """
                import sys
                sys.meta_path[:] = sys.meta_path[1:]
                import helpers
                """,
            "error",
            alone=True,
        ),
        "reads-the-solution": step(
            """
            import os
            def walk():
                for top in os.listdir('/'):
                    if top not in ('usr', 'proc', 'lib', 'bin', 'sbin', 'lib64'):
                        yield from os.walk('/' + top)
            wanted = ('lesson.md', 'lstm_step.py', 'assignment.yaml')
            found = [os.path.join(where, name) for where, _, names in walk() for name in names if name in wanted]
            raise LookupError(found[0] if found else 'nothing')
            """,
            "error",
            told="LookupError: nothing",
            alone=True,
        ),
        "reads-other-submissions": step(
            """
            import os
            def walk():
                for top in os.listdir('/'):
                    if top not in ('usr', 'proc', 'lib', 'bin', 'sbin', 'lib64'):
                        yield from os.walk('/' + top)
            found = [name for where, _, names in walk() for name in names if name.endswith('.ipynb')]
            raise LookupError(found[0] if found else 'nothing')
            """,
            "error",
            told="LookupError: nothing",
            alone=True,
        ),
        "reads-the-target": step(
            f"print(open('{target}/precious.txt').read())", "error", told="FileNotFoundError", alone=True
        ),
        "reads-environments": step(
            """
                import glob
                for name in glob.glob('/proc/*/environ') + glob.glob('/proc/*/cmdline'):
                    try:
                        print(open(name, 'rb').read())
                    except OSError:
                        pass
                import os
                print(dict(os.environ))
                """,
            alone=True,
        ),
        "reads-memory": step(
            f"""
            import re
            for line in open('/proc/self/maps'):
                start, end = (int(part, 16) for part in line.split()[0].split('-'))
                if 'rw' in line and end - start < 1 << 26:
                    with open('/proc/self/mem', 'rb', 0) as memory:
                        memory.seek(start)
                        found = re.search(('{secret[:3]}' + '{secret[3:]}').encode(), memory.read(end - start))
            """,
            "timeout",
            "wrong",
            "error",
        ),
        "reads-passwords": step("print(open('/etc/shadow').read())", "error", alone=True),
        # Writes, deletions
        "writes-outside": step(f"open('{target}/here', 'w').write('x')", "error", alone=True),
        "writes-to-the-system": step(
            "import os\nopen(os.path.join(os.path.dirname(os.__file__), 'gkm_was_here'), 'w')", "error", alone=True
        ),
        "writes-to-the-box": step("open('/box/inside/_child.py', 'a').write('x')", "error", alone=True),
        "writes-by-a-link": step(
            f"import os\nos.symlink('{target}', '/tmp/link')\nopen('/tmp/link/here', 'w')", "error", alone=True
        ),
        "deletes": step(f"import shutil\nshutil.rmtree('{target}')", "error", alone=True),
        "deletes-everything": step(
            """
                import shutil
                shutil.rmtree('/usr', ignore_errors=True)
                shutil.rmtree('/', ignore_errors=True)
                """,
            "timeout",
            "wrong",
            "error",
            alone=True,
        ),
        "traces-other-processes": step(
            """
                import ctypes
                libc = ctypes.CDLL(None)
                if [libc.ptrace(16, pid, 0, 0) for pid in (1, 2)] != [-1, -1]:
                    raise LookupError('got hold of one')
                """,
            alone=True,
        ),
        "becomes-root": step("import os\nos.setuid(0)", "error", told="PermissionError", alone=True),
        "mounts": step(
            """
                import ctypes
                libc = ctypes.CDLL(None)
                libc.unshare(0x10020000)
                if libc.mount(b'proc', b'/usr', b'tmpfs', 0, 0) == 0:
                    raise LookupError('mounted')
                """,
            alone=True,
        ),
        "leaves-by-chroot": step("import os\nos.chroot('/proc/1/root')", "error", alone=True),
        # Network
        "tcp": step(f"import socket\nsocket.create_connection({socket_to}, 1).send(b'x')", "error", alone=True),
        "udp": step(
            f"import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', {socket_to})",
            "wrong",
            "error",
            alone=True,
        ),
        "abstract-socket": step(
            f"import socket\nsocket.socket(socket.AF_UNIX).connect('\\0gkm-{port}')", "error", alone=True
        ),
        "named-socket": step(
            f"import socket\nsocket.socket(socket.AF_UNIX).connect('{target}/socket')", "error", alone=True
        ),
        "download": step(
            "import urllib.request\nurllib.request.urlopen('http://example.com', timeout=1)", "error", alone=True
        ),
        "raw-socket": step(
            "import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
            "error",
            told="PermissionError",
            alone=True,
        ),
        # Forms
        "lambda": Answer(f"{NAME} = lambda x, h, c, weight_ih, weight_hh, bias: (h, c)\n", ("wrong kind",)),
        "class": Answer(f"class {NAME}:\n    def __new__(cls, *a):\n        return a\n", ("wrong kind",)),
        "async": Answer("async " + step("").source, ("wrong kind",)),
        "computed": Answer(f"{NAME} = print(open('{target}/here', 'w'))\n", ("wrong kind",)),
        "imported": Answer(f"from helpers.nets import lstm_step as {NAME}\n", ("wrong kind", "not attempted")),
        "in-a-condition": Answer("if True:\n" + textwrap.indent(step("").source, "    "), ("wrong kind",)),
        "other-parameters": Answer(f"def {NAME}(*everything):\n    return everything\n", ("wrong kind",)),
        "executed": Answer(f"exec('def {NAME}(*a): return a')\n", ("not attempted",)),
        "deleted-name": Answer(step("").source + f"\n{NAME} = None\n", ("wrong kind",)),
        "no-python": Answer(f"def {NAME}(:\n", ("error",), "syntax error"),
        "nested-brackets": Answer(
            f"def {NAME}(x, h, c, weight_ih, weight_hh, bias):\n    return {'(' * 5000}{')' * 5000}\n", ("error",)
        ),
        "nested-minuses": Answer(HEAD + "    return " + "-" * 60_000 + "1\n", ("error",)),
        "nested-attributes": Answer(HEAD + "    return x" + ".T" * 60_000 + "\n", ("error", "wrong")),
        "nested-functions": Answer(
            HEAD
            + "".join("    " + " " * n + f"def f{n}():\n" for n in range(90))
            + "    "
            + " " * 90
            + "pass\n    return h, c\n",
            ("wrong", "error"),
        ),
        "long-sum": Answer(HEAD + "    return " + "1 + " * 30_000 + "1\n", ("error", "wrong")),
        "long-elif": Answer(
            HEAD + "    if x is 0: pass\n" + "    elif x is 1: pass\n" * 5000 + "    return h, c\n", ("error", "wrong")
        ),
        "huge-number": Answer(HEAD + "    return 0x" + "f" * 200_000 + "\n", ("error", "wrong")),
        "null-byte": Answer(step("").source.replace("zeros", "ze\0ros"), ("error", "not attempted")),
        "lone-surrogate": Answer(step("'\ud800'").source, ("error", "wrong", "not attempted")),
        "right-to-left": step("'\u202e' # \u2066", "wrong"),
        "other-alphabet": Answer(step("").source.replace(NAME, "lstm_st\u0435p"), ("not attempted",)),
        "coding-cookie": Answer("# -*- coding: utf-7 -*-\n" + step("").source, ("wrong", "error")),
    }


def notebooks(right: Callable[..., str], target: str) -> dict[str, tuple[bytes, dict[str, str] | str]]:
    """By name: a file's bytes, and the status of each function, or what the row says.

    Args:
        right: gives a notebook's text; answers that differ from the right ones are given by function.
        target: a folder outside of every box.
    """
    text, passed = right(), {NAME: "passed", "lstm_sequence": "passed", "forget_bias": "passed"}

    def changed(change: Callable[[dict], object]) -> bytes:
        notebook = json.loads(text)
        change(notebook)
        return json.dumps(notebook).encode()

    def cell_of(notebook: dict, function: str) -> dict:
        return next(cell for cell in notebook["cells"] if f"def {function}(" in "".join(cell["source"]))

    def code(*lines: str) -> dict:
        return {
            "cell_type": "code",
            "id": "more",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": list(lines),
        }

    def each(change: Callable[[dict], object]) -> bytes:
        return changed(lambda notebook: [change(cell) for cell in notebook["cells"]])

    def swap(notebook: dict) -> None:
        one, other = cell_of(notebook, NAME), cell_of(notebook, "forget_bias")
        one["metadata"], other["metadata"], one["id"], other["id"] = (
            other["metadata"],
            one["metadata"],
            other["id"],
            one["id"],
        )

    def old(notebook: dict) -> None:
        cells = [
            {**cell, "input": cell.pop("source")} if cell["cell_type"] == "code" else cell
            for cell in notebook.pop("cells")
        ]
        notebook.update(nbformat=3, worksheets=[{"cells": cells}])

    lost = passed | {NAME: "not attempted"}
    attack = f"open('{target}/here', 'w')"
    return {
        # No notebooks
        "empty": (b"", "empty"),
        "blank": (b"  \n\n", "empty"),
        "truncated": (text[: len(text) // 2].encode(), "not valid JSON"),
        "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UTF-8|JSON"),
        "zipped": (b"PK\x03\x04" + bytes(200), "UTF-8|JSON"),
        "page": (b"<!doctype html><title>Login</title>", "not valid JSON"),
        "list": (b"[1, 2, 3]", "no list of cells"),
        "number": (b"17", "no list of cells"),
        "cells-is-text": (b'{"cells": "def lstm_step(): pass"}', "no list of cells"),
        "deep-list": (b"[" * 200_000, "not valid JSON"),
        "deep-object": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not valid JSON|no list of cells"),
        "huge-integer": (b'{"cells": ' + b"9" * 100_000 + b"}", "not valid JSON"),
        "latin-1": (text.replace("LSTM", "L\xc9STM").encode("latin-1", "replace"), "UTF-8"),
        "huge-file": (b'{"cells": [' + b" " * (65 << 20) + b"]}", "larger than 64 MB"),
        "huge-code": (changed(lambda n: n["cells"].append(code("# " + "x" * 300_000))), "at most 262,144"),
        "many-cells": (changed(lambda n: n["cells"].extend([code("x = 1")] * 6000)), "at most 5,000"),
        # Notebooks of odd form
        "utf-16": (text.encode("utf-16"), passed),
        "with-a-mark": (b"\xef\xbb\xbf" + text.encode(), passed),
        "no-metadata": (each(lambda cell: cell.pop("metadata", None)), passed),
        "odd-metadata": (
            each(lambda cell: cell.update(metadata=[1, {"nbgrader": {"points": 1e9, "grade_id": None}}])),
            passed,
        ),
        "claims-points": (
            each(
                lambda cell: cell.update(
                    metadata={"nbgrader": {"grade": True, "points": 100, "locked": False}, "course": {"points": 100}}
                )
            ),
            passed,
        ),
        "one-id-for-all": (each(lambda cell: cell.update(id="same")), passed),
        "swapped-marks": (changed(swap), passed),
        "strange-version": (changed(lambda n: n.update(nbformat="<b>99</b>", nbformat_minor=[])), passed),
        "strange-kernel": (
            changed(lambda n: n.update(metadata={"kernelspec": {"name": "../../bash", "argv": ["rm", "-rf", "/"]}})),
            passed,
        ),
        "old-version": (changed(old), passed),
        "strange-cells": (
            changed(
                lambda n: n["cells"].extend(
                    [
                        None,
                        1,
                        "x",
                        [],
                        {},
                        {"cell_type": "code"},
                        {"cell_type": "code", "source": {"a": 1}},
                        {"cell_type": "code", "source": [1, None, "pass"]},
                        {"cell_type": ["code"]},
                    ]
                )
            ),
            passed,
        ),
        "nan-in-json": (text.replace('"nbformat": 4', '"nbformat": NaN, "x": Infinity').encode(), passed),
        "huge-outputs": (
            changed(
                lambda n: cell_of(n, NAME).update(
                    outputs=[{"output_type": "stream", "name": "stdout", "text": "x" * (8 << 20)}]
                )
            ),
            passed,
        ),
        "scripts-in-outputs": (
            changed(
                lambda n: cell_of(n, NAME).update(
                    outputs=[
                        {
                            "output_type": "display_data",
                            "data": {"text/html": "<script>alert(1)</script>"},
                            "metadata": {},
                        }
                    ]
                )
            ),
            passed,
        ),
        # Cells that were edited
        "deleted-cell": (changed(lambda n: n["cells"].remove(cell_of(n, NAME))), lost),
        "raw-cell": (changed(lambda n: cell_of(n, NAME).update(cell_type="raw")), lost),
        "all-cells-deleted": (changed(lambda n: n["cells"].clear()), dict.fromkeys(passed, "not attempted")),
        "duplicated-cell": (changed(lambda n: n["cells"].append(cell_of(n, NAME))), passed),
        "starter-after-the-answer": (changed(lambda n: n["cells"].append(code(HEAD, "    ...\n"))), passed),
        "reversed-cells": (changed(lambda n: n["cells"].reverse()), passed),
        "fakes-the-course": (
            right(
                **{
                    NAME: HEAD
                    + "    return h, c\n\nclass Always:\n    def check(self, *a):\n        return 'passed'\nhere = Always()\n"
                }
            ).encode(),
            passed | {NAME: "wrong"},
        ),
        "attacks-outside-functions": (
            changed(
                lambda n: n["cells"].insert(
                    1, code(f"import os\nos.system('touch {target}/here')\n{attack}\nwhile True:\n    pass\n")
                )
            ),
            passed,
        ),
        "attacks-by-magic": (
            changed(
                lambda n: n["cells"].insert(
                    1, code(f"!touch {target}/here\n%run /etc/passwd\n%load_ext evil\nfiles = !ls\n")
                )
            ),
            passed,
        ),
        "attacks-by-a-shell-cell": (
            changed(lambda n: n["cells"].insert(1, code(f"%%bash\ntouch {target}/here\n"))),
            passed,
        ),
        "attacks-in-a-default": (
            changed(lambda n: n["cells"].append(code(f"def unused(x={attack}):\n    pass\n"))),
            passed,
        ),
        "attacks-in-a-constant": (
            changed(lambda n: n["cells"].append(code(f"np = {attack}\n"))),
            dict.fromkeys(passed, "error"),
        ),
        "no-python-elsewhere": (changed(lambda n: n["cells"].append(code("def (:\n"))), passed),
        "magics-without-end": (changed(lambda n: n["cells"].append(code(*["%time x\n"] * 20_000))), passed),
        "stars": (changed(lambda n: n["cells"].append(code("from os import *\nfrom builtins import *\n"))), passed),
    }


def traps(folder: Path, target: Path, text: str) -> dict[str, str]:
    """Files in a flat folder that are none; what the row of each says.

    Args:
        folder: where to.
        target: a folder outside.
        text: a right notebook.
    """
    outside = target / "precious.txt"
    (folder / "link-outside.ipynb").symlink_to(outside)
    (folder / "link-to-ada.ipynb").symlink_to(folder / "ada.ipynb")
    (folder / "link-to-itself.ipynb").symlink_to(folder / "link-to-itself.ipynb")
    (folder / "link-to-nothing.ipynb").symlink_to("/nowhere")
    (folder / "link-to-a-device.ipynb").symlink_to("/dev/zero")
    (folder / "link-to-a-folder.ipynb").symlink_to(target)
    os.mkfifo(folder / "pipe.ipynb")
    told = dict.fromkeys([path.stem for path in folder.glob("link-*")], "link") | {"pipe": "no ordinary file"}
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "ada-checkpoint.ipynb").write_text("{")
    for name in STRANGE_NAMES:
        (folder / f"{name}.ipynb").write_text(text)
    (folder / "two").mkdir()
    for name in ("first", "second"):
        (folder / "two" / f"{name}.ipynb").write_text(text)
    return told | {"two": "2 notebooks"} | dict.fromkeys(STRANGE_NAMES, "")


# Each is somebody's right notebook.
STRANGE_NAMES = (
    "<script>alert(1)<",
    "a\nb",
    "=cmd()",
    "-rf",
    "up..%2f..%2f",
    "con",
    "ADA",
    "x" * 200,
    "\u202egnp",
    "a,b;\"c'",
    "{{7*7}}",
)


def archive(path: Path, right: str) -> dict[str, str]:
    """A zip as from Moodle, with members that lead outside, lie or are no files; what the row of each says, or "" where it is right."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Ada_1_assignsubmission_file_/n.ipynb", right)
        file.writestr("../../up.ipynb", right)
        file.writestr("/absolute.ipynb", right)
        file.writestr("Eve_2_assignsubmission_file_/../../n.ipynb", right)
        link = zipfile.ZipInfo("Mal_3_assignsubmission_file_/n.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        with file.open("Bomb_4_assignsubmission_file_/n.ipynb", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(bytes(1 << 20))
        nested = io.BytesIO()
        with zipfile.ZipFile(nested, "w") as inner:
            inner.writestr("n.ipynb", right)
        file.writestr("Nest_5_assignsubmission_file_/n.zip", nested.getvalue())
        file.writestr("Word_6_assignsubmission_file_/n.docx", b"PK")
        file.writestr("Twice_7_assignsubmission_file_/n.ipynb", right)
        file.writestr("Twice_7_assignsubmission_file_/m.ipynb", right)
        file.writestr("Back_8_assignsubmission_file_/..\\..\\n.ipynb", right)
        file.writestr("Crc_9_assignsubmission_file_/n.ipynb", "CRC" + right)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        at = file.getinfo("Crc_9_assignsubmission_file_/n.ipynb").header_offset
    path.write_bytes(data[: at + 120] + bytes(8) + data[at + 128 :])
    return {
        "1": "",
        "2": "outside",
        "3": "link",
        "4": "larger than 64 MB",
        "5": "No notebook",
        "6": "No notebook",
        "7": "2 notebooks",
        "8": "outside",
        "9": "unpacked",
    }

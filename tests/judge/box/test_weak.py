"""Hostile and unlucky code: it costs a message, not the kernel, and a wrong answer is never passed. Seconds only bound, never compare."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from helpers import judge

pytestmark = pytest.mark.slow

Check = Callable[..., judge.Verdict]
RIGHT = "return 2 * x + y, x - y"


def doing(*lines: str, then: str = RIGHT) -> str:
    return "def mix(x, y):\n" + textwrap.indent("\n".join([*lines, then]), "    ")


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def gone(pid: int, seconds: float = 20) -> bool:
    """Whether a process ends, in generous time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if not alive(pid):
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("loop", ["while True: pass", "import time; time.sleep(1000)", "[x for x in iter(int, 1)]"])
def test_endless_work_costs_a_time_limit(check: Check, loop: str) -> None:
    verdict = check(doing("print('before', flush=True)", loop), seconds=1)
    assert (verdict.status, verdict.points) == ("timeout", 0)
    assert "time limit of 1 s" in verdict.message
    assert (verdict.printed, verdict.case) == ("before\n", "size 1")


def test_endless_work_on_a_later_case_names_that_case(check: Check) -> None:
    assert check(doing("while len(x) == 3: pass"), seconds=1).case == "size 3"


def test_endless_work_that_defies_signals_ends_too(check: Check, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    verdict = check(
        doing(
            "import os, signal, threading",
            f"open({str(pid)!r}, 'w').write(str(os.getpid()))",
            "for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)",
            "threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()",
            "while True: pass",
        ),
        seconds=1,
    )
    assert verdict.status == "timeout"
    assert gone(int(pid.read_text()))


def test_endless_work_while_defining(check: Check) -> None:
    assert check("class Slow:\n    while True: pass\n\n" + doing("Slow"), seconds=1).status == "timeout"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["import os", "os._exit(0)"], "ended the Python process before it gave an answer (exit code 0)"),
        (["import os", "os._exit(3)"], "(exit code 3)"),
        (["import sys", "sys.exit()"], "ends the program in line 3 of my cell"),
        (["exit()"], "`exit` is used"),
        (["raise KeyboardInterrupt"], "stopped in line 2 of my cell with KeyboardInterrupt"),
        (["import os", "os.abort()"], "crash (SIGABRT)"),
        (["import os", "os.kill(os.getpid(), 9)"], "crash (SIGKILL)"),
        (["import ctypes", "ctypes.string_at(0)"], "crash (SIGSEGV)"),
        (["def deeper(n): return deeper(n + 1)", "deeper(0)"], "calls itself without end"),
        (["z = np.ones((1 << 17, 1 << 17))"], "asks for more memory than a check has"),
        (["z = [0] * (1 << 33)"], "asks for more memory than a check has in line 2 of my cell"),
        (
            ["import torch"],
            "`torch` stays outside of a check, so that the step is your own. Let in: the standard library and numpy.",
        ),
        (["from helpers.nets import lstm_step"], "`helpers` stays outside"),
        (["import lessons"], "`lessons` stays outside"),
        (["import importlib; importlib.import_module('scipy')"], "`scipy` stays outside"),
        (["import os", "os.fork()"], "starts no other process"),
        (["import subprocess", "subprocess.run(['true'])"], "starts no other process"),
        (["import os", "os.system('true')"], "starts no other process"),
        (["import multiprocessing as mp", "p = mp.Process(target=print); p.start()"], "starts no other process"),
        (["open('big', 'wb').write(bytes(1 << 26))"], "OSError"),
        (["import builtins", "del builtins.len, builtins.print, builtins.isinstance, builtins.range"], ""),
        (["import builtins", "builtins.__dict__.clear()"], ""),
        (["import sys", "sys.modules.clear()"], ""),
        (["raise type('Strange', (BaseException,), {'__str__': lambda self: 1 / 0})()"], "with Strange"),
        (["raise type('Strange', (Exception,), {'__traceback__': 5})()"], "with Strange"),
        (["raise type('Strange', (Exception,), {'__str__': lambda self: 'x' * 10**7})()"], "with Strange"),
    ],
)
def test_what_breaks_costs_a_message(check: Check, lines: list[str], told: str) -> None:
    verdict = check(doing(*lines, then="return x, y"))
    assert verdict.status in ("error", "wrong"), verdict
    assert verdict.points == 0
    assert told in verdict.message
    assert len(repr(verdict)) < 20_000
    assert check(doing()).status == "passed", "the next check is not touched"


def test_a_flood_of_output_is_stopped(check: Check) -> None:
    verdict = check(doing("for _ in range(1 << 10): print('x' * (1 << 20))"))
    assert verdict.status == "error"
    assert "printed more than 1 MB" in verdict.message
    assert verdict.printed == "x" * 2048


def test_a_flood_that_never_ends_is_stopped_too(mix: judge.Exercise) -> None:
    answer = judge.collect("mix", [("a", doing("import os", "while True: os.write(2, b'x' * 65536)"))])
    verdict = judge.check(replace(mix, time_limit=60.0), answer)
    assert "printed more than 1 MB" in verdict.message


LIAR = """
class Liar(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    def __array__(self, *args, **kwargs): return np.zeros(self.shape)
    dtype = np.dtype("float64")

class Always:
    def __eq__(self, other): return True
    def __getattr__(self, name): return self
    def __call__(self, *args): return self
    __name__ = "ndarray"
"""


@pytest.mark.parametrize(
    "source",
    [
        doing("np.allclose = np.array_equal = lambda *a, **k: True", then="return x, y"),
        doing("np.abs = np.max = np.isfinite = lambda *a, **k: 0.0", then="return x, y"),
        doing("import json; json.dumps = lambda *a, **k: '{}'", then="return x, y"),
        doing("import struct; struct.pack = lambda *a: b''", then="return x, y"),
        doing("import __main__; __main__._describe = lambda *a: None", then="return x, y"),
        doing("import __main__; __main__.observe = lambda *a: ({'passed': True}, [])", then="return x, y"),
        doing("import sys; sys.exit = sys.excepthook = print", then="return x, y"),
        doing("print('passed', 'status', 10)", then="return x, y"),
        doing(then="return x.view(Liar), y.view(Liar)") + LIAR,
        doing(then="return Always(), Always()") + LIAR,
        doing(then="return Always()") + LIAR,
        doing(then="return np.array([Always()], dtype=object), y") + LIAR,
        doing(then="return np.ma.masked_all(x.shape), y"),
        doing(then="return np.matrix(2 * x + y), x - y"),
        doing(then="return 2 * x + y, np.zeros(1 << 20)"),
        doing("x.resize(7, refcheck=False)", then="return x, y"),
        doing(then="yield 2 * x + y; yield x - y"),
        doing(
            "import gc; [o.clear() for o in gc.get_objects() if type(o) is dict and 'cases' in o]", then="return x, y"
        ),
    ],
)
def test_no_trick_passes_a_wrong_answer(check: Check, source: str) -> None:
    verdict = check(source)
    assert verdict.status in ("wrong", "error"), verdict
    assert verdict.points == 0


FORGED = {
    "nothing": "b''",
    "noise": "bytes(range(256)) * 64",
    "a length that lies": "struct.pack('<QQ', 1 << 60, 1 << 60)",
    "no object": "pack_raw('[]')",
    "no json": "pack_raw('{')",
    "deep": "pack_raw('[' * 100000)",
    "a strange error": "pack_raw('{\"defining\": 5}')",
    "an empty error": "pack_raw('{\"defining\": {}}')",
    "odd error": 'pack_raw(\'{"defining": {"type": [1], "text": {}, "name": 3, "line": [[], {}], "traceback": 7}}\')',
    "objects": "pack_raw(json.dumps({'case': 'size 1', 'arrays': [['|O8', [1]]], 'inputs': [], 'returned': None}), b'x' * 8)",
    "sizes": "pack_raw(json.dumps({'case': 'size 1', 'arrays': [['<f8', [1 << 62, 0]]], 'inputs': [], 'returned': None}))",
    "values": "pack_raw(json.dumps({'case': 'size 1', 'arrays': [], 'inputs': [0, None], 'returned': {'tuple': 3}}))",
    "a status": "pack_raw(json.dumps({'status': 'passed', 'points': 10}))",
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_result_is_no_answer(check: Check, forgery: str) -> None:
    source = doing(
        "import os, sys, struct, json",
        "def pack_raw(text, body=b''): return struct.pack('<QQ', len(text), len(body)) + text.encode() + body",
        f"open(sys.argv[1], 'wb').write({FORGED[forgery]})",
        "os._exit(0)",
    )
    verdict = check(source)
    assert (verdict.status, verdict.points) == ("error", 0), verdict
    repr(verdict), verdict._repr_html_()


@pytest.mark.parametrize(
    "trick",
    [
        "os.remove(p)",
        "os.remove(p); os.mkdir(p)",
        "os.remove(p); os.mkfifo(p)",
        "os.remove(p); os.symlink('/dev/zero', p)",
        "os.remove(p); os.symlink('/etc/hostname', p)",
        "os.truncate(p, 1 << 24)",
    ],
)
def test_a_result_that_is_no_file_is_no_answer(check: Check, trick: str) -> None:
    verdict = check(doing("import os, sys", "p = sys.argv[1]", trick, "os._exit(0)"))
    assert (verdict.status, verdict.points) == ("error", 0)


def test_the_child_is_never_told_what_is_right(check: Check, mix: judge.Exercise) -> None:
    expected = judge.expectation(mix)
    job = expected.job(judge.collect("mix", [("a", "def mix(x, y):\n    return x, y")]))
    sent = np.concatenate([array for _, inputs in job.cases for array in inputs])
    for right in expected.right[:3]:
        assert not any(np.isin(value.array, sent).any() for value in right.returned.items)
    found = check(
        doing("import sys, gc", "print([n for n in sys.modules if n.split('.')[0] in ('helpers', 'lessons', 'torch')])")
    )
    assert found.printed.startswith("[]")
    found = check(doing("import sys", "print([p for p in sys.path if 'lib' not in p.lower()])"))
    assert found.printed.startswith("[]")


def test_the_environment_is_small_and_the_folder_is_thrown_away(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "42")
    verdict = check(doing("import os", "print(os.environ.get('A_SECRET'), os.environ['OMP_NUM_THREADS'], os.getcwd())"))
    secret, threads, folder = verdict.printed.splitlines()[0].split()
    assert (secret, threads) == ("None", "1")
    assert not Path(folder).exists()


def test_standard_input_is_empty(check: Check) -> None:
    assert check(doing("import sys", "assert sys.stdin.read() == ''")).status == "passed"


def test_output_that_is_closed_early_does_no_harm(check: Check) -> None:
    once = "if len(x) == 1: os.close(1); os.close(2); time.sleep(0.3)"
    assert check(doing("import os, time", once)).status == "passed"


def test_a_thread_that_is_left_behind_does_not_hold_the_check(check: Check) -> None:
    assert (
        check(doing("import threading, time", "threading.Thread(target=time.sleep, args=(1000,)).start()")).status
        == "passed"
    )


def test_a_box_that_does_not_start_is_not_the_learners_fault(mix: judge.Exercise) -> None:
    answer = judge.collect("mix", [("a", doing())])
    verdict = judge.check(mix, answer, run=lambda job: judge.Outcome("no start", 1, ""))
    assert verdict.status == "error"
    assert "not your function's fault" in verdict.message


PARENT = """
import sys
from helpers import judge
from helpers.content import Course
from pathlib import Path
from dataclasses import replace
exercise = replace(judge.exercises(Course(Path(sys.argv[1])).lesson("toy"))["mix"], time_limit=100.0)
source = '''def mix(x, y):
    import os, signal, time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(%r, "w") as file: file.write(str(os.getpid()))
    while True: time.sleep(0.01)
'''
try:
    judge.check(exercise, judge.collect("mix", [("a", source % sys.argv[2])]))
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_the_child_ends_with_an_interrupt_and_with_its_parent(
    write_course, tmp_path: Path, number: int, code: int
) -> None:
    course = write_course()
    pid = tmp_path / "pid"
    command = [sys.executable, "-c", PARENT, str(course.root), str(pid)]
    # A parent that is killed cannot clear up its folder; so it stands among the test's own.
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    try:
        end = time.monotonic() + 60
        while not (pid.exists() and pid.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        child = int(pid.read_text())
        assert alive(child)
        parent.send_signal(number)
        said, _ = parent.communicate(timeout=60)
    finally:
        parent.kill()
        parent.wait()
    assert parent.returncode == code
    assert said == ("interrupted\n" if number == signal.SIGINT else "")
    assert gone(child)

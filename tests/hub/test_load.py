"""The load test's arithmetic: what it reads of the machine and of a kernel, and what it says of a class."""

import asyncio
import struct

import pytest

from deploy import load
from deploy.load import Learner, free, keep_peak, lines, work


def learner(name: str, **took: float) -> Learner:
    return Learner(
        "http://127.0.0.1:1", name, "", took={step.replace("_", " "): seconds for step, seconds in took.items()}
    )


def test_each_step_and_whoever_did_not_come_to_the_end() -> None:
    learners = [learner("a", up=2.0, ran=9.0), learner("b", up=4.0), learner("c", up=3.0, ran=5.0)]
    ended = [None, RuntimeError("b: no server within ten minutes"), None]
    assert lines(learners, ended) == [
        "  up: median 3.0 s, slowest 4.0 s, of 3",
        "  ran: median 7.0 s, slowest 9.0 s, of 2",
        "b: RuntimeError('b: no server within ten minutes')",
    ]
    assert lines(learners[:1], [None])[-1] == "  every answer was stored"
    assert lines([learner("a")], [None]) == ["  every answer was stored"]


def test_memory_is_read_as_the_kernel_writes_it() -> None:
    assert free("MemTotal:       8000000 kB\nMemFree:          100 kB\nMemAvailable:    2000 kB\n") == 2_048_000
    assert free("") == float("inf")
    peak: dict[str, float] = {}
    keep_peak(peak, [("a", "server", 100), ("a", "kernel", 80), ("b", "server", 110)])
    keep_peak(peak, [("a", "server", 120), ("a", "kernel", 300)])
    assert peak == {"server": 210, "kernel": 300, "both": 420}


def test_nobody_is_let_in_for_whom_there_is_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    came = []

    async def arrive(self: Learner) -> None:
        came.append(self.name)

    monkeypatch.setattr(Learner, "work", arrive)
    rooms = iter([8e9, 0.5e9])
    ends = asyncio.run(work([learner("a"), learner("b")], 0.0, lambda: next(rooms)))
    assert came == ["a"] and ends[0] is None
    assert str(ends[1]) == "not let in: 500 MB of memory were left, and one takes up to 700 MB"


def test_a_kernel_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        async def write_message(self, text: str) -> None:
            pass

        async def read_message(self) -> str:
            await asyncio.Event().wait()
            return ""

    monkeypatch.setattr(load, "PATIENCE", 0.01)
    with pytest.raises(RuntimeError, match="said nothing for 0 s, in the cell the-cell"):
        asyncio.run(load.Kernel(Silent()).run("pass", "the-cell"))


def test_a_message_with_buffers() -> None:
    text, buffer = b'{"a": 1}', b"bytes"
    starts = struct.pack(">3I", 2, 12, 12 + len(text))
    assert load._without_buffers(starts + text + buffer) == text
    assert load._without_buffers(struct.pack(">2I", 1, 8) + text) == text

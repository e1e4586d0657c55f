"""The filter on system calls: what it says about each, by a reading of the program itself, and what the kernel makes of it in a box."""

import errno
import os
import struct

import pytest

from helpers import judge
from helpers.judge.inside import _syscalls
from helpers.judge.inside._syscalls import ALLOW, KILL, MACHINES, NAMESPACES, REFUSE, program

pytestmark = pytest.mark.slow

REFUSED, UNKNOWN = REFUSE | errno.EPERM, REFUSE | errno.ENOSYS
THREAD, FORK = 0x3D0F00, 0x1200011  # the flags of clone by which C libraries start a thread, a process


def answer(machine: str, number: int, argument: int = 0, architecture: int | None = None, fourth: int = 0) -> int:
    """What the program returns for a call: an interpreter of classic BPF, as far as it is used."""
    known = MACHINES[machine][0] if architecture is None else architecture
    data = struct.pack("<IIQ6Q", number, known, 0, argument, 0, 0, fourth, 0, 0)
    code = list(struct.iter_unpack("<HBBI", program(machine)))
    at = held = 0
    while True:
        step, yes, no, value = code[at]
        at += 1
        if step == _syscalls.RETURN:
            return value
        if step == _syscalls.LOAD:
            (held,) = struct.unpack_from("<I", data, value)
            continue
        holds = {
            _syscalls.EQUAL: held == value,
            _syscalls.AT_LEAST: held >= value,
            _syscalls.ANY_BIT: bool(held & value),
        }
        at += yes if holds[step] else no


@pytest.mark.parametrize("machine", MACHINES)
def test_what_the_filter_says(machine: str) -> None:
    numbers = dict(MACHINES[machine][1])
    clone, mmap = numbers.pop("clone"), numbers.pop("mmap")
    refused = {*numbers.values(), *_syscalls.LATER}
    for number in range(460):
        if number not in (clone, mmap, _syscalls.CLONE3):
            assert answer(machine, number) == (REFUSED if number in refused else ALLOW), number
    assert answer(machine, _syscalls.CLONE3) == UNKNOWN
    assert answer(machine, _syscalls.X32 + 1) == REFUSED
    assert answer(machine, 1, architecture=0x40000003) == KILL, "another machine's calls have other numbers"


def test_a_process_may_start_but_no_namespace() -> None:
    numbers = {machine: found["clone"] for machine, (_, found) in MACHINES.items()}
    for machine, number in numbers.items():
        assert [answer(machine, number, flags) for flags in (THREAD, FORK)] == [ALLOW, ALLOW]
        for bit in range(32):
            expected = REFUSED if NAMESPACES >> bit & 1 else ALLOW
            assert answer(machine, number, FORK | 1 << bit) == expected


def test_the_argument_is_read_where_the_kernel_puts_it() -> None:
    """struct seccomp_data: the number, the architecture, the instruction's address, six arguments; here the first one."""
    offsets = (_syscalls.NUMBER, _syscalls.ARCHITECTURE, _syscalls.FIRST_ARGUMENT, _syscalls.FOURTH_ARGUMENT)
    assert offsets == (0, 4, 16, 16 + 3 * 8)


@pytest.mark.parametrize("machine", MACHINES)
def test_memory_may_be_private_but_not_shared(machine: str) -> None:
    """Shared memory may be held by a process that never touched it, so no account of its pages would show it."""
    number, anonymous = MACHINES[machine][1]["mmap"], 0x20
    private, shared, shared_validate = 2, 1, 3
    assert [answer(machine, number, fourth=kind | anonymous) for kind in (private, shared, shared_validate)] == [
        ALLOW,
        REFUSED,
        REFUSED,
    ]


def test_in_a_box_the_kernel_refuses() -> None:
    assert os.uname().machine in MACHINES, "add this machine's numbers"
    source = """
import ctypes, threading
import numpy as np

def calls():
    libc = ctypes.CDLL(None, use_errno=True)
    found = []
    for call in (
        lambda: libc.unshare(0x10000000),
        lambda: libc.ptrace(0, 0, 0, 0),
        lambda: libc.mount(b"a", b"/tmp", b"tmpfs", 0, 0),
        lambda: libc.chroot(b"/tmp"),
        lambda: libc.socket(40, 1, 0),
        lambda: libc.socketpair(1, 1, 0, ctypes.create_string_buffer(8)),
        lambda: libc.syscall(319, b"x", 0),
    ):
        found.append(ctypes.get_errno() if call() == -1 else 0)
    thread = threading.Thread(target=found.append, args=(1000,))
    thread.start()
    thread.join()
    return np.array(found, dtype=float)
"""
    with judge.Bubblewrap() as box:
        outcome = box.run(judge.Job("calls", (("a cell", 1, source),), (("case", ()),), ("numpy",), 10.0))
    ((_, (found,)),) = outcome.records
    assert found.tolist() == [errno.EPERM] * 7 + [1000]


def test_a_machine_whose_calls_are_not_listed_gets_no_box(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere:
        machine = "riscv64"

    monkeypatch.setattr(os, "uname", lambda: Elsewhere)
    with pytest.raises(OSError, match="riscv64"):
        _syscalls.restrict()

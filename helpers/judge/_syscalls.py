"""Takes from this process and all that it starts what a checked function never needs: the kernel's way to more rights. For a box.

A box has no rights left to use; yet a user of it could make a namespace of its own and be root in there, before much more of the kernel.
"""

import ctypes
import errno
import os
import struct

# By machine: the kernel's name for it (linux/audit.h), and the numbers of the calls (asm/unistd.h).
MACHINES = {
    "x86_64": (
        0xC000003E,
        {"clone": 56, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161}
        | {"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "bpf": 321, "perf_event_open": 298}
        | {"userfaultfd": 323, "add_key": 248, "request_key": 249, "keyctl": 250, "open_by_handle_at": 304},
    ),
    "aarch64": (
        0xC00000B7,
        {"clone": 220, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51}
        | {"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "bpf": 280, "perf_event_open": 241}
        | {"userfaultfd": 282, "add_key": 217, "request_key": 218, "keyctl": 219, "open_by_handle_at": 265},
    ),
}
# The same everywhere. open_tree, move_mount, fsopen, fsmount; io_uring; mount_setattr.
LATER = (428, 429, 430, 432, 425, 426, 427, 442)
CLONE3, X32 = 435, 0x40000000
NAMESPACES = 0x7E020000  # the flags CLONE_NEW* of clone(2)
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # classic BPF
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets into struct seccomp_data
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000


def program(machine: str) -> bytes:
    """The filter, as the kernel takes it: an array of struct sock_filter.

    Args:
        machine: as `os.uname().machine` says it; a key of MACHINES.
    """
    architecture, numbers = MACHINES[machine]
    refused = [number for name, number in numbers.items() if name != "clone"] + list(LATER)
    steps = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    # Jumps count the steps between: `refused` ones lead to the last step, everything else goes on.
    tests = [(AT_LEAST, X32), *((EQUAL, number) for number in refused)]
    tail = [
        (EQUAL, 0, 1, CLONE3),  # its flags lie in memory, which a filter cannot read; C libraries then take clone
        (RETURN, 0, 0, REFUSE | errno.ENOSYS),
        (EQUAL, 1, 0, numbers["clone"]),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 1, 0, NAMESPACES),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE | errno.EPERM),
    ]
    for at, (code, value) in enumerate(tests):
        steps.append((code, len(tests) - at - 1 + len(tail) - 1, 0, value))
    return b"".join(struct.pack("<HBBI", *step) for step in [*steps, *tail])


def restrict() -> None:
    """Set the filter for good. Where the machine is another one, or its kernel has no such filters, nothing changes.

    Raises:
        OSError: the kernel has them and took this one not.
    """
    if os.uname().machine not in MACHINES:
        return
    code = program(os.uname().machine)
    kept = ctypes.create_string_buffer(code, len(code))
    told = struct.pack("HP", len(code) // 8, ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, seccomp, by_filter = 38, 22, 2
    libc.prctl(no_new_privileges, 1, 0, 0, 0)
    if libc.prctl(seccomp, by_filter, told, 0, 0) != 0 and ctypes.get_errno() != errno.EINVAL:
        raise OSError(ctypes.get_errno(), "seccomp")

"""Takes from this process and all that it starts what a checked function never needs. For a box; a script of its own.

Refused are the ways to more rights (a user of a box could make a namespace and be root in there, before much more of the kernel), to
other processes, to sockets of every family, and to memory that no limit counts: what has no owner, what outlives its process, what is
shared and held by somebody who never touched it.
"""

import ctypes
import errno
import functools
import os
import struct

# By machine: the kernel's name for it (linux/audit.h), and the numbers of the calls (asm/unistd.h).
MACHINES = {
    "x86_64": (
        0xC000003E,
        {"clone": 56, "mmap": 9}
        | {"unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161}
        | {"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "personality": 135}
        | {"socket": 41, "socketpair": 53, "memfd_create": 319, "vmsplice": 278, "userfaultfd": 323}
        | {"shmget": 29, "shmat": 30, "shmctl": 31, "semget": 64, "msgget": 68, "mq_open": 240}
        | {"bpf": 321, "perf_event_open": 298, "add_key": 248, "request_key": 249, "keyctl": 250}
        | {"open_by_handle_at": 304, "name_to_handle_at": 303, "fanotify_init": 300, "inotify_init1": 294}
        | {"inotify_init": 253, "lookup_dcookie": 212, "syslog": 103, "acct": 163, "quotactl": 179, "vhangup": 153}
        | {"swapon": 167, "swapoff": 168, "reboot": 169, "kexec_load": 246, "kexec_file_load": 320}
        | {"init_module": 175, "finit_module": 313, "delete_module": 176, "iopl": 172, "ioperm": 173}
        | {"sethostname": 170, "setdomainname": 171, "settimeofday": 164, "clock_settime": 227}
        | {"migrate_pages": 256, "move_pages": 279, "modify_ldt": 154, "uselib": 134},
    ),
    "aarch64": (
        0xC00000B7,
        {"clone": 220, "mmap": 222}
        | {"unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51}
        | {"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "personality": 92}
        | {"socket": 198, "socketpair": 199, "memfd_create": 279, "vmsplice": 75, "userfaultfd": 282}
        | {"shmget": 194, "shmat": 196, "shmctl": 195, "semget": 190, "msgget": 186, "mq_open": 180}
        | {"bpf": 280, "perf_event_open": 241, "add_key": 217, "request_key": 218, "keyctl": 219}
        | {"open_by_handle_at": 265, "name_to_handle_at": 264, "fanotify_init": 262, "inotify_init1": 26}
        | {"lookup_dcookie": 18, "syslog": 116, "acct": 89, "quotactl": 60, "vhangup": 58}
        | {"swapon": 224, "swapoff": 225, "reboot": 142, "kexec_load": 104, "kexec_file_load": 294}
        | {"init_module": 105, "finit_module": 273, "delete_module": 106}
        | {"sethostname": 161, "setdomainname": 162, "settimeofday": 170, "clock_settime": 112}
        | {"migrate_pages": 238, "move_pages": 239},
    ),
}
# The same everywhere. open_tree, move_mount, fsopen, fsmount, fsconfig, fspick; io_uring; pidfd_getfd, process_madvise, mount_setattr,
# quotactl_fd, memfd_secret.
LATER = (428, 429, 430, 431, 432, 433, 425, 426, 427, 438, 440, 442, 443, 447)
CLONE3, X32 = 435, 0x40000000
NAMESPACES = 0x7E020000  # the flags CLONE_NEW* of clone(2)
MAP_SHARED = 1  # of mmap(2); also set in MAP_SHARED_VALIDATE
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # classic BPF
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, FOURTH_ARGUMENT = 0, 4, 16, 40  # offsets into struct seccomp_data
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
LIBC = ctypes.CDLL(None, use_errno=True)


@functools.cache
def program(machine: str) -> bytes:
    """The filter, as the kernel takes it: an array of struct sock_filter.

    Args:
        machine: as `os.uname().machine` says it; a key of MACHINES.
    """
    architecture, numbers = MACHINES[machine]
    refused = [number for name, number in numbers.items() if name not in ("clone", "mmap")] + list(LATER)
    steps = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    # Jumps count the steps between: `refused` ones lead to the last step, everything else goes on.
    tests = [(AT_LEAST, X32), *((EQUAL, number) for number in refused)]
    tail = [
        (EQUAL, 0, 1, CLONE3),  # its flags lie in memory, which a filter cannot read; C libraries then take clone
        (RETURN, 0, 0, REFUSE | errno.ENOSYS),
        (EQUAL, 0, 2, numbers["clone"]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 4, 3, NAMESPACES),
        (EQUAL, 0, 2, numbers["mmap"]),
        (LOAD, 0, 0, FOURTH_ARGUMENT),
        (ANY_BIT, 1, 0, MAP_SHARED),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE | errno.EPERM),
    ]
    for at, (code, value) in enumerate(tests):
        steps.append((code, len(tests) - at - 1 + len(tail) - 1, 0, value))
    return b"".join(struct.pack("<HBBI", *step) for step in [*steps, *tail])


def restrict() -> None:
    """Set the filter for good.

    Raises:
        OSError: this kernel did not take it, or the machine is one whose calls are not listed here.
    """
    machine = os.uname().machine
    if machine not in MACHINES:
        raise OSError(errno.ENOSYS, f"no filter for system calls is known for {machine}")
    code = program(machine)
    kept = ctypes.create_string_buffer(code, len(code))
    sock_fprog = struct.pack("HP", len(code) // 8, ctypes.addressof(kept))
    no_new_privileges, seccomp, by_filter = 38, 22, 2
    LIBC.prctl(no_new_privileges, 1, 0, 0, 0)
    if LIBC.prctl(seccomp, by_filter, sock_fprog, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")

"""The playground's arithmetic: AssemblyScript compiled to WebAssembly, which ships as base64 in a JavaScript module."""

import base64
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers.authoring._bundles import SOURCES
from helpers.authoring._node import node, package
from helpers.common import write_changed

FOLDER = SOURCES / "training" / "kernel"
# No runtime and no collector: the kernel works on the memory that it is given, and makes nothing.
OPTIONS = ("--runtime", "stub", "--noAssert", "--importMemory", "--enable", "simd", "-O3", "--converge")
NAME = "helpers/widgets/js/training/kernel/kernel.js"


def compile_kernel(say: Callable[[str], object] = print, force: bool = False) -> None:
    """Compile the kernel, if it is stale. Only then it takes Node.

    Args:
        say: is told when the file changed.
        force: compile, stale or not.

    Raises:
        ToolError: Node or AssemblyScript is missing, or the kernel is wrong.
    """
    if FOLDER.is_dir() and (force or stale_kernel()) and write_changed(FOLDER / "kernel.js", kernel_module()):
        say(f"wrote   {NAME}")


def kernel_module() -> str:
    """The module as it is compiled now.

    Raises:
        ToolError: Node or AssemblyScript is missing, or the kernel is wrong.
    """
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "kernel.wasm"
        node(package("assemblyscript") / "bin" / "asc.js", "arithmetic.ts", *OPTIONS, "-o", made, cwd=FOLDER)
        coded = base64.b64encode(made.read_bytes()).decode("ascii")
    return (
        f"// Made by `course build` from arithmetic.ts {_digest()}: WebAssembly in base64.\n"
        f'export const KERNEL =\n  "{coded}";\n'
    )


def stale_kernel() -> list[str]:
    """The module, if it was not compiled from what arithmetic.ts says now; compares hashes, takes no Node."""
    if not FOLDER.is_dir():  # an installed course has no sources
        return []
    module = FOLDER / "kernel.js"
    same = module.is_file() and f" {_digest()}:" in module.read_text(encoding="utf-8").partition("\n")[0]
    return [] if same else [f"{NAME}: differs from arithmetic.ts, or from how it is compiled"]


def _digest() -> str:
    """Of the source, the options and the compiler."""
    lock: dict[str, Any] = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/assemblyscript"]["version"]
    text = "\n".join([version, *OPTIONS, (FOLDER / "arithmetic.ts").read_text(encoding="utf-8")])
    return hashlib.sha256(text.encode()).hexdigest()[:16]

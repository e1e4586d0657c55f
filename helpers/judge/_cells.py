"""A notebook's cell, read as Python without running it."""

import ast
import re
import symtable
import warnings
from functools import lru_cache

Parsed = tuple[ast.Module, list[str]]
KEPT_LIMIT = 4096  # characters; what is kept stays small, whatever a class hands in
MAGIC = re.compile(r"\s*[%!?]|.*\?\s*$|[\w.\[\]'\", \t]+=\s*[%!]")
PYTHON_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun"}  # the rest of such a cell is Python
# Each line of a magic costs parsing once more, so a cell of nothing else would cost hours.
MAGICS_LIMIT, PARSED_LIMIT = 20, 1_000_000  # lines; characters, all rounds together
HUGE = re.compile(r"0[xXoObB][0-9a-fA-F_]{3000}")
DIGITS_LIMIT = 14_000  # bits; beyond, Python itself cannot write the number in decimal


def functions_in(source: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level; none if it is no Python."""
    parsed = parse_cell(source)
    return {node.name: node for node in (parsed[0].body if parsed else ()) if isinstance(node, ast.FunctionDef)}


def parse_cell(source: str) -> Parsed | None:
    """Parse a cell as IPython would take it: lines of magics become `pass`, and no line moves.

    Returns:
        The tree and the lines that it was made of, to read alone; None if the cell is no Python.
    """
    return _kept(source) if len(source) <= KEPT_LIMIT else _parse(source)


@lru_cache(maxsize=128)
def _kept(source: str) -> Parsed | None:
    """Most cells of a class are the same, and one notebook is read once for each exercise."""
    return _parse(source)


def _parse(source: str) -> Parsed | None:
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # Python takes all three for an end of line
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[at].startswith("%%"):
        if lines[at].split()[0] not in PYTHON_MAGICS:
            return None
        lines[at] = ""
    for _ in range(1 + min(len(lines), MAGICS_LIMIT, PARSED_LIMIT // (len(source) + 1))):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the kernel has said it already
                text = "\n".join(lines)
                symtable.symtable(text, "a cell", "exec")  # finds what parsing alone lets pass, such as a late `global`
                tree = ast.parse(text)
                return None if HUGE.search(text) and _has_a_huge_number(tree) else (tree, lines)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            at = (getattr(error, "lineno", None) or 0) - 1
            if not 0 <= at < len(lines) or not MAGIC.match(lines[at]):
                return None
            lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "pass"
    return None


def _has_a_huge_number(tree: ast.Module) -> bool:
    """Whether a number stands there that nothing could show: written in hex, it passes Python's own limit."""
    numbers = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int)
    return any(number.bit_length() > DIGITS_LIMIT for number in numbers)

"""A notebook's cell, read as Python without running it."""

import ast
import re
import symtable
import warnings

MAGIC = re.compile(r"\s*[%!?]|.*\?\s*$|\s*[\w.\[\]'\", ]+=\s*[%!]")
PYTHON_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun"}  # the rest of such a cell is Python


def functions_in(source: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level; none if it is no Python."""
    parsed = parse_cell(source)
    return {node.name: node for node in (parsed[0].body if parsed else ()) if isinstance(node, ast.FunctionDef)}


def parse_cell(source: str) -> tuple[ast.Module, list[str]] | None:
    """Parse a cell as IPython would take it: lines of magics become `pass`, and no line moves.

    Returns:
        The tree and the lines that it was made of; None if the cell is no Python.
    """
    lines = source.replace("\r\n", "\n").split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[at].startswith("%%"):
        if lines[at].split()[0] not in PYTHON_MAGICS:
            return None
        lines[at] = ""
    for _ in range(len(lines) + 1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the kernel has said it already
                text = "\n".join(lines)
                symtable.symtable(text, "a cell", "exec")  # finds what parsing alone lets pass, such as a late `global`
                return ast.parse(text), lines
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            at = (getattr(error, "lineno", None) or 0) - 1
            if not 0 <= at < len(lines) or not MAGIC.match(lines[at]):
                return None
            lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "pass"
    return None

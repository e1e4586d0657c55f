"""Taking statements out of a cell: whole ones, and nothing that merely mentions a word."""

import ast
import re
from collections.abc import Callable, Collection, Iterable

from helpers.judge.reading import bound_names, needed_names, parse_cell

GONE = b"\0"  # in a line's place, so that no other moves


def without(source: str, drop: Callable[[ast.stmt], bool], names: Collection[str] = ()) -> str:
    """A cell without some of its top-level statements.

    Args:
        source: the cell's.
        drop: whether a statement goes; asked from the first to the last.
        names: comments of a line of their own, and magics, that say one of them with a dot behind it, go too.

    Returns:
        The rest, as it was written; all of it if the cell is no Python.
    """
    parsed = parse_cell(source)
    if parsed is None:
        return source
    tree, read = parsed.tree, parsed.lines
    written = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    magics = {
        node.lineno
        for node in tree.body
        if isinstance(node, ast.Pass) and read[node.lineno - 1] != written[node.lineno - 1]
    }
    code = {number for node in tree.body for number in range(_start(node)[0], (node.end_lineno or 0) + 1)} - magics
    lines = [line.encode() for line in written]  # columns count bytes
    for node in reversed([node for node in tree.body if drop(node)]):
        _cut(lines, node)
    mentioned = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\s*\.") if names else None
    for number, text in enumerate(written, 1):
        if (
            mentioned
            and mentioned.search(text)
            and (number in magics or (number not in code and text.lstrip().startswith("#")))
        ):
            lines[number - 1] = GONE
    return "\n".join(line.decode() for line in lines if line != GONE)


def without_names(source: str, gone: set[str], modules: Collection[str] = ()) -> str:
    """A cell without the statements that need certain names.

    Args:
        source: the cell's.
        gone: the names; those that only such statements define are added, and those that are defined anew are taken out.
        modules: packages whose imports go too.
    """

    def drop(node: ast.stmt) -> bool:
        goes = any(names & gone for names in needed_names(node)) or _imports(node, modules)
        (gone.update if goes else gone.difference_update)(bound_names(node))
        return goes

    return without(source, drop, set(gone))


def statements(source: str) -> list[ast.stmt]:
    """A cell's top-level statements; none if it is no Python."""
    parsed = parse_cell(source)
    return parsed.tree.body if parsed else []


def calls(nodes: Iterable[ast.stmt], wanted: Callable[[ast.expr], bool]) -> bool:
    """Whether a function that is wanted is called anywhere in some statements."""
    return any(isinstance(one, ast.Call) and wanted(one.func) for node in nodes for one in ast.walk(node))


def _start(node: ast.stmt) -> tuple[int, int]:
    decorators = getattr(node, "decorator_list", [])
    return (decorators[0].lineno, decorators[0].col_offset - 1) if decorators else (node.lineno, node.col_offset)


def _cut(lines: list[bytes], node: ast.stmt) -> None:
    (first, column), last, end = _start(node), node.end_lineno or node.lineno, node.end_col_offset or 0
    before, after = lines[first - 1][:column], lines[last - 1][end:]
    if before.strip():
        before = before.rstrip().removesuffix(b";").rstrip()
    elif after.strip(b" \t;\r").startswith(b"#") or not after.strip(b" \t;\r"):
        after = b""
    else:
        after = after.lstrip(b" \t;")
    lines[first - 1 : last] = [before + after or GONE, *[GONE] * (last - first)]


def _imports(node: ast.stmt, modules: Collection[str]) -> bool:
    named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return any(name.partition(".")[0] in modules for name in named)


def opens_lesson(source: str) -> bool:
    """Whether a cell opens a lesson, as in `here = lesson("introduction-to-lstm")`."""
    return calls(statements(source), lambda function: ast.unparse(function).rpartition(".")[2] == "lesson")

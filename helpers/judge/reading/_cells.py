"""A notebook's cell, read as Python without running it."""

import ast
import re
import symtable
import sys
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpers.judge.reading._effects import telling
from helpers.judge.reading._names import block_cost, bound_names

KEPT_LIMIT = 4096  # characters; what is kept stays small, whatever a class hands in
PYTHON_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun", "%%debug"}  # the rest of such a cell is Python
HUGE = re.compile(r"0[xXoObB][0-9a-fA-F_]{3000}")
DIGITS_LIMIT = 14_000  # bits; beyond, Python itself cannot write the number in decimal
# Two things take Python time that grows with the square of their size, up to a minute in a cell of 250 kB: before 3.12, an f-string,
# its length for each `{`; and thousands of functions within one function, all its names for each. Nobody writes a tenth of these.
FSTRING_LIMIT, BLOCKS_LIMIT = 10_000_000, 5_000_000
# A comment or a string, up to its end or, where it has none, its line's or the text's. Possessive: a failing match must not try again.
LITERAL = (
    r"""#[^\n]*+|(?P<f>\b(?:[rR]?[fF]|[fF][rR]))?(?:"{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3})?|'{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)"""
)
LITERALS = re.compile(LITERAL, re.DOTALL)
MAGIC = re.compile(r"[ \t]*[%!?,;/]")
MAGICS_END = re.compile(r"(?<!\\)\n")
PROMPT = re.compile(r"\s*(?:>>>|In \[|\.\.\.)")
TOKEN = re.compile(
    rf"(?P<literal>{LITERAL})|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<joined>\\\n)|(?P<end>\n)"
    r"|(?P<magic>\?[ \t]*(?=\n|\Z)|=[ \t]*[%!](?!=))",
    re.DOTALL,
)
BLOCK = re.compile(r"\b(?:def|class|lambda|for)\b")
SYNTAX = "has a syntax error. Correct it"
TOO_MUCH = "has longer f-strings, or more functions within functions, than can be read. Split it into smaller parts"
TOO_DEEP = "is nested more deeply than Python reads. Write it in more steps"
TOO_LONG = "has a number of more than 4,000 digits. Leave it out"


@dataclass(frozen=True, eq=False)
class Parsed:
    """A cell that was read.

    Args:
        tree: its statements.
        lines: what they were made of.
    """

    tree: ast.Module
    lines: list[str]

    @cached_property
    def statements(self) -> list[tuple[ast.stmt, list[ast.AST], list[str]]]:
        """Each statement with what is telling in it, and the names that it binds. Most cells are as they were when they were read last."""
        return [(node, telling(node), list(dict.fromkeys(bound_names(node)))) for node in self.tree.body]


def functions_in(source: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level; none if it is no Python."""
    parsed = parse_cell(source)
    return {node.name: node for node in (parsed.tree.body if parsed else ()) if isinstance(node, ast.FunctionDef)}


def parse_cell(source: str) -> Parsed | None:
    """Parse a cell as IPython would take it: lines of magics become `pass`, and no line moves.

    Returns:
        The tree and the lines that it was made of, to read alone; None if the cell is no Python.
    """
    outcome = _outcome(source)
    return None if isinstance(outcome, str) else outcome


def why_not_read(source: str) -> str:
    """What is wrong with a cell that `parse_cell` cannot read, and what to do, to go on "That cell ..."."""
    outcome = _outcome(source)
    return outcome if isinstance(outcome, str) else SYNTAX


def _outcome(source: str) -> Parsed | str:
    return _kept(source) if len(source) <= KEPT_LIMIT else _parse(source)


@lru_cache(maxsize=128)
def _kept(source: str) -> Parsed | str:
    """Most cells of a class are the same, and one notebook is read once for each exercise."""
    return _parse(source)


def _parse(source: str) -> Parsed | str:
    """The cell, or why it is none."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # Python takes all three for an end of line
    if _fstring_cost(source) > FSTRING_LIMIT:
        return TOO_MUCH
    outcome = _read(lines)
    if outcome != SYNTAX:
        return outcome
    lines = _cleaned(lines)
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    while lines[at].startswith("%%"):
        if lines[at].split()[0] not in PYTHON_MAGICS:
            return SYNTAX
        lines[at] = ""
        at = min(at + 1, len(lines) - 1)
    outcome = _read(lines)
    if outcome == SYNTAX and (magics := _magic_lines("\n".join(lines))):
        for at in magics:
            is_continued = lines[at].endswith("\\")
            lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "pass"
            while is_continued and at + 1 < len(lines):
                at += 1
                is_continued, lines[at] = lines[at].endswith("\\"), ""
        outcome = _read(lines)
    return outcome


def _cleaned(lines: list[str]) -> list[str]:
    """Without what IPython takes away: an indent of all lines, and prompts such as `>>> `. No line moves."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not (lines[first][:1].isspace() or any(PROMPT.match(line) for line in lines)):
        return lines
    from IPython.core import inputtransformer2 as ipython  # slow to load, and few cells need it

    found = [line + "\n" for line in lines[first:]]
    for transform in (ipython.leading_indent, ipython.classic_prompt, ipython.ipython_prompt):
        found = transform(found)
    return [*lines[:first], *(line.removesuffix("\n") for line in found)]


def _read(lines: list[str]) -> Parsed | str:
    text = "\n".join(lines)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the kernel has said it already
            tree = ast.parse(text)
            if len(BLOCK.findall(text)) > 300 and sum(map(block_cost, tree.body)) > BLOCKS_LIMIT:
                return TOO_MUCH
            symtable.symtable(text, "a cell", "exec")  # finds what parsing alone lets pass, such as a late `global`
            return TOO_LONG if HUGE.search(text) and _has_a_huge_number(tree) else Parsed(tree, lines)
    except (RecursionError, MemoryError):
        return TOO_DEEP
    except (SyntaxError, ValueError):
        return SYNTAX


def _magic_lines(text: str) -> list[int]:
    """The lines that are IPython's, by number: those that begin like a magic, ask with `?`, or assign what a magic gives.

    Inside of strings and brackets there are none. All are found in one walk: to parse again for each would take minutes.
    """
    found: list[int] = []
    number = depth = position = 0
    at_start = True
    while position < len(text):
        token = MAGIC.match(text, position) if at_start and not depth else None
        kind = "magic" if token else None
        if token is None:
            token = TOKEN.search(text, position)
            if token is None:
                break
            kind = token.lastgroup if token.lastgroup != "f" else "literal"
        at_start = kind == "end"
        position = token.end()
        number += token[0].count("\n")
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "magic" and not depth:
            found.append(number)
            end = MAGICS_END.search(text, position)
            number += text.count("\n", position, end.end()) if end else 1
            position, at_start = (end.end() if end else len(text)), True
    return found


def _fstring_cost(text: str) -> int:
    """What the f-strings of a cell cost to parse: for each, its length times its opening braces."""
    if sys.version_info >= (3, 12) or len(text) * text.count("{") <= FSTRING_LIMIT // 10:
        return 0
    return sum(len(one[0]) * one[0].count("{") for one in LITERALS.finditer(text) if one["f"])


def _has_a_huge_number(tree: ast.Module) -> bool:
    """Whether a number stands there that nothing could show: written in hex, it passes Python's own limit."""
    numbers = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int)
    return any(number.bit_length() > DIGITS_LIMIT for number in numbers)

"""Which names a statement needs: what Python's own symbol table says, on the standard library and on what is made for it."""

import ast
import symtable
import sysconfig
import warnings
from pathlib import Path

import pytest

from helpers.judge.reading._names import cut_name, list_names, needed_names

# In poplib a function is called `top`, which symtable takes for the module.
STDLIB = [path for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")) if path.name != "poplib.py"]
MADE = """
def f(a, *b, c=d, **e) -> g: return [h for i in j if (k := i)] + [lambda l=m: n + l for o in p]
class A(B, metaclass=C):
    x = y
    def method(self): return x, __hidden, self
    z = [x for _ in range(3)]
def outer():
    global G
    q = 1
    def inner():
        nonlocal q
        q = r
        return G, q
    return inner
u = (v := w) + v
try: pass
except E as error: error
match m1:
    case {"a": m2, **m3} if m4: m5
    case M6(m7): pass
def star(*args: T): return {s1: s2 for s1, s2 in args}, f"{t1!r:{t2}}"
async def co(): return [x1 async for x1 in y1], await z1
@deco(d1)
def decorated(x=lambda: d2): pass
"""


def by_symtable(text: str) -> frozenset[str]:
    """The same from Python itself, which takes very long for large blocks."""

    def outside(table: symtable.SymbolTable) -> set[str]:
        found: set[str] = set()
        for child in table.get_children():
            found |= {symbol.get_name() for symbol in child.get_symbols() if symbol.is_global()} | outside(child)
        return found

    table = symtable.symtable(text, "a cell", "exec")
    return frozenset({symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()} | outside(table))


def differences(source: str) -> list[tuple[str, set[str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = []
        for statement in ast.parse(source).body:
            text = ast.unparse(statement)
            mine, theirs = frozenset.union(*needed_names(ast.parse(text).body[0])), by_symtable(text)
            if mine != theirs:
                found.append((text[:200], set(mine ^ theirs)))
        return [
            (text, names) for text, names in found if names != {"__class__"}
        ]  # Python's own, wherever `super` stands


def test_what_is_made_for_it() -> None:
    assert differences(MADE) == []


@pytest.mark.parametrize("start", range(8))
def test_the_standard_library(start: int) -> None:
    seen = STDLIB[start::8]
    assert len(seen) > 15
    for path in seen:
        assert differences(path.read_text(encoding="utf-8", errors="replace")) == [], path.name


def test_names_in_messages_are_cut() -> None:
    assert cut_name("n" * 1000) == "n" * 59 + "…" and cut_name("name") == "name"
    assert list_names([f"n{k}" for k in range(10_000)]).endswith("n9 and 9,990 more")

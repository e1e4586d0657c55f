"""Reading a cell costs what its size allows: whatever stands in it, a small multiple of what Python takes to parse an ordinary cell."""

import ast
import time
from collections.abc import Callable

import pytest

from helpers.judge import Exercise, Job, Outcome, Verdict, answer_in, check

pytestmark = pytest.mark.slow

SIZE = 60_000  # bytes of a cell
ANSWER = "def mix(x, y):\n    return 2 * x + y, x - y\n"


def cut(text: str) -> str:
    """Whole lines, of at most that size."""
    return text[:SIZE].rpartition("\n")[0] or text[:SIZE]


def lines(line: Callable[[int], str]) -> str:
    return cut("\n".join(line(n) for n in range(SIZE // len(line(0)) + 1)))


KINDS = {
    "names in a row": "x = " + ", ".join(f"a{n}" for n in range(SIZE // 8)),
    "names in a chain": lines(lambda n: f"a{n} = a{n + 1}"),
    "names in a chain, from the end": lines(lambda n: f"b{n + 1} = b{n}"),
    "all names in each": "x = y = z = w = " * (SIZE // 16) + "0",
    "functions in a chain": lines(lambda n: f"def f{n}(): return f{n + 1}()"),
    "functions that need all": lines(lambda n: f"def g{n}(): return " + ", ".join(f"g{m}" for m in range(40))),
    "functions in a function": "def f():\n" + lines(lambda n: f"    def g{n}(): return x"),
    "classes in a class": "class C:\n" + lines(lambda n: f"    class D{n}: x = y"),
    "lambdas": "x = " + ", ".join(f"lambda a{n}: b{n}" for n in range(SIZE // 24)),
    "comprehensions": lines(lambda n: f"x{n} = [a for a in b{n} for c in a]"),
    "globals": "def f():\n" + lines(lambda n: f"    global x{n}; x{n} = 1"),
    "magics": lines(lambda n: f"%time x{n}"),
    "magics in bad Python": lines(lambda n: f"!ls {n}") + "\n)",
    "questions": lines(lambda n: f"x{n}?"),
    "strings that never end": lines(lambda n: f"x{n} = '''" + "'" * (n % 2)),
    "quotes": '"' * SIZE,
    "escapes": "'" + "\\" * (SIZE - 1),
    "f-strings": 'x = f"' + "{a}" * (SIZE // 3) + '"',
    "f-strings in f-strings": 'x = f"' + "{f'" * 9000,
    "brackets": "x = " + "[" * 90 + "]" * 90 + lines(lambda n: f"\ny{n} = ((({n})))"),
    "brackets that never close": "(" * SIZE,
    "minuses": "x = " + "-" * 80_000 + "1",
    "dots": "x = y" + ".z" * 60_000,
    "a long sum": "x = " + " + ".join(["y"] * (SIZE // 4)),
    "a long number": "x = " + "9" * SIZE,
    "a long hexadecimal number": "x = 0x" + "f" * SIZE,
    "comments": lines(lambda n: f"# {n} !ls ? %time"),
    "continued lines": lines(lambda n: "\\"),
    "indents that grow": cut("\n".join(" " * n + "if x:" for n in range(560))),
    "decorators": lines(lambda n: f"@d{n}") + "\ndef h(): pass",
    "changes": "p = {}\n" + lines(lambda n: f"p[{n}] = q{n}"),
    "aliases": "x = []\n" + cut("\n".join(f"y{n} = x; x.append({n})" for n in range(SIZE // 20))),
    "aliases of aliases": "y0 = []\n" + cut("\n".join(f"y{n + 1} = y{n}; y{n}.append(1)" for n in range(SIZE // 20))),
    "functions that change what they are given": lines(lambda n: f"def f{n}(a): f{n + 1}(a); a.sort()\nf{n}(p)"),
    "functions that change, from the end": lines(lambda n: f"def f{n + 1}(a): f{n}(a); a.sort()") + "\nf2000(p)",
    "a chain of calls": "x = y" + ".z()" * (SIZE // 4),
    "chains of calls": lines(lambda n: f"x{n} = y" + ".z(1)" * 900),
    "a chain of calls of a module": "import numpy as np\nx = np" + ".z()" * (SIZE // 4),
    "loops in loops": "p = []\n"
    + "\n".join(" " * n + f"for x{n} in p:" for n in range(90))
    + "\n"
    + " " * 90
    + "x0.append(1)",
    "loops": "p = []\n" + lines(lambda n: f"for a{n} in p: a{n}.append(b{n})"),
    "changes of one value": "p = []\n" + lines(lambda n: f"p.append({n})"),
    "a value that is built up": "p = 1\n" + lines(lambda n: "p += x"),
    "values of one another": "x0 = y0 = 1\n" + lines(lambda n: f"x{n % 9} = y0 + x{(n + 1) % 9}; y0 = x{n % 9}"),
    "prompts": lines(lambda n: f">>> x{n} = 1"),
    "bad prompts": lines(lambda n: f">>> x{n} = '" + "''"),
    "an indented cell": lines(lambda n: f"  x{n} = 1"),
    "continued magics": lines(lambda n: "!ls \\"),
    "deletions": lines(lambda n: f"x{n} = 1; del x{n}"),
    "imports": lines(lambda n: f"import m{n}, k{n} as l{n}"),
    "one import": "import " + ", ".join(f"m{n}" for n in range(SIZE // 9)),
    "one name, one name": f"{'a' * (SIZE // 2)} = {'b' * (SIZE // 2 - 9)}",
    "blank lines": "\n" * SIZE,
    "carriage returns": "x = 1\r" * (SIZE // 6),
    "semicolons": "x = 1;" * (SIZE // 6),
    "nothing that Python knows": lines(lambda n: f"€{n} def import {n}"),
}


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()  # of this process alone: the machine may be busy
    work()
    return time.process_time() - start


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What Python takes to parse a cell of that size."""
    source = lines(lambda n: f"def f{n}(x): return x * {n} + g(x)[{n}]\n")
    return min(seconds(lambda: ast.walk(ast.parse(source))) for _ in range(3))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["alone", "used"])
def test_a_cell_of_any_kind_is_read_in_good_time(mix: Exercise, ordinary: float, kind: str, where: str) -> None:
    source = KINDS[kind]
    answer = (
        ANSWER
        if where == "alone"
        else "def mix(x, y):\n    return a0, b9999, p, y, z, f0, f, C, g0, x0, m3, h, y9, x9, f9\n"
    )
    cells = [("one", source), ("two", answer)]

    def run(job: Job) -> Outcome:  # nothing runs: it is about reading
        return Outcome("exit", 1, "")

    def read() -> None:
        found.append(check(mix, answer_in(mix, cells), 7, run))

    found: list[Verdict] = []

    # A busy machine's caches only ever make it slower, so a single slow reading is no finding: of three, the quickest counts.
    ratios = (seconds(read) / ordinary for _ in range(3))
    assert any(ratio < 45 for ratio in ratios), "it was 90, where names were looked up one by one"
    assert len(found[0].message) < 3000

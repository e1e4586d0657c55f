"""What IPython takes as a cell, a check takes too: what is read is compared with IPython's own transformer."""

import ast
import re

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from helpers.judge.reading import parse_cell

DEF = "def f(x):\n    y = x + 1\n    return y"
CELLS = [
    DEF,
    "!pip install -q \\\n    numpy \\\n    scipy\n" + DEF,
    "%matplotlib \\\n inline\n" + DEF,
    "files = !ls -l \\\n  -a\n" + DEF,
    "t = %timeit -o \\\n pass\n" + DEF,
    "    " + DEF.replace("\n", "\n    "),
    "\t" + DEF.replace("\n", "\n\t"),
    "\n\n  " + DEF.replace("\n", "\n  "),
    "  # a comment\n  " + DEF.replace("\n", "\n  "),
    "    %time 1\n    " + DEF.replace("\n", "\n    "),
    ">>> " + DEF.replace("\n", "\n... "),
    ">>> x = 1\n>>> " + DEF.replace("\n", "\n... ") + "\n...\n>>> y = 2",
    "In [1]: " + DEF.replace("\n", "\n   ...: "),
    "In [12]: x = 1\n\nIn [13]: " + DEF.replace("\n", "\n    ...: "),
    "f?\n" + DEF,
    "?f\n" + DEF,
    "f??\n" + DEF,
    DEF + "\n/f 3",
    DEF + "\n,f a b",
    DEF + "\n;f a b",
    "!!ls\n" + DEF,
    "%%time\n" + DEF,
    "\n%%time\n" + DEF,
    "%%prun -q\n" + DEF,
    "%%capture out\n%%time\n" + DEF,
    "%%time\n%matplotlib inline\n" + DEF,
    "%%time\n\n!ls \\\n -l\n" + DEF,
    "if True:\n    %time 1\n    !ls\nelse:\n    x = 1\n" + DEF,
    "x = '''\n%time\n!ls\n'''\n" + DEF,
    "x = (1\n% 2)\n" + DEF,
    "x = [\n    1,\n]\n%time 1\n" + DEF,
    "%load_ext autoreload\n%autoreload 2\n" + DEF,
    "%cd -q .\n%env A=1\n%config InlineBackend.figure_format = 'retina'\n" + DEF,
    "!echo it's\n" + DEF,
    '!echo "a\n' + DEF,
    "%time x = {'a': [1,\n" + DEF,
    DEF.replace("    y", "    %time 1\n    y"),
    "x = 1\r\n%time 1\r\n" + DEF.replace("\n", "\r\n"),
    "await f(1)\n" + DEF,
    "async with f(1) as g:\n    pass\n" + DEF,
    "x = [y async for y in f(1)]\n" + DEF,
]
# What a magic inside of the function became; in a check it is `pass`.
MAGICS_INSIDE = re.compile(
    r"Expr\(value=Call\(func=Attribute\(value=Call\(func=Name\(id='get_ipython'.*?\)\)(?=, (Assign|Return))"
)
MAGIC = re.compile(r"get_ipython\(\)\.run_cell_magic\(")


def by_ipython(cell: str) -> str:
    """The function, as IPython's own transformer leaves it; a magic of a whole cell that is Python is looked into."""
    text = TransformerManager().transform_cell(cell)
    while MAGIC.match(text):
        text = TransformerManager().transform_cell(ast.literal_eval(ast.parse(text).body[0].value.args[2]))
    (function,) = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return ast.dump(function)


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_read_as_ipython_reads_it(cell: str) -> None:
    parsed = parse_cell(cell)
    assert parsed is not None, "it was refused"
    tree, lines = parsed.tree, parsed.lines
    (function,) = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert ast.dump(function) == MAGICS_INSIDE.sub("Pass()", by_ipython(cell))
    written = cell.replace("\r\n", "\n").split("\n")
    assert "return y" in written[function.end_lineno - 1], "no line moves"
    assert len(lines) >= len(written) - 1


@pytest.mark.parametrize(
    "cell", ["%%bash\nls", "%%html\n<b>", "%%writefile mine.py\n" + DEF, "def f(:\n  pass", ">>> def f(:\n...   pass"]
)
def test_what_is_no_python_defines_nothing(cell: str) -> None:
    assert parse_cell(cell) is None

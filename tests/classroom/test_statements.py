"""Taking statements out of a cell, and nothing else."""

import ast

import pytest

from helpers.classroom._statements import without_names

HERE = [
    ('here.check("x", f)', ""),
    ("x = 1\nhere.cards('a')\ny = 2", "x = 1\ny = 2"),
    ("def f(x):\n    ...  # your code here", "def f(x):\n    ...  # your code here"),
    ("def f(x):\n    here = 3\n    return here", "def f(x):\n    here = 3\n    return here"),
    ('s = """\nhere.check()\n"""', 's = """\nhere.check()\n"""'),
    ("# from here on\nx = 1", "# from here on\nx = 1"),
    ("# here.hint('x')\nx = 1  # here.solution", "x = 1  # here.solution"),
    ("here.predict(\n    'x',\n    2,\n)\nx = 1", "x = 1"),
    ("x = 1; here.cards('a'); y = 2", "x = 1; y = 2"),
    ("here.cards('a'); y = 2", "y = 2"),
    ("é = 'σ'; here.cards('σ');", "é = 'σ';"),
    ("here.cards('a');  # look", ""),
    ("from helpers import lesson\nhere = lesson('x')\nimport numpy as np", "import numpy as np"),
    ("import helpers.nets as nets\nnets.f()", ""),
    ("count = here.given('x')\nprint(count)\nnumber = 3", "number = 3"),
    ("count = here.given('x')\ncount = 3\nprint(count)", "count = 3\nprint(count)"),
    ("here = 3\nprint(here)", "here = 3\nprint(here)"),
    ("if True:\n    here.cards('a')\nx = 1", "x = 1"),
    ("%matplotlib inline\nhere.cards('a')\nx = 1", "%matplotlib inline\nx = 1"),
    ("%time here.cards('a')\nx = 1", "x = 1"),
    ("%time x = 1  # where is it", "%time x = 1  # where is it"),
    ("@here.timed\ndef g():\n    pass\nx = 1", "x = 1"),
    ("this is no python, here.", "this is no python, here."),
    ("x = 1\r\nhere.cards('a')\r\ny = 2", "x = 1\ny = 2"),
    ("with here.picture('a') as p:\n    p.show()\nx = 1", "x = 1"),
]


@pytest.mark.parametrize(("source", "left"), HERE)
def test_what_needs_the_lesson_goes_and_what_mentions_it_stays(source: str, left: str) -> None:
    assert without_names(source, {"here"}, ["helpers"]) == left


def test_what_went_in_one_cell_is_gone_in_the_next() -> None:
    gone = {"here"}
    assert without_names("count = here.given('x')", gone) == ""
    assert without_names("print(count)\nx = 1", gone) == "x = 1"
    assert without_names("count = 3\nprint(count)", gone) == "count = 3\nprint(count)"
    ast.parse(without_names("print(count)", gone))

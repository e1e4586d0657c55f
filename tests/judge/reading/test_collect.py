"""What travels from a notebook, and what stays: text in, text out."""

import ast

import pytest

from helpers.judge import Submission, collect


def names_in(answer: Submission) -> list[str]:
    """What the pieces define, in their order."""
    found = []
    for _, _, text in answer.pieces:
        for node in ast.parse(text).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                found += [alias.asname or alias.name for alias in node.names]
            elif isinstance(node, ast.Assign):
                found += [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
            else:
                found.append(getattr(node, "name", "?"))
    return found


def cells(*sources: str) -> list[tuple[str, str]]:
    return [(f"cell {number}", source) for number, source in enumerate(sources, 1)]


def test_only_what_the_function_needs_comes_along() -> None:
    answer = collect(
        "f",
        cells(
            "import numpy as np\nimport torch\nplot = 3",
            "def helper(x, rate=RATE):\n    return np.tanh(x) * rate\nRATE = 2",
            "print('an experiment')\nhere.check('f', f)",
            "def other():\n    return torch",
            "def f(x):\n    return helper(x)",
        ),
    )
    assert names_in(answer) == ["RATE", "np", "helper", "f"]
    assert (answer.kind, answer.missing) == ("function", {})


def test_each_stands_after_what_it_needs_whatever_the_order_of_the_cells() -> None:
    answer = collect(
        "f",
        cells("@deco\ndef f(x, n=K):\n    return g(x)", "def deco(w):\n    return w", "K = [J for _ in '12']", "J = 1"),
    )
    order = names_in(answer)
    assert order.index("J") < order.index("K") < order.index("f")
    assert order.index("deco") < order.index("f")
    assert list(answer.missing) == ["g"]


def test_functions_may_call_each_other() -> None:
    answer = collect("f", cells("def f(n):\n    return g(n)", "def g(n):\n    return f(n - 1) if n else 0"))
    assert sorted(names_in(answer)) == ["f", "g"]


def test_later_definitions_win() -> None:
    answer = collect("f", cells("K = 1", "def f():\n    return K", "K = 2", "def f():\n    return K, 2"))
    assert "K = 2" in answer.source and "K = 1" not in answer.source
    assert "K, 2" in answer.source


def test_the_cell_that_counts_can_be_named() -> None:
    sources = cells("def f():\n    return 1", "def f():\n    return 2")
    assert "return 1" in collect("f", sources, homes={"f": 0}).source
    assert "return 2" in collect("f", sources).source


def test_line_numbers_are_those_of_the_cell() -> None:
    source = "x = 1; K = 5; y = 2\n\n\n@deco\ndef f():\n    return K\n"
    answer = collect("f", cells("def deco(f):\n    return f", source))
    pieces = {text: (label, line) for label, line, text in answer.pieces}
    assert pieces["K = 5"] == ("cell 2", 1)
    assert pieces["@deco\ndef f():\n    return K"] == ("cell 2", 4)


def test_columns_count_characters_beyond_ascii() -> None:
    assert (
        collect("f", cells("s = 'σσ'; f_bias = 'é'; t = 1\ndef f():\n    return f_bias")).pieces[0][2] == "f_bias = 'é'"
    )


@pytest.mark.parametrize(
    "constant",
    [
        "K = 3",
        "K = np.array([1.0, 2.0])",
        "K = np.zeros(3).reshape(1, 3)",
        "K = np.random.default_rng(0).normal(size=3)",
        "K: float = -1.5",
        "J, K = 1, 2",
        "K = lambda z: 1 / (1 + np.exp(-z)) + helper(z)\ndef helper(z):\n    return z",
        "K = sqrt(2)\nfrom math import sqrt",
        "K = [n * n for n in (1, 2, 3)]",
        "K = {'a': (1, 2)}['a']",
    ],
)
def test_constants_travel(constant: str) -> None:
    answer = collect("f", cells("import numpy as np", constant, "def f():\n    return K"))
    assert answer.missing == {}
    namespace: dict = {}
    for label, _, text in answer.pieces:
        exec(compile(text, label, "exec"), namespace)
    namespace["f"]()


# Each leaves something in K, as it does in a kernel that runs the same lines.
CHANGES = [
    "K = 1\nK += 1",
    "K = [3, 1, 2]\nK.sort()",
    "K = [1]\nK.append(2); K.extend((3, 4))\nlast = K.pop()",
    "K = np.zeros(3)\nK[0] = 1\nK[1:] += 2",
    "K = np.ones((3, 3))\nnp.fill_diagonal(K, 0)",
    "K = np.ones(3)\nnp.add.at(K, [0, 0], 1)\nnp.multiply(K, 2, out=K)",
    "K = {}\nfor n in range(3):\n    K[n] = n * n",
    "K = {}\nfor name, n in zip('ifgo', range(4)):\n    K.setdefault(name, []).append(n)",
    "K = {'a': 1}\nK.update(b=2)\ndel K['a']",
    "K = {'a': [1]}\nK['a'].append(2)",
    "K = [[1], [2]]\nfor row in K:\n    row.append(3)",
    "K = [1]\nL = K\nL.append(2)",
    "K = {'a': [1]}\nL = K['a']\nL.append(2)",
    "K = 0\nfor n in range(4):\n    K += n",
    "K = 1\nwhile K < 9:\n    K *= 2",
    "if len('ab') == 2:\n    K = 1\nelse:\n    K = 2",
    "try:\n    import nothing_like_this as m\nexcept ImportError:\n    K = 3",
    "n = 3\nK = list(range(n))\nn = 10",
    "A = [1]\nK = A[0]\nA[0] = 5",
    "A = [1]\nK = list(A)\nA.append(5)",
    "K = list('ifgo')\nK.reverse()",
    "K = 'i f g o'.split()",
    "K = float('inf')",
    "K = sorted({'b': 1, 'a': 2}.items())",
    "from collections import namedtuple\nP = namedtuple('P', 'a b')\nK = P._make((1, 2))",
    "import collections\nK = collections.Counter('aab')\nK.update('b')",
    "from collections import deque\nK = deque([1, 2])\nK.rotate(1)",
    "import random\nrandom.seed(3)\nK = random.random()",
    "np.random.seed(3)\nK = np.random.normal(size=2)",
    "K = [1]\nprint(K)\nK.copy()\nlen(K)",
    "K = [2, 1]\nshow(K)",
    "K = 1\nK = 2\nM = K\nK = 3",
    "for K in range(3):\n    pass",
    "K, *rest = [1, 2, 3]\nrest.append(K)",
    "K = []\nfor a in range(2):\n    for b in range(2):\n        K.append((a, b))",
    "with np.errstate(all='ignore'):\n    K = np.array([1.0]) / 0",
    "K = [1]\nfrom bisect import insort\ninsort(K, 0)",
    "K = {1}\nK |= {2}",
    "K = bytearray(b'ab')\nK[0] = 99",
    "K = []\nlist(map(K.append, (1, 2)))",
    "K = []\nadd = K.append\nadd(1)",
    "K = {}\ndef register(f):\n    K[f.__name__] = 1\n    return f\n@register\ndef half():\n    pass",
    "K = {}\ndef reg(n):\n    def keep(f):\n        K[n] = 1\n        return f\n    return keep\n@reg('h')\ndef half():\n    pass",
    "K = []\n[K.append(n) for n in (1, 2)]",
    "print(K := 3)",
    "class P:\n    pass\nsetattr(P, 'half', 0.5)\nK = P.half",
    "match 3:\n    case 3:\n        K = 5",
]


@pytest.mark.parametrize("lines", CHANGES)
@pytest.mark.parametrize("apart", [True, False])
def test_what_is_done_to_a_value_travels(lines: str, apart: bool) -> None:
    here: dict = {"show": lambda *_: None}
    exec("import numpy as np\n" + lines, here)
    parts = [ast.unparse(node) for node in ast.parse(lines).body] if apart else [lines]
    answer = collect("f", cells("import numpy as np", *parts, "def f():\n    return K"))
    assert answer.missing == {}
    namespace: dict = {}
    for label, _, text in answer.pieces:
        exec(compile(text, label, "exec"), namespace)
    assert repr(namespace["f"]()) == repr(here["K"])


def test_a_class_that_is_patched_travels_with_it() -> None:
    source = "class Unit:\n    pass\ndef forward(self, x):\n    return x + 1\nUnit.forward = forward\nUnit.size = 3"
    answer = collect("f", cells(source, "def f(x):\n    return Unit().forward(x) + Unit.size"))
    namespace: dict = {}
    for label, _, text in answer.pieces:
        exec(compile(text, label, "exec"), namespace)
    assert namespace["f"](1) == 5


def test_cells_that_ran_in_another_order_are_put_in_one_that_runs() -> None:
    answer = collect("f", cells("def f():\n    return B", "B = A + 1\nA = 2", "B += 1"))
    namespace: dict = {}
    for label, _, text in answer.pieces:
        exec(compile(text, label, "exec"), namespace)
    assert namespace["f"]() == 4


STATIC = "class C:\n    @staticmethod\n    def s(x):\n        return x + 1\nf = C.s"


@pytest.mark.parametrize(
    "alias",
    [
        "f = g",
        "h = g\nf = h",
        STATIC,
    ],
)
def test_another_name_for_a_function_is_followed(alias: str) -> None:
    answer = collect("f", cells("def f(x):\n    ...", "def g(x):\n    return x + 1", alias))
    assert answer.kind == "function" and answer.definition is not None and "x + 1" in ast.unparse(answer.definition)
    namespace: dict = {}
    for label, _, text in answer.pieces:
        exec(compile(text, label, "exec"), namespace)
    assert namespace["f"](1) == 2


@pytest.mark.parametrize(
    ("constant", "why"),
    [
        ("K = slow()", "computed by a call"),
        ("K = 1 + slow(2)", "computed by a call"),
        ("K = torch.zeros(3)\nimport torch", "computed by a call"),
        ("K = lesson('x')\nfrom helpers import lesson", "computed by a call"),
        ("K = [slow(n) for n in (1, 2)]", "computed by a call"),
        ("K = lambda z=slow(): z", "computed by a call"),
        ("K = here.given('x')", "computed by a call"),
        ("if True:\n    K = slow()", "does not travel"),
        ("for K in slow():\n    pass", "does not travel"),
        ("with open('x') as K:\n    pass", "does not travel"),
        ("K = [1]\nK.append(slow())", "changed after it is made"),
        ("K = {}\nfor n in range(3):\n    K[n] = slow(n)", "changed after it is made"),
        ("K = [1]\ndef grow(a):\n    a.append(2)\ngrow(K)", "changed after it is made"),
        ("K = [1]\ndef grow():\n    K.append(2)\ngrow()", "changed after it is made"),
        ("K = [1]\ndef grow():\n    global K\n    K = 2\nout = grow()", "changed after it is made"),
        ("K = [1]\ndef outer(b):\n    grow(a=b)\ndef grow(a):\n    a[0] = 2\nouter(K)", "changed after it is made"),
        (
            "K = {}\ndef outer():\n    def inner():\n        K['h'] = 1\n    inner()\nouter()",
            "changed after it is made",
        ),
        ("K = [1]\nlast = slow(K.pop())", "changed after it is made"),
        ("K = 1\ndel K", "no cell defines it"),
        ("K = 1 +", "syntax error"),
        ("", "no cell defines it"),
    ],
)
def test_what_does_not_travel_is_missed_with_a_reason(constant: str, why: str) -> None:
    answer = collect("f", cells("import numpy as np", constant, "def f():\n    return K"))
    assert list(answer.missing) == ["K"]
    assert answer.missing["K"].startswith("`K` ")
    assert why in answer.missing["K"]


def test_a_name_that_only_the_kernel_knows_is_stale() -> None:
    sources = cells("def f():\n    return K + M")
    missing = collect("f", sources, known_names=["K"]).missing
    assert "stale" in missing["K"]
    assert "stale" not in missing["M"]


def test_own_names_of_a_function_are_not_missed() -> None:
    source = """
def f(x, *args, y=1, **more):
    import math
    from os import path as p
    local = [n for n in x if (m := n)]
    def inner(z):
        nonlocal local
        return z + local
    class C:
        a = 1
        b = a
    try:
        pass
    except ValueError as error:
        print(error)
    with open("x") as file:
        file.read()
    for local in x:
        pass
    return inner, C, math, p, len(x), __name__, f
"""
    assert collect("f", cells(source)).missing == {}


def test_of_a_line_of_imports_only_what_is_needed_comes() -> None:
    answer = collect("f", cells("import numpy as np, torch\nfrom math import pi, tau", "def f():\n    return np, pi"))
    assert [text for _, _, text in answer.pieces[:2]] == ["import numpy as np", "from math import pi"]


def test_modules_of_one_package_come_together() -> None:
    answer = collect(
        "f", cells("import numpy.linalg\nimport numpy.fft", "def f():\n    return numpy.linalg, numpy.fft")
    )
    assert [text for _, _, text in answer.pieces[:2]] == ["import numpy.linalg", "import numpy.fft"]


def test_star_imports_come_only_if_a_name_is_missing() -> None:
    assert "import *" in collect("f", cells("from math import *", "def f():\n    return pi")).source
    assert "import *" not in collect("f", cells("from math import *", "def f():\n    return 3")).source


def test_nothing_is_patched_from_outside_of_the_function() -> None:
    source = "import numpy as np\nnp.tanh = lambda x: x\nnp.allclose = print\ndef f():\n    return np.tanh(1)"
    assert names_in(collect("f", cells(source))) == ["np", "f"]


@pytest.mark.parametrize(
    "noise",
    [
        "%matplotlib inline",
        "!ls -l",
        "np.tanh?",
        "?np.tanh",
        "files = !ls",
        "t = %timeit -o pass",
        "%%time",
        "%%html\n<b>not Python</b>",
        "%%bash\nfor f in *; do echo $f; done",
        "this is no python (",
        "def broken(:\n    pass",
        "return 5 +",
        "\x00",
        "x = 1\n  y = 2",
        "def g():\n    x = 1\n    global x",
        "await thing()",
        "s = '\\d'",
        "",
    ],
)
def test_magics_and_broken_cells_do_not_matter(noise: str) -> None:
    function = "def f(x):\n    return np.tanh(x)"
    answer = collect("f", cells("import numpy as np", noise, function))
    assert names_in(answer) == ["np", "f"]
    if noise.startswith(("%m", "!", "n", "?", "files", "t =", "%%time")):
        answer = collect("f", cells("import numpy as np", f"{noise}\n{function}"))
        assert names_in(answer) == ["np", "f"]
        assert answer.pieces[-1][1] == 2, "no line moves"


def test_a_magic_inside_of_a_function_becomes_pass() -> None:
    answer = collect("f", cells("def f(x):\n    if x:\n        %time g(x)\n    return x % 2"))
    assert answer.pieces[0][2] == "def f(x):\n    if x:\n        pass\n    return x % 2"


def test_text_that_looks_like_a_magic_stays() -> None:
    source = 'def f(x):\n    """\n    %time, really?\n    """\n    return (x\n    % 2)'
    assert collect("f", cells(source)).pieces[0][2] == source


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def f():\n    pass", "function"),
        ("async def f():\n    pass", "async function"),
        ("class f:\n    pass", "class"),
        ("f = lambda: 1", "lambda"),
        ("f = 1", "value"),
        ("f = make()", "value"),
        ("from numpy import tanh as f", "import"),
        ("def f(:", "broken"),
        ("g = 1", "missing"),
    ],
)
def test_kinds(source: str, kind: str) -> None:
    assert collect("f", cells(source)).kind == kind


def test_cells_of_one_name_are_told_apart_and_the_functions_own_keeps_it() -> None:
    same = [("a cell", "K = 1"), ("a cell", "J = 2"), ("a cell", "def f():\n    return K + J")]
    labels = {text.split()[0]: label for label, _, text in collect("f", same).pieces}
    assert labels["def"] == "a cell"
    assert len(set(labels.values())) == 3

"""Outcomes and messages, on a toy exercise: a = 2x + y, b = x - y."""

import html.parser
import linecache
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from helpers import judge
from helpers.judge.suspects import alike
from tests.judge import warm_box

pytestmark = pytest.mark.slow

RIGHT = "def mix(x, y):\n    return 2 * x + y, x - y"
Check = Callable[..., judge.Verdict]


@pytest.fixture
def box() -> Callable[[judge.Job], judge.Outcome]:
    return warm_box.run


def returning(expression: str, before: str = "pass") -> str:
    return f"def mix(x, y):\n    {before}\n    return {expression}"


def defined(source: str, name: str = "mix", file: str = "<cell 1>") -> Any:
    """A function as a kernel has it: its source is found by its file's name."""
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace: dict[str, Any] = {"np": np}
    exec(compile(source, file, "exec"), namespace)
    return namespace[name]


def test_a_right_answer_passes(check: Check) -> None:
    verdict = check(RIGHT)
    assert (verdict.status, verdict.points, verdict.mistake, verdict.case) == ("passed", 4, None, None)
    assert repr(verdict) == "Passed. `mix` agrees with the course's own on all 5 cases. 4 of 4 points."


@pytest.mark.parametrize(
    "source",
    [
        "def mix(x, y):\n    ...  # your code here",
        'def mix(x, y):\n    """Other words."""\n    # and a comment\n    ...',
        "def mix(x, y):\n    pass",
        "def mix(x, y):\n    raise NotImplementedError",
        "def mix(x, y):\n    raise NotImplementedError('later')",
    ],
)
def test_a_stub_is_not_attempted(check: Check, source: str) -> None:
    assert check(source).status == "not attempted"


def test_nothing_defined_is_not_attempted(mix: judge.Exercise) -> None:
    assert judge.check(mix, judge.collect("mix", [("a", "x = 1")])).status == "not attempted"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("mix = 3", "a value"),
        ("mix = lambda x, y: (2 * x + y, x - y)", "a lambda"),
        ("class mix:\n    pass", "a class"),
        ("from torch import lerp as mix", "imported"),
        ("async def mix(x, y):\n    return 1", "an async function"),
        ("def mix(x):\n    return x, x", "the exercise gives it 2: (x, y)"),
        ("def mix(x, y, z):\n    return y, x", "the exercise gives it 2: (x, y)"),
        ("def mix(*args):\n    return args", "the exercise gives it 2: (x, y)"),
        ("def mix(x, y, *, z):\n    return x, y", "the exercise gives it 2: (x, y)"),
    ],
)
def test_what_is_no_such_function_is_of_the_wrong_kind(check: Check, source: str, told: str) -> None:
    verdict = check(source)
    assert verdict.status == "wrong kind"
    assert told in verdict.message


def test_more_parameters_with_defaults_are_welcome(check: Check) -> None:
    assert check("def mix(x, y, scale=2, *, more=0):\n    return scale * x + y + more, x - y").status == "passed"


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (None, "There is nothing to check"),
        (3.0, "a value of type float"),
        ((1, 2), "Leave out the brackets"),
        (dict, "a class, dict"),
        (len, "`len` is built in"),
        (np.add, "a value of type ufunc"),
        (lambda x, y: x, "a lambda"),
        (np.linalg.norm, "a value of type"),
        (linecache.getlines, "comes from linecache"),
        (judge.collect, "comes from helpers.judge"),
    ],
)
def test_objects_of_the_wrong_kind(mix: judge.Exercise, thing: Any, told: str) -> None:
    verdict = judge.check_function(mix, thing, [])
    assert verdict.status == "wrong kind"
    assert told in verdict.message


def test_torchs_own_function_is_of_the_wrong_kind(mix: judge.Exercise) -> None:
    import torch

    assert judge.check_function(mix, torch.lerp, []).status == "wrong kind"
    assert judge.check_function(mix, torch.nn.functional.softmax, []).status == "wrong kind"
    assert judge.check_function(mix, torch.nn.LSTMCell(1, 1), []).status == "wrong kind"


@pytest.mark.parametrize(
    ("source", "mistake", "told"),
    [
        (returning("None"), "returns-nothing", "returns nothing"),
        (returning("2 * x + y"), "wrong-count", "returns one value"),
        (returning("2 * x + y, x - y, x"), "wrong-count", "returns 3 values"),
        (returning("(2 * x + y).tolist(), x - y"), "wrong-type", "a should be a NumPy array, and yours is a `list`"),
        (returning("2.0, x - y"), "wrong-type", "yours is a single number"),
        (returning("2 * x + y, None"), "wrong-type", "b should be a NumPy array, and yours is nothing"),
        (returning("(2 * x + y)[None], x - y"), "wrong-shape", "a should have shape (1,) here, and yours has (1, 1)"),
        (returning("(2 * x + y).astype(int), x - y"), "wrong-type", "has int64"),
        (returning("(2 * x + y).astype(complex), x - y"), "wrong-type", "complex128"),
        (returning("2 * x + y, (x - y).astype(np.float32)"), "float32", "about 7 digits"),
        (returning("y, (x + 7).astype(np.float32)"), "float32", "about 7 digits"),
        (returning("2 * x + y, (x - y) / 0.0"), "not-a-number", "nan or inf"),
        (returning("x - y, 2 * x + y"), "order-of-outputs", "first a, then b"),
        (returning("2 * x + y, x - y + 1e-8"), "precision", "full precision"),
        (returning("(2 * x + y).astype(np.float32).astype(float), x - y"), "precision", "full precision"),
        (returning("2 * x + y, b", "b = x - y; x += 1"), "inputs-changed", "`x`"),
        (returning("x, y", "x[:] = 0; y[:] = 0"), "inputs-changed", "`x` and `y`"),
    ],
)
def test_slips_that_any_function_can_have(check: Check, source: str, mistake: str, told: str) -> None:
    verdict = check(source)
    assert (verdict.status, verdict.mistake, verdict.points) == ("wrong", mistake, 0), verdict
    assert told in verdict.message


def test_a_list_of_the_values_is_as_good_as_a_tuple(check: Check) -> None:
    assert check(returning("[2 * x + y, x - y]")).status == "passed"


@pytest.mark.parametrize(
    ("expression", "mistake"), [("x + y, x - y", "x-once"), ("2 * x - y, x + y", "signs"), ("[x, x + 1]", "loop")]
)
def test_named_mistakes(check: Check, expression: str, mistake: str) -> None:
    assert check(returning(expression)).mistake == mistake


def test_isolation(check: Check) -> None:
    verdict = check(returning("2.5 * x + y, x - y"))
    assert "a is off, b is right. With x at zero you are right. So look at what x does." in verdict.message
    assert "differs by up to" in verdict.message
    assert verdict.case == "size 1"
    verdict = check(returning("2 * x + 2 * y, x - y"))
    assert "So look at what y does." in verdict.message


def test_a_small_edit_of_the_solution_that_does_the_same_says_where_to_look(check: Check) -> None:
    verdict = check(returning("3 * x + y, x - y"))
    assert "a is off, b is right. Look at how you make `a`: a number looks off." in verdict.message


def test_what_nothing_proves_is_not_accused(check: Check) -> None:
    verdict = check(returning("3 * x + 2 * y, x - y"))
    assert verdict.message.startswith("a is off, b is right. On the case below, a differs by up to ")
    assert "look at" not in verdict.message
    assert "look at" not in check(returning("2 * x + y + 1, x - y")).message


def test_an_error_shows_the_learners_own_line(check: Check) -> None:
    verdict = check(
        "# a comment\n\ndef mix(x, y):\n    z = x\n    return helper(z), 1", "\n\n\ndef helper(z):\n    return z / {}"
    )
    assert verdict.status == "error"
    assert "TypeError" in verdict.message
    assert verdict.traceback.splitlines()[1:3] == ['  File "my cell", line 5, in mix', "    return helper(z), 1"]
    assert 'File "another cell", line 5, in helper' in verdict.traceback
    assert "helpers/judge" not in repr(verdict)
    assert "_calling" not in repr(verdict)
    assert verdict.case == "size 1"


def test_what_it_printed_is_shown_up_to_2_kb(check: Check) -> None:
    verdict = check(returning("2 * x + y, x - y", "print('<b>hello</b>')"))
    assert verdict.status == "passed"
    assert verdict.printed == "<b>hello</b>\n" * 5
    verdict = check(returning("y, y", "print('x' * 5000)"))
    assert verdict.printed == "x" * 2048


@pytest.mark.parametrize(
    ("source", "known", "told"),
    [
        (returning("2 * xx + y, x"), (), "`xx` is used, but no cell defines it"),
        (returning("scale * x + y, x"), ("scale",), "`scale` is stale: your kernel still knows it"),
        (returning("plt.plot(x), x"), ("plt",), "`plt` is used, but no cell imports it. Write `import matplotlib"),
    ],
)
def test_a_missing_name_is_reported_by_name(check: Check, source: str, known: tuple[str, ...], told: str) -> None:
    verdict = check(source, known=known)
    assert verdict.status == "error"
    assert verdict.message.startswith(told)


def test_a_deleted_import_is_reported(mix: judge.Exercise) -> None:
    function = defined(returning("2 * np.abs(x) + y, x - y"))
    verdict = judge.check_function(mix, function, [("a cell", returning("2 * np.abs(x) + y, x - y"))], ["np", "mix"])
    assert verdict.status == "error"
    assert verdict.message.startswith("`np` is used, but no cell imports it. Write `import numpy as np`")


def test_a_constant_that_a_call_computes_is_explained(check: Check) -> None:
    verdict = check(returning("scale * x + y, x - y"), "def two():\n    return 2\n\nscale = two()")
    assert verdict.status == "error"
    assert verdict.message.startswith("`scale` is computed by a call")


def test_a_missing_name_that_is_never_used_does_no_harm(check: Check) -> None:
    assert check(returning("2 * x + y, x - y", "if False: plot(x)")).status == "passed"


def test_a_function_of_the_kernel_is_found_in_its_cell(mix: judge.Exercise) -> None:
    cells = [
        ("cell one", "two = 2"),
        ("cell two", "import numpy as np\n\ndef mix(x, y):\n    return two * x + y, x - y"),
    ]
    assert judge.check_function(mix, defined(cells[1][1]), cells).status == "passed"
    renamed = "def mine(x, y):\n    return 2 * x + y, x - y"
    assert judge.check_function(mix, defined(renamed, "mine"), [("a cell", renamed)]).status == "passed"
    assert judge.check_function(mix, defined(RIGHT), []).status == "passed", "no cells are known outside of a notebook"


def test_the_function_that_is_given_is_the_one_checked(mix: judge.Exercise) -> None:
    """Not the latest of its name; its helpers are the latest, as Python has it."""
    cells = [
        ("old", returning("twice(x) + y, x - y")),
        ("new", returning("x, y")),
        ("h", "def twice(x):\n    return 2 * x"),
    ]
    assert judge.check_function(mix, defined(cells[0][1]), cells).status == "passed"
    assert judge.check_function(mix, defined(cells[1][1]), cells).status == "wrong"


def test_a_function_that_no_cell_defines_any_more_is_stale(mix: judge.Exercise) -> None:
    for now in ("x = 1", "def mix(x, y):\n    return x y"):
        verdict = judge.check_function(mix, defined(RIGHT), [("my cell", now)])
        assert verdict.status == "error"
        assert "older `mix`" in verdict.message


def test_a_function_from_the_learners_own_file(mix: judge.Exercise, tmp_path: Any, monkeypatch: Any) -> None:
    (tmp_path / "my_answers.py").write_text(f"import numpy as np\n\n{RIGHT}\n")
    monkeypatch.syspath_prepend(tmp_path)
    import my_answers

    assert judge.check_function(mix, my_answers.mix, [("a cell", "from my_answers import mix")]).status == "passed"


def test_magics_in_the_kernels_copy_do_not_matter(mix: judge.Exercise) -> None:
    cell = "%matplotlib inline\ndef mix(x, y):\n    %time z = 2 * x\n    return 2 * x + y, x - y"
    rewritten = (
        "get_ipython().run_line_magic('matplotlib', 'inline')\ndef mix(x, y):\n"
        "    get_ipython().run_line_magic('time', 'z = 2 * x')\n    return 2 * x + y, x - y"
    )
    linecache.cache["<cell m>"] = (1, None, rewritten.splitlines(True), "<cell m>")
    namespace: dict[str, Any] = {}
    exec(compile("\n" + rewritten.split("\n", 1)[1], "<cell m>", "exec"), namespace)
    assert judge.check_function(mix, namespace["mix"], [("a cell", cell)]).status == "passed"


def test_a_function_made_inside_another_is_of_the_wrong_kind(mix: judge.Exercise) -> None:
    source = "def make():\n    def mix(x, y):\n        return x, y\n    return mix\n\nmade = make()"
    assert judge.check_function(mix, defined(source, "made"), [("a cell", source)]).status == "wrong kind"


def test_a_cell_that_is_no_python_is_named(mix: judge.Exercise) -> None:
    verdict = judge.check(mix, judge.collect("mix", [("cell 4", "def mix(x, y):\n    return x y")]))
    assert verdict.status == "error"
    assert "`mix` stands in cell 4, but that cell has a syntax error" in verdict.message


def test_there_is_a_failing_case_only_after_a_failure(check: Check, mix: judge.Exercise) -> None:
    with pytest.raises(LookupError, match="Check it first"):
        judge.failing_case(mix, None)
    with pytest.raises(LookupError, match="passed"):
        judge.failing_case(mix, check(RIGHT))
    with pytest.raises(LookupError, match="did not get as far"):
        judge.failing_case(mix, check("def mix(x, y):\n    ..."))
    verdict = check(returning("x, y"), seed=3)
    assert judge.failing_case(mix, verdict).keys() == {"x", "y"}
    first = judge.expectation(mix, 3).cases[0].inputs["x"]
    assert np.array_equal(judge.failing_case(mix, verdict)["x"], first)


def test_a_verdict_draws_itself_and_everything_is_escaped(check: Check) -> None:
    evil = "<script>alert(1)</script>"
    verdict = check(returning("x", f"print('{evil}'); raise ValueError('{evil}')"))
    drawn = verdict._repr_html_()
    assert "<script" not in drawn
    assert drawn.count("&lt;script&gt;") >= 3
    assert 'role="status"' in drawn
    assert "Error." in drawn
    open_tags = []

    class Balanced(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Balanced().feed(drawn)
    assert open_tags == []


@pytest.mark.parametrize("status", ["passed", "wrong", "error", "timeout", "not attempted", "wrong kind"])
def test_each_status_has_a_word_and_a_sign(status: str) -> None:
    drawn = judge.Verdict(status, "A message.")._repr_html_()
    assert repr(judge.Verdict(status, "A message.")).endswith(". A message.")
    assert "var(--jp-content-font-color1" in drawn
    assert 'aria-hidden="true"' in drawn


def test_importing_the_judge_loads_neither_torch_nor_widgets() -> None:
    code = "import helpers.judge, sys; print({'torch', 'ipywidgets', 'IPython', 'jupytext'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_reading_all_exercises_loads_no_torch() -> None:
    """So `course list`, the map and the mastery answer at once; an exercise that grants torch loads it when it is used."""
    code = (
        "import sys; from helpers import judge; from helpers.content import course\n"
        "found = [one for lesson in course().lessons.values() for one in judge.exercises(lesson).values()]\n"
        "print(any('torch' in one.grants for one in found), 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(
    ("head", "how"),
    [
        ("y, x", ""),  # the same names in another order: by name
        ("p, q", ""),  # other names: by position
        ("x, q", ""),
        ("y, q", "`y` gets x, `q` gets y."),  # half renamed: by position, which is said where the answer is wrong
    ],
)
def test_parameters_may_be_renamed(check: Check, head: str, how: str) -> None:
    one, two = ("x", "y") if head == "y, x" else head.split(", ")
    lines = f"def mix({head}):\n    return 2 * {one} + {two}, {one} - {two}\n"
    assert check(lines).status == "passed"
    verdict = check(lines.replace("return 2", "return 3"))
    assert verdict.status == "wrong"
    assert verdict.message.endswith(how) and ("by their place" in verdict.message) == bool(how)


def test_truths_are_compared_without_a_difference() -> None:
    mask, other = np.array([True, False]), np.array([True, True])
    assert alike(mask, mask.copy(), 1e-9) and not alike(mask, other, 1e-9)
    assert alike(True, True, 1e-9) and not alike(True, False, 1e-9)

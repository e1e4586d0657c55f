"""Small edits made by machine: what a check says of each. All of them: `course mutants`."""

import ast
from collections import Counter
from functools import lru_cache

import numpy as np
import pytest

from helpers import judge
from helpers.content import course
from helpers.judge.mutation import Measure, Tried, share_of_good
from helpers.judge.suspects import Edit, Form
from tests.judge import warm_box
from tests.judge.written_otherwise import ANSWERS

pytestmark = pytest.mark.slow

EXERCISES = {one.id: one for lesson in course().lessons.values() for one in judge.exercises(lesson).values()}
STEP_LINES = """
def double(x, y):
    a = 2 * x
    b = a - y
    return a, b
"""


@lru_cache(maxsize=2)
def measure(ident: str, source: str = "") -> Measure:
    return Measure(EXERCISES[ident], source)


def edit(of: Measure, what: str) -> Edit:
    """The one edit with these words."""
    found = [one for one in of.form.edits if what in (one.id, one.id.partition(": ")[2])]
    assert len(found) == 1, [one.id for one in of.form.edits]
    return found[0]


# The edits


def form(text: str = STEP_LINES) -> Form:
    cases = [judge.Case(f"size {n}", {"x": np.arange(1.0, n + 1), "y": np.ones(n)}) for n in (1, 2, 3)]
    return Form(text, "double", {"np": np}, cases, ("x", "y"))


def test_every_family_of_edits_is_made() -> None:
    made = {(one.kind, one.id) for one in form().edits}
    assert made > {
        ("name", "line 3: x -> y"),
        ("operator", "line 4: a - y -> a + y"),
        ("constant", "line 3: 2 -> 3"),
        ("part left out", "line 3: 2 * x -> x"),
        ("line left out", "line 3: `a = 2 * x` left out"),
        ("lines exchanged", "line 3: exchanged with line 4"),
        ("exchanged", "line 5: (a, b) -> (b, a)"),
    }
    others = {one.id for one in form("def double(x, y):\n    return np.tanh(x)[0] + y.sum(axis=0)\n").edits}
    assert others > {
        "line 2: np.tanh(x) -> np.sinh(x)",
        "line 2: 0 -> 1",
        "line 2: y.sum(axis=0) -> y.sum()",
        "line 2: y.sum(axis=0) -> y.mean(axis=0)",
    }


def test_a_name_stands_in_only_for_one_of_the_same_shape() -> None:
    text = "def double(x, y):\n    n = len(x)\n    return x * n\n"
    assert {one.id for one in form(text).edits if one.kind == "name"} == {
        "line 2: x -> y",
        "line 2: n -> x",
        "line 2: n -> y",
        "line 3: x -> y",
    } - {"line 2: n -> x", "line 2: n -> y"}


def test_an_edit_holds_inside_its_block_alone_and_each_changes_the_text() -> None:
    tree = form()
    before, texts = tree.text(), []
    for one in tree.edits:
        with one.made():
            texts.append(tree.text())
            ast.parse(texts[-1])
        assert tree.text() == before
    assert before not in texts
    assert len(set(texts)) > 0.9 * len(texts)


def test_a_loop_that_does_not_end_is_stopped() -> None:
    endless = form("def double(x, y):\n    while True:\n        x = x + y\n    return x\n").compiled()
    with pytest.raises(RuntimeError, match="turns and turns"):
        endless(np.ones(1), np.ones(1))


# What is said


@pytest.mark.parametrize(
    ("ident", "what", "said"),
    [
        ("lstm-step", "c -> h", "The forget gate seems to scale h, not c."),
        (
            "lstm-step",
            "line 13: g -> h",
            "Look at how you make what is written: h seems to stand where something else belongs.",
        ),
        (
            "lstm-step",
            "f * c + i * g -> f * c - i * g",
            "Look at how you make the new c: a `-` seems to stand",
        ),
        ("lstm-step", "`c_new = f * c + i * g` left out", "`c_new` is "),
        (
            "lstm-step",
            "np.exp(-f) -> np.exp2(-f)",
            "Look at how you make the forget gate: `np.exp2` seems to stand where",
        ),
        (
            "gru-step",
            "r * h_n -> r + h_n",
            "Look at how you make what the candidate sees of the past: a `+` seems to stand",
        ),
        ("gru-step", "z * h -> z / h", "Look at how you make what is kept of the old h: a `/` seems to stand"),
        (
            "clip-by-norm",
            "norm > limit -> norm < limit",
            "Look at how you make the factor that shortens: a `<` seems to stand",
        ),
        (
            "gru-parameters",
            "inputs + hidden -> inputs - hidden",
            "Look at how you make the numbers in a row: a `-` seems to",
        ),
        (
            "rnn-step",
            "x @ weight_ih.T + h @ weight_hh.T -> x @ weight_ih.T - h @ weight_hh.T",
            "Look at how you make the sum",
        ),
    ],
)
def test_a_slip_that_nobody_listed_is_pointed_at(ident: str, what: str, said: str) -> None:
    of = measure(ident)
    tried = of.one(edit(of, what))
    assert said in tried.message
    assert tried.found in ("named", "pointed")


def test_an_edit_of_the_step_is_found_inside_a_sequence() -> None:
    step, sequence = EXERCISES["lstm-step"], EXERCISES["lstm-sequence"]
    wrong = step.solution.replace("+ i * g", "+ i * h")
    cells = [(label, wrong if label == step.label else source) for label, source in sequence.cells]
    verdict = judge.check(sequence, judge.collect("lstm_sequence", cells), run=warm_box.run)
    assert (
        "The loop is right; the step inside it is not. Look at how you make what is written: h seems to stand"
        in verdict.message
    )


def test_f_h_plus_i_g_points_at_the_new_c_however_it_is_written() -> None:
    of = measure("lstm-step", ANSWERS["lstm-step"][0])
    tried = of.one(edit(of, "c -> h"))
    assert tried.found == "named"
    assert "The forget gate seems to scale h, not c." in tried.message


def test_no_pointer_prints_a_line_of_the_solution() -> None:
    for exercise in EXERCISES.values():
        right = [line.partition("=")[2].strip() for line in exercise.solution.splitlines() if " = " in line]
        for word in exercise.quantities.values():
            assert not any(line in word for line in right), word
            assert " or " not in word and ":" not in word and "." not in word, f"{word!r} would be read as two"


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda one: one.id)
def test_each_form_passes_and_everything_that_it_makes_has_a_word(exercise: judge.Exercise) -> None:
    assert exercise.forms
    for text in exercise.forms:
        answer = judge.collect(exercise.function, exercise.cells_with(text), exercise.grants)
        assert judge.check(exercise, answer, run=warm_box.run).status == "passed"
    for watched in judge.expectation(exercise).suspects.forms:
        assert [
            word
            for word in watched.words
            if word.startswith("`") or (word.endswith(" that you return") and "array" not in word)
        ] == []
    assert set(exercise.concerns) == set(exercise.parts)
    assert {word for words in exercise.concerns.values() for word in words} <= set(exercise.quantities.values())


# The figures; the whole of them is printed by `course mutants`


@pytest.fixture(scope="module")
def tried() -> list[tuple[bool, list[Tried], list[Tried]]]:
    """Of each exercise: whether edits are compared there, a sample of them, and some pairs. What a check computes once serves both.

    What takes or gives other than arrays, and what needs torch, isn't compared with edits: its own mistakes are named, and no more.
    """
    found = []
    for number, exercise in enumerate(EXERCISES.values()):
        of = Measure(exercise)
        compared = of.expected.is_tried_here
        counts = (14, 6) if compared else (5, 2)
        found.append((compared, of.sample(counts[0], seed=number), of.pairs(counts[1], seed=number)))
    return found


def test_of_a_sample_all_is_refused_nothing_right_is_accused_and_nearly_all_is_pointed_at(
    tried: list[tuple[bool, list[Tried], list[Tried]]],
) -> None:
    assert [one for _, sample, _ in tried for one in sample if one.found in ("hole", "false")] == []
    found = Counter(one.found for compared, sample, _ in tried if compared for one in sample)
    print(dict(found), f"{share_of_good(found):.1%}")
    assert share_of_good(found) >= 0.95, found


def test_of_answers_written_otherwise_too_nothing_right_is_accused() -> None:
    """They are none of the forms that a check knows: so this says how far it reaches beyond its own table."""
    found: Counter[str] = Counter()
    for number, (ident, texts) in enumerate(ANSWERS.items()):
        for text in texts:
            of = Measure(EXERCISES[ident], text)
            found += Counter(one.found for one in of.sample(8, seed=number))
    print(dict(found), f"{share_of_good(found):.1%}")
    assert found["hole"] == found["false"] == 0, found
    assert share_of_good(found) >= 0.9, found


def test_of_answers_with_two_faults_nothing_right_is_accused(
    tried: list[tuple[bool, list[Tried], list[Tried]]],
) -> None:
    assert [one for _, _, pairs in tried for one in pairs if one.found in ("hole", "false")] == []
    found = Counter(one.found for compared, _, pairs in tried if compared for one in pairs)
    print(dict(found), f"{share_of_good(found):.1%}")
    assert share_of_good(found) >= 0.85, found

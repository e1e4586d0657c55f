"""Variants of an exercise: each is tried in both directions, and an answer to another one is refused with that as the reason."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from helpers import judge
from helpers.authoring.check import same_twice, verdict_on, wrong_mistake, wrong_variants
from helpers.content import ContentError, course, own_lesson
from helpers.judge.contract import restacked
from helpers.judge.mutation import run_here
from tests.judge import warm_box

pytestmark = pytest.mark.slow

SIZES = ("I=3 H=5", "I=5 H=3", "I=2 H=4", "I=3 H=2")
LESSONS = list(course().lessons.values())
VARIED = [(one, each) for one in LESSONS for each in judge.exercises(one).values() if each.variation]
ORDERS = {"lstm-step": ("ifgo", "figo"), "gru-step": ("rzn", "zrn")}
IDS = [each.id for _, each in VARIED]


def last(exercise: judge.Exercise) -> dict[str, str]:
    """The variant that is farthest from the lesson's own, of all sizes."""
    assert exercise.variation is not None
    return list(judge.combinations(exercise.variation))[-1]


def variant(lesson, exercise: judge.Exercise, values: Mapping[str, str]) -> judge.Exercise:
    return judge.variants_of(lesson, tuple(sorted(values.items())))[exercise.id]


def test_block_order_and_convention_are_there_to_draw_from() -> None:
    by_id = {each.id: each.variation.parameters for _, each in VARIED if each.variation}
    assert len(by_id["lstm-step"]["order"]) == 6 and set(by_id["gru-step"]) == {"order", "update", "sizes"}
    assert by_id["lstm-step"]["sizes"] == by_id["gru-step"]["sizes"] == (judge.ANY, *SIZES)
    assert by_id["lstm-sequence"] == by_id["lstm-step"] and by_id["gru-sequence"] == by_id["gru-step"]


@pytest.mark.parametrize(("lesson", "exercise"), VARIED, ids=IDS)
def test_each_variant_takes_its_own_answer_and_no_other(lesson, exercise: judge.Exercise) -> None:
    assert list(wrong_variants(lesson, exercise)) == []


@pytest.mark.parametrize(("lesson", "exercise"), VARIED, ids=IDS)
def test_the_first_variant_is_the_lessons_own(lesson, exercise: judge.Exercise) -> None:
    own = variant(lesson, exercise, next(judge.combinations(exercise.variation)))
    assert (own.solution, own.starter, own.hints) == (exercise.solution, exercise.starter, exercise.hints)
    assert [one.id for one in own.mistakes if not one.id.startswith(judge.OF_ANOTHER)] == [
        one.id for one in exercise.mistakes
    ]
    assert own.forms == exercise.forms and own.oracle is exercise.oracle


@pytest.mark.parametrize(
    ("lesson", "exercise"), [one for one in VARIED if one[1].id.endswith("step")], ids=["lstm", "gru"]
)
def test_a_variants_named_mistakes_are_named(lesson, exercise: judge.Exercise) -> None:
    one = variant(lesson, exercise, last(exercise))
    wrong = [text for mistake in one.mistakes if (text := wrong_mistake(one, mistake, run_here))]
    assert [text for text in wrong if judge.OF_ANOTHER not in text] == []
    alone = replace(one, mistakes=tuple(each for each in one.mistakes if not each.source))
    assert same_twice(alone, 3) == []


def test_an_answer_to_another_variant_is_refused_with_that_as_the_reason() -> None:
    lesson = course().lesson("02")
    mine, theirs = (judge.variants_of(lesson, (("order", order),))["lstm-step"] for order in ("iofg", "figo"))
    verdict = verdict_on(mine, theirs.solution, run=warm_box.run)
    assert verdict.mistake == "variant: order figo" and "another variant of the exercise" in verdict.message
    renamed = theirs.solution.replace("blocks", "sums").replace("c_new", "cell")
    assert verdict_on(mine, renamed, run=run_here).mistake == "variant: order figo", "by what it does, not by its text"
    assert verdict_on(mine, mine.solution, run=warm_box.run).status == "passed"


def test_the_answer_of_a_step_and_its_loop_belong_together() -> None:
    lesson = course().lesson("03")
    found = judge.variants_of(lesson, (("order", "zrn"), ("update", "writes")))
    sequence = found["gru-sequence"]
    assert sequence.base is found["gru-step"] and "return z * n + (1 - z) * h" in dict(sequence.cells)["gru-step"]
    assert "z, r, n" in found["gru-step"].starter and "z, r, n" in judge.task_of(sequence, {"order": "zrn"})
    assert found["convert-update"].oracle is judge.exercises(lesson)["convert-update"].oracle


def test_hints_follow_the_variant() -> None:
    found = judge.variants_of(course().lesson("03"), (("order", "zrn"), ("update", "writes")))["gru-step"]
    assert "a share z of the candidate" in found.hints[3] and "for z, for r, for n" in found.hints[1]


def for_units(units: int, solution: str) -> str:
    """A right answer in which a number stands for the number of units."""
    hard = re.sub(
        r"np\.split\((\w+), (\d), axis=1\)",
        lambda found: f"({found[1]}[:, {units} * k : {units} * (k + 1)] for k in range({found[2]}))",
        solution,
    )
    assert hard != solution
    return hard


@pytest.mark.parametrize(("number", "ident"), [("02", "lstm-step"), ("03", "gru-step")])
def test_code_for_anothers_sizes_is_refused_with_that_as_the_reason(number: str, ident: str) -> None:
    lesson = course().lesson(number)
    mine, theirs = (
        judge.variants_of(lesson, (("order", order), ("sizes", sizes)))[ident]
        for order, sizes in ((ORDERS[ident][0], SIZES[0]), (ORDERS[ident][1], SIZES[1]))
    )
    for units, sizes in ((3, "I=5 H=3"), (4, "I=2 H=4"), (2, "I=3 H=2")):
        found = verdict_on(mine, for_units(units, mine.solution), run=run_here)
        assert (found.status, found.points) == ("error", 0) and f"sizes {sizes}" in (found.mistake or "")
        assert (
            f"the one with {found.mistake.removeprefix(judge.OF_ANOTHER)}. Yours is the one with order "
            in found.message
        )
    copied = verdict_on(mine, for_units(3, theirs.solution), run=warm_box.run)
    assert copied.mistake and {f"order {ORDERS[ident][1]}", "sizes I=5 H=3"} <= set(
        copied.mistake.removeprefix(judge.OF_ANOTHER).split(", ")
    ), "another's order and sizes at once"
    assert verdict_on(mine, for_units(5, mine.solution), run=run_here).status == "passed", "one's own may stand there"
    nobodys = verdict_on(mine, for_units(7, mine.solution), run=run_here)
    assert nobodys.status == "error" and nobodys.mistake is None
    order = verdict_on(mine, judge.variants_of(lesson, (("order", ORDERS[ident][1]),))[ident].solution, run=run_here)
    assert order.mistake and "sizes" not in order.mistake, "an answer to another order hangs on no size"


@pytest.mark.parametrize(("number", "ident"), [("02", "lstm-step"), ("03", "gru-step")])
def test_a_variant_of_one_size_has_inputs_of_that_size_and_names_it(number: str, ident: str) -> None:
    lesson = course().lesson(number)
    for sizes in SIZES:
        one = judge.variants_of(lesson, (("sizes", sizes),))[ident]
        expected = judge.expectation(one, 1)
        inputs, units = (int(part[2:]) for part in sizes.split())
        assert {(case.inputs["x"].shape[-1], case.inputs["h"].shape[-1]) for case in expected.cases} == {
            (inputs, units)
        }
        assert len({case.inputs["x"].shape[0] for case in expected.cases}) > 3, "the number of sequences still differs"
        values = next(judge.combinations(one.variation)) | {"sizes": sizes}
        assert f"{inputs} inputs and your layer {units} units" in judge.task_of(one, values)
        if sizes != SIZES[0]:  # what one of them sets apart, all do
            continue
        named = [text for mistake in one.mistakes if mistake.edit and (text := wrong_mistake(one, mistake, run_here))]
        assert [text for text in named if judge.OF_ANOTHER not in text and "not-transposed" not in text] == []


@pytest.mark.parametrize(
    ("number", "ident", "edit", "mistake"),
    [
        ("02", "lstm-step", ("weight_ih.T", "weight_ih"), "weights-not-transposed"),
        ("02", "lstm-step", ("x @ weight_ih.T", "x @ weight_hh.T"), None),
        ("02", "lstm-step", ("np.split(blocks, 4, axis=1)", "np.split(blocks, 3, axis=1)"), None),
        ("03", "gru-step", ("x @ weight_ih.T", "x @ weight_hh.T"), None),
        ("03", "gru-step", ("3, axis=1)", "4, axis=1)"), None),
    ],
)
def test_where_all_inputs_have_one_size_an_error_accuses_nothing_that_is_right(
    number: str, ident: str, edit: tuple[str, str], mistake: str | None
) -> None:
    one = judge.variants_of(course().lesson(number), (("sizes", SIZES[0]),))[ident]
    wrong = one.solution.replace(*edit)
    assert wrong != one.solution
    found = verdict_on(one, wrong, run=run_here)
    assert (found.status, found.mistake) == ("error", mistake)
    if mistake is None:
        assert found.message.startswith("Your code stopped in line ")


@pytest.mark.parametrize("values", [(("order", "fgio"),), (("size", "3"),)])
def test_what_is_no_variant_is_refused_with_what_there_is(values) -> None:
    with pytest.raises(ValueError, match=r"It has order: ifgo, figo"):
        judge.variants_of(course().lesson("02"), values)


def test_restacking_there_and_back_changes_nothing() -> None:
    import numpy as np

    rows = np.arange(16.0).reshape(8, 2)
    there = restacked(rows, "ifgo", "figo")
    assert there[0, 0] == rows[2, 0] and (restacked(there, "figo", "ifgo") == rows).all()


def test_a_variation_that_cannot_be_meant_is_refused(tmp_path) -> None:
    import shutil

    source = course().lesson("02")
    folder = tmp_path / source.name
    shutil.copytree(source.folder, folder)
    shutil.copy(source.course.root / "concepts.yaml", tmp_path / "concepts.yaml")
    step, loop = folder / "exercises" / "lstm_step.py", folder / "exercises" / "lstm_sequence.py"
    text = step.read_text(encoding="utf-8")
    step.write_text(text.replace('"order": tuple(ORDERS)', '"order": ("ifgo",)'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"lstm_step\.py:\d+.*two values or more"):
        judge.exercises(own_lesson(folder))
    step.write_text(text.replace('"sizes": tuple(LAYER_SIZES)', '"sizes": tuple(LAYER_SIZES)[1:]'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"lstm_step\.py:\d+.*Give it the values 'any', then three sizes or more"):
        judge.exercises(own_lesson(folder))
    step.write_text(text, encoding="utf-8")
    without = loop.read_text(encoding="utf-8").replace("variation=Variation({", "variation=None and Variation({")
    loop.write_text(without, encoding="utf-8")
    with pytest.raises(ContentError, match="builds on 'lstm-step', which varies in order"):
        judge.exercises(own_lesson(folder))

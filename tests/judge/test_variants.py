"""Variants of an exercise: each is tried in both directions, and an answer to another one is refused with that as the reason."""

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

LESSONS = list(course().lessons.values())
VARIED = [(one, each) for one in LESSONS for each in judge.exercises(one).values() if each.variation]
IDS = [each.id for _, each in VARIED]


def last(exercise: judge.Exercise) -> dict[str, str]:
    """The variant that is farthest from the lesson's own."""
    assert exercise.variation is not None
    return list(judge.combinations(exercise.variation))[-1]


def variant(lesson, exercise: judge.Exercise, values: Mapping[str, str]) -> judge.Exercise:
    return judge.variants_of(lesson, tuple(sorted(values.items())))[exercise.id]


def test_block_order_and_convention_are_there_to_draw_from() -> None:
    by_id = {each.id: each.variation.parameters for _, each in VARIED if each.variation}
    assert len(by_id["lstm-step"]["order"]) == 6 and set(by_id["gru-step"]) == {"order", "update"}
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
    step.write_text(text, encoding="utf-8")
    without = loop.read_text(encoding="utf-8").replace("variation=Variation({", "variation=None and Variation({")
    loop.write_text(without, encoding="utf-8")
    with pytest.raises(ContentError, match="builds on 'lstm-step', which varies in order"):
        judge.exercises(own_lesson(folder))

"""Every exercise of the course: the starter is not attempted, each named mistake is told by name, the solution passes."""

import pytest

from helpers import judge
from helpers.authoring.check import leaks, same_twice, wrong_mistake, wrong_solution, wrong_starter
from helpers.content import course
from tests.judge import warm_box

pytestmark = pytest.mark.slow

EXERCISES = [exercise for lesson in course().lessons.values() for exercise in judge.exercises(lesson).values()]
MISTAKES = [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_starter_is_not_attempted(exercise: judge.Exercise) -> None:
    assert wrong_starter(exercise) == ""


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_solution_passes_in_a_learners_box(exercise: judge.Exercise) -> None:
    assert wrong_solution(exercise) == ""


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_solution_passes_in_a_classs_box(exercise: judge.Exercise, seed: int) -> None:
    assert wrong_solution(exercise, seed, warm_box.run) == ""


@pytest.mark.parametrize("exercise,mistake", MISTAKES, ids=[f"{e.id}-{m.id}" for e, m in MISTAKES])
def test_a_named_mistake_is_named(exercise: judge.Exercise, mistake: judge.Mistake) -> None:
    assert wrong_mistake(exercise, mistake, warm_box.run) == ""


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("seed", range(1, 6))
def test_mistakes_differ_from_each_other_and_from_what_is_right_for_any_seed(
    exercise: judge.Exercise, seed: int
) -> None:
    assert same_twice(exercise, seed) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_no_message_and_no_hint_prints_a_line_of_the_solution(exercise: judge.Exercise) -> None:
    assert leaks(exercise) == []

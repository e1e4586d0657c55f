"""Every exercise of the course: the starter is not attempted, each named mistake is told by name, the solution passes."""

import pytest

from helpers import judge
from helpers.content import course

EXERCISES = [exercise for lesson in course().lessons.values() for exercise in judge.exercises(lesson).values()]
MISTAKES = [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes]


def check(exercise: judge.Exercise, answer: str, seed: int = 0) -> judge.Verdict:
    return judge.check(exercise, judge.collect(exercise.function, exercise.cells_with(answer), exercise.grants), seed)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_starter_is_not_attempted(exercise: judge.Exercise) -> None:
    verdict = check(exercise, exercise.starter)
    assert (verdict.status, verdict.points) == ("not attempted", 0)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_solution_passes(exercise: judge.Exercise, seed: int) -> None:
    verdict = check(exercise, exercise.solution, seed)
    assert (verdict.status, verdict.points, verdict.mistake) == ("passed", exercise.points, None), verdict


@pytest.mark.parametrize("exercise,mistake", MISTAKES, ids=[f"{e.id}-{m.id}" for e, m in MISTAKES])
def test_a_named_mistake_is_told_by_name(exercise: judge.Exercise, mistake: judge.Mistake) -> None:
    verdict = check(exercise, mistake.wrong_source(exercise.solution))
    assert (verdict.mistake, verdict.points) == (mistake.id, 0), verdict
    assert verdict.status in ("wrong", "error")
    assert mistake.message in verdict.message


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("seed", range(1, 6))
def test_mistakes_differ_from_each_other_and_from_what_is_right_for_any_seed(
    exercise: judge.Exercise, seed: int
) -> None:
    expected = judge.expectation(exercise, seed)
    found = [("the solution", expected.right), *((mistake.id, does) for mistake, does in expected.wrong)]
    for number, (name, does) in enumerate(found):
        for other, its in found[:number]:
            assert not judge.same_behaviour(does, its, exercise.tolerance), f"{name} does what {other} does"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_no_message_and_no_hint_prints_a_line_of_the_solution(exercise: judge.Exercise) -> None:
    lines = {line.strip() for line in exercise.solution.splitlines()} - {
        line.strip() for line in exercise.starter.splitlines()
    }
    texts = [*exercise.hints, *exercise.parts.values(), *(mistake.message for mistake in exercise.mistakes)]
    for line in (line for line in lines if any(sign.isalpha() for sign in line)):  # a bracket alone tells nothing
        right = line.partition("=")[2].strip() or line
        assert [text for text in texts if right in text or line in text] == []

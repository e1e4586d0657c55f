"""Questions test ideas, not the eye: the right option does not stand out by its length, and "several" may be any number."""

import pytest

from helpers.content import OneQuestion, SeveralQuestion, course

LESSONS = course().lessons


def single_choices(slugs: list[str]) -> list[OneQuestion]:
    return [one for slug in slugs for one in LESSONS[slug].quiz.values() if isinstance(one, OneQuestion)]


def longest_is_right(question: OneQuestion) -> bool:
    [right] = [len(option.text) for option in question.options if option.correct]
    return right >= max(len(option.text) for option in question.options)


@pytest.mark.parametrize("slugs", [*([slug] for slug in LESSONS), list(LESSONS)], ids=str)
def test_the_right_option_is_the_longest_in_at_most_four_of_ten(slugs: list[str]) -> None:
    questions = single_choices(slugs)
    longest = [question.id for question in questions if longest_is_right(question)]
    assert len(longest) <= 0.4 * len(questions), longest


def test_several_has_between_one_and_four_right_answers_and_not_always_as_many() -> None:
    several = [one for lesson in LESSONS.values() for one in lesson.quiz.values() if isinstance(one, SeveralQuestion)]
    right = {sum(option.correct for option in question.options) for question in several}
    assert len(several) > 4 and right <= {1, 2, 3, 4} and len(right) >= 3


def test_every_wrong_option_says_why_it_is_wrong() -> None:
    options = [option for question in single_choices(list(LESSONS)) for option in question.options]
    assert all(option.why for option in options)

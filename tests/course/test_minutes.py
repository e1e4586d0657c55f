"""The minutes that a lesson states are not wishes: they follow from what it asks of a learner."""

import pytest

from helpers.authoring.check import sittings, wrong_minutes
from helpers.content import course


@pytest.mark.parametrize("slug", course().lessons)
def test_a_sitting_takes_as_long_as_it_says_and_the_core_fits_an_evening(slug: str) -> None:
    lesson = course().lesson(slug)
    assert list(wrong_minutes(lesson)) == []
    longest = 60 if lesson.front.kind == "review" else 40  # a review is taken in pieces
    stated, takes = [one.minutes for one in lesson.front.sittings], sittings(lesson)
    assert max(stated) <= 20 and sum(stated) <= longest
    assert max(takes) < 20.5 and sum(takes) < longest + 0.5
    for minutes, one in zip(stated, takes, strict=True):
        assert 0.9 < one / minutes < 1.1

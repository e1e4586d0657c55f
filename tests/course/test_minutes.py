"""The minutes that a lesson states are not wishes: they follow from what it asks of a learner."""

import pytest

from helpers.authoring.check import sittings, wrong_minutes
from helpers.content import course


@pytest.mark.parametrize("slug", course().lessons)
def test_a_sitting_takes_about_as_long_as_it_says(slug: str) -> None:
    lesson = course().lesson(slug)
    assert list(wrong_minutes(lesson)) == []
    stated = [one.minutes for one in lesson.front.sittings]
    assert max(stated) <= 20 and sum(stated) <= 36
    for minutes, takes in zip(stated, sittings(lesson), strict=True):
        assert 0.75 < takes / minutes < 1.25

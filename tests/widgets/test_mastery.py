"""The map of what is mastered: for the eye, and in words."""

import re

from helpers.study import Idea, Mastery, Place
from helpers.widgets import MasteryView

PLACE = Place(
    "Introduction to GRU", "Step 1: the update gate", "03_introduction_to_gru.ipynb", "introduction-to-gru-update"
)
VIEW = MasteryView(
    [
        (
            "Introduction to GRU",
            [Idea("Update <gate>", Mastery(0.75, 6.0), PLACE), Idea("Gate", Mastery(0.25, 1.0), None)],
        ),
        ("Review", []),
    ]
)


def test_in_words_there_is_a_line_for_each_idea():
    lines = VIEW.text.splitlines()
    assert lines[0] == "2 ideas: 1 firm, 1 too little to say."
    assert lines[1] == "Introduction to GRU" and len(lines) == 4
    assert re.fullmatch(r" +Update <gate> +████████░░ 75%, firm", lines[2])
    assert re.fullmatch(r" +Gate +██░░░░░░░░ 25%, too little to say", lines[3])


def test_drawn_it_has_bars_words_and_links():
    markup = VIEW._repr_html_()
    assert 'href="03_introduction_to_gru.ipynb#cell-id=introduction-to-gru-update">Update &lt;gate&gt;</a>' in markup
    assert 'width="75"' in markup and "75%, firm" in markup and "dashed" in markup
    assert markup.count('aria-hidden="true"') == 2 and "Review" not in markup

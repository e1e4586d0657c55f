"""Each corpus is split once, nothing is in two parts, and every symbol has a number."""

import pytest

from helpers.content import course as course_on_disk
from helpers.experiments import COURSE_TEXT, DataFile, corpora
from helpers.experiments.course_text import KEPT, course_text


def test_a_list_of_words_is_split_by_words() -> None:
    words = corpora.words()
    parts = [part.split("\n")[:-1] for part in (words.train, words.validation, words.test)]
    assert all(part.endswith("\n") for part in (words.train, words.validation, words.test))
    everything = [word for part in parts for word in part]
    assert len(everything) == len(set(everything)) > 100_000
    assert [round(len(part) / len(everything), 2) for part in parts] == [0.8, 0.1, 0.1]
    assert words.symbols == "\nabcdefghijklmnopqrstuvwxyz" and "appendage" in everything


def test_the_courses_text_is_split_in_pieces_and_nothing_is_lost() -> None:
    course = corpora.course()
    whole = COURSE_TEXT.path().read_text(encoding="ascii")
    assert len(course.train) + len(course.validation) + len(course.test) == len(whole)
    assert course.symbols[0] == "\n" and set(course.symbols) <= set(KEPT)
    for part in (course.train, course.validation, course.test):
        lines = part.split("\n")[:-1]
        assert set(lines) <= set(whole.split("\n")) and len(part) / len(whole) > 0.09


def test_a_snapshot_is_plain_text_of_prose_and_talks() -> None:
    text = course_text(course_on_disk())
    assert set(text) <= set(KEPT) and len(text) > 100_000
    assert "Mira: " in text and "In one line. " in text and "\n\n\n" not in text
    assert "import numpy" not in text and "SOLUTION" not in text


def test_downloads_are_split_too(downloaded: list[DataFile]) -> None:
    assert {one.name for one in downloaded} >= {"names", "shakespeare"}, "their copies lie beside the checkout"
    names, plays = corpora.names(), corpora.shakespeare()
    assert not set(names.train.split()) & set(names.test.split())
    assert len(plays.symbols) == 65 and plays.symbols[0] == "\n"
    assert [round(len(part) / 1_115_394, 1) for part in (plays.train, plays.validation, plays.test)] == [0.8, 0.1, 0.1]


def test_symbols_have_numbers() -> None:
    assert corpora.as_ids("cab", "\nabc").tolist() == [3, 1, 2]
    with pytest.raises(ValueError, match="the text has 'é', which is not among the symbols"):
        corpora.as_ids("é", "\nabc")

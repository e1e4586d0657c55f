"""Plots that everybody can read."""

import matplotlib.pyplot as plt
import pytest

from helpers.experiments import show


def test_show_gives_alt_text_and_a_table_and_closes_the_figure() -> None:
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    picture = show(fig, alt='A "line" & more', data={"x": [1, 2], "y": [0.5, 1 / 3]})
    assert 'alt="A &quot;line&quot; &amp; more"' in picture.html
    assert "<td>0.3333</td>" in picture.html
    assert '<th scope="col">x</th>' in picture.html
    assert plt.get_fignums() == []
    assert repr(picture) == '[figure: A "line" & more]'


def test_show_refuses_a_figure_without_words_and_a_ragged_table() -> None:
    fig, _ = plt.subplots()
    with pytest.raises(ValueError, match="alt is empty"):
        show(fig, alt=" ")
    with pytest.raises(ValueError, match="equal lengths"):
        show(fig, alt="A line", data={"x": [1], "y": [1, 2]})
    plt.close(fig)


def test_the_same_figure_gives_the_same_bytes() -> None:
    def draw() -> str:
        fig, ax = plt.subplots()
        ax.plot([1, 2])
        return show(fig, alt="A line").html

    assert draw() == draw()

"""Words of the prose lead to the glossary: each at its first use in a section, and nowhere but in prose."""

import re

import pytest

from helpers.authoring._build import with_terms
from helpers.authoring._terms import Terms
from helpers.content import course

COURSE = course()
TERMS = Terms(COURSE)
LINK = re.compile(r'\[([^\]]+)\]\(([^) ]+)#cell-id=review-term-([a-z0-9-]+) "([^"]+)"\)')


def linked(*sources: str) -> list[list[tuple[str, str]]]:
    """For each cell, which words are linked and to which entry."""
    return [[(found[1], found[3]) for found in LINK.finditer(text)] for text in TERMS.linked(sources)]


def test_the_first_use_in_each_section_links_and_no_other() -> None:
    first, second, third = linked("## One\nA gate, and the gate.", "Gates again.", "### Two\nA gate.\n\nThe gate.")
    assert (first, second, third) == ([("gate", "gate")], [], [("gate", "gate")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The forget gate is a gate.", [("forget gate", "forget-gate"), ("gate", "gate")]),
        ("Biases and gates.", [("Biases", "bias"), ("gates", "gate")]),
        ("A plain RNN is an RNN.", [("plain RNN", "plain-rnn"), ("RNN", "recurrent-network")]),
        ("An **LSTM**, *by its gates*.", [("LSTM", "lstm"), ("gates", "gate")]),
        ("The gate's share.", [("gate", "gate")]),
        ("A gateway, an investigate, a half-gate, an rnn.", []),
    ],
)
def test_the_longest_name_wins_and_the_plural_counts(text: str, found: list[tuple[str, str]]) -> None:
    assert linked(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "### The forget gate",
        "> **In one line.** A gate is a share.",
        "Call `gate(seed)` or ``a gate``.",
        "```\na gate\n```",
        "The sum $gate + seed$ and\n\n$$\n\\text{forget gate}\n$$\n",
        "See [the gate](https://example.org/gate) or ![a gate](gate.png).",
        "| gate | seed |\n|---|---|\n| gate | 1 |",
        "<details><summary><b>The gate</b></summary>",
    ],
)
def test_what_is_no_prose_stays_as_it_is(text: str) -> None:
    assert list(TERMS.linked([text])) == [text]


def test_a_link_says_what_the_word_means() -> None:
    [text] = TERMS.linked(["Each seed is another roll."])
    found = LINK.search(text)
    assert found is not None
    assert found[2] == "09_review.ipynb" and found[4] == f"Seed: {COURSE.glossary['seed'].definition}"


def test_bold_is_a_term_or_the_beginning_of_a_paragraph() -> None:
    text = (
        "**A question.** What is a **gate**?\n\nA **fnord**, `**code**`, $a**b**c$.\n\n> **Forget gates** or **gone**"
    )
    assert list(TERMS.unknown(text)) == [(2, "fnord"), (4, "gone")]


def test_every_link_of_every_notebook_leads_to_an_entry() -> None:
    home = TERMS.home
    assert home is not None
    entries = {cell.id: cell.source for cell in with_terms(home).learner.cells if cell.id.startswith("review-term-")}
    assert sorted(entries) == sorted(f"review-term-{ident}" for ident in COURSE.glossary)
    for lesson in COURSE.lessons.values():
        cells = with_terms(lesson).learner.cells
        links = [found for cell in cells if cell.cell_type == "markdown" for found in LINK.finditer(cell.source)]
        assert {found[3] for found in links} <= set(COURSE.glossary)
        assert {found[2] for found in links} <= {f"{home.name}.ipynb"}
        assert lesson.front.kind != "lesson" or len(links) > 40, lesson.slug
    ids = {f"{one.slug}-{cell.label}" for one in COURSE.lessons.values() for cell in one.cells}
    assert set(re.findall(r"#cell-id=([a-z0-9-]+)", "".join(entries.values()))) <= ids


def test_the_links_are_the_notebooks_own() -> None:
    """What a learner reads has links; what an author writes and a minute counts has none."""
    for lesson in COURSE.lessons.values():
        assert not any("-term-" in cell.source for cell in lesson.cells)

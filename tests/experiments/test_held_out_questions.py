"""The held-out questions: every intent in both parts, terms that the course has, and nothing twice."""

from collections import Counter
from pathlib import Path

import yaml

from helpers import content

FILE = Path(content.__file__).parents[1] / "experiments" / "held_out_questions.yaml"
INTENTS = {"define", "equation", "where", "compare", "evidence", "example", "using", "smalltalk", "outside"}


def test_every_intent_is_in_both_parts_and_every_term_in_the_glossary() -> None:
    questions = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    count = Counter((question["intent"], question["part"]) for question in questions)
    assert {intent for intent, _ in count} == INTENTS
    assert all(abs(count[intent, "choose"] - count[intent, "report"]) <= 1 for intent in INTENTS)
    assert count["outside", "report"] >= 15 and len(questions) >= 150
    assert len({question["text"].casefold() for question in questions}) == len(questions)
    known = content.course().glossary
    assert {term for question in questions for term in question["terms"]} <= set(known)
    for question in questions:
        assert len(question["said"]) == len(question["terms"])
        assert all(words in question["text"] for words in question["said"])
    assert all(len(question["terms"]) >= 2 for question in questions if question["intent"] == "compare")
    assert not any(
        question["terms"] for question in questions if question["intent"] in ("using", "smalltalk", "outside")
    )

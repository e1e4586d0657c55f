"""A page of the site in Firefox: a question, a card and an exercise from the keyboard, and what was done after a reload."""

from pathlib import Path
from typing import Any

import pytest

from helpers.content import course
from tests.firefox import learner, program

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SLUG = "introduction-to-lstm"
SOLUTION = course().lesson(SLUG).exercise_cell("lstm-step").solution


@pytest.fixture(scope="module")
def saw(address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    job = {
        "firefox": program(),
        "address": address,
        "page": f"{SLUG}.html",
        "exercise": "lstm-step",
        "answers": {"wrong": SOLUTION.replace("c_new = f * c", "c_new = (1 - f) * c"), "right": SOLUTION},
        "signs": {"wrong": "seems", "right": "agrees"},
    }
    folder = tmp_path_factory.mktemp("firefox")
    return learner(Path(__file__).parent / "firefox.cjs", job, {"TMPDIR": str(folder)}, timeout=400)


def test_a_question_and_a_card_are_there_after_a_reload(saw: dict[str, Any]) -> None:
    assert "✓ Stored" in saw["card"]
    assert "1 question answered" in saw["again"] and "1 card rated" in saw["again"]


def test_a_check_names_the_mistake_and_the_solution_passes(saw: dict[str, Any]) -> None:
    assert "f = 1 seems to erase" in saw["wrong"]
    assert "agrees with the course's own" in saw["right"]
    assert "2 tries at exercises" in saw["again"]


def test_nothing_fails_and_nothing_is_fetched_elsewhere(saw: dict[str, Any]) -> None:
    assert saw["errors"] == [] and saw["foreign"] == []

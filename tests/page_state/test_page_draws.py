"""The numbers of the final test's questions are drawn on a page as Python draws them: for the same test the same texts and answers."""

import json
import random
from pathlib import Path

import pytest

from helpers.authoring._node import node
from helpers.content import NumberQuestion, course
from helpers.study import asked_in, bank, bank_payload
from helpers.study.activities.quiz import shown_question

pytestmark = pytest.mark.slow

DRAWS = Path(__file__).with_name("draws.js")
BANK = bank(course())


def test_every_question_with_numbers_and_numbers_with_four_digits() -> None:
    stream = random.Random(7)
    seeds = [f"{stream.randrange(16**12):012x}" for _ in range(60)]
    numbers = [stream.uniform(-1, 1) * 10 ** stream.uniform(-9, 9) for _ in range(300)]
    numbers += [0.0, -0.5, 1.0625, 1.0635, 12.345, 1234.5, 1235.5, 99995.0, 0.00001, 9999.5, 100000.0, -2.5e-7]
    given = {"pool": bank_payload(course()), "seeds": seeds, "numbers": numbers}
    found = json.loads(node(DRAWS, cwd=DRAWS.parent, given=json.dumps(given)))
    assert found["digits"] == [format(one, ".4g") for one in numbers]
    assert len(found["questions"]) >= 10
    for key, drawn in found["questions"].items():
        for seed, one in zip(seeds, drawn, strict=True):
            expected = asked_in(seed, key, BANK[key])
            assert isinstance(expected, NumberQuestion)
            shown = shown_question(expected)
            assert {name: one[name] for name in ("question", "why", "unit")} == {
                name: shown[name] for name in ("question", "why", "unit")
            }
            assert [one["answer"], one["margin"]] == pytest.approx([shown["answer"], shown["margin"]], rel=1e-12)
            for wrong, other in zip(one["wrong"], shown["wrong"], strict=True):
                assert wrong["why"] == other["why"] and wrong["misconception"] == other["misconception"]
                assert [wrong["value"], wrong["margin"]] == pytest.approx([other["value"], other["margin"]], rel=1e-12)

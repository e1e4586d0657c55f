"""“Name the gate”: its unit is the course's own cell with weights set by hand, its faults do what they say, its rounds can be decided."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from helpers import judge
from helpers.content import course
from helpers.nets import gru_step, lstm_step, rnn_step
from helpers.study.activities.game import FAULTS, LEVELS, GameActivity

from .host import modules

pytestmark = pytest.mark.browser

EXERCISE = judge.exercises(course().lesson("introduction-to-lstm"))["lstm-step"]
MISTAKES = [fault.id for fault in LEVELS[-1].faults]
CONTENT = GameActivity.content(None)["levels"]
OPEN = 5.0


@pytest.fixture(scope="module")
def game(browser: Browser) -> Iterator[Page]:
    with modules(browser, "game/unit", "game/round") as page:
        yield page


def inputs_of(game: Page, seed: int = 3) -> list[dict[str, float]]:
    return game.evaluate(
        """(seed) => { let state = seed; const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
                       return module.drawInputs(random); }""",
        seed,
    )


def ran(game: Page, cell: str, fault: str, inputs: list[dict[str, float]]) -> np.ndarray:
    """c and h at each step, (T, 2)."""
    found = game.evaluate("([cell, fault, inputs]) => module.run(cell, fault, inputs)", [cell, fault, inputs])
    return np.array([[at["c"], at["h"]] for at in found])


def rows(inputs: list[dict[str, float]]) -> np.ndarray:
    """x and the marks W, C, A at each step, (T, 1, 4)."""
    return np.array([[[one[name] for name in ("x", "w", "k", "a")]] for one in inputs], float)


# Blocks i, f, g, o; weights on x, W, C, A.
LSTM = np.array([[0, 10, 0, 0], [0, 0, -10, 0], [1.2, 0, 0, 0], [0, 0, 0, 10]], float)
LSTM_BIAS = np.array([-OPEN, OPEN, 0, -OPEN])


def lstm_run(step: Any, inputs: list[dict[str, float]]) -> np.ndarray:
    h = c = np.zeros((1, 1))
    found = []
    for x in rows(inputs):
        h, c = step(x, h, c, LSTM, np.zeros((4, 1)), LSTM_BIAS)
        found.append([c.item(), h.item()])
    return np.array(found)


def test_without_a_fault_it_is_the_courses_own_cell(game: Page) -> None:
    for seed in (3, 4, 5):
        inputs = inputs_of(game, seed)
        np.testing.assert_allclose(ran(game, "lstm", "none", inputs), lstm_run(lstm_step, inputs), atol=1e-12)
        h = r = np.zeros((1, 1))
        gru = np.array([[0, 0, -10, 0], [0, -10, -10, 0], [1.2, 0, 0, 0]], float)
        for x, at in zip(rows(inputs), ran(game, "gru", "none", inputs), strict=True):
            h = gru_step(x, h, gru, np.array([[0], [0], [1.5]]), np.array([OPEN, OPEN, 0]), np.zeros(3))
            r = rnn_step(x, r, np.array([[1.2, 0, 0, 0]]), np.array([[0.9]]), np.zeros(1))
            assert at[1] == pytest.approx(h.item(), abs=1e-12)
        assert ran(game, "rnn", "none", inputs)[-1, 1] == pytest.approx(r.item(), abs=1e-12)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_the_exercises(game: Page, mistake: str) -> None:
    known = next(one for one in EXERCISE.mistakes if one.id == mistake)
    names: dict[str, Any] = {"np": np}
    exec(known.wrong_source(EXERCISE.solution), names)
    inputs = inputs_of(game)
    np.testing.assert_allclose(
        ran(game, "lstm", mistake, inputs), lstm_run(names["lstm_step"], inputs), atol=1e-12, err_msg=mistake
    )


@pytest.mark.parametrize("gate", "ifo")
@pytest.mark.parametrize("at", [0, 1])
def test_a_stuck_gate_is_a_gate_of_that_value(game: Page, gate: str, at: int) -> None:
    inputs = inputs_of(game)
    bias, weights = LSTM_BIAS.copy(), LSTM.copy()
    block = "ifgo".index(gate)
    bias[block], weights[block] = (800.0 if at else -800.0), 0.0
    h = c = np.zeros((1, 1))
    for x, seen in zip(rows(inputs), ran(game, "lstm", f"{gate}={at}", inputs), strict=True):
        h, c = lstm_step(x, h, c, weights, np.zeros((4, 1)), bias)
        np.testing.assert_allclose(seen, [c.item(), h.item()], atol=1e-12)


@pytest.mark.parametrize("gate", "rz")
@pytest.mark.parametrize("at", [0, 1])
def test_a_stuck_gate_of_a_gru_too(game: Page, gate: str, at: int) -> None:
    inputs, h = inputs_of(game), 0.0
    for one, seen in zip(inputs, ran(game, "gru", f"{gate}={at}", inputs), strict=True):
        gates = {"r": 1 / (1 + np.exp(10 * one["k"] - 5)), "z": 1 / (1 + np.exp(10 * one["w"] + 10 * one["k"] - 5))}
        gates[gate] = at
        candidate = np.tanh(1.2 * one["x"] + gates["r"] * 1.5 * h)
        h = (1 - gates["z"]) * candidate + gates["z"] * h
        assert seen[1] == pytest.approx(h, abs=1e-12)


def test_every_fault_is_known_on_both_sides_and_has_an_option_and_a_concept_with_cards(game: Page) -> None:
    known = set(game.evaluate("() => Object.keys(module.FAULTS)"))
    kinds = {fault.id for fault in LEVELS[3].faults}
    assert {fault for _, fault in FAULTS} - kinds == known
    concepts = {card.concept for lesson in course().lessons.values() for card in lesson.cards.values()}
    for level in LEVELS:
        assert {fault.option for fault in level.faults} == set(level.options)
        assert {fault.concept for fault in level.faults} <= concepts


@pytest.mark.parametrize("number", range(len(LEVELS)))
def test_a_round_can_be_decided_and_every_answer_is_right_now_and_then(game: Page, number: int) -> None:
    """Of 300 rounds: what is shown differs clearly from what every other answer would show."""
    level = CONTENT[number]
    found = game.evaluate(
        """(level) => Array.from({length: 300}, (_, seed) => {
            const round = module.makeRound(level, seed);
            const others = level.faults.filter((one) => one.option !== round.fault.option
                && round.options.some(([id]) => id === one.option));
            const runs = others.map((one) => level.cell ? module.run(level.cell, one.id, round.inputs)
                                                        : module.run(one.id, "none", round.inputs));
            return {option: round.fault.option, options: round.options.length,
                    nearest: Math.min(...runs.map((run) => module.apart(run, round.run, round.curves)))};
        })""",
        level,
    )
    assert min(one["nearest"] for one in found) >= 0.3
    assert {one["option"] for one in found} == {option for option, _ in level["options"]}
    shares = [sum(one["option"] == option for one in found) / 300 for option, _ in level["options"]]
    assert min(shares) * len(shares) > 0.5 and max(shares) * len(shares) < 1.6
    assert {one["options"] for one in found} == {level["at_once"] or len(level["options"])}


def test_the_level_follows_the_learner(game: Page) -> None:
    def go(*rounds: bool, level: int = 1) -> int:
        row = 0
        for right in rounds:
            row = row + 1 if right else 0
            level = game.evaluate("(all) => module.nextLevel(...all)", [level, row, right, len(LEVELS)])
        return level

    assert go(True) == 1 and go(True, True) == 2 and go(*[True] * 4) == 3
    assert go(True, False, True) == 1 and go(False) == 1 and go(False, level=4) == 3
    assert go(*[True] * 40) == len(LEVELS)


def test_the_harder_and_the_quicker_the_more(game: Page) -> None:
    points = [game.evaluate("(all) => module.points(...all)", each) for each in ([1, 0], [3, 0], [3, 12.2], [3, -2])]
    assert points == [10, 30, 43, 30]

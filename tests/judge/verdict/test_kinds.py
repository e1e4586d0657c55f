"""The kinds of wrong answers that people write, and every two known mistakes together: what is said, and that nothing right is accused."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from random import Random

import numpy as np
import pytest

from helpers import judge
from helpers.content import course
from helpers.judge.contract import behaviour, inputs_of
from helpers.judge.inside import observe
from helpers.judge.verdict import same_behaviour
from helpers.judge.verdict._diagnose import Trial, guilty_part, slip
from helpers.judge.verdict._known import Entry
from tests.judge import warm_box

pytestmark = pytest.mark.slow

EXERCISES = {one.id: one for lesson in course().lessons.values() for one in judge.exercises(lesson).values()}
VARIANTS = [(exercise, variant) for exercise in EXERCISES.values() for variant in exercise.variants]
LSTM, GRU = EXERCISES["lstm-step"], EXERCISES["gru-step"]


def verdict_on(exercise: judge.Exercise, function: Callable) -> judge.Verdict:
    """What a check says of a function; it runs in this process, as there are thousands."""
    expected = judge.expectation(exercise)
    records = []
    with np.errstate(all="ignore"):
        for case in expected.cases:
            told, arrays = observe(function, list(inputs_of(exercise, case).values()))
            records.append(({**told, "case": case.id}, arrays))
    answer = judge.collect(exercise.function, exercise.cells_with(exercise.solution), exercise.grants)
    return judge.judge(expected, answer, judge.Outcome("finished", 0, "", tuple(records)))


def check(exercise: judge.Exercise, *edits: tuple[str, str]) -> judge.Verdict:
    """A check in the box of the solution with some edits."""
    wrong = exercise.solution
    for old, new in edits:
        assert wrong.count(old) == 1, old
        wrong = wrong.replace(old, new)
    return judge.check(
        exercise, judge.collect(exercise.function, exercise.cells_with(wrong), exercise.grants), run=warm_box.run
    )


# Orders of the blocks


@pytest.mark.parametrize("order", ["".join(one) for one in permutations("ifgo")][1:])
def test_each_order_of_the_four_blocks_is_recognised_in_a_step_and_in_a_sequence(order: str) -> None:
    edit = "i, f, g, o = np.split", f"{', '.join(order)} = np.split"
    verdict = check(LSTM, edit)
    assert verdict.mistake is not None
    assert ", ".join(order) in verdict.message
    step = LSTM.solution.replace(*edit)
    cells = [
        (label, step if label == LSTM.label else source)
        for label, source in EXERCISES["lstm-sequence"].cells_with(EXERCISES["lstm-sequence"].solution)
    ]
    above = judge.check(EXERCISES["lstm-sequence"], judge.collect("lstm_sequence", cells), run=warm_box.run)
    assert above.mistake == f"lstm-step/{verdict.mistake}"
    assert above.message.startswith("The loop is right; the step inside it is not")
    assert above.message.endswith(verdict.message)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("igfo", "as in TensorFlow's old LSTM cells"),
        ("iofg", "as in ONNX"),
        ("ifog", "as in Caffe and in the course CS231n"),
        ("gifo", "as in Chainer"),
        ("figo", "the order of OpenVINO"),
    ],
)
def test_who_stacks_the_blocks_so_is_said(order: str, told: str) -> None:
    assert told in check(LSTM, ("i, f, g, o = np.split", f"{', '.join(order)} = np.split")).message


def test_blocks_cut_by_slices_are_recognised_too() -> None:
    """From the numbers, not from the text; here as TensorFlow's old cells have them."""
    lines = "H = h.shape[1]; i, g, f, o = (blocks[:, k * H : (k + 1) * H] for k in range(4))"
    assert check(LSTM, ("i, f, g, o = np.split(blocks, 4, axis=1)", lines)).mistake == "blocks-igfo"


@pytest.mark.parametrize("order", ["".join(one) for one in permutations("rzn")][1:])
def test_each_order_of_the_three_blocks_is_recognised(order: str) -> None:
    edits = [
        (f"{one}_r, {one}_z, {one}_n = np", f"{', '.join(f'{one}_{block}' for block in order)} = np") for one in "xh"
    ]
    verdict = check(GRU, *edits)
    assert verdict.mistake is not None
    assert ", ".join(order) in verdict.message
    if order == "zrn":
        assert "the order of Keras and ONNX" in verdict.message
    sequence = EXERCISES["gru-sequence"]
    step = GRU.solution.replace(*edits[0]).replace(*edits[1])
    cells = [(label, step if label == GRU.label else source) for label, source in sequence.cells]
    assert (
        judge.check(sequence, judge.collect("gru_sequence", cells), run=warm_box.run).mistake
        == f"gru-step/{verdict.mistake}"
    )


# One slip of a kind


@pytest.mark.parametrize(
    ("exercise", "edits", "told"),
    [
        ("lstm-step", [("f * c +", "f * h +")], "The forget gate seems to scale h, not c."),
        ("lstm-step", [("o * np.tanh(c_new)", "np.tanh(o * c_new)")], "inside the tanh"),
        ("lstm-step", [("np.tanh(g)", "np.maximum(g, 0)")], "The candidate looks like a relu."),
        (
            "lstm-step",
            [("np.tanh(c_new)", "np.maximum(c_new, 0)")],
            "What is shown of the cell state looks like a relu.",
        ),
        (
            "lstm-step",
            [("np.tanh(g)", "np.maximum(g, 0)"), ("np.tanh(c_new)", "np.maximum(c_new, 0)")],
            "both look like a relu.",
        ),
        ("lstm-step", [("-f))", "-f)); f = f * (1 - f)")], "The forget gate looks like the slope of the sigmoid"),
        (
            "lstm-step",
            [("-o))", "-o)); o = 1 / (1 + np.exp(-o))")],
            "The output gate looks like a sigmoid of a sigmoid.",
        ),
        (
            "lstm-step",
            [(f"{gate} = 1 / (1 + np.exp(-{gate}))", f"{gate} = np.clip(0.2 * {gate} + 0.5, 0, 1)") for gate in "ifo"],
            "All three gates look like the hard sigmoid of older versions of Keras",
        ),
        (
            "lstm-step",
            [
                (
                    "i = 1 / (1 + np.exp(-i))",
                    "e = np.exp(i - i.max(axis=1, keepdims=True)); i = e / e.sum(axis=1)[:, None]",
                )
            ],
            "The input gate looks like a softmax over the units.",
        ),
        (
            "lstm-step",
            [("f = 1 / (1 + np.exp(-f))", "H = c.shape[1]; f = 1 / (1 + np.exp(-(f - bias[H : 2 * H] + bias[:H])))")],
            "The forget gate seems to use the bias of the input gate.",
        ),
        ("gru-step", [("np.tanh(x_n + r * h_n)", "np.maximum(x_n + r * h_n, 0)")], "The candidate looks like a relu."),
        (
            "gru-step",
            [("1 / (1 + np.exp(-(x_z + h_z)))", "np.clip((x_z + h_z) / 6 + 0.5, 0, 1)")],
            "The update gate looks like the hard sigmoid of PyTorch's `Hardsigmoid`",
        ),
        (
            "gru-step",
            [
                ("r * h_n", "(r * h) @ weight_hh[2 * h.shape[1] :].T + bias_hh[2 * h.shape[1] :]"),
                ("(1 - z) * n + z * h", "(1 - z) * h + z * n"),
            ],
            "This looks like the GRU of most blogs, which differs from PyTorch's in two ways at once",
        ),
    ],
)
def test_a_slip_of_a_kind_is_named(exercise: str, edits: list[tuple[str, str]], told: str) -> None:
    verdict = check(EXERCISES[exercise], *edits)
    assert verdict.mistake is not None
    assert told in verdict.message


@pytest.mark.parametrize(("exercise", "variant"), VARIANTS, ids=[f"{e.id}-{v.id}" for e, v in VARIANTS])
def test_each_variant_gets_its_own_message(exercise: judge.Exercise, variant: judge.Mistake) -> None:
    known = judge.expectation(exercise).known
    entry = next(entry for entry in known.entries if entry.mistake is variant)
    verdict = verdict_on(exercise, known.function(entry))
    assert (verdict.status, verdict.mistake, verdict.message) == ("wrong", variant.id, variant.message)


@pytest.mark.parametrize("exercise", ["rnn-sequence", "lstm-sequence", "gru-sequence"])
@pytest.mark.parametrize("given", [False, True])
def test_one_array_appended_again_and_again_is_named(exercise: str, given: bool) -> None:
    one = EXERCISES[exercise]
    step = one.base.function
    states = "h, c" if exercise.startswith("lstm") else "h"
    written = ", ".join(f"{state}[:]" for state in states.split(", "))
    edits = [(f"{states} = {step}", f"{written} = {step}")]
    if not given:
        copies = ", ".join(f"{state}.copy()" for state in states.split(", "))
        edits.append(("for x_t in x:", f"{states} = {copies}\n    for x_t in x:"))
    verdict = check(one, *edits)
    assert verdict.mistake == ("given" if given else "one") + "-array-for-all-steps"
    assert "the same at all T steps" in verdict.message


# Two at once


def joined(exercise: judge.Exercise, entries: list[Entry]) -> list[tuple[Entry, Entry]]:
    """All pairs that can be made."""
    pairs = [(one, other) for at, other in enumerate(entries) for one in entries[:at]]
    return [(one, other) for one, other in pairs if not one.inner and one.joins(other)]


def tried(exercise: judge.Exercise) -> list[tuple[Entry, Entry]]:
    """A sample of the pairs of named mistakes, and of those with variants and with the step inside."""
    entries = judge.expectation(exercise).known.entries
    named = joined(exercise, entries[: len(exercise.mistakes)])
    others = [pair for pair in joined(exercise, entries) if pair not in set(named)]
    return [*Random(0).sample(named, min(60, len(named))), *Random(0).sample(others, min(30, len(others)))]


def named_by(known: judge.Expectation, ident: str) -> list[Entry]:
    """The known mistakes that a verdict names; none if it is a slip that any function can have."""
    base = f"{known.exercise.builds_on}/"
    idents = [(part.removeprefix(base), part.startswith(base)) for part in ident.split(" + ")]
    return [entry for one in idents for entry in known.known.entries if (entry.mistake.id, entry.inner) == one]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
def test_two_slips_at_once_are_both_named_and_nothing_else_is(exercise: judge.Exercise) -> None:
    """What is named always does exactly what the answer does, so it never accuses what is right."""
    expected, pairs = judge.expectation(exercise), tried(exercise)
    said = Counter()
    for one, other in pairs:
        verdict = verdict_on(exercise, expected.known.function(one, other))
        if verdict.status == "passed":
            said["right: the two undo each other"] += 1
            continue
        made = {one, other}
        named = named_by(expected, verdict.mistake) if verdict.mistake else []
        if not all(entry.mistake.message in verdict.message for entry in named):
            named = []
        if not named:  # an error's own text, or a slip that any function can have, such as a wrong shape
            said["what is off"] += 1
            assert "at once" not in verdict.message
            continue
        if set(named) != made:  # else it is the same function
            seen = behaviour(expected.known.function(one, other), expected.cases, exercise)
            does = behaviour(expected.known.function(*named), expected.cases, exercise)
            assert same_behaviour(seen, does, exercise.tolerance), (one.mistake.id, other.mistake.id, verdict.mistake)
        if set(named) == made:
            said["both"] += 1
            assert "two slips at once" in verdict.message
            assert one.mistake.message in verdict.message and other.mistake.message in verdict.message
        else:
            said["one, the other makes no difference" if set(named) < made else "others that do the same"] += 1
    print(exercise.id, len(pairs), dict(said))
    assert said["what is off"] <= 0.1 * len(pairs) + 1, said


# Parts


def touched(exercise: judge.Exercise, entry: Entry) -> set[str]:
    """The variables of the solution whose lines an edit touches, with those that it names."""
    text = exercise.base.solution if entry.inner else exercise.solution
    found = set(entry.mistake.id.split("-"))  # rows of f for i: that is about i
    for start, end, new in entry.places:
        line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
        found |= set(re.findall(r"\w+", line)) | set(re.findall(r"\w+", new))
    return found


INNOCENT = {
    # a part, and what an edit must touch to deserve it
    "the forget gate": {"f"},
    "the input gate": {"i"},
    "the candidate": {"g"},
    "the output gate": {"o"},
    "what is shown of the cell state": {"c_new"},
    "what x contributes": {"weight_ih"},
    "what h contributes": {"weight_hh"},
    "the bias": {"bias"},
    "what is kept of the old cell state": {"f", "c"},
    "what is written": {"i", "g"},
}


def test_a_part_is_accused_only_if_it_is_wrong() -> None:
    """As if none of the mistakes were known: each alone, and a large sample of pairs."""
    expected, accused = judge.expectation(LSTM), Counter()
    entries = [entry for entry in expected.known.entries if not entry.mistake.source]
    pairs = Random(1).sample(joined(LSTM, entries), 500)
    for made in [*((entry,) for entry in entries), *pairs]:
        seen = behaviour(expected.known.function(*made), expected.cases, LSTM)
        if any(one.raised for one in seen):
            continue
        trial = Trial(LSTM, expected.cases, expected.probes, expected.right, seen)
        if slip(trial):
            continue
        part = guilty_part(trial)
        accused[part] += 1
        if part:
            for entry in made:  # where two are wrong, both lie in the part, or one of them makes no difference
                hidden = len(made) == 2 and any(
                    same_behaviour(seen, expected.known.does(other), LSTM.tolerance) for other in made if other != entry
                )
                assert hidden or touched(LSTM, entry) & INNOCENT[part], (part, [one.mistake.id for one in made])
    print(dict(accused))
    assert accused[None] > 300
    assert set(accused) - {None} == set(INNOCENT)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
def test_a_message_says_nothing_of_the_rest(exercise: judge.Exercise) -> None:
    """The rest may be wrong, too: then two messages stand side by side."""
    for mistake in (*exercise.mistakes, *exercise.variants):
        assert not any(word in mistake.message for word in ("right, but", "Almost", "are right", "is right"))

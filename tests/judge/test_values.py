"""Exercises of texts, lists, dicts, numbers, generators and iterators: right, wrong in words, hostile, in both boxes and in a class."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from helpers import authoring, classroom, judge
from helpers.content import ContentError, Course
from helpers.judge.contract import behaviour, described, observation
from helpers.judge.verdict import same_behaviour
from tests.judge.values_course import SOLVED, write

pytestmark = pytest.mark.slow

NAMES = ("tokens", "counts", "beam", "spans", "sample", "batches", "first")
Check = Callable[..., judge.Verdict]


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return write(tmp_path_factory.mktemp("values"), *NAMES)


@pytest.fixture(scope="module")
def exercises(values: Course) -> dict[str, judge.Exercise]:
    return judge.exercises(values.lesson("values"))


@pytest.fixture(scope="module")
def strong() -> Iterator[judge.Bubblewrap]:
    with judge.Bubblewrap() as box:
        yield box


@pytest.fixture(scope="module")
def check(exercises: dict[str, judge.Exercise], strong: judge.Bubblewrap) -> Check:
    """Checks an answer in the strong box, which is the faster one, or in the weak one."""

    def run(name: str, answer: str | tuple[str, str], weak: bool = False) -> judge.Verdict:
        exercise = exercises[name]
        if isinstance(answer, tuple):
            assert exercise.solution.count(answer[0]) == 1
            answer = exercise.solution.replace(*answer)
        submission = judge.collect(exercise.function, exercise.cells_with(answer), exercise.grants)
        return judge.check(exercise, submission, run=judge.run_in_box if weak else strong.run)

    return run


@pytest.mark.parametrize("weak", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_right_answers_pass_in_both_boxes_and_starters_are_not_attempted(
    name: str, weak: bool, check: Check, exercises: dict[str, judge.Exercise]
) -> None:
    assert check(name, exercises[name].solution, weak).status == "passed"
    assert check(name, exercises[name].starter, weak).status == "not attempted"


RIGHT = {
    "a tuple for a list": ("tokens", "def tokens(text, joined):\n    return tuple(text.lower().split())"),
    "a subclass of str": (
        "tokens",
        "class S(str): pass\ndef tokens(text, joined):\n    return [S(w) for w in text.lower().split()]",
    ),
    "a Counter for a dict": (
        "counts",
        "from collections import Counter\ndef counts(text):\n    return Counter(tokens(text, False))",
    ),
    "NumPy's whole numbers": (
        "sample",
        ("int(rng.choice(len(probabilities), p=probabilities))", "rng.choice(3, p=probabilities)"),
    ),
    "0 for 0.0, and a list of lists": (
        "beam",
        ("return beams", "return [[list(path), total] for path, total in beams]"),
    ),
    "a list for an iterator": (
        "batches",
        "def batches(data, size):\n    return [data[at : at + size] for at in range(0, len(data), size)]",
    ),
    "an object that can be iterated": (
        "batches",
        "class Loader:\n    def __init__(self, data, size):\n        self.data, self.size = data, size\n"
        "    def __iter__(self):\n        for at in range(0, len(self.data), self.size):\n"
        "            yield self.data[at : at + self.size]\n"
        "def batches(data, size):\n    return Loader(data, size)",
    ),
    "other names, by position": ("spans", ("def spans(tags):", "def spans(labels):\n    tags = labels")),
    "the same names in another order": ("beam", ("def beam(scores, width):", "def beam(width, scores):")),
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_says_the_same_passes(what: str, check: Check) -> None:
    verdict = check(*RIGHT[what])
    assert verdict.status == "passed", verdict


WRONG = [
    ("tokens", ("lower().", ""), "Capitals stay."),
    ("tokens", "def tokens(text, joined):\n    return [w.lower() + '-' for w in text.split()]",
     "item 1 of tokens is 'cat-' in yours, and 'cat' is right."),
    ("tokens", "def tokens(text, joined):\n    return text.lower().split() + ['x']",
     "tokens goes on too long. Yours has 2 items; 1 is right."),
    ("tokens", "def tokens(text, joined):\n    return text.lower().split()[:2]", "tokens ends too early. Yours has 2 items; 3 are right."),
    ("tokens", "def tokens(text, joined):\n    return set(text.lower().split())", "tokens should be a list, and yours is a `set`."),
    ("tokens", "def tokens(text, joined):\n    return text.lower()", "tokens should be a list, and yours is a text"),
    ("tokens", "def tokens(text, joined):\n    return (w for w in text.lower().split())", "yours is a `generator`"),
    ("tokens", "def tokens(text, joined):\n    text.lower().split()", "returns nothing"),
    ("counts", "def counts(text):\n    return {t: 1 for t in tokens(text, False)}",
     "the value under the key 'a' of counts is 1 in yours, and 2 is right."),
    ("counts", "def counts(text):\n    return {'q': 1, **{t: text.split().count(t) for t in text.split()}}", "should not have the key 'q'"),
    ("counts", "def counts(text):\n    return {}", "counts lacks the key 'a'"),
    ("counts", "def counts(text):\n    return {t: float(text.count(t)) for t in tokens(text, False)}", "should be a whole number"),
    ("counts", "def counts(text):\n    return {t: True for t in tokens(text, False)}",
     "should be a whole number, and yours is True or False"),
    ("beam", ("-one[1]", "one[1]"), "The worst are kept."),
    ("beam", ("0.0", "1"), "item 2 of item 1 of beams is"),
    ("spans", ("found.append((tags[start][2:], start, at))", "found.append([tags[start][2:], start, at])"),
     "item 1 of spans should be a `tuple`, and yours is a `list`."),
    ("spans", ("start, at))", "start, at - 1))"), "item 3 of item 1 of spans is 1 in yours, and 2 is right."),
    ("spans", ("def spans(tags):", "def spans(tags):\n    tags.append('O')"), "changes what it was given: `tags`"),
    ("sample", ("rng.choice", "np.random.default_rng(0).choice"), "of drawn is"),
    ("batches", "def batches(data, size):\n    while True: yield data[:size]", "Does it ever end?"),
    ("batches", "def batches(data, size):\n    for at in range(0, len(data) - size + 1, size): yield data[at : at + size]",
     "batches ends too early. Yours has 1 item; 2 are right."),
    ("batches", ("start : start + size",
     "start + 1 : start + 1 + size"), "item 1 of batches should have shape (4, 2) here, and yours has (3, 2)."),
    ("batches", "def batches(data, size):\n    yield data[:size]\n    raise ValueError('no')", "ValueError: no"),
    ("first", ("return None, None", "return -1, None"), "place should be nothing (None)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "message"), WRONG)
def test_a_message_says_where_they_differ(name: str, answer: Any, message: str, check: Check) -> None:
    verdict = check(name, answer)
    assert verdict.status in ("wrong", "error")
    assert message in verdict.message


HOSTILE = {
    "itself": ("x = []; x.append(x); return [x] * 50", "item 1 of tokens"),
    "a wide nest": ("return [[['a'] * 3000] * 3000] * 3000", "tokens holds more values than a check takes"),
    "a million arrays": ("return (np.ones(3),) * 1_000_000", "tokens holds more values than a check takes"),
    "many large arrays": ("return [np.ones(100_000)] * 900", "tokens holds more values than a check takes"),
    "a deep nest": ("x = 'a'\n    for _ in range(100_000): x = [x]\n    return x", "item 1 of tokens"),
    "digits": ("return 10 ** 1_000_000", "a whole number of more than 300 digits"),
    "surrogates": ("return [chr(0xD800) * 10]", r"'\ud800"),
    "a huge text": ("return ['a' * 10_000_000]", "holds longer texts than a check takes"),
    "keys that are no numbers": ("return {float('nan'): 1, -float('nan'): 2}", "tokens should be a list"),
    "a liar": ("return type('list', (), {'__class__': list, '__eq__': lambda *_: True})()", "tokens should be a list"),
    "a lying list": (
        "L = type('L', (list,), {'__iter__': lambda s: iter(['cat']), '__eq__': lambda *_: True})\n    return L([1])",
        "item 1 of tokens should be a text",
    ),
    "a text that raises": ("S = type('S', (str,), {'__str__': 1, '__len__': 2})\n    return [S('dog')]", "'dog'"),
    "a type without a name": ("T = type('T', (type,), {'__name__': 7})\n    return T('x', (), {})()", "tokens should be a list"),
}  # fmt: skip


@pytest.mark.parametrize("weak", [True, False])
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_values_end_in_a_plain_verdict(what: str, weak: bool, check: Check) -> None:
    body, message = HOSTILE[what]
    verdict = check("tokens", f"def tokens(text, joined):\n    {body}\n", weak)
    assert verdict.status == "wrong"
    assert message in verdict.message
    assert len(verdict.message) < 600
    verdict.message.encode()
    repr(verdict).encode()
    verdict._repr_html_().encode()


def test_keys_of_other_kinds_are_named_and_the_same_key_twice_is_no_dict() -> None:
    forged = {"case": "x", "inputs": [], "returned": {"dict": [["a", 1], ["a", 1]]}}
    assert observation(forged, []).returned.kind == "other"
    assert described({(1, "a"): 2}).keys == (("tuple", (("i", "1"), ("text", "a"))),)
    assert described({True: 1}).keys != described({1: 1}).keys


@pytest.mark.parametrize(
    "returned",
    [
        {"list": 7},
        {"list": [{"list": {}}]},
        {"dict": [[1]]},
        {"array": 3},
        {"array": -9, "type": 3},
        {"text": 1},
        [1],
        {"iterator": [1]},
    ],
)
def test_a_forged_description_is_no_value(returned: Any, exercises: dict[str, judge.Exercise]) -> None:
    exercise = exercises["tokens"]
    expected = judge.expectation(exercise)
    submission = judge.collect(exercise.function, exercise.cells_with(exercise.solution), exercise.grants)
    records = (({"case": "one word", "inputs": ["Cat", False], "returned": returned}, []),)
    verdict = judge.judge(expected, submission, judge.Outcome("finished", 0, "", records))
    assert verdict.status == "error"


def test_the_failing_case_is_given_anew_each_time(check: Check, exercises: dict[str, judge.Exercise]) -> None:
    verdict = check("spans", ("start, at))", "start, at - 1))"))
    assert verdict.shapes == "tags = ['B-PER', 'I-PER', 'O', 'B-LOC']"
    one, two = (judge.failing_case(exercises["spans"], verdict) for _ in range(2))
    assert one == two and one["tags"] is not two["tags"]
    verdict = check("sample", ("rng.choice", "np.random.default_rng(0).choice"))
    assert "rng = np.random.default_rng(1)" in verdict.shapes
    rng = judge.failing_case(exercises["sample"], verdict)["rng"]
    assert rng.random() == np.random.default_rng(1).random()


def test_a_right_number_beside_nothing_but_itself_is_not_printed(tmp_path: Path) -> None:
    exercise = judge.exercises(write(tmp_path, "first").lesson("values"))["first"]
    answer = "def first(words, wanted):\n    return (7, wanted) if wanted in words else (None, None)"
    verdict = judge.check(exercise, judge.collect("first", exercise.cells_with(answer)))
    assert "place is 7 in yours, off by 6." in verdict.message


DECLARATIONS = [
    ("tokens", ('"tokens": list[str]', '"token": list[str]'), "types of 'tokens' names 'token', which is not among its parameters"),
    ("tokens", ('"tokens": list[str]', '"tokens": set[str]'), "types of 'tokens' says that tokens is 'set', which does not travel"),
    ("tokens", ('"tokens": list[str]', '"tokens": list[int]'), "says that tokens is a list[int], and its oracle returns something"),
    ("tokens", ('"tokens": list[str]', '"tokens": "torch.Tensor"'), "its grants lack 'torch'"),
    ("tokens", ('"joined": bool', '"joined": int'), "of 'tokens' should be a whole number, and is the bool False"),
    ("beam", ('"width": int, ', ""), "width in the case '1 steps' of 'beam' should be an array of numbers, and is the int 1"),
    ("sample", ('"rng": n}', '"rng": rng}'), "should be the seed of a random generator, a whole number from 0 on"),
    ("batches", ("Iterator[np.ndarray]", "list[Iterator[int]]"), "an iterator inside of another value"),
    ("spans", ('"tags": list[str]', '"tags": Iterator[str]'), "A parameter can't be one: write list[...]"),
    ("spans", ('["O"]}', '["O"] * 20_000}'), "of more than travels into a box"),
    ("spans", ("exact_sequences=True", "exact_sequences=1"), "exact_sequences of 'spans' should be True or False, and is the int 1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "message"), DECLARATIONS)
def test_a_wrong_declaration_is_refused_with_what_to_do(
    name: str, change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as error:
        judge.sound_exercises(write(tmp_path, name, **{name: change}).lesson("values"))
    assert message in str(error.value)


def test_a_class_is_graded_and_what_another_exercise_computes_is_served_as_values(
    values: Course, tmp_path: Path
) -> None:
    lesson = values.lesson("values")
    points = dict.fromkeys(NAMES, 2.0)
    settings = classroom.Settings(assignment="values", title="Values", seed=3, widgets=False, exercises=points)
    key = classroom.assign(lesson, settings, tmp_path / "assignment", authoring.derive(lesson).learner)
    answers = {name: key.exercises[name].solution for name in NAMES}
    answers["tokens"] = "def tokens(text, joined):\n    return [text]\n"  # wrong: `counts` gets the course's
    answers["beam"] = SOLVED["beam"].replace("-one[1]", "one[1]")
    cells = (("imports", "import numpy as np"), *answers.items())
    work = classroom.Work(cells, NAMES, 3)
    found = {one["exercise"]: one for one in classroom.grade(work, key.bundle)}
    assert [name for name, one in found.items() if one["status"] == "passed"] == [
        name for name in NAMES if name not in ("tokens", "beam")
    ]
    assert "rests on `tokens`" in found["counts"]["message"]
    assert found["beam"]["mistake"] == "worst"


def test_two_functions_of_values_do_the_same_or_not(exercises: dict[str, judge.Exercise]) -> None:
    exercise = exercises["tokens"]
    cases = judge.expectation(exercise).cases
    right = behaviour(exercise.oracle, cases, exercise)
    other = behaviour(lambda text, joined: text.split(), cases, exercise)
    assert same_behaviour(right, right, 0.0)
    assert not same_behaviour(right, other, 0.0)

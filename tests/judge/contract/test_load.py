"""A lesson's exercises/: read whole, and refused with file, line, what is wrong and what to do."""

from collections.abc import Callable

import pytest

from helpers import judge
from helpers.content import ContentError, Course, course
from tests.judge.conftest import LESSON

WriteCourse = Callable[..., Course]


def test_an_exercise_gets_its_texts_from_the_lesson(write_course: WriteCourse) -> None:
    exercise = judge.exercises(write_course().lesson("toy"))["mix"]
    assert exercise.label == "mix"
    assert "return a, b" in exercise.solution
    assert "BEGIN" not in exercise.solution
    assert exercise.starter.endswith("...  # your code here")
    assert [label for label, _ in exercise.cells] == ["open", "mix"]


def test_it_is_read_once(write_course: WriteCourse) -> None:
    lesson = write_course().lesson("toy")
    assert judge.exercises(lesson)["mix"] is judge.exercises(lesson)["mix"]


def test_mistakes_have_the_solution_as_their_source(write_course: WriteCourse) -> None:
    exercise = judge.exercises(write_course().lesson("toy"))["mix"]
    once, signs, loop = (mistake.wrong_source(exercise.solution) for mistake in exercise.mistakes)
    assert once == exercise.solution.replace("2 * x", "x")
    assert "a = 2 * x - y" in signs and "b = x + y" in signs
    assert loop.startswith("def mix(x, y):\n    return [")


@pytest.mark.parametrize(
    ("old", "new", "quoted", "told"),
    [
        (
            '("2 * x", "x")',
            '("3 * x", "x")',
            '"x-once"',
            "mistake 'x-once': '3 * x' stands 0 times in the solution. Quote a text",
        ),
        (
            '("2 * x", "x")',
            '("x", "z")',
            '"x-once"',
            "times in the solution. Quote a text of the solution that stands there exactly once",
        ),
        ('edit=("2 * x", "x")', "", '"x-once"', "mistake 'x-once' needs either `edit` or `source`"),
        ('edit=("2 * x", "x")', 'edit=("def mix(x, y):", "def max(x, y):")', '"x-once"', "does not define mix"),
        ('edit=("2 * x", "x")', 'edit=("2 * x", "2 * (")', '"x-once"', "does not define mix"),
        ('"signs"', '"x-once"', '"x-once"', "mistake 'x-once' is declared twice. Rename one."),
        ('"It counts."', '" "', '"loop"', "mistake 'loop' has no message"),
        ('"adding"', '"subtracting"', '"subtracting"', "concept 'subtracting' of 'mix' is not in concepts.yaml"),
        ('("one", "two", "three")', '("one", "two")', '"mix"', "'mix' needs three hints or more"),
        ('("one", "two", "three")', '("one", "", "three")', '"mix"', "none of them empty"),
        ('id="mix"', 'id="mixed"', '"mixed"', "lesson.md has no cell with `:exercise: mixed`"),
        (
            'parameters=("x", "y")',
            'parameters=("x", "z")',
            '"mix"',
            "the solution should define mix(x, z), and has ['x', 'y']",
        ),
        ('function="mix"', 'function="mux"', '"mux"', "the solution should define mux(x, y), and has None"),
        ("EXERCISES = [", "EXERCISE = [", "", "there is no list EXERCISES"),
        ("points=4", "pints=4", "pints=4", "it does not run: TypeError"),
        ("points=4", "points=", "points=", "it does not run: SyntaxError"),
    ],
)
def test_a_wrong_file_says_where_and_what(
    write_course: WriteCourse, old: str, new: str, quoted: str, told: str
) -> None:
    course = write_course((old, new))
    path = course.root / "01_toy" / "exercises" / "mix.py"
    with pytest.raises(ContentError) as error:
        judge.sound_exercises(course.lesson("toy"))
    text = next(line for line in str(error.value).splitlines() if told in line)
    lines = path.read_text().splitlines()
    start, number, _ = text.removeprefix(str(path)).split(":", 2)
    assert start == ""
    if quoted and "does not run: TypeError" not in told:
        assert quoted in lines[int(number) - 1]


WRONG = [
    (
        "returns",
        '"ab"',
        "returns of 'mix' should be a tuple of texts, and is the str 'ab'. One in brackets needs a comma",
    ),
    (
        "returns",
        '["a", "b"]',
        "returns of 'mix' should be a tuple of texts, and is the list ['a', 'b']. Write round brackets.",
    ),
    ("returns", "()", "returns of 'mix' is empty. Name each value that mix returns"),
    ("returns", '("a",)', "returns of 'mix' names 1 (a), and its oracle returns 2."),
    ("returns", '("a", "a")', "returns of 'mix' names one twice"),
    ("returns", '("a", "b c")', "should be names as Python writes them, and has 'b c'"),
    ("returns", "(1, 2)", "should be a tuple of texts, and is the tuple (1, 2)"),
    ("returns", "None", "should be a tuple of texts, and is None"),
    (
        "grants",
        '"numpy"',
        "grants of 'mix' should be a tuple of texts, and is the str 'numpy'. One in brackets needs a comma",
    ),
    ("grants", '("nunpy",)', "grants of 'mix' names the package 'nunpy', which isn't installed here"),
    ("grants", '("numpy as np",)', "should name packages, such as 'numpy', and has 'numpy as np'"),
    ("grants", "(np,)", "grants of 'mix' should be a tuple of texts, and is a tuple."),
    ("grants", "None", "should be a tuple of texts, and is None"),
    ("cases", "cases(np.random.default_rng(0))", "cases of 'mix' should be a function, and is a list"),
    ("cases", "lambda rng: []", "cases of 'mix' gives none"),
    ("cases", "lambda rng: None", "cases of 'mix' should return a list of `Case`, and returns None"),
    ("cases", "lambda rng: (c for c in cases(rng))", "should return a list of `Case`, and returns a generator"),
    ("cases", "lambda rng: [1]", "cases of 'mix' should hold only `Case`, and holds the int 1"),
    ("cases", "lambda: []", "cases of 'mix' fails: TypeError"),
    ("cases", "lambda rng: rng.no_such()", "cases of 'mix' fails: AttributeError"),
    (
        "cases",
        'lambda rng: [Case("a", {"x": np.ones(1)})]',
        "the case 'a' of 'mix' should have inputs for x, y, and has x",
    ),
    ("cases", 'lambda rng: [Case("a", [1])]', "the case 'a' of 'mix' should have a dict of inputs by parameter"),
    (
        "cases",
        'lambda rng: [Case("a", {"x": [1.0], "y": np.ones(1)})]',
        "x in the case 'a' of 'mix' should be an array of numbers",
    ),
    ("cases", 'lambda rng: [Case("a", {"x": np.array(["1"]), "y": np.ones(1)})]', "should be an array of numbers"),
    (
        "cases",
        'lambda rng: [Case(3, {"x": np.ones(1), "y": np.ones(1)})]',
        "should say as its id what is special about it",
    ),
    ("cases", "lambda rng: [*cases(rng), *cases(rng)]", "two cases of 'mix' are called 'size 1'. Rename one."),
    ("probes", "lambda rng: [3]", "probes of 'mix' should hold only `Probe`"),
    ("probes", "lambda rng: 1 / 0", "probes of 'mix' fails: ZeroDivisionError"),
    ("parts", "{}", "a probe of 'mix' is about 'what x does'; its parts are: none"),
    ("parts", '{"what x does": 3}', "parts of 'mix' should be a dict from texts to texts"),
    ("parameters", '"xy"', "parameters of 'mix' should be a tuple of texts"),
    ("oracle", "None", "oracle of 'mix' should be a function, and is None"),
    ("oracle", "lambda x: x", "the oracle of 'mix' fails in every case: TypeError"),
    ("points", "-1", "points of 'mix' should be a number above 0, and is -1"),
    ("points", '"4"', "points of 'mix' should be a number, and is the str '4'"),
    ("points", "True", "points of 'mix' should be a number, and is the bool True"),
    ("hints", '"one two three"', "hints of 'mix' should be a tuple of texts"),
    ("hints", "(1, 2, 3)", "hints of 'mix' should be a tuple of texts"),
    ("mistakes", '["x"]', "mistakes of 'mix' should be a tuple of `Mistake`"),
    (
        "mistakes",
        '(Mistake("a", "m", edit=3),)',
        "edit of 'a' of 'mix' should be a tuple of 2 texts or a tuple of tuples",
    ),
    ("mistakes", '(Mistake("a", None, source="x"),)', "message of 'a' of 'mix' should be a text, and is None"),
    (
        "mistakes",
        '(Mistake("a", "m", source="def mix(x, y): 0", misconception="b"),)',
        "misconception 'b' of 'a' is not in concepts.yaml",
    ),
    ("trace", "3", "trace of 'mix' should be a `Trace` or None, and is the int 3"),
    ("trace", "Trace(inputs=3, curves=len, axis='n')", "inputs of the trace of 'mix' should be a function"),
    ("trace", "Trace(inputs=len, curves=len, axis='n', varies=('z',))", "varies in the trace of 'mix' names 'z'"),
    ("trace", "Trace(inputs=len, curves=len, axis='n')", "inputs in the trace of 'mix' fails: TypeError"),
    (
        "trace",
        "Trace(inputs=lambda rng: cases(rng)[0].inputs, curves=lambda runs: {'a': runs[0]['c']}, axis='n')",
        "the trace of 'mix' fails with the oracle: KeyError: 'c'",
    ),
    ("time_limit", "0", "time_limit of 'mix' should be a number above 0, and is 0"),
    ("time_limit", '"5"', "time_limit of 'mix' should be a number, and is the str '5'"),
    ("tolerance", "float('nan')", "tolerance of 'mix' should be a number above 0, and is nan"),
    ("deeper", "1", "deeper of 'mix' should be True or False, and is the int 1"),
    ("id", "3", "id of 3 should be a text, and is the int 3"),
    ("concept", "None", "concept of 'mix' should be a text, and is None"),
    ("builds_on", "None", "builds_on of 'mix' should be a text, and is None"),
    ("label", '"mix"', "label of 'mix' is filled in from lesson.md. Leave it out."),
]


@pytest.mark.parametrize(("field", "value", "told"), WRONG)
def test_a_wrong_field_is_a_sentence_with_its_file_and_line(
    write_course: WriteCourse, field: str, value: str, told: str
) -> None:
    """Whatever an author may write: never an AttributeError."""
    course = write_course(
        (
            "from helpers.judge import Case, Exercise, Mistake, Probe",
            "from helpers.judge import Case, Exercise, Mistake, Probe, Trace",
        ),
        ("EXERCISES = [\n", "from dataclasses import replace\n\nEXERCISES = [\n"),
    )
    path = course.root / "01_toy" / "exercises" / "mix.py"
    path.write_text(f"{path.read_text()}\nEXERCISES = [replace(EXERCISES[0], {field}={value})]\n")
    with pytest.raises(ContentError) as error:
        judge.sound_exercises(course.lesson("toy"))
    first = str(error.value).splitlines()[0]
    assert told in str(error.value)
    start, number, rest = first.removeprefix(str(path)).split(":", 2)
    assert start == "" and 1 <= int(number) <= len(path.read_text().splitlines())
    assert rest.rstrip()[-1] in ".)," and len(first) < 600


def test_the_line_is_the_fields(write_course: WriteCourse) -> None:
    course = write_course(('returns=("a", "b")', 'returns="ab"'))
    path = course.root / "01_toy" / "exercises" / "mix.py"
    line = 1 + next(k for k, text in enumerate(path.read_text().splitlines()) if 'returns="ab"' in text)
    with pytest.raises(ContentError, match=rf"mix\.py:{line}: returns of 'mix' should be"):
        judge.sound_exercises(course.lesson("toy"))


def test_a_file_that_ends_the_program_or_is_no_text_is_a_sentence(write_course: WriteCourse) -> None:
    course = write_course()
    path = course.root / "01_toy" / "exercises" / "mix.py"
    text = path.read_text()
    for data in (b"raise SystemExit(3)\n", "# Größe\n".encode("utf-16")):
        path.write_bytes(data)
        with pytest.raises(ContentError, match="it does not run"):
            judge.exercises(Course(course.root).lesson("toy"))
    path.write_bytes(("# -*- coding: latin-1 -*-\n# Größe\n" + text).encode("latin-1"))
    assert list(judge.exercises(Course(course.root).lesson("toy"))) == ["mix"]


def test_a_missing_file_is_named(write_course: WriteCourse) -> None:
    course = write_course()
    (course.root / "01_toy" / "exercises" / "mix.py").unlink()
    with pytest.raises(
        ContentError, match=r"exercises:1: the folder is empty or missing, but lesson\.md has exercises \['mix'\]"
    ):
        judge.exercises(course.lesson("toy"))


def test_a_lesson_without_exercises_needs_no_file(write_course: WriteCourse) -> None:
    course = write_course(lesson=LESSON[: LESSON.index("```{code-cell}\n:label: mix")])
    (course.root / "01_toy" / "exercises" / "mix.py").unlink()
    assert judge.exercises(course.lesson("toy")) == {}


def test_an_exercise_that_no_file_declares_is_named(write_course: WriteCourse) -> None:
    course = write_course()
    (course.root / "01_toy" / "exercises" / "mix.py").write_text("EXERCISES = []\n")
    with pytest.raises(ContentError, match=r"exercises:1: no file declares exercise 'mix' of lesson\.md in EXERCISES"):
        judge.exercises(course.lesson("toy"))


def test_a_mistakes_concept_is_known(write_course: WriteCourse) -> None:
    course = write_course(('edit=("2 * x", "x")', 'edit=("2 * x", "x"), concept="subtracting"'))
    with pytest.raises(ContentError, match=r"concept 'subtracting' of mistake 'x-once' is not in concepts\.yaml"):
        judge.exercises(course.lesson("toy"))


def test_a_mistake_is_about_its_own_concept_or_the_exercises(mix: judge.Exercise) -> None:
    step, sequence = (
        judge.exercises(course().lesson("introduction-to-lstm"))[name] for name in ("lstm-step", "lstm-sequence")
    )
    own = next(one for one in step.mistakes if one.concept and one.concept != step.concept)
    assert step.concept_of(own.id) == step.concept_of(f"{own.id} + bias-twice") == own.concept
    assert sequence.concept_of(f"lstm-step/{own.id}") == own.concept
    assert step.concept_of(None) == step.concept_of("float32") == step.concept
    assert mix.concept_of("x-once") == mix.concept


def test_a_key_that_was_handed_out_before_is_still_read(write_course: Callable[..., Course]) -> None:
    """It has probes that isolate. They stay cases, and accuse nobody."""
    old = 'Probe(("what x does",), "a", Case("x alone", {"x": x, "y": zero})),'
    found = write_course(('Probe("what x does", Case("no x", {"x": zero, "y": x})),', old))
    exercise = judge.exercises(found.lesson("toy"))["mix"]
    assert "x alone" in [case.id for case in judge.expectation(exercise, 0).cases]
    verdict = judge.check(exercise, judge.collect("mix", [("a", "def mix(x, y):\n    return 3 * x + y, x - y")]))
    assert verdict.status == "wrong" and "look at" not in verdict.message

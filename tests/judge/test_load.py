"""A lesson's exercises/: read whole, and refused with file, line, what is wrong and what to do."""

from collections.abc import Callable

import pytest

from helpers import judge
from helpers.content import ContentError, Course
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
        judge.exercises(course.lesson("toy"))
    text = next(line for line in str(error.value).splitlines() if told in line)
    lines = path.read_text().splitlines()
    start, number, _ = text.removeprefix(str(path)).split(":", 2)
    assert start == ""
    if quoted and "does not run: TypeError" not in told:
        assert quoted in lines[int(number) - 1]


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

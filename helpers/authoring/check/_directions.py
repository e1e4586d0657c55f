"""Every exercise, tried in both directions: untouched it is not attempted, solved it passes, and each mistake gets its own message."""

from collections.abc import Callable, Iterator

from helpers import judge
from helpers.authoring.check._problem import Problem, line_of
from helpers.content import LessonContent
from helpers.judge.mutation import run_here


def verdict_on(
    exercise: judge.Exercise, answer: str, seed: int = 0, run: Callable[[judge.Job], judge.Outcome] | None = None
) -> judge.Verdict:
    """The verdict on an answer, in the lesson's notebook; it runs in a learner's box, unless `run` is another one."""
    submission = judge.collect(exercise.function, exercise.cells_with(answer), exercise.grants)
    return judge.check(exercise, submission, seed, run) if run else judge.check(exercise, submission, seed)


def wrong_starter(exercise: judge.Exercise) -> str:
    """What is wrong with the untouched starter; "" where it is not attempted."""
    verdict = verdict_on(exercise, exercise.starter)
    if (verdict.status, verdict.points) == ("not attempted", 0):
        return ""
    return (
        f"the untouched starter of {exercise.id!r} is {verdict.status!r}, and should be 'not attempted'. "
        "Put more of the solution between the solution marks."
    )


def wrong_solution(
    exercise: judge.Exercise, seed: int = 0, run: Callable[[judge.Job], judge.Outcome] | None = None
) -> str:
    """What is wrong with the solution; "" where it passes."""
    verdict = verdict_on(exercise, exercise.solution, seed, run)
    if (verdict.status, verdict.points, verdict.mistake) == ("passed", exercise.points, None):
        return ""
    return (
        f"the solution of {exercise.id!r} doesn't pass with seed {seed}: {verdict.status}. {_first_line(verdict)} "
        "Correct the solution in lesson.md, or the oracle."
    )


def wrong_mistake(
    exercise: judge.Exercise, mistake: judge.Mistake, run: Callable[[judge.Job], judge.Outcome] | None = None
) -> str:
    """What is wrong with a named mistake; "" where it is refused with its own message."""
    verdict = verdict_on(exercise, mistake.wrong_source(exercise.solution), run=run)
    if verdict.status not in ("wrong", "error") or verdict.points:
        message = (
            f"is {verdict.status!r}, and should be refused. Choose an edit that changes what comes back in some case."
        )
    elif verdict.mistake != mistake.id:
        message = (
            f"is recognised as {verdict.mistake!r}. Change its edit, or put the narrower of the two first."
            if verdict.mistake
            else f"is refused without its message: {_first_line(verdict)} Add a case that shows it."
        )
    elif mistake.message not in verdict.message:
        message = f"is refused, but its message isn't shown: {_first_line(verdict)} Correct the message."
    else:
        return ""
    return f"the mistake {mistake.id!r} of {exercise.id!r} {message}"


def same_twice(exercise: judge.Exercise, seed: int = 0) -> list[str]:
    """Mistakes that do what the solution does, or what another one does, with this seed."""
    expected = judge.expectation(exercise, seed)
    found = [("the solution", expected.right), *((mistake.id, does) for mistake, does in expected.wrong)]
    near = judge.Nearby((number, judge.row_seen(does[0])) for number, (_, does) in enumerate(found))
    return [
        f"with seed {seed}, the mistake {name!r} of {exercise.id!r} does what {found[other][0]} does. Add a case that sets them apart."
        for number, (name, does) in enumerate(found)
        for other in near.of(judge.row_seen(does[0]), exercise.tolerance)
        if other < number and judge.same_behaviour(does, found[other][1], exercise.tolerance)
    ]


def leaks(exercise: judge.Exercise) -> list[str]:
    """Hints and messages that print a line of the solution."""
    lines = {line.strip() for line in exercise.solution.splitlines()} - {
        line.strip() for line in exercise.starter.splitlines()
    }
    texts = [*exercise.hints, *exercise.parts.values(), *(mistake.message for mistake in exercise.mistakes)]
    return [
        f"a hint or message of {exercise.id!r} gives away a line of the solution: {text[:60]!r}. Ask or describe instead."
        for line in (line for line in lines if any(sign.isalpha() for sign in line))  # a bracket alone tells nothing
        for text in texts
        if (line.partition("=")[2].strip() or line) in text or line in text
    ]


def wrong_exercises(lesson: LessonContent, only: str | None = None) -> Iterator[Problem]:
    """All of that for a lesson's exercises, or for one of them, with one seed.

    Starters and solutions run in a learner's box. Mistakes are the lesson's own text and many, so they run in this process; the tests
    run them in a class's box too.
    """
    for exercise in judge.exercises(lesson).values():
        if only not in (None, exercise.id):
            continue
        files = sorted((lesson.folder / "exercises").glob("*.py"))
        path = next(path for path in files if line_of(path, exercise.id) > 1)
        found = [wrong_starter(exercise), wrong_solution(exercise), *same_twice(exercise, 1), *leaks(exercise)]
        yield from (Problem(path, line_of(path, exercise.id), text) for text in found if text)
        for one in exercise.mistakes:
            if text := wrong_mistake(exercise, one, run_here):
                yield Problem(path, line_of(path, one.id, exercise.id), text)
        yield from (
            Problem(path, line_of(path, "variation", exercise.id), text) for text in wrong_variants(lesson, exercise)
        )


def wrong_variants(lesson: LessonContent, exercise: judge.Exercise) -> Iterator[str]:
    """What is wrong with an exercise's variants: in each, the starter is not attempted, the solution passes, and no other's does."""
    varied = exercise.variation
    for values in (*judge.combinations(varied), *judge.sized(varied)) if varied else ():
        variant = judge.variants_of(lesson, tuple(sorted(values.items())))[exercise.id]
        others = (one for one in variant.mistakes if one.id.startswith(judge.OF_ANOTHER))
        found = [wrong_starter(variant), wrong_solution(variant, run=run_here), *leaks(variant)]
        found += [wrong_mistake(variant, one, run_here) for one in others]
        yield from (f"with {judge.in_words(values)}: {text}" for text in found if text)


def _first_line(verdict: judge.Verdict) -> str:
    return verdict.message.strip().split("\n")[0]

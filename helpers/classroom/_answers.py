"""A submission's answers, each judged by itself: what it rests on costs its own points alone, and nobody earns by going in circles."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from helpers import judge
from helpers.classroom._boxes import Boxes
from helpers.common import listed

FINAL = ("passed", "not attempted", "wrong kind")  # whatever an answer rests on
Run = Callable[[judge.Job], judge.Outcome]


class Answers:
    """The answers of one submission.

    Args:
        exercises: of the whole lesson, in its order, with the points and limits of the assignment.
        cells: (label, source) of the submission's code cells.
        seed: of the cases.
        boxes: where learner's code runs; None if it is trusted.
    """

    def __init__(
        self,
        exercises: dict[str, judge.Exercise],
        cells: tuple[tuple[str, str], ...],
        seed: int,
        boxes: Boxes | None,
    ):
        self._exercises, self._cells, self._seed, self._boxes = exercises, cells, seed, boxes
        self._own: dict[str, judge.Verdict] = {}
        self._read: dict[str, judge.Submission] = {}

    def verdict(self, name: str) -> judge.Verdict:
        """The verdict that counts.

        An answer may call the answer to another exercise. Where that one is wrong, the values of the course's own take its place: they
        come through a pipe, so the source is never where learner's code is. Only what comes earlier in the lesson, or what the solution
        itself rests on, is served so: else an exercise could be answered by a call of what is built upon it.

        Args:
            name: the exercise's id.

        Raises:
            BoxError: a box failed.
        """
        exercise = self._exercises[name]
        if early := self._past_what_never_ends(exercise):
            return early
        own = self._own_verdict(name)
        if own.status in FINAL:
            return own
        wrong = [part for part in self._resting_on(name) if self._own_verdict(part.id).status != "passed"]
        if not wrong:
            return own
        if circle := [part for part in wrong if exercise in self._resting_on(part.id)]:
            both = f"`{exercise.function}` and {_functions(circle)} call each other"
            return replace(own, message=f"{own.message} ({both}, so neither can be judged without the other.)")
        if not all(self._may_be_served(part, exercise) for part in wrong):
            return own
        if self._boxes is None:
            note = f"(It was judged with your own {_functions(wrong)}, and there yours is not right yet.)"
            return replace(own, message=f"{own.message} {note}")
        return self._right_by_itself(exercise, wrong) or own

    def _past_what_never_ends(self, exercise: judge.Exercise) -> judge.Verdict | None:
        """A pass with the course's own in place of what is known to run out of time: with it, this would take all of its time as well."""
        known = {ident for ident, verdict in self._own.items() if verdict.status == "timeout"}
        if self._boxes is None or not known or exercise.id in self._own:
            return None
        parts = self._resting_on(exercise.id)
        if known.isdisjoint(part.id for part in parts):
            return None
        wrong = [part for part in parts if self._own_verdict(part.id).status != "passed"]
        if any(exercise in self._resting_on(part.id) or not self._may_be_served(part, exercise) for part in wrong):
            return None
        return self._right_by_itself(exercise, wrong)

    def _right_by_itself(self, exercise: judge.Exercise, wrong: list[judge.Exercise]) -> judge.Verdict | None:
        again = self._with_values_of(wrong, exercise)
        if again.status != "passed":
            return None
        reason = f"Right by itself, but it rests on {_functions(wrong)}, and there yours is not right yet."
        message = f"{reason} With values of the course's own in its place: {again.message}"
        return replace(again, message=message, source=self._answer(exercise.id).source)

    def _answer(self, name: str) -> judge.Submission:
        if name not in self._read:
            self._read[name] = judge.answer_in(self._exercises[name], self._cells, self._exercises.values())
        return self._read[name]

    def _own_verdict(self, name: str) -> judge.Verdict:
        if name not in self._own:
            run = self._boxes.run if self._boxes else _plainly
            try:
                self._own[name] = judge.check(self._exercises[name], self._answer(name), self._seed, run)
            except RecursionError:
                message = "The code is nested more deeply than Python reads."
                self._own[name] = judge.Verdict("error", message, exercise=name)
        return self._own[name]

    def _resting_on(self, name: str) -> list[judge.Exercise]:
        return judge.resting_on(self._exercises[name], self._answer(name), self._exercises.values())

    def _may_be_served(self, part: judge.Exercise, exercise: judge.Exercise) -> bool:
        order = list(self._exercises)
        solution = judge.collect(exercise.function, exercise.cells, exercise.grants)
        return order.index(part.id) < order.index(exercise.id) or part in judge.resting_on(exercise, solution, [part])

    def _served(self, part: judge.Exercise) -> tuple[str, tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        """A part's function as the learner's others call it: by their own names for its parameters, in their own order."""
        node = self._answer(part.id).definition
        order = judge.call_order(part, node) if node else None
        names = tuple(one.arg for one in (*node.args.posonlyargs, *node.args.args)) if node else ()
        if order is None or len(names) < len(order):
            order, names = tuple(range(len(part.parameters))), tuple(part.parameters)
        of_arrays = tuple(at for at, place in enumerate(order) if part.parameters[place] not in part.types)
        return part.function, names[: len(order)], tuple(map(order.index, range(len(order)))), of_arrays

    def _with_values_of(self, parts: list[judge.Exercise], exercise: judge.Exercise) -> judge.Verdict:
        boxes = self._boxes
        assert boxes is not None
        answer = judge.answer_in(exercise, self._cells, self._exercises.values(), [part.function for part in parts])
        served = tuple(self._served(part) for part in parts)
        jobs = []
        for part in parts:
            pieces = judge.collect(part.function, part.cells, part.grants).pieces
            jobs.append(judge.Job(part.function, pieces, (), part.grants, exercise.time_limit))
        with boxes.serving(jobs, exercise.time_limit) as served_by:

            def run(job: judge.Job) -> judge.Outcome:
                return boxes.run(replace(job, served=served), served_by)

            return judge.check(exercise, answer, self._seed, run)


def _plainly(job: judge.Job) -> judge.Outcome:
    outcome = judge.run_in_box(job)
    if outcome.ended == "no start":
        raise judge.BoxError("the process that should run the code did not start.")
    return outcome


def _functions(exercises: Iterable[judge.Exercise]) -> str:
    return listed(f"`{exercise.function}`" for exercise in exercises)

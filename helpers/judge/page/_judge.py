"""The half of a page's Python that knows what is right. It never runs what a learner wrote."""

import ast
import importlib.util
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from helpers.judge.box import Job, Outcome, packet_of, parse
from helpers.judge.contract import Exercise, arguments
from helpers.judge.inside import Describer, pack
from helpers.judge.page._bundle import EXERCISES, HERE
from helpers.judge.page._words import in_a_page, what_next
from helpers.judge.reading import bound_names, collect, needed_names, parse_cell
from helpers.judge.verdict import Checking, Verdict, answer_in, checking, failing_case

RUN_LIMIT = 20.0  # seconds that a learner's own run may take
Step = tuple[str, bytes | str, float]


class PageJudge:
    """Judges the exercises of a bundle, one check at a time.

    Args:
        folder: where `judge_bundle` was unpacked.
    """

    def __init__(self, folder: str):
        self._folder = Path(folder)
        self._lessons: dict[str, Any] = json.loads((self._folder / EXERCISES).read_text(encoding="utf-8"))["lessons"]
        self._steps: Checking | None = None
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        self._now = ("", "")

    def exercises(self, lesson: str) -> dict[str, Exercise]:
        """A lesson's exercises, those alone that a page can judge."""
        return _exercises(self._folder, lesson, json.dumps(self._lessons[lesson], sort_keys=True))

    def check(self, lesson: str, exercise: str, texts: str) -> Step:
        """Begin to check an answer.

        Args:
            lesson: its slug.
            exercise: its id.
            texts: JSON: what the learner wrote, by exercise of this lesson; where nothing is, the starter stands.

        Returns:
            The first step: ("job", packet, seconds) or ("verdict", JSON, 0).
        """
        found = self.exercises(lesson)
        cells = self._cells(lesson, json.loads(texts))
        answer = answer_in(found[exercise], cells, found.values())
        self._now, self._steps = (lesson, exercise), checking(found[exercise], answer)
        return self._step(None)

    def went(self, ended: str, code: int | None, printed: str, result: bytes) -> Step:
        """Go on with what came back from the box.

        Args:
            ended: as in `Outcome`.
            code: as in `Outcome`.
            printed: what the learner's code printed, its beginning.
            result: the packets that it wrote.

        Returns:
            The next step.
        """
        records, defining = parse(result)
        return self._step(Outcome(ended, code, printed, records, defining))

    def case(self, lesson: str, exercise: str) -> str:
        """The smallest case that the last check failed on, as JSON: each input's name, shape or type, and values; or why there is none."""
        try:
            inputs = self._failing(lesson, exercise)
        except LookupError as error:
            problem = str(error)
            return json.dumps({"problem": problem[:1].upper() + problem[1:]})
        shown = [{"name": name, "kind": _kind(value), "value": _shown(value)} for name, value in inputs.items()]
        return json.dumps({"inputs": shown})

    def run(self, lesson: str, exercise: str, texts: str) -> Step:
        """A learner's own run: their text with what it needs of the lesson, and the failing case as `case`.

        Returns:
            The job, with its seconds.
        """
        cells = self._cells(lesson, json.loads(texts))
        label = self._lessons[lesson]["exercises"][exercise]["label"]
        text = dict(cells)[label]
        others = [cell for cell in cells if cell[0] != label]
        parsed = parse_cell(text)
        pieces: dict[tuple[str, int, str], None] = {}
        if parsed:
            text = "\n".join(parsed.lines)
            for name in sorted(_wanted(parsed.tree) - {"case"}):
                found = collect(name, others)
                pieces |= dict.fromkeys(found.pieces if found.kind != "missing" else ())
        arrays: list[np.ndarray] = []
        described = {}
        with suppress(LookupError):
            inputs = self._failing(lesson, exercise)
            given = arguments(self.exercises(lesson)[exercise], inputs)
            describer = Describer(arrays)
            described = {name: describer.describe(one) for name, one in zip(inputs, given, strict=True)}
        job = {"cell": text, "label": label, "pieces": [*pieces], "case": described, "granted": HERE, "let_in": HERE}
        return "job", pack(job, arrays), RUN_LIMIT

    def _failing(self, lesson: str, exercise: str) -> dict[str, Any]:
        verdict = self._verdicts.get((lesson, exercise))
        if verdict is None:
            raise LookupError("there is no failing case yet: check first.")
        return failing_case(self.exercises(lesson)[exercise], verdict)

    def _cells(self, lesson: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
        """The lesson's code cells as this learner has them: no solution is among them."""
        known = self._lessons[lesson]
        mine = {one["label"]: texts.get(ident, one["starter"]) for ident, one in known["exercises"].items()}
        return [(label, mine.get(label, source)) for label, source in known["cells"]]

    def _step(self, outcome: Outcome | None) -> Step:
        assert self._steps is not None
        try:
            job: Job = next(self._steps) if outcome is None else self._steps.send(outcome)
        except StopIteration as end:
            return "verdict", self._verdict(end.value), 0.0
        return "job", packet_of(job, installed=False), job.time_limit

    def _verdict(self, verdict: Verdict) -> str:
        lesson, exercise = self._now
        verdict = replace(verdict, message=in_a_page(verdict.message))
        self._verdicts[self._now] = verdict
        made = {name: getattr(verdict, name) for name in ("status", "message", "mistake", "points", "case", "source")}
        concept = self.exercises(lesson)[exercise].concept_of(verdict.mistake)
        return json.dumps({**made, "concept": concept, "html": verdict.html(what_next(verdict))})


@cache
def _exercises(folder: Path, lesson: str, known: str) -> dict[str, Exercise]:
    """Read as `contract.exercises` reads them; what it checks was checked when the bundle was made."""
    lesson_json = json.loads(known)
    cells = tuple((label, source) for label, source in lesson_json["cells"])
    found: dict[str, Exercise] = {}
    for ident, one in lesson_json["exercises"].items():
        if one["file"]:
            declared = next(exercise for exercise in _declared(folder / one["file"]) if exercise.id == ident)
            base = found.get(one["builds_on"])
            texts = {"label": one["label"], "starter": one["starter"], "file": folder / one["file"]}
            found[ident] = replace(declared, cells=cells, base=base, **texts)
    return found


@cache
def _declared(path: Path) -> tuple[Exercise, ...]:
    spec = importlib.util.spec_from_file_location(f"course_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(module.EXERCISES)


def _wanted(tree: ast.Module) -> set[str]:
    """The names that a text uses and does not make."""
    made = {name for statement in tree.body for name in bound_names(statement)}
    return {name for statement in tree.body for names in needed_names(statement) for name in names} - made


def _kind(value: Any) -> str:
    return f"shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def _shown(value: Any) -> str:
    return np.array2string(value, precision=4, threshold=60) if isinstance(value, np.ndarray) else repr(value)

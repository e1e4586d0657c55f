"""`course claims`: repeats the measurement of every claim that rests on an experiment, with seeds that the author chooses."""

import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.common import write_whole
from helpers.content import Course, Evidence, LessonContent, Measured
from helpers.experiments import Measurement, recipes


@dataclass(frozen=True)
class MeasuredClaim:
    """A sentence that rests on measurements.

    Attributes:
        where: the lesson's file, and the item's id.
        text: the sentence.
        evidence: what it rests on; only experiments are measured.
    """

    where: str
    text: str
    evidence: Sequence[Evidence]


def measured_claims(lesson: LessonContent) -> list[MeasuredClaim]:
    """What rests on an experiment: a lesson's claims, its sentences on trial, and the misconceptions that its experiments correct."""
    own = recipes(lesson)
    found = [
        *(MeasuredClaim(f"claims.yaml, {one.id}", one.text, one.evidence) for one in lesson.claims.values()),
        *(MeasuredClaim(f"trial.yaml, {one.id}", one.exact, one.evidence) for one in lesson.trial.values()),
        *(
            MeasuredClaim(f"concepts.yaml, {one.id}", one.right, one.evidence)
            for one in lesson.course.misconceptions.values()
            if any(each.experiment in own for each in one.evidence)
        ),
    ]
    return [claim for claim in found if any(each.experiment for each in claim.evidence)]


def measurements_of(lesson: LessonContent) -> dict[tuple[str, str], Measurement]:
    """A lesson's measurements by experiment and id."""
    return {(name, one.id): one for name, experiment in recipes(lesson).items() for one in experiment.measurements}


def unmeasured(lesson: LessonContent) -> list[str]:
    """Claims of a lesson that rest on an experiment and name no measurement, or one that is not there."""
    known = {key for one in lesson.course.lessons.values() for key in measurements_of(one)}
    problems = []
    for claim in measured_claims(lesson):
        for each in claim.evidence:
            if each.experiment and not each.measured:
                problems.append(f"{claim.where}: {each.experiment} has no `measured`")
            lost = [name for name in each.measured if (each.experiment, name) not in known]
            problems += [f"{claim.where}: {each.experiment} has no measurement {name!r}" for name in lost]
    return problems


def stale_claims(course: Course) -> list[str]:
    """Measurements whose figures are missing or were measured with other settings or words, as `FILE: why`."""
    lines = []
    for lesson in course.lessons.values():
        stored, known = lesson.measured, measurements_of(lesson)
        file = f"lessons/{lesson.name}/measured.json"
        for (name, ident), one in known.items():
            last = stored.get(name, {}).get(ident)
            if last is None:
                lines.append(f"{file}: {name}, {ident} was not measured")
            elif last.settings != one.settings or not last.figure.startswith(one.says):
                lines.append(f"{file}: {name}, {ident} has changed since")
        lost = [f"{name}, {ident}" for name, each in stored.items() for ident in each if (name, ident) not in known]
        lines += [f"{file}: there is no measurement {one}" for one in lost]
    return lines


@dataclass
class Bench:
    """Measures, each thing once, and says how far it is.

    Attributes:
        seeds: which to measure with.
        seeds_in_words: the same as they were given, such as "900-919".
        say: gets a line of progress.
    """

    seeds: Sequence[int]
    seeds_in_words: str
    say: Callable[[str], Any]

    def measure(self, one: Measurement) -> Measured:
        """The figure and the verdict. What fails is no figure, and refutes nothing else."""
        start = time.monotonic()
        try:
            values = [float(value) for value in one.measure(self.seeds)]
            if len(values) != len(self.seeds) or any(map(math.isnan, values)):
                raise ValueError(f"{len(values)} numbers for {len(self.seeds)} seeds, or one that is none")
        except Exception as error:  # whatever a recipe does, the others are measured
            figure, holds = f"{one.says}: not measured ({type(error).__name__}: {error})", False
        else:
            figure, holds = one.figure(values), one.holds(values)
        self.say(f"    {time.monotonic() - start:4.0f} s  {one.id}")
        return Measured(settings=one.settings, figure=figure, seeds=self.seeds_in_words, holds=holds)


def check_claims(course: Course, lessons: Sequence[LessonContent], bench: Bench, only: str | None = None) -> bool:
    """Repeat the measurements of these lessons' claims, print each claim with its figures, and store them in measured.json.

    Args:
        course: all lessons; a claim may rest on what another one measured, which is then measured too.
        lessons: whose claims.
        bench: measures.
        only: only this experiment's measurements.

    Returns:
        Whether all claims hold.
    """
    owners = {key: (lesson, one) for lesson in course.lessons.values() for key, one in measurements_of(lesson).items()}
    named = (key for lesson in lessons for key in _keys(lesson))
    wanted = dict.fromkeys(key for key in named if key in owners and only in (None, key[0]))
    found: dict[tuple[str, str], Measured] = {}
    for number, key in enumerate(wanted, 1):
        owner, one = owners[key]
        bench.say(f"{number} of {len(wanted)}: {key[0]}, {one.id} ...")
        found[key] = bench.measure(one)
        _store(owner, {key: found[key]})
    for lesson in lessons:
        for claim in measured_claims(lesson):
            keys = [key for key in _keys_of(claim) if key in found]
            if keys:
                print(f"\n{lesson.slug}, {claim.where}\n  {claim.text}")
            for key in keys:
                print(f"    {'holds         ' if found[key].holds else 'DOES NOT HOLD '}  {found[key].settings}")
                print(f"                    {found[key].figure}")
    refuted = sum(not one.holds for one in found.values())
    print(
        f"\n{len(found)} measurements with seeds {bench.seeds_in_words}: {len(found) - refuted} hold, {refuted} do not"
    )
    return not refuted


def _keys(lesson: LessonContent) -> Iterator[tuple[str, str]]:
    for claim in measured_claims(lesson):
        yield from _keys_of(claim)
    yield from measurements_of(lesson)


def _keys_of(claim: MeasuredClaim) -> Iterator[tuple[str, str]]:
    for each in claim.evidence:
        if each.experiment:
            yield from ((each.experiment, name) for name in each.measured)


def _store(lesson: LessonContent, figures: dict[tuple[str, str], Measured]) -> None:
    """Put figures into the lesson's measured.json, beside those of other measurements that there still are."""
    stored = {(name, ident): one for name, each in lesson.measured.items() for ident, one in each.items()} | figures
    grouped: dict[str, dict[str, Any]] = {}
    for name, ident in measurements_of(lesson):
        if (name, ident) in stored:
            grouped.setdefault(name, {})[ident] = stored[name, ident].model_dump()
    write_whole(lesson.folder / "measured.json", json.dumps(grouped, indent=1, ensure_ascii=False) + "\n")

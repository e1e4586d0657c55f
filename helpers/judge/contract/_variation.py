"""Variants of an exercise's task, such as another order of the blocks: a learner's own, drawn from what the exercise declares."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from helpers.judge.contract._exercise import ANY, Edit, Elsewhere, Exercise, Mistake, Variation
from helpers.judge.contract._load import exercises

if TYPE_CHECKING:  # a page gets its exercises ready, and has nothing of what reads lessons
    from helpers.content import LessonContent

Values = tuple[tuple[str, str], ...]
"""A value for each parameter, by name, in the order of the names."""
OF_ANOTHER = "variant: "  # begins the ids of mistakes that are right answers to other variants
LayerSize = tuple[int, int] | None
LAYER_SIZES: dict[str, LayerSize] = {
    ANY: None,
    "I=3 H=5": (3, 5),
    "I=5 H=3": (5, 3),
    "I=2 H=4": (2, 4),
    "I=3 H=2": (3, 2),
}
"""Inputs and units of a recurrent layer: of all kinds, or a learner's own. Their units differ: code written for one fits no other."""


def parameters_of(lesson: "LessonContent") -> dict[str, tuple[str, ...]]:
    """All parameters of a lesson's exercises with the values to draw from, the lesson's own first."""
    found: dict[str, tuple[str, ...]] = {}
    for exercise in exercises(lesson).values():
        if exercise.variation:
            found |= exercise.variation.parameters
    return found


def combinations(variation: Variation) -> Iterator[dict[str, str]]:
    """Every variant of an exercise that has an answer of its own, the lesson's own first. Sizes aren't in them: one answer serves all."""
    names = [name for name in variation.parameters if name != variation.sizes]
    for values in product(*(variation.parameters[name] for name in names)):
        yield dict(zip(names, values, strict=True))


def sized(variation: Variation) -> Iterator[dict[str, str]]:
    """The sizes that a learner may get, as values of that one parameter; none where an exercise has no such parameter."""
    for value in variation.parameters[variation.sizes][1:] if variation.sizes else ():
        yield {variation.sizes: value}


@lru_cache(maxsize=64)
def variants_of(lesson: "LessonContent", values: Values) -> dict[str, Exercise]:
    """A lesson's exercises for some values of their parameters; those that do not vary are as in the lesson.

    Args:
        lesson: the lesson.
        values: for some parameters, or all; without any, these are the lesson's own.

    Returns:
        By id, the same objects every time.

    Raises:
        ValueError: no exercise has such a parameter, or not with such a value; the message says which there are.
    """
    own, chosen, known = exercises(lesson), dict(values), parameters_of(lesson)
    if not chosen:
        return own
    for name, value in chosen.items():
        if value not in known.get(name, ()):
            there = "; ".join(f"{one}: {', '.join(its)}" for one, its in known.items()) or "none"
            raise ValueError(f"{lesson.slug} has no variant with {name} = {value!r}. It has {there}.")
    changed = {name: _for(exercise, chosen) for name, exercise in own.items()}
    edits = {one.label: one.variation.edits(_all(one.variation, chosen)) for one in own.values() if one.variation}
    found: dict[str, Exercise] = {}
    for name, exercise in changed.items():
        cells = tuple((label, _edited(text, edits.get(label, ()))) for label, text in exercise.cells)
        starter = _edited(exercise.starter, edits.get(exercise.label, ()))
        found[name] = replace(exercise, cells=cells, starter=starter)
    for name, exercise in found.items():
        others = _of_others(own[name], chosen)
        base = found[exercise.builds_on] if exercise.builds_on else None
        elsewhere = _elsewhere(own[name].variation, chosen)
        found[name] = replace(exercise, base=base, mistakes=(*others, *exercise.mistakes), elsewhere=elsewhere)
    return found


def _all(variation: Variation, chosen: Mapping[str, str]) -> dict[str, str]:
    """A value for each of an exercise's parameters; the lesson's own where none is chosen."""
    return {name: chosen.get(name, values[0]) for name, values in variation.parameters.items()}


def _for(exercise: Exercise, chosen: Mapping[str, str]) -> Exercise:
    if exercise.variation is None:
        return exercise
    made: Any = exercise.variation.make(_all(exercise.variation, chosen))
    filled_in = {name: getattr(exercise, name) for name in ("cells", "label", "starter", "base", "file", "variation")}
    return replace(made, **filled_in)


def _edited(text: str, edits: tuple[Edit, ...]) -> str:
    for old, new in edits:
        text = text.replace(old, new)
    return text


def _of_others(exercise: Exercise, chosen: Mapping[str, str]) -> tuple[Mistake, ...]:
    """The right answers to all other variants, as mistakes that say so. Where a variant's answer is the same text, there is none."""
    variation = exercise.variation
    if variation is None or not set(variation.parameters) & set(chosen):
        return ()
    mine, found = _all(variation, chosen), []
    right = _edited(exercise.solution, variation.edits(mine))
    for values in combinations(variation):
        source = _edited(exercise.solution, variation.edits(values))
        if source != right:
            message = (
                f"This fits another variant of the exercise, the one with {in_words(values)}. Yours is the one with {in_words(mine)}: "
                "it stands above your cell. Each learner has a variant of their own."
            )
            found.append(Mistake(OF_ANOTHER + in_words(values), message, source=source))
    return tuple(found)


def _elsewhere(variation: Variation | None, chosen: Mapping[str, str]) -> tuple[Elsewhere, ...]:
    """All variants of other sizes than a learner's, those with the rest of their own variant first."""
    if variation is None or chosen.get(variation.sizes, ANY) == ANY:
        return ()
    mine, found = _all(variation, chosen), []
    rest = {name: value for name, value in mine.items() if name != variation.sizes}
    for values in (rest, *(one for one in combinations(variation) if one != rest)):
        for size in sized(variation):
            if mine | size != mine:
                made: Any = variation.make(values | size)
                words, own = (in_words(one) for one in (values | size, mine))
                found.append(Elsewhere(size[variation.sizes], words, own, made.cases, made.oracle))
    return tuple(found)


def in_words(values: Mapping[str, str]) -> str:
    """A variant's values, such as "order figo"."""
    return ", ".join(f"{name} {value}" for name, value in sorted(values.items()))


def task_of(exercise: Exercise, values: Mapping[str, str]) -> str:
    """What a learner reads above the exercise, or "" where it does not vary."""
    return exercise.variation.task(_all(exercise.variation, values)) if exercise.variation else ""

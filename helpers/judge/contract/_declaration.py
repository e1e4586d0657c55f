"""Whether an exercise's declaration holds what it should: each field's type and value, and what its functions draw."""

import math
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from importlib.util import find_spec
from typing import Any

import numpy as np

from helpers.judge.contract._exercise import ANY, Case, Exercise, Probe
from helpers.judge.contract._kinds import has_type, is_read_out, is_torchs, misfit, not_known, words
from helpers.judge.contract._observed import Value, described, outputs
from helpers.judge.contract._runs import arguments, behaviour, right_run, rolled

FILLED_IN = ("cells", "label", "starter", "base", "elsewhere")  # from lesson.md
Problem = tuple[str, str]
"""The field near which to look, and what to say."""


def broken(exercise: Exercise) -> list[Problem]:
    """What is wrong with a declaration by itself, whatever lesson.md says. Where types are wrong, only that is told."""
    parts = (*_parts(exercise, "mistakes"), *_parts(exercise, "variants"))
    inner = [(field, one) for field, one in parts if hasattr(one, "__dataclass_fields__")]
    for field in ("trace", "variation"):
        one = getattr(exercise, field)
        inner += [(field, one)] if hasattr(one, "__dataclass_fields__") else []
    found = _wrong_types(exercise, f"{exercise.id!r}")
    for field, one in inner:
        name = (
            f"the {field} of {exercise.id!r}"
            if field in ("trace", "variation")
            else f"{getattr(one, 'id', field)!r} of {exercise.id!r}"
        )
        found += [(field, message) for _, message in _wrong_types(one, name)]
    return found or list(_wrong_values(exercise))


def _parts(exercise: Exercise, field: str) -> list[tuple[str, Any]]:
    value = getattr(exercise, field)
    return [(field, one) for one in value] if isinstance(value, tuple) else []


def _wrong_types(declared: Any, name: str) -> list[Problem]:
    hints = typing.get_type_hints(type(declared), localns={type(declared).__name__: type(declared)})
    found = []
    for field in fields(declared):
        value, wanted = getattr(declared, field.name), hints[field.name]
        if not _is(value, wanted):
            message = (
                f"{field.name} of {name} should be {_words(wanted)}, and is {_shown(value)}. {_advice(value, wanted)}"
            )
            found.append((field.name, message))
    return found


def _is(value: Any, wanted: Any) -> bool:
    """Whether a value has a type as it is written in a declaration."""
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        return any(_is(value, each) for each in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if inner == ((),) or not inner:
            return True
        if inner[-1] is Ellipsis:
            return all(_is(one, inner[0]) for one in value)
        return len(value) == len(inner) and all(map(_is, value, inner))
    if origin is Callable or wanted is Callable or wanted is typing.Callable:
        return callable(value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_is(k, inner[0]) and _is(v, inner[1]) for k, v in value.items())
    if wanted is float:
        return isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if wanted is int:
        return isinstance(value, int | np.integer) and not isinstance(value, bool)
    return wanted is Any or isinstance(value, wanted)


def _words(wanted: Any) -> str:
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_words(each) for each in inner))
    if origin is tuple and inner:
        if inner[-1] is Ellipsis:
            return f"a tuple of {_plural(inner[0])}"
        return f"a tuple of {len(inner)} {_plural(inner[0])}"
    if origin is Callable or wanted is Callable or wanted is typing.Callable:
        return "a function"
    if origin is not None and issubclass(origin, Mapping):
        return f"a dict from {_plural(inner[0])} to {_plural(inner[1])}"
    plain = {
        Any: "a value",
        str: "a text",
        int: "a whole number",
        float: "a number",
        bool: "True or False",
        type(None): "None",
    }
    return plain.get(wanted) or f"a `{wanted.__name__}`"


def _plural(wanted: Any) -> str:
    return {str: "texts", int: "whole numbers", float: "numbers"}.get(wanted) or (
        f"`{wanted.__name__}`" if isinstance(wanted, type) and typing.get_origin(wanted) is None else "tuples"
    )


def _advice(value: Any, wanted: Any) -> str:
    many = typing.get_origin(wanted) is tuple
    if many and isinstance(value, str):
        return f"One in brackets needs a comma behind it: ({value!r},)."
    if many and isinstance(value, list | set | frozenset | types.GeneratorType):
        return "Write round brackets."
    return "Correct it."


def _shown(value: Any) -> str:
    """A value in a message: what it is, and no more than fits."""
    if value is None:
        return "None"
    text, kind = repr(value), type(value).__name__
    if " at 0x" in text or len(text) > 60 or "\n" in text:
        return f"{'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}"
    return f"the {kind} {text}"


def _wrong_values(exercise: Exercise) -> Iterator[Problem]:
    name = f"{exercise.id!r}"
    for field in FILLED_IN:
        if getattr(exercise, field):
            yield field, f"{field} of {name} is filled in from lesson.md. Leave it out."
    for field in ("id", "function", "concept"):
        if not getattr(exercise, field).strip():
            yield field, f"{field} of {name} is empty. Give it."
    for field in ("parameters", "returns"):
        names = getattr(exercise, field)
        if bad := [one for one in names if not one.isidentifier()]:
            yield field, f"{field} of {name} should be names as Python writes them, and has {bad[0]!r}. Correct it."
        if len(set(names)) < len(names):
            yield field, f"{field} of {name} names one twice: {', '.join(names)}. Give each a name of its own."
    if not exercise.returns:
        yield "returns", f"returns of {name} is empty. Name each value that {exercise.function} returns, in order."
    if exercise.points <= 0:
        yield "points", f"points of {name} should be a number above 0, and is {exercise.points}. Correct it."
    for field in ("time_limit", "tolerance"):
        if not (math.isfinite(value := getattr(exercise, field)) and value > 0):
            yield field, f"{field} of {name} should be a number above 0, and is {value}. Correct it."
    for package in exercise.grants:
        if not package.isidentifier():
            yield "grants", f"grants of {name} should name packages, such as 'numpy', and has {package!r}. Correct it."
        elif find_spec(package) is None:
            yield (
                "grants",
                f"grants of {name} names the package {package!r}, which isn't installed here. Correct it, or install it.",
            )
    for named, wanted in exercise.types.items():
        if named not in (*exercise.parameters, *exercise.returns):
            known = ", ".join((*exercise.parameters, *exercise.returns))
            yield (
                "types",
                f"types of {name} names {named!r}, which is not among its parameters and returns: {known}. Correct it.",
            )
        elif wrong := not_known(wanted):
            yield "types", f"types of {name} says that {named} is {wrong}."
        elif is_read_out(wanted) and named in exercise.parameters:
            yield (
                "types",
                f"types of {name} says that {named} is an iterator. A parameter can't be one: write list[...].",
            )
        elif is_torchs(wanted) and "torch" not in exercise.grants:
            yield (
                "types",
                f'types of {name} has torch\'s types, and its grants lack \'torch\'. Write grants=("numpy", "torch").',
            )
    for part, message in exercise.parts.items():
        if not message.strip():
            yield "parts", f"the part {part!r} of {name} has no sentence. Say when it is right."
    for one in (*exercise.mistakes, *exercise.variants):
        if not one.id.strip():
            yield "mistakes", f"a mistake of {name} has no id. Give it one: a learner's tries are noted by it."
    if exercise.trace is not None:
        yield from _wrong_trace(exercise)
    if exercise.variation is not None:
        yield from _wrong_variation(exercise)


def _wrong_variation(exercise: Exercise) -> Iterator[Problem]:
    variation, name = exercise.variation, f"{exercise.id!r}"
    assert variation is not None
    if not variation.parameters:
        yield (
            "variation",
            f"the variation of {name} has no parameters. Name one, with two values or more, or leave it out.",
        )
    for parameter, values in variation.parameters.items():
        if not parameter.isidentifier():
            yield (
                "variation",
                f"the variation of {name} has the parameter {parameter!r}. Give it a name as Python writes names.",
            )
        if len(set(values)) < max(2, len(values)):
            yield (
                "variation",
                f"{parameter} in the variation of {name} needs two values or more, each once. It has {list(values)}.",
            )

    offered = variation.parameters.get(variation.sizes, ())
    if variation.sizes and (offered[:1] != (ANY,) or len(offered) < 4):
        yield (
            "variation",
            f"the sizes of {name} are said to be the parameter {variation.sizes!r}. Give it the values {ANY!r}, then three sizes or more: "
            f"by fewer, nobody could tell code for one size from a right answer to another order. It has {list(offered)}.",
        )


def _wrong_trace(exercise: Exercise) -> Iterator[Problem]:
    trace, name = exercise.trace, f"{exercise.id!r}"
    assert trace is not None
    named = [("varies", one, "parameters") for one in trace.varies]
    named += [("feeds", one, "returns") for one in trace.feeds]
    named += [("feeds", one, "parameters") for one in trace.feeds.values()]
    for field, one, known in named:
        if one not in getattr(exercise, known):
            message = f"{field} in the trace of {name} names {one!r}, which is not one of its {known}: "
            yield "trace", f"{message}{', '.join(getattr(exercise, known))}. Correct it."


def wrong_draws(exercise: Exercise) -> Iterator[Problem]:
    """What is wrong with what `cases`, `probes` and the trace draw, and with what the oracle makes of it."""
    cases, problem = _drawn("cases", exercise.cases, Case, exercise)
    if problem:
        yield problem
    elif not cases:
        yield "cases", f"cases of {exercise.id!r} gives none. Give one or more, the smallest first."
    else:
        found = [("cases", message) for case in cases for message in _wrong_case(case, exercise)]
        ids = [case.id for case in cases]
        if not found and len(set(ids)) < len(ids):
            twice = next(ident for ident in ids if ids.count(ident) > 1)
            found.append(("cases", f"two cases of {exercise.id!r} are called {twice!r}. Rename one."))
        yield from found or _wrong_oracle(exercise, cases)
    probes, problem = _drawn("probes", exercise.probes, Probe, exercise)
    if problem:
        yield problem
    for probe in probes:
        if wrong := _wrong_types(probe, f"a probe of {exercise.id!r}"):
            yield from (("probes", message) for _, message in wrong)
            continue
        if probe.part and probe.part not in exercise.parts:
            known = ", ".join(map(repr, exercise.parts)) or "none"
            yield "probes", f"a probe of {exercise.id!r} is about {probe.part!r}; its parts are: {known}. Correct one."
        for value in sorted(set(probe.spoils) - set(exercise.returns)):
            yield "probes", f"a probe of {exercise.id!r} spoils {value!r}, which is not among its returns. Correct it."
        yield from (("probes", message) for message in _wrong_case(probe.case, exercise))
    if exercise.trace is not None:
        yield from (("trace", message) for message in _wrong_run(exercise))


def _wrong_run(exercise: Exercise) -> Iterator[str]:
    """What is wrong with the run that the trace draws, tried with the oracle."""
    trace, whole = exercise.trace, f"the trace of {exercise.id!r}"
    assert trace is not None
    try:
        inputs = trace.inputs(np.random.default_rng(0))
    except Exception as error:
        yield f"inputs in {whole} fails: {type(error).__name__}: {error}. Correct it."
        return
    if problems := list(_wrong_inputs("the trace", inputs, exercise)):
        yield from problems
        return
    try:
        curves = trace.curves(right_run(exercise, rolled(exercise)))
        lengths = {np.asarray(values, dtype=float).shape for values in curves.values()}
    except Exception as error:
        yield f"{whole} fails with the oracle: {type(error).__name__}: {error}. Correct its inputs, varies, feeds or curves."
        return
    if len(lengths) != 1 or len(next(iter(lengths))) != 1 or not next(iter(lengths))[0]:
        yield f"curves in {whole} should return one row of numbers or more, all equally long, and has {sorted(lengths)}. Correct it."


def _drawn(field: str, draw: Callable, kind: type, exercise: Exercise) -> tuple[list[Any], Problem | None]:
    try:
        drawn = draw(np.random.default_rng(0))
    except Exception as error:
        return [], (field, f"{field} of {exercise.id!r} fails: {type(error).__name__}: {error}. Correct it.")
    if not isinstance(drawn, Sequence) or isinstance(drawn, str):
        message = f"{field} of {exercise.id!r} should return a list of `{kind.__name__}`, and returns {_shown(drawn)}. Correct it."
        return [], (field, message)
    if wrong := [one for one in drawn if not isinstance(one, kind)]:
        message = (
            f"{field} of {exercise.id!r} should hold only `{kind.__name__}`, and holds {_shown(wrong[0])}. Correct it."
        )
        return [], (field, message)
    return list(drawn), None


def _wrong_case(case: Case, exercise: Exercise) -> Iterator[str]:
    if not isinstance(case.id, str) or not case.id.strip():
        yield f"a case of {exercise.id!r} should say as its id what is special about it, and has {_shown(case.id)}. Correct it."
        return
    yield from _wrong_inputs(f"the case {case.id!r}", case.inputs, exercise)


def _wrong_inputs(where: str, inputs: Any, exercise: Exercise) -> Iterator[str]:
    whole = f"{where} of {exercise.id!r}"
    if not isinstance(inputs, Mapping):
        yield f"{whole} should have a dict of inputs by parameter, and has {_shown(inputs)}. Correct it."
        return
    if set(inputs) != set(exercise.parameters):
        wanted, has = (", ".join(map(str, names)) or "nothing" for names in (exercise.parameters, inputs))
        yield f"{whole} should have inputs for {wanted}, and has {has}. Correct it."
        return
    for name, value in inputs.items():
        if name not in exercise.types:
            if not isinstance(value, np.ndarray) or value.dtype.kind not in "biuf":
                problem = f"{name} in {whole} should be an array of numbers, and is {_shown(value)}. "
                yield problem + "Write np.array(...), or give its type in `types`."
        elif wrong := misfit(value, exercise.types[name], f"{name} in {whole}"):
            yield f"{wrong}. Correct it, or `types`."


def _wrong_oracle(exercise: Exercise, cases: Sequence[Case]) -> Iterator[Problem]:
    """An oracle that fails in every case (in one it may be right to fail), or returns another number of values than `returns` names."""
    too_large = [case for case in cases if any(_is_beyond(described(one)) for one in arguments(exercise, case.inputs))]
    every = behaviour(exercise.oracle, cases, exercise) if not too_large else ()
    too_large += [case for case, seen in zip(cases, every, strict=False) if seen.returned and _is_beyond(seen.returned)]
    if too_large:
        problem = f"the case {too_large[0].id!r} of {exercise.id!r} has inputs, or a right answer, of more than travels"
        yield "cases", f"{problem} into a box and back. Make it smaller."
        return
    for case, seen in zip(cases, every, strict=True):
        if seen.raised is not None:
            continue
        values, names = outputs(seen, len(exercise.returns)), ", ".join(exercise.returns)
        alone = len(exercise.returns) == 1 and exercise.returns[0] not in exercise.types
        if values is None or (alone and seen.returned and seen.returned.kind == "sequence"):
            count = len(seen.returned.items) or 1 if seen.returned else 1
            problem = (
                f"returns of {exercise.id!r} names {len(exercise.returns)} ({names}), and its oracle returns {count}. "
            )
            yield "returns", problem + "Name each value, in order, or give the type of the one in `types`."
            return
        for name, value in zip(exercise.returns, values, strict=True):
            wanted = exercise.types.get(name)
            if wanted is not None and not has_type(value, wanted):
                problem = f"types of {exercise.id!r} says that {name} is {words(wanted)}, and its oracle returns something else "
                yield "types", f"{problem}in the case {case.id!r}. Correct one of them."
                return
    if all(seen.raised is not None for seen in every):
        raised = every[-1].raised or {}
        why = f"{raised.get('type')}: {raised.get('text')}"
        yield "oracle", f"the oracle of {exercise.id!r} fails in every case: {why}. Correct it, or the cases."


def _is_beyond(value: Value) -> bool:
    return value.kind == "beyond" or any(map(_is_beyond, value.items))

"""Whether a lesson has as much of everything as its kind owes, and opens all that it has."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from helpers import experiments, judge
from helpers.authoring.check._problem import Problem, line_of
from helpers.common import listed
from helpers.content import MATERIALS, LessonContent, LessonKind

# What is counted besides study material: how many a lesson has, and the file or folder to write more in.
OTHERS: dict[str, tuple[Callable[[LessonContent], int], str]] = {
    "talks": (lambda one: len(one.talks), "dialogue.yaml or narration.yaml"),
    "explorers": (lambda one: len(one.opened("explore")), 'lesson.md, as here.explore("NAME")'),
    "experiments": (lambda one: len(experiments.recipes(one)), "experiments/"),
    "exercises": (lambda one: len(judge.exercises(one)), "exercises/ and lesson.md"),
    "mistakes": (lambda one: sum(len(each.mistakes) for each in judge.exercises(one).values()), "exercises/"),
    "question_types": (lambda one: len({each.type for each in one.quiz.values()}), "quiz.yaml"),
}
VERDICTS = {"true", "loose", "false"}


def count(lesson: LessonContent, what: str) -> int:
    """How many a lesson has: of a study material by its name, or of one of `OTHERS`.

    Raises:
        KeyError: there is no such thing to count.
    """
    if what in OTHERS:
        return OTHERS[what][0](lesson)
    return sum(len(lesson.items(what, of)) for of in lesson.files_of(what))


def wrong_kinds(kinds: dict[str, LessonKind]) -> list[str]:
    """What kinds of lessons ask for that nobody can count or call."""
    known = [*MATERIALS, *OTHERS]
    return [
        f"{name!r} owes {what!r}, which is not counted. Write one of these: {', '.join(known)}."
        for name, kind in kinds.items()
        for what in kind.at_least
        if what not in known
    ]


def owed(lesson: LessonContent, kind: LessonKind | None = None) -> Iterator[Problem]:
    """What is missing for a lesson to be of a kind; its own, unless another one is given."""
    owing = kind or lesson.kind
    source = lesson.folder / "lesson.md"
    instead = "" if kind else f" A lesson of the kind {lesson.front.kind!r} owes that (kinds.yaml)."
    for what, least in owing.at_least.items():
        if (many := count(lesson, what)) < least:
            file = OTHERS[what][1] if what in OTHERS else MATERIALS[what].file.format("NAME")
            name = what.replace("_", " ")
            message = f"{name}: {many}, and {least} are owed. Write {least - many} more in {file}.{instead}"
            yield Problem(source, lesson.front_line("kind"), message)
    least, most = owing.groups_of
    cards = lesson.folder / "cards.yaml"
    for group in {card.group: None for card in lesson.cards.values()}:
        ids = [ident for ident, card in lesson.cards.items() if card.group == group]
        if not least <= len(ids) <= most:
            message = (
                f"the group {group!r} has {len(ids)} cards, and a set to learn has {least} to {most}. Regroup them."
            )
            yield Problem(cards, line_of(cards, *ids), message)
    if owing.verdicts and (missing := VERDICTS - {item.verdict for item in lesson.trial.values()}):
        message = f"no sentence on trial is {listed(sorted(missing))}. Write one: else the answer is known before."
        yield Problem(lesson.folder / "trial.yaml", 1, message)
    for method in owing.cells:
        if not any(call.method == method for call in lesson.calls):
            yield Problem(source, lesson.front_line("kind"), f"no cell calls `here.{method}()`. Add one.{instead}")


def unopened(lesson: LessonContent) -> Iterator[Problem]:
    """Study material, experiments and exercises that no cell opens, so that nobody would meet them; and cells that open nothing."""
    source = lesson.folder / "lesson.md"
    for name, material in MATERIALS.items():
        items, opened = lesson.items(name) if material.by != "file" else {}, lesson.opened(material.opens)
        path = lesson.folder / material.file
        if material.by == "nothing" and items and not opened:
            yield Problem(
                path, 1, f"no cell calls `here.{material.opens}()`. Add one to lesson.md, or remove the file."
            )
        if material.by in ("id", "group"):
            names = {getattr(item, material.by): ident for ident, item in items.items()}
            yield from _apart(lesson, material.opens, names, path)
    yield from _apart(
        lesson, "experiment", {one: one for one in experiments.recipes(lesson)}, lesson.folder / "experiments"
    )
    yield from _apart(lesson, "check", {one: one for one in judge.exercises(lesson)}, source)


def _apart(lesson: LessonContent, method: str, names: Mapping[str | None, str], path: Path) -> Iterator[Problem]:
    """Names that no call of the method has, and calls whose name is not among them."""
    opened, source = lesson.opened(method), lesson.folder / "lesson.md"
    if "" in opened:  # all at once
        return
    for name, ident in names.items():
        if name is None:
            message = f'{ident!r} has no `group`, so no cell opens it. Give it one, and add `here.{method}("GROUP")` to lesson.md.'
            yield Problem(path, line_of(path, ident), message)
        elif name not in opened:
            message = f'no cell opens {name!r}. Add a cell with `here.{method}("{name}")` to lesson.md.'
            yield Problem(path, line_of(path, ident), message)
    there = listed(sorted(map(str, names))) or "none"
    for call in lesson.calls:
        if call.method == method and call.names and call.names[0] not in names:
            message = f'`here.{method}("{call.names[0]}")` opens nothing; there is {there}. Correct the name, or write what it opens.'
            yield Problem(source, call.line, message)

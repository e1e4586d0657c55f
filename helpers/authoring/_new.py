"""`course new`: a lesson or an exercise to start from, which is right as it is written."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpers.authoring.check import readme_row
from helpers.common import listed, write_whole
from helpers.content import Course, LessonContent

WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 30  # characters of a name: labels made of it have 40 at most


def new_lesson(
    course: Course, root: Path, slug: str, title: str | None = None, number: int | None = None
) -> list[Path]:
    """Write a lesson with one card, one question and one exercise; its concept goes into concepts.yaml, its row into the README.

    Args:
        course: where.
        root: the folder of README.md.
        slug: words joined by hyphens.
        title: default: the slug in words.
        number: its place among the lessons; default: behind the last.

    Returns:
        The files written or changed.

    Raises:
        ValueError: the name is none, or it or the number is taken.
    """
    _refuse_no_name(slug, "attention-by-hand")
    numbers = {int(one.name[:2]): one.slug for one in course.lessons.values()}
    number = max(numbers, default=-1) + 1 if number is None else number
    if slug in course.lessons or slug in course.glossary:
        raise ValueError(f"{slug!r} is the name of a lesson or an entry of the glossary that is there. Choose another.")
    if not 0 <= number <= 99 or number in numbers:
        there = numbers.get(number)
        raise ValueError(f"number {number} {f'is {there!r}' if there else 'is not one from 0 to 99'}. Choose another.")
    folder = course.root / f"{number:02}_{slug.replace('-', '_')}"
    exercise = f"{slug}-double"[:LONGEST].rstrip("-")
    given = {
        "slug": slug,
        "title": (named := title or slug.replace("-", " ").capitalize()),
        "quoted_title": _quoted(named),
        "quoted_line": _quoted(f"{named} in one sentence."),
        "exercise": exercise,
        "function": exercise.replace("-", "_"),
        "concept": slug,
        "deeper": False,
    }
    (folder / "exercises").mkdir(parents=True)
    files = {name: folder / name for name in ("lesson.md", "cards.yaml", "quiz.yaml")}
    files["exercise.py"] = folder / "exercises" / f"{given['function']}.py"
    for name, path in files.items():
        write_whole(path, _filled(name, **given))
    concepts, readme = course.root / "concepts.yaml", root / "README.md"
    entry = f"  - id: {slug}\n    name: {_quoted(named)}\n"
    entry += f"    definition: Say what it is, in one sentence.\n    lesson: {slug}\n    cell: {exercise}\n"
    write_whole(concepts, _behind_concepts(concepts.read_text(encoding="utf-8"), entry))
    lesson = Course(course.root).lesson(slug)  # read anew
    write_whole(readme, _with_row(readme.read_text(encoding="utf-8"), readme_row(lesson), number))
    return [*files.values(), concepts, readme]


def new_exercise(lesson: LessonContent, ident: str) -> list[Path]:
    """Write an exercise: its cells at the end of lesson.md under `## Deeper`, where no minutes are counted, and its file.

    Args:
        lesson: whose.
        ident: words joined by hyphens.

    Returns:
        The files written or changed.

    Raises:
        ValueError: the name is none, or taken.
    """
    _refuse_no_name(ident, "last-step")
    function = ident.replace("-", "_")
    path, source = lesson.folder / "exercises" / f"{function}.py", lesson.folder / "lesson.md"
    taken = {cell.label for cell in lesson.cells} & {ident, f"check-{ident}", f"{ident}-task"}
    if ident in lesson.exercise_ids or taken or path.exists():
        what = f"the exercises {listed(lesson.exercise_ids)}, and cells {listed(sorted(taken)) or 'of other names'}"
        raise ValueError(f"{lesson.slug} has {ident!r} already, or a part of it: {what}. Choose another name.")
    with_cards = {card.concept for card in lesson.cards.values()}
    concept = next((one for one in lesson.front.concepts if one in with_cards), lesson.front.concepts[0])
    text = source.read_text(encoding="utf-8")
    given = {"exercise": ident, "function": function, "concept": concept, "deeper": True}
    there = re.search(r"(?m)^## Deeper", text) is not None
    path.parent.mkdir(exist_ok=True)
    write_whole(path, _filled("exercise.py", **given))
    write_whole(
        source, text.rstrip("\n") + "\n\n" + _filled("cells.md", deeper_there=there, **given).strip("\n") + "\n"
    )
    return [path, source]


def _refuse_no_name(name: str, such_as: str) -> None:
    if not WORDS.fullmatch(name) or len(name) > LONGEST:
        raise ValueError(
            f"{name!r} should be lower-case words joined by hyphens, at most {LONGEST} characters, such as {such_as}."
        )


@cache
def _skeletons() -> Environment:
    # Markdown, YAML and Python, written by authors for authors: nothing in them is HTML.
    folder = FileSystemLoader(Path(__file__).with_name("skeleton"))
    return Environment(loader=folder, undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)


def _filled(name: str, **given: object) -> str:
    return _skeletons().get_template(f"{name}.j2").render(**given)


def _quoted(text: str) -> str:
    """Text as YAML takes it."""
    return text if re.fullmatch(r"[A-Za-z][\w ]*", text) else "'" + text.replace("'", "''") + "'"


def _behind_concepts(text: str, entry: str) -> str:
    """concepts.yaml with one more concept: at the end of its list `concepts:`, before whatever list comes next."""
    start = re.search(r"(?m)^concepts:.*\n", text)
    if start is None:
        raise ValueError("concepts.yaml has no `concepts:` at the beginning of a line. Add it.")
    after = re.compile(r"(?m)^\S").search(text, start.end())
    at = after.start() if after else len(text)
    head = text[:at].rstrip("\n") + "\n"
    return head + entry + text[at:]


def _with_row(text: str, row: str, number: int) -> str:
    """The README with one more row in the table of lessons, at its place."""
    lines = text.splitlines(keepends=True)
    rows = {at: int(found[1]) for at, line in enumerate(lines) if (found := re.search(r"\(notebooks/(\d\d)_", line))}
    before = [at for at, its in rows.items() if its < number]
    head = next(
        (at for at, line in enumerate(lines) if line.startswith("|---") and lines[at - 1].startswith("| lesson")), None
    )
    at = max(before) if before else head
    if at is None:
        raise ValueError("README.md has no table with a column `lesson`. Add one.")
    return "".join([*lines[: at + 1], row + "\n", *lines[at + 1 :]])

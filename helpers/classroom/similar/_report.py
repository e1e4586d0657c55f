"""The page of pairs that look alike, from the grades of a class."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from helpers import judge
from helpers.classroom._assignment import Key
from helpers.classroom._errors import ClassroomError
from helpers.classroom._page import number, page
from helpers.classroom._records import LEARNERS, Records
from helpers.classroom._separated import csv_of
from helpers.classroom._tables import cell
from helpers.classroom.similar._pairs import Answer, Pair, similar_pairs
from helpers.common import write_whole

PAGE, TABLE = "similar.html", "similar.csv"
SHOWN = 100  # pairs on the page; the table has them all
TRIED = ("passed", "wrong", "error", "timeout")


@dataclass(frozen=True)
class Report:
    """What was written.

    Args:
        path: the page.
        answers: how many answers were looked at.
        pairs: how many pairs are worth a look.
    """

    path: Path
    answers: int
    pairs: int


def compare(out: Path, key: Key) -> Report:
    """Write similar.html and similar.csv into the folder of the grades.

    Args:
        out: what `course grade --out` made.
        key: the assignment's key.

    Returns:
        What was written.

    Raises:
        ClassroomError: the folder holds no grades, or those of another assignment.
    """
    answers: dict[str, list[Answer]] = {name: [] for name in key.exercises}
    names: dict[str, tuple[str, str]] = {}
    for slug, result in Records(out, key).others(()):
        names[slug] = (result.name or result.learner, f"{LEARNERS}/{quote(slug, errors='replace')}.html")
        for each in result.exercises:
            if each.exercise in answers and each.status in TRIED and each.source:
                answers[each.exercise].append(Answer(slug, each.exercise, each.source))
    if not names:
        raise ClassroomError(f"{out} holds no grades. Give the folder that `course grade ... --out FOLDER` wrote.")
    pairs = [pair for name, its in answers.items() for pair in similar_pairs(its, _known(key, name))]
    pairs.sort(key=lambda pair: -pair.weight)
    write_whole(out / TABLE, _table(pairs, names))
    many = sum(map(len, answers.values()))
    shown = [_shown(pair, names) for pair in pairs[:SHOWN]]
    title, counts = f"Answers that look alike: {key.settings.title}", {"many": len(pairs), "answers": many}
    text = page("similar.html", title, True, settings=key.settings, pairs=shown, **counts)
    write_whole(out / PAGE, text)
    return Report(out / PAGE, many, len(pairs))


def _known(key: Key, name: str) -> list[str]:
    """What nobody has to copy from anybody: starter, solution and forms, of each variant, and all else that the lesson's cells define."""
    own = key.exercises[name]
    combined = list(judge.combinations(own.variation)) if own.variation and key.settings.variants else []
    variants = [judge.variants_of(key.lesson, tuple(sorted(values.items())))[name] for values in combined]
    texts = [text for one in (own, *variants) for text in (one.starter, *one.forms)]
    return texts + list(dict.fromkeys(text for one in (own, *variants) for _, text in one.cells))


def _table(pairs: list[Pair], names: dict[str, tuple[str, str]]) -> str:
    rows = [["exercise", "one", "other", "weight", "percent", "same but for names"]]
    for pair in pairs:
        who = [cell(names[each.learner][0]) for each in (pair.one, pair.other)]
        rows.append(
            [pair.one.exercise, *who, number(pair.weight), number(100 * pair.share), "yes" if pair.equal else "no"]
        )
    return csv_of(rows)


def _shown(pair: Pair, names: dict[str, tuple[str, str]]) -> dict:
    sides = []
    for answer, lines in zip((pair.one, pair.other), pair.lines, strict=True):
        name, link = names[answer.learner]
        sides.append({"name": name, "link": link, "source": answer.source, "both": lines})
    return {"exercise": pair.one.exercise, "share": f"{100 * pair.share:.0f} %", "equal": pair.equal, "sides": sides}

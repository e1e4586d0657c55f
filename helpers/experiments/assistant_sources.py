"""The passages that the course's assistant answers with, each with its place, and how the nearest one is found."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpers.content import Course, Entry, course
from helpers.experiments.assistant_questions import words_of
from helpers.experiments.assistant_terms import Lexicon

ANSWERS = Path(__file__).with_name("assistant_answers.yaml")
KINDS = {  # the passages that an intent is answered with; for what is `outside` there are none
    "define": ("entry",),
    "equation": ("equation", "entry"),
    "where": ("lesson", "entry"),
    "compare": ("entry",),
    "evidence": ("claim", "misconception"),
    "example": ("example",),
    "using": ("using",),
    "smalltalk": ("smalltalk",),
    "outside": (),
}


@dataclass(frozen=True)
class Passage:
    """A piece of the course that can be an answer.

    Attributes:
        id: its own, such as "entry-forget-gate".
        kind: entry, equation, claim, misconception, lesson, example, using or smalltalk.
        title: what it is about.
        text: the answer.
        terms: ids of the glossary's entries that it is about.
        lesson: where it stands, the lesson's title; "" where it stands nowhere.
        notebook, cell: the file and the cell to link to; "" where there is none.
        heading: of the section.
    """

    id: str
    kind: str
    title: str
    text: str
    terms: tuple[str, ...] = ()
    lesson: str = ""
    notebook: str = ""
    cell: str = ""
    heading: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON has it, for a browser."""
        return asdict(self) | {"terms": list(self.terms)}


def passages(read: Course | None = None) -> list[Passage]:
    """All passages of a course, by default of this one: glossary, equations, claims, misconceptions, lessons, uses, and how to use it."""
    read = read or course()
    answers, lexicon = _answers(), Lexicon(read.glossary.values())
    return [
        *(_entry(read, one) for one in read.glossary.values()),
        *(_equation(read, one) for one in answers["equations"]),
        *_claims(read, lexicon),
        *_misconceptions(read, lexicon),
        *(
            Passage(f"lesson-{slug}", "lesson", one.front.title, one.front.one_line, (), **_place(read, slug, None))
            for slug, one in read.lessons.items()
        ),
        *(_written(read, one, "example") for one in answers["examples"]),
        *(_written(read, one, "using") for one in answers["using"]),
        *(_written(read, one, "smalltalk") for one in answers["smalltalk"]),
    ]


class Retrieval:
    """Finds the passages whose words are the nearest to a question's: tf-idf, and the cosine between the two.

    A word's weight is how often it comes, times ln((1 + N) / (1 + n)) + 1, where n of the N passages have it. Signs don't count, and a
    plural counts as its singular.

    Args:
        among: the passages.
    """

    def __init__(self, among: Sequence[Passage]):
        self.passages = list(among)
        counts = [Counter(stems(f"{one.title} {one.text}")) for one in among]
        having = Counter(word for count in counts for word in count)
        self.rare = {word: math.log((1 + len(counts)) / (1 + number)) + 1 for word, number in having.items()}
        self.vectors = [self._vector(count) for count in counts]

    def nearest(self, question: str, kinds: Sequence[str], terms: Iterable[str] = ()) -> list[tuple[Passage, float]]:
        """Passages of these kinds, the nearest first, with their cosines, from 0 to 1.

        Args:
            question: in words.
            kinds: of passages.
            terms: where any passage of the kinds is about one of these, only those are offered.
        """
        vector, wanted = self._vector(Counter(stems(question))), set(terms)
        found = [
            (passage, sum(weight * vector.get(word, 0.0) for word, weight in other.items()))
            for passage, other in zip(self.passages, self.vectors, strict=True)
            if passage.kind in kinds
        ]
        about = [one for one in found if wanted & set(one[0].terms)]
        return sorted(about or found, key=lambda one: -one[1])

    def _vector(self, count: Mapping[str, int]) -> dict[str, float]:
        """Weights of length 1, in the order of the words; a word that no passage has is left out."""
        weights = {word: count[word] * self.rare[word] for word in sorted(count) if word in self.rare}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def stems(text: str) -> list[str]:
    """The words of a text without signs, plurals as singulars: "gates" gives gate."""
    words = (word for word in words_of(text) if word[0].isascii() and word[0].isalnum())
    return [word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word for word in words]


def _entry(read: Course, entry: Entry) -> Passage:
    names = ", ".join([re.sub(r" \(.*\)", "", entry.name), *entry.aliases])
    place = _place(read, entry.lesson, entry.cell) if entry.lesson else {}
    return Passage(f"entry-{entry.id}", "entry", names, entry.definition, (entry.id,), **place)


def _equation(read: Course, written: Mapping[str, Any]) -> Passage:
    entry = read.glossary[written["term"]]
    place = _place(read, entry.lesson, entry.cell) if entry.lesson else {}
    title = f"{entry.name}: equation"
    return Passage(f"equation-{entry.id}", "equation", title, written["text"], (entry.id,), **place)


def _claims(read: Course, lexicon: Lexicon) -> Iterator[Passage]:
    for slug, lesson in read.lessons.items():
        cell = next((one.label for one in lesson.cells if one.kind == "code" and "here.claims(" in one.source), None)
        for claim in lesson.claims.values():
            terms = (claim.concept, *(other for other in _named_in(lexicon, claim.text) if other != claim.concept))
            title = read.concepts[claim.concept].name
            yield Passage(f"claim-{slug}-{claim.id}", "claim", title, claim.text, terms, **_place(read, slug, cell))


def _misconceptions(read: Course, lexicon: Lexicon) -> Iterator[Passage]:
    for one in read.misconceptions.values():
        concept = read.concepts[one.concept]
        terms = (concept.id, *(other for other in _named_in(lexicon, one.wrong) if other != concept.id))
        text = f"“{one.wrong}” is a mistake that people make. {one.right}"
        place = _place(read, concept.lesson, concept.cell) if concept.lesson else {}
        yield Passage(f"misconception-{one.id}", "misconception", concept.name, text, terms, **place)


def _written(read: Course, one: Mapping[str, Any], kind: str) -> Passage:
    slug = one.get("lesson")
    place = _place(read, slug, one.get("cell")) if slug in read.lessons else {}
    return Passage(f"{kind}-{one['id']}", kind, one["title"], one["text"], tuple(one.get("terms", ())), **place)


def _place(read: Course, slug: str | None, cell: str | None) -> dict[str, str]:
    """A lesson's title, notebook, cell and heading, as a passage has them."""
    if slug is None or slug not in read.lessons:
        return {}
    lesson = read.lessons[slug]
    label = cell or lesson.cells[0].label
    heading = lesson.heading(cell) if cell else ""
    return {
        "lesson": lesson.front.title,
        "notebook": f"{lesson.name}.ipynb",
        "cell": f"{slug}-{label}",
        "heading": heading,
    }


def _named_in(lexicon: Lexicon, text: str) -> list[str]:
    """The ids of the glossary's entries whose names stand in a text, in its order."""
    return [one.id for one in lexicon.longest(words_of(text))]


@cache
def _answers() -> Mapping[str, Any]:
    return yaml.safe_load(ANSWERS.read_text(encoding="utf-8"))

"""The ideas of the course, what people get wrong about them, and how we know."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from helpers.content._items import Item, Part, Slug, Text


class Entry(Item):
    """An entry of the glossary.

    `lesson` and `cell` say where it is demonstrated: a lesson's slug and the label of a cell with code. `see` names other entries.
    A word that is too common to be linked wherever it stands has `in_prose: false`.
    """

    name: Text
    definition: Text
    lesson: Slug | None = None
    cell: Slug | None = None
    aliases: list[Text] = Field(default_factory=list)
    see: list[Slug] = Field(default_factory=list)
    in_prose: bool = True


class Concept(Entry):
    """One idea of the course, which cards and questions are about; also an entry of the glossary."""


class Term(Entry):
    """A word that the course uses and has no cards for."""


class Source(Part):
    """A work that a claim rests on.

    `trust` says how it was read: V in the source itself, V2 in somebody else's account of it, C checked by running code.
    """

    key: Slug
    text: Text
    trust: Literal["V", "V2", "C"]


class Evidence(Part):
    """How we know: exactly one of an experiment's id, a goal's id, a source's key, the label of a lesson's cell.

    `measured` names the experiment's measurements that bear the claim out; each has the settings that it holds for.
    """

    experiment: Slug | None = None
    goal: Slug | None = None
    source: Slug | None = None
    cell: Slug | None = None
    measured: list[Slug] = Field(default_factory=list)

    @property
    def link(self) -> tuple[str, str]:
        """Its kind and what it names, such as ("experiment", "forget-bias")."""
        (found,) = self._named
        return found

    @property
    def _named(self) -> list[tuple[str, str]]:
        names = (
            ("experiment", self.experiment),
            ("goal", self.goal),
            ("source", self.source),
            ("cell", self.cell),
        )
        return [(kind, name) for kind, name in names if name is not None]

    @model_validator(mode="after")
    def _one_kind(self) -> "Evidence":
        named = [kind for kind, _ in self._named]
        if self.measured and not self.experiment:
            raise ValueError("has `measured`, which only an experiment can have")
        if len(named) != 1:
            raise ValueError(f"needs exactly one of experiment, goal, source, cell; has {', '.join(named) or 'none'}")
        return self


EvidenceList = Annotated[list[Evidence], Field(min_length=1)]


class Misconception(Item):
    """A wrong sentence that may appear only as such, what is right instead, and how we know."""

    concept: Slug
    wrong: Text
    right: Text
    evidence: EvidenceList


class Concepts(Part):
    """The whole of concepts.yaml."""

    concepts: list[Concept]
    terms: list[Term] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    misconceptions: list[Misconception] = Field(default_factory=list)

"""The shapes of the study material. Every item names the concept that it serves."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from helpers.content._concepts import EvidenceList
from helpers.content._items import Item, Part, Slug, Text
from helpers.content._questions import QuizOption


class Sitting(Part):
    """A stretch of a lesson that is done in one go."""

    title: Text
    minutes: Annotated[int, Field(ge=1, le=20)]


class Front(Part):
    """What lesson.md says of itself, under `course:` in its front matter."""

    title: Text
    one_line: Text
    sittings: Annotated[list[Sitting], Field(min_length=1)]
    concepts: Annotated[list[Slug], Field(min_length=1)]


class Card(Item):
    """A flash card. `group` names the small set that is met together."""

    concept: Slug
    group: Slug | None = None
    front: Text
    back: Text


class Speaker(Item):
    """A voice of a dialogue. `voice` is the recorded one, of `course voices`; `pitch` is the browser voice's, 0 to 2."""

    name: Text
    role: Text
    voice: Literal["heart", "young", "kumo"] | None = None
    pitch: Annotated[float, Field(ge=0, le=2)] = 1.0


class DialogueLine(Part):
    """What one speaker says. `say` is the spoken form where it differs; `options` make it a question to the listener."""

    speaker: Slug
    text: Text
    say: Text | None = None
    options: list[QuizOption] = Field(default_factory=list)

    @property
    def spoken(self) -> str:
        """What a voice says, on one line."""
        return " ".join((self.say or self.text).split())


class Dialogue(Item):
    """A talk between a teacher and students, or one voice that tells a section; heard or read."""

    concept: Slug
    title: Text
    speakers: Annotated[list[Speaker], Field(min_length=1)]
    lines: Annotated[list[DialogueLine], Field(min_length=2)]

    @model_validator(mode="after")
    def _speakers_known(self) -> "Dialogue":
        known = {speaker.id for speaker in self.speakers}
        for line in self.lines:
            if line.speaker not in known:
                raise ValueError(f"a line is spoken by {line.speaker!r}, who is not among {sorted(known)}")
        return self


class NarrationLine(Part):
    """A few sentences of a narration; `say` is the spoken form where it differs."""

    text: Text
    say: Text | None = None


class Narration(Item):
    """A section told by the teacher, to listen to."""

    concept: Slug
    title: Text
    lines: Annotated[list[NarrationLine], Field(min_length=2)]

    @property
    def talk(self) -> Dialogue:
        """The same as a talk of one speaker."""
        lines = [DialogueLine(speaker=NARRATOR.id, text=line.text, say=line.say) for line in self.lines]
        return Dialogue(id=self.id, concept=self.concept, title=self.title, speakers=[NARRATOR], lines=lines)


NARRATOR = Speaker(id="mira", name="Mira", role="teacher", voice="heart", pitch=0.95)


class MemoryAid(Item):
    """A mnemonic in its own wording, a question that makes the learner recall it, and where it is looser than the truth."""

    concept: Slug
    kind: Literal["rhyme", "story", "gem", "acronym", "mnemonic"]
    text: Text
    recall: Text
    answer: Text
    caveat: Text | None = None


class Prediction(Item):
    """A guess before the result. `answer` is the index of the option that the measurement supports."""

    concept: Slug
    question: Text
    options: Annotated[list[Text], Field(min_length=2, max_length=6)]
    answer: Annotated[int, Field(ge=0)]
    because: Text

    @model_validator(mode="after")
    def _answer_exists(self) -> "Prediction":
        if self.answer >= len(self.options):
            raise ValueError(f"`answer` is {self.answer}, but the options are numbered 0 to {len(self.options) - 1}")
        return self


class Claim(Item):
    """A sentence that the lesson stands by, and how we know it. `group` names the list that it is shown in."""

    concept: Slug
    group: Slug
    text: Text
    evidence: EvidenceList


class Pulse(Part):
    """One step of a goal's input stream: the value of input and marker at `step`."""

    step: Annotated[int, Field(ge=1)]
    x: float = 0.0
    marker: float = 0.0


class Goal(Item):
    """Something to reach with a widget. `kind` names the detector in the widget, `stream` is the input it runs on.

    `hint` is a nudge, `recipe` says what to do, `because` is said when the goal is reached. `needs` is the concept without which it
    cannot be reached: a claim, which a test has to hold up.
    """

    concept: Slug
    kind: Slug
    title: Text
    task: Text
    hint: Text
    recipe: Text | None = None
    because: Text | None = None
    needs: Slug | None = None
    stream: list[Pulse] = Field(default_factory=list)

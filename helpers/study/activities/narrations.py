"""A section of the lesson, read aloud by the teacher."""

from helpers.content import Dialogue
from helpers.study.activities.dialogues import DialogueActivity


class NarrationActivity(DialogueActivity):
    """A narration: a talk of one speaker."""

    kind = "narrations"

    @property
    def talk(self) -> Dialogue:
        """The narration as a talk."""
        (narration,) = self.items.values()
        return narration.talk


ACTIVITY = NarrationActivity

"""The course in three lengths."""

from pydantic import model_validator

from helpers.content._depths import DEPTHS
from helpers.content._material import Material
from helpers.content.materials.narrations import Narration, narrated

MOST_WORDS = {"basic": 80, "medium": 200, "detailed": 480}


class OverviewText(Narration):
    """The course at one depth, to read and to hear; its id is the depth. It is complete in itself, and short enough for its name."""

    @model_validator(mode="after")
    def _as_long_as_it_says(self) -> "OverviewText":
        if self.id not in DEPTHS:
            raise ValueError(f"its id is {self.id!r}, expected one of {', '.join(DEPTHS)}")
        words = sum(len(line.text.split()) for line in self.lines)
        if words > MOST_WORDS[self.id]:
            raise ValueError(f"has {words} words, and {self.id!r} has at most {MOST_WORDS[self.id]}")
        return self


MATERIAL = Material[OverviewText](
    "overview",
    "overview.yaml",
    OverviewText,
    opens="overview",
    by="nothing",
    states=lambda text: [line.text for line in text.lines],
    complete=narrated,
)

"""What `course claims` measured last: with which seeds, what came out, and whether the claim holds."""

import json
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from helpers.content._errors import ContentError
from helpers.content._items import Part, Text


class Measured(Part):
    """What a measurement gave when it was last repeated.

    Attributes:
        settings: what it holds for.
        figure: in how many of how many seeds, and the spread.
        seeds: which, such as "900-919".
        holds: whether the claim was borne out.
    """

    settings: Text
    figure: Text
    seeds: Text
    holds: bool

    @property
    def words(self) -> str:
        """All of it as a sentence."""
        return f"Measured with seeds {self.seeds}; {self.settings}: {self.figure}{'' if self.holds else ', which refutes it'}."


MeasuredByExperiment = dict[str, dict[str, Measured]]
SHAPE: TypeAdapter[MeasuredByExperiment] = TypeAdapter(MeasuredByExperiment)


def read_measured(folder: Path) -> MeasuredByExperiment:
    """A lesson's figures by experiment and measurement, from measured.json; none where nothing was measured.

    Raises:
        ContentError: the file is not what `course claims` writes.
    """
    path = folder / "measured.json"
    if not path.exists():
        return {}
    try:
        return SHAPE.validate_python(json.loads(path.read_text(encoding="utf-8")))
    except (json.JSONDecodeError, ValidationError) as error:
        message = f"it is not what `course claims` writes ({type(error).__name__}). Run `course claims` again."
        raise ContentError(path, [(1, message)]) from None

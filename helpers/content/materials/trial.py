"""The page on trial: sentences to judge."""

from typing import Any, Literal

from pydantic import model_validator

from helpers.content._concepts import EvidenceList
from helpers.content._items import Slug, Text
from helpers.content._material import Material
from helpers.content._question import Question

VERDICTS = ("true", "loose", "false")


class VerdictQuestion(Question):
    """A sentence on trial: is it true, loose or false? `says` is who says it, `exact` the sentence that holds."""

    type: Literal["verdict"] = "verdict"
    says: Text = "The page says"
    verdict: Literal["true", "loose", "false"]
    why: Text
    exact: Text
    evidence: EvidenceList
    misconception: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _words(cls, data: Any) -> Any:
        # YAML reads the words true and false as booleans.
        if isinstance(data, dict) and isinstance(data.get("verdict"), bool):
            return {**data, "verdict": str(data["verdict"]).lower()}
        return data

    @model_validator(mode="after")
    def _only_wrong_ones(self) -> "VerdictQuestion":
        if self.verdict == "true" and self.misconception:
            raise ValueError(f"is true, and so cannot stand for the misconception {self.misconception!r}")
        return self


MATERIAL = Material[VerdictQuestion](
    "trial",
    "trial.yaml",
    VerdictQuestion,
    opens="trial",
    by="nothing",
    asked=True,
    states=lambda item: (item.why, item.exact),
    apart_from=("quiz",),
)

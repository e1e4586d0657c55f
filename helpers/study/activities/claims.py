"""What a lesson stands by, each sentence with how we know it. There is nothing to store."""

from typing import Any

from helpers.study._activity import Activity, Shape


class ShownClaim(Shape):
    """A sentence, and what it rests on, in words."""

    text: str
    evidence: list[str]


class ClaimsContent(Shape):
    """The sentences, in the order of the lesson."""

    claims: list[ShownClaim]


class ClaimsActivity(Activity):
    """Sentences to read."""

    kind, content_shape = "claims", ClaimsContent

    def content(self) -> dict[str, Any]:
        """The sentences with their evidence."""
        cite = self.learner.cite
        return {
            "claims": [
                {"text": claim.text, "evidence": [cite(each) for each in claim.evidence]}
                for claim in self.items.values()
            ]
        }


ACTIVITY = ClaimsActivity

"""What a lesson stands by."""

from helpers.content._concepts import EvidenceList
from helpers.content._items import Item, Slug, Text
from helpers.content._material import Material


class Claim(Item):
    """A sentence that the lesson stands by, and how we know it. `group` names the list that it is shown in."""

    concept: Slug
    group: Slug
    text: Text
    evidence: EvidenceList


# A claim may rest on what another lesson measured.
MATERIAL = Material[Claim](
    "claims",
    "claims.yaml",
    Claim,
    opens="claims",
    by="group",
    evidence="anywhere",
    states=lambda claim: (claim.text,),
)

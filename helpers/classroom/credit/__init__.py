"""Partial credit: points for a wrong answer, where the assignment declares for which."""

from helpers.classroom.credit._award import Award, award
from helpers.classroom.credit._declared import Credit, Group, Partial
from helpers.classroom.credit._sound import preview, probes_of, refuse_hollow, unknown_in

__all__ = ["Award", "Credit", "Group", "Partial", "award", "preview", "probes_of", "refuse_hollow", "unknown_in"]

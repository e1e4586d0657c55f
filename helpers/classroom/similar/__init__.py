"""Answers that look alike: pairs worth a look, side by side. What they have from the starter or the course is left out."""

from helpers.classroom.similar._pairs import Answer, Pair, similar_pairs
from helpers.classroom.similar._report import Report, compare
from helpers.classroom.similar._tokens import Fingerprints, fingerprints

__all__ = ["Answer", "Fingerprints", "Pair", "Report", "compare", "fingerprints", "similar_pairs"]

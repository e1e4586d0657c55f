"""Measures what checks say of every small edit of an answer, with answers that the course itself makes."""

from helpers.judge.mutation._here import drawn_here, run_here
from helpers.judge.mutation._measure import FOUND, Measure, Tried, share_of_good

__all__ = ["FOUND", "Measure", "Tried", "drawn_here", "run_here", "share_of_good"]

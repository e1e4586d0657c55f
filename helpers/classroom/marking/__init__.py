"""Answers in words, marked by hand: a page on this machine, and a log of marks of which nothing is lost."""

from helpers.classroom.marking._log import MARKS, Mark, add_mark, digest_of, marks_by_learner, read_marks
from helpers.classroom.marking._server import Desk, Item, serve

__all__ = ["MARKS", "Desk", "Item", "Mark", "add_mark", "digest_of", "marks_by_learner", "read_marks", "serve"]

"""Who is in a class: a list of the teacher's own, or the gradebook that an LMS exported, which comes back with the grades filled in."""

from helpers.classroom.roster._export import Export
from helpers.classroom.roster._fill import filled_canvas, filled_moodle
from helpers.classroom.roster._match import chosen, whose
from helpers.classroom.roster._members import Member, Roster
from helpers.classroom.roster._read import read_roster

__all__ = [
    "Export",
    "Member",
    "Roster",
    "chosen",
    "filled_canvas",
    "filled_moodle",
    "read_roster",
    "whose",
]

"""From a learner's cells to the source that travels. Text in, text out; nothing is run."""

from helpers.judge.reading._cells import functions_in, parse_cell
from helpers.judge.reading._collect import Submission, collect, parse_all
from helpers.judge.reading._names import bound_names, cut_name, list_names, needed_names

__all__ = [
    "Submission",
    "bound_names",
    "collect",
    "cut_name",
    "functions_in",
    "list_names",
    "needed_names",
    "parse_all",
    "parse_cell",
]

"""Where a learner's function runs. The weak box: a child process, for one's own check. The strong one: bubblewrap, for a class."""

from helpers.judge.box._job import BoxError, Job, Outcome, packet_of, parse
from helpers.judge.box._probe import probe_box
from helpers.judge.box._strong import Bubblewrap
from helpers.judge.box._weak import run_in_box

__all__ = [
    "BoxError",
    "Bubblewrap",
    "Job",
    "Outcome",
    "packet_of",
    "parse",
    "probe_box",
    "run_in_box",
]

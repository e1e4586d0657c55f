"""The judge in a page: no kernel, no processes; one Python judges, another one runs what a learner wrote.

Both are CPython for WebAssembly (Pyodide) in workers of their own, and speak the packets of any box:

    page      judge.check(lesson, exercise, texts)     gives a step: ("job", packet, seconds) or ("verdict", JSON)
    page      hands the packet to the box's worker, where `inside.serve` runs it; what it writes comes back, also when it was ended
    page      judge.went(ended, code, printed, result)    gives the next step

`judge_bundle` and `box_bundle` are what is unpacked there: the course's own files, so a page and a notebook cannot differ.
"""

from helpers.judge.page._bundle import box_bundle, judge_bundle, needs_beside_numpy
from helpers.judge.page._judge import PageJudge
from helpers.judge.page._words import INSTEAD, in_a_page

__all__ = ["INSTEAD", "PageJudge", "box_bundle", "in_a_page", "judge_bundle", "needs_beside_numpy"]

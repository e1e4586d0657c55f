"""Experiments: a recipe that trains and measures, the run it is given, what it found; seeds, statistics, plots.

What needs torch is in public modules (`agreement`, `training` ...), imported only where it is used: `import helpers.experiments` stays
free of torch.
"""

from helpers.common import COLOURS, NETWORK_COLOURS
from helpers.experiments._experiment import Curves, Experiment, Monitor, NoMonitor, Outcome, Run
from helpers.experiments._made import FADING_MEMORY
from helpers.experiments._plot import STYLE, Plot, show
from helpers.experiments._seeds import count_right, count_seeds, right_by_majority, spread

__all__ = [
    "COLOURS",
    "FADING_MEMORY",
    "NETWORK_COLOURS",
    "STYLE",
    "Curves",
    "Experiment",
    "Monitor",
    "NoMonitor",
    "Outcome",
    "Plot",
    "Run",
    "count_right",
    "count_seeds",
    "right_by_majority",
    "show",
    "spread",
]

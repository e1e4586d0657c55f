"""Experiments: a recipe that trains and measures, the run it is given, what it found; seeds, statistics, plots, data.

What needs torch is in public modules (`agreement`, `training` ...), imported only where it is used: `import helpers.experiments` stays
free of torch.
"""

from helpers.common import COLOURS, NETWORK_COLOURS
from helpers.experiments._data import DataError, DataFile, Download, Made, Shipped, cache, first_available
from helpers.experiments._declared import (
    ASSISTANT,
    CMUDICT,
    COURSE_TEXT,
    DATA,
    DIGIT_LISTENERS,
    FADING_MEMORY,
    FSDD,
    NAMES,
    PRONOUNCER,
    SHAKESPEARE,
    SYNTHETIC,
    TRANSLATORS,
    data_page,
)
from helpers.experiments._experiment import Curves, Experiment, Monitor, NoMonitor, Outcome, Run
from helpers.experiments._measurement import Measurement
from helpers.experiments._pairs import ENOUGH_PAIRS, Comparison, compare_pairs
from helpers.experiments._plot import STYLE, Plot, show
from helpers.experiments._reading import for_each_seed, reading_measurement
from helpers.experiments._recipes import recipes
from helpers.experiments._seeds import count_right, count_seeds, right_by_majority, spread

__all__ = [
    "ASSISTANT",
    "CMUDICT",
    "COLOURS",
    "COURSE_TEXT",
    "DATA",
    "DIGIT_LISTENERS",
    "ENOUGH_PAIRS",
    "FADING_MEMORY",
    "FSDD",
    "NAMES",
    "NETWORK_COLOURS",
    "PRONOUNCER",
    "SHAKESPEARE",
    "STYLE",
    "SYNTHETIC",
    "TRANSLATORS",
    "Comparison",
    "Curves",
    "DataError",
    "DataFile",
    "Download",
    "Experiment",
    "Made",
    "Measurement",
    "Monitor",
    "NoMonitor",
    "Outcome",
    "Plot",
    "Run",
    "Shipped",
    "cache",
    "compare_pairs",
    "count_right",
    "count_seeds",
    "data_page",
    "first_available",
    "for_each_seed",
    "reading_measurement",
    "recipes",
    "right_by_majority",
    "show",
    "spread",
]

"""A lesson's experiments, read from its folder."""

from collections.abc import Mapping
from functools import lru_cache

from helpers.content import LessonContent, load_declared
from helpers.experiments._experiment import Experiment


@lru_cache
def recipes(lesson: LessonContent) -> Mapping[str, Experiment]:
    """A lesson's experiments by id.

    Raises:
        ContentError: a file in experiments/ is wrong; file, line, what is wrong, what to do.
    """
    files = sorted((lesson.folder / "experiments").glob("*.py"))
    declared = [one for path in files for one in load_declared(path, "EXPERIMENTS", Experiment)]
    return {experiment.id: experiment for experiment in declared}

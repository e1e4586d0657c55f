"""What the playground's claims do with 20 seeds, measured anew in half an hour: `.venv/bin/python -m tests.widgets.playground_outcomes`."""

import tempfile
from pathlib import Path

from helpers.authoring._node import node
from helpers.common import write_whole
from helpers.widgets import Playground

from .host import SOURCES

SEEDS = 20


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        series = Path(folder) / "series"
        series.write_bytes(Playground().series)
        found = node("measure.js", series, str(SEEDS), cwd=SOURCES / "training")
    write_whole(SOURCES / "training" / "outcomes.json", found)

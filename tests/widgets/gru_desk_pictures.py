"""The stored pictures of the GRU unit and of its desk, drawn afresh by the widget's own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.gru_desk_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets._gru_desk import DESK_PICTURE, DESK_TITLE, GruDesk
from helpers.widgets._picture import GRU_STAGES, picture_file

from .gate_desk_pictures import stage_all
from .gru_desk_page import GOALS
from .stored import FLAT, store


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    desk = GruDesk(goals=list(GOALS.values()))
    described = stage_all(page, desk, "gru", list(GRU_STAGES))
    found = {
        picture_file(name): page.evaluate(FLAT, [[f"#{name}"], stage.title, stage.alt])
        for name, stage in GRU_STAGES.items()
    }
    return found | {DESK_PICTURE: page.evaluate(FLAT, [[".gkm-unit", ".gkm-chart"], DESK_TITLE, described])}


if __name__ == "__main__":
    store(draw)

"""The stored pictures of the unit and of the desk, drawn afresh by the widget's own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.gate_desk_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.content import LessonContent, course
from helpers.widgets._gate_desk import DESK_PICTURE, DESK_TITLE, GateDesk
from helpers.widgets._gru_desk import GruDesk
from helpers.widgets._picture import LSTM_STAGES, picture_file

from .host import load_modules, put
from .stored import FLAT, store

# No part is chosen; the stages stand below the desk, each with its name as its id.
STAGE = """(stages) => {
    const el = document.getElementById("desk");
    el.querySelector('.gkm-part[aria-pressed="true"]').setAttribute("aria-pressed", false);
    for (const stage of stages) el.append(Object.assign(module.picture(stage), {id: stage}));
    return el.querySelector(".gkm-chart").getAttribute("aria-label");
}"""


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    goals = LessonContent(course().root / "02_introduction_to_lstm", course()).goals("gate-desk")
    desk = GateDesk(goals=list(goals.values()))
    described = stage_all(page, desk, "lstm", list(LSTM_STAGES))
    found = {
        picture_file(name): page.evaluate(FLAT, [[f"#{name}"], stage.title, stage.alt])
        for name, stage in LSTM_STAGES.items()
    }
    return found | {DESK_PICTURE: page.evaluate(FLAT, [[".gkm-unit", ".gkm-chart"], DESK_TITLE, described])}


def stage_all(page: Page, desk: GateDesk | GruDesk, cell: str, stages: list[str]) -> str:
    """Draw a desk, at its first goal, and its unit's stages below; returns what the desk's chart says."""
    load_modules(page, f"desk/{cell}/pictures")
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, desk, {"goals": desk.goals, "reached": [], "state": {"goal": desk.goals[0]["id"]}, "event": {}})
    return page.evaluate(STAGE, stages)


if __name__ == "__main__":
    store(draw)

"""The stored pictures of the unit and of the desk, drawn afresh by the widget's own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.gate_desk_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.authoring import launch
from helpers.content import LessonContent, course
from helpers.widgets._base import module
from helpers.widgets._gate_desk import DESK_PICTURE, DESK_TITLE, PARTS, GateDesk
from helpers.widgets._picture import LSTM_STAGES, picture_file

FLAT = (Path(__file__).parent / "flat_picture.js").read_text(encoding="utf-8")
EXPORT = "\nexport const pictures = () => Object.fromEntries(STAGES.map((stage) => [stage, unitPicture(stage)]));"
MOUNT = """async ([esm, css, goals]) => {
    document.head.append(Object.assign(document.createElement("style"), {textContent: css}));
    const module = await import(URL.createObjectURL(new Blob([esm], {type: "text/javascript"})));
    const data = {goals, reached: [], state: {goal: goals[0].id}, event: {}};
    const model = {get: (name) => data[name], set() {}, on() {}, save_changes() {}};
    const el = document.getElementById("desk");
    module.default.render({model, el});
    el.querySelector('.gkm-part[aria-pressed="true"]').setAttribute("aria-pressed", false);
    for (const [stage, picture] of Object.entries(module.pictures())) {
        picture.id = stage;
        el.append(picture);
    }
    return el.querySelector(".gkm-chart").getAttribute("aria-label");
}"""


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    goals = LessonContent(course().root / "02_introduction_to_lstm", course()).goals("gate-desk")
    desk = GateDesk(goals=list(goals.values()))
    page.set_content("<!doctype html><div id=desk></div>")
    described = page.evaluate(MOUNT, [module(*PARTS, "unit_picture") + EXPORT, desk._css, desk.goals])
    found = {
        picture_file(name): page.evaluate(FLAT, [[f"#{name}"], stage.title, stage.alt])
        for name, stage in LSTM_STAGES.items()
    }
    return found | {DESK_PICTURE: page.evaluate(FLAT, [[".gkm-unit", ".gkm-chart"], DESK_TITLE, described])}


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path, text in draw(browser.new_page()).items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(path, len(text))
        browser.close()

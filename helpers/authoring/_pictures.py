"""The widgets' stored pictures: drawn by their own JavaScript in a browser, made anew only where that changed."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from helpers.authoring._bundles import BUNDLES, SOURCES, WIDGETS
from helpers.common import COLOURS, NETWORK_COLOURS, write_whole

FOLDER = WIDGETS / "pictures"
RECORD = FOLDER / "sources.json"
# What draws them, by the module that runs it, with the widgets whose JavaScript that is.
DRAWN = {
    "tests.widgets.budget_pictures": ("budget",),
    "tests.widgets.chat_pictures": ("course_chat",),
    "tests.widgets.gate_desk_pictures": ("gate_desk",),
    "tests.widgets.gradient_pictures": ("fading_memory", "gradient_telescope"),
    "tests.widgets.gru_desk_pictures": ("gru_desk",),
    "tests.widgets.language_pictures": ("next_letter", "watch_it_write"),
    "tests.widgets.playground_pictures": ("playground",),
    "tests.widgets.sentence_pictures": ("sentence_trace",),
    "tests.widgets.speech_pictures": ("say_a_digit", "spoken_digit"),
    "tests.widgets.translation_pictures": ("say_it", "translation_desk"),
}


def stale_pictures() -> list[str]:
    """Pictures whose widget's JavaScript has changed since they were drawn, as `FILE: why`; compares hashes, takes no browser."""
    if not SOURCES.is_dir():  # an installed course has no sources
        return []
    known = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    return [
        f"helpers/widgets/pictures/: drawn by {module}, before the JavaScript of {' and '.join(widgets)} changed"
        for module, widgets in DRAWN.items()
        if known.get(module) != _digest(widgets)
    ]


def draw_pictures(root: Path, say: Callable[[str], object] = print, force: bool = False) -> None:
    """Draw what is stale anew.

    Args:
        root: the checkout, whose tests/ hold what draws.
        say: gets a line for each module that draws.
        force: draw all.

    Raises:
        RuntimeError: there is no browser, or a drawing failed; the message has what it said.
    """
    known = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    for module, widgets in DRAWN.items():
        if not force and known.get(module) == _digest(widgets):
            continue
        say(f"drawing {', '.join(widgets)} ...")
        run = subprocess.run([sys.executable, "-m", module], cwd=root, capture_output=True, text=True)
        if run.returncode:
            last = run.stderr.strip().splitlines()[-1:]
            raise RuntimeError(f"`python -m {module}` failed: {' '.join(last)} It needs a Chromium: `make setup`.")
        write_whole(RECORD, json.dumps(known := {**known, module: _digest(widgets)}, indent=1, sort_keys=True) + "\n")


def _digest(widgets: tuple[str, ...]) -> str:
    """Of a widget's bundle, of what draws pictures only, comments aside, and of the quantities' colours."""
    found = hashlib.sha256(json.dumps([COLOURS, NETWORK_COLOURS]).encode())
    for path in (*(BUNDLES / f"{widget}.js" for widget in widgets), *_only_for_pictures()):
        lines = path.read_text(encoding="utf-8").splitlines()
        code = [line for line in lines if not line.lstrip().startswith(("//", "/*", "*"))]
        found.update("\n".join([path.name, *code]).encode())
    return found.hexdigest()


def _only_for_pictures() -> list[Path]:
    found = [path for path in SOURCES.rglob("*picture*.js") if "node_modules" not in path.parts]
    return sorted(found)

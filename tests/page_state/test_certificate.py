"""The certificate of a page is the file that Python writes for the same log, to the letter; where it isn't due, the same is missing."""

import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import judge
from helpers._certificate import certificate, certificate_widget
from helpers.authoring._node import node
from helpers.content import course
from helpers.study import Store, exported, outline

from .logs import random_log

pytestmark = pytest.mark.slow

NOON = datetime(2026, 11, 3, 17, 0, tzinfo=UTC)
ANSWER = Path(__file__).with_name("answer.js")
COURSE = course()
NAMES = ("Ada Lovelace", "  Ada  <Lovelace> & 'co' ", "Zoë 漢", "漢", "{title} {name}", "", "x" * 81, "$& $1")


def test_a_page_prints_what_python_writes(tmp_path: Path) -> None:
    stores = [Store(tmp_path / f"{seed}.sqlite3", clock=lambda: NOON) for seed in range(16)]
    for seed, store in enumerate(stores):
        stream = random.Random(seed)
        store.merge(random_log(stream, COURSE, NOON, 30 * (seed % 4), open_test=seed % 3 == 0))
    logs = [{"text": exported(store.events()), "name": NAMES[seed % len(NAMES)]} for seed, store in enumerate(stores)]
    shown = [certificate_widget(COURSE, store) for store in stores]
    given = {
        "logs": logs,
        "now": NOON.isoformat(),
        "outline": outline(COURSE, judge.concepts(COURSE)),
        "template": shown[0].template,
        "passMark": shown[0].pass_mark,
    }
    (file := tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    found = json.loads(node(ANSWER, "certificates", file, cwd=ANSWER.parent))
    written = 0
    for number, (log, store, widget, one) in enumerate(zip(logs, stores, shown, found, strict=True)):
        (folder := tmp_path / str(number)).mkdir()
        note = certificate(COURSE, store, log["name"], folder)
        files = list(folder.iterdir())
        assert [path.name for path in files] == ([one["file"]] if one["page"] else [])
        assert [path.read_text(encoding="utf-8") for path in files] == ([one["page"]] if one["page"] else [])
        assert one["missing"] == widget.missing == (note.text if note.title == "Not yet" else "")
        written += len(files)
    assert 2 <= written <= 12, "some have passed, and some have not"

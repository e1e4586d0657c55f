"""What a learner does while a cell runs is stored while it runs, in a real kernel and without a browser."""

import time
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from helpers.study import Store

pytestmark = pytest.mark.slow

SETUP = """
from helpers.content import course
from helpers.study import ACTIVITIES, Learner, Store
from helpers.widgets import Cards
lesson = course().lesson("introduction-to-lstm")
activity = ACTIVITIES["cards"](Learner(lesson, Store()), {"forget-gate-at-one": lesson.cards["forget-gate-at-one"]})
widget = Cards(activity.payload(), activity.record)
"""
# The main shell writes to the widget too, as an experiment's live view does.
BUSY = """
import time
for step in range(100):
    widget.status = {"step": step}
    time.sleep(0.1)
"""


def test_a_rating_is_stored_while_a_cell_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    store = Store()
    manager, client = start_new_kernel()
    try:
        client.execute_interactive(SETUP, timeout=60, output_hook=lambda message: None)
        reply = client.execute_interactive(
            "", user_expressions={"id": "widget.comm.comm_id"}, timeout=60, output_hook=lambda message: None
        )
        comm = reply["content"]["user_expressions"]["id"]["data"]["text/plain"].strip("'")
        client.control_channel.send(client.session.msg("create_subshell_request"))
        subshell = client.control_channel.get_msg(timeout=60)["content"]["subshell_id"]
        running = client.execute(BUSY)
        time.sleep(1)
        for number, rating in ((1, 3), (2, 4)):
            event = {"n": number, "kind": "rate", "card": "forget-gate-at-one", "rating": rating}
            data = {"method": "update", "state": {"event": event}, "buffer_paths": []}
            message = client.session.msg("comm_msg", {"comm_id": comm, "data": data})
            message["header"]["subshell_id"] = subshell
            client.shell_channel.send(message)
            time.sleep(0.5)
        for _ in range(60):
            stored = [rating for _, rating in store.reviews("introduction-to-lstm", "forget-gate-at-one")]
            if len(stored) == 2:
                break
            time.sleep(0.05)
        assert stored == [3, 4]
        manager.interrupt_kernel()
        while (reply := client.get_shell_msg(timeout=60))["parent_header"].get("msg_id") != running:
            pass
        assert reply["content"]["status"] == "error", (
            "the cell had ended before the ratings were stored: nothing was shown"
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)

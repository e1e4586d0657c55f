"""The benchmarks run, and each is a ratio to a peer from the same run."""

import json
import subprocess
import sys


def test_every_benchmark_has_its_peer_in_the_same_run() -> None:
    found = subprocess.run([sys.executable, "-m", "helpers._cli", "bench", "--json"], capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    benchmarks = json.loads(found.stdout)["benchmarks"]
    titles = " ".join(one["title"] for one in benchmarks)
    for word in ("LSTM forward,", "LSTM forward + backward,", "check lstm-step", "slider to pixels"):
        assert word in titles
    for one in benchmarks:
        for figure in (one["ours"], one["peer"]):
            assert 0 < figure["lowest"] <= figure["median"] <= figure["highest"]
            assert figure["runs"] >= 7
        assert one["ratio"] == one["ours"]["median"] / one["peer"]["median"]

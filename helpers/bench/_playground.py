"""The benchmark of the playground: an LSTM trained by its WebAssembly, in Node, against the same training in torch on one thread."""

import json
import math
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import torch
from torch import nn

from helpers.authoring import ToolError, node_program
from helpers.bench._cores import one_core
from helpers.bench._measured import Benchmark, benchmark, in_turn, measurement

SCRIPT = Path(__file__).parents[1] / "widgets" / "js" / "training" / "bench.js"
HIDDEN, STEPS, BATCH, INPUTS, SYMBOLS, UPDATES = 32, 26, 64, 8, 12, 200
RATE, CLIP = 0.005, 1.0


class Peer(nn.Module):
    """What somebody would write: an embedding, `nn.LSTM`, a linear read-out of the last step."""

    def __init__(self) -> None:
        super().__init__()
        self.embed, self.lstm, self.read = nn.Embedding(SYMBOLS, INPUTS), nn.LSTM(INPUTS, HIDDEN), nn.Linear(HIDDEN, 1)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Symbols (T, B) to logits (B,)."""
        return self.read(self.lstm(self.embed(ids))[0][-1])[:, 0]


def playground(runs: int) -> list[Benchmark]:
    """Milliseconds of 200 updates with Adam and clipping, both on one core, round by round, from equal weights on equal sequences.

    Args:
        runs: how often each is done.

    Raises:
        AssertionError: the two do not come to the same loss, so they did not do the same.
        ToolError: there is no Node or no checkout, or Node ended early.
    """
    if not SCRIPT.is_file():
        raise ToolError("The playground's benchmark needs the course's checkout: what Node runs is not installed.")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    network = Peer()
    ids, wanted = torch.randint(SYMBOLS, (STEPS, BATCH)), torch.randint(2, (BATCH,)).float()
    losses: dict[str, list[float]] = {"ours": [], "torch's": []}
    try:
        with one_core(), _ours(network, ids, wanted) as (name, train):
            optimizer = torch.optim.Adam(network.parameters(), RATE)

            def torchs() -> None:
                for _ in range(UPDATES):
                    optimizer.zero_grad()
                    loss = nn.functional.binary_cross_entropy_with_logits(network(ids), wanted)
                    loss.backward()
                    nn.utils.clip_grad_norm_(network.parameters(), CLIP)
                    optimizer.step()
                losses["torch's"].append(loss.item())

            ours, theirs = in_turn(lambda: losses["ours"].append(train(UPDATES)), torchs, runs=runs)
    finally:
        torch.set_num_threads(threads)
    first = (losses["ours"][0], losses["torch's"][0])
    assert math.isclose(*first, rel_tol=0.01), (
        f"not the same training: its last loss is {first[0]:.4g}, torch's is {first[1]:.4g}"
    )
    title = f"{UPDATES} updates of an LSTM in the playground, H={HIDDEN}, T={STEPS}, B={BATCH}, float32, one core"
    return [benchmark(title, measurement(f"{name}, in Node", ours), measurement("torch, one thread", theirs))]


@contextmanager
def _ours(network: Peer, ids: torch.Tensor, wanted: torch.Tensor) -> Iterator[tuple[str, Any]]:
    """The playground's learner in a process that waits: what computes there, and what trains it and returns the last loss."""
    own = dict(network.lstm.named_parameters())
    parts = [network.embed.weight, *(own[f"{name}_l0"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))]
    parts += [network.read.weight, network.read.bias]
    given = {
        "sizes": {
            "kind": "lstm",
            "hidden": HIDDEN,
            "inputs": INPUTS,
            "symbols": SYMBOLS,
            "outputs": 1,
            "steps": STEPS,
            "batch": BATCH,
        },
        "weights": torch.cat([part.detach().flatten() for part in parts]).tolist(),
        "batch": {
            "steps": STEPS,
            "batch": BATCH,
            "from": STEPS - 1,
            "ids": ids.flatten().tolist(),
            "wanted": wanted.tolist(),
        },
    }
    command = [node_program(), str(SCRIPT)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        stdin, stdout = process.stdin, process.stdout

        def reply(message: Any) -> Any:
            with suppress(BrokenPipeError):
                stdin.write(json.dumps(message) + "\n")
                stdin.flush()
            if not (line := stdout.readline()):
                raise ToolError("Node ended before it answered; what it said is above.")
            return json.loads(line)

        try:
            yield reply(given), reply
        finally:
            with suppress(BrokenPipeError):
                stdin.close()

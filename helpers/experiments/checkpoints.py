"""A training run on disk: weights, optimizer and streams in one safetensors file that is there whole or not at all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor, nn

from helpers.common import write_whole

Stream = np.random.Generator | torch.Generator


class CheckpointError(ValueError):
    """A checkpoint is of another run, or can't be read; the message says what to do."""


@dataclass
class Checkpoint:
    """Where a run is kept, and how often.

    The file's header has a JSON text under "run": step, losses, settings, and the states of NumPy's streams.

    Attributes:
        path: a file, such as "names.safetensors".
        settings: what tells this run from others, such as seed, task and sizes, in JSON's types; the loop adds its own, such as the
            learning rate. A file with other settings is refused.
        every: steps between two checkpoints.
        losses: of the step that was read.
    """

    path: Path
    settings: Mapping[str, Any]
    every: int = 100
    losses: list[float] = field(default_factory=list)

    def save(
        self,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        streams: Sequence[Stream],
        step: int,
        losses: Sequence[float],
    ) -> None:
        """Write the run as it is after `step`. A kill in the middle leaves the checkpoint before.

        Raises:
            OSError: it could not be written; the error names the file.
            TypeError: settings, or the state of a stream, can't be put in JSON.
        """
        tensors = {f"model.{name}": value for name, value in model.state_dict().items()}
        for number, state in optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{number}.{name}": value for name, value in state.items()}
        states: list[dict[str, Any] | None] = []
        for number, stream in enumerate(streams):
            if isinstance(stream, torch.Generator):
                tensors[f"stream.{number}"] = stream.get_state()
            states.append(None if isinstance(stream, torch.Generator) else dict(stream.bit_generator.state))
        run = {"step": step, "losses": list(losses), "settings": dict(self.settings), "streams": states}
        copies = {name: value.detach().clone().contiguous() for name, value in tensors.items()}
        try:
            text = json.dumps(run)
        except TypeError as error:
            advice = "Use numbers, texts and lists, and streams of numpy.random.default_rng."
            raise TypeError(f"settings or a stream's state can't be put in JSON: {error}. {advice}") from error
        write_whole(self.path, to_bytes(copies, {"run": text}))

    def load(self, model: nn.Module, optimizer: torch.optim.Optimizer, streams: Sequence[Stream]) -> int:
        """Put model, optimizer and streams where the file has them.

        Returns:
            The step that the file is of; 0 where there is no file, and nothing was changed.

        Raises:
            CheckpointError: the file is of another run, or can't be read.
        """
        if not self.path.exists():
            return 0
        run, tensors = self._read()
        self._compare(run["settings"], len(run["streams"]), len(streams))
        try:
            model.load_state_dict(_under("model.", tensors))
        except RuntimeError as error:
            raise CheckpointError(f"{self.path} holds other weights than this model has. {self._advice}") from error
        kept = optimizer.state_dict()
        numbers = sorted({int(name.split(".")[0]) for name in _under("optimizer.", tensors)})
        kept["state"] = {number: _under(f"optimizer.{number}.", tensors) for number in numbers}
        optimizer.load_state_dict(kept)
        for number, (stream, state) in enumerate(zip(streams, run["streams"], strict=True)):
            if isinstance(stream, torch.Generator):
                stream.set_state(tensors[f"stream.{number}"])
            else:
                stream.bit_generator.state = state
        self.losses = run["losses"]
        return int(run["step"])

    @property
    def _advice(self) -> str:
        return "Choose another file, or remove this one to start afresh."

    def _read(self) -> tuple[dict[str, Any], dict[str, Tensor]]:
        try:
            with safe_open(self.path, framework="pt") as file:
                run = json.loads((file.metadata() or {})["run"])
                names = file.keys()
                return run, {name: file.get_tensor(name) for name in names}
        except (SafetensorError, KeyError, ValueError) as error:
            raise CheckpointError(f"{self.path} is no checkpoint of a training run. {self._advice}") from error

    def _compare(self, stored: Mapping[str, Any], stored_streams: int, streams: int) -> None:
        given = json.loads(json.dumps(dict(self.settings)))  # as JSON has it: a tuple is a list
        for name in sorted({*stored, *given}):
            if stored.get(name) != given.get(name):
                found = f"{name} = {stored.get(name)!r}, and this run has {given.get(name)!r}"
                raise CheckpointError(f"{self.path} is of a run with {found}. {self._advice}")
        if stored_streams != streams:
            found = f"{stored_streams} streams of random numbers, and this run has {streams}"
            raise CheckpointError(f"{self.path} is of a run with {found}. {self._advice}")


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}

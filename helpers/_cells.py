"""Which cells the learner's kernel has run, by cell id, so that a check knows what the notebook defines now."""

from collections.abc import Callable
from typing import Any


class Cells:
    """The latest source of every cell that was run in this kernel.

    A cell that is edited and run again replaces its older self: what only the older one defined is stale, though the kernel still has it.

    Args:
        on_run: called with each cell's id when it is run, if the front end sends one.
    """

    def __init__(self, shell: Any, on_run: Callable[[str], None]):
        self._shell, self._on_run = shell, on_run
        self._runs = 0
        # What ran before the course was imported; this cell itself comes last.
        code, ident = _current(shell)
        history = shell.user_ns.get("In", [])[1:]
        self._sources = {f"before {number}": source for number, source in enumerate(history, 1) if source != code}
        if code:
            self._sources[ident or "first"] = code
        shell.events.register("pre_run_cell", self._before)

    def _before(self, info: Any) -> None:
        if info.silent:
            return
        self._runs += 1
        ident = info.cell_id or f"run {self._runs}"  # a front end that sends no ids: every run is a cell of its own
        self._sources.pop(ident, None)  # the order is that of the last runs, as Python sees it
        self._sources[ident] = info.raw_cell
        if info.cell_id:
            self._on_run(info.cell_id)

    def sources(self) -> list[tuple[str, str]]:
        """Label and source of each cell, oldest run first."""
        return [("a cell of your notebook", source) for source in self._sources.values()]

    def names(self) -> dict[str, Any]:
        """What the kernel knows now, by name."""
        return {name: value for name, value in self._shell.user_ns.items() if not name.startswith("_")}


def _current(shell: Any) -> tuple[str, str | None]:
    """Source and id of the cell that runs now. The request has them; the history may not (nbval runs cells without one)."""
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return (parent or {}).get("content", {}).get("code", ""), (parent or {}).get("metadata", {}).get("cellId")

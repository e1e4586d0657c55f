"""The one error of this package: where, what, and what to do."""

from pathlib import Path


class ContentError(Exception):
    """A lesson file is wrong. `str()` gives `file:line: what is wrong. What to do.`, one problem a line."""

    def __init__(self, path: Path, problems: list[tuple[int, str]]):
        self.path = Path(path)
        self.problems = sorted(problems)
        super().__init__("\n".join(f"{self.path}:{line}: {text}" for line, text in self.problems))

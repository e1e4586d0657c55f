"""Helpers of the course "Gates Keep Memory". A notebook needs one word: `from helpers import lesson`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["lesson"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the judge must not pay for widgets, nor a notebook for torch.
    if name == "lesson":
        from helpers._lesson import lesson

        return lesson
    if (
        not name.startswith("_") and find_spec(f"helpers.{name}") is None
    ):  # a room of the course is imported, not looked up here
        from helpers._kernels import own_helpers

        if own := own_helpers(Path.cwd()):
            # No AttributeError: `from helpers import mine` would drop its text.
            raise ImportError(
                f"`helpers` is the course's package here, and {own} has the same name. Rename yours, say to my_helpers.py, "
                f"and write `from my_helpers import {name}`."
            )
    raise AttributeError(f"module 'helpers' has no attribute {name!r}")

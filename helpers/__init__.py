"""Helpers of the course "Gates Keep Memory". A notebook needs one word: `from helpers import lesson`."""

from typing import Any

__all__ = ["lesson"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the judge must not pay for widgets, nor a notebook for torch.
    if name == "lesson":
        from helpers._lesson import lesson

        return lesson
    raise AttributeError(f"module 'helpers' has no attribute {name!r}")

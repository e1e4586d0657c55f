"""Derives notebooks/ and solutions/ from lessons/. For authors; learners never need it."""

from helpers.authoring._browser import jupyter_lab, launch, run_all, wait_idle, wait_ready
from helpers.authoring._build import Derived, build, derive, stale

__all__ = ["Derived", "build", "derive", "jupyter_lab", "launch", "run_all", "stale", "wait_idle", "wait_ready"]

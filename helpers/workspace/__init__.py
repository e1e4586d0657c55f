"""The learner's own folder: lessons are copied into it once, and an update never writes over what the learner wrote."""

from helpers.workspace._errors import WorkspaceError, sentence
from helpers.workspace._merge import merge
from helpers.workspace._workspace import Workspace

__all__ = ["Workspace", "WorkspaceError", "merge", "sentence"]

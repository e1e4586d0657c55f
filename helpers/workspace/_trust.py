"""Jupyter's trust in notebooks: what the course gives out has it, and what a learner trusts keeps it."""

from contextlib import suppress
from sqlite3 import Error

from nbformat import NotebookNode

REFUSED = (OSError, Error, ValueError)  # no place for signatures, or a text that has none, such as half an emoji


def trusted(notebook: NotebookNode) -> bool:
    """Whether Jupyter trusts a notebook as it is; False where that can't be known."""
    from nbformat.sign import NotebookNotary

    with suppress(*REFUSED):
        return NotebookNotary().check_signature(notebook)
    return False


def trust(notebook: NotebookNode) -> None:
    """Sign a notebook, as `jupyter trust` does, so that JupyterLab follows a widget's link to another lesson without asking first.

    Where it can't be signed, JupyterLab asks, and all else works.
    """
    from nbformat.sign import NotebookNotary

    with suppress(*REFUSED):
        NotebookNotary().sign(notebook)

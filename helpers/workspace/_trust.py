"""Jupyter's trust in notebooks: what the course gives out has it, and what a learner trusts keeps it."""

from contextlib import suppress
from sqlite3 import Error

from nbformat import NotebookNode


def trusted(notebook: NotebookNode) -> bool:
    """Whether Jupyter trusts a notebook as it is; False where its signatures can't be read."""
    from nbformat.sign import NotebookNotary

    with suppress(OSError, Error):
        return NotebookNotary().check_signature(notebook)
    return False


def trust(notebook: NotebookNode) -> None:
    """Sign a notebook, as `jupyter trust` does, so that JupyterLab follows a widget's link to another lesson without asking first.

    Where the signatures can't be written, JupyterLab asks, and all else works.
    """
    from nbformat.sign import NotebookNotary

    with suppress(OSError, Error):
        NotebookNotary().sign(notebook)

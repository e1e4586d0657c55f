"""`course prepare`: what a hub runs before a learner's JupyterLab starts."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

LAB = ("", "/lab", "/lab/")  # a hub that names another page is obeyed


def add_command(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "prepare", help="for hubs: the learner's notebooks made ready, without starting a server; then runs COMMAND"
    )
    parser.add_argument(
        "--home", metavar="DIR", type=Path, help="the workspace; default: $COURSE_HOME, else my-course/"
    )
    parser.add_argument("--lesson", metavar="LESSON", help="open this one; default: where the learner stopped")
    parser.add_argument(
        "program", nargs="*", metavar="-- COMMAND", help="what to become then, such as jupyterhub-singleuser"
    )


def run(options: argparse.Namespace) -> int:
    """Prepare the workspace; then become the given command, in the environment that the course needs.

    The command starts whatever happens to the workspace: a learner whose disk is full must be able to log in and free some.

    Args:
        options: the command line, read.

    Returns:
        0; 1 where something could not be made ready. With a command, nothing comes back unless it can't be started.
    """
    from helpers._prepare import prepare
    from helpers.workspace import WorkspaceError, sentence

    if options.home:
        os.environ["COURSE_HOME"] = str(options.home)
    # Where a hub says which folder it serves, that counts; else a server serves the folder that it is started in.
    root = os.environ.get("JUPYTERHUB_ROOT_DIR") or os.environ.get("JUPYTERHUB_NOTEBOOK_DIR") or os.getcwd()
    try:
        ready = prepare(options.lesson, Path(root))
    except (WorkspaceError, OSError, KeyError) as error:
        print(sentence(error) if isinstance(error, OSError) else error.args[0], file=sys.stderr)
        return _become(options.program, {}) if options.program else 1
    print(f"Ready in {ready.notebook.parent}: {ready.brought} lessons. Next: {ready.title}.", flush=True)
    if not options.program:
        return 1 if ready.problems else 0
    variables = {**ready.environment, "COURSE_HOME": str(ready.notebook.parent)}
    if os.environ.get("JUPYTERHUB_DEFAULT_URL", "") in LAB:
        # A Jupyter server puts a `?` behind this address, which would spoil a `#cell-id=...`.
        variables["JUPYTERHUB_DEFAULT_URL"] = ready.address.partition("#")[0]
    return _become(options.program, variables)


def _become(program: list[str], variables: dict[str, str]) -> int:
    try:
        os.execvpe(program[0], program, {**os.environ, **variables})
    except OSError as error:
        print(f"{program[0]} can't be started after `course prepare`: {error.strerror}.", file=sys.stderr)
    return 127

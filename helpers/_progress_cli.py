"""The commands that take a learner's progress along: `course export` and `course import`."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    """Declare the two commands."""
    export = commands.add_parser("export", help="write all that you have done into a file, to take along")
    export.add_argument("file", metavar="FILE", type=Path)
    back = commands.add_parser("import", help="add what such a file holds to your progress; nothing of yours is lost")
    back.add_argument("file", metavar="FILE", type=Path)


def run(options: argparse.Namespace, wait: float) -> int:
    """Do what was asked for.

    Args:
        options: the command and its file.
        wait: seconds to wait for another program to let go of the progress file.
    """
    from helpers.study import Store

    store, path = Store(wait=wait), options.file.expanduser()
    return _export(store, path) if options.command == "export" else _import(store, path)


def _export(store: Any, path: Path) -> int:
    from helpers.common import write_whole
    from helpers.study import exported

    if path.exists():
        print(f"{path} is there already. Give another name, or move it away.", file=sys.stderr)
        return 1
    events = store.events()
    write_whole(path, exported(events))
    print(f"{path}: {len(events)} events. On the other computer: course import {path.name}")
    return 0


def _import(store: Any, path: Path) -> int:
    from helpers.study import imported

    try:
        events = imported(path.read_bytes())
    except ValueError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 1
    new = store.merge(events)
    print(f"{path}: {new} of its {len(events)} events were new and are now part of your progress.")
    return 0

"""The commands that take a learner's work along: `course export`, `course import`, `course anki` for another program, `course hand-in`."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    """Declare the four commands."""
    export = commands.add_parser("export", help="write all that you have done into a file, to take along")
    export.add_argument("file", metavar="FILE", type=Path)
    back = commands.add_parser("import", help="add what such a file holds to your progress; nothing of yours is lost")
    back.add_argument("file", metavar="FILE", type=Path)
    anki = commands.add_parser("anki", help="write all cards as a deck for Anki, with what you have rated so far")
    anki.add_argument("file", metavar="FILE", type=Path)
    hand_in = commands.add_parser("hand-in", help="one file with your graded answers, which says all that is in it")
    hand_in.add_argument("lesson", help="a lesson's slug or number, or a notebook that a teacher handed out")
    hand_in.add_argument(
        "--to",
        metavar="DIR",
        type=Path,
        help="put it into this inbox; default: where your class collects, if this machine knows",
    )
    hand_in.add_argument("--say-done", action="store_true", help="also say whether the study part is done; no answers")
    hand_in.add_argument("--ask", metavar="TEXT", help="also ask your teacher about your grade")


def run(options: argparse.Namespace, wait: float) -> int:
    """Do what was asked for.

    Args:
        options: the command and its file.
        wait: seconds to wait for another program to let go of the progress file.
    """
    from helpers.study import Store

    store = Store(wait=wait)
    if options.command == "hand-in":
        return _hand_in(store, options)
    path = options.file.expanduser()
    return {"export": _export, "import": _import, "anki": _anki}[options.command](store, path)


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
    from helpers._drafts import bring_drafts
    from helpers._prepare import workspace
    from helpers.content import course

    before = {event.id for event in store.of("draft")}
    new = store.merge(events)
    print(f"{path}: {new} of its {len(events)} events were new and are now part of your progress.")
    drafts = [event for event in store.of("draft") if event.id not in before]
    return 0 if bring_drafts(drafts, store.of("draft"), course(), workspace()) else 1


def _anki(store: Any, path: Path) -> int:
    from helpers._anki import write_deck
    from helpers.content import course

    if path.suffix != ".apkg":
        print(f"{path} should end in .apkg: by that, Anki knows a deck.", file=sys.stderr)
        return 1
    if path.exists():
        print(f"{path} is there already. Give another name, or move it away.", file=sys.stderr)
        return 1
    cards, ratings = write_deck(path, course(), store.events())
    with_ratings = f", with {ratings} rating{'s' if ratings > 1 else ''} of yours" if ratings else ""
    print(
        f"{path}: {cards} cards{with_ratings}. In Anki: File, Import; “Import any learning progress” brings the ratings."
    )
    return 0


def _hand_in(store: Any, options: argparse.Namespace) -> int:
    from datetime import datetime

    from helpers._prepare import workspace
    from helpers.classroom import Unreadable, read_notebook
    from helpers.content import course
    from helpers.hand_in import NOT_IN, HandInError, Place, contents, deliver, hand_in, is_done, places

    notebook = Path(options.lesson).expanduser()
    if notebook.suffix == ".ipynb":
        try:
            slug = read_notebook(notebook.read_bytes()).lesson
        except OSError as error:
            print(f"{notebook} can't be read: {error.strerror}.", file=sys.stderr)
            return 1
        except Unreadable as error:
            print(f"{notebook} can't be handed in: {error}", file=sys.stderr)
            return 1
        if not slug:
            print(
                f"{notebook} can't be handed in: it doesn't say which lesson it belongs to. Give the notebook that you were handed.",
                file=sys.stderr,
            )
            return 1
        lesson = course().lesson(slug)
    else:
        lesson = course().lesson(options.lesson)
        notebook = workspace().path(lesson.name)
    place = Place(options.to.expanduser()) if options.to else None
    try:
        if place:
            place.folder.mkdir(parents=True, exist_ok=True)
        found = contents(lesson, notebook, options.ask or "")
        made = hand_in(
            found, notebook.parent, datetime.now().astimezone(), is_done(lesson, store) if options.say_done else None
        )
    except HandInError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{made.path}: digest {made.digest}.")
    for exercise, state in made.states.items():
        print(f"  {exercise}: {state.replace('`', '')}")
    print(f"Its first cell says all that is in it. Not in it: {NOT_IN}.")
    print("What you have not saved in JupyterLab is not in it either.")
    if found.asks_done and not options.say_done:
        print("Your teacher would like to know whether the study part is done. `--say-done` says it, if you want to.")
    failed = False
    for one in [place] if place else places():
        try:
            print(f"Handed in: {deliver(made, one)}")
        except HandInError as error:
            print(error, file=sys.stderr)
            failed = True
    return 1 if failed else 0

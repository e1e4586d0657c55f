"""The command for a site: `course pages`."""

import argparse
import sys
from pathlib import Path

from helpers.content import course, course_folder


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add it to the parser's commands."""
    pages = commands.add_parser("pages", help="the course as a static site, which needs no installation")
    pages.add_argument("--out", type=Path, metavar="DIR", help="the site's folder: new, empty, or a site of before")
    pages.add_argument("--single", metavar="LESSON", help="instead, one lesson as a file that opens from a folder")
    pages.add_argument("--serve", action="store_true", help="then serve it on this machine, until Ctrl+C")
    pages.add_argument("--port", type=int, default=8766, help="where it is served; default: 8766")


def run(options: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    from helpers import pages

    if options.out is None and not options.single:
        print("Give a folder for the site: `course pages --out DIR`.", file=sys.stderr)
        return 2
    if options.single and options.serve:
        print(
            "--single makes one file, which opens with a double click, and --serve serves a whole site: give one of them.",
            file=sys.stderr,
        )
        return 2
    try:
        if options.single:
            return _single(options.single, options.out or Path())
        pages.check_folder(options.out)
        files = pages.Site(course(), course_folder()).files()
        pages.write_site(files, options.out)
    except pages.NotASite as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB: {options.out / 'index.html'}")
    if options.serve:
        _serve(options.out, options.port)
    return 0


def _single(which: str, folder: Path) -> int:
    from helpers.common import write_whole
    from helpers.pages import Site

    lesson = course().lesson(which)
    target = folder / f"{lesson.slug}.html"
    made = Site(course(), course_folder(), only=[lesson]).single()
    write_whole(target, made)
    print(f"{len(made) / 1e6:.1f} MB: {target}")
    return 0


def _serve(folder: Path, port: int) -> None:
    from helpers.pages import server

    with server(folder, port) as running:
        print(f"http://127.0.0.1:{running.server_port}/   (Ctrl+C ends it)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()

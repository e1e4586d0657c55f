"""What `course lab` is given: a lesson, and options that are JupyterLab's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# JupyterLab's options that take no value; a test compares them with JupyterLab's own. To ask it here would take a second.
FLAGS = frozenset(
    (
        *("allow-root", "autoreload", "collaborative", "core-mode", "custom-css", "debug", "dev-mode"),
        *("expose-app-in-browser", "extensions-in-dev-mode", "generate-config", "no-browser", "no-script", "script"),
        *("show-config", "show-config-json", "skip-dev-build", "splice-source", "watch", "y"),
        *("h", "help", "help-all", "version"),
    )
)


@dataclass(frozen=True)
class LabOptions:
    """The command line of `course lab`, read.

    Args:
        lesson: the lesson that was named, or None.
        passed: what goes to JupyterLab, as it was written.
        values: the options with their values by the last part of the name, `{"port": "8899"}`; a flag has "".
    """

    lesson: str | None
    passed: tuple[str, ...]
    values: dict[str, str]

    @property
    def opens_browser(self) -> bool:
        """Whether a browser should be opened."""
        return "no_browser" not in self.values and self.values.get("open_browser", "").lower() not in ("false", "0")


def read_options(words: Sequence[str]) -> LabOptions:
    """Tell the lesson from JupyterLab's options: `--port 8899`, `--port=8899`, `-y`, `--ServerApp.token x`.

    All that stands behind `--` is JupyterLab's.

    Args:
        words: the command line behind `course lab`.

    Raises:
        ValueError: two lessons; the message says what to do.
    """
    before, behind = list(words), []
    if "--" in before:
        at = before.index("--")
        before, behind = before[:at], before[at + 1 :]
    first, values, lessons = _read(before)
    second, more, files = _read(behind)
    if len(lessons) > 1:
        named = " and ".join(repr(lesson) for lesson in lessons)
        raise ValueError(
            f"`course lab` opens one lesson, and was given {named}. "
            "What is meant for JupyterLab goes behind `--`: course lab LESSON -- ..."
        )
    return LabOptions(lessons[0] if lessons else None, (*first, *second, *files), {**values, **more})


def _read(words: Sequence[str]) -> tuple[list[str], dict[str, str], list[str]]:
    """The options as they were written; their values; and the words that belong to no option."""
    options, values, alone = [], {}, []
    words = list(words)
    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            alone.append(word)
            continue
        options.append(word)
        name, sign, value = word.lstrip("-").partition("=")
        if not sign and words and _is_value(words[0]) and not _is_flag(name):
            value = words.pop(0)
            options.append(value)
        values[name.rpartition(".")[2].replace("-", "_")] = value
    return options, values, alone


def _is_value(word: str) -> bool:
    return not word.startswith("-") or re.fullmatch(r"-\d+(\.\d+)?", word) is not None


def _is_flag(name: str) -> bool:
    """Whether an option takes no value."""
    return name in FLAGS

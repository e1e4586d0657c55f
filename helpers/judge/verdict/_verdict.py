"""What a check says, and how it looks."""

import html
import sys
from dataclasses import dataclass

from helpers.common import sign_html
from helpers.judge.verdict._trace import KEEPS_KEYS, Drawing, fold

# Never by colour alone: a sign and a word say the outcome. Colours are those of Okabe and Ito.
LOOKS = {
    "passed": ("✓", "Passed", "#009E73"),
    "wrong": ("✗", "Not yet", "#D55E00"),
    "error": ("!", "Error", "#D55E00"),
    "timeout": ("∞", "Out of time", "#D55E00"),
    "not attempted": ("–", "Not attempted", "#0072B2"),
    "wrong kind": ("?", "Not a function of yours", "#0072B2"),
}
BOX = "padding:.4rem .8rem;margin:.3rem 0;max-width:60rem;color:var(--jp-content-font-color1,inherit)"
PRE = "margin:.3rem 0 0;padding:.5rem;overflow:auto;max-height:20rem;color:inherit;background:var(--jp-layout-color2,#f2f2f2)"


@dataclass(frozen=True, repr=False)
class Verdict:
    """The outcome of a check. As the last line of a cell it draws itself.

    Args:
        status: "passed", "wrong", "error", "timeout", "not attempted" or "wrong kind".
        message: what to say to the learner, plain text.
        mistake: the id of the named mistake that it is, or None.
        points: earned.
        exercise: the exercise's id.
        case: the id of the smallest case that fails, or None.
        shapes: that case's inputs, in words.
        printed: the first 2 KB of what the function printed.
        traceback: with the learner's own lines, or "".
        source: what was checked.
        seed: of the cases.
        trace: the learner's run over the right one, or None.
        tests: (case id, how it ended) of each case: "right", "wrong" or "not reached"; none if nothing ran.
    """

    status: str
    message: str
    mistake: str | None = None
    points: float = 0
    exercise: str = ""
    case: str | None = None
    shapes: str = ""
    printed: str = ""
    traceback: str = ""
    source: str = ""
    seed: int = 0
    trace: Drawing | None = None
    tests: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        parts = [f"{LOOKS[self.status][1]}. {self.message}", self._where(), self.traceback]
        if self.trace:
            parts.append(self.trace.words())
        if self.printed:
            parts.append("Your code printed:\n" + self.printed.rstrip("\n"))
        return "\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        return self.html(self._where())

    def html(self, where: str) -> str:
        """The verdict as HTML.

        Args:
            where: how to see for oneself and how to get help, in the words of the place where it's shown; plain text.
        """
        sign, word, colour = LOOKS[self.status]
        style = f"border-left:4px solid {colour};{BOX}"
        parts = [
            sign_html("check"),
            f'<div><strong><span aria-hidden="true">{sign}</span> {word}.</strong> {marked_up(self.message)}</div>',
        ]
        if where:
            parts.append(f'<div style="margin-top:.3rem">{marked_up(where)}</div>')
        if self.trace:
            parts.append(self.trace.html())
        if self.traceback:
            parts.append(_block("Where it happened", self.traceback, True))
        if self.printed:
            parts.append(_block("What your code printed", self.printed, self.status != "passed"))
        return f'<div role="status" style="{style}">{"".join(parts)}</div>'

    def must_pass(self) -> None:
        """For a cell that scores, such as nbgrader's: says so on stdout if it passed, and is silent on stderr.

        Raises:
            AssertionError: it did not pass; the text is the verdict's.
        """
        if self.status != "passed":
            raise AssertionError(repr(self))
        # In one write: print makes two, and a kernel may send them as two outputs.
        sys.stdout.write(f"{self.message}\n")

    def _where(self) -> str:
        """How to see for oneself, and how to get help."""
        parts = [f'Smallest failing case: {self.shapes}; `here.case("{self.exercise}")` gives it.'] if self.case else []
        if self.exercise and self.status in ("wrong", "error", "timeout"):
            parts.append(f'Stuck? `here.hint("{self.exercise}")`.')
        return " ".join(parts)


def marked_up(text: str) -> str:
    """Escaped, with `code` as code."""
    parts = html.escape(text).split("`")
    if len(parts) % 2 == 0:
        return html.escape(text)
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))


def _block(title: str, text: str, unfolded: bool) -> str:
    state = " open" if unfolded else ""
    pre = f'<pre tabindex="0" {KEEPS_KEYS} aria-label="{title}" role="region" style="{PRE}">{html.escape(text)}</pre>'
    return fold(title, pre, f' style="margin-top:.3rem"{state}')

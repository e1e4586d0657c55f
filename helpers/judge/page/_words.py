"""What a check says, in the words of a page: there is no kernel to run a cell in, and buttons stand for what `here` does."""

from helpers.judge.verdict import Verdict

# What stands in a verdict's message, and what a page says instead.
INSTEAD = (
    ("Run the cell that does, then check again.", "Write it here, then check again."),
    (", run the cell, check again", ", then check again"),
    (", run it, check again", ", then check again"),
    ("Write it with `def`, in a cell of your notebook.", "Write it here, with `def`."),
    ("but no cell imports it.", "but nothing imports it."),
    (" in a cell, then check again", " at the top, then check again"),
    ("but no cell defines it.", "but nothing defines it."),
    ("Otherwise define it at the top, then", "Otherwise define it above, then"),
    ("No cell defines", "Nothing here defines"),
    ("but that cell ", "but that part "),
)


def in_a_page(message: str) -> str:
    """A message as a page says it."""
    for words, instead in INSTEAD:
        message = message.replace(words, instead)
    return message


def what_next(verdict: Verdict) -> str:
    """How to see for oneself, and how to get help, by the page's buttons."""
    parts = [f"Smallest failing case: {verdict.shapes}; “Failing case” shows it."] if verdict.case else []
    if verdict.status in ("wrong", "error", "timeout"):
        parts.append("Stuck? “Hint” goes one step further each time.")
    return " ".join(parts)

"""What all notebooks of the course have in common, whoever makes them."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # slow to load
    from nbformat import NotebookNode

HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)  # in a Markdown cell


def notebook_metadata(slug: str) -> dict[str, Any]:
    """A notebook's metadata: the kernel that it opens with, and the lesson that it belongs to.

    Args:
        slug: the lesson's.
    """
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"kernelspec": kernel, "language_info": {"name": "python"}, "course": {"lesson": slug}}


def hand_in_cells(slug: str, assigned: bool = False, asks_done: bool = False) -> list["NotebookNode"]:
    """The cells at a notebook's end that hand it in.

    Args:
        slug: the lesson's.
        assigned: it is an assignment; without one, most who read it have no class.
        asks_done: whether the teacher wants to know if the study part is done.
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell

    head = "## Hand in" if assigned else "## For a class: hand in"
    sentences = [] if assigned else ["*Only if a teacher has asked for it.*"]
    sentences.append(
        "The next cell shows all that will travel: your answers to the exercises, with the definitions that they use. "
        "Nothing does until you press *Hand in*."
    )
    if asks_done:
        sentences.append(
            "Your teacher would like to know whether you have done the study part: every question answered, every card met. "
            "You decide whether your file says so. It says “done” or “not done”, and never what you answered."
        )
    text = "\n\n".join(["---", head, " ".join(sentences)])
    tags = {"tags": ["nbval-ignore-output"]}
    return [
        new_markdown_cell(text, id=f"{slug}-hand-in"),
        new_code_cell("here.hand_in()", id=f"{slug}-hand-in-run", metadata=tags),
    ]

"""What all notebooks of the course have in common, whoever makes them."""

import re
from typing import Any

HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)  # in a Markdown cell


def notebook_metadata(slug: str) -> dict[str, Any]:
    """A notebook's metadata: the kernel that it opens with, and the lesson that it belongs to.

    Args:
        slug: the lesson's.
    """
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"kernelspec": kernel, "language_info": {"name": "python"}, "course": {"lesson": slug}}

"""How deep to go: the choice, and the folding of what it leaves out."""

from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, text


class DepthChoice(StudyWidget):
    """Basic, Medium or Detailed. In a notebook, the parts that a choice leaves out are folded under their headings."""

    _esm, _css = bundle("depth.js"), bundle("depth.css")
    depths: traitlets.List[Any] = traitlets.List().tag(sync=True)
    parts: traitlets.List[Any] = traitlets.List().tag(sync=True)
    depth = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    folded = traitlets.Unicode(None, allow_none=True).tag(sync=True)  # the depth that this notebook was folded for

    def static_html(self) -> str:
        """The depths, and what each shows."""
        rows = "".join(f"<li><strong>{text(one['name'])}</strong>: {text(one['says'])}</li>" for one in self.depths)
        return f"<p><strong>How deep do you want to go?</strong></p><ul>{rows}</ul>"

"""Whether the machine is ready, as a table: the kernel's side from Python, the browser's own from its JavaScript."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import text

UNDRAWN = (
    "If you read this in JupyterLab, no widget was drawn here: run the cell again, or open the notebook with `make lab`. "
    "A page and paper show it as well; there, nothing is wrong."
)


@dataclass(frozen=True)
class Finding:
    """Something that the course needs.

    Attributes:
        name: what it is.
        ok: whether it is all right.
        found: what was found.
        advice: what to do where it isn't.
        place: where it is on this machine; paper doesn't show it.
    """

    name: str
    ok: bool
    found: str
    advice: str = ""
    place: str = ""


class Environment(CourseWidget):
    """A row for each thing that the course needs.

    Args:
        findings: what Python found.
        sound: a short clip (MP3, as base64), to try the sound with; empty for none.
    """

    _esm, _css = bundle("environment.js"), bundle("environment.css")
    findings: traitlets.List[Any] = traitlets.List().tag(sync=True)
    sound = traitlets.Unicode("").tag(sync=True)

    def __init__(self, findings: Iterable[Finding], sound: str = ""):
        super().__init__(findings=[asdict(each) for each in findings], sound=sound)

    def static_html(self) -> str:
        """The table of what Python found."""
        rows = "".join(
            f"<tr><td>{'✓ OK' if one['ok'] else '✗ look here'}</td><td>{text(one['name'])}</td>"
            f"<td>{text(one['found'])} {text(one['advice'])}</td></tr>"
            for one in self.findings
        )
        head = "<tr><th>state</th><th>what</th><th>found</th></tr>"
        return (
            f"<p><strong>Is your machine ready?</strong></p><table>{head}{rows}</table><p><em>{text(UNDRAWN)}</em></p>"
        )

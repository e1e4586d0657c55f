"""What the study widgets share: a payload in, events out; and their form on paper."""

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from helpers.study import unbroken
from helpers.widgets._base import CourseWidget

Payload = Mapping[str, Any]
Record = Callable[[dict[str, Any]], Mapping[str, Any]]


def _nothing(event: Mapping[str, Any]) -> Mapping[str, Any]:
    return {}


class StudyWidget(CourseWidget):
    """Shows an activity of `study`. What the learner does is recorded there, and the traits take over what is new.

    Args:
        payload: the activity as plain JSON. Its content and its state are the traits of the same names.
        record: stores an event and returns what of the state is new, as `study.Activity.record` does.
    """

    def __init__(self, payload: Payload, record: Record = _nothing):
        self._content, self._record = payload["content"], record
        values = {**payload["content"], **payload["state"]}
        super().__init__(**{name: value for name, value in values.items() if self.has_trait(name)})

    @property
    def content(self) -> Payload:
        """What everybody is shown, which front ends without Python start from."""
        return self._content

    def act(self, event: dict[str, Any]) -> None:
        """Record the event, and take over what is new."""
        self.take(self._record(event))

    def take(self, changes: Mapping[str, Any]) -> None:
        """Take over what of the state is new: dictionaries the entries that changed, other traits the new value."""
        for name, change in changes.items():
            before = getattr(self, name)
            setattr(self, name, {**(before or {}), **change} if isinstance(change, dict) else change)


def text(words: str) -> str:
    """Escaped for HTML."""
    return html.escape(unbroken(words))


def fold(summary: str, inside: str) -> str:
    """HTML that unfolds. `inside` is HTML, `summary` is text."""
    return f"<details><summary>{text(summary)}</summary>{inside}</details>"


def options_html(options: Sequence[Mapping[str, Any]], order: Iterable[int]) -> str:
    """Options as a list, and their explanations to unfold."""
    shown = [options[k] for k in order]
    listed = "".join(f"<li>{text(option['text'])}</li>" for option in shown)
    why = "".join(
        f"<li>{'✓ right' if option['correct'] else '✗ wrong'}: {text(option['text'])}<br>{text(option['why'])}</li>"
        for option in shown
    )
    return f'<ol type="a">{listed}</ol>' + fold("The answer, and why", f'<ol type="a">{why}</ol>')

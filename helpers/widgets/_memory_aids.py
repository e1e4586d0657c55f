"""Mnemonics, each behind the question that makes one recall it."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, text


class MemoryAids(StudyWidget):
    """Memory aids: first the question, then, on demand, the wording, the answer and the caveat."""

    _esm, _css = bundle("memory_aids.js"), bundle("memory_aids.css")
    aids: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def static_html(self) -> str:
        """Each aid as a question that unfolds."""
        return f"<p><strong>Memory aids</strong></p><ul>{''.join(map(_paper, self.aids))}</ul>"


def _paper(aid: Mapping[str, Any]) -> str:
    """A memory aid on paper."""
    inside = f"<blockquote>{text(aid['text'])}</blockquote><p>{text(aid['answer'])}</p>"
    if aid["caveat"]:
        inside += f"<p><strong>To be exact:</strong> {text(aid['caveat'])}</p>"
    return f"<li><strong>{aid['icon']} {aid['word']}.</strong> {text(aid['recall'])}{fold('Show', inside)}</li>"

"""Mnemonics, each behind the question that makes one recall it."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._picture import UnitPicture
from helpers.widgets._study import Payload, Record, StudyWidget, fold, text


class MemoryAids(StudyWidget):
    """Memory aids: first the question, then, on demand, the wording, the answer, the picture and the caveat."""

    _esm, _css = bundle("memory_aids.js"), bundle("memory_aids.css")
    aids: traitlets.List[Any] = traitlets.List().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)  # by name: what an `<img>` needs

    def __init__(self, payload: Payload, record: Record | None = None):
        super().__init__(payload)
        shown = [UnitPicture(aid["picture"]) for aid in self.aids if aid["picture"]]
        self.pictures = {one.name: {"src": one.source, "alt": one.stage.alt} for one in shown}

    def static_html(self) -> str:
        """Each aid as a question that unfolds."""
        return f"<p><strong>Memory aids</strong></p><ul>{''.join(self._paper(aid) for aid in self.aids)}</ul>"

    def _paper(self, aid: Mapping[str, Any]) -> str:
        inside = f"<blockquote>{text(aid['text'])}</blockquote><p>{text(aid['answer'])}</p>"
        if aid["picture"]:
            picture = self.pictures[aid["picture"]]
            inside += f'<img src="{picture["src"]}" alt="{text(picture["alt"])}" style="width:100%;max-width:660px">'
        if aid["caveat"]:
            inside += f"<p><strong>To be exact:</strong> {text(aid['caveat'])}</p>"
        return f"<li><strong>{aid['icon']} {aid['word']}.</strong> {text(aid['recall'])}{fold('Show', inside)}</li>"

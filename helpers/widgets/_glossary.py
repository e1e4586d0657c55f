"""The glossary: every word that the course uses, to search."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, text


class Glossary(StudyWidget):
    """Entries with a search field, by letter or by lesson; their cards open in place."""

    _esm, _css = bundle("glossary.js"), bundle("glossary.css")
    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    intervals = traitlets.Dict().tag(sync=True)
    rated = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """All entries by letter; what more there is to each unfolds."""
        return f"<p><strong>Glossary</strong></p><dl>{''.join(map(_paper, self.entries))}</dl>"


def _paper(entry: Mapping[str, Any]) -> str:
    """An entry on paper."""
    names = f" ({text(', '.join(entry['aliases']))})" if entry["aliases"] else ""
    more = ""
    if place := entry["place"]:
        link = f'<a href="{place["notebook"]}#cell-id={place["cell"]}">{text(place["heading"])}</a>'
        more += f"<p>Shown in lesson {place['number']}, {text(place['lesson'])}: {link}.</p>"
    if entry["see"]:
        more += f"<p>See also: {text(', '.join(other['name'] for other in entry['see']))}.</p>"
    for one in entry["misconceptions"]:
        more += f"<p>✗ {text(one['wrong'])}<br>✓ {text(one['right'])}</p>"
        more += f"<ul>{''.join(f'<li>{text(each)}</li>' for each in one['evidence'])}</ul>"
    for card in entry["cards"]:
        more += f"<p>Card: {text(card['front'])}<br>{text(card['back'])}</p>"
    unfolds = fold("More", more) if more else ""
    return f"<dt><strong>{text(entry['name'])}</strong>{names}</dt><dd>{text(entry['definition'])}{unfolds}</dd>"

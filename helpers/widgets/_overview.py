"""The course at three depths, to read and to hear."""

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._depth import DepthChoice
from helpers.widgets._dialogue import Speaking
from helpers.widgets._study import text


class Overview(Speaking, DepthChoice):
    """The choice of a depth with the course's text at each; the choice holds for all lessons."""

    _esm, _css = bundle("overview.js"), bundle("overview.css")
    talks = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """The three texts, one below the other."""
        names = {one["id"]: one["name"] for one in self.depths}
        return "".join(
            f"<p><strong>{text(names[depth])}: {text(talk['dialogue']['title'])}</strong></p>"
            + "".join(f"<p>{text(line['text'])}</p>" for line in talk["dialogue"]["lines"])
            for depth, talk in self.talks.items()
        )

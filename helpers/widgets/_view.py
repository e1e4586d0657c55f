"""What a notebook shows as plain HTML about the learner, so that it can be read without a kernel."""

from typing import Any, ClassVar

from helpers.widgets._base import bundle


class View:
    """Plain HTML in a notebook. On a page of the site, a module writes the same HTML anew whenever the learner has done something.

    Attributes:
        name: its module's, `js/widgets/NAME.js`.
        values: what its HTML is written of, as plain JSON; the module has them under the same names.
    """

    name: ClassVar[str]
    values: dict[str, Any]

    @property
    def module(self) -> str:
        """The module that a page draws it with."""
        return bundle(f"{self.name}.js")

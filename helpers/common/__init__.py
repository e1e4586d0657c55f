"""What every room needs and no room is about: files that are written whole, read without surprises; words in a row; colours; the signs of
what a learner does."""

from helpers.common._colours import COLOURS, NETWORK_COLOURS, OKABE_ITO
from helpers.common._files import open_regular, write_whole
from helpers.common._notebooks import HEADING, notebook_metadata
from helpers.common._signs import SIGNS, Sign, sign_html
from helpers.common._words import listed

__all__ = [
    "COLOURS",
    "HEADING",
    "NETWORK_COLOURS",
    "OKABE_ITO",
    "SIGNS",
    "Sign",
    "listed",
    "notebook_metadata",
    "open_regular",
    "sign_html",
    "write_whole",
]

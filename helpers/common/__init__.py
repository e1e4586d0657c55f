"""What every room needs and no room is about: files that are written whole, read without surprises; words in a row; colours; the signs of
what a learner does."""

from helpers.common._colours import COLOURS, COLOURS_ON_DARK, NETWORK_COLOURS, NETWORK_COLOURS_ON_DARK, OKABE_ITO
from helpers.common._files import open_regular, write_changed, write_new, write_whole
from helpers.common._notebooks import HEADING, hand_in_cells, notebook_metadata
from helpers.common._signs import SIGNS, Sign, sign_html
from helpers.common._words import listed

__all__ = [
    "COLOURS",
    "COLOURS_ON_DARK",
    "HEADING",
    "NETWORK_COLOURS",
    "NETWORK_COLOURS_ON_DARK",
    "OKABE_ITO",
    "SIGNS",
    "Sign",
    "hand_in_cells",
    "listed",
    "notebook_metadata",
    "open_regular",
    "sign_html",
    "write_changed",
    "write_new",
    "write_whole",
]

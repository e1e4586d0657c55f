"""What a learner hands in for a class: what of a notebook travels, the file, the button that makes it, and where a class collects."""

from helpers.hand_in._button import hand_in_widget
from helpers.hand_in._contents import Contents, HandInError, contents, graded_in
from helpers.hand_in._file import NOT_IN, HandedIn, deliver, hand_in, is_done
from helpers.hand_in._places import EXCHANGE, INBOX, Place, place_new, places

__all__ = [
    "EXCHANGE",
    "INBOX",
    "NOT_IN",
    "Contents",
    "HandInError",
    "HandedIn",
    "Place",
    "contents",
    "deliver",
    "graded_in",
    "hand_in",
    "hand_in_widget",
    "is_done",
    "place_new",
    "places",
]

"""What a learner has done, kept on disk: progress, answers, and when each card comes back. Knows no widget."""

from helpers.study._activity import PAYLOAD_VERSION, Activity, Learner, Shape
from helpers.study._bank import bank_payload
from helpers.study._choose import choose_groups, choose_one, choose_some, require
from helpers.study._database import StoreError, default_path
from helpers.study._events import Event
from helpers.study._final_test import PASS_MARK, Sitting, asked_in, bank, needed, pick, sittings
from helpers.study._forecast import Coming, Forecast, forecast
from helpers.study._history import History, Rated, histories
from helpers.study._mastery import Idea, Mastery, ideas, mastery
from helpers.study._memory import Memory, Tally, calibration, memory
from helpers.study._outline import outline
from helpers.study._places import Place, place_of, stopped, today_cell
from helpers.study._progress import Progress, cards_of, progress
from helpers.study._rows import Answer, Attempt, CardKey, CardStatus, Given, Guess
from helpers.study._scoring import Score, read_number, score
from helpers.study._session import Session, listening
from helpers.study._store import Store
from helpers.study._texts import shuffled, unbroken
from helpers.study._today import Deck, coming, deck, lapses, leeches
from helpers.study._transfer import exported, imported
from helpers.study.activities import ACTIVITIES

__all__ = [
    "ACTIVITIES",
    "PASS_MARK",
    "PAYLOAD_VERSION",
    "Activity",
    "Answer",
    "Attempt",
    "CardKey",
    "CardStatus",
    "Coming",
    "Deck",
    "Event",
    "Forecast",
    "Given",
    "Guess",
    "History",
    "Idea",
    "Learner",
    "Mastery",
    "Memory",
    "Place",
    "Progress",
    "Rated",
    "Score",
    "Session",
    "Shape",
    "Sitting",
    "Store",
    "StoreError",
    "Tally",
    "asked_in",
    "bank",
    "bank_payload",
    "calibration",
    "cards_of",
    "choose_groups",
    "choose_one",
    "choose_some",
    "coming",
    "deck",
    "default_path",
    "exported",
    "forecast",
    "histories",
    "ideas",
    "imported",
    "lapses",
    "leeches",
    "listening",
    "mastery",
    "memory",
    "needed",
    "outline",
    "pick",
    "place_of",
    "progress",
    "read_number",
    "require",
    "score",
    "shuffled",
    "sittings",
    "stopped",
    "today_cell",
    "unbroken",
]

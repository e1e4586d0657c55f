"""What shows each kind of activity in a notebook. A new kind is a line here."""

from collections.abc import Callable, Mapping
from typing import Any

from helpers.widgets._audio import AudioBook
from helpers.widgets._cards import Cards
from helpers.widgets._claims import Claims
from helpers.widgets._depth import DepthChoice
from helpers.widgets._dialogue import DialoguePlayer
from helpers.widgets._final_test import FinalTest
from helpers.widgets._forecast import ForecastView
from helpers.widgets._game import Game
from helpers.widgets._glossary import Glossary
from helpers.widgets._map import CourseMap
from helpers.widgets._memory import MemoryPlots
from helpers.widgets._memory_aids import MemoryAids
from helpers.widgets._overview import Overview
from helpers.widgets._predict import Predict
from helpers.widgets._quiz import Quiz
from helpers.widgets._study import Payload, Record
from helpers.widgets._today import Today
from helpers.widgets._videos import Videos

# By the kind of the payload. Goals are shown by the widget that they are reached with.
VIEWS: Mapping[str, Callable[[Payload, Record], Any]] = {
    "bank": FinalTest,
    "audio": AudioBook,
    "cards": Cards,
    "claims": Claims,
    "depth": DepthChoice,
    "dialogues": DialoguePlayer,
    "forecast": ForecastView,
    "game": Game,
    "glossary": Glossary,
    "memory": MemoryPlots,
    "map": CourseMap,
    "memory_aids": MemoryAids,
    "narrations": DialoguePlayer,
    "overview": Overview,
    "predictions": Predict,
    "quiz": Quiz,
    "today": Today,
    "trial": Quiz,
    "videos": Videos,
}

"""What a learner touches: Python traits and an ES module each."""

from helpers.widgets._audio import AudioBook
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._budget import Budget, torch_shapes
from helpers.widgets._cards import Cards
from helpers.widgets._certificate import Certificate
from helpers.widgets._claims import Claims
from helpers.widgets._course_chat import CourseChat
from helpers.widgets._depth import DepthChoice
from helpers.widgets._dialogue import DialoguePlayer
from helpers.widgets._environment import Environment, Finding
from helpers.widgets._exercise import Exercise
from helpers.widgets._fading_memory import FadingMemory
from helpers.widgets._final_test import FinalTest
from helpers.widgets._forecast import ForecastView
from helpers.widgets._game import Game
from helpers.widgets._gate_desk import GateDesk
from helpers.widgets._glossary import Glossary
from helpers.widgets._gradient_telescope import GradientTelescope
from helpers.widgets._gru_desk import GruDesk
from helpers.widgets._hand_in import HandIn
from helpers.widgets._keep_share import KeepShare
from helpers.widgets._live_view import LiveView, Result, run_experiment
from helpers.widgets._map import CourseMap
from helpers.widgets._mastery import MasteryView
from helpers.widgets._memory import MemoryPlots
from helpers.widgets._memory_aids import MemoryAids
from helpers.widgets._next_letter import NextLetter
from helpers.widgets._note import Note
from helpers.widgets._overview import Overview
from helpers.widgets._picture import STAGES, UnitPicture, picture_file
from helpers.widgets._playground import Playground
from helpers.widgets._predict import Predict
from helpers.widgets._progress import ProgressView, Ring
from helpers.widgets._quiz import Quiz
from helpers.widgets._say_a_digit import SayADigit
from helpers.widgets._say_it import SayIt, say_it_words
from helpers.widgets._sentence_trace import SentenceTrace
from helpers.widgets._spoken_digit import SpokenDigit
from helpers.widgets._today import Today
from helpers.widgets._translation_desk import TranslationDesk
from helpers.widgets._videos import Videos
from helpers.widgets._view import View
from helpers.widgets._views import VIEWS
from helpers.widgets._watch_it_write import WatchItWrite

__all__ = [
    "STAGES",
    "VIEWS",
    "AudioBook",
    "Budget",
    "Cards",
    "Certificate",
    "Claims",
    "CourseChat",
    "CourseMap",
    "CourseWidget",
    "DepthChoice",
    "DialoguePlayer",
    "Environment",
    "Exercise",
    "FadingMemory",
    "FinalTest",
    "Finding",
    "ForecastView",
    "Game",
    "GateDesk",
    "Glossary",
    "GradientTelescope",
    "GruDesk",
    "HandIn",
    "KeepShare",
    "LiveView",
    "MasteryView",
    "MemoryAids",
    "MemoryPlots",
    "NextLetter",
    "Note",
    "Overview",
    "Playground",
    "Predict",
    "ProgressView",
    "Quiz",
    "Result",
    "Ring",
    "SayADigit",
    "SayIt",
    "SentenceTrace",
    "SpokenDigit",
    "Today",
    "TranslationDesk",
    "UnitPicture",
    "Videos",
    "View",
    "WatchItWrite",
    "bundle",
    "picture_file",
    "run_experiment",
    "say_it_words",
    "torch_shapes",
]

"""What is taught: reads and validates lessons/. Knows no subject."""

from helpers.content._calls import Call, calls_in
from helpers.content._clips import Clip, clip_id
from helpers.content._concepts import Concept, Entry, Evidence, Misconception, Source
from helpers.content._course import Course, course, course_folder, own_lesson
from helpers.content._depths import DEPTHS, Part
from helpers.content._errors import ContentError
from helpers.content._formula import formula_tree
from helpers.content._front import Sitting
from helpers.content._kinds import LessonKind
from helpers.content._lesson import AnyQuestion, LessonContent
from helpers.content._material import Material
from helpers.content._measured import Measured
from helpers.content._options import QuizOption
from helpers.content._python import load_declared
from helpers.content._source import BEGIN, END, Cell, ExerciseCell, blank_solution, drop_marks, keep_cells, read_cells
from helpers.content._speakers import Speaker
from helpers.content._yaml import load_yaml
from helpers.content.materials import MATERIALS
from helpers.content.materials.bank import AnyBankQuestion, DrawnQuestion
from helpers.content.materials.cards import Card
from helpers.content.materials.claims import Claim
from helpers.content.materials.dialogues import Dialogue, DialogueLine
from helpers.content.materials.goals import Goal
from helpers.content.materials.memory_aids import MemoryAid
from helpers.content.materials.narrations import Narration
from helpers.content.materials.overview import OverviewText
from helpers.content.materials.predictions import Prediction
from helpers.content.materials.quiz import (
    NamedNumber,
    NumberQuestion,
    OneQuestion,
    OrderQuestion,
    QuizQuestion,
    SeveralQuestion,
    Step,
)
from helpers.content.materials.trial import VERDICTS, VerdictQuestion
from helpers.content.materials.videos import Video

__all__ = [
    "BEGIN",
    "DEPTHS",
    "END",
    "MATERIALS",
    "VERDICTS",
    "AnyBankQuestion",
    "AnyQuestion",
    "Call",
    "Card",
    "Cell",
    "Claim",
    "Clip",
    "Concept",
    "ContentError",
    "Course",
    "Dialogue",
    "DialogueLine",
    "DrawnQuestion",
    "Entry",
    "Evidence",
    "ExerciseCell",
    "Goal",
    "LessonContent",
    "LessonKind",
    "Material",
    "Measured",
    "MemoryAid",
    "Misconception",
    "NamedNumber",
    "Narration",
    "NumberQuestion",
    "OneQuestion",
    "OrderQuestion",
    "OverviewText",
    "Part",
    "Prediction",
    "QuizOption",
    "QuizQuestion",
    "SeveralQuestion",
    "Sitting",
    "Source",
    "Speaker",
    "Step",
    "VerdictQuestion",
    "Video",
    "blank_solution",
    "calls_in",
    "clip_id",
    "course",
    "course_folder",
    "drop_marks",
    "formula_tree",
    "keep_cells",
    "load_declared",
    "load_yaml",
    "own_lesson",
    "read_cells",
]

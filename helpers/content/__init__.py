"""What is taught: reads and validates lessons/. Knows no widget and no subject."""

from helpers.content._clips import Clip, clip_id
from helpers.content._concepts import Concept, Evidence, Misconception, Source
from helpers.content._errors import ContentError
from helpers.content._lessons import Course, LessonContent, course, course_folder, own_lesson
from helpers.content._models import (
    Card,
    Claim,
    Dialogue,
    DialogueLine,
    Goal,
    MemoryAid,
    Narration,
    Prediction,
    Sitting,
    Speaker,
)
from helpers.content._python import load_declared
from helpers.content._questions import (
    VERDICTS,
    AnyQuestion,
    NamedNumber,
    NumberQuestion,
    OneQuestion,
    OrderQuestion,
    QuizOption,
    QuizQuestion,
    SeveralQuestion,
    Step,
    VerdictQuestion,
)
from helpers.content._source import Cell, ExerciseCell, blank_solution, drop_marks, keep_cells, read_cells
from helpers.content._yaml import load_yaml

__all__ = [
    "VERDICTS",
    "AnyQuestion",
    "Card",
    "Cell",
    "Claim",
    "Clip",
    "Concept",
    "ContentError",
    "Course",
    "Dialogue",
    "DialogueLine",
    "Evidence",
    "ExerciseCell",
    "Goal",
    "LessonContent",
    "MemoryAid",
    "Misconception",
    "NamedNumber",
    "Narration",
    "NumberQuestion",
    "OneQuestion",
    "OrderQuestion",
    "Prediction",
    "QuizOption",
    "QuizQuestion",
    "SeveralQuestion",
    "Sitting",
    "Source",
    "Speaker",
    "Step",
    "VerdictQuestion",
    "blank_solution",
    "clip_id",
    "course",
    "course_folder",
    "drop_marks",
    "keep_cells",
    "load_declared",
    "load_yaml",
    "own_lesson",
    "read_cells",
]

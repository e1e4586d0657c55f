"""What is taught: reads and validates lessons/. Knows no widget and no subject."""

from helpers.content._errors import ContentError
from helpers.content._lessons import Course, LessonContent, course, course_folder
from helpers.content._models import (
    Card,
    Concept,
    Dialogue,
    DialogueLine,
    Goal,
    MemoryAid,
    Misconception,
    Prediction,
    QuizOption,
    QuizQuestion,
    Sitting,
    Speaker,
)
from helpers.content._python import load_declared
from helpers.content._source import Cell, ExerciseCell, blank_solution, drop_marks, read_cells

__all__ = [
    "Card",
    "Cell",
    "Concept",
    "ContentError",
    "Course",
    "Dialogue",
    "DialogueLine",
    "ExerciseCell",
    "Goal",
    "LessonContent",
    "MemoryAid",
    "Misconception",
    "Prediction",
    "QuizOption",
    "QuizQuestion",
    "Sitting",
    "Speaker",
    "blank_solution",
    "course",
    "course_folder",
    "drop_marks",
    "load_declared",
    "read_cells",
]

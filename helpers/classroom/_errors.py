"""The one error of this package."""


class ClassroomError(Exception):
    """Assigning or grading cannot go on; the message says what was given, what was expected and what to do."""

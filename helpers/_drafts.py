"""What a learner wrote in exercises on the course's pages, brought into their notebooks; nothing that they wrote there is changed."""

import sys
from collections.abc import Sequence

from helpers.content import Course
from helpers.study import Event
from helpers.workspace import Workspace, WorkspaceError


def bring_drafts(new: Sequence[Event], every: Sequence[Event], course: Course, workspace: Workspace) -> bool:
    """Put the texts of exercises that came with a file into the notebooks, and say what became of each.

    Args:
        new: those that came, as events of the kind "draft".
        every: all that the log has: one that is older than another one for its exercise goes nowhere.
        course: the lessons; a text for what the course no longer has stays in the log.
        workspace: has the notebooks.

    Returns:
        Whether all of them could be written.
    """
    newest = {(event.lesson, event.item): event for event in sorted(every, key=lambda event: (event.at, event.id))}
    came, fine = {event.id for event in new}, True
    for (slug, exercise), event in newest.items():
        lesson = course.lessons.get(slug)
        if event.id not in came or lesson is None or exercise not in lesson.exercise_ids:
            continue
        try:
            workspace.answer(lesson.name, exercise, event.data["text"], print)
        except WorkspaceError as error:
            print(f"The text of {exercise} is in your progress and in no notebook: {error}", file=sys.stderr)
            fine = False
    return fine

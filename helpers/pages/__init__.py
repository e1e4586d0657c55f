"""The course as a static site: pages from the lessons' own sources, alive without a kernel.

A page carries what its script needs as `<script type="application/json" id="course-page">`:

    {"version": 1, "lesson": SLUG, "widgets": [SPEC, ...]}

and a SPEC is

    {"id": "w1", "class": "Quiz", "module": "assets/quiz-HASH.js" or null, "style": "assets/quiz-HASH.css" or null, "state": {...}}

`state` has the widget's synced traits by name, as a learner who has done nothing has them. What is large is a file: JSON as
`{"$json": "assets/..."}`, bytes as `{"$bytes": "assets/...", "size": BYTES}`, and many of them are only loaded once somebody wants to use
the widget.
Besides, where a widget has it: `clips`, the recorded voices as paths (a list by line, or a dictionary of such lists by talk);
`dictionary`, the files of the pronouncing dictionary by first letter;
`experiment` and `prediction` (of a Predict its id; of a Result the guess that lifts its veil, or null); `method` and `arguments`, how a
notebook opens it (`here.quiz("gates")`).
`<div data-widget="w1">` holds the form without a script.
Every address is relative to the page.
"""

from helpers.pages._serve import served, server
from helpers.pages._site import Site
from helpers.pages._words import FOREIGN
from helpers.pages._write import NotASite, check_folder, write_site

__all__ = ["FOREIGN", "NotASite", "Site", "check_folder", "served", "server", "write_site"]

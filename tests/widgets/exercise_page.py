"""A page with exercises that keeps what is written, as a folder to be served: workers and Python come from addresses."""

import json
from collections.abc import Sequence
from pathlib import Path

import nbformat

from helpers import authoring, judge
from helpers.content import course
from helpers.widgets import Exercise

from .host import DARK, WIDGETS

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Exercises</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="exercise.css">
<body style="margin: 8px"><main><h1>Exercises</h1></main>
<script type="application/json" id="page">STATES</script>
<script type="module">
import { hostModel, mount } from "./host.js";
import widget from "./exercise.js";
if (location.hash === "#dark") {
  document.body.dataset.jpThemeLight = "false";
  document.documentElement.style.colorScheme = "dark";
  for (const [name, value] of Object.entries(DARK)) document.documentElement.style.setProperty(name, value);
  document.body.style.background = "#111";
  document.body.style.color = "#fff";
}
window.events = [];
const kept = JSON.parse(localStorage.getItem("texts") ?? "{}");
for (const state of JSON.parse(document.getElementById("page").textContent)) {
  const el = document.querySelector("main").appendChild(document.createElement("div"));
  el.id = state.exercise;
  let attempts = 0;
  const model = hostModel({ ...state, event: {}, text: kept[state.exercise] ?? "" }, {
    save({ event }) {
      if (!event) return;
      window.events.push(event);
      if (event.kind === "text") {
        kept[state.exercise] = event.text;
        localStorage.setItem("texts", JSON.stringify(kept));
      }
      if (event.kind !== "attempt") return;
      attempts += 1;
      return { attempts, passed: event.status === "passed" };
    },
  });
  await mount(widget, model, el);
}
</script>
"""
Wanted = Sequence[tuple[str, str]]


def write_site(folder: Path, wanted: Wanted) -> None:
    """Write a page with some exercises, given as (lesson, exercise), and all that it needs.

    Args:
        folder: gets the files.
        wanted: in the order of the page.
    """
    made = authoring.exercise_files(course())
    states = []
    for slug, ident in wanted:
        lesson = course().lesson(slug)
        notebook = f"{lesson.folder.name}.ipynb"
        nbformat.write(authoring.derive(lesson).learner, folder / notebook)
        widget = Exercise(lesson, judge.exercises(lesson)[ident], {**made.state, "notebook": notebook})
        names = [
            name for name in widget.trait_names(sync=True) if not name.startswith("_") and name in Exercise.__dict__
        ]
        states.append({name: getattr(widget, name) for name in names})
    for path, data in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for name in ("host.js", "exercise.js", "exercise.css"):
        (folder / name).write_bytes((WIDGETS / "bundles" / name).read_bytes())
    page = PAGE.replace("STATES", json.dumps(states).replace("<", "\\u003c")).replace("DARK", json.dumps(DARK))
    (folder / "index.html").write_text(page, encoding="utf-8")

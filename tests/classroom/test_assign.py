"""What learners get and what the instructor keeps."""

import ast
import shutil
from pathlib import Path

import nbformat
import pytest

from helpers import authoring, classroom, judge
from helpers._cli import main
from helpers.classroom._assign import student_notebook
from helpers.content import ContentError, course
from helpers.judge.reading import parse_cell
from tests.classroom.conftest import EXERCISES


@pytest.fixture(params=[True, False], ids=["with widgets", "exercises alone"])
def handed_out(request, tmp_path: Path, lesson, settings) -> nbformat.NotebookNode:
    chosen = classroom.change_settings(settings, {"widgets": request.param})
    classroom.assign(lesson, chosen, tmp_path / "a", authoring.derive(lesson).learner)
    (path,) = (tmp_path / "a" / "student").iterdir()
    assert path.name == "02_introduction_to_lstm.ipynb"
    return nbformat.read(path, as_version=4)


def statements(source: str) -> set[str]:
    return {line.strip() for line in ast.unparse(ast.parse(source)).splitlines() if len(line.strip()) > 12}


def test_no_solution_is_handed_out(handed_out, lesson) -> None:
    """The lesson's prose shows single steps in code; no cell shows half of a solution, and no cell shows what is run."""
    for name in EXERCISES:
        exercise = judge.exercises(lesson)[name]
        secret = statements(exercise.solution) - statements(exercise.starter)
        assert len(secret) >= 2
        for cell in handed_out.cells:
            if cell.cell_type == "code":
                assert len(secret & statements(cell.source)) <= len(secret) / 2, cell.id
    assert "BEGIN SOLUTION" not in nbformat.writes(handed_out)
    assert [cell.outputs for cell in handed_out.cells if cell.cell_type == "code" and cell.outputs] == []


def test_the_starter_of_each_exercise_is_there_and_what_is_asked(handed_out, lesson, settings) -> None:
    sources = [cell.source for cell in handed_out.cells]
    for name, points in settings.exercises.items():
        assert judge.exercises(lesson)[name].starter in sources
        assert f"| `{name}` | {points:g} |" in sources[1]
    assert sources[0].startswith("# Introduction to LSTM")
    ids = [cell.id for cell in handed_out.cells]
    assert len(set(ids)) == len(ids)
    nbformat.validate(handed_out)


def test_exercises_alone_have_no_study_part_and_run(tmp_path: Path, key, notebook_of, monkeypatch) -> None:
    from nbclient import NotebookClient

    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    notebook = nbformat.reads(notebook_of(), as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "here.cards" not in text and "here.explore" not in text and "here.experiment" not in text
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    told = "\n".join(str(output) for cell in notebook.cells for output in cell.get("outputs", []))
    assert told.count("Passed") >= 3


def test_the_solution_is_switched_off_and_nothing_else(tmp_path: Path, monkeypatch) -> None:
    from helpers import lesson as open_lesson

    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    here = open_lesson("introduction-to-lstm", graded=["lstm-step"])
    for _ in range(3):
        assert "graded" in repr(here.solution("lstm-step"))
    assert "One solution" not in repr(here.solution("lstm-step"))
    here.solution("lstm-sequence")
    assert "One solution" in repr(here.solution("lstm-sequence"))
    assert here.hint("lstm-step") is not None


def test_the_notebook_says_which_exercises_are_graded(handed_out) -> None:
    (opening,) = [cell.source for cell in handed_out.cells if "from helpers import lesson" in cell.source]
    assert (
        'lesson("introduction-to-lstm", graded=["lstm-step", "lstm-sequence", "forget-bias-for-half-life"])' in opening
    )


def test_the_key_is_whole_and_stands_alone(key, settings) -> None:
    again = classroom.Key(key.folder.parent)
    assert again.settings == settings and list(again.exercises) == [
        "lstm-step",
        "forget-bias-for-half-life",
        "lstm-sequence",
    ]
    assert again.exercise("lstm-step").points == 10
    assert again.digest == key.digest
    assert again.lesson.folder.is_relative_to(key.folder)


def test_points_and_dates_do_not_change_what_decides(key, write_key, settings) -> None:
    other = write_key(
        classroom.change_settings(settings, {"exercises": {"lstm-step": 3}, "due": "2026-12-01T12:00+01:00"})
    )
    assert other.digest == key.digest


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"exercises": {"no-such": 3}}, "no-such"),
        ({"exercises": {"lstm-step": 0}}, "above 0"),
        ({"due": "2026-12-01T12:00"}, "time zone"),
        ({"assignment": "../up"}, "assignment"),
        ({"seed": -1}, "seed"),
    ],
)
def test_wrong_settings_are_refused(write_key, settings, change: dict, told: str) -> None:
    with pytest.raises(classroom.ClassroomError, match=told):
        write_key(classroom.change_settings(settings, change))


def test_another_assignment_is_not_written_over(write_key, key, settings) -> None:
    with pytest.raises(classroom.ClassroomError, match="holds the assignment 'lstm-week'"):
        write_key(classroom.change_settings(settings, {"assignment": "other"}))


def test_the_command_keeps_the_seed_when_it_is_run_again(tmp_path: Path, capsys) -> None:
    out = tmp_path / "a"
    assert main(["assign", "02", "--out", str(out), "--sample", "3"]) == 0
    told = capsys.readouterr().out
    assert "student" in told and "key" in told and "lstm-step (10)" in told
    assert len(list((out / "sample").glob("*.ipynb"))) == 3
    seed = classroom.Key(out).settings.seed
    assert main(["assign", "02", "--out", str(out), "--due", "2026-12-01T12:00+01:00"]) == 0
    assert classroom.Key(out).settings.seed == seed
    assert main(["assign", "02", "--out", str(out), "--due", "2026-12-01T12:00"]) == 1
    assert "time zone" in capsys.readouterr().err
    assert main(["assign", "no-such", "--out", str(out)]) == 1
    assert "introduction-to-lstm" in capsys.readouterr().err


def test_settings_from_a_file_with_a_slip_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("assignment: a\ntitle: A\nseed: 1\nexercises: {lstm-step: 1}\ndeu: 2026-12-01 12:00:00+01:00\n")
    with pytest.raises(ContentError, match=r"mine.yaml:5: .*Did you mean `due`"):
        classroom.read_settings(path)


OWN = '''---
course:
  title: Leaky memory
  one_line: A memory that leaks.
  sittings: [{title: One, minutes: 5}]
  concepts: [CONCEPT]
---

+++ {"label": "title"}

# Leaky memory

```{code-cell}
:label: open

import numpy as np
```

+++ {"label": "ask"}

## Exercise: one step

```{code-cell}
:label: leak
:exercise: leak

def leak(c, f):
    """Returns what is left."""
    ### BEGIN SOLUTION
    return f * c
    ### END SOLUTION
```

```{code-cell}
:label: leak-check

here.check("leak", leak)
```
'''
OWN_EXERCISE = """
from helpers.judge import Case, Exercise, Mistake

def cases(rng):
    return [Case(f"size {n}", {"c": rng.normal(size=n), "f": rng.uniform(size=n)}) for n in (1, 3)]

EXERCISES = [
    Exercise(id="leak", function="leak", parameters=("c", "f"), returns=("c",), points=2, concept="CONCEPT",
             oracle=lambda c, f: f * c, cases=cases, hints=("one", "two", "three"),
             mistakes=(Mistake("complement", "It keeps what it should drop.", edit=("f * c", "(1 - f) * c")),))
]
"""


def write_own(folder: Path, own_concepts: bool = True) -> Path:
    """A folder of an instructor's own lesson."""
    concept = "leaking" if own_concepts else "forget-gate"
    (folder / "exercises").mkdir(parents=True)
    (folder / "lesson.md").write_text(OWN.replace("CONCEPT", concept))
    (folder / "exercises" / "leak.py").write_text(OWN_EXERCISE.replace("CONCEPT", concept))
    if own_concepts:
        text = "concepts:\n  - {id: leaking, name: Leaking, definition: To lose a share.}\n"
        (folder.parent / "concepts.yaml").write_text(text)
    return folder


@pytest.mark.parametrize("own_concepts", [True, False])
def test_an_exercise_of_the_instructors_own_works_as_the_courses_do(tmp_path: Path, own_concepts: bool) -> None:
    folder, out = write_own(tmp_path / "mine" / "01_leaky_memory", own_concepts), tmp_path / "a"
    assert main(["assign", str(folder), "--out", str(out), "--sample", "8"]) == 0
    (path,) = (out / "student").iterdir()
    text = path.read_text()
    assert "f * c" not in text and "here." not in text and "import numpy as np" in text
    assert (
        main(["grade", str(out / "sample"), "--assignment", str(out), "--out", str(tmp_path / "g"), "--workers", "1"])
        == 0
    )
    results = [classroom.read_result(one) for one in sorted((tmp_path / "g" / "learners").glob("*.json"))]
    assert {result.exercises[0].mistake for result in results} >= {None, "complement"}
    assert {result.points for result in results} == {0, 2}


@pytest.mark.parametrize(
    ("answer", "told"),
    [(None, "not attempted"), ("return (1 - f) * c", "It keeps what it should drop"), ("return f * c", "Passed")],
)
def test_learners_check_an_exercise_of_the_instructors_own_where_that_is_wanted(
    tmp_path: Path, monkeypatch, answer: str | None, told: str
) -> None:
    from nbclient import NotebookClient

    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    folder, out = write_own(tmp_path / "mine" / "01_leaky_memory"), tmp_path / "a"
    mine = tmp_path / "mine.yaml"
    mine.write_text("assignment: leaks\ntitle: Leaks\nseed: 1\nself_check: true\nexercises: {leak: 2}\n")
    assert main(["assign", str(folder), "--out", str(out), "--settings", str(mine)]) == 0
    student = out / "student"
    assert sorted(path.name for path in student.iterdir()) == ["01_leaky_memory.ipynb", "lessons"]
    shutil.rmtree(tmp_path / "mine")  # the learner has what was handed out, and nothing else
    notebook = nbformat.read(student / "01_leaky_memory.ipynb", as_version=4)
    assert "f * c" not in nbformat.writes(notebook)
    (cell,) = [one for one in notebook.cells if one.metadata.get("course", {}).get("exercise") == "leak"]
    if answer:
        cell.source = cell.source.replace("...  # your code here", answer)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(student)}}
    ).execute()
    outputs = [str(output) for one in notebook.cells for output in one.get("outputs", [])]
    assert any(told.lower() in output.lower() for output in outputs), outputs


def test_the_tests_of_an_own_exercise_are_taken_back(tmp_path: Path) -> None:
    folder, out = write_own(tmp_path / "mine" / "01_leaky_memory"), tmp_path / "a"
    mine = tmp_path / "mine.yaml"
    for wanted in (True, False):
        mine.write_text(
            f"assignment: leaks\ntitle: L\nseed: 1\nself_check: {str(wanted).lower()}\nexercises: {{leak: 2}}\n"
        )
        assert main(["assign", str(folder), "--out", str(out), "--settings", str(mine)]) == 0
        assert (out / "student" / "lessons").exists() == wanted
        text = (out / "student" / "01_leaky_memory.ipynb").read_text()
        assert ("here.check" in text) == wanted
        assert ('lesson(\\"lessons/01_leaky_memory\\", graded=[\\"leak\\"])' in text) == wanted


@pytest.mark.parametrize("widgets", [True, False])
@pytest.mark.parametrize("slug", [one.slug for one in course().lessons.values()])
def test_every_cell_of_every_lesson_is_whole(tmp_path: Path, slug: str, widgets: bool) -> None:
    lesson = course().lesson(slug)
    found = judge.exercises(lesson)
    for chosen in ([name] for name in found):
        settings = classroom.default_settings(lesson, widgets=widgets)
        settings = classroom.change_settings(settings, {"exercises": dict.fromkeys(chosen, 1)})
        notebook = student_notebook(lesson, settings, authoring.derive(lesson).learner)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert [cell.source for cell in cells if parse_cell(cell.source) is None] == []
        answers = {
            cell.metadata["course"]["exercise"]: cell.source
            for cell in cells
            if "exercise" in cell.metadata.get("course", {})
        }
        assert [name for name in chosen if "...  # your code here" not in answers[name]] == []


def test_an_own_lesson_keeps_every_line_that_only_mentions_the_course(tmp_path: Path) -> None:
    folder = write_own(tmp_path / "mine" / "01_leaky_memory")
    text = (folder / "lesson.md").read_text()
    setup = "import numpy as np\n\n# where here is a word\nHERE = 'here.check('  # here\nhere.progress()"
    text = text.replace("import numpy as np", setup).replace("def leak(c, f):", "def leak(c, f):  # f from here")
    (folder / "lesson.md").write_text(text)
    lesson = classroom.find_lesson(str(folder))
    for self_check in (False, True):
        settings = classroom.change_settings(classroom.default_settings(lesson), {"self_check": self_check})
        notebook = student_notebook(lesson, settings, authoring.derive(lesson).learner)
        sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        assert [source for source in sources if parse_cell(source) is None] == []
        (answer,) = [source for source in sources if "def leak" in source]
        assert "...  # your code here" in answer and "# f from here" in answer
        whole = "\n".join(sources)
        assert "# where here is a word\nHERE = 'here.check('  # here" in whole
        assert ("here.progress()" in whole) == self_check == ("here.check(" in whole.replace("'here.check('", ""))

"""A task for each learner: who gets which, what stands in the notebook, what a copied answer is told, and what is graded by what."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import nbformat
import pytest
import yaml

from helpers import classroom, judge
from helpers._cli import main
from helpers._lesson import lesson as open_lesson
from helpers.classroom import Key, _draws
from helpers.classroom._draws import Draw, Variants, draw
from helpers.classroom._variants import draws_for
from helpers.classroom.roster import Member
from helpers.content import ContentError, course

pytestmark = pytest.mark.slow

CLASS = "learner,name,user\nada,Ada Lovelace,71\nalan,Alan Turing,72\ngrace,Grace Hopper,73\nzoe,Zoë Baker,74\n"
SETTINGS = {"assignment": "lstm-week", "title": "The LSTM by hand", "seed": 20261201, "widgets": False,
            "exercises": {"lstm-step": 10, "lstm-sequence": 6}}  # fmt: skip
NOTEBOOK = "02_introduction_to_lstm.ipynb"


@pytest.fixture(scope="module")
def assigned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("variants")
    (folder / "class.csv").write_text(CLASS, encoding="utf-8")
    (folder / "mine.yaml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    given = ["introduction-to-lstm", "--out", str(folder / "lstm"), "--settings", str(folder / "mine.yaml")]
    assert main(["assign", *given, "--variants", str(folder / "class.csv"), "--sample", "2"]) == 0
    return folder / "lstm"


@pytest.fixture(scope="module")
def key(assigned: Path) -> Key:
    return Key(assigned)


def solved(key: Key, learner: str, by: str) -> str:
    """A learner's notebook with the answers that somebody else's variant asks for."""
    notebook = nbformat.read(key.folder.parent / "student" / learner / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        if (name := cell.metadata.get("course", {}).get("exercise")) in key.exercises:
            cell.source = key.exercise(name, values=key.draw(by).values).solution
    return nbformat.writes(notebook)


def test_each_learner_has_a_notebook_with_the_task(key: Key) -> None:
    for learner in ("ada", "alan", "grace", "zoe"):
        order = dict(key.draw(learner).values)["order"]
        notebook = nbformat.read(key.folder.parent / "student" / learner / NOTEBOOK, as_version=4)
        text = "\n".join(cell.source for cell in notebook.cells)
        assert f"in the order *{', '.join(order)}*" in text and f"Cut them into {', '.join(order)}, each" in text
        sizes = dict(key.draw(learner).values)["sizes"]
        assert (
            f'variant={{"order": "{order}", "sizes": "{sizes}"}}' in text
            and "{} inputs and your layer {} units".format(*(part[2:] for part in sizes.split())) in text
        )
        assert "np.split" not in text
        nbformat.validate(notebook)
    assert not list((key.folder.parent / "student").glob("*.ipynb")), "there is no notebook for all beside them"
    head, *rows = csv.reader((key.folder / "variants.csv").read_text(encoding="utf-8").splitlines())
    assert head == ["learner", "name", "variant", "notebook"] and [row[0] for row in rows] == [
        "ada",
        "alan",
        "grace",
        "zoe",
    ]


def test_a_draw_hangs_on_seed_and_name_alone(key: Key, assigned: Path) -> None:
    assert key.draw("ada") == Key(assigned).draw("ada")
    lesson, exercises, many = key.lesson, key.exercises, [f"learner-{n}" for n in range(600)]
    drawn = [draw(lesson, exercises, 7, one, Variants()) for one in many]
    found = Counter((each.seed, dict(each.values)["order"]) for each in drawn)
    assert len(found) == 6 * _draws.INPUT_SETS, "each order, with each set of numbers"
    assert max(found.values()) < 3 * min(found.values())
    sizes = Counter(dict(each.values)["sizes"] for each in drawn)
    assert len(sizes) == 4 and judge.ANY not in sizes and max(sizes.values()) < 1.5 * min(sizes.values())
    moved = sum(
        draw(lesson, exercises, 7, one, Variants()) != draw(lesson, exercises, 8, one, Variants()) for one in many
    )
    assert moved > 500
    assert draw(lesson, exercises, 7, "ada", None) == Draw(7)
    assert {draw(lesson, exercises, 7, one, Variants(tasks=False)).values for one in many} == {()}
    assert {draw(lesson, exercises, 7, one, Variants(inputs=False)).seed for one in many} == {7}
    alone = {"forget-bias-for-half-life": judge.exercises(lesson)["forget-bias-for-half-life"]}
    assert draw(lesson, alone, 7, "ada", Variants()).values == (), "what is not in the assignment is not drawn"


def test_another_seed_of_the_numbers_leaves_the_task(key: Key) -> None:
    other = key.draw("ada", seed=5)
    assert other.values == key.draw("ada").values and other.seed != key.draw("ada").seed


def test_copied_code_fails_with_the_reason_and_the_teacher_hears_whose_it_fits(key: Key, tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    by_order = {learner: key.draw(learner).words for learner in ("ada", "alan", "grace", "zoe")}
    orders = {learner: dict(key.draw(learner).values)["order"] for learner in by_order}
    other = next(one for one in orders if orders[one] != orders["ada"])
    (folder / "ada.ipynb").write_text(solved(key, "ada", "ada"), encoding="utf-8")
    (folder / f"{other}.ipynb").write_text(solved(key, "ada", "ada"), encoding="utf-8")  # the whole file, as it is
    third = next(one for one in orders if one not in ("ada", other))
    units = {2, 3, 4, 5} - {int(dict(key.draw(third).values)["sizes"][-1])}
    hard = f"(blocks[:, {min(units)} * k : {min(units)} * (k + 1)] for k in range(4))"
    text = solved(key, third, third)
    assert text.count("np.split(blocks, 4, axis=1)") == 1
    (folder / f"{third}.ipynb").write_text(text.replace("np.split(blocks, 4, axis=1)", hard), encoding="utf-8")
    (folder / "stranger.ipynb").write_text(solved(key, "ada", "ada"), encoding="utf-8")
    summary = classroom.grade_class(folder, key, out, classroom.Options())
    rows = {name: classroom.read_result(out / "learners" / f"{name}.json") for name in ("ada", other, "stranger")}
    assert [each.status for each in rows["ada"].exercises] == ["passed", "passed"] and rows["ada"].variant == by_order[
        "ada"
    ]
    assert [each.status for each in rows[other].exercises] == ["wrong", "passed"], "the loop is right by itself"
    step = rows[other].exercises[0]
    assert (
        step.mistake == f"variant: order {orders['ada']}" and f"Yours is the one with {by_order[other]}" in step.message
    )
    sized = classroom.read_result(out / "learners" / f"{third}.json").exercises[0]
    assert sized.status == "error" and f"H={min(units)}" in (sized.mistake or ""), "a number of units that others have"
    (note,) = [one for one in summary.foreign if "sizes" not in one]
    assert len(summary.foreign) == 2
    assert f"lstm-step fits the variant with order {orders['ada']}" in note and "Ada Lovelace" in note
    assert "not known whose this is" in rows["stranger"].problem and summary.statuses == {"graded": 3, "problem": 1}
    assert by_order[other] in (out / "learners" / f"{other}.html").read_text(encoding="utf-8")
    head, *table = csv.reader((out / "grades.csv").read_text(encoding="utf-8").splitlines())
    assert [row[head.index("variant")] for row in table if row[0] in ("ada", other)] == [
        by_order["ada"],
        by_order[other],
    ]
    again = classroom.grade_class(folder, key, out, classroom.Options())
    assert again.fresh == 0 and again.changes == []


def test_whoever_the_lms_calls_otherwise_has_the_same_variant(key: Key) -> None:
    rows = {
        "x": classroom.LearnerResult("Ada Lovelace"),
        "y": classroom.LearnerResult("u-72"),
        "z": classroom.LearnerResult("?"),
    }
    members = {"y": Member("u-72", user="72")}
    assert draws_for(rows, key, members, None) == {"x": key.draw("ada"), "y": key.draw("alan"), "z": None}


def test_the_made_up_class_answers_its_own_variants(assigned: Path) -> None:
    assert sorted(path.name for path in (assigned / "sample").iterdir()) == ["ada.ipynb", "alan.ipynb"]


def test_the_notebook_checks_the_learners_own_variant(key: Key, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    here = open_lesson("introduction-to-lstm", graded=["lstm-step"], variant={"order": "figo"})
    exercise = here._exercise("lstm-step")
    assert "f, i, g, o = np.split" in exercise.solution
    assert here.given("lstm-step") is judge.exercises(course().lesson("02"))["lstm-step"].oracle, (
        "cells of the lesson go on with it"
    )
    with pytest.raises(ValueError, match="It has order"):
        open_lesson("introduction-to-lstm", variant={"order": "abcd"})


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--settings", "bias.yaml", "--variants", "class.csv"], "no exercise of this assignment declares variants"),
        (["--settings", "tasks.yaml"], "nobody has said for whom. Give --variants ROSTER"),
        (["--settings", "tasks.yaml", "--variants", "class.csv", "--nbgrader"], "--nbgrader has one notebook for all"),
    ],
)
def test_variants_that_cannot_be_are_refused(
    options: list[str], says: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("class.csv").write_text(CLASS, encoding="utf-8")
    Path("bias.yaml").write_text(
        yaml.safe_dump(SETTINGS | {"exercises": {"forget-bias-for-half-life": 4}}), encoding="utf-8"
    )
    Path("tasks.yaml").write_text(yaml.safe_dump(SETTINGS | {"variants": {"tasks": True}}), encoding="utf-8")
    assert main(["assign", "introduction-to-lstm", "--out", "x", *options]) == 1
    assert says in capsys.readouterr().err


def test_variants_of_nothing_are_no_setting(tmp_path: Path) -> None:
    path = tmp_path / "assignment.yaml"
    path.write_text(yaml.safe_dump(SETTINGS | {"variants": {"inputs": False, "tasks": False}}), encoding="utf-8")
    with pytest.raises(ContentError, match="nothing would differ"):
        classroom.read_settings(path)


def test_numbers_alone_may_differ(assigned: Path, tmp_path: Path) -> None:
    shutil.copytree(assigned / "key", tmp_path / "key")
    path = tmp_path / "key" / "assignment.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8")) | {"variants": {"tasks": False}}
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    key = Key(tmp_path / "key")
    assert key.draw("ada").values == () and key.draw("ada").seed != key.settings.seed


def test_whoever_left_the_roster_is_named_and_keeps_their_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "class.csv"
    for names in ("ada\nalan\nzoe\n", "ada\nalan\n"):
        roster.write_text(f"learner\n{names}", encoding="utf-8")
        given = ["introduction-to-lstm", "--out", str(tmp_path / "own"), "--no-widgets", "--variants", str(roster)]
        assert main(["assign", *given]) == 0
    assert "zoe is not on the roster, and still there." in capsys.readouterr().out
    assert (tmp_path / "own" / "student" / "zoe" / "02_introduction_to_lstm.ipynb").is_file()

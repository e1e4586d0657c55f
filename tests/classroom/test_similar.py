"""Answers that look alike: what is found, what is not, and that nobody is compared with everybody."""

import csv
from pathlib import Path

import numpy as np
import pytest

from helpers import classroom, judge
from helpers.classroom import Key
from helpers.classroom.similar import Answer, _pairs, compare, fingerprints, similar_pairs
from helpers.content import course
from tests.classroom.made_class import HOSTILE, write_key

SIGMOIDS = ("1 / (1 + np.exp(-{a}))", "1.0 / (np.exp(-{a}) + 1.0)", "np.exp({a}) / (1 + np.exp({a}))", "(1 + np.tanh({a} / 2)) / 2",
            "np.reciprocal(1 + np.exp(-({a})))", "expit({a})")  # fmt: skip
CUTS = ("{n} = sums[:, {k} * H : ({k} + 1) * H]", "{n} = sums[:, np.arange({k} * H, {k} * H + H)]",
        "{n} = np.take(sums, range(H * {k}, H * {k} + H), axis=1)",
        "{n} = sums.reshape(len(sums), 4, H)[:, {k}]", "{n} = np.hsplit(sums, 4)[{k}]")  # fmt: skip


def written(rng: np.random.Generator) -> str:
    """A step as somebody might write it, in one of some hundred thousand ways."""
    lines = ["H = h.shape[1]", str(rng.choice(["sums = x @ weight_ih.T + h @ weight_hh.T + bias",
             "sums = np.dot(x, weight_ih.T) + np.dot(h, weight_hh.T) + bias[None, :]",
             "sums = np.hstack([x, h]) @ np.hstack([weight_ih, weight_hh]).T + bias"]))]  # fmt: skip
    for at in rng.permutation(4):
        lines.append(str(rng.choice(CUTS)).format(n="ifgo"[at], k=at))
    for letter in rng.permutation(list("ifo")):
        lines.append(f"{letter} = {str(rng.choice(SIGMOIDS)).format(a=letter)}")
    lines.append(str(rng.choice(["g = np.tanh(g)", "g = 2 / (1 + np.exp(-2 * g)) - 1"])))
    lines.append(
        str(rng.choice(["c = f * c + i * g", "c = np.multiply(f, c) + np.multiply(i, g)", "c = i * g + f * c"]))
    )
    lines.append("return o * np.tanh(c), c")
    return "def lstm_step(x, h, c, weight_ih, weight_hh, bias):\n" + "\n".join(f"    {line}" for line in lines) + "\n"


def disguised(text: str) -> str:
    """The same with other names, comments, a docstring and another layout."""
    for old, new in (("sums", "everything"), ("H", "hidden"), ("h.shape", "h . shape")):
        text = text.replace(old, new)
    return text.replace("bias):\n", 'bias):\n    """All mine."""\n\n    # step by step\n', 1).replace(
        "return o", "return  o"
    )


@pytest.fixture(scope="module")
def step() -> judge.Exercise:
    return judge.exercises(course().lesson("02"))["lstm-step"]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    rng = np.random.default_rng(3)
    return [written(rng) for _ in range(60)]


def found(texts: list[str], step: judge.Exercise) -> list[tuple[str, str]]:
    answers = [Answer(f"{at:03}", step.id, text) for at, text in enumerate(texts)]
    return [(pair.one.learner, pair.other.learner) for pair in similar_pairs(answers, [step.starter, step.solution])]


def test_names_comments_texts_and_layout_do_not_count(texts: list[str]) -> None:
    one, other = fingerprints(texts[0]), fingerprints(disguised(texts[0]))
    assert one.whole == other.whole and set(one.lines) == set(other.lines)
    assert fingerprints(texts[0].replace("np.tanh", "np.sinh")).whole != one.whole


def test_a_disguised_copy_is_the_first_pair(texts: list[str], step) -> None:
    assert found([*texts, disguised(texts[7])], step)[0] == ("007", "060")
    answers = [
        Answer("ada", step.id, texts[0]),
        Answer("alan", step.id, disguised(texts[0])),
        Answer("zoe", step.id, texts[1]),
    ]
    first = similar_pairs(answers, [step.solution])[0]
    assert first.equal and first.share == 1 and {first.one.learner, first.other.learner} == {"ada", "alan"}


def test_a_copy_with_changes_here_and_there_is_found(texts: list[str], step) -> None:
    changed = disguised(texts[7]).replace("    return", "    check = c.sum()\n    return")
    assert found([*texts, changed], step)[0] == ("007", "060")


def test_whoever_writes_the_courses_own_is_in_no_pair(step) -> None:
    mistaken = [mistake.wrong_source(step.solution) for mistake in step.mistakes[:3]]
    assert found([step.solution, disguised(step.solution), step.starter, *mistaken, *mistaken], step) == []


def test_twenty_with_one_text_are_a_chain_of_pairs(texts: list[str], step) -> None:
    many = found([*texts[:5], *[texts[5]] * 30], step)
    assert [(f"{at:03}", f"{at + 1:03}") for at in range(5, 34)] == sorted(pair for pair in many if pair[0] >= "005")


def test_what_is_no_python_is_compared_as_far_as_it_reads(texts: list[str], step) -> None:
    broken = texts[7] + "    return (\n"
    assert found([*texts[:7], broken, disguised(broken), "def (", "\0", ""], step)[0] == ("007", "008")


def test_the_work_grows_with_the_class_and_not_with_its_square(step, monkeypatch) -> None:
    work: list[int] = []

    def counted(marks, size):
        pairs = list(combinations(marks, size))
        work.append(len(pairs))
        return pairs

    combinations = _pairs.combinations
    monkeypatch.setattr(_pairs, "combinations", counted)
    rng, totals = np.random.default_rng(0), []
    for many in (150, 300, 600):
        work.clear()
        found([written(rng) for _ in range(many)], step)
        totals.append(sum(work))
        assert max(work) <= _pairs.COMMON * (_pairs.COMMON - 1) // 2
    assert totals[2] < 3 * totals[1] < 9 * totals[0]


@pytest.fixture
def graded(tmp_path: Path, texts: list[str]) -> tuple[Path, Key]:
    """Grades of three: two alike, one of whom means harm."""
    key, folder = write_key(tmp_path / "key"), tmp_path / "out" / "learners"
    folder.mkdir(parents=True)
    for name, text in (("ada", texts[0]), ("alan", disguised(texts[0])), ("zoe", texts[1])):
        each = classroom.ExerciseResult(
            "lstm-step", "passed", 1, 10, 10, "", source=f"{text}# {ascii(HOSTILE) if name == 'alan' else ''}"
        )
        one = classroom.LearnerResult(
            name, HOSTILE if name == "alan" else "", assignment="lstm-week", exercises=(each,)
        )
        (folder / f"{name}.json").write_text(one.to_json(), encoding="utf-8", errors="replace")
    return tmp_path / "out", key


def test_the_page_has_both_texts_side_by_side_and_says_that_it_proves_nothing(graded) -> None:
    out, key = graded
    report = compare(out, key)
    page = report.path.read_text(encoding="utf-8")
    assert (report.answers, report.pairs) == (3, 1) and "This proves nothing." in page
    assert 'href="learners/ada.html"' in page and page.count('class="marked"') == 2 and 'class="both"' in page
    assert "<script" not in page and "<img" not in page and "everything" in page
    head, row = csv.reader((out / "similar.csv").read_text(encoding="utf-8").splitlines())
    assert head[-1] == "same but for names" and row[0] == "lstm-step" and row[-1] == "yes"


def test_a_folder_without_grades_is_refused(tmp_path: Path) -> None:
    with pytest.raises(classroom.ClassroomError, match="holds no grades"):
        compare(tmp_path / "nothing", write_key(tmp_path / "key"))

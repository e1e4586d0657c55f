"""A class as real as a test can have it: answers that the judge itself graded, and learners who mean harm."""

from dataclasses import replace
from pathlib import Path

import yaml

from helpers import judge
from helpers.classroom._assignment import Key, copy_lesson
from helpers.classroom._class_page import class_page
from helpers.classroom._learner_page import learner_page
from helpers.classroom._results import ExerciseResult, LearnerResult, read_result
from helpers.classroom._work import Work, grade
from helpers.content import course

HOSTILE = (
    '<script>window.hit = 1</script><img src=x onerror="window.hit = 2">"\'><svg onload=alert(1)></pre></code></title></style>'
    "<a href='javascript:window.hit=3'>x</a><!-- --><base href='http://127.0.0.1:9/'>&lt;b&gt; `<b>bold</b>` \0\x1b[31m\x85\ud800\udfff "
    "\u202egnp.exe\u202c \u2066x\u2069\u200f\ufeff\u2028 ]]> {{7*7}} ${x} \r\n=1+1\t"
)
LONG = "x" * 30_000
POINTS = {"lstm-step": 10, "forget-bias-for-half-life": 4, "lstm-sequence": 6}
UNNAMED = (
    "\n    h_new = np.tanh(c_new) * o + 0.001 * np.sin(c)\n    print('h is', h_new.round(3))\n    return h_new, c_new\n"
)


def write_key(folder: Path) -> Key:
    settings = {
        "assignment": "lstm-week",
        "title": "The LSTM by hand",
        "seed": 7,
        "due": "2026-12-01 23:59:00+01:00",
        "late": {"percent_per_day": 10},
        "exercises": POINTS,
    }
    folder.mkdir()
    (folder / "assignment.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    copy_lesson(course().lesson("02"), folder)
    return Key(folder)


def answers(key: Key) -> dict[str, dict[str, str]]:
    """Who answered what; right where nothing is said."""
    step, sequence, bias = (key.exercises[name] for name in ("lstm-step", "lstm-sequence", "forget-bias-for-half-life"))

    def known(exercise: judge.Exercise, *ids: str) -> list[str]:
        by_id = {mistake.id: mistake for mistake in exercise.mistakes}
        return [by_id[one].wrong_source(exercise.solution) for one in ids]

    swapped, other = known(step, "input-forget-swapped", "forget-output-swapped")
    carried, anew = known(sequence, "h-not-carried", "state-not-carried")
    sign, returned = known(bias, "sign-of-the-bias", "gate-returned")
    unnamed = step.solution[: step.solution.rindex("\n    h_new =")] + UNNAMED
    failing = step.solution.replace("return h", "print(undefined_name)\n    return h")
    endless = "def lstm_sequence(x, h, c, weight_ih, weight_hh, bias):\n    while True:\n        pass\n"
    single = "import numpy as np\n\ndef forget_bias(steps):\n    return np.float32(1) * steps\n"
    return {
        "Ada Lovelace": {},
        "Alan Turing": {step.id: swapped, sequence.id: sequence.starter},
        "Annie Easley": {step.id: swapped, bias.id: sign},
        "Barbara Liskov": {sequence.id: carried},
        "Donald Knuth": {bias.id: returned},
        "Edsger Dijkstra": {step.id: failing, sequence.id: endless, bias.id: bias.starter},
        "Frances Allen": {},
        "Grace Hopper": {step.id: other, sequence.id: anew, bias.id: sign},
        "Joan Clarke": {step.id: unnamed},
        "Karen Spärck Jones": {step.id: swapped, sequence.id: carried, bias.id: single},
        "Ken Thompson": {sequence.id: anew},
        "Margaret Hamilton": {},
        "Niklaus Wirth": {step.id: step.starter, sequence.id: sequence.starter, bias.id: bias.starter},
        "Radia Perlman": {bias.id: sign},
    }


def graded(key: Key, given: dict[str, str]) -> tuple[ExerciseResult, ...]:
    """A submission's exercises, graded by the judge itself."""
    by_label = {key.exercises[name].label: text for name, text in given.items()}
    cells = tuple((label, by_label.get(label, text)) for label, text in next(iter(key.exercises.values())).cells)
    found = grade(Work(cells, tuple(key.exercises), 7, 1.0, boxed=False), key.bundle)
    return tuple(ExerciseResult(**one) for one in found)


def make_class(key: Key) -> list[LearnerResult]:
    """A class as real as a test can have it: fourteen answers, then a broken file and a box that failed."""
    results = []
    for at, (name, given) in enumerate(answers(key).items()):
        slug = name.split()[0].lower()
        file = f"{slug}_{4711 + at}_9{at}_02_introduction_to_lstm.ipynb"
        one = LearnerResult(slug, name, str(4711 + at), file, "ab" * 32, "lstm-week", exercises=graded(key, given))
        results.append(replace(one, submitted="2026-12-01T21:30:00+01:00"))
    by_name = {one.name: at for at, one in enumerate(results)}
    late = by_name["Barbara Liskov"]
    told = "9 h 30 min after 2026-12-01 23:59:00+01:00: 10 % off"
    results[late] = replace(results[late], submitted="2026-12-02T09:29:00+01:00", late=told, late_percent=10.0)
    seen = by_name["Joan Clarke"]
    first, *others = results[seen].exercises
    first = replace(first, points=8.0, override="The idea is right; a term of `0.001` was left in from an experiment.")
    results[seen] = replace(results[seen], exercises=(first, *others))
    unread = tuple(
        ExerciseResult(name, "not attempted", 0, points, 0, "The submission could not be read.")
        for name, points in key.settings.exercises.items()
    )
    problem = (
        "The file is not valid JSON (Expecting value: line 1 column 1). Hand in the .ipynb file as Jupyter saved it."
    )
    results.append(
        LearnerResult("shafi", "Shafi Goldwasser", "4790", "notebook.docx.ipynb", problem=problem, exercises=unread)
    )
    failed = tuple(
        ExerciseResult(
            name,
            "not graded",
            0,
            points,
            0,
            "Not graded: the box did not start. This is not the learner's fault; grade again.",
        )
        for name, points in key.settings.exercises.items()
    )
    results.append(LearnerResult("vint", "Vint Cerf", "4791", "vint.ipynb", exercises=failed))
    return results


def fill_class(folder: Path, key: Key) -> None:
    """Write the results of the class, as grading stores them."""
    for number, result in enumerate(make_class(key)):
        (folder / f"{number:02}.json").write_text(result.to_json(), encoding="utf-8")


def stored_class(folder: Path) -> list[LearnerResult]:
    """The results that `fill_class` wrote."""
    found = [read_result(path) for path in sorted(folder.glob("*.json"))]
    return [result for result in found if result is not None]


def hostile(key: Key) -> LearnerResult:
    """A learner whose every text is an attack, as far as it is the learner's; ids are ours."""
    exercises = tuple(
        ExerciseResult(
            name, "wrong", 0, points, 0, HOSTILE, None, key.exercises[name].concept, HOSTILE, f"{HOSTILE}\n{LONG}",
            (("one step", "right"), (HOSTILE, "wrong"), ("probe of it", "not reached")), HOSTILE, HOSTILE + LONG, HOSTILE, override=HOSTILE,
        )
        for name, points in key.settings.exercises.items()
    )  # fmt: skip
    return LearnerResult(
        HOSTILE, HOSTILE + LONG, HOSTILE, HOSTILE, "", "lstm-week", HOSTILE, HOSTILE, 10.0, HOSTILE, exercises
    )


def link(result: LearnerResult) -> str:
    return f"learners/{result.learner}.html"


def make_pages(key: Key, the_class: list[LearnerResult]) -> dict[str, str]:
    """Each learner's page by learner, the class's page, and those of a hostile class."""
    attack = hostile(key)
    harmless = replace(attack, problem="")
    found = {one.learner: learner_page(one, key) for one in the_class}
    found |= {"hostile": learner_page(harmless, key), "hostile problem": learner_page(attack, key)}
    return found | {
        "hostile class": class_page([attack, harmless], key, link),
        "class": class_page(the_class, key, link),
    }

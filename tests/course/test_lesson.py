"""`here`: what a learner calls, and what is recorded of it."""

import linecache
from pathlib import Path
from typing import Any

import pytest

from helpers import lesson
from helpers._cells import Cells
from helpers.content import course
from helpers.study import Store

SLUG = "introduction-to-lstm"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return lesson(SLUG)


def test_an_unknown_lesson_names_the_nearest() -> None:
    with pytest.raises(LookupError, match="Did you mean 'introduction-to-lstm'"):
        lesson("introduction-to-lst")


@pytest.mark.parametrize(
    "method", ["predict", "experiment", "hint", "solution", "case", "given", "explore", "cards", "quiz", "check"]
)
def test_an_unknown_id_says_what_there_is(here: Any, method: str) -> None:
    with pytest.raises(LookupError, match=r"no .* 'nothing' here\. There is: "):
        getattr(here, method)("nothing")


def test_hints_go_on_and_are_recorded(here: Any) -> None:
    first, second = here.hint("lstm-step"), here.hint("lstm-step")
    assert first.title.startswith("Hint 1 of ")
    assert second.title.startswith("Hint 2 of ")
    assert first.text != second.text
    assert Store().hints_seen(SLUG, "lstm-step") == [1, 2], "they count from 1"
    for _ in range(9):
        last = here.hint("lstm-step")
    assert "last one" in last.last


def test_the_solution_comes_on_the_second_ask_and_is_recorded_as_seen(here: Any) -> None:
    assert here.solution("lstm-step").code == ""
    assert Store().solution_seen(SLUG, "lstm-step") is None
    shown = here.solution("lstm-step")
    assert shown.code == course().lesson(SLUG).exercise_cell("lstm-step").solution
    assert Store().solution_seen(SLUG, "lstm-step") is not None


def test_the_solution_comes_at_once_after_a_try(here: Any) -> None:
    Store().record_attempt(SLUG, "lstm-step", "wrong", None, "")
    assert here.solution("lstm-step").code


def test_a_wrong_kind_is_said_and_recorded(here: Any) -> None:
    verdict = here.check("lstm-step", 42)
    assert verdict.status == "wrong kind"
    assert [attempt.status for attempt in Store().attempts(SLUG, "lstm-step")] == ["wrong kind"]


def test_a_wrong_answer_makes_the_exercises_cards_due(here: Any) -> None:
    lstm_step = defined(course().lesson(SLUG).exercise_cell("lstm-step").solution.replace("f * c", "(1 - f) * c"))
    verdict = here.check("lstm-step", lstm_step)
    assert verdict.status == "wrong"
    assert verdict.mistake is not None
    assert [card for _, card in Store().due(SLUG)], "something comes back"
    assert here.case("lstm-step").keys() == {"x", "h", "c", "weight_ih", "weight_hh", "bias"}


def test_a_cell_goes_on_with_the_learners_function_once_it_passed(here: Any) -> None:
    solution = course().lesson(SLUG).exercise_cell("lstm-step").solution
    right, wrong = defined(solution), defined(solution.replace("f * c", "(1 - f) * c"))
    assert here.working("lstm-step", right) is here.given("lstm-step"), "not checked yet"
    here.check("lstm-step", wrong)
    assert here.working("lstm-step", wrong) is here.given("lstm-step")
    here.check("lstm-step", right := defined(solution))
    assert here.working("lstm-step", right) is right


def test_a_verdict_is_shown_even_when_it_cannot_be_stored(here: Any, tmp_path: Path) -> None:
    (tmp_path / "progress.sqlite3").write_bytes(b"broken" * 1000)
    verdict = here.check("lstm-step", 42)
    assert verdict.status == "wrong kind"
    assert "not stored" in verdict.message


def test_a_widget_says_once_that_nothing_is_stored_and_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "here"))
    here = lesson(SLUG)
    quiz, cards, guess = here.quiz(), here.cards(), here.predict(next(iter(course().lesson(SLUG).predictions)))
    (tmp_path / "here").rename(tmp_path / "there")
    (tmp_path / "here").write_text("a file where the folder should be")
    first, second = list(course().lesson(SLUG).quiz)[:2]
    quiz.event = {"n": 1, "kind": "answer", "question": first, "given": 0}
    assert str(tmp_path / "here") in quiz.problem and "You can go on" in quiz.problem
    quiz.event = {"n": 2, "kind": "answer", "question": second, "given": 0}
    assert quiz.problem == "" and list(quiz.answered) == [first, second]
    card = next(iter(course().lesson(SLUG).cards))
    cards.event = {"n": 1, "kind": "rate", "card": card, "rating": 3}
    assert (cards.problem, cards.rated["card"], cards.rated["stored"]) == ("", card, False)
    guess.event = {"n": 1, "kind": "guess", "option": 1}
    assert guess.done and guess.problem == ""

    (tmp_path / "here").unlink()
    (tmp_path / "there").rename(tmp_path / "here")
    here.progress()
    assert set(Store().answers(SLUG)) == {first, second} and Store().cards(SLUG)[card].seen
    cards.event = {"n": 2, "kind": "rate", "card": card, "rating": 3}
    assert cards.rated["stored"]


def test_several_events_at_once_lose_no_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "here"))
    here = lesson(SLUG)
    quiz = here.quiz()
    (tmp_path / "here").rename(tmp_path / "there")
    (tmp_path / "here").write_text("")
    before, latest = ({"n": n, "kind": "answer", "question": quiz.questions[n - 1]["id"], "given": 0} for n in (1, 2))
    quiz.event = {**latest, "before": [before]}
    assert "You can go on" in quiz.problem and len(quiz.answered) == 2


def defined(source: str) -> Any:
    """A function as a notebook defines it: from a cell whose text can be found."""
    text = "import numpy as np\n" + source
    linecache.cache["<cell of a test>"] = (len(text), None, text.splitlines(True), "<cell of a test>")
    namespace: dict[str, Any] = {}
    exec(compile(text, "<cell of a test>", "exec"), namespace)
    return namespace["lstm_step"]


def test_every_exercise_quiz_and_prediction_has_a_card_to_bring_back() -> None:
    from helpers import judge

    for one in course().lessons.values():
        where = [one] if one.kind.own_cards else course().lessons.values()
        with_cards = {card.concept for each in where for card in each.cards.values()}
        asked = [*judge.exercises(one).values(), *one.quiz.values(), *one.predictions.values()]
        assert [item.id for item in asked if item.concept not in with_cards] == []


def test_every_experiment_names_a_concept_and_a_prediction_that_exist() -> None:
    from helpers._lesson import recipes

    for one in course().lessons.values():
        for experiment in recipes(one).values():
            assert experiment.concept in course().concepts
            assert experiment.prediction is None or experiment.prediction in one.predictions


def test_given_is_the_courses_own_step(here: Any) -> None:
    from helpers.nets import lstm_step

    assert here.given("lstm-step") is lstm_step


def test_a_missed_question_makes_its_concepts_cards_due(here: Any) -> None:
    question = next(iter(course().lesson(SLUG).quiz.values()))
    wrong = next(index for index, option in enumerate(question.options) if not option.correct)
    here.quiz().event = {"n": 1, "kind": "answer", "question": question.id, "given": wrong}
    cards = {card.id for card in course().lesson(SLUG).cards.values() if card.concept == question.concept}
    assert {card for _, card in Store().due(SLUG)} == cards
    assert here.tomorrow().text.count("you missed a question on it") == len(cards) > 0
    assert here.quiz("gates").answered == {question.id: wrong}, "it comes back, whole"


def test_a_misconception_brings_its_own_cards_back_too(here: Any) -> None:
    """That h goes up only: the answer says more than that the question was missed."""
    here.quiz("unit").event = {"n": 1, "kind": "answer", "question": "what-h-is", "given": 2}
    concepts = {course().lesson(SLUG).cards[card].concept for _, card in Store().due(SLUG)}
    assert concepts == {"hidden-state", "output-gate"}


def test_a_sentence_misjudged_makes_its_cards_due(here: Any) -> None:
    here.trial().event = {"n": 1, "kind": "answer", "question": "says-three-gates", "given": 2}
    assert {course().lesson(SLUG).cards[card].concept for _, card in Store().due(SLUG)} == {"lstm"}
    here.trial().event = {"n": 1, "kind": "answer", "question": "says-input-keeps", "given": 2}
    assert "Sentences judged right: 1 of 5" in here.progress().text
    assert here.trial().answered == {"says-three-gates": 2, "says-input-keeps": 2}


def test_the_depth_that_was_chosen_comes_with_the_first_progress(here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("helpers._lesson.display", shown.append)
    here.progress()
    assert shown == []
    here.depth().event = {"n": 1, "kind": "depth", "depth": "basic"}
    again = lesson("limitations-of-rnns")
    again.progress(), again.progress()
    assert [widget.depth for widget in shown] == ["basic"]


def test_groups(here: Any) -> None:
    assert [card["id"] for card in here.cards("deeper").cards] == [
        card.id for card in course().lesson(SLUG).cards.values() if card.group == "deeper"
    ]
    assert len(here.quiz("gates", "deeper").questions) == 8 and len(here.quiz().questions) == 18
    with pytest.raises(LookupError, match=r"no group of questions 'gate' here\. Did you mean 'gates'"):
        here.quiz("gate")


def test_tomorrow_is_the_same_everywhere_before_the_first_card(here: Any) -> None:
    assert repr(here.tomorrow()).endswith("Nothing yet: answer some cards first. 19 cards you have not met yet.")


def test_a_goal_and_a_rating_are_recorded_and_found_by_a_new_kernel(here: Any) -> None:
    here.explore("gate-desk").event = {"n": 1, "kind": "goal", "goal": "hold", "state": {}}
    card = next(iter(course().lesson(SLUG).cards))
    here.cards().event = {"n": 1, "kind": "rate", "card": card, "rating": 3}
    progress = lesson(SLUG).progress()
    assert "Goals reached: 1 of 5" in progress.text
    assert "Cards met: 1 of 19" in progress.text
    assert list(lesson(SLUG).explore("gate-desk").reached) == ["hold"]


def test_a_guess_lifts_the_veil(here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_FAST", "1")
    predict = here.predict("forget-bias")
    result = here.experiment("forget-bias")
    assert result.guessed is False
    predict.event = {"n": 1, "kind": "guess", "option": 2}
    assert result.guessed is True
    assert here.experiment("forget-bias").guessed is True


def test_where_the_key_depends_on_the_machine_the_learners_own_run_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_FAST", "1")
    prediction = course().lesson("lstm-or-gru").predictions["time-per-step"]
    assert prediction.answer is None
    result = lesson("lstm-or-gru").experiment("time-per-step")
    assert result is not None and result.outcome.answer is not None
    said = f"Your own run says: {prediction.options[result.outcome.answer]} {prediction.because}"
    assert result.because == said and "Your own run says" in result.static_html()


def test_texts_are_escaped(here: Any) -> None:
    from helpers.widgets import Note

    note = Note("<b>", "<script>", "<i>", code="<u>")
    for tag in ("<b>", "<script>", "<i>", "<u>"):
        assert tag not in note._repr_html_()


class Shell:
    """As much of IPython's shell as the tracking of cells needs."""

    def __init__(self) -> None:
        self.user_ns: dict[str, Any] = {"In": ["", "import numpy as np", "from helpers import lesson"], "np": 1}
        self.execution_count = 2
        self.events = self
        self.hook: Any = None

    def register(self, name: str, hook: Any) -> None:
        assert name == "pre_run_cell"
        self.hook = hook

    def get_parent(self) -> dict:
        return {"content": {"code": self.user_ns["In"][-1]}, "metadata": {"cellId": "here"}}

    def run(self, source: str, cell_id: str | None) -> None:
        info = type("Info", (), {"raw_cell": source, "cell_id": cell_id, "silent": False})
        self.hook(info)
        self.execution_count += 1


def test_an_edited_cell_replaces_its_older_self() -> None:
    shell, places = Shell(), []
    cells = Cells(shell, places.append)
    shell.run("scale = 2", "a")
    shell.run("def f(): return scale", "b")
    shell.run("factor = 2", "a")
    assert [source for _, source in cells.sources()] == [
        "import numpy as np",
        "from helpers import lesson",
        "def f(): return scale",
        "factor = 2",
    ]
    shell.run("from helpers import lesson  # again", "here")
    assert [source for _, source in cells.sources()][-1] == "from helpers import lesson  # again"
    assert len(cells.sources()) == 4
    assert places == ["a", "b", "a", "here"]


def test_mastery_is_of_the_whole_course_from_any_lesson(here: Any) -> None:
    Store().record_attempt(SLUG, "lstm-step", "passed", None, "")
    Store().record("test-end", "r", correct={"review/bank-lstm-hands-on": True})
    assert "60%, growing" in here.mastery().text and "50%, growing" in here.mastery().text
    assert lesson("limitations-of-rnns").mastery().text == here.mastery().text


def test_a_certificate_says_what_was_passed_and_is_refused_before(
    here: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store()
    assert "You have not taken it yet." in here.certificate("Ada Lovelace").text
    store.record("test", "one", questions=["a/a", "b/b"])
    assert "0 of 2 questions are answered" in here.certificate("Ada Lovelace").text
    store.record("test-end", "one", correct={"a/a": True, "b/b": False})
    assert "Your best so far: 1 of 2 right, and 2 are needed." in here.certificate("Ada Lovelace").text
    assert list(tmp_path.glob("*.html")) == []
    store.record("test", "two", questions=["a/a"])
    store.record("test-end", "two", correct={"a/a": True})
    store.record_attempt(SLUG, "lstm-step", "passed", None, "")
    store.record_attempt(SLUG, "lstm-sequence", "wrong", None, "")
    store.record_solution_seen(SLUG, "lstm-step-backward")
    store.record_attempt(SLUG, "lstm-step-backward", "passed", None, "")
    note = here.certificate("  Ada <Lovelace> ")
    page = (tmp_path / "certificate-ada-lovelace.html").read_text()
    assert note.text == str(tmp_path / "certificate-ada-lovelace.html")
    assert "Ada &lt;Lovelace&gt;" in page and "1 of 1" in page and "<li>lstm-step</li>" in page
    assert "lstm-sequence" not in page and "Exercises solved: 2." in page
    assert "<li>lstm-step-backward (after its solution was read)</li>" in page
    assert "give your name" in here.certificate("").text and "1 to 80" in here.certificate("x" * 81).text


def test_all_memory_aids_are_in_one_place(here: Any) -> None:
    aids = [aid for one in course().lessons.values() for aid in one.memory_aids.values()]
    shown = here.memory_aids("*").aids
    assert [aid["id"] for aid in shown] == [aid.id for aid in aids], "no two have the same id"
    texts = " ".join(aid["text"] for aid in shown)
    for words in (
        "Words predict when LSTMs and GRUs lead the trend!",
        "Context is crucial, so here come the dual units!",
        "Guarding the past: G-R and U",
    ):
        assert words in texts

"""`here = lesson("introduction-to-lstm")`: the one word that a learner remembers."""

import atexit
import base64
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from IPython import get_ipython
from IPython.display import HTML, display

from helpers import judge, study, widgets
from helpers._broken import broken
from helpers._cells import Cells
from helpers._certificate import certificate, certificate_widget
from helpers._mastered import mastered
from helpers.content import Course, Evidence, LessonContent, course, own_lesson
from helpers.experiments import recipes
from helpers.study import choose_groups, choose_one, choose_some, require


class Lesson:
    """One lesson in a notebook. Every method's result draws itself when a cell ends with it."""

    def __init__(
        self,
        content: LessonContent,
        store: study.Session,
        graded: Sequence[str] = (),
        variant: Mapping[str, str] | None = None,
    ):
        self._exercises = judge.variants_of(content, tuple(sorted(variant.items()))) if variant else None
        self._content, self._store, self._slug, self._graded = content, store, content.slug, tuple(graded)
        self._learner = study.Learner(content, store, self._cite)
        self._verdicts: dict[str, judge.Verdict] = {}
        self._folded = False
        self._veiled: list[tuple[str, widgets.Result]] = []

    # Study

    def dialogue(self, ident: str | None = None) -> widgets.DialoguePlayer:
        """The lesson's dialogue, to hear and to read."""
        talk = choose_one(self._content.dialogues, ident, "dialogue")
        return self._open("dialogues", {talk.id: talk})

    def listen(self, ident: str) -> widgets.DialoguePlayer:
        """A section of the lesson, read aloud by the teacher."""
        narration = choose_one(self._content.narrations, ident, "narration")
        return self._open("narrations", {narration.id: narration})

    def overview(self) -> widgets.Overview:
        """The course at three depths, to read and to hear. The one that you choose holds for all lessons."""
        return self._open("overview", {})

    def cards(self, *groups: str) -> widgets.Cards:
        """Flash cards: all of the lesson, or those of the named groups. Those that are due come first."""
        return self._open("cards", choose_groups(self._content.cards, groups, "cards"))

    def quiz(self, *groups: str) -> widgets.Quiz:
        """Questions: all of the lesson, or those of the named groups. A wrong answer makes the concept's cards due."""
        return self._open("quiz", choose_groups(self._content.quiz, groups, "questions"))

    def trial(self) -> widgets.Quiz:
        """The page on trial: sentences to judge as true, loose or false, and what was measured."""
        return self._open("trial", self._content.trial)

    def claims(self, group: str) -> widgets.Claims:
        """What the lesson stands by, each sentence with how we know it."""
        return self._open("claims", choose_groups(self._content.claims, (group,), "claims"))

    def memory_aids(self, *idents: str) -> widgets.MemoryAids:
        """The lesson's mnemonics, each behind the question that makes you recall it; with `"*"`, those of the whole course."""
        if idents == ("*",):
            lessons = self._content.course.lessons.values()
            return self._open("memory_aids", {aid.id: aid for one in lessons for aid in one.memory_aids.values()})
        return self._open("memory_aids", choose_some(self._content.memory_aids, idents, "memory aid"))

    def videos(self) -> widgets.Videos:
        """Videos of others, with what to watch for. They are links; a player is loaded only when you ask for it."""
        return self._open("videos", self._content.videos)

    # The whole course

    def glossary(self) -> widgets.Glossary:
        """Every word that the course uses: what it means, where it is shown, its cards, what people get wrong about it."""
        return self._open("glossary", self._content.course.glossary)

    def _open(self, kind: str, items: Mapping[str, Any]) -> Any:
        """Show some items of a kind: what study makes of them, in the widget of that kind."""
        activity = study.ACTIVITIES[kind](self._learner, items)
        return widgets.VIEWS[kind](activity.payload(), activity.record)

    def _cite(self, evidence: Evidence) -> str:
        """A piece of evidence in words; where it is not of this lesson, with the lesson's name."""
        kind, name = evidence.link
        if kind == "source":
            return self._content.course.sources[name].text
        others = [one for one in self._content.course.lessons.values() if one is not self._content]
        where = next(one for one in (self._content, *others) if name in named(one, kind))
        words = named(where, kind)[name]
        place = f"{words} in {'this lesson' if where is self._content else f'the lesson “{where.front.title}”'}"
        figures = where.measured.get(name, {}) if kind == "experiment" else {}
        return ". ".join([place, *(figures[each].words for each in evidence.measured if each in figures)])

    # Experiments

    def picture(self, name: str) -> widgets.UnitPicture:
        """A picture: a unit, built up ("memory-line" ... "whole", "gru-state" ... "gru-whole"); what is around it ("chain-rnn" ...)."""
        require(widgets.STAGES, name, "picture")
        return widgets.UnitPicture(name)

    def explore(self, widget: str, networks: Sequence[str] = (), weights: bytes | None = None) -> widgets.CourseWidget:
        """A widget to explore with, such as "gate-desk"; with the goals that this lesson sets on it.

        Where it compares networks, `networks` says which: `here.explore("fading-memory", networks=["rnn"])`. Where it shows a trained one,
        `weights` makes it yours, `result.weights` of an experiment; without them, it's the one that the course ships.
        """
        require(EXPLORERS, widget, "explorer")
        options = {name: value for name, value in (("networks", networks), ("weights", weights)) if value}
        items = self._content.goals(widget)
        if not items:
            return EXPLORERS[widget](**options)
        goals = study.ACTIVITIES["goals"](self._learner, items, widget)
        return EXPLORERS[widget](
            **options,
            goals=list(items.values()),
            reached=goals.state()["reached"],
            on_goal=lambda goal, state: goals.record({"kind": "goal", "goal": goal, "state": state}),
            on_recipe=lambda goal: goals.record({"kind": "recipe", "goal": goal}),
        )

    def predict(self, ident: str) -> widgets.Predict:
        """A guess before the result; the result stays veiled until a guess or a skip."""
        predict = self._open("predictions", {ident: choose_one(self._content.predictions, ident, "prediction")})

        def lift(_: Any) -> None:
            for name, result in self._veiled:
                if name == ident:
                    result.guessed = True

        predict.observe(lift, names="done")
        return predict

    def experiment(self, ident: str, seeds: int = 5) -> widgets.Result | None:
        """Run an experiment in this cell, with a live view and a Stop button; `seeds` says how often it is repeated."""
        experiment = choose_one(recipes(self._content), ident, "experiment")
        guessed = experiment.prediction is None or self._store.prediction(self._slug, experiment.prediction) is not None
        because = self._content.predictions[experiment.prediction].because if experiment.prediction else ""
        result = widgets.run_experiment(experiment, seeds=seeds, guessed=guessed, because=because)
        if result is not None and experiment.prediction and result.outcome.answer is not None:
            item = self._content.predictions[experiment.prediction]
            result.because = f"Your own run says: {item.options[result.outcome.answer]} {because}"
            activity = study.ACTIVITIES["predictions"](self._learner, {item.id: item})
            activity.record({"kind": "outcome", "answer": result.outcome.answer})
        if result is not None and not result.guessed and experiment.prediction:
            self._veiled.append((experiment.prediction, result))
            # The guess may have been made while the experiment ran.
            result.guessed = self._store.prediction(self._slug, experiment.prediction) is not None
        return result

    # Exercises

    def check(self, ident: str, function: Any = None) -> judge.Verdict:
        """Check your function: `here.check("lstm-step", lstm_step)`. It runs elsewhere; your kernel is safe from it."""
        exercise = self._exercise(ident)
        cells = _cells(self._store)
        verdict = judge.check_function(
            exercise,
            function,
            cells.sources() if cells else [],
            cells.names() if cells else (),
            graded=ident in self._graded and cells is not None,
        )
        self._verdicts[ident] = verdict
        if verdict.status == "not attempted":
            return verdict
        missed = self._learner.missed(exercise.concept_of(verdict.mistake)) if verdict.status == "wrong" else ()
        problems: list[str] = []
        with study.listening(problems.append):
            self._store.record_attempt(self._slug, ident, verdict.status, verdict.mistake, verdict.source, missed)
        message = "\nThis try was not stored: ".join([verdict.message, *problems])
        if verdict.status == "passed" and exercise.trace and not self._graded:
            message += f' Somebody else got it wrong. Can you say why? `here.broken("{ident}")`.'
        return replace(verdict, message=message)

    def hint(self, ident: str) -> widgets.Note:
        """The next hint; each call goes one further."""
        hints = self._exercise(ident).hints
        number = min(len(self._store.hints_seen(self._slug, ident)) + 1, len(hints))
        self._store.record_hint(self._slug, ident, number)
        more = len(hints) - number
        left = f"{more} more if you ask again." if more else "That was the last one. `here.solution` is next."
        return widgets.Note(f"Hint {number} of {len(hints)}", hints[number - 1], left)

    def solution(self, ident: str) -> widgets.Note:
        """The solution: after a try, or when you ask for the second time. It is recorded as seen."""
        self._exercise(ident)
        if ident in self._graded:
            advice = (
                "This exercise is graded, so its solution stays closed in this notebook. Hints and checks stay open."
            )
            return widgets.Note("Not here", advice, f'`here.hint("{ident}")` goes one step further each time.')
        time = self._store.record_solution_request(self._slug, ident)
        if not self._store.attempts(self._slug, ident) and time < 2:
            advice = "You have not tried yet. A wrong try teaches more than a right text that is read: even one line, then check."
            return widgets.Note("Not yet", advice, "Ask once more, and you get it all the same.")
        self._store.record_solution_seen(self._slug, ident)
        exercise = self._exercises[ident] if self._exercises else None
        source = exercise.solution if exercise else self._content.exercise_cell(ident).solution
        return widgets.Note("One solution", "There are others. Read it, close it, write yours.", "", code=source)

    def broken(self, ident: str) -> widgets.Quiz | widgets.Note:
        """After you solved an exercise: somebody else's try with one mistake, to be told from its run. Each call brings another."""
        exercise = self._exercise(ident)
        if ident not in self._store.passed(self._slug):
            advice = "Write it yourself first: who has solved it sees best what others get wrong."
            return widgets.Note("Not yet", advice, f'`here.check("{ident}", {exercise.function})` says when it passes.')
        right = {key for key, answer in self._store.answers(self._slug).items() if answer.correct}
        found = broken(exercise, right)
        if found is None:
            return widgets.Note(
                "Nothing is left to find", "You have named every mistake of this exercise that a run shows.", ""
            )
        drawing, question = found
        display(HTML(drawing.html()))
        return self._open("quiz", {question.id: question})

    def case(self, ident: str) -> dict[str, Any]:
        """The inputs of the smallest case that your last check failed on: `lstm_step(**here.case("lstm-step"))`."""
        return judge.failing_case(self._exercise(ident), self._verdicts.get(ident))

    def given(self, ident: str) -> Callable:
        """The course's own answer to an exercise, so that later cells never depend on yours."""
        return choose_one(judge.exercises(self._content), ident, "exercise").oracle

    def working(self, ident: str, function: Callable) -> Callable:
        """Your function where its last check passed, else the course's own, so that a cell can go on with yours and never breaks."""
        verdict = self._verdicts.get(ident)
        own_task = self._exercises is not None and self._exercises[ident].variation is not None
        return function if verdict is not None and verdict.status == "passed" and not own_task else self.given(ident)

    # The machine

    def environment(self) -> widgets.Environment:
        """Whether this machine has what the course needs, and what to do where something is missing."""
        from helpers._environment import findings

        return widgets.Environment(findings(shell=get_ipython()), short_sound(self._content.course))

    # The learner

    def depth(self) -> widgets.DepthChoice:
        """How deep to go, for the whole course: Basic, Medium or Detailed. This notebook folds what the choice leaves out."""
        return self._open("depth", {})

    def today(self) -> widgets.Today:
        """What is due today over all lessons, at most ten minutes of it; where you stopped; and what to read again."""
        return self._open("today", {})

    def final_test(self) -> widgets.FinalTest:
        """Questions of all lessons, drawn anew each time; no feedback until you hand it in. It waits where you left it."""
        return self._open("bank", self._content.items("bank"))

    def memory(self) -> widgets.MemoryPlots:
        """How your memory does over the whole course: what you recalled, what comes back, how sure you were; and what to aim for."""
        return self._open("memory", {})

    def mastery(self) -> widgets.MasteryView:
        """How far you have shown that you master each idea of the course, as a map."""
        the_course = self._content.course
        found = mastered(the_course, self._store)
        return widgets.MasteryView([(one.front.title, found[slug]) for slug, one in the_course.lessons.items()])

    def certificate(self, name: str | None = None) -> widgets.Note | widgets.Certificate:
        """Once you have passed the final test, a page to print; `here.certificate("Ada Lovelace")` puts it beside this notebook."""
        if name is None:
            return certificate_widget(self._content.course, self._store)
        return certificate(self._content.course, self._store, name, Path.cwd())

    def hand_in(self) -> widgets.HandIn:
        """For a class: shows all that would travel, then writes one file to hand in, and puts it where your class collects."""
        from helpers.hand_in import hand_in_widget

        # Jupyter says which notebook it is; a learner may have renamed it.
        name = Path(os.environ.get("JPY_SESSION_NAME") or f"{self._content.name}.ipynb").name
        cells = _cells(self._store)
        return hand_in_widget(self._content, self._store, Path.cwd() / name, cells.sources if cells else list)

    def game(self) -> widgets.Game:
        """“Name the gate”: a unit with a fault runs; say from its curves what is wrong, calmly or against the clock."""
        return self._open("game", {})

    def map(self) -> widgets.CourseMap:
        """All lessons: what needs what, how far you are, and what comes next. A click on a title opens its notebook."""
        return self._open("map", {})

    def audio(self) -> widgets.AudioBook:
        """All that can be heard in the course, with lengths. It plays on by itself, and remembers where it was."""
        return self._open("audio", {})

    def tomorrow(self) -> widgets.ForecastView:
        """What will be asked again, and when; over the whole course where the lesson has no cards of its own."""
        return self._open("forecast", {})

    def progress(self) -> widgets.ProgressView:
        """How far you are in this lesson. The first time, the depth that you chose comes with it and folds the notebook."""
        if not self._folded and self._store.setting("depth") is not None:
            display(self.depth())
        self._folded = True
        p = study.progress(self._content, self._store)
        rings = [
            widgets.Ring("Exercises passed", p.exercises_passed, p.exercises_total, "write"),
            widgets.Ring("Goals reached", p.goals_reached, p.goals_total, "try"),
            widgets.Ring("Quiz questions right", p.quiz_right, p.quiz_total, "recall"),
            widgets.Ring("Sentences judged right", p.trial_right, p.trial_total, "check"),
            widgets.Ring("Cards met", p.cards_seen, p.cards_total, "recall"),
            widgets.Ring("Predictions made", p.predictions_made, p.predictions_total, "predict"),
        ]
        due = (
            f"{p.cards_due} {'card is' if p.cards_due == 1 else 'cards are'} due now."
            if p.cards_due
            else "No card is due now."
        )
        return widgets.ProgressView(f"Your progress in {self._content.front.title}", rings, due)

    def __repr__(self) -> str:
        return f"lesson {self._slug!r}"

    def _exercise(self, ident: str) -> judge.Exercise:
        return judge.sound(choose_one(self._exercises or judge.exercises(self._content), ident, "exercise"))


EXPLORERS: Mapping[str, Any] = {
    "budget": widgets.Budget,
    "course-chat": widgets.CourseChat,
    "fading-memory": widgets.FadingMemory,
    "gate-desk": widgets.GateDesk,
    "gradient-telescope": widgets.GradientTelescope,
    "gru-desk": widgets.GruDesk,
    "keep-share": widgets.KeepShare,
    "next-letter": widgets.NextLetter,
    "playground": widgets.Playground,
    "say-a-digit": widgets.SayADigit,
    "say-it": widgets.SayIt,
    "sentence-trace": widgets.SentenceTrace,
    "spoken-digit": widgets.SpokenDigit,
    "translation-desk": widgets.TranslationDesk,
    "watch-it-write": widgets.WatchItWrite,
}


def lesson(slug: str, graded: Sequence[str] = (), variant: Mapping[str, str] | None = None) -> Lesson:
    """Open a lesson: `here = lesson("introduction-to-lstm")`.

    Args:
        slug: the lesson's name in words joined by hyphens; `course list` shows them. Or the folder of a lesson that a teacher handed out.
        graded: exercises that a teacher grades; their solutions stay closed.
        variant: the tasks that a teacher drew for you, as {"order": "figo"}.

    Returns:
        The lesson, with the learner's progress.

    Raises:
        LookupError: there is no such lesson; the message names the nearest.
        ValueError: the folder is not named like a lesson, or the lesson has no such variant.
    """
    handed_out = isinstance(slug, str) and (Path(slug) / "lesson.md").is_file()
    content = own_lesson(Path(slug)) if handed_out else choose_one(course().lessons, slug, "lesson")
    store = _progress()
    _cells(store)
    return Lesson(content, store, graded, variant)


_sessions: dict[int | str, study.Session] = {}


def _progress() -> study.Session:
    """The learner's progress, one for the whole kernel: what could not be stored yet is known to every lesson."""
    shell = get_ipython()
    key = os.environ.get("COURSE_DATA", "") if shell is None else id(shell)
    if key not in _sessions:
        graders = "NBGRADER_EXECUTION" in os.environ
        _sessions[key] = study.Session(_nbgraders_store) if graders else study.Session()
    return _sessions[key]


@lru_cache
def _nbgraders_store() -> Path:
    """Where nbgrader runs a notebook: a file that is gone with the kernel. A class's tries are not the grader's own progress."""
    folder = tempfile.mkdtemp(prefix="course-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / "progress.sqlite3"


_tracked: dict[int, Cells] = {}


def _cells(store: study.Session) -> Cells | None:
    """This kernel's cells, tracked from the first lesson on; None outside of IPython."""
    shell = get_ipython()
    if shell is None:
        return None
    if id(shell) not in _tracked:

        def remember(cell_id: str) -> None:
            slug = next((slug for slug in course().lessons if cell_id.startswith(slug + "-")), None)
            if slug:
                store.record_place(slug, cell_id)

        _tracked[id(shell)] = Cells(shell, remember)
    return _tracked[id(shell)]


def named(content: LessonContent, kind: str) -> Mapping[str, str]:
    """What evidence of a kind ("experiment", "goal", "cell") a lesson has: its name, and how prose calls it."""
    match kind:
        case "experiment":
            return {name: f"the experiment “{one.title}”" for name, one in recipes(content).items()}
        case "goal":
            return {
                name: f"the goal “{goal.title}” {EXPLORERS[widget].place}"
                for widget in content.widgets
                for name, goal in content.goals(widget).items()
            }
        case _:
            return {cell.label: f"“{content.heading(cell.label)}”" for cell in content.cells}


def short_sound(course: Course) -> str:
    """The shortest of the course's recordings (MP3, as base64), to try the sound with; empty where there is none."""
    clips = (clip for one in course.lessons.values() for clip in one.clips.values())
    shortest = min(clips, key=lambda clip: clip.seconds, default=None)
    return base64.b64encode(shortest.path.read_bytes()).decode("ascii") if shortest else ""

"""“Name the gate”: a unit with a fault runs, and the learner says from its curves what the fault is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from helpers.study._activity import Activity, Shape

NAME = "name-the-gate"


@dataclass(frozen=True)
class Fault:
    """What may be wrong with a unit. Its `id` names what js/game/unit.js does; a mistake has the id that its exercise gives it."""

    id: str
    option: str
    why: str
    concept: str


def named(id: str, why: str, concept: str) -> Fault:
    """A fault with an option of its own."""
    return Fault(id, id, why, concept)


@dataclass(frozen=True)
class Level:
    """Rounds of one difficulty: which cell runs (None: the fault says it), what is asked, what may be answered, what may be wrong.

    `at_once`: how many of the faults one round asks about; None where it is all of them.
    """

    title: str
    cell: str | None
    question: str
    options: Mapping[str, str]
    faults: tuple[Fault, ...]
    at_once: int | None = None


STUCK_LSTM = (
    Fault(
        "f=0",
        "f",
        "At every step the forget gate throws everything out: c jumps at W and is gone one step later.",
        "forget-gate",
    ),
    Fault(
        "f=1", "f", "The forget gate never closes: C clears nothing, and each W adds to what is there.", "forget-gate"
    ),
    Fault("i=0", "i", "The input gate never opens: nothing is written, so c stays at 0.", "input-gate"),
    Fault("i=1", "i", "The input gate never closes: every x is written, marked or not.", "input-gate"),
    Fault("o=0", "o", "The output gate never opens: c is there, and h stays at 0 even at A.", "output-gate"),
    Fault("o=1", "o", "The output gate never closes: h shows c all the time, not only at A.", "output-gate"),
)
NOTHING = named("none", "Nothing is wrong: it writes at W, holds, shows at A and clears at C.", "gate")
LEVELS = (
    Level(
        "One gate is stuck",
        "lstm",
        "Which gate of this LSTM is stuck?",
        {"f": "Forget gate", "i": "Input gate", "o": "Output gate"},
        STUCK_LSTM,
    ),
    Level(
        "Stuck open, or stuck shut?",
        "lstm",
        "What is wrong with this LSTM?",
        {
            "f=0": "Forget gate at 0",
            "f=1": "Forget gate at 1",
            "i=0": "Input gate at 0",
            "i=1": "Input gate at 1",
            "o=0": "Output gate at 0",
            "o=1": "Output gate at 1",
            "none": "Nothing",
        },
        (*(named(one.id, one.why, one.concept) for one in STUCK_LSTM), NOTHING),
    ),
    Level(
        "A GRU",
        "gru",
        "What is wrong with this GRU?",
        {
            "z=0": "Update gate at 0",
            "z=1": "Update gate at 1",
            "r=0": "Reset gate at 0",
            "r=1": "Reset gate at 1",
            "none": "Nothing",
        },
        (
            named("z=0", "With z at 0 nothing is kept: at each step h becomes the candidate.", "update-gate"),
            named("z=1", "With z at 1 all is kept: no candidate gets in, so h never moves.", "update-gate"),
            named("r=0", "With r at 0 the candidate never hears the past: at W the old h has no say.", "reset-gate"),
            named(
                "r=1",
                "With r at 1 the candidate always hears the past: after C something of the old h is left.",
                "reset-gate",
            ),
            named("none", "Nothing is wrong: it writes at W, holds, and starts afresh at C.", "gru"),
        ),
    ),
    Level(
        "Which cell is it?",
        None,
        "Only h is shown, and nothing is wrong. Which cell is this?",
        {"rnn": "Plain RNN", "lstm": "LSTM", "gru": "GRU"},
        (
            named("rnn", "A plain RNN has no gate: h follows every x and holds nothing for long.", "recurrent-network"),
            named("lstm", "An LSTM can hide what it holds: h is near 0 until A opens the output gate.", "lstm"),
            named("gru", "A GRU holds, but it has no output gate: what it holds can always be seen in h.", "gru"),
        ),
    ),
    Level(
        "A mistake in the code",
        "lstm",
        "Somebody wrote this LSTM with one mistake. Which one?",
        {
            "forget-complement": "1 − f keeps, instead of f",
            "input-complement": "1 − i writes, instead of i",
            "output-complement": "1 − o shows, instead of o",
            "input-forget-swapped": "i and f are exchanged",
            "forget-output-swapped": "f and o are exchanged",
            "input-output-swapped": "i and o are exchanged",
            "gates-coupled": "1 − f writes, instead of i",
        },
        (
            named(
                "forget-complement", "1 − f keeps: all is lost at once, except at C, where it should go.", "forget-gate"
            ),
            named("input-complement", "1 − i writes: every x gets in, except the one at W.", "input-gate"),
            named("output-complement", "1 − o shows: h is there all the time and hides just at A.", "output-gate"),
            named("input-forget-swapped", "With i and f exchanged, W keeps and every other step writes over.", "gate"),
            named(
                "forget-output-swapped",
                "With f and o exchanged, A keeps and all other steps drop; h shows at once.",
                "gate",
            ),
            named("input-output-swapped", "With i and o exchanged, A writes whatever x is there, and W shows.", "gate"),
            named(
                "gates-coupled", "1 − f writes: something gets in only where the old is cleared, at C.", "input-gate"
            ),
        ),
        at_once=4,
    ),
)
FAULTS = {(number, fault.id): fault for number, level in enumerate(LEVELS, 1) for fault in level.faults}


class ShownFault(Shape):
    """A fault: which option names it, what is said of it afterwards, and the concept whose cards come back."""

    id: str
    option: str
    why: str
    concept: str


class ShownLevel(Shape):
    """A level; `options` are ids with their words, in the order in which they are shown."""

    title: str
    cell: str | None
    question: str
    options: list[list[str]]
    at_once: int | None
    faults: list[ShownFault]


class GameContent(Shape):
    """The levels, the easiest first."""

    levels: list[ShownLevel]


class GameState(Shape):
    """The level where the next game begins, from 1; the best score of each way to play; the rounds played and those that were right."""

    level: int
    best: dict[str, int]
    played: int
    right: int


class GameActivity(Activity):
    """A round: `{"kind": "round", "shown": FAULT, "level": 1, "given": OPTION or None, "next": 2, "timed": true}`; and a game's end:
    `{"kind": "game", "score": 120, "right": 8, "timed": true}`.
    """

    kind, content_shape, state_shape = "game", GameContent, GameState

    def content(self) -> dict[str, Any]:
        """The levels."""
        return {
            "levels": [
                {
                    "title": level.title,
                    "cell": level.cell,
                    "question": level.question,
                    "options": [list(option) for option in level.options.items()],
                    "at_once": level.at_once,
                    "faults": [asdict(fault) for fault in level.faults],
                }
                for level in LEVELS
            ]
        }

    def state(self) -> dict[str, Any]:
        """How far the learner got."""
        rounds, best = self.store.of("round"), {"calm": 0, "timed": 0}
        for game in self.store.of("game"):
            way = "timed" if game.data["timed"] else "calm"
            best[way] = max(best[way], game.data["score"])
        level = rounds[-1].data["next"] if rounds else 1
        right = sum(one.data["correct"] for one in rounds)
        return {"level": min(max(level, 1), len(LEVELS)), "best": best, "played": len(rounds), "right": right}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a round, or a game's score. A round that was missed brings back the cards of what was shown."""
        if event["kind"] == "round" and (fault := FAULTS.get((event["level"], event["shown"]))):
            correct = event["given"] == fault.option
            missed = [] if correct else self.learner.missed(fault.concept)
            data = {name: event[name] for name in ("given", "level", "next", "timed")}
            self.store.record("round", fault.id, missed, "game", concept=fault.concept, correct=correct, **data)
        elif event["kind"] == "game":
            data = {name: event[name] for name in ("score", "right", "timed")}
            self.store.record("game", NAME, **data)
        else:
            return {}
        return self.state()


ACTIVITY = GameActivity

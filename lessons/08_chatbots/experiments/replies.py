"""An LSTM learns to answer from the course's talks: how many different replies it has, and whether it keeps to what it said."""

from collections import Counter
from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

STEPS = 300
OPPOSITES = (
    ("Is a GRU faster than an LSTM?", "Is a GRU slower than an LSTM?"),
    ("Does the forget gate keep the old state?", "Does the forget gate erase the old state?"),
    ("Is a high temperature bold?", "Is a low temperature bold?"),
    ("Should I train first?", "Should I count first?"),
    ("Does an LSTM have more gates than a GRU?", "Does an LSTM have fewer gates than a GRU?"),
    ("Is attention always needed?", "Is attention never needed?"),
    ("Does a plain RNN remember well?", "Does a plain RNN forget well?"),
    ("Are long words easy?", "Are short words easy?"),
)
SETTINGS = (
    f"LSTM, embedding 48, 128 units, {STEPS} steps of 32 of the 267 pairs of what is said and answered in the course's talks and on its "
    "cards, Adam, learning rate falling from 0.01 to 0, dropout 0.2; the likeliest word each time"
)


def replies(run: Run) -> Outcome | None:
    """Train for each seed, and let it answer questions that it has never seen."""
    from helpers.experiments import dialogue_replies, training

    steps = 20 if run.fast else STEPS
    pairs = dialogue_replies.talks()
    answers: list[list[str]] = []
    lines: list[str] = []
    last = None
    with training.one_thread():
        for number, seed in enumerate(run.seeds):
            for last in dialogue_replies.train_replies(seed, pairs, steps, every=10, stop=run.stopped):
                run.point("LSTM", last.step, last.score)
                text = f"step {last.step} of {steps}: loss {last.score:.2f}"
                run.progress((number + last.step / steps) / len(run.seeds), text)
            if last is None:
                break
            answers.append(_answers(last.model))
            if number == 0:
                lines = [
                    f"“{said}” “{dialogue_replies.reply(last.model, said)}”" for pair in OPPOSITES[:2] for said in pair
                ]
            if run.stopped():
                break
    if not answers:
        return None
    return Outcome(_picture(answers[0]), [_verdict(answers), *lines])


def _questions() -> list[str]:
    from helpers.experiments import assistant_runs

    return [one.text for one in assistant_runs.held_out() if one.intent not in ("smalltalk", "using", "outside")]


def _answers(model) -> list[str]:
    from helpers.experiments import dialogue_replies, training

    with training.one_thread():
        return [dialogue_replies.reply(model, question) for question in _questions()]


def _top(answers: Sequence[str], count: int = 3) -> float:
    """The share of questions that get one of the most frequent replies."""
    return sum(number for _, number in Counter(answers).most_common(count)) / len(answers)


def _picture(answers: Sequence[str]):
    counts = Counter(answers).most_common(8)
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(8.4, 3.6), layout="constrained")
        axis.barh(range(len(counts)), [number for _, number in counts], color=NETWORK_COLOURS["lstm"], zorder=2)
        axis.set_yticks(range(len(counts)), [_short(text) for text, _ in counts], fontsize=9)
        axis.invert_yaxis()
        axis.set(xlabel=f"of {len(answers)} different questions", title="Its most frequent replies")
    rows = {"reply": [text for text, _ in counts], "questions": [number for _, number in counts]}
    alt = f"The most frequent replies to {len(answers)} different questions: " + "; ".join(
        f"“{_short(text)}” {number} times" for text, number in counts[:4]
    )
    return show(fig, alt=f"{alt}.", data=rows, measured=True)


def _short(text: str) -> str:
    return text if len(text) <= 52 else f"{text[:50].rsplit(' ', 1)[0]} …"


def _verdict(answers: Sequence[Sequence[str]]) -> str:
    safe = sum(_top(one) >= 0.3 for one in answers)
    count = "1 seed" if len(answers) == 1 else f"{len(answers)} seeds"
    return f"Its three most frequent replies serve for 30 % of the questions or more: in {safe} of {count}."


MODELS: dict[int, object] = {}


def _model(seed: int):
    from helpers.experiments import dialogue_replies, training

    if seed not in MODELS:
        with training.one_thread():
            *_, last = dialogue_replies.train_replies(seed, dialogue_replies.talks(), STEPS, every=STEPS)
        MODELS[seed] = last.model
    return MODELS[seed]


def _same_to_opposites(seed: int) -> float:
    from helpers.experiments import dialogue_replies, training

    model = _model(seed)
    with training.one_thread():
        said = [[dialogue_replies.reply(model, one) for one in pair] for pair in OPPOSITES]
    return sum(first == second for first, second in said) / len(said)


def _measurement(id: str, says: str, measure: Callable[[int], float], **bounds: float) -> Measurement:
    return Measurement(id, says, SETTINGS, for_each_seed(measure), **bounds)


EXPERIMENTS = [
    Experiment(
        id="replies",
        title="A chatbot that writes",
        concept="safe-answer",
        series=["LSTM"],
        colours=["lstm"],
        x_label="training step",
        y_label="loss, nats a word",
        x_range=(0, STEPS),
        y_range=(0.0, 7.5),
        recipe=replies,
        prediction="what-it-says",
        measurements=[
            _measurement(
                "few-replies",
                "share of different held-out questions that get one of its three most frequent replies, which is",
                lambda seed: _top(_answers(_model(seed))),
                low=0.3,
                least=0.9,
            ),
            _measurement(
                "same-to-opposites",
                "share of eight pairs of opposite questions that get the same reply, which is",
                _same_to_opposites,
                low=0.25,
                least=0.9,
            ),
        ],
    )
]

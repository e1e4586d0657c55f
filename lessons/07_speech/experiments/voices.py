"""Heard or never heard: an RNN, a GRU and an LSTM of equal size, tested on voices that training had, and on voices that it hadn't."""

import statistics
import time
from collections.abc import Callable, Sequence
from functools import cache, partial

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, DataError, Experiment, Measurement, Outcome, Run, show

STEPS = {"synthetic": 400, "fsdd": 600}
HEARD, NEVER = "voices heard", "voices never heard"
LABELS = {"take": HEARD, "speaker": NEVER}
SETTINGS = (
    "about 30,000 weights each (RNN of 145 units, GRU of 76, LSTM of 64), 400 steps of 32 recordings, Adam, the rate falls to 0 in a line; "
    "44 synthetic voices in six groups, of which the seed says which one is tested; 70 or 80 recordings"
)
NETWORKS = ("RNN", "GRU", "LSTM")
Shares = dict[str, dict[str, list[float]]]


def voices(run: Run, name: str = "synthetic") -> Outcome | None:
    """First what needs no network; then each kind of network on both splits."""
    from helpers.experiments import digit_runs, digit_weights, training

    name, material = _material(run, name)
    steps = 20 if run.fast else STEPS[name]
    found: Shares = {}
    learned: bytes | None = None
    note: list[str] = []
    with training.one_thread():
        for key, words in digit_runs.BASELINES.items():
            run.progress(0, f"{words}, without a network")
            found[words] = {how: [material.baseline(key, how, seed) for seed in run.seeds] for how in LABELS}
        jobs = [(kind, seed, how) for seed in run.seeds for kind in digit_runs.KINDS for how in LABELS]
        for number, (kind, seed, how) in enumerate(jobs):
            last, start = None, time.process_time()
            for last in material.training(digit_runs.KINDS[kind], how, seed, steps, 20, run.stopped):
                run.point(LABELS[how], last.step, last.score)
                run.progress((number + last.step / steps) / len(jobs), f"{kind}, {LABELS[how]}: {last.score:.0%} right")
            if last is None:
                note = [f"You stopped it before the {kind} had learned anything."]
                break
            found.setdefault(kind, {"take": [], "speaker": []})[how].append(last.score)
            if how == "speaker":
                read, seconds = digit_runs.SETTINGS[digit_runs.KINDS[kind]].read, time.process_time() - start
                data = f"{name}: {material.recordings.about}"
                figure = f"{last.score:.0%} right on voices that it never heard"
                learned = digit_weights.digit_weights(last.model, read, data, last.step, seed, seconds, figure)
            if run.stopped():
                note = [
                    f"You stopped it: the {kind} was still in training, and its figure is what it had learned by then."
                ]
                break
    found = {what: both for what, both in found.items() if all(both.values())}
    if learned is None:
        return None
    return Outcome(_picture(found, material.recordings.about), _verdict(found) + note, _answer(found), learned)


def _material(run: Run, name: str):
    from helpers.experiments import digit_runs, spoken_digits

    try:
        return name, digit_runs.Material(spoken_digits.RECORDINGS[name]())
    except DataError as error:
        run.progress(0, f"{error} So this runs on the synthetic voices instead.")
        return "synthetic", digit_runs.Material(spoken_digits.synthetic())


def _picture(found: Shares, about: str):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.6))
        for place, (what, both) in enumerate(found.items()):
            colour = NETWORK_COLOURS.get(what.lower(), "#555555")
            for how, filled, shift in (("take", True, -0.12), ("speaker", False, 0.12)):
                shares = [100 * share for share in both[how]]
                axis.plot(
                    [place + shift] * len(shares),
                    shares,
                    "o" if filled else "D",
                    color=colour,
                    fillstyle="full" if filled else "none",
                    markersize=9,
                    label=LABELS[how] if place == 0 else None,
                )
        axis.set_xticks(range(len(found)), list(found))
        axis.set(ylabel="digits right, %", ylim=(None, 101), xlim=(-0.5, len(found) - 0.5))
        axis.set_title(about[0].upper() + about[1:], fontsize=11)
        axis.legend(fontsize=9, loc="lower right")
    rows = {
        "what": [what for what, both in found.items() for _ in both["take"]],
        HEARD: [share for both in found.values() for share in both["take"]],
        NEVER: [share for both in found.values() for share in both["speaker"]],
    }
    words = "; ".join(
        f"{what} {100 * statistics.mean(both['take']):.0f} and {100 * statistics.mean(both['speaker']):.0f}"
        for what, both in found.items()
    )
    return show(
        fig,
        alt=f"Digits right in percent, on voices heard in training and on voices never heard. {words}.",
        data=rows,
        measured=True,
    )


def _answer(found: Shares) -> int | None:
    """Which option of the prediction the networks of this run bear out: fewer right on voices never heard, as many, more."""
    pairs = [
        pair
        for what, both in found.items()
        if what in NETWORKS
        for pair in zip(both["take"], both["speaker"], strict=False)
    ]
    if not pairs:
        return None
    gap = sum(take - speaker for take, speaker in pairs)
    return 0 if gap > 0 else 1 if gap == 0 else 2


def _verdict(found: Shares) -> list[str]:
    lines = []
    for what, both in found.items():
        pairs = list(zip(both["take"], both["speaker"], strict=False))
        worse = sum(take > speaker for take, speaker in pairs)
        seeds = "1 seed" if len(pairs) == 1 else f"{len(pairs)} seeds"
        lines.append(f"{what}: worse on voices never heard in {worse} of {seeds}.")
    return lines


@cache
def _synthetic():
    from helpers.experiments import digit_runs, spoken_digits

    return digit_runs.Material(spoken_digits.synthetic())


@cache
def _share(what: str, how: str, seed: int) -> float:
    """A share of right answers, computed once for all measurements that want it."""
    from helpers.experiments import digit_runs, training

    with training.one_thread():
        if what in digit_runs.BASELINES:
            return _synthetic().baseline(what, how, seed)
        return _synthetic().network(what, how, seed, STEPS["synthetic"])


def _shares(what: str, how: str) -> Callable[[Sequence[int]], Sequence[float]]:
    return lambda seeds: [100 * _share(what, how, seed) for seed in seeds]


def _gap(one: tuple[str, str], other: tuple[str, str]) -> Callable[[Sequence[int]], Sequence[float]]:
    return lambda seeds: [100 * (_share(*one, seed) - _share(*other, seed)) for seed in seeds]


def _gap_of(kind: str) -> Measurement:
    return Measurement(
        f"gap-{kind}",
        "percent right on voices heard, less those on voices never heard, which is",
        f"{kind.upper()}, {SETTINGS}",
        _gap((kind, "take"), (kind, "speaker")),
        low=0.0,
        least=0.9,
        paired=True,
    )


MEASUREMENTS = [
    _gap_of("lstm"),
    _gap_of("gru"),
    _gap_of("rnn"),
    Measurement(
        "heard-lstm",
        "percent right on voices heard, which is",
        f"LSTM, {SETTINGS}",
        _shares("lstm", "take"),
        low=95,
        least=0.9,
    ),
    Measurement(
        "template-unheard",
        "percent right by the nearest template on voices never heard, less the LSTM's, which is",
        f"dynamic time warping, and LSTM, {SETTINGS}",
        _gap(("warping", "speaker"), ("lstm", "speaker")),
        low=-5,
        least=0.8,
        paired=True,
    ),
    Measurement(
        "rnn-close",
        "percent right of the LSTM, less the RNN's, on voices never heard, which is",
        f"RNN and LSTM, {SETTINGS}",
        _gap(("lstm", "speaker"), ("rnn", "speaker")),
        low=-8,
        high=8,
        least=0.9,
        paired=True,
    ),
]


def _experiment(id: str, name: str, title: str, **more) -> Experiment:
    return Experiment(
        id=id,
        title=title,
        concept="speaker-independence",
        series=[HEARD, NEVER],
        colours=["lstm", "gru"],
        x_label="training step",
        y_label="share of digits right",
        x_range=(0, STEPS[name]),
        y_range=(0.0, 1.0),
        recipe=partial(voices, name=name),
        **more,
    )


EXPERIMENTS = [
    _experiment(
        "unheard-voices",
        "synthetic",
        "Who knows the digits of a voice it never heard?",
        prediction="never-heard",
        measurements=MEASUREMENTS,
    ),
    _experiment("unheard-people", "fsdd", "The same with recordings of real people"),
]

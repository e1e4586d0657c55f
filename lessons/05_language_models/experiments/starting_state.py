"""What a model does in a state that training never showed it: two LSTMs, one that sees the zero state again and again, one that doesn't."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, corpora, show

STEPS, HIDDEN, SHOWN = 300, 96, 30
FRESH = {"never again": 0.0, "one time in ten": 0.1}
STYLES = {"never again": ("x--", "#913301"), "one time in ten": ("o-", NETWORK_COLOURS["lstm"])}
SETTINGS = (
    f"LSTM, embedding 24, {HIDDEN} units, {STEPS} steps of 32 streams of 64 characters, states carried, learning rate falling from 0.01 to "
    "0, the course's text; lines of its test part, each read from a zero state"
)
Curves = dict[str, list[np.ndarray]]


def starting_state(run: Run) -> Outcome | None:
    """Train both on the same text with the same seeds; score, character by character, what comes after a zero state."""
    from helpers.experiments import language, training, writing

    steps = 20 if run.fast else STEPS
    corpus = corpora.course()
    found: Curves = {name: [] for name in FRESH}
    texts: dict[str, str] = {}
    jobs = [(name, seed) for seed in run.seeds for name in FRESH]
    with training.one_thread():
        for number, (name, seed) in enumerate(jobs):
            for last in language.train_characters(
                "lstm", corpus, seed, steps, hidden=HIDDEN, fresh=FRESH[name], sample=4000, stop=run.stopped
            ):
                run.point(name, last.step, last.score)
                run.progress((number + last.step / steps) / len(jobs), f"zeros {name}: step {last.step} of {steps}")
                if last.step == steps:
                    found[name].append(_after_zero(last.model, corpus))
                    texts.setdefault(name, writing.written(last.model, np.random.default_rng(2), 40))
    whole = min(map(len, found.values()))
    if not whole:
        return None
    return Outcome(_picture({name: curves[:whole] for name, curves in found.items()}), _verdict(found, texts, whole))


def _after_zero(model, corpus: corpora.Corpus) -> np.ndarray:
    """Bits of each of the first characters after a zero state, (SHOWN,), the mean over lines that training didn't see."""
    import torch

    lines = [line[:SHOWN] for line in corpus.test.split(corpora.END) if len(line) >= SHOWN]
    ids = np.stack([corpora.as_ids(corpora.END + line, corpus.symbols) for line in lines]).T
    with torch.no_grad():
        logits, _ = model(torch.from_numpy(ids[:-1]))
        nats = -logits.log_softmax(-1).gather(-1, torch.from_numpy(ids[1:])[..., None])[..., 0]
    return nats.mean(1).numpy() / np.log(2)


def _picture(found: Curves):
    with plt.style.context(STYLE):
        fig, axis = plt.subplots(figsize=(7.2, 3.6))
        for name, curves in found.items():
            line, colour = STYLES[name]
            axis.plot(
                range(1, SHOWN + 1), np.mean(curves, axis=0), line, color=colour, label=f"zeros in training: {name}"
            )
        axis.set(xlabel="character after the zero state", ylabel="bits (lower is better)", ylim=(0, None))
        axis.legend()
    rows: dict[str, Sequence[object]] = {"character": list(range(1, SHOWN + 1))}
    rows |= {f"zeros {name}": [float(bits) for bits in np.mean(curves, axis=0)] for name, curves in found.items()}
    early = {name: float(np.mean([_early(curve) for curve in curves])) for name, curves in found.items()}
    alt = "Bits of each character after a zero state, for two LSTMs. Mean of characters 2 to 5: " + ", ".join(
        f"zeros {name} {value:.2f}" for name, value in early.items()
    )
    return show(fig, alt=f"{alt}. Later the two curves lie close together.", data=rows, measured=True)


def _early(curve: np.ndarray) -> float:
    return float(curve[1:5].mean())


def _verdict(found: Curves, texts: dict[str, str], whole: int) -> list[str]:
    pairs = [list(map(_early, curves[:whole])) for curves in found.values()]
    worse = sum(never > often for never, often in zip(*pairs, strict=True))
    count = "1 seed" if whole == 1 else f"{whole} seeds"
    lines = [
        f"Characters 2 to 5 after a zero state cost more where training never came back to it: in {worse} of {count}."
    ]
    return lines + [f"Zeros {name}, it begins: “{' / '.join(text.split(corpora.END))}”" for name, text in texts.items()]


def _difference(seeds: Sequence[int], first: int, last: int) -> list[float]:
    from helpers.experiments import language, training

    corpus, differences = corpora.course(), []
    with training.one_thread():
        for seed in seeds:
            curves = []
            for fresh in FRESH.values():
                *_, end = language.train_characters(
                    "lstm", corpus, seed, STEPS, hidden=HIDDEN, fresh=fresh, every=STEPS, sample=1000
                )
                curves.append(_after_zero(end.model, corpus))
            differences.append(float((curves[0] - curves[1])[first:last].mean()))
    return differences


def _early_differences(seeds: Sequence[int]) -> list[float]:
    return _difference(seeds, 1, 5)


MEASUREMENTS = [
    Measurement(
        "garbage-at-the-start",
        "bits a character, characters 2 to 5, without zero states less with them, which is",
        SETTINGS,
        _early_differences,
        low=0.0,
        least=0.9,
        paired=True,
    )
]

EXPERIMENTS = [
    Experiment(
        id="starting-state",
        title="What does it write from a state that it has never seen?",
        concept="truncated-backpropagation",
        series=list(FRESH),
        colours=["forget", "lstm"],
        x_label="training step",
        y_label="bits per character",
        x_range=(0, STEPS),
        y_range=(2.0, 5.0),
        recipe=starting_state,
        prediction="starting-state",
        measurements=MEASUREMENTS,
    )
]

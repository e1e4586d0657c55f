"""Is it fast enough to talk with? Time to the first word and words a second, GRU beside LSTM, at two sizes."""

import matplotlib.pyplot as plt

from helpers.experiments import NETWORK_COLOURS, STYLE, Experiment, Measurement, Outcome, Run, for_each_seed, show

# A pause of a fifth of a second passes for an answer at once, and speakers make some three words a second. Both are our own choice.
FIRST, RATE = 200.0, 3.0
# Name, units, words of the target: the course's own translator, and one of a size that a small app might have.
SIZES = (("ours", 96, 31), ("an app's", 1_000, 10_000))
SOURCE, WORDS, REPEATS = 8, 12, 5
KINDS = {"lstm": "LSTM", "gru": "GRU"}
Found = dict[tuple[str, str], tuple[float, float]]


def real_time(run: Run) -> Outcome | None:
    """Milliseconds to the first word, and words a second, with attention, one sentence at a time."""
    from helpers.experiments import training

    found: Found = {}
    plan = [(size, kind) for size in SIZES[: 1 if run.fast else 2] for kind in KINDS]
    with training.one_thread():
        for number, ((name, hidden, words), kind) in enumerate(plan):
            run.progress(number / len(plan), f"{KINDS[kind]}, {hidden:,} units")
            if run.stopped():
                break
            found[name, kind] = _speed(kind, hidden, words)
            run.point(KINDS[kind], hidden, found[name, kind][0])
    run.progress(1, "measured")
    return Outcome(_picture(found), _verdict(found), _answer(found)) if found else None


def _speed(kind: str, hidden: int, words: int) -> tuple[float, float]:
    import torch

    from helpers.experiments import training, translation

    model = training.seeded(lambda: translation.Translator(kind, 100, words, hidden // 2, hidden, True), 0)
    source = torch.arange(1, SOURCE + 1).view(-1, 1)
    speed = translation.measure_speed(model, source, WORDS, REPEATS)
    return speed.first, speed.per_second


def _within(times: tuple[float, float]) -> bool:
    return times[0] <= FIRST and times[1] >= RATE


def _answer(found: Found) -> int:
    """Which option of the prediction this run bears out: both, the GRU alone, the LSTM alone, neither."""
    within = {kind: all(_within(times) for (_, other), times in found.items() if other == kind) for kind in KINDS}
    return {(True, True): 0, (False, True): 1, (True, False): 2, (False, False): 3}[within["lstm"], within["gru"]]


def _picture(found: Found):
    with plt.style.context(STYLE):
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.2), layout="constrained")
        names = list(dict.fromkeys(name for name, _ in found))
        for axis, part, limit, label in zip(
            axes, (0, 1), (FIRST, RATE), ("milliseconds to the first word", "words a second"), strict=True
        ):
            for shift, kind in ((-0.18, "lstm"), (0.18, "gru")):
                places = [row + shift for row, name in enumerate(names) if (name, kind) in found]
                values = [found[name, kind][part] for name in names if (name, kind) in found]
                axis.bar(places, values, 0.34, zorder=2, color=NETWORK_COLOURS[kind], label=KINDS[kind])
                for place, value in zip(places, values, strict=True):
                    axis.annotate(
                        f"{value:.3g}", (place, value), (0, 2), textcoords="offset points", ha="center", fontsize=9
                    )
            axis.axhline(limit, color="#333333", linestyle=":")
            ground = {"facecolor": "white", "edgecolor": "none", "pad": 1}
            axis.annotate("a conversation", (-0.45, limit), (0, 5), textcoords="offset points", fontsize=9, bbox=ground)
            axis.set_xticks(range(len(names)), [f"{name}, {hidden:,} units" for name, hidden, _ in SIZES[: len(names)]])
            axis.set(yscale="log", title=label, xlim=(-0.5, len(names) - 0.5))
            axis.set_ylim(
                min(limit, *(times[part] for times in found.values())) / 3,
                4 * max(limit, *(times[part] for times in found.values())),
            )
        axes[1].legend(fontsize=9, loc="upper right")
    rows: dict[str, list[object]] = {
        "size": [name for name, _ in found],
        "network": [KINDS[kind] for _, kind in found],
        "ms to the first word": [first for first, _ in found.values()],
        "words a second": [rate for _, rate in found.values()],
    }
    each = "; ".join(
        f"{KINDS[kind]}, {name} size: first word after {first:.3g} ms, {rate:.3g} words a second"
        for (name, kind), (first, rate) in found.items()
    )
    alt = f"Time to the first word and words a second, with lines for a conversation: {FIRST:g} ms and {RATE:g} words a second. {each}."
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: Found) -> list[str]:
    lines = [f"A conversation, as we draw the line: the first word within {FIRST:g} ms, then {RATE:g} words a second."]
    for name, hidden, _ in SIZES:
        if (name, "lstm") in found and (name, "gru") in found:
            lstm, gru = found[name, "lstm"], found[name, "gru"]
            fast = [KINDS[kind] for kind, times in (("lstm", lstm), ("gru", gru)) if _within(times)]
            within = " and ".join(fast) or "neither"
            ratio = gru[1] / lstm[1]
            lines.append(
                f"{hidden:,} units: within it {within}. The GRU writes {ratio:.2f} times as many words a second as the LSTM."
            )
    return lines


def _ratio(_: int) -> float:
    from helpers.experiments import training

    _, hidden, words = SIZES[1]
    with training.one_thread():
        return _speed("gru", hidden, words)[1] / _speed("lstm", hidden, words)[1]


MEASUREMENTS = [
    Measurement(
        "gru-rate",
        "the GRU's words a second, divided by the LSTM's,",
        f"PyTorch's layers with attention, {SIZES[1][1]:,} units, {SIZES[1][2]:,} words to choose from, one sentence at a time, one thread "
        "of an x86 processor; a repetition for each seed",
        for_each_seed(_ratio),
        low=1.0,
        least=0.9,
    )
]

EXPERIMENTS = [
    Experiment(
        id="real-time",
        title="Fast enough to talk with?",
        concept="latency",
        series=list(KINDS.values()),
        colours=list(KINDS),
        x_label="units",
        y_label="ms to the first word",
        x_range=(0, 1_000),
        y_range=(0.0, 60.0),
        recipe=real_time,
        prediction="fast-enough",
        measurements=MEASUREMENTS,
    )
]

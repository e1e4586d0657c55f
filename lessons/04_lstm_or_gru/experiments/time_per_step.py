"""How long a step of training takes with torch's layers and with the same cells as a loop."""

import matplotlib.pyplot as plt

from helpers.experiments import (
    COLOURS,
    NETWORK_COLOURS,
    STYLE,
    Experiment,
    Measurement,
    Outcome,
    Run,
    for_each_seed,
    show,
)

SIZES, STEPS, BATCH = (32, 64, 128, 256), 50, 32
NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}
LINES = ("o-", "s--", "^:")  # of the three ways
MARKS = {"rnn": "^", "gru": "o", "lstm": "s"}
Times = dict[int, dict[tuple[str, str], float]]


def time_per_step(run: Run) -> Outcome | None:
    """For each size the time of forward and backward, and the GRU's as a share of the LSTM's."""
    from helpers.experiments import comparison_time, training

    sizes, rounds = (SIZES[:2], 2) if run.fast else (SIZES, 16)
    found: Times = {}
    with training.one_thread():
        for number, hidden in enumerate(sizes):
            run.progress(number / len(sizes), f"H = {hidden}: forward and backward, three ways, in turn")
            # Large layers take long, and vary less.
            times = comparison_time.time_steps(
                hidden, max(2, rounds * 64 // max(64, hidden)), STEPS, BATCH, run.stopped
            )
            if times is None:
                break
            found[hidden] = times
            for way in comparison_time.WAYS:
                run.point(way, hidden, times[way, "gru"] / times[way, "lstm"])
    run.progress(1, "measured")
    return Outcome(_picture(found), _verdict(found), _answer(found)) if found else None


def _shares(found: Times, way: str) -> list[float]:
    return [times[way, "gru"] / times[way, "lstm"] for times in found.values()]


def _answer(found: Times) -> int:
    """Which option of the prediction this run bears out, for torch's layers at the smallest size."""
    share = _shares(found, "torch's layer")[0]
    return 0 if share < 0.87 else 1 if share < 1.15 else 2


def _picture(found: Times):
    from helpers.experiments.comparison_time import WAYS

    sizes = list(found)
    with plt.style.context(STYLE):
        fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 4.8), width_ratios=(1.15, 1))
        for kind, name in NAMES.items():
            for way, line in ((WAYS[0], "-"), (WAYS[2], ":")):
                label = name if way == WAYS[0] else None
                values, colour = [times[way, kind] for times in found.values()], NETWORK_COLOURS[kind]
                left.plot(sizes, values, MARKS[kind] + line, color=colour, label=label, markersize=4)
        # The colours are the networks'; what solid and dotted mean is said in grey.
        left.plot([], [], "-", color="#333333", label=f"solid: {WAYS[0]}")
        left.plot([], [], ":", color="#333333", label=f"dotted: {WAYS[2]}")
        left.set(
            xscale="log", yscale="log", xlabel="units H", ylabel="milliseconds", title="Forward and backward, 50 steps"
        )
        left.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
        for way, line in zip(WAYS, LINES, strict=True):
            right.plot(sizes, _shares(found, way), line, color="#333333", label=way, markersize=5)
        right.axhline(1, color="#999999", linewidth=1)
        right.axhline(0.75, color=COLOURS["forget"], linewidth=1)
        right.annotate(
            "three blocks against four, 0.75", (sizes[0], 0.75), (0, -12), textcoords="offset points", fontsize=9
        )
        right.set(xscale="log", xlabel="units H", ylabel="GRU's time / LSTM's", ylim=(0, None))
        right.set_title("Is the GRU quicker?")
        right.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2))
        for axis in (left, right):
            axis.set_xticks(sizes, [str(size) for size in sizes])
            axis.minorticks_off()
        marks = [v for v in (2, 5, 10, 20, 50, 100) if left.get_ylim()[0] < v < left.get_ylim()[1]]
        left.set_yticks(marks, [str(v) for v in marks])
    rows: dict[str, list] = {"H": [size for size in sizes for _ in WAYS], "way": [way for _ in sizes for way in WAYS]}
    for kind, name in NAMES.items():
        rows[f"{name}, ms"] = [found[size][way, kind] for size in sizes for way in WAYS]
    rows["GRU / LSTM"] = [found[size][way, "gru"] / found[size][way, "lstm"] for size in sizes for way in WAYS]
    shares = "; ".join(
        f"{way}: "
        + ", ".join(f"{share:.2f} at H = {size}" for size, share in zip(sizes, _shares(found, way), strict=True))
        for way in WAYS
    )
    alt = (
        "Left: milliseconds of forward and backward against the units, for RNN, GRU and LSTM, torch's layers and a loop. "
        f"Right: the GRU's time as a share of the LSTM's. {shares}."
    )
    return show(fig, alt=alt, data=rows, measured=True)


def _verdict(found: Times) -> list[str]:
    from helpers.experiments.comparison_time import WAYS

    small, large = min(found), max(found)
    layer, plain, loop = ({size: found[size][way, "gru"] / found[size][way, "lstm"] for size in found} for way in WAYS)

    def in_words(share: float) -> str:
        if 0.95 <= share <= 1.05:
            return f"as long as the LSTM ({share:.2f} times its time)"
        return f"{share:.2f} times the LSTM's time, so it is {'quicker' if share < 1 else 'slower'}"

    lines = [
        f"Both as the same loop, at H = {large}: the GRU takes {in_words(loop[large])}. Its arithmetic is 3 blocks against 4, 0.75.",
        f"torch's layers at H = {small}: nn.GRU takes {in_words(layer[small])}.",
    ]
    if layer[small] > 1.2 * plain[small]:
        lines.append(
            f"With oneDNN switched off nn.GRU takes {in_words(plain[small])}. That library makes the difference: it does a whole LSTM "
            "layer in one go."
        )
    else:
        lines.append(
            f"With oneDNN switched off nn.GRU takes {in_words(plain[small])}. On this machine that library changes little."
        )
    lines.append(f"At H = {large} torch's nn.GRU takes {in_words(layer[large])}. Measure at your own size.")
    return lines


def _measurement(id: str, way: str, hidden: int, low: float, high: float) -> Measurement:
    def measure(_: int) -> float:
        from helpers.experiments import comparison_time, training

        with training.one_thread():
            times = comparison_time.time_steps(hidden, 3, STEPS, BATCH, lambda: False)
        return times[way, "gru"] / times[way, "lstm"] if times else float("nan")

    return Measurement(
        id,
        "the GRU's time as a share of the LSTM's",
        f"{way}, {hidden} units, {STEPS} steps, batches of {BATCH}, one thread of an x86 processor; a repetition for each seed",
        for_each_seed(measure),
        low,
        high,
        least=0.8,
    )


EXPERIMENTS = [
    Experiment(
        id="time-per-step",
        title="Is the GRU quicker?",
        concept="time-per-step",
        series=["torch's layer", "the same without oneDNN", "a loop"],
        colours=["ink"] * 3,  # ways, not networks: the dashes tell them apart
        x_label="units H",
        y_label="GRU's time / LSTM's",
        x_range=(0, 256),
        y_range=(0.0, 4.0),
        recipe=time_per_step,
        prediction="time-per-step",
        measurements=[
            _measurement("layer-32", "torch's layer", 32, 1.5, 6.0),
            _measurement("loop-256", "a loop", 256, 0.6, 0.9),
        ],
    )
]

"""What the check of `refuse` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def refuse(
    thresholds: np.ndarray,
    first: np.ndarray,
    first_right: np.ndarray,
    second: np.ndarray,
    second_right: np.ndarray,
    cost: float,
) -> tuple[float, float, float, float]:
    """The best threshold on the first set, and the shares of right, wrong and refused answers on the second."""
    gains = [np.where(first_right, 1, -cost)[first >= one].sum() for one in thresholds]
    best = thresholds[np.argmax(gains)]
    answered = second >= best
    return best, np.mean(answered & second_right), np.mean(answered & ~second_right), np.mean(~answered)


def drawn(rng: np.random.Generator, size: int, other: int, cost: float = 1.0, steps: int = 11) -> Inputs:
    """Confidences with two digits, some of them on a threshold; the surer, the more often right. On the second set less so."""
    first, second = (rng.integers(0, 101, count) / 100 for count in (size, other))
    thresholds = np.linspace(0, 1, steps).round(2)
    first[: steps // 2] = thresholds[1 : steps // 2 + 1][: len(first)]
    second[: min(3, other)] = thresholds[3:6][: min(3, other)]
    return {
        "thresholds": thresholds,
        "first": first,
        "first_right": rng.random(size) < first,
        "second": second,
        "second_right": rng.random(other) < 0.8 * second,
        "cost": cost,
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Three answers by hand first; then both sets of one size, of different sizes, costs, ties."""
    by_hand = {
        "thresholds": np.array([0.0, 0.5, 0.9]),
        "first": np.array([0.2, 0.6, 0.95]),
        "first_right": np.array([False, True, True]),
        "second": np.array([0.3, 0.5, 0.8, 0.99]),
        "second_right": np.array([True, True, False, True]),
        "cost": 1.0,
    }
    never = {**drawn(rng, 30, 20), "cost": 0.0}
    return [
        Case("three answers, by hand", by_hand),
        Case("two sets of one size", drawn(rng, 40, 40)),
        Case("sets of different sizes", drawn(rng, 50, 30)),
        Case("a wrong answer costs three times as much", drawn(rng, 60, 40, cost=3.0)),
        Case("a wrong answer costs half as much", drawn(rng, 60, 45, cost=0.5)),
        Case("a wrong answer costs nothing", never),
        Case("a wrong answer costs a lot", drawn(rng, 50, 50, cost=20.0)),
        Case("only a few thresholds", drawn(rng, 40, 25, steps=6)),
    ]


CHOICE, REPORT = "the choice", "the report"
PARTS = {
    CHOICE: "With one threshold only, your shares are right. So the mistake is in how you choose among several.",
    REPORT: "Your threshold is right, and the shares on the second set are not.",
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """A single threshold: then there is nothing to choose."""
    one = drawn(rng, 30, 40)
    return [Probe(CHOICE, Case("probe of a single threshold", {**one, "thresholds": np.array([0.4])}))]


GAINS = "gains = [np.where(first_right, 1, -cost)[first >= one].sum() for one in thresholds]"
BEST, ANSWERED = "best = thresholds[np.argmax(gains)]", "answered = second >= best"
RIGHT, WRONG, REFUSED = "np.mean(answered & second_right)", "np.mean(answered & ~second_right)", "np.mean(~answered)"

MISTAKES = (
    Mistake(
        "chosen-on-the-report",
        "You seem to choose the threshold on the second set. Then it fits that very set, and your report is too good. Choose on the first.",
        edit=(GAINS, GAINS.replace("first", "second")),
        misconception="threshold-on-test",
    ),
    Mistake(
        "reported-on-the-choice",
        "You seem to report on the first set, on which the threshold was chosen. The report is about the second.",
        edit=(
            (ANSWERED, "answered = first >= best"),
            (
                f"return best, {RIGHT}, {WRONG}, {REFUSED}",
                "return best, np.mean(answered & first_right), np.mean(answered & ~first_right), np.mean(~answered)",
            ),
        ),
        misconception="threshold-on-test",
    ),
    Mistake(
        "cost-ignored",
        "A wrong answer seems to cost nothing in your choice. Then answering everything is always the best.",
        edit=("np.where(first_right, 1, -cost)", "np.where(first_right, 1, 0)"),
    ),
    Mistake(
        "cost-of-one",
        "A wrong answer seems to cost 1 in your choice. It costs `cost`.",
        edit=("np.where(first_right, 1, -cost)", "np.where(first_right, 1, -1)"),
    ),
    Mistake(
        "mean-gain",
        "You seem to take the mean gain of what is answered. Then a single sure answer wins. Add the gains up.",
        edit=(
            GAINS,
            GAINS.replace(".sum()", ".sum() / max((first >= one).sum(), 1)"),
        ),
    ),
    Mistake(
        "worst-threshold",
        "You seem to choose the threshold with the smallest gain.",
        edit=("np.argmax(gains)", "np.argmin(gains)"),
    ),
    Mistake(
        "last-of-equals",
        "Where two thresholds gain the same, you seem to take the higher one. The exercise asks for the lower: it answers more.",
        edit=(BEST, "best = thresholds[len(gains) - 1 - np.argmax(gains[::-1])]"),
    ),
    Mistake(
        "exactly-at-it",
        "An answer exactly as sure as the threshold is given, not refused: at least, not more than.",
        edit=((GAINS, GAINS.replace(">=", ">")), (ANSWERED, "answered = second > best")),
    ),
    Mistake(
        "share-of-the-answered",
        "You seem to divide by the answers that were given. The three shares are of all questions, so they add up to 1.",
        edit=(
            (RIGHT, "(answered & second_right).sum() / max(answered.sum(), 1)"),
            (WRONG, "(answered & ~second_right).sum() / max(answered.sum(), 1)"),
        ),
    ),
    Mistake(
        "refused-is-wrong",
        "What is refused seems to count as wrong. A refusal is neither right nor wrong.",
        edit=(WRONG, "np.mean(~(answered & second_right))"),
    ),
    Mistake(
        "right-and-wrong-swapped",
        "Right and wrong look swapped. The order is: threshold, right, wrong, refused.",
        edit=((RIGHT, "np.mean(answered & ~second_right)"), (WRONG, "np.mean(answered & second_right)")),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the threshold and the three shares.",
        edit=("    return best", "    _ = best"),
    ),
)

QUANTITIES = {
    "gains": "the gains",
    "best": "the threshold",
    "answered": "what is answered",
    "right": "the share right",
    "wrong": "the share wrong",
    "refused": "the share refused",
    "return best": "the threshold",
    "return threshold": "the threshold",
    "return right": "the share right",
    "return wrong": "the share wrong",
    "return refused": "the share refused",
}
FORM = """\
def refuse(thresholds, first, first_right, second, second_right, cost):
    gains = np.array([np.sum((first >= one) & first_right) - cost * np.sum((first >= one) & ~first_right) for one in thresholds])
    best = thresholds[gains.argmax()]
    answered = second >= best
    right = (answered & second_right).mean()
    wrong = (answered & ~second_right).mean()
    refused = 1 - answered.mean()
    return best, right, wrong, refused
"""

EXERCISES = [
    Exercise(
        id="refuse",
        function="refuse",
        parameters=("thresholds", "first", "first_right", "second", "second_right", "cost"),
        returns=("threshold", "right", "wrong", "refused"),
        points=10,
        concept="refusal-threshold",
        oracle=refuse,
        cases=cases,
        probes=probes,
        parts={CHOICE: PARTS[CHOICE]},
        types={"cost": float, "threshold": float, "right": float, "wrong": float, "refused": float},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={CHOICE: ("the gains", "the threshold")},
        hints=(
            "Two halves: choose on the first set, report on the second. An answer is given where the confidence is at least the threshold.",
            "The gain of a threshold adds 1 for each right answer that is given, and −cost for each wrong one. np.argmax finds the first "
            "of the largest.",
            "np.where makes a worth for each answer, and a comparison in brackets picks those that are given. The three shares are "
            "means of True and False.",
        ),
    )
]

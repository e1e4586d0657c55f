"""What the check of `retrieve` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def retrieve(question: np.ndarray, passages: np.ndarray, threshold: float) -> tuple[int, float]:
    """The nearest passage by tf-idf and cosine, −1 where none is near enough, and its similarity."""
    rare = np.log((1 + len(passages)) / (1 + np.count_nonzero(passages, axis=0))) + 1
    weighted, wanted = passages * rare, question * rare
    lengths = np.linalg.norm(weighted, axis=1) * np.linalg.norm(wanted)
    similar = weighted @ wanted / np.where(lengths > 0, lengths, 1)
    best = int(similar.argmax())
    return (best if similar[best] >= threshold else -1), float(similar[best])


def drawn(rng: np.random.Generator, count: int, words: int, threshold: float = 0.0, common: bool = True) -> Inputs:
    """Passages of different lengths, in which some words are common, and a question made of few of the words."""
    passages = rng.integers(0, 3, (count, words)) * (rng.random((count, words)) < rng.uniform(0.15, 0.7, words))
    passages[:, 0] = rng.integers(1, 6, count) if common else 0
    passages[0, 1:] *= 4
    for row in passages:
        row[rng.integers(1, words)] += 1
    question = np.zeros(words)
    question[rng.choice(words, min(3, words), replace=False)] = [2.0, 1.0, 1.0][: min(3, words)]
    question[0] = 1.0 if common else 0.0
    return {"question": question, "passages": passages.astype(float), "threshold": threshold}


def cases(rng: np.random.Generator) -> list[Case]:
    """Two passages by hand first; then more, common words, thresholds on both sides, and what shares nothing."""
    by_hand = {"question": np.array([1.0, 1.0]), "passages": np.array([[1.0, 0.0], [1.0, 1.0]]), "threshold": 0.5}
    longer = {
        "question": np.array([1.0, 1.0, 0.0]),
        "passages": np.array([[2.0, 1.0, 9.0], [1.0, 1.0, 0.0], [0.0, 1.0, 4.0]]),
        "threshold": 0.2,
    }
    rare_word = {
        "question": np.array([1.0, 1.0, 0.0, 0.0]),
        "passages": np.array([[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 1.0], [1.0, 0.0, 1.0, 1.0]]),
        "threshold": 0.1,
    }
    exact = {"question": np.array([0.0, 2.0]), "passages": np.array([[3.0, 0.0], [0.0, 1.0]]), "threshold": 1.0}
    nothing = {
        "question": np.array([0.0, 0.0, 1.0]),
        "passages": np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 0.0]]),
        "threshold": 0.1,
    }
    empty = {
        "question": np.array([1.0, 1.0]),
        "passages": np.array([[0.0, 0.0], [1.0, 2.0], [0.0, 0.0]]),
        "threshold": 0.3,
    }
    return [
        Case("two passages, two words", by_hand),
        Case("a long passage and a short one", longer),
        Case("a rare word against a common one", rare_word),
        Case("exactly at the threshold", exact),
        Case("no word in common", nothing),
        Case("a passage without words", empty),
        Case("five passages", drawn(rng, 5, 6)),
        Case("more words than passages", drawn(rng, 4, 12)),
        Case("more passages than words", drawn(rng, 9, 5)),
        Case("as many passages as words", drawn(rng, 6, 6)),
        Case("a high threshold", drawn(rng, 6, 8, threshold=0.95)),
    ]


LIMIT = "the threshold"
PARTS = {
    LIMIT: "With a threshold of 0 your answer is right, with a higher one it is not. "
    "When does the passage count, and what stands for none?"
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """With a threshold of 0 the nearest passage always counts."""
    return [Probe(LIMIT, Case("probe of a threshold of 0", drawn(rng, 7, 9)))]


RARE = "rare = np.log((1 + len(passages)) / (1 + np.count_nonzero(passages, axis=0))) + 1"
WEIGHTED = "weighted, wanted = passages * rare, question * rare"
LENGTHS = "lengths = np.linalg.norm(weighted, axis=1) * np.linalg.norm(wanted)"
SIMILAR = "similar = weighted @ wanted / np.where(lengths > 0, lengths, 1)"
CHOSEN = "(best if similar[best] >= threshold else -1)"

MISTAKES = (
    Mistake(
        "all-words-alike",
        "All words seem to weigh the same. A word that few passages have says more: multiply by tf-idf's second factor.",
        edit=(WEIGHTED, "weighted, wanted = passages, question"),
    ),
    Mistake(
        "counts-not-passages",
        "You seem to count how often a word comes in all. The formula wants in how many passages it comes.",
        edit=("np.count_nonzero(passages, axis=0)", "passages.sum(axis=0)"),
    ),
    Mistake(
        "question-not-weighted",
        "The question's words seem to be unweighted. Weigh both sides alike.",
        edit=("question * rare", "question"),
    ),
    Mistake(
        "length-counts",
        "Long passages seem to win because they are long. Divide by the lengths of both vectors: that is the cosine.",
        edit=(SIMILAR, "similar = weighted @ wanted"),
        misconception="longer-is-nearer",
    ),
    Mistake(
        "longest-wins-the-choice",
        "You seem to choose by the plain product, and to report the cosine. Choose by the cosine, too.",
        edit=("best = int(similar.argmax())", "best = int((weighted @ wanted).argmax())"),
        misconception="longer-is-nearer",
    ),
    Mistake(
        "plus-one-missing",
        "The 1 at the end of the factor is missing: a word that all passages have would weigh nothing.",
        edit=("axis=0))) + 1", "axis=0)))"),
    ),
    Mistake(
        "never-refuses",
        "The threshold seems to have no effect. Below it, the first number is −1.",
        edit=(CHOSEN, "best"),
    ),
    Mistake(
        "exactly-at-it",
        "A passage exactly at the threshold counts: at least, not more than.",
        edit=("similar[best] >= threshold", "similar[best] > threshold"),
    ),
    Mistake(
        "farthest",
        "You seem to take the passage that is the least similar.",
        edit=("similar.argmax()", "similar.argmin()"),
    ),
    Mistake(
        "divided-by-zero",
        "A passage without words makes you divide by zero. Its similarity is 0.",
        edit=(SIMILAR, 'with np.errstate(all="ignore"):\n        similar = weighted @ wanted / lengths'),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the number of the passage, and its similarity.",
        edit=("    return (best", "    _ = (best"),
    ),
)

QUANTITIES = {
    "rare": "the weights of the words",
    "weighted": "the weighted passages",
    "wanted": "the weighted question",
    "lengths": "the lengths",
    "similar": "the similarities",
    "best": "the nearest passage",
    "having": "in how many passages each word stands",
    "similarity": "the largest similarity",
    "place": "the passage's number",
    "return place": "the passage's number",
    "return similarity": "the largest similarity",
}
FORM = """\
def retrieve(question, passages, threshold):
    having = np.sum(passages > 0, axis=0)
    rare = np.log((1 + len(passages)) / (1 + having)) + 1
    weighted = passages * rare
    wanted = question * rare
    lengths = np.sqrt((weighted**2).sum(axis=1)) * np.sqrt((wanted**2).sum())
    similar = weighted @ wanted / np.where(lengths > 0, lengths, 1)
    best = int(np.argmax(similar))
    place = best if similar[best] >= threshold else -1
    similarity = float(similar[best])
    return place, similarity
"""

EXERCISES = [
    Exercise(
        id="retrieve",
        function="retrieve",
        parameters=("question", "passages", "threshold"),
        returns=("place", "similarity"),
        points=10,
        concept="retrieval",
        oracle=retrieve,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={"threshold": float, "place": int, "similarity": float},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={LIMIT: ("the passage's number",)},
        deeper=True,
        hints=(
            "Four steps: a weight for each word, both sides weighted, the cosines, the threshold.",
            "`np.count_nonzero(passages, axis=0)` says in how many passages each word comes. The weight is ln((1 + N) / (1 + n)) + 1.",
            "The cosine is the product of the vectors over the product of their lengths, `np.linalg.norm`. "
            "Where a length is 0, divide by 1.",
        ),
    )
]

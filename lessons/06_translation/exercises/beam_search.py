"""What the check of `beam-search` needs to know."""

import numpy as np

from helpers.judge import Case, Exercise, Inputs, Mistake, Probe


def beam_search(
    h: np.ndarray,
    embed: np.ndarray,
    weight_hh: np.ndarray,
    read: np.ndarray,
    start: int,
    end: int,
    width: int,
    limit: int,
) -> list[tuple[list[int], float]]:
    """The best sentences that a beam of this width finds, each with the logarithm of its probability, the best first."""
    beams, finished = [([], 0.0, h, start)], []
    for _ in range(limit):
        candidates = []
        for words, score, state, word in beams:
            new = np.tanh(embed[word] + weight_hh @ state)
            scores = read @ new
            logs = scores - np.log(np.exp(scores).sum())
            for other in range(len(logs)):
                candidates.append(([*words, other], score + float(logs[other]), new, other))
        candidates.sort(key=lambda one: -one[1])
        beams = []
        for one in candidates[:width]:
            if one[3] == end:
                finished.append((one[0][:-1], one[1]))
            else:
                beams.append(one)
    finished += [(words, score) for words, score, _, _ in beams]
    return sorted(finished, key=lambda one: -one[1])[:width]


def drawn(
    rng: np.random.Generator, vocabulary: int, hidden: int, width: int, limit: int, mixed: bool = False, **others: int
) -> Inputs:
    """A decoder whose best sentence is not the greedy one; mixed, the sentences end in another order than the one in which they rank."""
    while True:
        inputs = {
            "h": rng.uniform(-1, 1, hidden),
            "embed": rng.normal(size=(vocabulary, hidden)),
            "weight_hh": rng.normal(scale=1 / np.sqrt(hidden), size=(hidden, hidden)),
            "read": rng.normal(size=(vocabulary, hidden)),
            "start": 1,
            "end": 2,
            "width": width,
            "limit": limit,
            **others,
        }
        found = beam_search(**inputs)
        [greedy] = beam_search(**{**inputs, "width": 1})
        lengths = [len(words) for words, _ in found]
        ordered = mixed and (lengths == sorted(lengths) or max(lengths) < limit)
        if width == 1 or limit < 2 or (found[0][0] != greedy[0] and len(set(lengths)) > 1 and not ordered):
            return inputs


def cases(rng: np.random.Generator) -> list[Case]:
    """One step first, then a beam of one, then wider ones."""
    return [
        Case("one step", drawn(rng, 4, 2, 2, 1)),
        Case("a beam of one is greedy", drawn(rng, 5, 3, 1, 4)),
        Case("two beams", drawn(rng, 5, 3, 2, 3, mixed=True)),
        Case("three beams", drawn(rng, 6, 3, 3, 5, mixed=True)),
        Case("another start and end", drawn(rng, 6, 3, 3, 4, start=3, end=0)),
        *(Case(f"random {n + 1}", drawn(rng, 7, 4, 2 + n, 6)) for n in range(3)),
    ]


WIDER = "more than one beam"
PARTS = {
    WIDER: "With one beam your answer is right, with more it is not. All extensions of all beams compete for the same places."
}


def probes(rng: np.random.Generator) -> list[Probe]:
    """A beam of one."""
    return [Probe(WIDER, Case("probe of one beam", drawn(rng, 6, 3, 1, 4)))]


LOGS = "logs = scores - np.log(np.exp(scores).sum())"
ADD = "candidates.append(([*words, other], score + float(logs[other]), new, other))"
SORT, BEST = "candidates.sort(key=lambda one: -one[1])", "for one in candidates[:width]:"
DONE = "finished.append((one[0][:-1], one[1]))"
REST = "finished += [(words, score) for words, score, _, _ in beams]"
RETURN = "return sorted(finished, key=lambda one: -one[1])[:width]"

MISTAKES = (
    Mistake(
        "scores-for-logs",
        "You seem to add up the scores. What adds up are logarithms of probabilities: each score, less log Σ exp of all of them.",
        edit=(LOGS, "logs = scores"),
    ),
    Mistake(
        "last-word-only",
        "A sentence seems to get the probability of its last word. Add the new logarithm to what the words before have.",
        edit=("score + float(logs[other])", "float(logs[other])"),
    ),
    Mistake(
        "probabilities-added",
        "You seem to add up probabilities. The probability of a sentence is a product, so the logarithms add up.",
        edit=(LOGS, "logs = np.exp(scores) / np.exp(scores).sum()"),
    ),
    Mistake(
        "worst-kept",
        "You seem to keep the least likely beams.",
        edit=(SORT, "candidates.sort(key=lambda one: one[1])"),
    ),
    Mistake(
        "one-too-many",
        "You seem to keep one candidate too many. Only the best `width` of them go on.",
        edit=(BEST, "for one in candidates[: width + 1]:"),
    ),
    Mistake(
        "end-kept",
        "The end symbol stands in your sentences. It counts for the probability, and it is no word.",
        edit=("one[0][:-1]", "one[0]"),
        misconception="end-is-a-word",
    ),
    Mistake(
        "end-free",
        "The end symbol seems to cost nothing in your search. Its probability is part of the sentence's.",
        edit=(DONE, "finished.append((one[0][:-1], one[1] - float(logs[end])))"),
    ),
    Mistake(
        "unfinished-dropped",
        "Sentences that hadn't ended at the limit are missing. They count as they are.",
        edit=(f"    {REST}\n", ""),
    ),
    Mistake(
        "finished-dropped",
        "Sentences that ended early are missing. Put them aside, and sort them in at the end.",
        edit=(DONE, "pass"),
    ),
    Mistake(
        "state-shared",
        "Each beam seems to go on from the first state. Every beam has a state of its own, the one after its last word.",
        edit=("score + float(logs[other]), new, other", "score + float(logs[other]), h, other"),
    ),
    Mistake(
        "not-sorted",
        "The sentences come in the order in which they were finished. Sort them, the likeliest first.",
        edit=(RETURN, "return finished[:width]"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the list of sentences, each with its logarithm.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

QUANTITIES = {
    "_": "the number of the step",
    "words": "the words of a beam",
    "score": "the logarithm of a beam",
    "state": "the state of a beam",
    "word": "the last word of a beam",
    "other": "the next word",
    "one": "a candidate",
    "return value": "the sentences, sorted",
    "new": "the new state of a beam",
    "scores": "the scores of the words",
    "total": "the logarithm of the sum",
    "logs": "the logarithms of the probabilities",
    "candidates": "the candidates",
    "chosen": "the candidates that are kept",
    "beams": "the beams that go on",
    "finished": "the finished sentences",
    "best": "the sentences, sorted",
    "return beams": "the sentences, sorted",
}
FORM = """\
def beam_search(h, embed, weight_hh, read, start, end, width, limit):
    beams = [([], 0.0, h, start)]
    finished = []
    for _ in range(limit):
        candidates = []
        for words, score, state, word in beams:
            new = np.tanh(embed[word] + weight_hh @ state)
            scores = read @ new
            total = np.log(np.exp(scores).sum())
            logs = scores - total
            candidates = candidates + [(words + [k], score + float(logs[k]), new, k) for k in range(len(logs))]
        chosen = sorted(candidates, key=lambda one: one[1], reverse=True)[:width]
        finished = finished + [(one[0][:-1], one[1]) for one in chosen if one[3] == end]
        beams = [one for one in chosen if one[3] != end]
    finished = finished + [(one[0], one[1]) for one in beams]
    best = sorted(finished, key=lambda one: one[1], reverse=True)[:width]
    return best
"""

EXERCISES = [
    Exercise(
        id="beam-search",
        function="beam_search",
        parameters=("h", "embed", "weight_hh", "read", "start", "end", "width", "limit"),
        returns=("beams",),
        points=15,
        concept="beam-search",
        deeper=True,
        oracle=beam_search,
        cases=cases,
        probes=probes,
        parts=PARTS,
        types={"start": int, "end": int, "width": int, "limit": int, "beams": list[tuple[list[int], float]]},
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={
            WIDER: (
                "the candidates",
                "the candidates that are kept",
                "the beams that go on",
                "the finished sentences",
                "the sentences, sorted",
            )
        },
        hints=(
            "A beam needs four things: its words, the logarithm of its probability, its state, and its last word.",
            "In each step, extend every beam by every word. Sort all these candidates together, and keep the best `width`.",
            "Of those, put what ends with `end` aside, without the symbol. The others are the beams of the next step. At the limit, what "
            "is left counts as finished. Sort, and return the best `width`.",
        ),
    )
]

"""The whole assistant: what it hears in a question, how sure it is, and which passages it answers with, or why it refuses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.experiments.assistant import Recogniser
from helpers.experiments.assistant_questions import INTENTS, words_of
from helpers.experiments.assistant_sources import KINDS, Passage, Retrieval
from helpers.experiments.assistant_terms import Term
from helpers.experiments.calibration import softmax

REFUSAL = "I don't know. Ask me about something in this course."
NEED_A_TERM = (
    "define",
    "equation",
    "compare",
    "evidence",
)  # without one, the nearest passage shares only everyday words
SIMILAR = 0.1  # the least cosine of a passage that no term leads to
FindTerms = Callable[[Sequence[str]], list[Term]]  # in a question's words


@dataclass(frozen=True)
class Reply:
    """What the assistant says, and what it heard.

    Attributes:
        intent: the likeliest one.
        confidence: its probability.
        terms: the entries of the glossary that it found in the question.
        passages: what it answers with, the nearest first; none where it refuses.
        refusal: why it refuses, "" where it doesn't: "outside", "unsure" or "nothing found".
    """

    intent: str
    confidence: float
    terms: tuple[Term, ...]
    passages: tuple[Passage, ...]
    refusal: str = ""

    @property
    def text(self) -> str:
        """The answer in words, with its place."""
        if self.refusal:
            return REFUSAL
        lines = []
        for passage in self.passages:
            place = f" ({passage.lesson}: {passage.heading})" if passage.heading else ""
            lines.append(f"{passage.text}{place}")
        return "\n".join(lines)


class Assistant:
    """Answers questions about the course from its own passages.

    Args:
        recogniser: of intents.
        temperature: its scores are divided by it, so that its confidence can be trusted.
        threshold: below this confidence it refuses.
        retrieval: of passages.
        find_terms: finds the terms in the words of a question.
    """

    def __init__(
        self,
        recogniser: Recogniser,
        temperature: float,
        threshold: float,
        retrieval: Retrieval,
        find_terms: FindTerms,
    ):
        self.recogniser, self.temperature, self.threshold = recogniser, temperature, threshold
        self.retrieval, self.find_terms = retrieval, find_terms

    def answer(self, question: str) -> Reply:
        """What it says to a question.

        A question about two terms is answered with a passage for each; one that asks to compare and names one term only, with what is
        nearest besides.
        """
        words = words_of(question)
        shares = softmax(self.recogniser.scores(words), self.temperature)
        best = int(shares.argmax())
        intent, confidence = INTENTS[best], float(shares[best])
        terms = tuple(self.find_terms(words))
        if intent == "outside" or confidence < self.threshold:
            return Reply(intent, confidence, terms, (), "outside" if intent == "outside" else "unsure")
        found = self._passages(question, intent, [term.id for term in terms])
        return Reply(intent, confidence, terms, found, "" if found else "nothing found")

    def _passages(self, question: str, intent: str, terms: Sequence[str]) -> tuple[Passage, ...]:
        kinds = KINDS[intent]
        if not terms and intent in NEED_A_TERM:
            return ()
        if not terms and intent == "where":
            kinds = ("lesson",)
        if intent == "compare" and len(set(terms)) > 1:
            each = [self.retrieval.nearest(question, kinds, [term])[0][0] for term in dict.fromkeys(terms)]
            return tuple(each[:2])
        nearest = self.retrieval.nearest(question, kinds, terms)
        if intent == "equation" and terms:  # a definition may be the nearer one, and is no equation
            nearest.sort(key=lambda one: one[0].kind != "equation" or not set(terms) & set(one[0].terms))
        if not nearest:
            return ()
        passage, similar = nearest[0]
        return (passage,) if similar >= SIMILAR or set(terms) & set(passage.terms) else ()

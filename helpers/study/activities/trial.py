"""The page on trial: sentences to judge as true, loose or false, and what was measured."""

from typing import Any

from helpers.content import VERDICTS, AnyQuestion, VerdictQuestion
from helpers.study.activities.quiz import QuizActivity

VERDICT_WORDS = {
    "true": "True: it holds as it stands",
    "loose": "Loose: right at heart, but it needs mending",
    "false": "False: it does not hold",
}


class TrialActivity(QuizActivity):
    """Sentences, answered as questions are."""

    kind, title, noun = "trial", "The page on trial", "sentence"

    def shown(self, question: AnyQuestion) -> dict[str, Any]:
        """A sentence with its three verdicts, and how we know."""
        assert isinstance(question, VerdictQuestion)
        return {
            **question.model_dump(),
            "question": f"{question.says}: “{question.question}” True, loose or false?",
            "options": [{"text": VERDICT_WORDS[word], "correct": word == question.verdict} for word in VERDICTS],
            "order": [0, 1, 2],
            "evidence": [self.learner.cite(each) for each in question.evidence],
        }


ACTIVITY = TrialActivity

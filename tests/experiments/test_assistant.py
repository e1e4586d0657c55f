"""The course's assistant: questions, recognisers, terms, retrieval, replies."""

import numpy as np
import pytest
import torch

from helpers.content import course
from helpers.experiments.assistant import (
    AssistantModel,
    Vocabulary,
    WordOverlap,
    train_assistant,
    train_bag,
)
from helpers.experiments.assistant_questions import (
    INTENTS,
    TAGS,
    held_out_questions,
    spans,
    train_questions,
    validation_questions,
    vocabulary,
    words_of,
)
from helpers.experiments.assistant_reply import Assistant
from helpers.experiments.assistant_runs import scores_of
from helpers.experiments.assistant_sources import KINDS, Passage, Retrieval, passages, stems
from helpers.experiments.assistant_terms import Lexicon

LEXICON = Lexicon(course().glossary.values())


def test_words_and_signs_are_cut_in_lower_case() -> None:
    assert words_of("What’s an N-gram?") == ["what", "'s", "an", "n-gram", "?"]


def test_no_question_is_in_two_sets() -> None:
    sets = [{one.text.casefold() for one in each} for each in (train_questions(), validation_questions())]
    sets += [{one.text.casefold() for one in held_out_questions(part)} for part in ("choose", "report")]
    assert [len(one & other) for n, one in enumerate(sets) for other in sets[:n]] == [0] * 6


def test_each_word_has_a_tag_and_each_intent_at_least_15_wordings() -> None:
    for one in (*train_questions(), *validation_questions()):
        assert len(one.words) == len(one.tags) and set(one.tags) <= set(TAGS), one
    counts = [len({one.text for one in train_questions() if one.intent == intent}) for intent in INTENTS]
    assert min(counts) >= 15


def test_spans_are_read_from_tags_also_where_one_begins_without_b() -> None:
    tags = ["O", "B-term", "I-term", "B-term", "O", "I-lesson", "I-term"]
    assert spans(tags) == [("term", 1, 3), ("term", 3, 4), ("lesson", 5, 6), ("term", 6, 7)]


def test_word_overlap_takes_the_nearest_question() -> None:
    scores = WordOverlap(train_questions()).scores(words_of("Hello!"))
    assert scores[INTENTS.index("smalltalk")] == 1 and scores.argmax() == INTENTS.index("smalltalk")


def test_the_longest_name_is_found_and_a_slip_of_the_pen_forgiven() -> None:
    words = words_of("Is the forget gate a gate?")
    assert [(one.id, one.start, one.stop) for one in LEXICON.longest(words)] == [("forget-gate", 2, 4), ("gate", 5, 6)]
    assert LEXICON.nearest(["foget", "gate"]) == "forget-gate"
    assert LEXICON.nearest(["pizza"]) is None


def test_retrieval_agrees_with_tf_idf_by_hand() -> None:
    two = [Passage("a", "entry", "gate", "gates keep"), Passage("b", "entry", "loss", "keep")]
    ((first, similar), (second, other)) = Retrieval(two).nearest("gate keep", ["entry"])
    rare, common = np.log(3 / 2) + 1, 1.0
    a, b, q = np.array([2 * rare, common, 0]), np.array([0, common, rare]), np.array([rare, common, 0])
    cosines = [one @ q / np.linalg.norm(one) / np.linalg.norm(q) for one in (a, b)]
    assert (first.id, second.id) == ("a", "b")
    assert np.allclose([similar, other], cosines, atol=1e-12)
    assert stems("The gates' loss!") == ["the", "gate", "loss"]


def test_every_passage_has_an_id_of_its_own_a_known_kind_and_a_place_that_is_there() -> None:
    found = passages()
    assert len({one.id for one in found}) == len(found)
    assert {one.kind for one in found} == {kind for kinds in KINDS.values() for kind in kinds}
    for one in found:
        assert set(one.terms) <= set(course().glossary), one
        if one.cell:
            slug = next(slug for slug in course().lessons if one.cell.startswith(f"{slug}-"))
            assert one.cell.removeprefix(f"{slug}-") in {cell.label for cell in course().lessons[slug].cells}, one


def test_the_reply_has_the_passage_and_refuses_what_is_outside() -> None:
    overlap = WordOverlap(train_questions())
    assistant = Assistant(overlap, 0.06, 0.3, Retrieval(passages()), LEXICON.longest)
    reply = assistant.answer("What is a forget gate?")
    assert (reply.intent, [one.id for one in reply.passages]) == ("define", ["entry-forget-gate"])
    both = assistant.answer("What is the difference between gru and lstm?")
    assert [one.id for one in both.passages] == ["entry-gru", "entry-lstm"]
    assert assistant.answer("Will it rain today?").refusal == "outside"
    sure = Assistant(overlap, 0.06, 1.1, Retrieval(passages()), LEXICON.longest).answer("What is a forget gate?")
    assert (sure.refusal, sure.passages) == ("unsure", ())


def test_the_network_reads_the_intent_at_the_last_word_whatever_pads_the_batch() -> None:
    known = Vocabulary(["<?>", "a", "b"])
    torch.manual_seed(0)
    model = AssistantModel("gru", known, 3, 4)
    alone, tags = model(torch.tensor([[1], [2]]), torch.tensor([2]))
    padded, more = model(torch.tensor([[1, 1], [2, 1], [0, 2]]), torch.tensor([2, 3]))
    assert torch.allclose(alone[0], padded[0]) and torch.allclose(tags[:, 0], more[:2, 0])
    assert not torch.allclose(padded[0], padded[1])
    few = list(train_questions()[::300])
    each = np.array([model.scores(one.words) for one in few])
    assert np.allclose(scores_of(model, few), each, atol=1e-6)


@pytest.mark.parametrize("kind", ["bag", "gru"])
def test_training_learns_its_own_questions(kind: str) -> None:
    few = [one for one in train_questions() if one.intent in ("smalltalk", "using")]
    every = [*few, *(next(one for one in train_questions() if one.intent == intent) for intent in INTENTS)]
    known = Vocabulary(vocabulary(every))
    made = train_bag(every, known, 0, 80) if kind == "bag" else train_assistant("gru", every, known, 0, 80)
    *_, last = made
    right = [INTENTS[int(last.model.scores(one.words).argmax())] == one.intent for one in every]
    assert np.mean(right) > 0.9

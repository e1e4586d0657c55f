"""The lesson on chatbots: its experiments run, what they learn is kept; minGRU, tagger and replies."""

import numpy as np
import pytest
import torch

from helpers.content import course
from helpers.experiments import Run, recipes
from helpers.experiments.dialogue_replies import SYMBOLS, ReplyModel, batch, joined, reply, talks, train_replies
from helpers.experiments.talks_text import talks_text
from helpers.experiments.travel import PLACE, MinGRU, Request, Tagger, all_right, request, split, train_tagger
from helpers.experiments.travel import batch as requests_batch

pytestmark = pytest.mark.slow
LESSON = course().lesson("chatbots")


@pytest.mark.parametrize("ident", ["three-recognisers", "confidence", "word-order", "min-gru", "replies"])
def test_an_experiment_runs_fast_and_what_is_learned_is_kept(ident: str) -> None:
    outcome = recipes(LESSON)[ident].recipe(Run([0], fast=True))
    assert outcome is not None and outcome.verdict and outcome.plot.alt
    assert (outcome.weights is not None) == (ident == "three-recognisers")


@pytest.mark.parametrize("steps", [1, 2, 5, 8, 13])
def test_min_gru_at_once_is_min_gru_step_by_step(steps: int) -> None:
    torch.manual_seed(0)
    unit, x, h = MinGRU(3, 4).double(), torch.randn(steps, 2, 3).double(), torch.zeros(2, 4).double()
    states, last = unit(x)
    for t in range(steps):
        z = torch.sigmoid(unit.update(x[t]))
        h = (1 - z) * h + z * unit.candidate(x[t])
        assert torch.allclose(states[t], h, atol=1e-14)
    assert torch.equal(last[0], states[-1])


def _city(one: Request, kind: str) -> str:
    """The city of a kind in a request."""
    return " ".join(word for word, tag in zip(one.words, one.tags, strict=True) if tag.endswith(kind))


def test_a_request_has_a_tag_for_each_word_and_new_pairs_are_new() -> None:
    one = request("{from} to {to}", "new york", "rome")
    assert one.words == ("new", "york", "to", "rome") and one.tags == ("B-from", "I-from", "O", "B-to")
    made = split(3)

    def pairs(requests: tuple[Request, ...]) -> set[tuple[str, str]]:
        return {(_city(one, "from"), _city(one, "to")) for one in requests}

    assert not pairs(made.train) & pairs(made.new_pairs)
    assert {word for one in made.new_pairs for word in one.words} <= set(PLACE)


@pytest.mark.parametrize("kind", ["gru", "mingru", "bag", "neighbours"])
def test_a_tag_does_not_depend_on_the_padding(kind: str) -> None:
    torch.manual_seed(1)
    model, short = Tagger(kind), request("{from} to {to} tomorrow", "rome", "oslo")
    long = request("i am in {from} now , how do i get to {to}", "rome", "new york")
    alone, _, _ = requests_batch([short])
    both, lengths, _ = requests_batch([short, long])
    first = model(alone, lengths[:1])[:, 0]
    assert torch.allclose(first, model(both, lengths)[: len(first), 0], atol=1e-6)


def test_a_tagger_that_reads_in_order_learns_what_a_bag_cannot() -> None:
    made, scores = split(0), {}
    for kind in ("bag", "rnn"):
        *_, last = train_tagger(kind, made, 0, 100, every=100)
        scores[kind] = last.score[0]
    assert scores["rnn"] > 0.9 and scores["bag"] < 0.6
    assert 0 <= all_right(last.model, made.new_templates) < 1


def test_only_the_answer_counts_in_the_loss() -> None:
    model = ReplyModel([*SYMBOLS, "a", "b", "c"])
    inputs, targets = batch(model, [(("a",), ("b", "c")), (("a", "b"), ("c",))], np.random.default_rng(3))
    assert targets.T.tolist() == [[-1, 4, 5, 2], [-1, -1, 5, 2]]
    assert inputs[1, 0] == 1 and inputs[2, 1] == 1


def test_a_reply_is_repeatable_and_never_an_unknown_word() -> None:
    *_, last = train_replies(0, talks(), 12)
    first, again = (reply(last.model, "What is a gate?", np.random.default_rng(5)) for _ in range(2))
    assert first == again and not any(symbol in first for symbol in SYMBOLS)
    assert joined(["it", "'s", "a", "gate", "."]) == "it's a gate."


def test_the_snapshot_has_what_is_said_and_what_comes_in_answer() -> None:
    lines = talks_text(course()).splitlines()
    assert all(line.count("\t") == 1 and all(line.split("\t")) for line in lines)
    assert sum(len(talk.lines) - 1 for one in course().lessons.values() for talk in one.dialogues.values()) < len(lines)
    assert len(talks()) == 267 and all(said and answer for said, answer in talks())

"""The character models that ship: their cards are true, and the script that makes them works."""

from pathlib import Path

import pytest

from helpers.experiments import DATA
from helpers.experiments.corpora import Corpus, words
from helpers.experiments.course_code import PROGRAM, code, part_of
from helpers.experiments.language import CharModel, bits_per_character
from helpers.experiments.ngrams import orders
from helpers.experiments.shipped_models import RECIPES, Recipe, trained
from helpers.experiments.weights import Card, read_weights


def shipped(name: str) -> tuple[CharModel, Card]:
    weights, card = read_weights(DATA[f"letters-{name}"].path())
    model = CharModel(card.kind, "".join(card.symbols), card.sizes["embedding"], card.sizes["hidden"])
    model.load_state_dict(weights)
    return model, card


def test_the_words_card_says_what_can_be_measured() -> None:
    model, card = shipped("words")
    corpus = words()
    assert "".join(card.symbols) == corpus.symbols and card.data.startswith("words: ")
    score = bits_per_character(model, corpus.test, corpus.lines_alone)
    best = min(orders(corpus.train, corpus.symbols, corpus.lines_alone, corpus.test))
    said, other = (float(part.split()[0]) for part in (card.figure, card.figure.split("needs ")[-1]))
    assert score == pytest.approx(said, abs=0.002) and best == pytest.approx(other, abs=0.0006)
    assert score < best


def test_the_code_model_knows_code_that_it_never_saw() -> None:
    """The course's code goes on growing, so the card's figure is of then."""
    model, card = shipped("code")
    corpus = code()
    assert "".join(card.symbols) == corpus.symbols
    sample = corpus.test[:20_000]
    trigrams, fourgrams = orders(corpus.train, corpus.symbols, False, sample, [3, 4])
    assert bits_per_character(model, sample, False) < fourgrams < trigrams


def test_a_file_of_the_course_is_in_one_part_for_ever() -> None:
    corpus = code()
    lines = {
        part: {line for line in getattr(corpus, part).split("\n") if len(line) > 60}
        for part in ("train", "validation", "test")
    }
    assert len(lines["test"] & lines["train"]) < 0.02 * len(lines["test"])
    assert part_of("experiments/course_code.py") == part_of("experiments/course_code.py")
    names = [path.relative_to(PROGRAM).as_posix() for path in PROGRAM.rglob("*.py")]
    shares = [sum(part_of(name) == part for name in names) / len(names) for part in ("train", "validation", "test")]
    assert shares[0] > 0.7 and all(0.05 < share < 0.2 for share in shares[1:])
    assert corpus.symbols.isascii() and corpus.train.endswith("\n")


def test_a_recipe_makes_a_file_with_its_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "to be or not to be\nthat is the question\n" * 90
    corpus = Corpus("toy", "two lines", False, "all the same", text, text, text)
    path = tmp_path / "weights"
    path.write_bytes(trained(Recipe(lambda: corpus, 8, 3)))
    weights, card = read_weights(path)
    assert weights["read.weight"].shape == (len(corpus.symbols), 8)
    assert (card.steps, card.seed, card.sizes) == (3, 0, {"embedding": 32, "hidden": 8})
    assert card.data == f"toy: two lines ({len(text):,} characters)"
    model = CharModel(card.kind, "".join(card.symbols), 32, 8)
    model.load_state_dict(weights)
    assert card.figure.startswith(
        f"{bits_per_character(model, text, False):.3f} bits per character on the test part, where"
    )
    assert "step 3" in capsys.readouterr().out
    assert set(RECIPES) == {name.removeprefix("letters-") for name in DATA if name.startswith("letters-")}

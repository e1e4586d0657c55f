"""Say it: from a spelling to its sounds, letter by letter, and what the dictionary says."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import traitlets

from helpers.experiments import PRONOUNCER
from helpers.experiments.pronouncer_words import pronouncer_words
from helpers.experiments.pronunciation import pronunciations
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image
from helpers.widgets._translators import own_weights

SAY_PICTURE = PICTURES / "say_it.svg"
SAY_TITLE = "Say it: what “helicopter” sounds like"
SAY_ALT = (
    "A heat map with the letters of helicopter as rows and the sounds that were written for it as columns. The dark fields run from the "
    "upper left to the lower right: each sound looks at about the letter that it comes from."
)
# Words that the shipped network never saw, to begin with: some of the 2,000 that its error rate is of, easy ones and hard ones.
UNSEEN = (
    *("rival", "thermostat", "jupiter", "emily", "psalm", "footsteps", "archaeological", "schneider", "aphrodite", "helicopter"),
    *("phoebe", "rhyme", "walnut", "mathilda", "yvette", "paraphernalia", "chiropractor", "metaphors", "koala", "sardines"),
    *("majorca", "hyperlinks", "gradually", "wholesome", "egyptology", "strudel", "porpoises", "tourist", "francisco", "intellectual"),
)  # fmt: skip


class SayIt(CourseWidget):
    """A word to type; its sounds, the attention between letters and sounds, computed in the browser; the dictionary's entry beside it.

    Args:
        weights: a network of the learner's own instead of the one that the course ships: `result.weights`.

    Raises:
        ValueError: the weights are of no network that reads letters.
    """

    _esm, _css = bundle("say_it.js"), bundle("say_it.css")
    weights = traitlets.Bytes().tag(sync=True)
    held_out: traitlets.List[Any] = traitlets.List().tag(sync=True)
    entry = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, weights: bytes | None = None):
        own = own_weights(weights, "aeiou", "reads letters")
        self._own = bool(own)
        held_out = [] if self._own else [[word, entry_of(word, shipped=True)["sounds"]] for word in UNSEEN]
        super().__init__(weights=own or PRONOUNCER.path().read_bytes(), held_out=held_out)

    def act(self, event: dict[str, Any]) -> None:
        """Look a word up."""
        if event["kind"] == "word":
            self.entry = entry_of(str(event["word"]), shipped=not self._own)

    def static_html(self) -> str:
        """The attention for one name as a picture."""
        note = "Say it: run this cell in JupyterLab to type names of your own."
        return f"{image(SAY_PICTURE, SAY_ALT, 480)}<p><em>{note}</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return SAY_PICTURE.read_text(encoding="utf-8")


def entry_of(word: str, shipped: bool) -> dict[str, Any]:
    """What the dictionary has for a word.

    Args:
        word: in lower-case letters.
        shipped: whether the question is what the shipped network learned from; of others nobody knows here.

    Returns:
        {"word", "sounds", "learned"}: sounds as a text, None where the dictionary doesn't have the word; learned is None where that
        isn't known.
    """
    sounds = _dictionary().get(word)
    learned = word in _learned() if shipped and sounds is not None else None
    return {"word": word, "sounds": sounds, "learned": learned}


def say_it_words() -> Iterator[tuple[str, str, bool]]:
    """The dictionary's words in order, each with its sounds as a text, and whether the shipped network learned from it."""
    for word, sounds in sorted(_dictionary().items()):
        yield word, sounds, word in _learned()


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, str]:
    return {"".join(one.source): " ".join(one.target) for one in pronunciations()}


@lru_cache(maxsize=1)
def _learned() -> frozenset[str]:
    return frozenset("".join(one.source) for one in pronouncer_words().training)

"""The pronouncing dictionary as files of a site, one for each first letter: somebody who types a word fetches one of them."""

import json
from itertools import groupby

from helpers.experiments import CMUDICT
from helpers.pages._assets import Assets
from helpers.widgets import say_it_words

FOLDER = "dictionary"


def dictionary(assets: Assets) -> dict[str, str]:
    """Add the dictionary, with its licence beside it.

    Args:
        assets: get the files, each {"learned": {word: sounds}, "other": {word: sounds}}: what the shipped network learned from, and
            what it didn't.

    Returns:
        The files' paths by first letter.
    """
    assets.add("LICENSE.txt", CMUDICT.path().with_name("LICENSE").read_bytes(), FOLDER)
    found = {}
    for letter, words in groupby(say_it_words(), key=lambda one: one[0][0]):
        parts: dict[str, dict[str, str]] = {"learned": {}, "other": {}}
        for word, sounds, learned in words:
            parts["learned" if learned else "other"][word] = sounds
        text = json.dumps(parts, separators=(",", ":"))
        found[letter] = assets.add(f"{letter}.json", text, FOLDER)
    return found

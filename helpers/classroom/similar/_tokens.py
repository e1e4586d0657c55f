"""Code as fingerprints: what stays the same when names, comments, layout and texts change.

Source: Schleimer, Wilkerson, Aiken 2003, Winnowing: Local Algorithms for Document Fingerprinting.
"""

import hashlib
import io
import keyword
import tokenize
from dataclasses import dataclass

# Tokens of one fingerprint, and of how many in a row one is kept. About two lines: single lines of these exercises are everybody's. In a
# large class two lines are many people's, too, and seven are not.
SCALES = ((16, 4), (56, 8))
LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)
SIGNS = {tokenize.INDENT: ">", tokenize.DEDENT: "<", tokenize.NEWLINE: ";"}


@dataclass(frozen=True)
class Fingerprints:
    """A text's fingerprints.

    Args:
        lines: for each fingerprint the lines (first, last; from 1) where it stands, the first time that it does.
        whole: names the whole text, as far as names, comments and layout don't count.
    """

    lines: dict[int, tuple[int, int]]
    whole: str


def fingerprints(source: str) -> Fingerprints:
    """The fingerprints of a text; of one that is no Python, as far as it can be read.

    Args:
        source: an answer's code.
    """
    tokens = _tokens(source)
    whole = hashlib.sha256("\0".join(text for text, _ in tokens).encode("utf-8", "surrogatepass")).hexdigest()
    found: dict[int, tuple[int, int]] = {}
    for long, window in SCALES:
        grams = [_gram([text for text, _ in tokens[at : at + long]]) for at in range(len(tokens) - long + 1)]
        for start in range(max(len(grams) - window + 1, min(len(grams), 1))):
            places = range(start, min(start + window, len(grams)))
            at = min(places, key=lambda place: (grams[place], -place))
            found.setdefault(grams[at], (tokens[at][1], tokens[at + long - 1][1]))
    return Fingerprints(found, whole)


def _tokens(source: str) -> list[tuple[str, int]]:
    """What of a text counts, with its line: names that anybody may choose are all one, and so are texts; attributes stay."""
    found: list[tuple[str, int]] = []
    line: list[tuple[str, int]] = []  # of one statement; one that is only a text, such as a docstring, is left out
    before, kinds = "", set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in LAYOUT:
                continue
            if token.type == tokenize.NAME:
                own = not keyword.iskeyword(token.string) and before != "."
                text = "name" if own else token.string
            else:
                text = SIGNS.get(token.type, "text" if token.type == tokenize.STRING else token.string)
            before = token.string
            line.append((text, token.start[0]))
            kinds |= {token.type} - {tokenize.INDENT, tokenize.DEDENT}
            if token.type == tokenize.NEWLINE:
                only_text = kinds == {tokenize.STRING, tokenize.NEWLINE}
                found += [one for one in line if one[0] in "<>"] if only_text else line
                line, kinds = [], set()
    except (tokenize.TokenError, SyntaxError):
        pass
    return found + line


def _gram(texts: list[str]) -> int:
    """A number for some tokens, the same on every machine."""
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")

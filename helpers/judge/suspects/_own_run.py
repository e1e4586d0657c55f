"""A learner's own run, quantity by quantity: which of them come out right in it, and which is the first that does not.

An answer may be written in any way. So nothing is known of its lines; but where a quantity's right values, on several cases, stand
among all that it makes, it makes that quantity, and makes it right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from helpers.judge.suspects._suspects import AT_MOST, Pointer, Watched, steps_of

Noted = Sequence[tuple[int, Any]]  # on one case: the number of a place, and a number, an array or a list of such


class OwnRun:
    """What an answer makes on some cases, beside what is right.

    Args:
        forms: the ways to write the exercise's function that are known, the solution first.
        numbers: of the cases among the exercise's.
        noted: what the answer makes on each of them.
        names: for each place the name that it makes, or "".
        tolerance: as the exercise's.
    """

    def __init__(
        self,
        forms: Sequence[Watched],
        numbers: Sequence[int],
        noted: Sequence[Noted],
        names: Sequence[str],
        tolerance: float,
    ):
        self.forms, self.numbers, self.names, self.tolerance = forms, numbers, names, tolerance
        self._made = [_by_size(value for _, value in case) for case in noted]
        self._named: dict[str, list[list[Any]]] = {
            name: [[value for place, value in case if names[place] == name] for case in noted]
            for name in set(names) - {""}
        }

    @cached_property
    def right(self) -> set[str]:
        """The quantities that come out right, with all that they are made of; not one whose own name ends up with something else."""
        found = self._among | {part for word in self._among for part in self._parts[word]}
        return found - self._misnamed

    @cached_property
    def _among(self) -> set[str]:
        """The quantities whose right values stand among what is made."""
        return {word for word in self._values if self._is_among(word, self._made)}

    @cached_property
    def _misnamed(self) -> set[str]:
        """Quantities whose names, as the exercise has them, hold another one's right values here, or end up with unknown ones."""
        found = set()
        for name, cases in self._named.items():
            word = self.forms[0].names.get(name, "")
            if word not in self._values:
                continue
            was_right = self._is_among(word, [_by_size(values) for values in cases])
            last = [_by_size(values[-1:]) for values in cases]
            holds = [one for one in self._values if self._ends_with(one, last)]
            others = [one for one in holds if self._sizes(one) == self._sizes(word) and not self._related(one, word)]
            if word not in holds and (others or (was_right and not holds and self._fits(word, last))):
                found.add(word)
        return found

    def _ends_with(self, word: str, last: Sequence[Mapping[int, np.ndarray]]) -> bool:
        """Whether these are a quantity's right values at its last turn."""
        return all(
            bool(turns) and _holds(case, turns[-1], self.tolerance)
            for case, turns in zip(last, self._values[word], strict=True)
        )

    def _fits(self, word: str, last: Sequence[Mapping[int, np.ndarray]]) -> bool:
        """Whether these have as many numbers as the quantity."""
        return all(turns and turns[-1].size in case for case, turns in zip(last, self._values[word], strict=True))

    def _related(self, one: str, other: str) -> bool:
        """Whether one is made of the other."""
        return one in self._parts[other] or other in self._parts[one]

    def _sizes(self, word: str) -> list[list[int]]:
        return [[row.size for row in turns] for turns in self._values[word]]

    @cached_property
    def needed(self) -> list[str]:
        """The quantities that every known way to write the function makes, in the order of the solution."""
        everywhere = set.intersection(*(form.words for form in self.forms))
        return [word for word in self._order if word in everywhere]

    def pointer(self, fits: Pointer | None, returned: Sequence[str]) -> Pointer | None:
        """Where to look.

        Args:
            fits: where a small edit points that does the same as the answer, if there is one.
            returned: words for the returned values that are off.

        Returns:
            What is made right and not returned; else the quantities that are needed and do not come out right, while all that
            they need does. None where that would say nothing, or too much.
        """
        if fits and fits.inner:
            return fits
        for word in returned:
            if word in self._among:
                return Pointer((word,), ("it is made right, and something else is returned",), verb="return")
        missing = [word for word in self.needed if word not in self.right]
        first = [word for word in missing if not self._parts[word] & set(missing)]
        if len(first) > 1 and (cause := self._common_cause(first)):
            first = [cause]
        words = tuple(dict.fromkeys(one for word in first for one in (*self._pieces(word), word)))
        words = words if len(words) <= AT_MOST else tuple(first)
        right = self._before(first)
        says_something = words and (right or len(self.needed) > 1) and len(words) <= AT_MOST
        first_wrong = Pointer(words, right=right) if says_something else None
        if fits is None:
            return first_wrong
        if not set().union(*(self._parts.get(word, set()) for word in fits.words)) & set(words):
            return fits
        # What fits lies behind what is wrong first. Either this answer goes another way, or it has two faults.
        both = tuple(dict.fromkeys((*words, *fits.words)))
        return Pointer(both, right=right) if len(both) <= AT_MOST else first_wrong

    def _before(self, words: Sequence[str]) -> tuple[str, ...]:
        """What any of these is made of and comes out right: if it can be, of what is needed. A single number beside arrays says little."""
        parts = set().union(*(self._parts[word] for word in words)) & self.right & self._values.keys()
        arrays = [word for word in words if self._is_array(word)]
        found = [word for word in self._order if word in parts and (self._is_array(word) or not arrays)]
        needed = [word for word in found if word in self.needed]
        return tuple(needed or found)

    def _is_array(self, word: str) -> bool:
        return any(row.size > 1 for turns in self._values.get(word, ()) for row in turns)

    def _common_cause(self, words: Sequence[str]) -> str | None:
        """The last array that all of these are made of and that does not come out right; not every way to write it makes it."""
        shared = set.intersection(*(self._parts[word] for word in words)) - self.right
        inside = set().union(*(self._parts[word] for word in shared))
        return next((word for word in self._order if word in shared - inside and self._is_array(word)), None)

    def _pieces(self, word: str) -> list[str]:
        """The pieces of a quantity that do not come out right, if the answer makes it of such pieces, as others of them show; or a single
        one."""
        for form in self.forms:
            pieces = form.made_of.get(word, set()) - set(self.needed)
            wrong = [one for one in self._order if one in pieces - self.right]
            if wrong and pieces & self.right and len(wrong) < AT_MOST:
                return wrong
        between = [one for one in self._order if one in self._parts[word] - self.right]
        return between if len(between) == 1 else []

    @cached_property
    def makes_a_step_right(self) -> bool:
        """Whether the step inside is right at its first turn: then it is not what is wrong."""
        words = steps_of(self.forms[0])
        return bool(words) and all(
            word in self._values
            and all(
                not turns or _holds(case, turns[0], self.tolerance)
                for case, turns in zip(self._made, self._values[word], strict=True)
            )
            for word in words
        )

    # What is right

    @cached_property
    def _values(self) -> dict[str, list[list[np.ndarray]]]:
        """For each quantity, on each case its right values, turn by turn, as the first form that has it makes it in the end."""
        found: dict[str, list[list[np.ndarray]]] = {}
        for form in self.forms:
            last = {form.word(key): key for made in form.form.right for key, _ in made}
            for word in last.keys() - found.keys():
                cases = [
                    [_row(value) for one, value in form.form.right[at] if one == last[word]] for at in self.numbers
                ]
                whole = [[row for row in turns if row is not None and row.size] for turns in cases]
                if any(whole) and list(map(len, whole)) == list(map(len, cases)):
                    found[word] = whole
        return found

    def _is_among(self, word: str, made: Sequence[Mapping[int, np.ndarray]]) -> bool:
        return all(
            _holds(case, row, self.tolerance)
            for case, turns in zip(made, self._values[word], strict=True)
            for row in turns
        )

    @cached_property
    def _order(self) -> list[str]:
        """All quantities, in the order in which the solution makes them in the end, then those of the other forms."""
        found: dict[str, None] = {}
        for form in self.forms:
            keys = dict.fromkeys(key for made in form.form.right for key, _ in made)
            last = {form.word(key): at for at, key in enumerate(sorted(keys))}
            found |= dict.fromkeys(word for _, word in sorted((at, word) for word, at in last.items()))
        return list(found)

    # What is made of what

    @cached_property
    def _parts(self) -> dict[str, set[str]]:
        return parts_of(self.forms)


def parts_of(forms: Sequence[Watched]) -> dict[str, set[str]]:
    """For each quantity, all that it is made of, in any of the forms."""
    direct: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for word, parts in form.made_of.items():
            direct[word] |= parts
    found: dict[str, set[str]] = {}
    for word in list(direct):
        found[word] = set()
        waiting = list(direct[word])
        while waiting:
            one = waiting.pop()
            if one not in found[word] and one != word:
                found[word].add(one)
                waiting += direct[one]
    return found


def _row(value: Any) -> np.ndarray | None:
    """All numbers of a value in a row; None if it has none."""
    if isinstance(value, list | tuple):
        rows = [_row(one) for one in value]
        whole = [row for row in rows if row is not None]
        return np.concatenate(whole) if whole and len(whole) == len(rows) else None
    if isinstance(value, bool) or not isinstance(value, np.ndarray | np.number | int | float):
        return None
    found = np.asarray(value)
    return found.astype(np.float64).ravel() if found.dtype.kind in "iuf" else None


def _by_size(values: Iterable[Any]) -> dict[int, np.ndarray]:
    """All values as rows, by how many numbers they have; a matrix lies there turned, too, and a list also by its items."""
    rows: dict[int, list[np.ndarray]] = defaultdict(list)

    def add(value: Any) -> None:
        row = _row(value)
        if row is not None and row.size:
            rows[row.size].append(row)
            if isinstance(value, np.ndarray) and value.ndim == 2 and min(value.shape) > 1:
                rows[row.size].append(value.T.astype(np.float64).ravel())
        for one in value if isinstance(value, list | tuple) else ():
            add(one)

    for value in values:
        add(value)
    return {size: np.array(found) for size, found in rows.items()}


def _holds(made: Mapping[int, np.ndarray], row: np.ndarray, tolerance: float) -> bool:
    rows = made.get(row.size)
    if rows is None:
        return False
    scale = max(1.0, float(np.abs(row[np.isfinite(row)]).max(initial=0.0)))
    with np.errstate(all="ignore"):
        near = (np.abs(rows - row) <= tolerance * scale) | (rows == row) | (np.isnan(rows) & np.isnan(row))
    return bool(near.all(axis=1).any())

"""Looking things up by what a learner types; an error names the nearest."""

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def require(items: Mapping[str, Any], ident: Any, what: str) -> None:
    """Refuse an id that is not among `items`, naming the nearest one.

    Raises:
        LookupError: there is no such item.
    """
    if ident not in items:
        close = difflib.get_close_matches(str(ident), items, n=1)
        advice = f"Did you mean {close[0]!r}?" if close else f"There is: {', '.join(items) or 'none'}."
        raise LookupError(f"no {what} {ident!r} here. {advice}")


def choose_one(items: Mapping[str, T], ident: str | None, what: str) -> T:
    """The item with this id; without an id, the only one."""
    if ident is None and len(items) == 1:
        return next(iter(items.values()))
    require(items, ident, what)
    return items[str(ident)]


def choose_groups(items: Mapping[str, Any], groups: tuple[str, ...], what: str) -> Mapping[str, Any]:
    """All items, or those of the named groups."""
    groups_there = dict.fromkeys(item.group for item in items.values() if item.group)
    for group in groups:
        require(groups_there, group, f"group of {what}")
    return {ident: item for ident, item in items.items() if not groups or item.group in groups}


def choose_some(items: Mapping[str, T], idents: tuple[str, ...], what: str) -> Mapping[str, T]:
    """All items, or those with these ids."""
    for ident in idents:
        require(items, ident, what)
    return {ident: items[ident] for ident in idents} if idents else items

"""What will be asked again, and when: plain HTML, so that it can be read without a kernel."""

from typing import Any

from helpers.widgets._study import Payload, Record, text
from helpers.widgets._view import View

MISSED = {
    "question": "you missed a question on it",
    "exercise": "a check found a slip about it",
    "goal": "you looked at the recipe of a goal about it",
    "prediction": "your guess was wrong",
    "test": "you missed it in the final test",
    "game": "you missed it in the game",
}
AT_ONCE = 8  # fronts of a day that are listed before the rest is folded
NOTHING = "Nothing yet: answer some cards first."


class ForecastView(View):
    """The days on which cards come back, with a bar for each, and the cards' fronts.

    Args:
        payload: the activity as plain JSON.
        record: not used; there is nothing to do with a forecast.
    """

    name = "forecast"

    def __init__(self, payload: Payload, record: Record | None = None):
        self.values = {**payload["content"], **payload["state"]}
        self._fronts, state = payload["content"]["fronts"], payload["state"]
        self._days: dict[int, list[dict[str, Any]]] = {}
        for coming in sorted(state["coming"], key=lambda each: each["days"]):  # stable: within a day the order stays
            self._days.setdefault(coming["days"], []).append(coming)
        self._new = state["new"]

    @property
    def text(self) -> str:
        """The forecast in words."""
        lines = ["What will be asked again"]
        for days, coming in self._days.items():
            lines.append(f"{_day(days)}: {_cards(len(coming))}")
            lines += [f"  - {self._front(each)}" for each in coming]
        return "\n".join([*lines, self._rest()])

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        longest = max(map(len, self._days.values()), default=0)
        days = "".join(
            f'<div style="display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center;margin-top:.6rem">'
            f'<strong style="min-width:6.5rem">{_day(days)}</strong>'
            f'<span aria-hidden="true" style="flex:0 0 auto;width:{10 * len(coming) / longest:.2f}rem;height:.7rem;'
            'background:#0072B2;border-radius:3px"></span>'
            f"<span>{_cards(len(coming))}</span></div>"
            f"{self._list(coming)}"
            for days, coming in self._days.items()
        )
        style = "border-left:4px solid #0072B2;padding:.4rem .8rem;margin:.3rem 0;max-width:60rem"
        title, rest = "<strong>What will be asked again</strong>", f'<div style="margin-top:.6rem">{self._rest()}</div>'
        return f'<div role="note" style="{style}">{title}{days}{rest}</div>'

    def _list(self, coming: list[dict[str, Any]]) -> str:
        fronts = [f"<li>{text(self._front(each))}</li>" for each in coming]
        first, rest = (fronts[:AT_ONCE], fronts[AT_ONCE:]) if len(fronts) > AT_ONCE + 1 else (fronts, [])
        listed = f'<ul style="margin:.2rem 0">{"".join(first)}</ul>'
        if not rest:
            return listed
        more = f'<summary style="cursor:pointer">and {len(rest)} more</summary>'
        return f'{listed}<details>{more}<ul style="margin:.2rem 0">{"".join(rest)}</ul></details>'

    def _front(self, coming: dict[str, Any]) -> str:
        why = f" ({MISSED[coming['missed']]})" if coming["missed"] else ""
        return self._fronts[coming["card"]] + why

    def _rest(self) -> str:
        new = f"{_cards(self._new)} you have not met yet." if self._new else ""
        return " ".join(part for part in ("" if self._days else NOTHING, new) if part)


def _day(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _cards(count: int) -> str:
    return f"{count} {'card' if count == 1 else 'cards'}"

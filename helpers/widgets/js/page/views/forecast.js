// What will be asked again, and when; helpers/widgets/_forecast.py writes the same for a notebook.
import { cards, fixed, text } from "./view.js";

const MISSED = {
  question: "you missed a question on it",
  exercise: "a check found a slip about it",
  goal: "you looked at the recipe of a goal about it",
  prediction: "your guess was wrong",
  test: "you missed it in the final test",
  game: "you missed it in the game",
};
const AT_ONCE = 8; // fronts of a day that are listed before the rest is folded
const NOTHING = "Nothing yet: answer some cards first.";
const STYLE = "border-left:4px solid #0072B2;padding:.4rem .8rem;margin:.3rem 0;max-width:60rem";

/** @type {import("./view.js").Written} */
export function written({ fronts, coming, new: fresh }) {
  /** @type {Map<number, any[]>} */
  const days = new Map();
  for (const one of [...coming].sort((a, b) => a.days - b.days))
    days.set(one.days, [...(days.get(one.days) ?? []), one]);
  const longest = Math.max(0, ...[...days.values()].map(({ length }) => length));
  const drawn = [...days].map(([ahead, back]) => {
    const width = fixed((10 * back.length) / longest, 2);
    return (
      '<div style="display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center;margin-top:.6rem">' +
      `<strong style="min-width:6.5rem">${day(ahead)}</strong>` +
      `<span aria-hidden="true" style="flex:0 0 auto;width:${width}rem;height:.7rem;` +
      `background:#0072B2;border-radius:3px"></span><span>${cards(back.length)}</span></div>` +
      list(back.map((one) => `<li>${text(front(fronts, one))}</li>`))
    );
  });
  const rest = [days.size ? "" : NOTHING, fresh ? `${cards(fresh)} you have not met yet.` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    `<div role="note" style="${STYLE}"><strong>What will be asked again</strong>${drawn.join("")}` +
    `<div style="margin-top:.6rem">${rest}</div></div>`
  );
}

/** @param {string[]} items */
function list(items) {
  const fold = items.length > AT_ONCE + 1;
  const drawn = (/** @type {string[]} */ some) => `<ul style="margin:.2rem 0">${some.join("")}</ul>`;
  if (!fold) return drawn(items);
  const more = `<summary style="cursor:pointer">and ${items.length - AT_ONCE} more</summary>`;
  return `${drawn(items.slice(0, AT_ONCE))}<details>${more}${drawn(items.slice(AT_ONCE))}</details>`;
}

function front(fronts, { card, missed }) {
  return fronts[card] + (missed ? ` (${MISSED[missed]})` : "");
}

/** @param {number} days */
function day(days) {
  return ["today", "tomorrow"][days] ?? `in ${days} days`;
}

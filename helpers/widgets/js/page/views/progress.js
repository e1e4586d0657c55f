// What a learner has reached in a lesson, as a row of rings that fill; helpers/widgets/_progress.py writes the same for a notebook.
import SIGNS from "../../../../common/signs.json" with { type: "json" };
import { arc, GROOVE, ink } from "./ring.js";
import { text } from "./view.js";

/** @type {import("./view.js").Written} */
export function written({ title, rings, last }) {
  return (
    `<div role="note" style="margin:.5rem 0;max-width:60rem"><strong>${text(title)}</strong>` +
    `<div style="display:flex;flex-wrap:wrap;gap:.8rem 1rem;margin:.7rem 0">${rings.map(drawn).join("")}</div>` +
    `<div>${text(last)}</div></div>`
  );
}

/** The ring with its activity's icon in it, or a tick when all is done; its words under it. */
function drawn({ words, done, total, sign }) {
  const { colour, path } = SIGNS[sign];
  const share = done / total;
  const inside = share === 1 ? "M7 12.5l3.5 3.5L17 8.5" : path;
  const ring =
    `<svg viewBox="0 0 64 64" aria-hidden="true" style="width:64px;height:64px;fill:none;stroke:${ink(colour)}">` +
    `${GROOVE}${arc(share, 'stroke-linecap="butt" ')}` +
    `<path d="${inside}" transform="translate(20 20)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">` +
    "</path></svg>";
  const below = `<div>${text(words)}: <br><strong>${done} of ${total}</strong></div>`;
  return `<div style="width:7rem;text-align:center;font-size:.85rem;line-height:1.35">${ring}${below}</div>`;
}

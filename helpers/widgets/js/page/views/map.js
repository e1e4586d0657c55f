// The map of the course: every lesson as a station with a ring that fills; helpers/widgets/_map.py writes the same for a notebook.
import SIGNS from "../../../../common/signs.json" with { type: "json" };
import { arc, GROOVE, ink } from "./ring.js";
import { text } from "./view.js";

const INK = "var(--jp-content-font-color1, #1a1a1a)";
const LINE = "var(--jp-border-color1, #bdbdbd)";
const BUTTON = "#0072B2";
const TRY = ink(SIGNS.try.colour);
const ARROW =
  '<svg viewBox="0 0 20 26" aria-hidden="true" style="display:block;width:20px;height:26px;margin:0 auto;fill:none;' +
  `stroke:${LINE};stroke-width:2"><path d="M10 0v22M4 16l6 7 6-7"></path></svg>`;
const SITTINGS = { 1: "one sitting", 2: "two sittings", 3: "three sittings" };

/** @type {import("./view.js").Written} */
export function written({ lessons, stations, next }, address) {
  const titles = Object.fromEntries(lessons.map(({ slug, title }) => [slug, title]));
  const station = (one) => {
    const at = stations[one.slug];
    const follows = one.slug === next;
    const edge = follows ? `3px solid ${BUTTON}` : `1px solid ${LINE}`;
    const badge = follows ? `<div style="font-weight:600;color:${TRY}">▶ Next for you</div>` : "";
    const needed = one.needs.map((slug) => titles[slug]).join(" and ");
    const needs = one.needs.length ? `<div>Needs ${text(needed)}.</div>` : "";
    return (
      '<div style="display:flex;gap:.8rem;flex:1 1 15rem;max-width:30rem;box-sizing:border-box;padding:.6rem .8rem;' +
      `border:${edge};border-radius:10px">` +
      `${ring(one.number, at)}<div style="min-width:0;font-size:.9rem;line-height:1.4">${badge}` +
      `<a href="${address(one.notebook, "")}" style="font-size:1.05rem;font-weight:600">${text(one.title)}</a>` +
      `<div>${minutes(one)}. ${reached(at)}</div>${needs}` +
      `<div style="margin-top:.2rem">${text(one.one_line)}</div></div></div>`
    );
  };
  const row = (ones) =>
    `<div style="display:flex;flex-wrap:wrap;gap:.6rem;justify-content:center">${ones.map(station).join("")}</div>`;
  const drawn = rows(lessons).map(row).join(ARROW);
  return `<div role="navigation" aria-label="The map of the course" style="max-width:60rem;margin:.5rem 0;color:${INK}">${drawn}</div>`;
}

function ring(number, { done, total, finished }) {
  return (
    `<svg viewBox="0 0 64 64" aria-hidden="true" style="flex:none;width:56px;height:56px;fill:none;stroke:${TRY}">` +
    `${GROOVE}${arc(total ? done / total : 0)}` +
    `<text x="32" y="39" text-anchor="middle" font-size="20" font-weight="600" stroke="none" fill="${INK}">` +
    `${finished ? "✓" : number}</text></svg>`
  );
}

function reached({ done, total, due }) {
  const back = due ? `, ${due} ${due === 1 ? "card is" : "cards are"} due` : "";
  return `${done} of ${total} done${back}.`;
}

function minutes({ minutes, sittings }) {
  return `${minutes} minutes in ${SITTINGS[sittings] ?? `${sittings} sittings`}`;
}

/** The lessons by how many others lie before them: those of a row don't need each other. @returns {any[][]} */
function rows(lessons) {
  /** @type {Map<string, number>} */
  const level = new Map();
  // In order, so what a lesson needs comes before it.
  for (const { slug, needs } of lessons) level.set(slug, 1 + Math.max(-1, ...needs.map((one) => level.get(one))));
  const levels = [...new Set(level.values())].sort((a, b) => a - b);
  return levels.map((at) => lessons.filter(({ slug }) => level.get(slug) === at));
}

// How far each idea of the course is mastered, as tiles that fill; helpers/widgets/_mastery.py writes the same for a notebook.
import { fixed, text } from "./view.js";

const COLOURS = { firm: "#009E73", growing: "#0072B2", shaky: "#D55E00", "too little to say": "#777777" };
const ORDER = ["firm", "growing", "shaky", "too little to say", "not met"];
const GRID =
  "display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.5rem;margin:0;padding:0;list-style:none";
const BAR = "display:block;width:100%;height:.5rem;margin:.3rem 0";

/** @type {import("./view.js").Written} */
export function written({ lessons, formula }, address) {
  const words = lessons.flatMap(({ ideas }) => ideas.map(({ word }) => word));
  const counts = ORDER.map((word) => [words.filter((one) => one === word).length, word]).filter(([count]) => count);
  const sum = `${words.length} ideas: ${counts.map((one) => one.join(" ")).join(", ")}.`;
  const blocks = lessons.map(
    ({ title, ideas }) =>
      `<h4 style="margin:.9rem 0 .4rem">${text(title)}</h4>` +
      `<ul style="${GRID}">${ideas.map((idea) => tile(idea, address)).join("")}</ul>`,
  );
  return (
    `<div role="note" style="margin:.5rem 0;max-width:60rem"><strong>What you have shown so far</strong><div>${sum}</div>` +
    `${blocks.join("")}<details style='margin-top:.8rem'><summary>How this is worked out</summary><p>${text(formula)}</p></details></div>`
  );
}

function tile({ name, word, words, share, place }, address) {
  const colour = COLOURS[word] ?? "#777777";
  const edge = ["firm", "growing", "shaky"].includes(word) ? "solid" : "dashed";
  const style = `border:1px ${edge} color-mix(in srgb, ${colour} 60%, transparent);border-radius:6px;padding:.35rem .5rem;font-size:.85rem`;
  const shown = place ? `<a href="${text(address(place.notebook, place.cell))}">${text(name)}</a>` : text(name);
  const drawn =
    `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" style="${BAR}">` +
    `<rect width="100" height="8" rx="2" fill="${colour}" opacity=".18"></rect>` +
    `<rect width="${fixed(100 * share, 0)}" height="8" rx="2" fill="${colour}"></rect></svg>`;
  return `<li style="${style}">${shown}${drawn}<span>${text(words)}</span></li>`;
}

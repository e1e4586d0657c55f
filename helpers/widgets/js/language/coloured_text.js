// A text whose characters are coloured by a unit, and underlined where the answer to a question is yes.
import { h } from "../kit/dom.js";
import { strength } from "./heat_map.js";

/** @typedef {import("./model.js").Numbers} Numbers */

const LEVELS = 10; // as in language.css: a class is set faster than a colour

/** @param {(at: number) => void} onchoose A character was clicked. */
export function colouredText(onchoose) {
  const root = h("div", {
    class: "gkm-written",
    tabindex: 0,
    role: "group",
    "aria-label": "The text, coloured by the unit",
  });
  /** @type {HTMLElement[]} */
  const spans = [];

  root.addEventListener("click", (/** @type {any} */ event) => {
    const at = spans.indexOf(event.target);
    if (at >= 0) onchoose(at);
  });
  return {
    root,
    /**
     * @param {string[]} symbols
     * @param {Numbers[]} values Of all units, after each symbol.
     * @param {number} unit
     * @param {Uint8Array | null} marks Where the answer is yes.
     * @param {number} given How many symbols somebody gave to begin with.
     * @param {number} from The first that is not as it was drawn last.
     * @param {number} here The one that is looked at.
     */
    draw(symbols, values, unit, marks, given, from, here) {
      const longer = symbols.length > spans.length;
      while (spans.length > symbols.length) spans.pop()?.remove();
      for (let at = Math.min(from, spans.length); at < symbols.length; at += 1) {
        if (at === spans.length) {
          spans.push(h("span"));
          root.append(spans[at]);
        }
        const span = spans[at],
          share = strength(values[at][unit]);
        const text = symbols[at] === "\n" ? "↵\n" : symbols[at];
        if (span.textContent !== text) span.textContent = text;
        const look =
          `${share > 0 ? "gkm-above" : "gkm-under"} gkm-level-${Math.round(LEVELS * Math.abs(share))}` +
          `${marks?.[at] ? " gkm-yes" : ""}${at < given ? " gkm-given" : ""}`;
        if (span.className !== look) span.className = look;
      }
      root.querySelector(".gkm-here")?.classList.remove("gkm-here");
      spans[here]?.classList.add("gkm-here");
      if (longer) root.scrollTop = root.scrollHeight;
    },
  };
}

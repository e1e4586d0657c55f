// The sentence as a chain of steps: what each word writes comes from below, c runs from step to step, what is shown goes up.
import { s, setAll, setText } from "../kit/dom.js";
import { verbOf } from "./trace.js";

/** @typedef {import("./trace.js").Step} Step */

const WIDTH = 460;
const LINE = 78; // where c runs
const HALF = 12; // of a box
const WORDS = [128, 150]; // two rows, in turns, so that long words have room
const THICK = 9;

/**
 * How thick a line is that carries a value.
 * @type {(v: number) => number}
 */
const thickness = (v) => 1.5 + THICK * Math.min(1, Math.abs(v));

/**
 * The chain of one sentence. `draw` shows it as far as it has been read.
 * @param {Step[]} steps
 * @param {(step: number) => void} go What a click on a step does.
 */
export function chainOf(steps, go) {
  const gap = 400 / (steps.length - 1);
  const parts = steps.map(({ word }, k) => {
    const x = 30 + gap * k;
    const low = WORDS[k % 2];
    const last = k === steps.length - 1;
    const parts = {
      hit: s("rect", { class: "gkm-hit", x: x - gap / 2, y: 8, width: gap, height: 150 }),
      carried: s("line", { x1: x + HALF, x2: last ? x + HALF + 14 : x + gap - HALF, y1: LINE, y2: LINE }),
      sign: s("text", { class: "gkm-tick", x: x + gap / 2, y: LINE - 8, "text-anchor": "middle" }),
      written: s("line", { x1: x, x2: x, y1: LINE + HALF, y2: low - 16 }),
      shown: s("line", { x1: x, x2: x, y1: LINE - HALF, y2: 36 }),
      box: s("rect", { class: "gkm-step-box", x: x - HALF, y: LINE - HALF, width: 2 * HALF, height: 2 * HALF, rx: 4 }),
      word: s("text", { class: "gkm-word", x, y: low, "text-anchor": "middle" }, word),
      verb: s("text", { class: "gkm-title", x, y: 28, "text-anchor": "middle" }),
    };
    return { ...parts, root: s("g", { class: "gkm-chain-step", onclick: () => go(k) }, ...Object.values(parts)) };
  });
  const root = s(
    "svg",
    { class: "gkm-sentence-chain", viewBox: `0 8 ${WIDTH} 150`, role: "img" },
    ...parts.map((part) => part.root),
  );
  const line = (/** @type {any} */ node, /** @type {string} */ quantity, /** @type {number | null} */ value) =>
    setAll(node, {
      class: value === null ? "gkm-not-yet" : "gkm-carries",
      "data-quantity": value === null ? "" : quantity,
      "stroke-width": value === null ? 1.5 : thickness(value).toFixed(2),
    });
  const draw = (/** @type {number} */ at) => {
    steps.forEach((step, k) => {
      const { carried, sign, written, shown, box, word, verb } = parts[k];
      const read = k <= at;
      const { gates, c, h, x } = step;
      line(carried, "cell", read ? c[0] : null);
      line(written, "input", read ? gates.i[0] * gates.g[0] : null);
      line(shown, "hidden", read ? h[0] : null);
      setText(sign, read && k < steps.length - 1 && Math.abs(c[0]) >= 0.05 ? (c[0] > 0 ? "+" : "−") : "");
      setText(verb, x[2] ? (read ? verbOf(step) : "?") : "");
      box.setAttribute("class", k === at ? "gkm-step-box gkm-now-read" : "gkm-step-box");
      word.setAttribute("class", k === at ? "gkm-word gkm-title" : "gkm-word");
    });
  };
  return { root, draw };
}

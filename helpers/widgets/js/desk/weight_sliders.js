// The weights of one unit on sliders, in groups that bear their gate's colour.

import { slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { QUANTITY } from "../kit/draw.js";
import { num } from "../kit/numbers.js";
import { defaultWeights } from "./goals.js";

// An LSTM unit's; other units bring their own.
const GROUPS = [
  { block: "f", title: "forget gate", main: ["b", "m"], more: ["x", "h"] },
  { block: "i", title: "input gate", main: ["b", "m"], more: ["x", "h"] },
  { block: "g", title: "candidate", main: ["b", "x"], more: ["m", "h"] },
  { block: "o", title: "output gate", main: ["b", "m"], more: ["x", "h"] },
];
const WEIGHTS = {
  b: { label: "bias", limit: 8 },
  m: { label: "listens to the marker", limit: 12 },
  x: { label: "listens to the input", limit: 4 },
  h: { label: "listens to its own h", limit: 4 },
  bh: { label: "bias inside the reset", limit: 8 },
};

export const clamp = (v, limit) => Math.max(-limit, Math.min(limit, v));

// Weights from outside: what is missing or no number is taken from the defaults, the rest is brought into the sliders' range.
export function readWeights(given, weights = defaultWeights()) {
  for (const [block, own] of Object.entries(weights)) {
    for (const name of Object.keys(own)) {
      const value = given?.[block]?.[name];
      if (Number.isFinite(value)) own[name] = clamp(value, WEIGHTS[name].limit);
    }
  }
  return weights;
}

// `onmove(block, name, value)` at each move, `onrest()` on release. Returns {main, more, set(weights)}.
export function weightSliders({ onmove, onrest, groups: list = GROUPS }) {
  const sliders = [];
  const one = (block, title, name) => {
    const { label, limit } = WEIGHTS[name];
    const oninput = (value) => onmove(block, name, value);
    const range = { min: -limit, max: limit, step: 0.1, value: 0 };
    const made = slider({ label, ...range, quantity: QUANTITY[block], format: (v) => num(v, 1), oninput });
    made.input.setAttribute("aria-label", `${title}: ${label}`);
    made.input.addEventListener("change", onrest);
    sliders.push({ block, name, made });
    return made.root;
  };
  const group = (block, title, names) => {
    const legend = h("legend", {}, `${title} `, h("var", {}, block));
    const attrs = { class: "gkm-weights", "data-quantity": QUANTITY[block] };
    return h("fieldset", attrs, legend, ...names.map((name) => one(block, title, name)));
  };
  const groups = (which) => h("div", { class: "gkm-groups" }, ...list.map((g) => group(g.block, g.title, g[which])));
  return {
    main: groups("main"),
    more: h("details", {}, h("summary", {}, "More weights"), groups("more")),
    set(weights) {
      for (const { block, name, made } of sliders) made.set(weights[block][name]);
    },
  };
}

// The weights of one unit on sliders, in groups that bear their gate's colour.
import { slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { QUANTITY } from "../kit/math.js";
import { clamp, num } from "../kit/numbers.js";

/** @typedef {import("./cell.js").Weights} Weights */

/** @type {Record<string, {label: string, limit: number}>} */
const WEIGHTS = {
  b: { label: "bias", limit: 8 },
  m: { label: "listens to the marker", limit: 12 },
  x: { label: "listens to the input", limit: 4 },
  h: { label: "listens to its own h", limit: 4 },
  bh: { label: "bias inside the reset", limit: 8 },
};

/**
 * Weights from outside: what is missing or no number is taken from the defaults, the rest is brought into the sliders' range.
 * @param {any} given
 * @param {Weights} weights The defaults; they are changed.
 */
export function readWeights(given, weights) {
  for (const [block, own] of Object.entries(weights)) {
    for (const name of Object.keys(own)) {
      const value = given?.[block]?.[name];
      if (Number.isFinite(value)) own[name] = clamp(value, WEIGHTS[name].limit);
    }
  }
  return weights;
}

/**
 * @param {object} options
 * @param {import("./cell.js").Cell["groups"]} options.groups
 * @param {(block: string, name: string, value: number) => void} options.onmove At each move.
 * @param {() => void} options.onrest On release.
 */
export function weightSliders({ groups, onmove, onrest }) {
  /** @type {{block: string, name: string, made: ReturnType<typeof slider>}[]} */
  const sliders = [];
  /** @type {(block: string, title: string, name: string) => HTMLElement} */
  const one = (block, title, name) => {
    const { label, limit } = WEIGHTS[name];
    const range = { min: -limit, max: limit, step: 0.1, value: 0 };
    const oninput = (/** @type {number} */ value) => onmove(block, name, value);
    const made = slider({ label, ...range, quantity: QUANTITY[block], format: (v) => num(v, 1), oninput });
    made.input.setAttribute("aria-label", `${title}: ${label}`);
    made.input.addEventListener("change", onrest);
    sliders.push({ block, name, made });
    return made.root;
  };
  /** @type {(block: string, title: string, names: string[]) => HTMLElement} */
  const group = (block, title, names) => {
    const legend = h("legend", {}, `${title} `, h("var", {}, block));
    const attrs = { class: "gkm-weights", "data-quantity": QUANTITY[block] };
    return h("fieldset", attrs, legend, ...names.map((name) => one(block, title, name)));
  };
  /** @param {"main" | "more"} which */
  const all = (which) =>
    h("div", { class: "gkm-groups" }, ...groups.map((own) => group(own.block, own.title, own[which])));
  return {
    main: all("main"),
    more: h("details", {}, h("summary", {}, "More weights"), all("more")),
    /** @param {Weights} weights */
    set(weights) {
      for (const { block, name, made } of sliders) made.set(weights[block][name]);
    },
  };
}

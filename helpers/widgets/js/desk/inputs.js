// What comes in: the steps of a run, and the row that shows and changes one of them.
import { button, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { clamp, num } from "../kit/numbers.js";

/** @typedef {import("./cell.js").Input} Input */

export const STEPS = 50; // steps of a goal, and of the chart
export const MOST = 500; // steps that free play may grow to
const X_LIMIT = 2;

/**
 * Inputs from outside, pairs [x, m]; an example when there are none.
 * @param {any} given
 * @param {[number, number][]} example
 * @returns {Input[]}
 */
export function readInputs(given, example) {
  const pairs = Array.isArray(given) ? given.filter(Array.isArray).slice(0, MOST) : [];
  return (pairs.length ? pairs : example).map(([x, m]) => ({
    x: Number.isFinite(x) ? clamp(x, X_LIMIT) : 0,
    m: m ? 1 : 0,
  }));
}

/**
 * The inputs of a goal: its pulses on STEPS steps that are otherwise silent.
 * @param {Pick<import("./cell.js").Goal, "stream">} goal
 */
export function streamOf(goal) {
  const inputs = Array.from({ length: STEPS }, () => ({ x: 0, m: 0 }));
  for (const pulse of goal.stream) inputs[pulse.step - 1] = { x: pulse.x, m: pulse.marker };
  return inputs;
}

/**
 * The input on a slider, the marker on a button. A goal has inputs of its own; the row is off then.
 * @param {object} options
 * @param {(change: Partial<Input>) => void} options.onedit At each change.
 * @param {() => void} options.onrest After it.
 */
export function inputRow({ onedit, onrest }) {
  const range = { label: "input x at this step", min: -X_LIMIT, max: X_LIMIT, step: 0.1, value: 0 };
  const x = slider({ ...range, format: (v) => num(v, 1), oninput: (v) => onedit({ x: v }) });
  const state = h("span");
  let marker = 0;
  const m = button("marker m: ", () => {
    onedit({ m: marker ? 0 : 1 });
    onrest();
  });
  m.append(state);
  x.input.addEventListener("change", onrest);
  const root = h("div", { class: "gkm-row gkm-now" }, x.root, m);
  return {
    root,
    /** @param {import("./cell.js").Moment} at */
    update(at) {
      marker = at.m;
      if (+x.input.value !== at.x) x.set(at.x);
      setText(state, marker ? "on" : "off");
      m.setAttribute("aria-pressed", marker !== 0);
    },
    /** @param {boolean} on */
    enable(on) {
      x.input.disabled = m.disabled = !on;
      root.classList.toggle("gkm-off", !on);
    },
  };
}

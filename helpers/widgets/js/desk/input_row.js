// What comes in at the step shown: the input on a slider, the marker on a button. A goal has inputs of its own; the row is off then.

import { slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { clamp } from "./weight_sliders.js";

const X_LIMIT = 2;
export const MOST = 500; // steps that free play may grow to
const EXAMPLE = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0].map((x) => [x, 0]);

// Inputs from outside, pairs [x, m]; an example when there are none.
export function readInputs(given, example = EXAMPLE) {
  const pairs = Array.isArray(given) ? given.filter(Array.isArray).slice(0, MOST) : [];
  const read = ([x, m]) => ({ x: Number.isFinite(x) ? clamp(x, X_LIMIT) : 0, m: m ? 1 : 0 });
  return (pairs.length ? pairs : example).map(read);
}

// `onedit({x} or {m})` at each change, `onrest()` after it. Returns {root, update(at), enable(on)}.
export function inputRow({ onedit, onrest }) {
  const range = { label: "input x at this step", min: -X_LIMIT, max: X_LIMIT, step: 0.1, value: 0 };
  const x = slider({ ...range, format: (v) => num(v, 1), oninput: (v) => onedit({ x: v }) });
  const state = h("span");
  let marker = 0;
  const toggle = () => {
    onedit({ m: marker ? 0 : 1 });
    onrest();
  };
  const m = h("button", { type: "button", class: "gkm-button", onclick: toggle }, "marker m: ", state);
  x.input.addEventListener("change", onrest);
  const root = h("div", { class: "gkm-row gkm-now" }, x.root, m);
  return {
    root,
    update(at) {
      marker = at.m;
      if (+x.input.value !== at.x) x.set(at.x);
      setText(state, marker ? "on" : "off");
      m.setAttribute("aria-pressed", marker !== 0);
    },
    enable(on) {
      x.input.disabled = m.disabled = !on;
      root.classList.toggle("gkm-off", !on);
    },
  };
}

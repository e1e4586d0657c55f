// Controls that only the playground has.
import { slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";

/** @typedef {ReturnType<typeof slider>} Slider */

/**
 * A native choice with its label.
 * @param {string} label
 * @param {[string, string][]} options
 * @param {(value: string) => void} onchange
 */
export function select(label, options, onchange) {
  const input = h(
    "select",
    { "aria-label": label, onchange: () => onchange(input.value) },
    ...options.map(([value, text]) => h("option", { value }, text)),
  );
  return { input, root: h("label", { class: "gkm-select" }, h("span", { class: "gkm-name" }, label), input) };
}

/**
 * A slider for what a run starts from: `begin` gets its value once it is let go.
 * @param {Omit<Parameters<typeof slider>[0], "oninput">} options
 * @param {(value: number) => void} begin
 */
export function startSlider({ label, ...options }, begin) {
  const made = slider({ ...options, label: `${label} (starts again)`, oninput: () => {} });
  made.input.addEventListener("change", () => begin(+made.input.value));
  return made;
}

/**
 * Brings a slider to where the run is, unless it is being moved just now.
 * @type {(moved: Slider, value: number) => void}
 */
export function follow(moved, value) {
  if (document.activeElement !== moved.input) moved.set(value);
}

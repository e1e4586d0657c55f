// Native controls with their labels.
import { h, ownName } from "./dom.js";

/**
 * A native range with its label and its value in words. On top of the browser's keys, Home and End go to the ends.
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.min
 * @param {number} options.max
 * @param {number} options.step
 * @param {number} options.value
 * @param {(value: number) => void} options.oninput
 * @param {string} [options.quantity] Gives the colour (forget, input, output ...).
 * @param {(value: number) => string} [options.format]
 */
export function slider({ label, min, max, step, value, quantity, format, oninput }) {
  const show = format || ((v) => v.toFixed(1));
  const input = h("input", { type: "range", min, max, step, value, "aria-label": label });
  const out = h("output", { class: "gkm-value" });
  const update = () => {
    out.textContent = show(+input.value);
    input.setAttribute("aria-valuetext", show(+input.value));
  };
  input.addEventListener("input", () => {
    update();
    oninput(+input.value);
  });
  update();
  const name = h("span", { class: "gkm-name" }, label);
  const root = h("label", { class: "gkm-slider", "data-quantity": quantity }, name, input, out);
  return {
    root,
    input,
    /** @param {number} v */
    set(v) {
      input.value = v;
      update();
    },
  };
}

/**
 * @param {import("./dom.js").Child} label
 * @param {(event: Event) => void} onclick
 * @param {Record<string, import("./dom.js").Attribute>} [attrs]
 */
export function button(label, onclick, attrs = {}) {
  return h("button", { type: "button", class: "gkm-button", onclick, ...attrs }, label);
}

/**
 * A choice of a few, as native radio buttons.
 * @template {string | null} V
 * @param {object} options
 * @param {string} options.legend
 * @param {[V, string][]} options.options Values and their labels.
 * @param {V} [options.value] What is chosen at first; may be left out.
 * @param {(value: V) => void} options.onchange
 */
export function choice({ legend, options, value, onchange }) {
  const name = ownName();
  const made = options.map(([key, label]) => {
    const input = h("input", { type: "radio", name, value: key, onchange: () => onchange(key) });
    input.checked = key === value;
    return { key, input, root: h("label", { class: "gkm-choice" }, input, label) };
  });
  return {
    root: h("fieldset", { class: "gkm-picker" }, h("legend", {}, legend), ...made.map((one) => one.root)),
    /** @param {V} chosen */
    set(chosen) {
      for (const { key, input } of made) input.checked = key === chosen;
    },
  };
}

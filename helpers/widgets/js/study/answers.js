// Shared by the study widgets.
import { h } from "../kit/dom.js";

/** @typedef {{text: string, correct: boolean, why: string}} Option */

/**
 * A question with one answer: native radios in a fieldset. `order` holds the indices of `options` as they are shown.
 * Returns {root, value(), lock(), focus()}; value() is an index into `options`, or null.
 * @type {(question: {legend: string, options: string[], order: number[], chosen: number | null, onchange: () =>
 *   void}) => {root: HTMLElement, lock(): void, value(): number | null, focus(): void}}
 */
export function radios({ legend, options, order, chosen, onchange }) {
  const name = `gkm-${Math.random().toString(36).slice(2)}`;
  const inputs = order.map((index) =>
    h("input", { type: "radio", name, value: index, checked: index === chosen, onchange }),
  );
  const rows = order.map((index, k) => h("label", { class: "gkm-option" }, inputs[k], h("span", {}, options[index])));
  const root = h("fieldset", { class: "gkm-options" }, h("legend", {}, legend), ...rows);
  return {
    root,
    lock() {
      // after the answer: what was chosen stays marked
      for (const input of inputs) {
        input.disabled = true;
        input.parentNode.classList.toggle("gkm-chosen", input.checked);
      }
    },
    value() {
      const input = inputs.find((each) => each.checked);
      return input ? +input.value : null;
    },
    focus() {
      (inputs.find((each) => each.checked) || inputs[0]).focus();
    },
  };
}

/**
 * Right or wrong, in words and with a sign, and why; then, to unfold, what there is to say about each other option.
 * @type {(question: {options: Option[], order: number[], chosen: number}) => HTMLElement}
 */
export function explanation({ options, order, chosen }) {
  const { correct, why } = options[chosen];
  const others = order
    .filter((index) => index !== chosen)
    .map((index) =>
      h(
        "li",
        {},
        h("strong", {}, options[index].correct ? "✓ Right: " : "✗ Wrong: "),
        options[index].text,
        h("br"),
        options[index].why,
      ),
    );
  return h(
    "div",
    { class: "gkm-explanation" },
    h(
      "div",
      { class: correct ? "gkm-good" : "gkm-bad" },
      h("p", {}, h("strong", {}, correct ? "✓ Right. " : "✗ Not so. "), why),
    ),
    h(
      "details",
      {},
      h("summary", {}, correct ? "Why not the others?" : "Show the right answer and all reasons"),
      h("ul", {}, ...others),
    ),
  );
}

// A view of the learner's log as HTML: the same that Python writes for a notebook, made anew whenever its values change.
import { keepUnfolded } from "../../kit/dom.js";
import { rounded } from "../moments.js";
import { escaped, unbroken } from "../texts.js";

/** @typedef {(values: Record<string, any>, address: (notebook: string, cell: string) => string) => string} Written */

/**
 * A widget that shows what is written of these values.
 * @param {string[]} names The values it is written of.
 * @param {Written} written
 * @param {(notebook: string, cell: string) => string} address Where a cell of a notebook stands on the site.
 * @returns {import("../../host/model.js").Widget}
 */
export function view(names, written, address) {
  return {
    render({ model, el }) {
      const draw = () => {
        const values = Object.fromEntries(names.map((name) => [name, model.get(name)]));
        if (names.some((name) => values[name] === undefined)) return; // the host hasn't said yet
        keepUnfolded(el, () => {
          el.innerHTML = written(values, address); // made by the course: all its texts went through `text`
        });
      };
      for (const name of names) model.on(`change:${name}`, draw);
      draw();
      return () => {
        for (const name of names) model.off(`change:${name}`, draw);
      };
    },
  };
}

/**
 * Escaped for HTML, as a learner reads it.
 * @param {string} words
 */
export function text(words) {
  return escaped(unbroken(words));
}

/**
 * A number with so many digits after the point; from the middle between two to the even one, as Python writes it.
 * @type {(value: number, digits: number) => string}
 */
export function fixed(value, digits) {
  return (rounded(value * 10 ** digits) / 10 ** digits).toFixed(digits);
}

/** "1 card", "2 cards". @param {number} count */
export function cards(count) {
  return `${count} ${count === 1 ? "card" : "cards"}`;
}

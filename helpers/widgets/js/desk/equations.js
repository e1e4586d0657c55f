// What each part of a unit computes: in symbols, with a moment's numbers, in words.
import { h, setText } from "../kit/dom.js";
import { math, QUANTITY } from "../kit/math.js";
import { num, sum } from "../kit/numbers.js";

/** @typedef {import("./cell.js").Part} Part */

/**
 * A gate or the candidate: the squashed sum of what it sees.
 * @param {string} k
 * @param {string} name
 * @param {string} squash
 * @param {Part["words"]} words
 * @returns {Part}
 */
export function blockPart(k, name, squash, words) {
  return {
    name,
    quantity: QUANTITY[k],
    symbols: `${k} = ${squash}(w_${k}x·x + w_${k}m·m + u_${k}·h + b_${k})`,
    numbers(at, weights) {
      const w = weights[k];
      return `${k} = ${squash}(${sum([w.x * at.x, w.m * at.m, w.h * at.hOld, w.b])}) = ${num(at[k], 3)}`;
    },
    value: (at) => num(at[k], 3),
    words,
  };
}

/**
 * The equation of the part asked for.
 * @param {Record<string, Part>} parts
 */
export function equationPanel(parts) {
  const name = h("strong");
  const symbols = h("p");
  const left = h("span");
  const numbers = h("span");
  const words = h("p");
  const head = h("div", { class: "gkm-asked" }, name, h("span", { class: "gkm-how" }, "Point at a part, or Tab to it"));
  const root = h("div", { class: "gkm-equation" }, head, symbols, h("p", { class: "gkm-math" }, left, numbers), words);
  let shown = "";
  let said = "";
  return {
    root,
    /**
     * @type {(id: string, at: import("./cell.js").Moment, weights: import("./cell.js").Weights, settings:
     *   import("./cell.js").Settings) => void}
     */
    update(id, at, weights, settings) {
      const part = parts[id];
      const inSymbols = typeof part.symbols === "string" ? part.symbols : part.symbols(settings);
      const text = part.numbers(at, weights, settings);
      const cut = text.indexOf(" = ");
      const now = [id, inSymbols, text.slice(0, cut)].join("\n");
      if (now !== shown) {
        shown = now;
        root.dataset.quantity = part.quantity;
        name.textContent = part.name;
        symbols.replaceChildren(math(inSymbols));
        left.replaceChildren(math(text.slice(0, cut)));
      }
      setText(numbers, text.slice(cut));
      const sentence = part.words(at, settings);
      if (sentence !== said) words.replaceChildren(...withVariables(sentence));
      said = sentence;
    },
  };
}

/**
 * A sentence in which b_hn is set as a variable.
 * @param {string} text
 */
function withVariables(text) {
  return text.split(/(b_hn)/).map((piece) => (piece === "b_hn" ? math(piece) : piece));
}

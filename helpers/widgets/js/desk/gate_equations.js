// What each part of the unit computes: in symbols, with a moment's numbers, in words. `at` is a moment of runUnit.

import { h, setText } from "../kit/dom.js";
import { math, QUANTITY } from "../kit/draw.js";
import { factor, num, sum } from "../kit/numbers.js";

const percent = (v) => `${num(100 * v, v > 0.999 ? 2 : v > 0.99 ? 1 : 0)} %`;

// The weighted sum inside a block, and its equation in symbols and numbers.
function blockPart(k, name, squash, words) {
  const digits = 3;
  return {
    name,
    quantity: QUANTITY[k],
    symbols: `${k} = ${squash}(w_${k}x·x + w_${k}m·m + u_${k}·h + b_${k})`,
    numbers: (at, weights) => {
      const w = weights[k],
        terms = [w.x * at.x, w.m * at.m, w.h * at.hOld, w.b];
      return `${k} = ${squash}(${sum(terms)}) = ${num(at[k], digits)}`;
    },
    value: (at) => num(at[k], digits),
    words,
  };
}

// In the order in which the numbers come about.
export const PARTS = {
  f: blockPart(
    "f",
    "forget gate",
    "σ",
    (at) => `Of the old cell, ${percent(at.f)} is kept at this step. f = 1 keeps all, f = 0 erases.`,
  ),
  keep: {
    name: "what is kept",
    quantity: "cell",
    symbols: "f·c",
    value: (at) => num(at.f * at.cOld),
    numbers: (at) => `f·c = ${num(at.f, 3)} · ${factor(at.cOld)} = ${num(at.f * at.cOld)}`,
    words: () => "The forget gate scales the old cell. Nothing else touches it on its way.",
  },
  i: blockPart("i", "input gate", "σ", (at) => `Of the candidate, ${percent(at.i)} is written into the cell.`),
  g: blockPart(
    "g",
    "candidate",
    "tanh",
    () => "The value on offer, between −1 and 1. It is not a gate: it can be negative.",
  ),
  write: {
    name: "what is written",
    quantity: "candidate",
    symbols: "i·g",
    value: (at) => num(at.i * at.g),
    numbers: (at) => `i·g = ${num(at.i, 3)} · ${factor(at.g, 3)} = ${num(at.i * at.g)}`,
    words: () => "The input gate scales the candidate before it is added.",
  },
  cell: {
    name: "new cell",
    quantity: "cell",
    symbols: "c′ = f·c + i·g",
    value: (at) => num(at.c),
    numbers: (at) => `c′ = ${sum([at.f * at.cOld, at.i * at.g])} = ${num(at.c)}`,
    words: () => "The new memory is what is kept plus what is written. It may grow beyond 1.",
  },
  o: blockPart(
    "o",
    "output gate",
    "σ",
    (at) => `Of the squeezed cell, ${percent(at.o)} is shown. The cell itself does not change.`,
  ),
  tanh: {
    name: "tanh of the cell",
    quantity: "cell",
    symbols: "tanh(c′)",
    value: (at) => num(Math.tanh(at.c)),
    numbers: (at) => `tanh(c′) = tanh(${num(at.c)}) = ${num(Math.tanh(at.c))}`,
    words: () => "The cell is squeezed into −1 to 1 before it is shown.",
  },
  h: {
    name: "hidden state",
    quantity: "hidden",
    symbols: "h′ = o·tanh(c′)",
    value: (at) => num(at.h),
    numbers: (at) => `h′ = ${num(at.o, 3)} · ${factor(Math.tanh(at.c))} = ${num(at.h)}`,
    words: () => "What the unit shows: to the next layer, and to itself at the next step.",
  },
};

// The equation of the part asked for: in symbols, with this moment's numbers, in words.
export function equationPanel() {
  const name = h("strong"),
    symbols = h("p"),
    left = h("span"),
    numbers = h("span"),
    words = h("p");
  const head = h("div", { class: "gkm-asked" }, name, h("span", { class: "gkm-how" }, "Point at a part, or Tab to it"));
  const root = h("div", { class: "gkm-equation" }, head, symbols, h("p", { class: "gkm-math" }, left, numbers), words);
  let shown = null;
  return {
    root,
    update(id, at, weights) {
      const part = PARTS[id],
        text = part.numbers(at, weights),
        cut = text.indexOf(" = ");
      if (id !== shown) {
        shown = id;
        root.dataset.quantity = part.quantity;
        name.textContent = part.name;
        symbols.replaceChildren(math(part.symbols));
        left.replaceChildren(math(text.slice(0, cut)));
      }
      setText(numbers, text.slice(cut));
      setText(words, part.words(at));
    },
  };
}

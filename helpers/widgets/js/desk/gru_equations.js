// What each part of the GRU unit computes: in symbols, with a moment's numbers, in words. `at` is a moment of runGru, `desk` has the conventions.
import { h, setText } from "../kit/dom.js";
import { math, QUANTITY } from "../kit/draw.js";
import { factor, num, sum } from "../kit/numbers.js";

export const share = (v) => `${num(100 * v, v > 0.999 ? 2 : v > 0.99 ? 1 : 0)} %`;
export const keeps = (desk) => desk.update === "keeps";
export const after = (desk) => desk.reset === "after";

// A gate and its equation.
function gatePart(k, name, words) {
  return {
    name,
    quantity: QUANTITY[k],
    symbols: () => `${k} = σ(w_${k}x·x + w_${k}m·m + u_${k}·h + b_${k})`,
    numbers: (at, weights) => {
      const w = weights[k];
      return `${k} = σ(${sum([w.x * at.x, w.m * at.m, w.h * at.hOld, w.b])}) = ${num(at[k], 3)}`;
    },
    value: (at) => num(at[k], 3),
    words,
  };
}

// In the order in which the numbers come about.
export const GRU_PARTS = {
  r: gatePart(
    "r",
    "reset gate",
    (at) => `Of the past, the candidate hears ${share(at.r)}. r = 1 lets it hear all, r = 0 makes it start afresh.`,
  ),
  heard: {
    name: "what it hears of h",
    quantity: "reset",
    symbols: (desk) => (after(desk) ? "r·(u_n·h + b_hn)" : "u_n·(r·h) + b_hn"),
    numbers: (at, { n }, desk) =>
      after(desk)
        ? `r·(u_n·h + b_hn) = ${num(at.r, 3)} · (${sum([n.h * at.hOld, n.bh])}) = ${num(at.heard)}`
        : `u_n·(r·h) + b_hn = ${factor(n.h)} · ${factor(at.r * at.hOld)}${sum([0, n.bh]).slice(4)} = ${num(at.heard)}`,
    value: (at) => num(at.heard),
    words: (at, desk) =>
      after(desk)
        ? "Here, and only here, the reset gate acts: after the product, so it scales the bias b_hn too."
        : "Here, and only here, the reset gate acts: before the product, on h alone. The bias b_hn comes through whole.",
  },
  n: {
    name: "candidate",
    quantity: "candidate",
    symbols: (desk) => `n = tanh(w_nx·x + w_nm·m + b_in + ${GRU_PARTS.heard.symbols(desk)})`,
    numbers: (at, { n }) => `n = tanh(${sum([n.x * at.x, n.m * at.m, n.b, at.heard])}) = ${num(at.n, 3)}`,
    value: (at) => num(at.n, 3),
    words: () => "The value on offer, between −1 and 1. It is not a gate: it can be negative.",
  },
  z: gatePart(
    "z",
    "update gate",
    (at) =>
      `One gate for both roads: ${share(at.keep)} of the old h stays, ${share(at.write)} of the candidate comes in.`,
  ),
  keep: {
    name: "what is kept",
    quantity: "hidden",
    symbols: (desk) => (keeps(desk) ? "z·h" : "(1 − z)·h"),
    numbers: (at, weights, desk) =>
      `${keeps(desk) ? "z·h" : "(1 − z)·h"} = ${num(at.keep, 3)} · ${factor(at.hOld)} = ${num(at.keep * at.hOld)}`,
    value: (at) => num(at.keep * at.hOld),
    words: () => "The old h, scaled. This road is the memory: nothing else touches h on its way.",
  },
  other: {
    name: "the rest",
    quantity: "update",
    symbols: () => "1 − z",
    numbers: (at) => `1 − z = 1 − ${num(at.z, 3)} = ${num(1 - at.z, 3)}`,
    value: (at) => num(1 - at.z, 3),
    words: (at, desk) =>
      keeps(desk)
        ? "What is not kept is free for the new. The two shares always add up to 1."
        : "What is not written stays old. The two shares always add up to 1.",
  },
  write: {
    name: "what is written",
    quantity: "candidate",
    symbols: (desk) => (keeps(desk) ? "(1 − z)·n" : "z·n"),
    numbers: (at, weights, desk) =>
      `${keeps(desk) ? "(1 − z)·n" : "z·n"} = ${num(at.write, 3)} · ${factor(at.n, 3)} = ${num(at.write * at.n)}`,
    value: (at) => num(at.write * at.n),
    words: () => "The candidate, scaled by what the old h leaves free.",
  },
  h: {
    name: "new h",
    quantity: "hidden",
    symbols: (desk) => (keeps(desk) ? "h′ = (1 − z)·n + z·h" : "h′ = z·n + (1 − z)·h"),
    numbers: (at) => `h′ = ${sum([at.write * at.n, at.keep * at.hOld])} = ${num(at.h)}`,
    value: (at) => num(at.h),
    words: () => "A mixture of old and new, so it never leaves −1 to 1. It is memory and output in one.",
  },
};

// The equation of the part asked for: in symbols, with this moment's numbers, in words.
export function gruEquation() {
  const name = h("strong"),
    symbols = h("p"),
    left = h("span"),
    numbers = h("span"),
    words = h("p");
  const head = h("div", { class: "gkm-asked" }, name, h("span", { class: "gkm-how" }, "Point at a part, or Tab to it"));
  const root = h("div", { class: "gkm-equation" }, head, symbols, h("p", { class: "gkm-math" }, left, numbers), words);
  let shown = "";
  return {
    root,
    update(id, at, weights, desk) {
      const part = GRU_PARTS[id],
        text = part.numbers(at, weights, desk),
        cut = text.indexOf(" = ");
      const now = [id, desk.update, desk.reset].join();
      if (now !== shown) {
        shown = now;
        root.dataset.quantity = part.quantity;
        name.textContent = part.name;
        symbols.replaceChildren(math(part.symbols(desk)));
        left.replaceChildren(math(text.slice(0, cut)));
      }
      setText(numbers, text.slice(cut));
      const told = part.words(at, desk);
      if (words.dataset.told !== told) words.replaceChildren(...wordsWithMath(told));
      words.dataset.told = told;
    },
  };
}

// A sentence in which b_hn is set as a variable.
function wordsWithMath(text) {
  return text.split(/(b_hn)/).map((piece) => (piece === "b_hn" ? math(piece) : piece));
}

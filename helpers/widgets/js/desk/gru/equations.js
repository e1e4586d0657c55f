// What each part of a GRU unit computes, in the order in which the numbers come about. The settings are its conventions.
import { factor, num, percent, sum } from "../../kit/numbers.js";
import { blockPart } from "../equations.js";

/** @typedef {import("../cell.js").Settings} Settings */

export const keeps = (/** @type {Settings} */ settings) => settings.update === "keeps";
const after = (/** @type {Settings} */ settings) => settings.reset === "after";

const heardSymbols = (/** @type {Settings} */ settings) => (after(settings) ? "r·(u_n·h + b_hn)" : "u_n·(r·h) + b_hn");

/** @type {Record<string, import("../cell.js").Part>} */
export const parts = {
  r: blockPart(
    "r",
    "reset gate",
    "σ",
    (at) => `Of the past, the candidate hears ${percent(at.r)}. r = 1 lets it hear all, r = 0 makes it start afresh.`,
  ),
  heard: {
    name: "what it hears of h",
    quantity: "reset",
    symbols: heardSymbols,
    numbers: (at, { n }, settings) =>
      after(settings)
        ? `r·(u_n·h + b_hn) = ${num(at.r, 3)} · (${sum([n.h * at.hOld, n.bh])}) = ${num(at.heard)}`
        : `u_n·(r·h) + b_hn = ${factor(n.h)} · ${factor(at.r * at.hOld)}${sum([0, n.bh]).slice(4)} = ${num(at.heard)}`,
    value: (at) => num(at.heard),
    words: (_at, settings) =>
      after(settings)
        ? "Here, and only here, the reset gate acts: after the product, so it scales the bias b_hn too."
        : "Here, and only here, the reset gate acts: before the product, on h alone. The bias b_hn comes through whole.",
  },
  n: {
    name: "candidate",
    quantity: "candidate",
    symbols: (settings) => `n = tanh(w_nx·x + w_nm·m + b_in + ${heardSymbols(settings)})`,
    numbers: (at, { n }) => `n = tanh(${sum([n.x * at.x, n.m * at.m, n.b, at.heard])}) = ${num(at.n, 3)}`,
    value: (at) => num(at.n, 3),
    words: () => "The value on offer, between −1 and 1. It is not a gate: it can be negative.",
  },
  z: blockPart(
    "z",
    "update gate",
    "σ",
    (at) =>
      `One gate for both roads: ${percent(at.keep)} of the old h stays, ${percent(at.write)} of the candidate comes in.`,
  ),
  keep: {
    name: "what is kept",
    quantity: "hidden",
    symbols: (settings) => (keeps(settings) ? "z·h" : "(1 − z)·h"),
    numbers: (at, _weights, settings) =>
      `${keeps(settings) ? "z·h" : "(1 − z)·h"} = ${num(at.keep, 3)} · ${factor(at.hOld)} = ${num(at.keep * at.hOld)}`,
    value: (at) => num(at.keep * at.hOld),
    words: () => "The old h, scaled. This road is the memory: nothing else touches h on its way.",
  },
  other: {
    name: "the rest",
    quantity: "update",
    symbols: () => "1 − z",
    numbers: (at) => `1 − z = 1 − ${num(at.z, 3)} = ${num(1 - at.z, 3)}`,
    value: (at) => num(1 - at.z, 3),
    words: (_at, settings) =>
      keeps(settings)
        ? "What is not kept is free for the new. The two shares always add up to 1."
        : "What is not written stays old. The two shares always add up to 1.",
  },
  write: {
    name: "what is written",
    quantity: "candidate",
    symbols: (settings) => (keeps(settings) ? "(1 − z)·n" : "z·n"),
    numbers: (at, _weights, settings) =>
      `${keeps(settings) ? "(1 − z)·n" : "z·n"} = ${num(at.write, 3)} · ${factor(at.n, 3)} = ${num(at.write * at.n)}`,
    value: (at) => num(at.write * at.n),
    words: () => "The candidate, scaled by what the old h leaves free.",
  },
  h: {
    name: "new h",
    quantity: "hidden",
    symbols: (settings) => (keeps(settings) ? "h′ = (1 − z)·n + z·h" : "h′ = z·n + (1 − z)·h"),
    numbers: (at) => `h′ = ${sum([at.write * at.n, at.keep * at.hOld])} = ${num(at.h)}`,
    value: (at) => num(at.h),
    words: () => "A mixture of old and new, so it never leaves −1 to 1. It is memory and output in one.",
  },
};

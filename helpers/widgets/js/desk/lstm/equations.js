// What each part of an LSTM unit computes, in the order in which the numbers come about.
import { factor, num, percent, sum } from "../../kit/numbers.js";
import { blockPart } from "../equations.js";

/** @type {Record<string, import("../cell.js").Part>} */
export const parts = {
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
    words: () => "The new cell state is what is kept plus what is written. It may grow beyond 1.",
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

// A unit whose weights are set by hand: it writes x at W, holds it, shows it at A, and clears it at C. And what may be wrong with it.
import { sigmoid } from "../cells/steps.js";

/** @typedef {{x: number, w: number, k: number, a: number}} Input `w`, `k` and `a` are the marks W, C and A: 0 or 1. */
/** @typedef {{i: number, f: number, g: number, o: number}} Gates */
/** @typedef {{c: number, h: number}} State */
/**
 * @typedef {object} Fault
 * @property {(gates: Gates) => Gates} [gates] What becomes of the gates before they are used.
 * @property {(gates: {r: number, z: number}) => {r: number, z: number}} [gru] The same in a GRU.
 */

export const OPEN = 5; // a gate's sum: σ(5) = 0.993, σ(−5) = 0.007
export const LOUD = 1.2; // the weight of x in the candidate
export const PAST = 1.5; // the weight of h in a GRU's candidate
export const FEEDBACK = 0.9; // the weight of h in the plain RNN

/** @type {Record<string, Fault>} */
export const FAULTS = {
  none: {},
  "f=0": { gates: (q) => ({ ...q, f: 0 }) },
  "f=1": { gates: (q) => ({ ...q, f: 1 }) },
  "i=0": { gates: (q) => ({ ...q, i: 0 }) },
  "i=1": { gates: (q) => ({ ...q, i: 1 }) },
  "o=0": { gates: (q) => ({ ...q, o: 0 }) },
  "o=1": { gates: (q) => ({ ...q, o: 1 }) },
  "forget-complement": { gates: (q) => ({ ...q, f: 1 - q.f }) },
  "input-complement": { gates: (q) => ({ ...q, i: 1 - q.i }) },
  "output-complement": { gates: (q) => ({ ...q, o: 1 - q.o }) },
  "input-forget-swapped": { gates: (q) => ({ ...q, i: q.f, f: q.i }) },
  "forget-output-swapped": { gates: (q) => ({ ...q, f: q.o, o: q.f }) },
  "input-output-swapped": { gates: (q) => ({ ...q, i: q.o, o: q.i }) },
  "gates-coupled": { gates: (q) => ({ ...q, i: 1 - q.f }) },
  "z=0": { gru: (q) => ({ ...q, z: 0 }) },
  "z=1": { gru: (q) => ({ ...q, z: 1 }) },
  "r=0": { gru: (q) => ({ ...q, r: 0 }) },
  "r=1": { gru: (q) => ({ ...q, r: 1 }) },
};

/**
 * @param {Input} input
 * @param {State} old
 * @param {Fault} fault
 * @returns {State}
 */
function lstm({ x, w, k, a }, old, fault) {
  const healthy = {
    i: sigmoid(2 * OPEN * w - OPEN),
    f: sigmoid(OPEN - 2 * OPEN * k),
    g: Math.tanh(LOUD * x),
    o: sigmoid(2 * OPEN * a - OPEN),
  };
  const { i, f, g, o } = fault.gates?.(healthy) ?? healthy;
  const c = f * old.c + i * g;
  return { c, h: o * Math.tanh(c) };
}

/**
 * @param {Input} input
 * @param {State} old
 * @param {Fault} fault
 * @returns {State}
 */
function gru({ x, w, k }, old, fault) {
  const healthy = { r: sigmoid(OPEN - 2 * OPEN * k), z: sigmoid(OPEN - 2 * OPEN * w - 2 * OPEN * k) };
  const { r, z } = fault.gru?.(healthy) ?? healthy;
  const n = Math.tanh(LOUD * x + r * PAST * old.h);
  const h = (1 - z) * n + z * old.h;
  return { c: h, h };
}

/**
 * @param {Input} input
 * @param {State} old
 * @returns {State}
 */
function rnn({ x }, old) {
  const h = Math.tanh(LOUD * x + FEEDBACK * old.h);
  return { c: h, h };
}

const CELLS = { lstm, gru, rnn };

/**
 * A run from the state 0.
 * @param {string} cell "lstm", "gru" or "rnn"
 * @param {string} fault One of `FAULTS`.
 * @param {Input[]} inputs
 * @returns {State[]}
 */
export function run(cell, fault, inputs) {
  let state = { c: 0, h: 0 };
  return inputs.map((input) => {
    state = CELLS[cell](input, state, FAULTS[fault]);
    return state;
  });
}

// What the detectors of both cells look at. Steps here count from 0. No drawing.
import { num } from "../kit/numbers.js";

/** @typedef {import("./cell.js").Moment} Moment */

export const WRITTEN = 0.4; // what counts as a memory
export const TOLERANCE = 0.1; // how much of it may get lost

/** @type {(v: number, value: number) => boolean} */
export function within(v, value) {
  return Math.abs(v - value) <= TOLERANCE * Math.abs(value);
}

/**
 * The steps at which something comes in, "x" or "m".
 * @param {Moment[]} run
 * @param {string} name
 */
export function stepsWith(run, name) {
  return run.flatMap((at, k) => (at[name] === 0 ? [] : [k]));
}

/**
 * Where a memory has to stay: a tenth around `value`, or, when that is too little, just above what is needed.
 * @param {number} value
 */
export function bandAround(value, needed = WRITTEN) {
  const enough = Math.abs(value) >= needed;
  const ends = enough
    ? [1 - TOLERANCE, 1 + TOLERANCE].map((k) => k * value)
    : [needed, needed * (1 + TOLERANCE)].map((k) => (value < 0 ? -k : k));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/**
 * How many steps after `from`, up to `to`, a memory stays within the tolerance of what it was at `from`.
 * @param {Moment[]} run
 * @param {string} memory "c" or "h"
 * @param {number} from
 * @param {number} to
 */
export function heldSteps(run, memory, from, to) {
  const later = run.slice(from + 1, to + 1);
  const lost = later.findIndex((at) => !within(at[memory], run[from][memory]));
  return lost < 0 ? later.length : lost;
}

/** @type {(held: number, needed: number) => import("./cell.js").Check} */
export function holdCheck(held, needed) {
  return { done: held >= needed, text: `Hold: held ${held} of ${needed} steps within 10 %` };
}

/**
 * For each value that has to be taken in, at the steps `starts`: was it, and was it held until the next marker?
 * @param {Moment[]} run
 * @param {string} memory "c" or "h"
 * @param {number[]} starts
 * @param {number[]} marks
 * @param {(value: string) => string} words
 * @returns {ReturnType<import("./cell.js").Detector>}
 */
export function takenAndHeld(run, memory, starts, marks, words) {
  const spans = starts.map((from, k) => {
    const to = (marks[k + 1] ?? run.length) - 1;
    const sign = Math.sign(run[from].x);
    const value = run[from][memory];
    return { from, to, sign, value, written: value * sign >= WRITTEN, held: heldSteps(run, memory, from, to) };
  });
  return {
    checks: spans.map(({ from, to, sign, value, written, held }) => ({
      done: written && held >= to - from,
      text:
        `From step ${from + 1}: ${words(num(value))} ` +
        `(needed: ${sign < 0 ? `${num(-WRITTEN)} or less` : `${num(WRITTEN)} or more`}), ` +
        `held ${held} of ${to - from} steps within 10 %`,
    })),
    bands: spans.map(({ from, to, sign, value, written }) => ({
      from,
      to,
      ...bandAround(written ? value : sign * 1e-9),
    })),
  };
}

// What a task of the playground is.

/** @typedef {import("../learner.js").Batch} Batch */
/** @typedef {() => number} Random Numbers in [0, 1). */
/** @typedef {{name: string, right: number, loss: number | null}} Baseline What needs no network, on the same sequences. */
/**
 * @typedef {object} Task
 * @property {string} id
 * @property {string} name
 * @property {string} about What is asked, in a sentence.
 * @property {import("../loss.js").Answer} answer
 * @property {string} right What counts as right.
 * @property {number} [within] How far off a number may be that counts as right.
 * @property {[number, string]} unit What a loss is multiplied by to be shown, and its name then.
 * @property {number} symbols
 * @property {number} inputs
 * @property {number} outputs
 * @property {number} batch
 * @property {{label: string, values: number[], start: number}} distance How far back, or how long.
 * @property {(distance: number) => number} steps T
 * @property {(random: Random, distance: number, test?: boolean) => Batch} draw
 * @property {(batches: Batch[], distance: number) => Baseline[]} baselines
 * @property {(batch: Batch, b: number) => string[]} words What stands at each step of a sequence.
 * @property {(value: number) => string} said An answer in words.
 */

/** @type {(random: Random, n: number) => number} A whole number from 0 to n - 1. */
export const below = (random, n) => Math.floor(random() * n);

/** @type {(from: number, to: number, step?: number) => number[]} */
export const range = (from, to, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, k) => from + k * step);

/**
 * What one sequence of a batch has at each step: a symbol's number, or the numbers there.
 * @type {(given: Pick<Batch, "steps" | "batch" | "ids" | "x">, b: number) => number[][]}
 */
export function stepsOf({ steps, batch, ids, x }, b) {
  const all = /** @type {Int32Array | Float64Array} */ (ids ?? x),
    size = all.length / (steps * batch);
  return Array.from({ length: steps }, (_, t) => {
    const start = (t * batch + b) * size;
    return [...all.subarray(start, start + size)];
  });
}

/**
 * The best that always says the same number: the mean, and how often it is near enough.
 * @type {(name: string, batches: Batch[], within: number, always?: number) => Baseline}
 */
export function constantBaseline(name, batches, within, always) {
  const all = batches.flatMap((batch) => [...batch.wanted]);
  const said = always ?? all.reduce((sum, value) => sum + value, 0) / all.length;
  return {
    name,
    right: all.filter((value) => Math.abs(value - said) < within).length / all.length,
    loss: all.reduce((sum, value) => sum + (value - said) ** 2, 0) / all.length,
  };
}

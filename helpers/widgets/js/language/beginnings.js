// Next letter's state, and what is made of a broken one.

/** @typedef {{text: string, temperature: number, k: number, order: number, seed: number}} Beginning */

export const MOST_LETTERS = { list: 40, code: 400, prose: 400 };
const FIRST = { list: "transfor", code: "def ", prose: "The " };

/** @type {(v: any, low: number, high: number, other: number) => number} */
const within = (v, low, high, other) => (Number.isFinite(v) ? Math.min(high, Math.max(low, v)) : other);

/**
 * @param {any} given
 * @param {"list" | "code" | "prose"} sort
 * @param {number} size How many symbols there are.
 * @returns {Beginning}
 */
export function readBeginning(given, sort, size) {
  const { text, temperature, k, order, seed } = given ?? {};
  return {
    text: typeof text === "string" ? text.slice(0, MOST_LETTERS[sort]) : FIRST[sort],
    temperature: within(temperature, 0.1, 2, 1),
    k: Math.round(within(k, 1, size, size)),
    order: Math.round(within(order, 1, 6, 5)),
    seed: Math.round(within(seed, 1, 1e6, 1)),
  };
}

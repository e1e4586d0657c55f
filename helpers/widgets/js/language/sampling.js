// From what a model says to a symbol: softmax, temperature, the k most likely, a draw.

/** @typedef {import("../cells/network.js").Numbers} Numbers */

/** @type {(logits: Numbers) => Numbers} */
export function softmax(logits) {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/**
 * What is drawn from: p^(1/T), scaled to sum to 1, of the k most likely symbols alone; of two that are as likely, the first in order.
 * @type {(chances: Numbers, temperature: number, k: number) => Numbers}
 */
export function sharpen(chances, temperature, k) {
  const order = ranked(chances).slice(0, k);
  const largest = chances[order[0]];
  const out = new Float64Array(chances.length);
  let sum = 0;
  for (const id of order) {
    out[id] = (chances[id] / largest) ** (1 / temperature); // the largest first, so that nothing vanishes
    sum += out[id];
  }
  return out.map((value) => value / sum);
}

/**
 * The places of the largest first.
 * @type {(chances: ArrayLike<number>) => number[]}
 */
export function ranked(chances) {
  return Array.from(chances, (_, id) => id).sort((a, b) => chances[b] - chances[a] || a - b);
}

/**
 * The symbol on which a number in [0, 1) falls, with the symbols' shares laid side by side.
 * @type {(shares: Numbers, uniform: number) => number}
 */
export function pick(shares, uniform) {
  let sum = 0,
    last = 0;
  for (let id = 0; id < shares.length; id += 1) {
    if (!shares[id]) continue;
    sum += shares[id];
    last = id;
    if (uniform < sum) return id;
  }
  return last; // the shares sum to a hair less than 1
}

// How many parameters a layer has, by the formula; and the largest layer within a budget.

/**
 * @typedef {{inputs: number, layers: number, directions: number, biases: number}} Shape
 * @typedef {{from: number, to: number, copies: number, reads: number, count: number}} Part
 * @typedef {{kind: string, name: string, blocks: number, hidden: number, parts: Part[], count: number, next: number}} Found
 */

/** @type {[string, string, number][]} Each kind with its name and how many blocks it has. */
export const BUDGET_KINDS = [
  ["rnn", "RNN", 1],
  ["gru", "GRU", 3],
  ["lstm", "LSTM", 4],
];
/** @type {Record<string, [number, number]>} */
export const BUDGET_LIMITS = {
  inputs: [1, 256],
  hidden: [1, 512],
  layers: [1, 3],
  directions: [1, 2],
  biases: [1, 2],
  budget: [1000, 1000000],
};

/**
 * The parts of a count, one for the first layer and one for those above it, which read what all directions of the layer below show:
 * [{from, to, copies, reads, count}].
 * @type {(blocks: number, hidden: number, shape: Shape) => Part[]}
 */
function countParts(blocks, hidden, { inputs, layers, directions, biases }) {
  const one = (from, to, reads) => ({
    from,
    to,
    reads,
    copies: directions * (to - from + 1),
    count: directions * (to - from + 1) * blocks * hidden * (reads + hidden + biases),
  });
  return [one(1, 1, inputs), ...(layers > 1 ? [one(2, layers, hidden * directions)] : [])];
}

/** @type {(blocks: number, hidden: number, shape: Shape) => number} */
export function countAll(blocks, hidden, shape) {
  return countParts(blocks, hidden, shape).reduce((sum, part) => sum + part.count, 0);
}

/**
 * The most units for which a layer stays within a budget; 0 when not even one does.
 * @type {(blocks: number, budget: number, shape: Shape) => number}
 */
export function largestHidden(blocks, budget, shape) {
  let hidden = 0;
  while (countAll(blocks, hidden + 1, shape) <= budget) hidden += 1;
  return hidden;
}

/**
 * Budgets to three digits: 10^4.51 is 32,400.
 * @type {(exponent: number) => number}
 */
export function niceBudget(exponent) {
  return Number((10 ** exponent).toPrecision(3));
}

/**
 * A stored state, or what of it makes sense.
 * @type {(given: any) => any}
 */
export function readBudget(given) {
  const known = given && typeof given === "object" ? given : {};
  const whole = (
    /** @type {any} */ value,
    /** @type {[number, number]} */ [low, high],
    /** @type {number} */ fallback,
  ) => (Number.isFinite(value) ? Math.round(Math.min(high, Math.max(low, value))) : fallback);
  /** @type {Record<string, number>} */
  const standard = { inputs: 64, hidden: 128, layers: 1, directions: 1, biases: 2, budget: 100000 };
  /** @type {Record<string, any>} */
  const at = Object.fromEntries(
    Object.entries(BUDGET_LIMITS).map(([name, limits]) => [name, whole(known[name], limits, standard[name])]),
  );
  at.mode = ["same", "own", "budget"].includes(known.mode) ? known.mode : "same";
  at.own = Object.fromEntries(
    BUDGET_KINDS.map(([kind]) => [kind, whole(known.own?.[kind], BUDGET_LIMITS.hidden, at.hidden)]),
  );
  return at;
}

/**
 * What there is to show: for each kind {kind, name, blocks, hidden, parts, count, next}; `next` is what one unit more would need.
 * @type {(at: any) => Found[]}
 */
export function countKinds(at) {
  return BUDGET_KINDS.map(([kind, name, blocks]) => {
    const hidden =
      at.mode === "budget" ? largestHidden(blocks, at.budget, at) : at.mode === "own" ? at.own[kind] : at.hidden;
    return {
      kind,
      name,
      blocks,
      hidden,
      parts: hidden ? countParts(blocks, hidden, at) : [],
      count: countAll(blocks, hidden, at),
      next: countAll(blocks, hidden + 1, at),
    };
  });
}

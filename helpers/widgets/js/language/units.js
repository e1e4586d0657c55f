// Which unit of a network answers a question best: found on one text, scored on another.

import { advance, begin } from "./model.js";

/** @typedef {import("./model.js").CharModel} CharModel */
/** @typedef {{unit: number, above: boolean, threshold: number, found: number}} Answerer It says yes above its threshold, or below. */
/** @typedef {{hidden: number, c: Float32Array<ArrayBuffer>, h: Float32Array<ArrayBuffer>}} States Of all units after each symbol, symbol by symbol. */

const SLICE = 10; // milliseconds of work before the page gets its turn

/**
 * Called in a long loop, it lets the page have its turn now and then.
 * @returns {() => Promise<void> | undefined}
 */
export function slices() {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return new Promise((go) =>
      setTimeout(() => {
        since = performance.now();
        go();
      }),
    );
  };
}

/**
 * What all units hold after each symbol, worked out in slices; null once `stopped`.
 * @type {(model: CharModel, ids: number[], stopped: () => boolean) => Promise<States | null>}
 */
export async function statesOf(model, ids, stopped) {
  const H = model.net.hidden;
  const states = { hidden: H, c: new Float32Array(ids.length * H), h: new Float32Array(ids.length * H) };
  const pause = slices();
  let now = /** @type {{h: import("./model.js").Numbers, c: import("./model.js").Numbers}} */ (begin(model));
  for (let at = 0; at < ids.length; at += 1) {
    now = advance(model, now, ids[at]);
    states.c.set(now.c, at * H);
    states.h.set(now.h, at * H);
    await pause();
    if (stopped()) return null;
  }
  return states;
}

/**
 * The unit, its threshold and its direction that are right most often on a text, where places with yes count as much in all as those with
 * no; null where the text has only one of the two.
 * @param {Float32Array} values Of all units after each symbol.
 * @param {number} hidden
 * @param {Uint8Array} marks Where the answer is yes.
 * @param {number[]} [units] Those to choose from; all, where none are named.
 * @returns {Answerer | null}
 */
export function bestUnit(values, hidden, marks, units = Array.from({ length: hidden }, (_, unit) => unit)) {
  const yes = marks.reduce((a, b) => a + b, 0),
    no = marks.length - yes;
  if (!yes || !no) return null;
  /** @type {Answerer} */
  let best = { unit: units[0], above: true, threshold: 0, found: -1 };
  const [high, low] = [new Float32Array(yes), new Float32Array(no)];
  for (const unit of units) {
    for (let at = 0, i = 0, j = 0; at < marks.length; at += 1) {
      if (marks[at]) high[i++] = values[at * hidden + unit];
      else low[j++] = values[at * hidden + unit];
    }
    high.sort();
    low.sort();
    for (let i = 0, j = 0; i < yes || j < no; ) {
      const value = Math.min(i < yes ? high[i] : Number.POSITIVE_INFINITY, j < no ? low[j] : Number.POSITIVE_INFINITY);
      while (i < yes && high[i] === value) i += 1;
      while (j < no && low[j] === value) j += 1;
      const right = ((yes - i) / yes + j / no) / 2; // when it says yes above this value
      if (Math.max(right, 1 - right) > best.found)
        best = { unit, above: right >= 0.5, threshold: value, found: Math.max(right, 1 - right) };
    }
  }
  return best;
}

/**
 * How often an answerer is right on a text, places with yes and with no counting the same in all. Chance is a half.
 * @type {(answerer: Answerer, values: Float32Array, hidden: number, marks: Uint8Array) => number}
 */
export function scoreOf({ unit, above, threshold }, values, hidden, marks) {
  return balanced(marks, (at) => values[at * hidden + unit] > threshold === above);
}

/**
 * The same for a rule that sees the last symbol alone: for each symbol what fits better on the first text.
 * @type {(first: {ids: number[], marks: Uint8Array}, second: {ids: number[], marks: Uint8Array}) => number}
 */
export function scoreOfLastSymbol(first, second) {
  const yes = new Map(),
    no = new Map();
  first.ids.forEach((id, at) => {
    const counts = first.marks[at] ? yes : no;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  const all = first.marks.reduce((a, b) => a + b, 0);
  const says = (/** @type {number} */ id) => (yes.get(id) ?? 0) / all > (no.get(id) ?? 0) / (first.marks.length - all);
  return balanced(second.marks, (at) => says(second.ids[at]));
}

/** @type {(marks: Uint8Array, says: (at: number) => boolean) => number} */
function balanced(marks, says) {
  const right = [0, 0],
    all = [0, 0];
  marks.forEach((mark, at) => {
    all[mark] += 1;
    if (says(at) === (mark === 1)) right[mark] += 1;
  });
  return (right[0] / all[0] + right[1] / all[1]) / 2;
}

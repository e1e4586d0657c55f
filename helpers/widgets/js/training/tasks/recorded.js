// Tasks on data that the widget is given: a recorded series, and letters of a text.
import { below, range, stepsOf } from "./task.js";

/** @typedef {import("./task.js").Task} Task */
/** @typedef {import("./task.js").Batch} Batch */

const AHEAD = 10, // values, 5 milliseconds of the recording
  PAST = 20, // what the linear prediction sees
  NEAR = 0.25; // of the recording's spread

/**
 * A nerve cell's voltage, 5 ms ahead. The last fifth of the recording is for the test.
 * @type {(values: Float64Array) => Task}
 */
export function series(values) {
  const cut = Math.floor(0.8 * values.length);
  const batch = 32;
  const weights = leastSquares(values.subarray(0, cut));
  return {
    id: "series",
    name: "A nerve cell’s voltage",
    about:
      "A recording of a nerve cell, 2,000 values a second. At each step a network says how far the voltage moves within the next 5 ms.",
    answer: "how much",
    right: "predictions off by less than a quarter of the recording’s spread",
    within: NEAR,
    unit: [1, "squared error"],
    symbols: 0,
    inputs: 1,
    outputs: 1,
    batch,
    distance: { label: "values in a sequence", values: range(30, 60, 5), start: 40 },
    steps: (distance) => distance,
    draw(random, distance, test = false) {
      const [first, end] = test ? [cut, values.length] : [0, cut];
      const x = new Float64Array(distance * batch),
        from = PAST, // before that, neither a network nor the linear prediction has seen enough
        wanted = new Float64Array((distance - from) * batch);
      for (let b = 0; b < batch; b += 1) {
        const at = first + below(random, end - first - distance - AHEAD);
        for (let t = 0; t < distance; t += 1) {
          x[t * batch + b] = values[at + t];
          if (t >= from) wanted[(t - from) * batch + b] = values[at + t + AHEAD] - values[at + t];
        }
      }
      return { steps: distance, batch, x, wanted, from };
    },
    baselines: (batches) => [
      score("the last value again", batches, () => 0),
      score("a linear prediction from 20 values", batches, (past) =>
        past.reduce((sum, v, k) => sum + weights[k] * v, 0),
      ),
    ],
    words: (one, b) => stepsOf(one, b).map(([value]) => value.toFixed(1)),
    said: (value) => value.toFixed(2),
  };
}

/** @type {(name: string, batches: Batch[], predict: (past: number[]) => number) => import("./task.js").Baseline} */
function score(name, batches, predict) {
  let [right, loss, places] = [0, 0, 0];
  for (const { steps, batch, x, wanted, from } of batches)
    for (let t = from; t < steps; t += 1)
      for (let b = 0; b < batch; b += 1) {
        const past = Array.from({ length: PAST }, (_, k) => /** @type {Float64Array} */ (x)[(t - k) * batch + b]);
        const off = Math.abs(predict(past) - wanted[(t - from) * batch + b]);
        right += off < NEAR ? 1 : 0;
        loss += off * off;
        places += 1;
      }
  return { name, right: right / places, loss: loss / places };
}

/**
 * The linear prediction of the move from the last values, the newest first: normal equations, solved by elimination.
 * @type {(values: Float64Array) => number[]}
 */
function leastSquares(values) {
  const rows = Array.from({ length: PAST }, () => new Float64Array(PAST + 1));
  for (let at = PAST - 1; at + AHEAD < values.length; at += 1) {
    const move = values[at + AHEAD] - values[at];
    for (let j = 0; j < PAST; j += 1) {
      for (let k = 0; k < PAST; k += 1) rows[j][k] += values[at - j] * values[at - k];
      rows[j][PAST] += values[at - j] * move;
    }
  }
  for (let j = 0; j < PAST; j += 1) rows[j][j] += 1e-6 * values.length; // neighbours are nearly alike
  for (let j = 0; j < PAST; j += 1)
    for (let other = 0; other < PAST; other += 1) {
      if (other === j) continue;
      const times = rows[other][j] / rows[j][j];
      for (let k = j; k <= PAST; k += 1) rows[other][k] -= times * rows[j][k];
    }
  return rows.map((row, j) => row[PAST] / row[j]);
}

/** @type {(symbol: string) => string} */
const visible = (symbol) => ({ "\n": "↵", " ": "␣" })[symbol] ?? symbol;

/**
 * The next letter of a text, in small letters. The last tenth is for the test.
 * @type {(text: string) => Task}
 */
export function letters(text) {
  const small = text.toLowerCase(),
    alphabet = [...new Set(small)].sort(),
    place = new Map(alphabet.map((symbol, k) => [symbol, k])),
    ids = Int32Array.from(small, (symbol) => /** @type {number} */ (place.get(symbol)));
  const cut = Math.floor(0.9 * ids.length),
    size = alphabet.length,
    batch = 32;
  return {
    id: "letters",
    name: "The next letter",
    about: `At each step a network says which letter comes next in the course’s own text: one of ${size} signs.`,
    answer: "which",
    right: "letters right",
    unit: [1 / Math.LN2, "bits a letter"],
    symbols: size,
    inputs: 16,
    outputs: size,
    batch,
    distance: { label: "letters in a sequence", values: range(10, 60, 5), start: 30 },
    steps: (distance) => distance,
    draw(random, distance, test = false) {
      const [first, end] = test ? [cut, ids.length] : [0, cut];
      const read = new Int32Array(distance * batch),
        wanted = new Float64Array(distance * batch);
      for (let b = 0; b < batch; b += 1) {
        const at = first + below(random, end - first - distance - 1);
        for (let t = 0; t < distance; t += 1) {
          read[t * batch + b] = ids[at + t];
          wanted[t * batch + b] = ids[at + t + 1];
        }
      }
      return { steps: distance, batch, ids: read, wanted, from: 0 };
    },
    baselines: (batches) => [0, 1, 2].map((before) => counted(ids.subarray(0, cut), size, before, batches)),
    words: (one, b) => stepsOf(one, b).map(([id]) => visible(alphabet[id])),
    said: (value) => visible(alphabet[value]),
  };
}

/**
 * Letters by counts: after the last `before` letters, each shorter context standing in for what was never seen.
 * @type {(ids: Int32Array, size: number, before: number, batches: Batch[]) => import("./task.js").Baseline}
 */
function counted(ids, size, before, batches) {
  /** @type {Map<number, Float64Array>[]} */
  const tables = Array.from({ length: before + 1 }, () => new Map());
  for (let at = before; at < ids.length; at += 1)
    for (let length = 0, code = 0; length <= before; length += 1) {
      if (length) code = code * size + ids[at - length];
      const table = tables[length].get(code) ?? new Float64Array(size);
      table[ids[at]] += 1;
      tables[length].set(code, table);
    }
  let [right, loss, places] = [0, 0, 0];
  for (const { steps, batch, ids: read, wanted } of batches)
    for (let t = 0; t < steps; t += 1)
      for (let b = 0; b < batch; b += 1) {
        /** @type {Float64Array} Witten and Bell: as much weight to shorter contexts as there were different letters. */
        let chances = new Float64Array(size).fill(1 / size);
        for (let length = 0, code = 0; length <= Math.min(before, t + 1); length += 1) {
          if (length) code = code * size + /** @type {Int32Array} */ (read)[(t - length + 1) * batch + b];
          const table = tables[length].get(code);
          if (!table) break;
          const all = table.reduce((sum, v) => sum + v, 0),
            kinds = table.reduce((sum, v) => sum + (v ? 1 : 0), 0);
          chances = table.map((v, k) => (v + kinds * chances[k]) / (all + kinds));
        }
        const next = wanted[t * batch + b];
        right += chances.indexOf(Math.max(...chances)) === next ? 1 : 0;
        loss -= Math.log(chances[next]);
        places += 1;
      }
  return {
    name: before ? `counts after the last ${before === 1 ? "letter" : `${before} letters`}` : "counts alone",
    right: right / places,
    loss: loss / places,
  };
}

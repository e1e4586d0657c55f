// What a network does on one sequence: its gates and its memory at each step, its answer, how much each step's memory still matters.
import { stepsOf } from "./tasks/task.js";

/** @typedef {import("./learner.js").Batch} Batch */
/**
 * @typedef {object} Seen All values are (T, H), step by step.
 * @property {Record<string, Float32Array<ArrayBuffer>>} values By letter: gates, the candidate, h and, in an LSTM, c.
 * @property {number[]} lags How long the gradient of the last answer is at the memory of each step back, as a share of the last step's.
 * @property {number} answer What it says at the end: the number, the number of the class, or the chance of a yes.
 * @property {number} wanted
 * @property {Float32Array<ArrayBuffer>} weights Of the memory on itself, (G·H, H).
 */
/** @type {Record<string, string[]>} */
const LETTERS = { rnn: [], lstm: ["i", "f", "g", "o"], gru: ["r", "z", "n"] };

/** @type {(batch: Batch, b: number) => Batch} */
function alone(batch, b) {
  const { steps, batch: B, ids, wanted, from } = batch;
  const read = stepsOf(batch, b).flat();
  return {
    steps,
    batch: 1,
    from,
    ...(ids ? { ids: Int32Array.from(read) } : { x: Float64Array.from(read) }),
    wanted: Float64Array.from({ length: steps - from }, (_, t) => wanted[t * B + b]),
  };
}

/** @type {(learner: import("./learner.js").Learner, task: import("./tasks/task.js").Task, batch: Batch, b: number) => Seen} */
export function watchSequence({ net }, task, batch, b) {
  const one = alone(batch, b),
    { hidden: H, kind, outputs: O } = net.sizes,
    T = one.steps;
  const y = net.forward(one, T - 1);
  const wanted = one.wanted[one.wanted.length - 1];
  const said = [...y];
  /** @type {Record<string, Float32Array<ArrayBuffer>>} */
  const values = {};
  const names = LETTERS[kind];
  names.forEach((letter, g) => {
    const own = new Float32Array(T * H);
    for (let t = 0; t < T; t += 1)
      own.set(net.gates.subarray((t * names.length + g) * H, (t * names.length + g + 1) * H), t * H);
    values[letter] = own;
  });
  if (kind === "lstm") values.c = Float32Array.from(net.cs.subarray(H, (T + 1) * H));
  values.h = Float32Array.from(net.hs.subarray(H, (T + 1) * H));

  // From one output alone, with 1: its size must not depend on how right the answer is.
  const dy = net.dOutputs.subarray(0, O);
  dy.fill(0);
  dy[task.answer === "which" ? wanted : 0] = 1;
  const sizes = new Array(T).fill(0);
  net.backward(one, T - 1, /** @type {any} */ (dy), (t, memory) => {
    let sum = 0;
    for (const value of memory) sum += value * value;
    sizes[t] = Math.sqrt(sum);
  });
  const lags = sizes.reverse().map((size) => (sizes[0] ? size / sizes[0] : 0));
  const answer =
    task.answer === "which"
      ? said.indexOf(Math.max(...said))
      : task.answer === "yes or no"
        ? 1 / (1 + Math.exp(-said[0]))
        : said[0];
  return { values, lags, answer, wanted, weights: Float32Array.from(net.weights.weight_hh) };
}

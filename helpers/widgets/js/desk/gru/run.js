// The run of one GRU unit over a list of inputs, and of an LSTM unit beside it on the same inputs. No drawing here.
import { gruStep } from "../../cells/steps.js";
import { runUnit } from "../lstm/run.js";

/** @typedef {import("../cell.js").Weights} Weights */
/** @typedef {import("../cell.js").Input} Input */
/** @typedef {{update: "keeps" | "writes", reset: "after" | "before"}} Conventions */
/** @typedef {Conventions & {write: "tied" | "free", bias: number, turned: boolean}} Settings */

const BLOCKS = ["r", "z", "n"]; // PyTorch's order
/** @type {Conventions} PyTorch's. */
export const PYTORCH = { update: "keeps", reset: "after" };

/**
 * As an LSTM's block, and in the candidate `bh`, a second bias, which stands by h.
 * @returns {Weights}
 */
export function gruWeights() {
  const block = (/** @type {number} */ x) => ({ x, m: 0, h: 0, b: 0 });
  return { r: block(0), z: block(0), n: { ...block(1), bh: 0 } };
}

/**
 * One moment for each input {x, m}: the old h, the gates, what the candidate hears of h, the candidate, the shares of
 * old and new, the new h.
 * @param {Weights} weights
 * @param {Input[]} inputs
 * @param {Conventions} conventions
 */
export function runGru(weights, inputs, { update, reset } = PYTORCH) {
  const weight_ih = BLOCKS.map((k) => [weights[k].x, weights[k].m]);
  const weight_hh = BLOCKS.map((k) => [weights[k].h]);
  const bias_ih = BLOCKS.map((k) => weights[k].b);
  const bias_hh = BLOCKS.map((k) => weights[k].bh ?? 0);
  let hidden = 0;
  return inputs.map(({ x, m }) => {
    const at = gruStep({ x: [x, m], h: [hidden], weight_ih, weight_hh, bias_ih, bias_hh, reset, update });
    const [r, z, n, heard, hNew] = [at.r, at.z, at.n, at.heard, at.h].map((values) => values[0]);
    const [keep, write] = update === "keeps" ? [z, 1 - z] : [1 - z, z];
    const moment = { x, m, hOld: hidden, r, z, n, heard, keep, write, h: hNew };
    hidden = hNew;
    return moment;
  });
}

/**
 * The update gate's weights and bias with their signs turned: z and 1 − z change places.
 * @param {Weights} weights
 */
export function turnUpdate(weights) {
  const z = Object.fromEntries(Object.entries(weights.z).map(([name, value]) => [name, 0 - value]));
  return { ...weights, z };
}

/**
 * An LSTM from the same weights: f is the share that the GRU keeps, the candidate hears all of h, the output gate stands open.
 * It listens to its own h, which is tanh(c).
 * @param {Weights} weights
 * @param {Input[]} inputs
 * @param {Pick<Settings, "update" | "write" | "bias">} settings `write` says whether i is "tied" to f, i = 1 − f, or
 *   "free", with a bias of its own.
 */
export function runBeside(weights, inputs, { update, write, bias }) {
  const f = update === "keeps" ? weights.z : turnUpdate(weights).z;
  const i = write === "tied" ? turnUpdate({ z: f }).z : { x: 0, m: 0, h: 0, b: bias };
  const { x, m, h, b, bh } = weights.n;
  return runUnit({ i, f, g: { x, m, h, b: b + bh }, o: { x: 0, m: 0, h: 0, b: Infinity } }, inputs);
}

/**
 * Both runs as one: the GRU's moments, with the LSTM's as `f`, `i`, `c` and `hBeside`.
 * @param {Weights} weights
 * @param {Input[]} inputs
 * @param {any} settings
 */
export function runBoth(weights, inputs, settings) {
  const beside = runBeside(weights, inputs, settings);
  return runGru(weights, inputs, settings).map((at, k) => ({
    ...at,
    f: beside[k].f,
    i: beside[k].i,
    c: beside[k].c,
    hBeside: beside[k].h,
  }));
}

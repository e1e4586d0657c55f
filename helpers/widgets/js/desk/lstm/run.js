// The run of one LSTM unit over a list of inputs. No drawing here.
import { lstmStep } from "../../cells/steps.js";

export const BLOCKS = ["i", "f", "g", "o"]; // PyTorch's order

/** @type {[number, number][]} A pulse at step 3 of free play. */
export const EXAMPLE = Array.from({ length: 12 }, (_, k) => [k === 2 ? 1 : 0, 0]);

/** For each block the weights on the input x, on the marker m, on the last hidden state h, and the bias b. */
export function defaultWeights() {
  const block = (/** @type {number} */ x) => ({ x, m: 0, h: 0, b: 0 });
  return { i: block(0), f: block(0), g: block(1), o: block(0) };
}

/**
 * One moment for each input {x, m}: x, m, the old h and c, the gates, the new c and h. The same weights at every step.
 * @param {import("../cell.js").Weights} weights
 * @param {import("../cell.js").Input[]} inputs
 */
export function runUnit(weights, inputs) {
  const weight_ih = BLOCKS.map((k) => [weights[k].x, weights[k].m]);
  const weight_hh = BLOCKS.map((k) => [weights[k].h]);
  const bias = BLOCKS.map((k) => weights[k].b);
  let hOld = 0;
  let cOld = 0;
  return inputs.map(({ x, m }) => {
    const at = lstmStep({ x: [x, m], h: [hOld], c: [cOld], weight_ih, weight_hh, bias });
    const moment = { x, m, hOld, cOld, i: at.i[0], f: at.f[0], g: at.g[0], o: at.o[0], c: at.c[0], h: at.h[0] };
    hOld = moment.h;
    cOld = moment.c;
    return moment;
  });
}

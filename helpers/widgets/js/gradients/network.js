// Small recurrent networks for one sequence, forward and backward.
import { stepNetwork } from "../cells/network.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {import("../cells/network.js").Network} Network */
/** @typedef {import("../cells/network.js").Step} Step */

/**
 * back[k] += sum over rows of grad[row] · matrix[row][k]
 * @type {(matrix: Numbers, grad: Numbers, back: Numbers) => void}
 */
function weighBack(matrix, grad, back) {
  const n = back.length;
  for (let row = 0, at = 0; row < grad.length; row += 1) {
    const g = grad[row];
    for (let k = 0; k < n; k += 1, at += 1) back[k] += g * matrix[at];
  }
}

/**
 * A step for each input, from a state of zero.
 * @type {(net: Network, inputs: Numbers[]) => Step[]}
 */
export function runNetwork(net, inputs) {
  let h = new Float64Array(net.hidden),
    c = new Float64Array(net.hidden);
  return inputs.map((x) => {
    const step = stepNetwork(net, x, h, c);
    h = step.h;
    c = step.c;
    return step;
  });
}

/**
 * From the gradient of the last h back. Returns `states`: at each step the gradient of the memory (an LSTM's c, else
 * h) after it, all that arrives there; `inputs`: the gradient of each x; `sums`: what each step adds to the gradient
 * of weight_hh, as pairs [gradient of the sums of h's part, what they were given], so that their outer product is it.
 * @type {(net: Network, moments: Step[], gradH: ArrayLike<number>) => {states: Numbers[], inputs: Numbers[], sums: [Numbers, Numbers][]}}
 */
export function backNetwork(net, moments, gradH) {
  const H = net.hidden,
    rows = net.bias_ih.length,
    states = new Array(moments.length),
    inputs = new Array(moments.length),
    sums = new Array(moments.length);
  let dh = Float64Array.from(gradH),
    dc = new Float64Array(H);
  for (let t = moments.length - 1; t >= 0; t -= 1) {
    const { hOld, cOld, gates: G, c, fromH } = moments[t];
    const dX = new Float64Array(rows), // at the sums of what x contributes
      dFromH = new Float64Array(rows), // at the sums of what h contributes
      nextH = new Float64Array(H),
      nextC = new Float64Array(H);
    const all = Float64Array.from(dh);
    for (let k = 0; k < H; k += 1) {
      if (net.kind === "rnn") {
        dX[k] = dFromH[k] = dh[k] * (1 - G[k] ** 2);
      } else if (net.kind === "gru") {
        const [r, z, n] = [G[k], G[H + k], G[2 * H + k]];
        const dn = dh[k] * (1 - z) * (1 - n * n);
        dX[k] = dFromH[k] = dn * fromH[2 * H + k] * r * (1 - r);
        dX[H + k] = dFromH[H + k] = dh[k] * (hOld[k] - n) * z * (1 - z);
        dX[2 * H + k] = dn;
        dFromH[2 * H + k] = dn * r;
        nextH[k] = dh[k] * z;
      } else {
        const [i, f, g, o] = [G[k], G[H + k], G[2 * H + k], G[3 * H + k]],
          shown = Math.tanh(c[k]);
        const d = dc[k] + dh[k] * o * (1 - shown * shown);
        all[k] = d;
        dX[k] = d * g * i * (1 - i);
        dX[H + k] = d * cOld[k] * f * (1 - f);
        dX[2 * H + k] = d * i * (1 - g * g);
        dX[3 * H + k] = dh[k] * shown * o * (1 - o);
        nextC[k] = d * f;
      }
    }
    if (net.kind === "lstm") dFromH.set(dX);
    states[t] = all;
    inputs[t] = new Float64Array(net.inputs);
    weighBack(net.weight_ih, dX, inputs[t]);
    weighBack(net.weight_hh, dFromH, nextH);
    sums[t] = [dFromH, hOld];
    dh = nextH;
    dc = nextC;
  }
  return { states, inputs, sums };
}

/** @type {(v: ArrayLike<number>) => number} */
export function normOf(v) {
  let square = 0;
  for (let k = 0; k < v.length; k += 1) square += v[k] * v[k];
  return Math.sqrt(square);
}

/**
 * The norm of the gradient of weight_hh, the sum of all steps' outer products, and the share of the last `steps` of
 * them in the sum of sizes.
 * @type {(net: Network, sums: [Numbers, Numbers][], steps: number) => {norm: number, late: number}}
 */
export function recurrentGradient(net, sums, steps) {
  const rows = net.bias_ih.length,
    H = net.hidden,
    total = new Float64Array(rows * H);
  let all = 0,
    late = 0;
  sums.forEach(([grad, given], t) => {
    for (let row = 0, at = 0; row < rows; row += 1)
      for (let k = 0; k < H; k += 1, at += 1) total[at] += grad[row] * given[k];
    const size = normOf(grad) * normOf(given);
    all += size;
    if (t >= sums.length - steps) late += size;
  });
  return { norm: normOf(total), late: all ? late / all : 0 };
}

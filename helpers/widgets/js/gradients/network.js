// Small recurrent networks, forward and backward, for one sequence. Blocks as in PyTorch: i, f, g, o and r, z, n.
// Matrices are flat, row by row.
import { sigmoid } from "../cells/steps.js";

/** @typedef {import("./random_weights.js").Numbers} Numbers */
/** @typedef {import("./random_weights.js").Network} Network */
/**
 * @typedef {{x: Numbers, hOld: Numbers, cOld: Numbers, fromH: Numbers, gates: Numbers, h: Numbers, c: Numbers}} Step
 *   What went in, the gates, the new state.
 */

/**
 * sums[row] = start[row] + matrix[row] · v
 * @type {(matrix: Numbers, v: Numbers, start: Numbers) => Numbers}
 */
function weigh(matrix, v, start) {
  const n = v.length,
    sums = Float64Array.from(start);
  for (let row = 0, at = 0; row < sums.length; row += 1) {
    let sum = 0;
    for (let k = 0; k < n; k += 1, at += 1) sum += matrix[at] * v[k];
    sums[row] += sum;
  }
  return sums;
}

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
 * One moment for each input, from a state of zero: what went in, the gates, the new state.
 * @type {(net: Network, inputs: Numbers[]) => Step[]}
 */
export function runNetwork(net, inputs) {
  const H = net.hidden;
  let h = new Float64Array(H),
    c = new Float64Array(H);
  return inputs.map((x) => {
    const fromX = weigh(net.weight_ih, x, net.bias_ih),
      fromH = weigh(net.weight_hh, h, net.bias_hh);
    /** @type {any} */
    const at = { x, hOld: h, cOld: c, fromH };
    at.gates = fromX.map((sum, row) => {
      const block = Math.floor(row / H),
        total = sum + fromH[row];
      if (net.kind === "rnn" || (net.kind === "lstm" && block === 2)) return Math.tanh(total);
      if (net.kind === "gru" && block === 2) return 0; // needs the reset gate first
      return sigmoid(total);
    });
    const G = at.gates;
    at.h = new Float64Array(H);
    at.c = new Float64Array(H);
    for (let k = 0; k < H; k += 1) {
      if (net.kind === "rnn") at.h[k] = G[k];
      else if (net.kind === "gru") {
        G[2 * H + k] = Math.tanh(fromX[2 * H + k] + G[k] * fromH[2 * H + k]);
        at.h[k] = (1 - G[H + k]) * G[2 * H + k] + G[H + k] * h[k];
      } else {
        at.c[k] = G[H + k] * c[k] + G[k] * G[2 * H + k];
        at.h[k] = G[3 * H + k] * Math.tanh(at.c[k]);
      }
    }
    h = at.h;
    c = at.c;
    return at;
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

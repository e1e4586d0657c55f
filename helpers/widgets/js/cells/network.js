// Recurrent networks of any of the three kinds, one step at a time. Blocks as in PyTorch: i, f, g, o and r, z, n. Matrices are flat, row by
// row.
import { sigmoid } from "./steps.js";

/** @typedef {Float64Array<ArrayBuffer>} Numbers */
/**
 * @typedef {{kind: string, inputs: number, hidden: number, weight_ih: Numbers, weight_hh: Numbers, bias_ih: Numbers,
 *   bias_hh: Numbers}} Network
 * @typedef {{x: Numbers, hOld: Numbers, cOld: Numbers, fromH: Numbers, gates: Numbers, h: Numbers, c: Numbers}} Step
 *   What went in, the gates, the new state.
 */

/**
 * sums[row] = start[row] + matrix[row] · v
 * @type {(matrix: Numbers, v: Numbers, start: Numbers) => Numbers}
 */
export function weigh(matrix, v, start) {
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
 * One step from the state h (and c, for an LSTM): what went in, the gates, the new state.
 * @type {(net: Network, x: Numbers, h: Numbers, c: Numbers) => Step}
 */
export function stepNetwork(net, x, h, c) {
  const H = net.hidden;
  const fromX = weigh(net.weight_ih, x, net.bias_ih),
    fromH = weigh(net.weight_hh, h, net.bias_hh);
  const gates = fromX.map((sum, row) => {
    const block = Math.floor(row / H),
      total = sum + fromH[row];
    if (net.kind === "rnn" || (net.kind === "lstm" && block === 2)) return Math.tanh(total);
    if (net.kind === "gru" && block === 2) return 0; // needs the reset gate first
    return sigmoid(total);
  });
  const next = { h: new Float64Array(H), c: new Float64Array(H) };
  for (let k = 0; k < H; k += 1) {
    if (net.kind === "rnn") next.h[k] = gates[k];
    else if (net.kind === "gru") {
      gates[2 * H + k] = Math.tanh(fromX[2 * H + k] + gates[k] * fromH[2 * H + k]);
      next.h[k] = (1 - gates[H + k]) * gates[2 * H + k] + gates[H + k] * h[k];
    } else {
      next.c[k] = gates[H + k] * c[k] + gates[k] * gates[2 * H + k];
      next.h[k] = gates[3 * H + k] * Math.tanh(next.c[k]);
    }
  }
  return { x, hOld: h, cOld: c, fromH, gates, ...next };
}

// What is left of a gradient, step by step back: the computing of the gradient telescope. No drawing here.
import { backNetwork, normOf, recurrentGradient, runNetwork } from "./network.js";
import { drawNetwork, KINDS, largestSingularValue, normals, numberWithin, stream } from "./random_weights.js";

export const FAR = 100;

const UNITS = 32;

/**
 * The slope of the line through (0, 0) that comes nearest to the points, by least squares.
 * @type {(values: number[]) => number}
 */
function meanSlope(values) {
  let above = 0,
    below = 0;
  values.forEach((v, k) => {
    above += k * v;
    below += k * k;
  });
  return above / below;
}

/**
 * All that is shown, from the choices alone: {kind, scale, bias, input, seed}.
 * @type {(choices: {kind: string, scale: number, bias: number, input: number, seed: number}) => {exponents: number[],
 *   rate: number, bound: number | null, busy: number, norm: number, late: number}}
 */
export function look({ kind, scale, bias, input, seed }) {
  const net = drawNetwork({ kind, inputs: UNITS, hidden: UNITS, seed, bias, scale });
  const random = stream(1000 + seed);
  const inputs = Array.from({ length: FAR + 1 }, () => normals(random, UNITS).map((value) => value * input));
  const error = normals(random, UNITS);
  const size = normOf(error);
  const moments = runNetwork(net, inputs);
  const back = backNetwork(
    net,
    moments,
    error.map((value) => value / size),
  );
  const norms = back.states.map(normOf).reverse();
  const exponents = norms.map((norm) => Math.log10(Math.max(norm, 1e-300) / norms[0]));
  const plain = net.kind === "rnn";
  const { norm, late } = recurrentGradient(net, back.sums, 10);
  return {
    exponents,
    rate: 10 ** meanSlope(exponents),
    bound: plain ? largestSingularValue(net.weight_hh, UNITS) : null,
    busy:
      moments.reduce((sum, at) => sum + at.h.reduce((most, v) => most + Math.abs(v), 0) / UNITS, 0) / moments.length,
    norm,
    late,
  };
}

/**
 * What was stored, where it makes sense.
 * @type {(state: any, offered?: typeof KINDS) => {kind: string, scale: number, bias: number, input: number, seed: number, clip: number}}
 */
export function readTelescope(state, offered = KINDS) {
  const { kind, scale, bias, input, seed, clip } = state ?? {};
  return {
    kind: offered.some(([key]) => key === kind) ? kind : offered[0][0],
    scale: numberWithin(scale, 0.2, 3, 1),
    bias: numberWithin(bias, -2, 6, 0),
    input: numberWithin(input, 0, 2, 1),
    seed: Number.isInteger(seed) ? numberWithin(seed, 1, 1e9, 1) : 1,
    clip: numberWithin(clip, -2, 3, 0),
  };
}

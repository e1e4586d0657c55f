// Weights of untrained networks, drawn from a seed: the same seed gives the same network everywhere.

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {import("../cells/network.js").Network} Network */

/**
 * Numbers in [0, 1) from a seed (the generator mulberry32).
 * @type {(seed: number) => () => number}
 */
export function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * n numbers, N(0, 1), by Box and Muller.
 * @type {(random: () => number, n: number) => Numbers}
 */
export function normals(random, n) {
  return Float64Array.from(
    { length: n },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/**
 * n numbers, U(-bound, bound).
 * @type {(random: () => number, n: number, bound: number) => Numbers}
 */
export function uniforms(random, n, bound) {
  return Float64Array.from({ length: n }, () => (2 * random() - 1) * bound);
}

/**
 * An n by n matrix with orthonormal rows, as a flat array: Gram and Schmidt on normal rows, twice for accuracy.
 * @type {(random: () => number, n: number) => Numbers}
 */
export function orthogonal(random, n) {
  const m = normals(random, n * n);
  for (let row = 0; row < n; row += 1) {
    for (let again = 0; again < 2; again += 1) {
      for (let before = 0; before < row; before += 1) {
        let dot = 0;
        for (let k = 0; k < n; k += 1) dot += m[row * n + k] * m[before * n + k];
        for (let k = 0; k < n; k += 1) m[row * n + k] -= dot * m[before * n + k];
      }
    }
    let square = 0;
    for (let k = 0; k < n; k += 1) square += m[row * n + k] ** 2;
    for (let k = 0; k < n; k += 1) m[row * n + k] /= Math.sqrt(square);
  }
  return m;
}

/**
 * The largest singular value of an n by n matrix: what repeated multiplication with the matrix and its transpose converges to.
 * @type {(m: Numbers, n: number) => number}
 */
export function largestSingularValue(m, n) {
  let v = Float64Array.from({ length: n }, (_, k) => 1 + (k % 7) / 7),
    found = 0;
  for (let turn = 0; turn < 200; turn += 1) {
    const there = new Float64Array(n),
      back = new Float64Array(n);
    for (let row = 0; row < n; row += 1) for (let k = 0; k < n; k += 1) there[row] += m[row * n + k] * v[k];
    for (let row = 0; row < n; row += 1) for (let k = 0; k < n; k += 1) back[k] += m[row * n + k] * there[row];
    const size = Math.hypot(...back);
    if (size === 0) return 0;
    found = Math.sqrt(size / Math.hypot(...v));
    v = back.map((value) => value / size);
  }
  return found;
}

/**
 * A stored choice, if it is a number from low to high; else the default.
 * @type {(v: any, low: number, high: number, otherwise: number) => number}
 */
export function numberWithin(v, low, high, otherwise) {
  return typeof v === "number" && v >= low && v <= high ? v : otherwise;
}

/** @type {[string, string][]} The kinds of networks that are shown, and their names. */
export const KINDS = [
  ["rnn", "plain RNN"],
  ["orthogonal rnn", "orthogonal RNN"],
  ["lstm", "LSTM"],
  ["gru", "GRU"],
];

/**
 * The kinds that a widget offers: those that are named, or all where none is.
 * @type {(names: string[] | undefined) => typeof KINDS}
 */
export function offeredKinds(names) {
  return names?.length ? KINDS.filter(([key]) => names.includes(key)) : KINDS;
}

/** @param {string} kind */
export function kindName(kind) {
  return new Map(KINDS).get(kind) ?? kind;
}

/** @type {Record<string, number>} */
export const BLOCKS_OF = { rnn: 1, "orthogonal rnn": 1, lstm: 4, gru: 3 };

/**
 * An untrained network as PyTorch draws it, U(-1/√H, 1/√H), input biases zero but for the gate that keeps: the second block of an LSTM
 * (i, f, g, o) and of a GRU (r, z, n). `scale` multiplies a plain network's recurrent matrix.
 * @type {(choices: {kind: string, inputs: number, hidden: number, seed: number, bias?: number, scale?: number}) => Network}
 */
export function drawNetwork({ kind, inputs, hidden, seed, bias = 0, scale = 1 }) {
  const random = stream(seed),
    rows = BLOCKS_OF[kind] * hidden,
    bound = 1 / Math.sqrt(hidden);
  const net = {
    kind: kind === "orthogonal rnn" ? "rnn" : kind,
    inputs,
    hidden,
    weight_ih: uniforms(random, rows * inputs, bound),
    weight_hh: kind === "orthogonal rnn" ? orthogonal(random, hidden) : uniforms(random, rows * hidden, bound),
    bias_ih: new Float64Array(rows),
    bias_hh: new Float64Array(rows),
  };
  if (rows > hidden) net.bias_ih.fill(bias, hidden, 2 * hidden);
  else if (scale !== 1) net.weight_hh = net.weight_hh.map((weight) => weight * scale);
  return net;
}

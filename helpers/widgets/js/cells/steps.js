// One step of an LSTM, and one of a GRU, as in NumPy (helpers.nets) and PyTorch. An LSTM has its blocks in the order i, f, g, o.

/**
 * 1 / (1 + e^-z), in the form whose exponential cannot overflow.
 * @type {(z: number) => number}
 */
export function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/**
 * x (I), h and c (H), weight_ih (4H rows of I), weight_hh (4H rows of H), bias (4H).
 * Returns the gates i, f, o, the candidate g, and the new c and h, each (H).
 * @type {(given: {x: number[], h: number[], c: number[], weight_ih: number[][], weight_hh: number[][], bias:
 *   number[]}) => Record<"i" | "f" | "g" | "o" | "c" | "h", number[]>}
 */
export function lstmStep({ x, h, c, weight_ih, weight_hh, bias }) {
  const dot = (row, v) => row.reduce((sum, w, k) => sum + w * v[k], 0);
  const H = h.length;
  const sums = bias.map((b, row) => dot(weight_ih[row], x) + dot(weight_hh[row], h) + b);
  const i = sums.slice(0, H).map(sigmoid);
  const f = sums.slice(H, 2 * H).map(sigmoid);
  const g = sums.slice(2 * H, 3 * H).map(Math.tanh);
  const o = sums.slice(3 * H).map(sigmoid);
  const cNew = c.map((old, k) => f[k] * old + i[k] * g[k]);
  const hNew = cNew.map((cell, k) => o[k] * Math.tanh(cell));
  return { i, f, g, o, c: cNew, h: hNew };
}

/**
 * One step of a GRU: blocks in the order r, z, n. x (I), h (H), weight_ih (3H rows of I), weight_hh (3H rows of H),
 * bias_ih and bias_hh (3H). `reset`: r acts "after" the product with h, bias included, as in PyTorch, or on h
 * "before" it. `update`: z = 1 "keeps" the old h, as in PyTorch, or "writes" the candidate. Returns the gates r and
 * z, the candidate n, `heard` (what n gets of h), and the new h, each (H).
 * @type {(given: {x: number[], h: number[], weight_ih: number[][], weight_hh: number[][], bias_ih: number[], bias_hh:
 *   number[], reset?: "after" | "before", update?: "keeps" | "writes"}) => Record<"r" | "z" | "n" | "heard" | "h",
 *   number[]>}
 */
export function gruStep({ x, h, weight_ih, weight_hh, bias_ih, bias_hh, reset = "after", update = "keeps" }) {
  const dot = (row, v) => row.reduce((sum, w, k) => sum + w * v[k], 0);
  const H = h.length;
  const fromX = bias_ih.map((b, row) => dot(weight_ih[row], x) + b);
  const fromH = (row, v) => dot(weight_hh[row], v) + bias_hh[row];
  const r = h.map((_, k) => sigmoid(fromX[k] + fromH(k, h)));
  const z = h.map((_, k) => sigmoid(fromX[H + k] + fromH(H + k, h)));
  const left = h.map((old, k) => r[k] * old);
  const heard = h.map((_, k) => (reset === "after" ? r[k] * fromH(2 * H + k, h) : fromH(2 * H + k, left)));
  const n = heard.map((part, k) => Math.tanh(fromX[2 * H + k] + part));
  const hNew = h.map((old, k) =>
    update === "keeps" ? (1 - z[k]) * n[k] + z[k] * old : z[k] * n[k] + (1 - z[k]) * old,
  );
  return { r, z, n, heard, h: hNew };
}

// One step of an LSTM, as in NumPy (helpers.nets) and PyTorch: blocks in the order i, f, g, o.

// 1 / (1 + e^-z), in the form whose exponential cannot overflow.
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

// x (I), h and c (H), weight_ih (4H rows of I), weight_hh (4H rows of H), bias (4H).
// Returns the gates i, f, o, the candidate g, and the new c and h, each (H).
function lstmStep({ x, h, c, weight_ih, weight_hh, bias }) {
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

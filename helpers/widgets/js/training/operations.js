// The arithmetic of the networks that train, in plain JavaScript, for any float array: float64 to be checked against NumPy, float32 where
// there is no WebAssembly. wasm.js has the same in WebAssembly. Everything is done in place, on arrays that the caller keeps.
import { sigmoid } from "../cells/steps.js";

/** @typedef {Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>} Floats */
/**
 * @typedef {object} Arithmetic
 * @property {string} name What does it: "JavaScript" or "WebAssembly".
 * @property {(n: number) => Floats} make n zeros.
 * @property {(out: Floats, a: Floats, b: Floats, rows: number, inner: number, cols: number, rowStride: number, innerStride: number)
 *   => void} product out (rows, cols) += a (rows, inner) · b (inner, cols). The strides are of a, so that a transposed one needs no copy.
 * @property {(values: Floats) => void} sigmoid
 * @property {(values: Floats) => void} tanh
 * @property {(gates: Floats, cOld: Floats, c: Floats, shown: Floats, h: Floats) => void} lstmForward Gates i, f, g, o, a block each.
 * @property {(gates: Floats, cOld: Floats, shown: Floats, dh: Floats, dc: Floats, sums: Floats) => void} lstmBackward
 *   dc becomes the gradient of cOld.
 * @property {(gates: Floats, fromH: Floats, hOld: Floats, h: Floats) => void} gruForward Gates r and z, and n as a sum.
 * @property {(gates: Floats, fromH: Floats, hOld: Floats, dh: Floats, sums: Floats, dFromH: Floats) => void} gruBackward
 *   dh becomes what goes straight to hOld.
 * @property {(h: Floats, dh: Floats, sums: Floats) => void} rnnBackward
 * @property {(at: Floats, gradient: Floats, mean: Floats, square: Floats, scale: number, rate: number, wide: number) => void} adam
 */

/**
 * The operations on arrays of one type.
 * @type {(Kind: Float32ArrayConstructor | Float64ArrayConstructor) => Arithmetic}
 */
export const plain = (Kind) => ({
  name: "JavaScript",
  make: (n) => new Kind(n),

  product(out, a, b, rows, inner, cols, rowStride, innerStride) {
    for (let row = 0; row < rows; row += 1) {
      const to = row * cols;
      for (let k = 0; k < inner; k += 1) {
        const factor = a[row * rowStride + k * innerStride],
          from = k * cols;
        for (let col = 0; col < cols; col += 1) out[to + col] += factor * b[from + col];
      }
    }
  },

  sigmoid(values) {
    for (let k = 0; k < values.length; k += 1) values[k] = sigmoid(values[k]);
  },

  tanh(values) {
    for (let k = 0; k < values.length; k += 1) values[k] = Math.tanh(values[k]);
  },

  lstmForward(gates, cOld, c, shown, h) {
    const n = h.length;
    for (let k = 0; k < n; k += 1) {
      c[k] = gates[n + k] * cOld[k] + gates[k] * gates[2 * n + k];
      shown[k] = Math.tanh(c[k]);
      h[k] = gates[3 * n + k] * shown[k];
    }
  },

  lstmBackward(gates, cOld, shown, dh, dc, sums) {
    const n = dh.length;
    for (let k = 0; k < n; k += 1) {
      const [i, f, g, o] = [gates[k], gates[n + k], gates[2 * n + k], gates[3 * n + k]];
      const grad = dc[k] + dh[k] * o * (1 - shown[k] * shown[k]); // c is also seen through h
      sums[k] = grad * g * i * (1 - i);
      sums[n + k] = grad * cOld[k] * f * (1 - f);
      sums[2 * n + k] = grad * i * (1 - g * g);
      sums[3 * n + k] = dh[k] * shown[k] * o * (1 - o);
      dc[k] = grad * f;
    }
  },

  gruForward(gates, fromH, hOld, h) {
    const n = h.length;
    for (let k = 0; k < n; k += 1) {
      const z = gates[n + k],
        fresh = Math.tanh(gates[2 * n + k] + gates[k] * fromH[k]);
      gates[2 * n + k] = fresh;
      h[k] = (1 - z) * fresh + z * hOld[k];
    }
  },

  gruBackward(gates, fromH, hOld, dh, sums, dFromH) {
    const n = dh.length;
    for (let k = 0; k < n; k += 1) {
      const [r, z, fresh] = [gates[k], gates[n + k], gates[2 * n + k]];
      const grad = dh[k] * (1 - z) * (1 - fresh * fresh);
      sums[k] = grad * fromH[k] * r * (1 - r);
      sums[n + k] = dh[k] * (hOld[k] - fresh) * z * (1 - z);
      sums[2 * n + k] = grad;
      dFromH[k] = grad * r;
      dh[k] *= z;
    }
  },

  rnnBackward(h, dh, sums) {
    for (let k = 0; k < h.length; k += 1) sums[k] = dh[k] * (1 - h[k] * h[k]);
  },

  adam(at, gradient, mean, square, scale, rate, wide) {
    for (let k = 0; k < at.length; k += 1) {
      const g = gradient[k] * scale;
      mean[k] = 0.9 * mean[k] + 0.1 * g;
      square[k] = 0.999 * square[k] + 0.001 * g * g;
      at[k] -= (rate * mean[k]) / (Math.sqrt(square[k]) / wide + 1e-8);
    }
  },
});

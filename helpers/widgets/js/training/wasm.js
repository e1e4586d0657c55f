// The same arithmetic in WebAssembly with SIMD, in float32: kernel/arithmetic.ts, compiled by `course build`.
import { KERNEL } from "./kernel/kernel.js";
import { plain } from "./operations.js";

/** @typedef {import("./operations.js").Arithmetic} Arithmetic */
/** @typedef {import("./operations.js").Floats} Floats */

const PAGE = 65536;
/** @type {WebAssembly.Module | null | undefined} */
let compiled;

/** The kernel, compiled once; null where this engine has no WebAssembly with SIMD. */
function kernel() {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (sign) => sign.charCodeAt(0)));
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

/**
 * Arithmetic in float32 with a memory of its own, whose arrays stay where they are: the fastest that there is here.
 * @type {(numbers: number) => Arithmetic} `numbers` are all that `make` will give in all.
 */
export function fastArithmetic(numbers) {
  const module = kernel();
  if (!module) return plain(Float32Array);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((4 * numbers + 1024) / PAGE) });
  const own = /** @type {any} */ (new WebAssembly.Instance(module, { env: { memory } }).exports);
  let free = 16;
  return {
    name: "WebAssembly",
    make(n) {
      const start = free;
      free += Math.ceil(n / 4) * 16;
      if (free > memory.buffer.byteLength)
        throw new RangeError(`${n} numbers more than the ${numbers} that were reserved.`);
      return new Float32Array(/** @type {ArrayBuffer} */ (memory.buffer), start, n);
    },
    product: (out, a, b, rows, inner, cols, rowStride, innerStride) =>
      own.product(out.byteOffset, a.byteOffset, b.byteOffset, rows, inner, cols, rowStride, innerStride),
    sigmoid: (values) => own.sigmoid(values.byteOffset, values.length),
    tanh: (values) => own.tanh(values.byteOffset, values.length),
    lstmForward: (gates, cOld, c, shown, h) =>
      own.lstmForward(gates.byteOffset, cOld.byteOffset, c.byteOffset, shown.byteOffset, h.byteOffset, h.length),
    lstmBackward: (gates, cOld, shown, dh, dc, sums) =>
      own.lstmBackward(
        gates.byteOffset,
        cOld.byteOffset,
        shown.byteOffset,
        dh.byteOffset,
        dc.byteOffset,
        sums.byteOffset,
        dh.length,
      ),
    gruForward: (gates, fromH, hOld, h) =>
      own.gruForward(gates.byteOffset, fromH.byteOffset, hOld.byteOffset, h.byteOffset, h.length),
    gruBackward: (gates, fromH, hOld, dh, sums, dFromH) =>
      own.gruBackward(
        gates.byteOffset,
        fromH.byteOffset,
        hOld.byteOffset,
        dh.byteOffset,
        sums.byteOffset,
        dFromH.byteOffset,
        dh.length,
      ),
    rnnBackward: (h, dh, sums) => own.rnnBackward(h.byteOffset, dh.byteOffset, sums.byteOffset, h.length),
    adam: (at, gradient, mean, square, scale, rate, wide) =>
      own.adam(at.byteOffset, gradient.byteOffset, mean.byteOffset, square.byteOffset, at.length, scale, rate, wide),
  };
}

// Recordings as 8 bits a sample by the mu-law: finer steps for quiet samples than for loud ones. As in helpers/experiments/spoken_digits.py.

const MU = 255;
const VALUES = Float32Array.from({ length: 255 }, (_, k) => {
  const height = Math.fround((k - 127) / 127);
  return (Math.sign(height) * Math.expm1(Math.abs(height) * Math.log1p(MU))) / MU;
});

/**
 * Samples in [−1, 1] from bytes that hold −127 to 127.
 * @type {(bytes: DataView, from: number, count: number) => Float64Array<ArrayBuffer>}
 */
export function fromMuLaw(bytes, from, count) {
  return Float64Array.from({ length: count }, (_, k) => VALUES[bytes.getInt8(from + k) + 127]);
}

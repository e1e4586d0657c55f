// Weights from a safetensors file: 8 bytes with the header's length, the header in JSON, and the numbers, little-endian.

/** @typedef {{shape: number[], values: Float64Array<ArrayBuffer>}} Tensor */

/**
 * The tensors by name, and the texts that the file says of itself. Numbers of 16, 32 and 64 bits become 64 bits, exactly.
 * @type {(bytes: ArrayBuffer | DataView) => {tensors: Record<string, Tensor>, texts: Record<string, string>}}
 */
export function readSafetensors(bytes) {
  const view = ArrayBuffer.isView(bytes) ? bytes : new DataView(bytes);
  const length = Number(view.getBigUint64(0, true));
  const header = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + 8, length));
  const { __metadata__: texts = {}, ...entries } = JSON.parse(header);
  /** @type {Record<string, Tensor>} */
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(entries)) {
    const read = READERS[dtype];
    if (!read) throw new Error(`${name} is ${dtype}; only ${Object.keys(READERS).join(", ")} can be read here`);
    const [from, to] = data_offsets;
    const values = new Float64Array((to - from) / read.size);
    for (let k = 0; k < values.length; k += 1) values[k] = read.at(view, 8 + length + from + k * read.size);
    tensors[name] = { shape, values };
  }
  return { tensors, texts };
}

/** @type {Record<string, {size: number, at: (view: DataView, place: number) => number}>} */
const READERS = {
  F16: { size: 2, at: (view, place) => half(view.getUint16(place, true)) },
  F32: { size: 4, at: (view, place) => view.getFloat32(place, true) },
  F64: { size: 8, at: (view, place) => view.getFloat64(place, true) },
};

/**
 * A number of 16 bits: sign, five bits of exponent, ten of fraction.
 * @type {(bits: number) => number}
 */
function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1,
    exponent = (bits >> 10) & 31,
    fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

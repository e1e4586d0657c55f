// What the networks on speech hear, the same as in helpers/experiments/log_mel.py: 24 log energies of mel bands, 62 times a second and more.

/** @typedef {Float64Array<ArrayBuffer>} Numbers */

export const RATE = 8000, // samples a second
  FRAME = 256,
  HOP = 128,
  BANDS = 24,
  STACK = 2; // frames that a network reads at a time
const FLOOR = 1e-6;

const WINDOW = Float64Array.from({ length: FRAME }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME));
const TURNS = Float64Array.from({ length: FRAME }, (_, k) => (2 * Math.PI * k) / FRAME);
const COS = TURNS.map(Math.cos),
  SIN = TURNS.map(Math.sin);
const BITS = Math.log2(FRAME);
const REVERSED = Uint8Array.from({ length: FRAME }, (_, n) => {
  let turned = 0;
  for (let bit = 0; bit < BITS; bit += 1) turned |= ((n >> bit) & 1) << (BITS - 1 - bit);
  return turned;
});

const melOf = (/** @type {number} */ hertz) => 2595 * Math.log10(1 + hertz / 700),
  hertzOf = (/** @type {number} */ mel) => 700 * (10 ** (mel / 2595) - 1);

/** Edges of the bands in Hz: band k is a triangle from EDGES[k] over EDGES[k + 1] to EDGES[k + 2]. */
export const EDGES = Float64Array.from({ length: BANDS + 2 }, (_, k) => hertzOf((melOf(RATE / 2) * k) / (BANDS + 1)));
const FILTERS = Array.from({ length: BANDS }, (_, band) => {
  const [low, middle, high] = EDGES.subarray(band, band + 3);
  return Float64Array.from({ length: FRAME / 2 + 1 }, (_, bin) => {
    const hertz = (bin * RATE) / FRAME;
    return Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle)));
  });
});

/**
 * How many frames lie wholly inside a signal. A signal shorter than one frame is filled up with zeros.
 * @type {(samples: number) => number}
 */
export const framesOf = (samples) => Math.max(1, 1 + Math.floor((samples - FRAME) / HOP));

/**
 * The power of each frequency from 0 to half the sampling rate in one frame.
 * @type {(signal: ArrayLike<number>, at: number) => Numbers}
 */
export function powerOf(signal, at) {
  const re = new Float64Array(FRAME),
    im = new Float64Array(FRAME);
  for (let n = 0; n < FRAME; n += 1) re[REVERSED[n]] = (signal[at + n] ?? 0) * WINDOW[n];
  for (let size = 2; size <= FRAME; size *= 2) {
    const half = size / 2,
      turn = FRAME / size;
    for (let start = 0; start < FRAME; start += size)
      for (let k = 0; k < half; k += 1) {
        const low = start + k,
          high = low + half;
        const c = COS[k * turn],
          s = SIN[k * turn];
        const x = re[high] * c + im[high] * s,
          y = im[high] * c - re[high] * s;
        re[high] = re[low] - x;
        im[high] = im[low] - y;
        re[low] += x;
        im[low] += y;
      }
  }
  return Float64Array.from({ length: FRAME / 2 + 1 }, (_, bin) => re[bin] ** 2 + im[bin] ** 2);
}

/**
 * 24 numbers a frame.
 * @type {(signal: ArrayLike<number>) => Numbers[]}
 */
export function logMel(signal) {
  return Array.from({ length: framesOf(signal.length) }, (_, frame) => {
    const power = powerOf(signal, frame * HOP);
    return Float64Array.from(FILTERS, (filter) => {
      let sum = FLOOR;
      for (let bin = 0; bin < filter.length; bin += 1) sum += filter[bin] * power[bin];
      return Math.log(sum);
    });
  });
}

/**
 * The same less each band's mean over the recording, so that a microphone's colour counts less.
 * @type {(frames: Numbers[]) => Numbers[]}
 */
export function lessMean(frames) {
  const mean = new Float64Array(BANDS);
  for (const frame of frames) for (let band = 0; band < BANDS; band += 1) mean[band] += frame[band] / frames.length;
  return frames.map((frame) => frame.map((value, band) => value - mean[band]));
}

/**
 * Two frames, one after the other, as the 48 numbers of a step. A last frame that is alone counts twice.
 * @type {(frames: Numbers[]) => Numbers[]}
 */
export function stacked(frames) {
  return Array.from({ length: Math.ceil(frames.length / STACK) }, (_, step) => {
    const x = new Float64Array(STACK * BANDS);
    for (let k = 0; k < STACK; k += 1) x.set(frames[Math.min(step * STACK + k, frames.length - 1)], k * BANDS);
    return x;
  });
}

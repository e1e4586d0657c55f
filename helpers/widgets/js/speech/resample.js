// From a microphone's sampling rate to 8,000 samples a second. What lies above 4,000 Hz would come back as a lower tone that nobody said
// (aliasing), so a low-pass goes first: a sinc under a Kaiser window.
import { RATE } from "./log_mel.js";

const EDGE = 3850, // Hz, in the middle of the slope: nothing that is left lies above 4,000
  SLOPE = 300, // Hz from all to nothing
  BETA = 7.9; // 80 dB down

/**
 * Reads samples block by block, as they come, and returns those at 8,000 a second that are ready. The filter looks ahead, so the last few
 * come with `rest`.
 * @param {number} from Samples a second of what comes in.
 */
export function resampler(from) {
  const ratio = from / RATE;
  const cutoff = Math.min(EDGE, 0.46 * from) / from;
  const reach = Math.ceil((((80 - 7.95) / 14.36) * from) / SLOPE / 2); // samples on each side
  /** @type {Float64Array<ArrayBuffer>} */
  let kept = new Float64Array(reach); // silence before the first sample
  let first = -reach, // which sample kept[0] is
    made = 0;

  const kernel = kernels(ratio, cutoff, reach);

  /** @type {(block: ArrayLike<number>) => Float64Array<ArrayBuffer>} */
  const push = (block) => {
    const all = new Float64Array(kept.length + block.length);
    all.set(kept);
    all.set(block, kept.length);
    const out = [];
    for (;;) {
      const middle = Math.floor(made * ratio);
      if (middle + reach >= first + all.length) break;
      const weights = kernel(made);
      let sum = 0;
      for (let k = 0, at = middle - reach + 1 - first; k < weights.length; k += 1, at += 1) sum += weights[k] * all[at];
      out.push(sum);
      made += 1;
    }
    const needed = Math.max(0, Math.floor(made * ratio) - reach + 1 - first);
    kept = all.slice(needed);
    first += needed;
    return Float64Array.from(out);
  };
  return {
    push,
    /** The samples that wait for what comes after the end: silence. */
    rest: () => push(new Float64Array(reach)),
  };
}

/**
 * The filter's weights for a sample that is made, which depend on where between two given ones it lies. Few places come up again and again.
 * @param {number} ratio
 * @param {number} cutoff As a share of the given rate.
 * @param {number} reach
 * @returns {(made: number) => Float64Array}
 */
function kernels(ratio, cutoff, reach) {
  const bottom = bessel(BETA);
  /** @type {Map<string, Float64Array>} */
  const known = new Map();
  return (made) => {
    const part = made * ratio - Math.floor(made * ratio),
      name = part.toFixed(9);
    let found = known.get(name);
    if (!found) {
      const raw = Float64Array.from({ length: 2 * reach }, (_, k) => {
        const t = k - reach + 1 - part;
        const angle = 2 * Math.PI * cutoff * t;
        const window = bessel(BETA * Math.sqrt(Math.max(0, 1 - (t / reach) ** 2))) / bottom;
        return window * (t === 0 ? 1 : Math.sin(angle) / angle);
      });
      const sum = raw.reduce((a, b) => a + b);
      found = raw.map((weight) => weight / sum);
      known.set(name, found);
    }
    return found;
  };
}

/**
 * The modified Bessel function I₀, by its series.
 * @type {(x: number) => number}
 */
function bessel(x) {
  let sum = 1,
    term = 1;
  for (let k = 1; term > 1e-17 * sum; k += 1) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}

// N-grams of characters with Witten-Bell smoothing, as in helpers/experiments/ngrams.py: all orders from one sorted list.

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {(context: number[], order: number) => Numbers} Chances How likely each symbol is to come next. */

export const LARGEST = 6;

/**
 * Counts in a text. Each place of it is a number: the five symbols before, the nearest one first, then the symbol itself. Sorted, all
 * places with the same last symbols lie side by side, whichever number of them one asks for.
 * @param {number[] | Uint8Array} text Places of its symbols; what stands before the beginning are ends.
 * @param {number} size How many symbols there are.
 * @param {number} end The place of the symbol that ends a line.
 * @param {boolean} linesAlone Whether contexts stop at the beginning of a line.
 * @returns {Chances}
 */
export function countText(text, size, end, linesAlone) {
  const far = LARGEST - 1;
  const places = new Float64Array(text.length);
  /** @type {number[]} The symbols before, the nearest one first. */
  let before = new Array(far).fill(end);
  for (let at = 0; at < text.length; at += 1) {
    let code = 0;
    for (let k = 0; k < far; k += 1) code = code * size + before[k];
    places[at] = code * size + text[at];
    if (linesAlone && text[at] === end) before = before.fill(end);
    else {
      for (let k = far - 1; k > 0; k -= 1) before[k] = before[k - 1];
      before[0] = text[at];
    }
  }
  places.sort();
  const next = Uint8Array.from(places, (code) => code % size);
  const short = [0, 1].map((length) => tables(places, next, size, length)); // these have many places each

  /** @type {(code: number) => number} The first place that is not below. */
  const first = (code) => {
    let low = 0,
      high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle] < code) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return (context, order) => {
    const padded = [
      ...new Array(far).fill(end),
      ...(linesAlone ? context.slice(context.lastIndexOf(end) + 1) : context),
    ];
    let chances = new Float64Array(size).fill(1 / size);
    for (let length = 0; length < order; length += 1) {
      let code = 0;
      for (let k = 1; k <= length; k += 1) code = code * size + padded[padded.length - k];
      let counts = short[length]?.get(code);
      if (!counts) {
        counts = new Float64Array(size);
        const wide = size ** (LARGEST - length);
        for (let at = first(code * wide), after = first((code + 1) * wide); at < after; at += 1) counts[next[at]] += 1;
      }
      chances = smoothed(counts, chances);
    }
    return chances;
  };
}

/**
 * Witten and Bell: what was counted, and for each kind that was seen once the share of a symbol in shorter contexts.
 * @type {(counts: Numbers, shorter: Numbers) => Numbers}
 */
function smoothed(counts, shorter) {
  let total = 0,
    kinds = 0;
  for (const count of counts) {
    total += count;
    if (count) kinds += 1;
  }
  return total ? counts.map((count, id) => (count + kinds * shorter[id]) / (total + kinds)) : shorter;
}

/**
 * What followed each context of a length.
 * @type {(places: Numbers, next: Uint8Array, size: number, length: number) => Map<number, Numbers>}
 */
function tables(places, next, size, length) {
  const wide = size ** (LARGEST - length);
  const found = new Map();
  for (let at = 0; at < places.length; at += 1) {
    const code = Math.floor(places[at] / wide);
    if (!found.has(code)) found.set(code, new Float64Array(size));
    found.get(code)[next[at]] += 1;
  }
  return found;
}

// Numbers as texts, and numbers for drawings. No element here.

/**
 * A number with a true minus sign, and never "−0.00".
 * @type {(v: number, digits?: number) => string}
 */
export function num(v, digits = 2) {
  const text = Math.abs(v).toFixed(digits);
  return v < 0 && +text !== 0 ? `−${text}` : text;
}

/**
 * A factor of a product: negative numbers in brackets.
 * @type {(v: number, digits?: number) => string}
 */
export function factor(v, digits = 2) {
  const text = num(v, digits);
  return text[0] === "−" ? `(${text})` : text;
}

/**
 * Terms joined by their signs: "0.00 − 8.00 + 6.00".
 * @type {(terms: number[], digits?: number) => string}
 */
export function sum(terms, digits = 2) {
  const signed = (v) => (num(v, digits)[0] === "−" ? " − " : " + ") + num(Math.abs(v), digits);
  return terms.map((v, k) => (k === 0 ? num(v, digits) : signed(v))).join("");
}

/**
 * A map from values to pixels: linear(0, 1, 100, 0)(0.5) is 50.
 * @type {(v0: number, v1: number, p0: number, p1: number) => (v: number) => number}
 */
export function linear(v0, v1, p0, p1) {
  return (v) => p0 + ((v - v0) * (p1 - p0)) / (v1 - v0);
}

/**
 * The path through points; "" when there are none.
 * @type {(xs: number[], ys: number[]) => string}
 */
export function polyline(xs, ys) {
  return xs.map((x, k) => `${k ? "L" : "M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).join("");
}

/**
 * The smallest of 1, 2, 5, 10, 20, 50 ... that holds v, so that an axis changes its scale seldom.
 * @type {(v: number) => number}
 */
export function niceLimit(v) {
  let limit = 1;
  for (let k = 1; limit < v; k += 1) limit = [1, 2, 5][k % 3] * 10 ** Math.floor(k / 3);
  return limit;
}

/**
 * Heights for labels that want to be at `wanted`, at least `gap` apart and between low and high, in their order of wish.
 * @type {(wanted: number[], gap: number, low: number, high: number) => number[]}
 */
export function spread(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [...wanted];
  order.forEach((k, n) => {
    placed[k] = Math.max(wanted[k], n ? placed[order[n - 1]] + gap : low);
  });
  for (let n = order.length - 1, most = high; n >= 0; n -= 1) {
    placed[order[n]] = Math.min(placed[order[n]], most);
    most = placed[order[n]] - gap;
  }
  return placed;
}

/**
 * A share in percent, with the digits that tell it from 100 %.
 * @type {(v: number) => string}
 */
export function percent(v) {
  return `${num(100 * v, v > 0.999 ? 2 : v > 0.99 ? 1 : 0)} %`;
}

/** @type {(v: number, limit: number) => number} */
export function clamp(v, limit) {
  return Math.max(-limit, Math.min(limit, v));
}

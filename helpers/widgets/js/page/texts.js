// How texts are shown, the same as in Jupyter: helpers/study/_texts.py says it there.

/**
 * The same data, with "f = 1" in every text kept on one line (by no-break spaces).
 * @type {(data: any) => any}
 */
export function unbroken(data) {
  if (typeof data === "string")
    return data.replace(/(?<![\p{L}\p{N}_])([a-z]'?) ([=≈]) (?=[−\d½])/gu, "$1\u00a0$2\u00a0");
  if (Array.isArray(data)) return data.map(unbroken);
  if (data === null || typeof data !== "object") return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, unbroken(value)]));
}

/**
 * A number with four digits, as Python's `.4g` writes it; from the middle between two to the even one.
 * @type {(value: number) => string}
 */
export function fourDigits(value) {
  if (value === 0) return "0";
  const [long] = value.toExponential(60).split("e"); // all the digits that a number of this size has
  const tie = /^(-?\d\.\d\d[02468])50*$/.exec(long);
  const [digits, power] = tie ? [tie[1], value.toExponential().split("e")[1]] : value.toExponential(3).split("e");
  const exponent = Number(power);
  const short = (/** @type {string} */ text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (exponent >= -4 && exponent < 4) return short(Number(`${digits}e${exponent}`).toFixed(3 - exponent));
  return `${short(digits)}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/**
 * Escaped for HTML, as Python's `html.escape` does it.
 * @type {(words: string) => string}
 */
export function escaped(words) {
  return words.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

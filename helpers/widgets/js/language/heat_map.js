// All units over the last characters of a text: a row for each unit, a column for each character; below, the chosen unit as a curve.
import { h, s, setAll, setText } from "../kit/dom.js";
import { polyline } from "../kit/numbers.js";

/** @typedef {import("./model.js").Numbers} Numbers */

const COLUMN = 11, // of the drawing below, and about a column's width in pixels
  CURVE = 46,
  LETTERS = 20;

/**
 * How strongly a value is shown, between −1 and 1. A cell state may be far larger than 1.
 * @type {(value: number) => number}
 */
export const strength = (value) => Math.tanh(value);

/** @type {(symbol: string) => string} */
const visible = (symbol) => ({ "\n": "↵", " ": "·" })[symbol] ?? symbol;

/**
 * @param {number} hidden How many units there are.
 * @param {(unit: number) => void} onchoose A row was clicked.
 */
export function heatMap(hidden, onchoose) {
  const canvas = h("canvas", { class: "gkm-heat", role: "img", height: hidden, width: 1 });
  const row = h("div", { class: "gkm-heat-row", "aria-hidden": "true" });
  const frame = h("div", { class: "gkm-heat-frame" }, canvas, row);
  frame.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    onchoose(Math.max(0, Math.min(hidden - 1, Math.floor(((event.clientY - box.top) / box.height) * hidden))));
  });
  const curve = s("path", { class: "gkm-curve gkm-unit-curve" });
  const zero = s("line", { class: "gkm-level", x1: 0, y1: CURVE / 2, y2: CURVE / 2 });
  const letters = s("g", { class: "gkm-heat-letters" });
  const below = s("svg", { class: "gkm-heat-curve", "aria-hidden": "true" }, zero, curve, letters);
  const paint = canvas.getContext("2d"),
    colours = themeColours();
  const root = h("div", { class: "gkm-heat-map" }, frame, below);

  return {
    root,
    canvas,
    /** How many characters there is room for. */
    columns: () => Math.max(24, Math.min(84, Math.floor((root.clientWidth || 640) / COLUMN))),
    /**
     * @param {Numbers[]} values Of all units, a column each.
     * @param {string[]} symbols What was read or written there.
     * @param {number} unit
     * @param {number} columns How many there is room for.
     */
    draw(values, symbols, unit, columns) {
      if (canvas.width !== columns) canvas.width = columns;
      const [above, under, paper] = colours(root);
      const image = paint.createImageData(columns, hidden);
      const pixels = image.data;
      for (let column = 0; column < values.length; column += 1) {
        for (let k = 0; k < hidden; k += 1) {
          const share = strength(values[column][k]),
            colour = share > 0 ? above : under,
            part = Math.abs(share),
            at = 4 * (k * columns + column);
          for (let c = 0; c < 3; c += 1) pixels[at + c] = paper[c] + part * (colour[c] - paper[c]);
          pixels[at + 3] = 255;
        }
      }
      paint.putImageData(image, 0, 0);
      setAll(row, { style: `top: ${(100 * unit) / hidden}%; height: ${100 / hidden}%` });
      setAll(below, { viewBox: `0 0 ${columns * COLUMN} ${CURVE + LETTERS}` });
      zero.setAttribute("x2", String(columns * COLUMN));
      const xs = values.map((_, k) => (k + 0.5) * COLUMN);
      curve.setAttribute(
        "d",
        polyline(
          xs,
          values.map((one) => CURVE / 2 - (CURVE / 2 - 2) * strength(one[unit])),
        ),
      );
      while (letters.childNodes.length > symbols.length) letters.lastChild.remove();
      while (letters.childNodes.length < symbols.length)
        letters.append(s("text", { x: xs[letters.childNodes.length], y: CURVE + 14, "text-anchor": "middle" }));
      symbols.forEach((symbol, k) => {
        setText(letters.childNodes[k], visible(symbol));
      });
    },
  };
}

/**
 * The colours above 0, below 0 and at 0, as the theme has them; asked for once a theme, since asking takes long.
 */
export function themeColours() {
  let theme = "",
    /** @type {number[][]} */
    known = [];
  return (/** @type {Element} */ el) => {
    const now = document.body.dataset.jpThemeLight ?? "";
    if (known.length && now === theme) return known;
    const style = getComputedStyle(el);
    const found = ["--gkm-cell", "--gkm-output", "--gkm-paper"].map((name) => channels(style.getPropertyValue(name)));
    if (el.isConnected) [theme, known] = [now, found];
    return found;
  };
}

/**
 * Red, green and blue of "#fff" or "#ffffff"; white, where it is no such text.
 * @type {(text: string) => number[]}
 */
function channels(text) {
  const digits = text.trim().slice(1);
  const found = Number.parseInt(digits.length === 3 ? digits.replace(/./g, "$&$&") : digits, 16);
  return Number.isNaN(found) ? [255, 255, 255] : [found >> 16, (found >> 8) & 255, found & 255];
}

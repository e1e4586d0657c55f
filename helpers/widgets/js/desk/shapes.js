// The shapes of which units are drawn. The desk and the pictures in the prose draw the same.
import { s, setAll, setText } from "../kit/dom.js";
import { QUANTITY } from "../kit/math.js";
import { num } from "../kit/numbers.js";

/** @typedef {import("./cell.js").Shape} Shape */

/** @param {import("./cell.js").Wire} wire */
export function wire({ d, quantity, id }) {
  const name = id === "round" ? "gkm-wire gkm-recurrent" : "gkm-wire";
  return s("path", { class: name, "data-quantity": quantity, d });
}

/** @type {(x: number, y: number, quantity: string | null) => SVGElement} */
export function arrowHead(x, y, quantity) {
  const d = `M${x - 9} ${y - 7}L${x} ${y}L${x - 9} ${y + 7}z`;
  return s("path", { class: "gkm-arrow", "data-quantity": quantity, d });
}

/** @type {(joint: [number, number, string | null]) => SVGElement} */
export function joint([cx, cy, quantity]) {
  return s("circle", { class: "gkm-arrow", "data-quantity": quantity, cx, cy, r: 4 });
}

/**
 * A gate or the candidate: a box that fills as far as its value goes; a candidate's, which has a sign, from the middle.
 * @param {string} k
 * @param {{top: number, width: number, height: number}} box
 * @param {number} center
 * @param {string} squash "σ" or "tanh"
 * @param {string} [name]
 * @returns {Required<Shape>}
 */
export function blockShape(k, { top, width, height }, center, squash, name = QUANTITY[k]) {
  const x = center - width / 2;
  const middle = top + height / 2;
  const floor = top + height;
  const level = s("rect", { class: "gkm-fill", x: x + 1, width: width - 2 });
  const value = s("text", { class: "gkm-number", x: center, y: top + 41, "text-anchor": "middle" });
  return {
    nodes: [
      s("rect", { class: "gkm-box", x, y: top, width, height, rx: 7 }),
      level,
      s("rect", { class: "gkm-edge", x, y: top, width, height, rx: 7 }),
      s("rect", { class: "gkm-badge", x: center - 19, y: floor + 1, width: 38, height: 19, rx: 6 }),
      s("text", { class: "gkm-name-in", x: center, y: floor + 15, "text-anchor": "middle" }, squash),
      s("text", { class: "gkm-name-in", x: center, y: top + 19, "text-anchor": "middle" }, name),
      value,
    ],
    level,
    value,
    update(at) {
      const signed = [middle - (Math.max(0, at[k]) * height) / 2, middle - (Math.min(0, at[k]) * height) / 2];
      const [low, high] = squash === "tanh" ? signed : [top + height * (1 - at[k]), floor];
      setAll(level, { y: low.toFixed(2), height: Math.max(0, high - low).toFixed(2) });
      setText(value, `${k} ${num(at[k], 3)}`);
    },
  };
}

/** @type {(x: number, y: number, sign: string) => Shape} */
export function circleShape(x, y, sign) {
  return {
    nodes: [
      s("circle", { class: "gkm-hit", cx: x, cy: y, r: 20 }),
      s("circle", { class: "gkm-box gkm-edge", cx: x, cy: y, r: 13 }),
      s("text", { class: "gkm-sign", x, y: y + 6.5, "text-anchor": "middle" }, sign),
    ],
  };
}

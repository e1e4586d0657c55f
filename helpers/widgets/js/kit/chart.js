// Panels and curves of a chart. Everything is built once; afterwards only attributes and texts change.
import { s, setAll, setText } from "./dom.js";
import { linear, num, polyline, spread } from "./numbers.js";

/**
 * A panel of a chart: a title, a frame of two or three levels with their numbers. Levels may change; lines are kept.
 * @param {{left: number, right: number, top: number, bottom: number, title: string}} place
 */
export function panel({ left, right, top, bottom, title }) {
  const levels = [0, 1, 2].map(() => ({
    line: s("line", { class: "gkm-level", x1: left, x2: right }),
    text: s("text", { class: "gkm-tick", x: left - 6, "text-anchor": "end" }),
  }));
  const root = s(
    "g",
    {},
    s("text", { class: "gkm-title", x: left, y: top - 14 }, title),
    ...levels.flatMap((level) => [level.line, level.text]),
  );
  let y = linear(0, 1, bottom, top);
  let shown = "";
  const scale = (/** @type {number[]} */ values) => {
    y = linear(values[0], values[values.length - 1], bottom, top);
    if (String(values) === shown) return;
    shown = String(values);
    levels.forEach(({ line, text }, k) => {
      const hidden = k >= values.length;
      setAll(line, {
        visibility: hidden ? "hidden" : "visible",
        y1: hidden ? top : y(values[k]),
        y2: hidden ? top : y(values[k]),
      });
      setAll(text, { visibility: hidden ? "hidden" : "visible", y: (hidden ? top : y(values[k])) + 4.5 });
      setText(text, hidden ? "" : num(values[k], 0));
    });
  };
  return { root, scale, y: (/** @type {number} */ v) => y(v), left, right, top, bottom };
}

/**
 * Curves in a panel, told apart by colour, by line style and by a label at the right end.
 * @param {ReturnType<typeof panel>} inPanel
 * @param {{key: string, label: string, quantity: string}[]} list
 */
export function curves(inPanel, list) {
  const parts = list.map(({ key, label, quantity }) => ({
    key,
    path: s("path", { class: "gkm-curve", "data-quantity": quantity }),
    dot: s("circle", { class: "gkm-dot", "data-quantity": quantity, r: 4 }),
    tag: s(
      "g",
      {},
      s("line", { class: "gkm-curve", "data-quantity": quantity, x1: 0, x2: 18, y1: 0, y2: 0 }),
      s("text", { class: "gkm-tag", x: 23, y: 4.5 }, label),
    ),
  }));
  const root = s(
    "g",
    {},
    ...parts.map((part) => part.path),
    ...parts.map((part) => part.dot),
    ...parts.map((part) => part.tag),
  );
  /**
   * @param {number[]} xs Pixels of the points.
   * @param {Record<string, number>[]} rows One object of values for each.
   * @param {number} at The index where the dots are.
   */
  const draw = (xs, rows, at) => {
    const ends = parts.map(({ key, path, dot }) => {
      const ys = rows.map((row) => inPanel.y(row[key]));
      path.setAttribute("d", polyline(xs, ys));
      setAll(dot, { cx: xs[at], cy: ys[at] });
      return ys[ys.length - 1];
    });
    spread(ends, 17, inPanel.top + 2, inPanel.bottom - 2).forEach((y, k) => {
      parts[k].tag.setAttribute("transform", `translate(${inPanel.right + 8} ${y.toFixed(1)})`);
    });
  };
  return { root, draw };
}

// Curves over the updates, one a network, told apart by colour, by dash and by their number; what needs no network as thin lines.
import { s, setAll, setText } from "../kit/dom.js";
import { linear, niceLimit, polyline, spread } from "../kit/numbers.js";

const PLACE = { width: 460, left: 40, right: 430, top: 26, bottom: 172, height: 196 };
const POINTS = 240; // as many as can be told apart

/**
 * @param {string} title
 * @param {(v: number) => string} format Of the numbers at the left.
 */
export function updateCurves(title, format) {
  const { width, left, right, top, bottom, height } = PLACE;
  const levels = [0, 1, 2].map(() => ({
    line: s("line", { class: "gkm-level", x1: left, x2: right }),
    text: s("text", { class: "gkm-tick", x: left - 6, "text-anchor": "end" }),
  }));
  const paths = [0, 1, 2].map(() => s("path", { class: "gkm-curve" }));
  const tags = [0, 1, 2].map((k) => s("text", { class: "gkm-number", x: right + 7 }, String(k + 1)));
  const plain = [0, 1, 2].map(() => s("line", { class: "gkm-baseline", x1: left, x2: right }));
  const ends = [
    s("text", { class: "gkm-tick", x: left, y: bottom + 17, "text-anchor": "middle" }, "0"),
    s("text", { class: "gkm-tick", x: right, y: bottom + 17, "text-anchor": "middle" }),
  ];
  const root = s(
    "svg",
    { class: "gkm-update-curves", viewBox: `0 0 ${width} ${height}`, role: "img" },
    s("text", { class: "gkm-title", x: left, y: 12 }, title),
    ...levels.flatMap((one) => [one.line, one.text]),
    ...plain,
    ...paths,
    ...tags,
    ...ends,
    s("text", { class: "gkm-tick", x: (left + right) / 2, y: bottom + 17, "text-anchor": "middle" }, "updates"),
  );
  return {
    root,
    /**
     * @param {number[]} xs Updates.
     * @param {number[][]} rows Values of each network.
     * @param {string[]} kinds
     * @param {number[]} baselines
     * @param {number} limit The top of the axis.
     */
    draw(xs, rows, kinds, baselines, limit) {
      const y = linear(0, limit, bottom, top),
        last = niceUpdates(xs[xs.length - 1] ?? 0),
        x = linear(0, last, left, right);
      levels.forEach(({ line, text }, k) => {
        const value = (limit * k) / 2;
        setAll(line, { y1: y(value), y2: y(value) });
        setAll(text, { y: y(value) + 4.5 });
        setText(text, format(value));
      });
      const step = Math.max(1, Math.ceil(xs.length / POINTS)),
        keep = xs.map((_, k) => k).filter((k) => k % step === 0 || k === xs.length - 1);
      const at = keep.map((k) => x(xs[k]));
      const heights = rows.map((row, n) => {
        const ys = keep.map((k) => y(Math.min(limit * 1.03, row[k])));
        setAll(paths[n], { d: polyline(at, ys), "data-quantity": kinds[n], class: `gkm-curve gkm-line-${n}` });
        return ys[ys.length - 1] ?? bottom;
      });
      spread(heights, 14, top, bottom).forEach((height, n) => {
        setAll(tags[n], { y: (height + 5).toFixed(1), x: at.length ? at[at.length - 1] + 7 : right });
      });
      plain.forEach((line, k) => {
        const value = baselines[k];
        const shown = value !== undefined && value <= limit;
        setAll(line, { visibility: shown ? "visible" : "hidden", y1: y(shown ? value : 0), y2: y(shown ? value : 0) });
      });
      setText(ends[1], String(last));
    },
  };
}

/** @type {(v: number) => number} */
const niceUpdates = (v) => Math.max(100, niceLimit(v));

/**
 * The top of an axis for losses.
 * @type {(values: number[]) => number}
 */
export function lossLimit(values) {
  const highest = Math.max(...values.filter(Number.isFinite), 1e-6);
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 5, 10].map((v) => v * power).find((v) => v >= highest) ?? highest;
}

// The curves of a round: the inputs with their marks, then c and h, drawn as far as the run has come.
import { curves, panel } from "../kit/chart.js";
import { s, setAll } from "../kit/dom.js";
import { linear, polyline } from "../kit/numbers.js";
import { STEPS } from "./round.js";

/** @typedef {import("./round.js").Round} Round */

const WIDTH = 560;
const LEFT = 34;
const RIGHT = 480;
const INPUTS = { top: 46, bottom: 106 };
const HIGH = 64; // of a panel of curves
const GAP = 48;
const LABELS = { c: "cell c", h: "hidden h" };
const QUANTITIES = { c: "cell", h: "hidden" };
const MARKS = /** @type {const} */ ([
  ["w", "W"],
  ["k", "C"],
  ["a", "A"],
]);

/**
 * @param {Round} round
 */
export function runPlot(round) {
  const inputs = panel({ left: LEFT, right: RIGHT, ...INPUTS, title: "" });
  inputs.scale([-2, 0, 2]);
  const own = round.curves.map((key, k) => {
    const top = INPUTS.bottom + GAP + k * (HIGH + GAP);
    const place = panel({
      left: LEFT,
      right: RIGHT,
      top,
      bottom: top + HIGH,
      title: key === "c" ? "cell state" : "hidden state",
    });
    const largest = Math.max(1, ...[...round.run, ...round.healthy].map((at) => Math.abs(at[key])));
    const most = Math.ceil(largest);
    place.scale([-most, 0, most]);
    const healthy = s("path", { class: "gkm-curve gkm-healthy", "data-quantity": QUANTITIES[key] });
    const lines = curves(place, [{ key, label: LABELS[key], quantity: QUANTITIES[key] }]);
    return { key, place, healthy, lines };
  });
  const height = INPUTS.bottom + own.length * (HIGH + GAP) + 34;
  const pixel = linear(0, STEPS - 1, LEFT + 5, RIGHT - 5);
  const stems = s("path", { class: "gkm-stems" });
  const letters = s("g");
  const lines = s("path", { class: "gkm-mark-lines" });
  const ticks = [1, 6, 12, 18, 24].map((step) =>
    s("text", { class: "gkm-tick", x: pixel(step - 1), y: height - 16, "text-anchor": "middle" }, String(step)),
  );
  const root = s(
    "svg",
    { class: "gkm-chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img" },
    s("text", { class: "gkm-title", x: LEFT, y: 12 }, "input x, and the marks"),
    lines,
    inputs.root,
    ...own.map((one) => one.place.root),
    stems,
    letters,
    s("text", { class: "gkm-tag", x: RIGHT + 8, y: inputs.y(0) + 4.5 }, "x"),
    ...own.flatMap((one) => [one.healthy, one.lines.root]),
    ...ticks,
    s("text", { class: "gkm-tick", x: RIGHT + 10, y: height - 16 }, "step"),
  );

  /**
   * Draw the first steps of the run.
   * @param {number} count
   */
  function draw(count) {
    const shown = round.inputs.slice(0, count);
    const xs = shown.map((_, k) => pixel(k));
    stems.setAttribute(
      "d",
      shown
        .map(({ x }, k) => (x ? `M${xs[k].toFixed(1)} ${inputs.y(0).toFixed(1)}V${inputs.y(x).toFixed(1)}` : ""))
        .join(""),
    );
    const marked = shown.flatMap((input, k) =>
      MARKS.filter(([name]) => input[name]).map(([, letter]) => ({ k, letter })),
    );
    letters.replaceChildren(
      ...marked.map(({ k, letter }) =>
        s("text", { class: "gkm-letter", x: xs[k], y: INPUTS.top - 8, "text-anchor": "middle" }, letter),
      ),
    );
    const bottom = own[own.length - 1].place.bottom;
    lines.setAttribute("d", marked.map(({ k }) => `M${xs[k].toFixed(1)} ${INPUTS.top}V${bottom}`).join(""));
    if (!count) return;
    for (const one of own) one.lines.draw(xs, round.run.slice(0, count), count - 1);
  }

  /** The run of a unit without a fault, beside this one. */
  function compare() {
    for (const { key, place, healthy } of own)
      healthy.setAttribute(
        "d",
        polyline(
          round.healthy.map((_, k) => pixel(k)),
          round.healthy.map((at) => place.y(at[key])),
        ),
      );
  }

  /** @type {(words: string) => void} */
  const describe = (words) => setAll(root, { "aria-label": words });
  return { root, draw, compare, describe };
}

/**
 * The run in words, step by step: for whoever hears it.
 * @param {Round} round
 */
export function inWords(round) {
  const num = (/** @type {number} */ v) => v.toFixed(1).replace("-", "−").replace("−0.0", "0.0");
  return round.inputs.map((input, k) => {
    const marks = MARKS.filter(([name]) => input[name]).map(([, letter]) => letter);
    return [String(k + 1), num(input.x), marks.join(""), ...round.curves.map((curve) => num(round.run[k][curve]))];
  });
}

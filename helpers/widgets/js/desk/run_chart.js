// The last STEPS moments of a run as curves: inputs, gates and states over the same steps.

import { curves, panel } from "../kit/chart.js";
import { s, setAll, setText } from "../kit/dom.js";
import { linear, niceLimit, num } from "../kit/numbers.js";
import { TOLERANCE } from "./checks.js";
import { STEPS } from "./inputs.js";

/** @typedef {import("./cell.js").Moment} Moment */
/** @typedef {import("./cell.js").Band} Band */

const WIDTH = 460;
const LEFT = 30;
const TICKS = [0, 9, 19, 29, 39, 49]; // steps with a number under the chart

/**
 * Levels for a memory that may outgrow 1, with room for where it has to be.
 * @param {Moment[]} rows
 * @param {Band[]} bandList
 */
export function memoryLevels(rows, bandList) {
  const aims = bandList.map((band) => Math.max(-band.low, band.high) / (1 + TOLERANCE));
  const limit = niceLimit(Math.max(...rows.map((row) => Math.abs(row.c)), ...aims));
  return rows.some((row) => row.c < -0.005) || bandList.some((band) => band.low < 0) ? [-limit, 0, limit] : [0, limit];
}

/**
 * @param {import("./cell.js").Chart} layout
 * @param {(k: number) => void} onpick Is called when a step is pointed at: the k-th of those shown.
 */
export function runChart({ height, right, banded, panels: own, what, describe: words }, onpick) {
  const inputs = panel({ left: LEFT, right, top: 34, bottom: 76, title: "inputs" });
  const panels = own.map(({ place, levels, lines }) => {
    const made = panel({ left: LEFT, right, ...place });
    return { ...made, levels, curves: curves(made, lines) };
  });
  const aim = panels[banded.panel];
  const stems = s("path", { class: "gkm-stems" });
  const marks = s("path", { class: "gkm-marks" });
  const markLines = s("path", { class: "gkm-mark-lines" });
  const cursor = s("path", { class: "gkm-cursor" });
  const through = (/** @type {string} */ x) =>
    [inputs, ...panels].map(({ top, bottom }) => `M${x} ${top}V${bottom}`).join("");
  const bands = [0, 1, 2, 3, 4].map(() => s("rect", { class: "gkm-band", visibility: "hidden" }));
  const ticks = TICKS.map(() => s("text", { class: "gkm-tick", y: height - 18, "text-anchor": "middle" }));
  const names = [
    s("text", { class: "gkm-tag", x: right + 8 }, "x"),
    s("text", { class: "gkm-tag", x: right + 8, y: inputs.top - 1 }, "▼ marker m"),
  ];
  const root = s(
    "svg",
    { class: "gkm-chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img" },
    ...bands,
    inputs.root,
    ...panels.map((own) => own.root),
    markLines,
    cursor,
    stems,
    marks,
    ...panels.map((own) => own.curves.root),
    ...ticks,
    ...names,
    s("text", { class: "gkm-tick", x: right + 14, y: height - 18 }, "step"),
  );
  const pixel = linear(0, STEPS - 1, LEFT + 5, right - 5);
  const pick = (/** @type {PointerEvent} */ event) => {
    const box = root.getBoundingClientRect();
    onpick(
      Math.round(linear(pixel(0), pixel(STEPS - 1), 0, STEPS - 1)(((event.clientX - box.left) * WIDTH) / box.width)),
    );
  };
  root.addEventListener("pointerdown", pick);
  root.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (event.buttons & 1) pick(event);
  });

  /**
   * @param {Moment[]} run
   * @param {number} first The number of moments that came before those shown.
   * @param {number} at The one under the cursor; both count from 0.
   * @param {Band[]} bandList
   */
  function draw(run, first, at, bandList) {
    const rows = run.slice(first, first + STEPS);
    const xs = rows.map((_, k) => pixel(k));
    const most = niceLimit(Math.max(...rows.map((row) => Math.abs(row.x))));
    inputs.scale([-most, 0, most]);
    for (const own of panels) own.scale(own.levels(rows, bandList));
    stems.setAttribute(
      "d",
      rows
        .map((row, k) =>
          row.x === 0 ? "" : `M${xs[k].toFixed(1)} ${inputs.y(0).toFixed(1)}V${inputs.y(row.x).toFixed(1)}`,
        )
        .join(""),
    );
    const marked = xs.filter((_, k) => rows[k].m !== 0).map((x) => x.toFixed(1));
    marks.setAttribute("d", marked.map((x) => `M${x} ${inputs.top}l-5 -9h10z`).join(""));
    markLines.setAttribute("d", marked.map(through).join(""));
    cursor.setAttribute("d", through(xs[at - first].toFixed(1)));
    for (const own of panels) own.curves.draw(xs, rows, at - first);
    names[0].setAttribute("y", inputs.y(0) + 4.5);
    ticks.forEach((tick, k) => {
      const step = TICKS[k];
      tick.setAttribute("x", pixel(step));
      setText(tick, String(first + step + 1));
    });
    bands.forEach((rect, k) => {
      const band = bandList[k];
      rect.setAttribute("visibility", band ? "visible" : "hidden");
      if (!band) return;
      const top = Math.max(aim.top, aim.y(band.high));
      const bottom = Math.min(aim.bottom, aim.y(band.low));
      setAll(rect, {
        "data-quantity": band.quantity ?? banded.quantity,
        x: pixel(band.from) - 3,
        width: pixel(band.to) - pixel(band.from) + 6,
        y: top.toFixed(1),
        height: Math.max(0, bottom - top).toFixed(1),
      });
    });
  }
  /** @type {(run: Moment[], first: number, at: number) => void} */
  function describe(run, first, at) {
    const rows = run.slice(first, first + STEPS);
    const now = run[at];
    root.setAttribute(
      "aria-label",
      `Curves of ${what} over steps ${first + 1} to ${first + rows.length}. ` +
        `At step ${at + 1}: input ${num(now.x)}, marker ${now.m ? "on" : "off"}, ` +
        words(now, rows, first),
    );
  }
  return { root, draw, describe };
}

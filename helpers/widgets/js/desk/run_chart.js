// The last STEPS moments of a run as curves: inputs, gates and states over the same steps.

import { s, setAll, setText } from "../kit/dom.js";
import { curves, panel } from "../kit/draw.js";
import { linear, niceLimit, num } from "../kit/numbers.js";
import { STEPS, TOLERANCE } from "./goals.js";

const CHART = { width: 460, left: 30, right: 366 };

// Levels for a memory that may outgrow 1, with room for where it has to be.
export function memoryLevels(rows, bandList) {
  const aims = bandList.map((band) => Math.max(-band.low, band.high) / (1 + TOLERANCE)),
    limit = niceLimit(Math.max(...rows.map((row) => Math.abs(row.c)), ...aims));
  return rows.some((row) => row.c < -0.005) || bandList.some((band) => band.low < 0) ? [-limit, 0, limit] : [0, limit];
}

// What stands under the inputs: an LSTM's gates, cell and hidden state; other units bring their own. The goals' bands lie in the panel `banded`.
const LSTM_CHART = {
  height: 376,
  panels: [
    {
      place: { top: 118, bottom: 208, title: "gates: 0 is shut, 1 is open" },
      levels: () => [0, 1],
      lines: [
        { key: "f", label: "forget f", quantity: "forget" },
        { key: "i", label: "input i", quantity: "input" },
        { key: "o", label: "output o", quantity: "output" },
      ],
    },
    {
      place: { top: 250, bottom: 340, title: "memory" },
      levels: memoryLevels,
      lines: [
        { key: "c", label: "cell c", quantity: "cell" },
        { key: "h", label: "hidden h", quantity: "hidden" },
      ],
    },
  ],
  banded: { panel: 1, quantity: "cell" },
  what: "inputs, gates, cell and hidden state",
  tell(now, rows, first) {
    const most = rows.reduce((best, row) => (Math.abs(row.c) > Math.abs(best.c) ? row : best));
    return (
      `forget gate ${num(now.f, 3)}, input gate ${num(now.i, 3)}, output gate ${num(now.o, 3)}, ` +
      `cell ${num(now.c)}, hidden state ${num(now.h)}. ` +
      `The cell is fullest at step ${first + rows.indexOf(most) + 1} with ${num(most.c)}, and ends at ${num(rows[rows.length - 1].c)}.`
    );
  },
};

export function runChart(onpick, layout = LSTM_CHART) {
  const { left, right, width } = { ...CHART, ...layout },
    { height, banded } = layout;
  const inputs = panel({ left, right, top: 34, bottom: 76, title: "inputs" });
  const panels = layout.panels.map(({ place, levels, lines }) => {
    const own = panel({ left, right, ...place });
    return { ...own, levels, curves: curves(own, lines) };
  });
  const aim = panels[banded.panel];
  const stems = s("path", { class: "gkm-stems" }),
    marks = s("path", { class: "gkm-marks" }),
    markLines = s("path", { class: "gkm-mark-lines" });
  const cursor = s("path", { class: "gkm-cursor" });
  const through = (x) => [inputs, ...panels].map(({ top, bottom }) => `M${x} ${top}V${bottom}`).join("");
  const bands = [0, 1, 2, 3, 4].map(() => s("rect", { class: "gkm-band", visibility: "hidden" }));
  const ticks = [0, 10, 20, 30, 40, 49].map(() =>
    s("text", { class: "gkm-tick", y: height - 18, "text-anchor": "middle" }),
  );
  const names = [
    s("text", { class: "gkm-tag", x: right + 8 }, "x"),
    s("text", { class: "gkm-tag", x: right + 8, y: inputs.top - 1 }, "▼ marker m"),
  ];
  const root = s(
    "svg",
    { class: "gkm-chart", viewBox: `0 0 ${width} ${height}`, role: "img" },
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
  const pixel = linear(0, STEPS - 1, left + 5, right - 5);
  const pick = (event) => {
    const box = root.getBoundingClientRect();
    onpick(
      Math.round(linear(pixel(0), pixel(STEPS - 1), 0, STEPS - 1)(((event.clientX - box.left) * width) / box.width)),
    );
  };
  root.addEventListener("pointerdown", pick);
  root.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) pick(event);
  });

  // first: the number of moments that came before those shown; at: the one under the cursor, both counted from 0.
  function draw(run, first, at, bandList) {
    const rows = run.slice(first, first + STEPS),
      xs = rows.map((_, k) => pixel(k));
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
      const step = [0, 9, 19, 29, 39, 49][k];
      tick.setAttribute("x", pixel(step));
      setText(tick, String(first + step + 1));
    });
    bands.forEach((rect, k) => {
      const band = bandList[k];
      rect.setAttribute("visibility", band ? "visible" : "hidden");
      if (!band) return;
      const top = Math.max(aim.top, aim.y(band.high)),
        bottom = Math.min(aim.bottom, aim.y(band.low));
      setAll(rect, {
        "data-quantity": band.quantity ?? banded.quantity,
        x: pixel(band.from) - 3,
        width: pixel(band.to) - pixel(band.from) + 6,
        y: top.toFixed(1),
        height: Math.max(0, bottom - top).toFixed(1),
      });
    });
  }
  function describe(run, first, at) {
    const rows = run.slice(first, first + STEPS),
      now = run[at];
    root.setAttribute(
      "aria-label",
      `Curves of ${layout.what} over steps ${first + 1} to ${first + rows.length}. ` +
        `At step ${at + 1}: input ${num(now.x)}, marker ${now.m ? "on" : "off"}, ` +
        layout.tell(now, rows, first),
    );
  }
  return { root, draw, describe };
}

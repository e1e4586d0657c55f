// The last STEPS moments of a run as curves: inputs, gates, cell and hidden state over the same steps.

const CHART = { width: 460, height: 376, left: 30, right: 366 };

function runChart(onpick) {
  const { left, right, width, height } = CHART;
  const place = (top, bottom, title) => panel({ left, right, top, bottom, title });
  const inputs = place(34, 76, "inputs"),
    gates = place(118, 208, "gates: 0 is shut, 1 is open"),
    memory = place(250, 340, "memory");
  const gateCurves = curves(gates, [
    { key: "f", label: "forget f", quantity: "forget" },
    { key: "i", label: "input i", quantity: "input" },
    { key: "o", label: "output o", quantity: "output" },
  ]);
  const memoryCurves = curves(memory, [
    { key: "c", label: "cell c", quantity: "cell" },
    { key: "h", label: "hidden h", quantity: "hidden" },
  ]);
  const stems = s("path", { class: "gkm-stems" }),
    marks = s("path", { class: "gkm-marks" }),
    markLines = s("path", { class: "gkm-mark-lines" });
  const cursor = s("path", { class: "gkm-cursor" });
  const through = (x) => [inputs, gates, memory].map(({ top, bottom }) => `M${x} ${top}V${bottom}`).join("");
  const bands = [0, 1, 2, 3, 4].map(() => s("rect", { class: "gkm-band", visibility: "hidden" }));
  const ticks = [0, 10, 20, 30, 40, 49].map(() => s("text", { class: "gkm-tick", y: height - 18, "text-anchor": "middle" }));
  const names = [
    s("text", { class: "gkm-tag", x: right + 8 }, "x"),
    s("text", { class: "gkm-tag", x: right + 8, y: inputs.top - 1 }, "▼ marker m"),
  ];
  const root = s(
    "svg",
    { class: "gkm-chart", viewBox: `0 0 ${width} ${height}`, role: "img" },
    ...bands,
    inputs.root,
    gates.root,
    memory.root,
    markLines,
    cursor,
    stems,
    marks,
    gateCurves.root,
    memoryCurves.root,
    ...ticks,
    ...names,
    s("text", { class: "gkm-tick", x: right + 14, y: height - 18 }, "step"),
  );
  const pixel = linear(0, STEPS - 1, left + 5, right - 5);
  const pick = (event) => {
    const box = root.getBoundingClientRect();
    onpick(Math.round(linear(pixel(0), pixel(STEPS - 1), 0, STEPS - 1)(((event.clientX - box.left) * width) / box.width)));
  };
  root.addEventListener("pointerdown", pick);
  root.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) pick(event);
  });

  // first: the number of moments that came before those shown; at: the one under the cursor, both counted from 0.
  function draw(run, first, at, bandList) {
    const rows = run.slice(first, first + STEPS),
      xs = rows.map((_, k) => pixel(k));
    const most = niceLimit(Math.max(...rows.map((row) => Math.abs(row.x)))),
      aims = bandList.map((band) => Math.max(-band.low, band.high) / (1 + TOLERANCE)),
      limit = niceLimit(Math.max(...rows.map((row) => Math.abs(row.c)), ...aims));
    inputs.scale([-most, 0, most]);
    gates.scale([0, 1]);
    memory.scale(rows.some((row) => row.c < -0.005) || bandList.some((band) => band.low < 0) ? [-limit, 0, limit] : [0, limit]);
    stems.setAttribute(
      "d",
      rows.map((row, k) => (row.x === 0 ? "" : `M${xs[k].toFixed(1)} ${inputs.y(0).toFixed(1)}V${inputs.y(row.x).toFixed(1)}`)).join(""),
    );
    const marked = xs.filter((_, k) => rows[k].m !== 0).map((x) => x.toFixed(1));
    marks.setAttribute("d", marked.map((x) => `M${x} ${inputs.top}l-5 -9h10z`).join(""));
    markLines.setAttribute("d", marked.map(through).join(""));
    cursor.setAttribute("d", through(xs[at - first].toFixed(1)));
    gateCurves.draw(xs, rows, at - first);
    memoryCurves.draw(xs, rows, at - first);
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
      const top = Math.max(memory.top, memory.y(band.high)),
        bottom = Math.min(memory.bottom, memory.y(band.low));
      setAll(rect, {
        "data-quantity": band.quantity ?? "cell",
        x: pixel(band.from) - 3,
        width: pixel(band.to) - pixel(band.from) + 6,
        y: top.toFixed(1),
        height: Math.max(0, bottom - top).toFixed(1),
      });
    });
  }
  function describe(run, first, at) {
    const rows = run.slice(first, first + STEPS),
      now = run[at],
      most = rows.reduce((best, row) => (Math.abs(row.c) > Math.abs(best.c) ? row : best));
    root.setAttribute(
      "aria-label",
      `Curves of inputs, gates, cell and hidden state over steps ${first + 1} to ${first + rows.length}. ` +
        `At step ${at + 1}: input ${num(now.x)}, marker ${now.m ? "on" : "off"}, ` +
        `forget gate ${num(now.f, 3)}, input gate ${num(now.i, 3)}, output gate ${num(now.o, 3)}, ` +
        `cell ${num(now.c)}, hidden state ${num(now.h)}. ` +
        `The cell is fullest at step ${run.indexOf(most) + 1} with ${num(most.c)}, and ends at ${num(rows[rows.length - 1].c)}.`,
    );
  }
  return { root, draw, describe };
}

// Progress, curves that grow while a cell trains, and Stop.
import { button } from "../kit/controls.js";
import { h, s } from "../kit/dom.js";
import { emit, start } from "../kit/widget.js";

// Curves that stand for a quantity have its colour. Runs that differ in one setting take one colour in steps. A dash each, too.
const DASHES = ["2 3", "5 3", "10 3 2 3", "", "14 4", "1 5"];

/**
 * Round numbers from low to high, about five of them.
 * @type {(low: number, high: number) => number[]}
 */
export function ticks(low, high) {
  const rough = (high - low) / 5,
    power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((m) => m * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9),
    last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
}

/** @type {(v: number) => string} */
export const tick = (v) => String(+v.toFixed(2)).replace("-", "−");

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "trial", model.get("title"), "measure");
  const { series, colours, x, y } = model.get("axes");
  const longest = Math.max(...series.map((name) => name.length));
  const W = 640,
    H = 230,
    left = 62,
    right = Math.max(130, 56 + 8.5 * longest),
    top = 14,
    bottom = 40; // room for the longest name
  const px = (v) => left + ((v - x[1]) / (x[2] - x[1])) * (W - left - right);
  const py = (v) => H - bottom - ((v - y[1]) / (y[2] - y[1])) * (H - top - bottom);

  const bar = h("progress", { max: 1, value: 0, "aria-label": `progress of ${model.get("title")}` });
  const text = h("span", { class: "gkm-trial-text" });
  const stop = button("Stop", () => {
    emit(model, "stop");
    stop.disabled = true;
    text.textContent = "stopping …";
    say("Stopping.");
  });
  const picture = s("svg", {
    viewBox: `0 0 ${W} ${H}`,
    role: "img",
    "aria-label": `${y[0]} against ${x[0]}, drawn while it trains`,
  });
  for (const v of ticks(y[1], y[2])) {
    picture.append(s("line", { x1: left, x2: W - right, y1: py(v), y2: py(v), class: "gkm-grid" }));
    picture.append(s("text", { x: left - 8, y: py(v) + 4, "text-anchor": "end" }, tick(v)));
  }
  for (const v of ticks(x[1], x[2]))
    picture.append(s("text", { x: px(v), y: H - bottom + 18, "text-anchor": "middle" }, tick(v)));
  picture.append(s("text", { x: (left + W - right) / 2, y: H - 4, "text-anchor": "middle" }, x[0]));
  picture.append(
    s(
      "text",
      {
        x: 12,
        y: (top + H - bottom) / 2,
        "text-anchor": "middle",
        transform: `rotate(-90 12 ${(top + H - bottom) / 2})`,
      },
      y[0],
    ),
  );
  const lines = series.map((name, k) => {
    const share = series.length > 1 ? Math.round((100 * k) / (series.length - 1)) : 100;
    const colour = colours[k]
      ? `var(--gkm-${colours[k]})`
      : `color-mix(in srgb, var(--gkm-forget) ${share}%, var(--gkm-ink))`;
    const look = { fill: "none", style: `stroke: ${colour}` };
    const old = s("path", { ...look, "stroke-width": 1, opacity: 0.4 });
    const now = s("path", { ...look, "stroke-width": 2.4, "stroke-dasharray": DASHES[k % 6] });
    const yKey = top + 12 + k * 20;
    picture.append(
      old,
      now,
      s("line", {
        ...look,
        x1: W - right + 14,
        x2: W - right + 42,
        y1: yKey - 4,
        y2: yKey - 4,
        "stroke-width": 2.4,
        "stroke-dasharray": DASHES[k % 6],
      }),
      s("text", { x: W - right + 48, y: yKey }, name),
    );
    return { name, old, now };
  });
  const veil = h("p", { class: "gkm-quiet" }, "The curves are veiled until you have made your guess above.");
  el.append(h("h4", {}, model.get("title")), h("div", { class: "gkm-row" }, bar, stop, text), veil, picture);
  const unveil = () => {
    veil.hidden = model.get("guessed") !== false;
    picture.style.display = veil.hidden ? "" : "none";
  };

  const draw = () => {
    const frame = model.get("frame");
    bar.value = frame.share;
    if (!(stop.disabled && frame.state === "running")) text.textContent = frame.text;
    mark(frame.state, frame.state === "done");
    if (frame.state !== "running") {
      stop.disabled = true;
      say(frame.state);
    }
    for (const { name, old, now } of lines) {
      const points = frame.curves[name] || [];
      let from = points.length - 1; // the current run starts where x last went back
      while (from > 0 && points[from - 1][0] < points[from][0]) from -= 1;
      old.setAttribute("d", path(points.slice(0, Math.max(from, 0))));
      now.setAttribute("d", path(points.slice(Math.max(from, 0))));
    }
  };
  const path = (points) =>
    points
      .map(([a, b], k) => `${k && a > points[k - 1][0] ? "L" : "M"}${px(a).toFixed(1)} ${py(b).toFixed(1)}`)
      .join("");
  model.on("change:frame", draw);
  model.on("change:guessed", unveil);
  unveil();
  draw();
  return () => {
    model.off?.("change:frame", draw);
    model.off?.("change:guessed", unveil);
  };
}
export default { render };

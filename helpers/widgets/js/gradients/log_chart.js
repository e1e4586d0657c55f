// Curves of powers of ten: one value for each x, on an axis of exponents. Built once; afterwards only attributes change.
import { h, ownName, s, setAll, setText } from "../kit/dom.js";
import { linear, polyline } from "../kit/numbers.js";

const LOG_CHART = { width: 460, height: 250, left: 52, right: 452, top: 26, bottom: 206 };

/**
 * The exponent as it is written on the axis.
 * @type {(v: number) => string}
 */
export function power(v) {
  return `10${String(Math.round(v))
    .replace("-", "−")
    .replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d])
    .replace("−", "⁻")}`;
}

/**
 * What the colour of a kind of network is called: by the first word of "orthogonal rnn".
 * @type {(kind: string) => string}
 */
export function colourOf(kind) {
  return kind.split(" ")[0];
}

// lines: [{key, quantity, class}]; `title` stands under the x axis, `heading` says what the other axis is.
// `draw(series, {low, high, xs, ticks})`: series[key] is a list of exponents (or null to hide); xs maps an index to a
// share of the width; ticks are [[share, text, row], ...], in up to `rows` rows.
export function logChart(lines, title, heading, rows = 1) {
  const { width, left, right, top, bottom } = LOG_CHART,
    height = LOG_CHART.height + 17 * (rows - 1);
  const LEVELS = 5;
  const levels = Array.from({ length: LEVELS }, () => ({
    line: s("line", { class: "gkm-level", x1: left, x2: right }),
    text: s("text", { class: "gkm-tick", x: left - 7, "text-anchor": "end" }),
  }));
  const paths = Object.fromEntries(
    lines.map((one) => [one.key, s("path", { class: `gkm-curve ${one.class ?? ""}`, "data-quantity": one.quantity })]),
  );
  const xTicks = s("g");
  const clip = ownName();
  const root = s(
    "svg",
    { class: "gkm-log-chart", viewBox: `0 0 ${width} ${height}`, role: "img" },
    s(
      "defs",
      {},
      s("clipPath", { id: clip }, s("rect", { x: left, y: top - 3, width: right - left, height: bottom - top + 6 })),
    ),
    ...levels.flatMap((one) => [one.line, one.text]),
    s("g", { "clip-path": `url(#${clip})` }, ...Object.values(paths)),
    xTicks,
    s("text", { class: "gkm-title", x: left, y: 11 }, heading),
    s("text", { class: "gkm-tick", x: (left + right) / 2, y: height - 6, "text-anchor": "middle" }, title),
  );
  const draw = (series, { low, high, xs, ticks }) => {
    const y = linear(low, high, bottom, top);
    levels.forEach(({ line, text }, k) => {
      const value = low + ((high - low) * k) / (LEVELS - 1);
      setAll(line, { y1: y(value), y2: y(value) });
      setAll(text, { y: y(value) + 4.5 });
      setText(text, power(value));
    });
    for (const { key } of lines) {
      const values = series[key];
      paths[key].setAttribute("visibility", values ? "visible" : "hidden");
      if (!values) continue;
      const at = values.map((_, k) => left + (right - left) * xs(k));
      paths[key].setAttribute(
        "d",
        polyline(
          at,
          values.map((v) => y(Math.max(low - 9, Math.min(high + 9, v)))),
        ),
      );
    }
    xTicks.replaceChildren(
      ...ticks.map(([share, text, row = 0]) =>
        s(
          "text",
          {
            class: "gkm-tick",
            x: left + (right - left) * share,
            y: bottom + 18 + 17 * row,
            "text-anchor": share === 0 ? "start" : share === 1 ? "end" : "middle",
          },
          text,
        ),
      ),
    );
  };
  // One curve strong, the others faint.
  const highlight = (chosen) => {
    for (const [key, path] of Object.entries(paths))
      path.setAttribute("class", `gkm-curve ${key === chosen ? "gkm-chosen" : "gkm-other"}`);
  };
  return { root, draw, highlight };
}

/**
 * Exponents for the ends of an axis with four equal, whole steps that holds all values between `least` and `most`.
 * @type {(values: number[], least: number, most: number) => {low: number, high: number}}
 */
export function logLimits(values, least, most) {
  const low = Math.max(least, Math.min(...values, -1)),
    high = Math.min(most, Math.max(...values, 0));
  let step = 1;
  while (Math.ceil(high / step) - Math.floor(low / step) > 4) step += 1;
  const top = Math.ceil(high / step) * step;
  return { low: top - 4 * step, high: top };
}

/**
 * What a curve is, told by its line: [[name, quantity, class], ...].
 * @type {(list: [string, string | null, string][]) => {root: HTMLElement, keys: {path: SVGPathElement, root: HTMLElement}[]}}
 */
export function curveKeys(list) {
  const keys = list.map(([name, quantity, style]) => {
    const path = s("path", { class: `gkm-curve ${style}`, "data-quantity": quantity, d: "M0 5H30" });
    return {
      path,
      root: h(
        "span",
        { class: "gkm-key", "data-quantity": quantity },
        s("svg", { class: "gkm-key-line", viewBox: "0 0 30 10", "aria-hidden": "true" }, path),
        name,
      ),
    };
  });
  return { root: h("div", { class: "gkm-row gkm-keys" }, ...keys.map((one) => one.root)), keys };
}

// A network's insides on the sequence that is shown: its memory, one unit's gates and its recurrent weights, as heat maps.
import { h, setAll, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { heatPicture } from "./heat.js";

/** @typedef {import("./watch.js").Seen} Seen */

/** @type {Record<string, string>} */
const ROWS = {
  i: "input gate i",
  f: "forget gate f",
  g: "candidate g",
  o: "output gate o",
  r: "reset gate r",
  z: "update gate z",
  n: "candidate n",
  c: "cell state c",
  h: "hidden state h",
};

/** @type {(seen: Seen) => number} */
export const unitCount = (seen) => seen.values.h.length / seen.lags.length;

/** @param {(unit: number) => void} choose */
export function insides(choose) {
  const memory = heatPicture("", ({ row }) => choose(row)),
    gateMap = heatPicture(""),
    weights = heatPicture("");
  const labels = h("div", { class: "gkm-heat-labels", "aria-hidden": "true" }),
    unitLine = h("p", { class: "gkm-heat-title" }),
    memoryLine = h("p", { class: "gkm-heat-title" }),
    weightLine = h("p", { class: "gkm-heat-title" }),
    mark = h("div", { class: "gkm-heat-row", "aria-hidden": "true" });
  return {
    parts: [
      memoryLine,
      h("div", { class: "gkm-heat-frame" }, memory.root, mark),
      unitLine,
      h("div", { class: "gkm-gate-map" }, labels, gateMap.root),
      h("details", {}, h("summary", {}, "Weights from memory to memory"), weightLine, weights.root),
    ],
    /** @type {(seen: Seen, unit: number) => void} */
    draw(seen, unit) {
      const { values } = seen,
        H = unitCount(seen),
        T = seen.lags.length,
        letter = values.c ? "c" : "h",
        kept = values[letter];
      setText(memoryLine, letter === "c" ? "Cell states, all units" : "Hidden states, all units");
      memory.draw(
        H,
        T,
        (row, t) => Math.tanh(kept[t * H + row]),
        `${H} units over ${T} steps, unit ${unit + 1} is chosen`,
      );
      setAll(mark, { style: `top: ${(100 * unit) / H}%; height: ${100 / H}%` });
      const rows = Object.keys(values);
      setText(unitLine, rows.length > 1 ? `Gates and memory of unit ${unit + 1}` : `Memory of unit ${unit + 1}`);
      if (labels.dataset.rows !== rows.join("")) {
        labels.dataset.rows = rows.join("");
        labels.replaceChildren(...rows.map((name) => h("span", {}, name)));
      }
      gateMap.draw(
        rows.length,
        T,
        (row, t) => {
          const v = values[rows[row]][t * H + unit];
          return rows[row] === "c" ? Math.tanh(v) : v;
        },
        rows.map((name) => `${ROWS[name]} ends at ${num(values[name][(T - 1) * H + unit], 2)}`).join(", "),
      );
      const largest = seen.weights.reduce((largest, v) => Math.max(largest, Math.abs(v)), 0);
      setText(
        weightLine,
        `The largest is ${num(largest, 2)}; a row for each unit${rows.length > 2 ? " of each block" : ""}.`,
      );
      weights.draw(
        seen.weights.length / H,
        H,
        (row, column) => seen.weights[row * H + column] / (largest || 1),
        `${seen.weights.length} weights, the largest ${num(largest, 2)}`,
      );
    },
  };
}

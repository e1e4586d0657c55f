// The budget's bars: the parameters of an RNN, a GRU and an LSTM, with their numbers.
import { s, setAll, setText } from "../kit/dom.js";
import { linear } from "../kit/numbers.js";
import { BUDGET_KINDS } from "./budget_count.js";

/** @typedef {import("./budget_count.js").Found} Found */

export const grouped = (v) => v.toLocaleString("en-US");

const BARS = { left: 84, right: 340, top: 14, row: 58, height: 30 };

// Three bars with their numbers, built once. `draw(rows)` takes what `countKinds` gives.
export function budgetBars() {
  const { left, right, top, row, height } = BARS;
  const rows = BUDGET_KINDS.map(([kind, name], k) => {
    const y = top + k * row;
    return {
      size: s("text", { class: "gkm-tick", x: 0, y: y + 30 }),
      bar: s("rect", { class: "gkm-budget-bar", "data-kind": kind, x: left, y, height }),
      count: s("text", { class: "gkm-number", y: y + 11 }),
      ratio: s("text", { class: "gkm-tick", y: y + 30 }),
      name: s("text", { class: "gkm-title", x: 0, y: y + 10 }, name),
    };
  });
  const limit = s("line", { class: "gkm-budget-limit", y1: top - 8, y2: top + 2 * row + height + 8 });
  const root = s(
    "svg",
    { class: "gkm-bars", viewBox: `0 0 460 ${top + 3 * row - 14}`, role: "img" },
    s("line", { class: "gkm-level", x1: left, x2: left, y1: top - 8, y2: top + 2 * row + height + 8 }),
    ...rows.flatMap((one) => [one.name, one.size, one.bar]),
    limit,
    ...rows.flatMap((one) => [one.count, one.ratio]),
  );
  const draw = (found, budget) => {
    const most = Math.max(...found.map((one) => one.count), budget ?? 1);
    const x = linear(0, most, left, right);
    setAll(limit, { visibility: budget ? "visible" : "hidden", x1: x(budget ?? 0), x2: x(budget ?? 0) });
    found.forEach(({ count, hidden }, k) => {
      const part = rows[k],
        end = x(hidden ? count : 0),
        at = (budget ? Math.max(end, right) : end) + 9;
      part.bar.setAttribute("width", (end - left).toFixed(1));
      for (const text of [part.count, part.ratio]) text.setAttribute("x", at.toFixed(1));
      setText(part.size, `H = ${hidden}`);
      setText(part.count, hidden ? grouped(count) : "none fits");
      setText(part.ratio, hidden ? ratioText(found, k) : "");
    });
  };
  return { root, draw };
}

/** @type {(found: Found[], k: number) => string} */
export function ratioText(found, k) {
  const ratio = found[k].count / found[0].count;
  return Number.isFinite(ratio) && found[0].hidden ? `× ${ratio.toFixed(ratio >= 100 ? 0 : 2)}` : "";
}

// The numbers of one step of one unit, as bars: the gates, the candidate, c before and after, h.
import { s, setAll, setText } from "../kit/dom.js";
import { linear, num } from "../kit/numbers.js";
import { signed } from "./trace.js";

/** @typedef {{key: string, name: string, letter: string, quantity: string, low: number, gap: number}} Row */
/** @type {Row[]} Gates go from 0 to 1; the candidate, c and h from −1 to 1. */
const ROWS = [
  { key: "f", name: "forget gate", letter: "f", quantity: "forget", low: 0, gap: 0 },
  { key: "i", name: "input gate", letter: "i", quantity: "input", low: 0, gap: 0 },
  { key: "g", name: "candidate", letter: "g", quantity: "candidate", low: -1, gap: 0 },
  { key: "o", name: "output gate", letter: "o", quantity: "output", low: 0, gap: 0 },
  { key: "old", name: "cell state", letter: "c", quantity: "cell", low: -1, gap: 14 },
  { key: "c", name: "new cell state", letter: "c′", quantity: "cell", low: -1, gap: 0 },
  { key: "h", name: "new hidden state", letter: "h′", quantity: "hidden", low: -1, gap: 14 },
];
const LEFT = 172;
const RIGHT = 336;
const HEIGHT = 18;
const STEP = 30;

/** Seven bars, built once. `draw(values)` takes one number for each key. */
export function gateBars() {
  let y = 6 - STEP;
  const rows = ROWS.map(({ key, name, letter, quantity, low, gap }) => {
    y += STEP + gap;
    const scale = linear(low, 1, LEFT, RIGHT);
    const bar = s("rect", { class: "gkm-bar", y: y + 2, height: HEIGHT - 4 });
    const value = s("text", { class: "gkm-number", x: 400, y: y + 15, "text-anchor": "end" });
    const root = s(
      "g",
      { "data-quantity": quantity },
      s("text", { x: 0, y: y + 15 }, name),
      s("text", { class: "gkm-symbol", x: LEFT - 10, y: y + 15, "text-anchor": "end" }, letter),
      s("rect", { class: "gkm-track", x: LEFT, y, width: RIGHT - LEFT, height: HEIGHT, rx: 3 }),
      bar,
      s("line", { class: "gkm-zero", x1: scale(0), x2: scale(0), y1: y - 3, y2: y + HEIGHT + 3 }),
      value,
    );
    return { key, low, bar, value, scale, root };
  });
  const root = s(
    "svg",
    { class: "gkm-gate-bars", viewBox: `0 0 404 ${y + HEIGHT + 8}`, role: "img" },
    ...rows.map((row) => row.root),
  );
  const draw = (/** @type {Record<string, number>} */ values) => {
    for (const { key, low, bar, value, scale } of rows) {
      const [from, to] = [scale(0), scale(Math.max(-1, Math.min(1, values[key])))].sort((a, b) => a - b);
      setAll(bar, { x: from.toFixed(1), width: (to - from).toFixed(1) });
      setText(value, low < 0 ? signed(values[key]) : num(values[key]));
    }
  };
  return { root, draw };
}

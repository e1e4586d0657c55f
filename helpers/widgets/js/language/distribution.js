// What two models believe of the next symbol, side by side: bars to the left and to the right of the symbols.
import { h, s, setAll, setText } from "../kit/dom.js";
import { niceLimit } from "../kit/numbers.js";
import { ranked } from "./sampling.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {{raw: Numbers, drawn: Numbers}} Belief As the model has it, and as it is drawn from: with temperature and top-k. */

const WIDE = 460,
  TALL = 25,
  TOP = 30,
  MIDDLE = WIDE / 2,
  HALF = 34, // of the column of symbols
  LONG = 138; // the longest bar

/** @type {(symbol: string) => string} */
export function shown(symbol) {
  return { "\n": "end ↵", " ": "space" }[symbol] ?? symbol;
}

/** @type {(share: number) => string} */
export function percentOf(share) {
  if (share === 0) return "";
  return share >= 0.0995
    ? `${Math.round(100 * share)} %`
    : share >= 0.00095
      ? `${(100 * share).toFixed(1)} %`
      : "< 0.1 %";
}

/**
 * @param {string[]} symbols
 * @param {string} network Its kind, which has a colour.
 * @param {number} rows How many symbols are shown.
 */
export function distribution(symbols, network, rows) {
  const heads = [
    s("text", { class: "gkm-title", x: MIDDLE - HALF, y: 16, "text-anchor": "end" }),
    s("text", { class: "gkm-title", x: MIDDLE + HALF, y: 16 }),
  ];
  const lines = Array.from({ length: rows }, (_, row) => {
    const y = TOP + row * TALL;
    const sides = [-1, 1].map((side) => ({
      side,
      drawn: s("rect", { class: `gkm-believes gkm-of-${side < 0 ? "ngram" : network}`, y: y + 2, height: TALL - 8 }),
      raw: s("rect", { class: `gkm-raw gkm-of-${side < 0 ? "ngram" : network}`, y: y + 2, height: TALL - 8 }),
      text: s("text", { y: y + TALL - 10, "text-anchor": side < 0 ? "end" : "start" }),
    }));
    const name = s("text", { class: "gkm-next-symbol", x: MIDDLE, y: y + TALL - 9, "text-anchor": "middle" });
    return { name, sides };
  });
  const root = s(
    "svg",
    { class: "gkm-distribution", viewBox: `0 0 ${WIDE} ${TOP + rows * TALL}`, role: "img" },
    ...heads,
    ...lines.flatMap(({ name, sides }) => [...sides.flatMap((one) => [one.drawn, one.raw, one.text]), name]),
  );
  const body = h("tbody");

  return {
    root,
    body,
    /**
     * @param {Belief} right The network's.
     * @param {Belief | null} left The n-gram's.
     * @param {string[]} names Left, right.
     */
    draw(right, left, names) {
      for (const [k, head] of heads.entries()) setText(head, k || left ? names[k] : "");
      const largest = right.raw.map((share, id) => Math.max(share, left?.raw[id] ?? 0));
      const chosen = ranked(largest)
        .slice(0, rows)
        .sort((a, b) => right.raw[b] - right.raw[a]);
      const all = [right, left].flatMap((belief) =>
        belief ? chosen.map((id) => Math.max(belief.raw[id], belief.drawn[id])) : [],
      );
      const limit = niceLimit(100 * Math.max(...all)) / 100; // seldom another scale
      lines.forEach(({ name, sides }, row) => {
        const id = chosen[row];
        setText(name, shown(symbols[id]));
        sides.forEach(({ side, drawn, raw, text }, k) => {
          const belief = k ? right : left;
          const [wide, outline] = [belief?.drawn[id] ?? 0, belief?.raw[id] ?? 0].map((share) => (share / limit) * LONG);
          const from = MIDDLE + side * HALF;
          setAll(drawn, { x: (side < 0 ? from - wide : from).toFixed(1), width: wide.toFixed(1) });
          setAll(raw, { x: (side < 0 ? from - outline : from).toFixed(1), width: outline.toFixed(1) });
          text.setAttribute("x", (from + side * (Math.max(wide, outline) + 6)).toFixed(1));
          setText(text, belief ? percentOf(belief.drawn[id]) || "0 %" : "");
        });
      });
    },
    /** The same as a table, for all symbols: built only when it is looked at. */
    table(/** @type {Belief} */ right, /** @type {Belief | null} */ left) {
      body.replaceChildren(
        ...ranked(right.raw).map((id) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, shown(symbols[id])),
            ...[left, right].map((belief) => h("td", {}, belief ? `${(100 * belief.raw[id]).toFixed(2)} %` : "–")),
          ),
        ),
      );
    },
  };
}

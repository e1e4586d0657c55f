// Where the decoder looked: a row for each symbol that was read, a column for each that was written; the darker, the more.
import { h, s } from "../kit/dom.js";

const [WIDTH, LEFT, TOP, RIGHT, ROW] = [460, 84, 62, 452, 24];
const LEAST = 0.005; // what is less can't be seen

/**
 * A heat map with its numbers as a table. `go(column)` is what a click on a column does.
 * @param {(column: number) => void} go
 */
export function attentionMap(go) {
  const svg = s("svg", { class: "gkm-attention", role: "img" });
  const numbers = h("table", { class: "gkm-attention-numbers" });
  let wide = 0,
    count = 0; // of the columns
  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    const column = Math.floor((((event.clientX - box.left) / box.width) * WIDTH - LEFT) / wide);
    if (column >= 0 && column < count) go(column);
  });
  let fill = () => {};
  const details = h(
    "details",
    { ontoggle: () => details.open && fill() },
    h("summary", {}, "The attention in numbers"),
    sideways("The attention in numbers", numbers),
  );
  const root = h("div", {}, svg, details);
  /**
   * @param {string[]} rows
   * @param {string[]} columns
   * @param {ArrayLike<number>[]} weights One list a column, as far as it has been written.
   * @param {number} now The column that is chosen, or -1.
   */
  const draw = (rows, columns, weights, now) => {
    const names = columns.map((name, k) => (k < weights.length ? name : ""));
    const gap = Math.min(46, (RIGHT - LEFT) / Math.max(1, columns.length)),
      turned = columns.some((name) => name.length > 2 && name !== "end"),
      top = turned ? TOP : 26;
    const bottom = top + ROW * rows.length;
    wide = gap;
    count = columns.length;
    const field = (
      /** @type {string} */ name,
      /** @type {number} */ column,
      /** @type {number} */ row,
      /** @type {number} */ tall,
      /** @type {number} */ share,
    ) =>
      s("rect", {
        class: name,
        x: (LEFT + gap * column).toFixed(1),
        y: top + ROW * row,
        width: gap.toFixed(1),
        height: ROW * tall,
        "fill-opacity": share.toFixed(3),
      });
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${bottom + 6}`);
    svg.replaceChildren(
      ...rows.map((name, k) =>
        s("text", { class: "gkm-tick", x: LEFT - 6, y: top + ROW * (k + 0.5) + 4.5, "text-anchor": "end" }, name),
      ),
      ...names.map((name, k) => {
        const x = LEFT + gap * (k + 0.5);
        const place = turned
          ? { x: 0, y: 0, transform: `translate(${(x - 2).toFixed(1)} ${top - 6}) rotate(-42)`, "text-anchor": "start" }
          : { x: x.toFixed(1), y: top - 8, "text-anchor": "middle" };
        return s(
          "text",
          { class: gap < 16 ? "gkm-tick gkm-tight" : "gkm-tick", ...place },
          turned || name !== "end" ? name : "↵",
        );
      }),
      ...weights.flatMap((list, column) =>
        rows.map((_, row) => (list[row] < LEAST ? "" : field("gkm-looked", column, row, 1, list[row]))),
      ),
      s("rect", {
        class: "gkm-frame",
        x: LEFT,
        y: top,
        width: (gap * columns.length).toFixed(1),
        height: bottom - top,
      }),
      now >= 0 && now < columns.length ? field("gkm-now-column", now, 0, rows.length, 1) : "",
    );
    // A table of some hundred numbers is built only where somebody looks.
    fill = () =>
      numbers.replaceChildren(
        h(
          "thead",
          {},
          h("tr", {}, h("td", {}), ...names.slice(0, weights.length).map((name) => h("th", { scope: "col" }, name))),
        ),
        h(
          "tbody",
          {},
          ...rows.map((name, row) =>
            h("tr", {}, h("th", { scope: "row" }, name), ...weights.map((list) => h("td", {}, list[row].toFixed(2)))),
          ),
        ),
      );
    if (details.open) fill();
  };
  return {
    root,
    draw,
    /** @param {string} text */
    describe(text) {
      svg.setAttribute("aria-label", text);
    },
  };
}

/**
 * For ears: what each written symbol looked at above all.
 * @type {(rows: string[], columns: string[], weights: ArrayLike<number>[]) => string}
 */
export function lookedAt(rows, columns, weights) {
  return weights
    .map((list, k) => {
      let top = 0;
      for (let row = 1; row < rows.length; row += 1) if (list[row] > list[top]) top = row;
      return `${columns[k]} at ${rows[top]}`;
    })
    .join(", ");
}

/**
 * A table that may be wider than the page: it scrolls on its own, with the keyboard, too.
 * @type {(name: string, table: HTMLElement) => HTMLElement}
 */
export function sideways(name, table) {
  return h("div", { class: "gkm-wide", role: "group", "aria-label": name, tabindex: 0 }, table);
}

// A heat map as shapes: all fields of one strength are one path, so it is redrawn in a moment, prints sharply and follows the theme.
import { s } from "../kit/dom.js";

const LEVELS = 16;

/** @param {string} name A class, which gives the colour. */
export function heat(name) {
  const paths = Array.from({ length: LEVELS }, (_, k) =>
    s("path", { class: name, "fill-opacity": ((k + 1) / LEVELS).toFixed(3), "shape-rendering": "crispEdges" }),
  );
  return {
    root: s("g", {}, ...paths),
    /**
     * @param {(column: number) => [number, number]} across Left and right edge of a column.
     * @param {(row: number) => [number, number]} down Upper and lower edge of a row.
     * @param {number} columns
     * @param {number} rows
     * @param {(column: number, row: number) => number} strength Between 0 and 1.
     */
    draw(across, down, columns, rows, strength) {
      const parts = paths.map(() => "");
      for (let column = 0; column < columns; column += 1) {
        const [left, right] = across(column).map((x) => x.toFixed(1));
        for (let row = 0; row < rows; row += 1) {
          const level = Math.min(LEVELS, Math.ceil(LEVELS * strength(column, row) - 0.5));
          if (level < 1) continue;
          const [top, bottom] = down(row).map((y) => y.toFixed(1));
          parts[level - 1] += `M${left} ${top}H${right}V${bottom}H${left}Z`;
        }
      }
      paths.forEach((path, k) => {
        path.setAttribute("d", parts[k]);
      });
    },
  };
}

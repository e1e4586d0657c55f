// Values as colours: a row for each unit, gate or weight, a column for each step. Warm above zero, cold below, and nothing at zero.
import { h } from "../kit/dom.js";
import { themeColours } from "../language/heat_map.js";

/** @typedef {{row: number, column: number}} Place */

/**
 * @param {string} name What is shown, for who doesn't see it.
 * @param {(place: Place) => void} [onchoose]
 */
export function heatPicture(name, onchoose) {
  const canvas = h("canvas", { class: "gkm-heat", role: "img", "aria-label": name });
  const paint = canvas.getContext("2d"),
    colours = themeColours();
  let rows = 1,
    columns = 1;
  if (onchoose)
    canvas.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const box = canvas.getBoundingClientRect();
      onchoose({
        row: Math.min(rows - 1, Math.floor(((event.clientY - box.top) / box.height) * rows)),
        column: Math.min(columns - 1, Math.floor(((event.clientX - box.left) / box.width) * columns)),
      });
    });
  return {
    root: canvas,
    /**
     * @param {number} height Rows.
     * @param {number} width Columns.
     * @param {(row: number, column: number) => number} value From -1 to 1.
     * @param {string} words
     */
    draw(height, width, value, words) {
      rows = height;
      columns = width;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const [above, under, paper] = colours(canvas);
      const image = paint.createImageData(width, height),
        { data } = image;
      for (let row = 0, at = 0; row < height; row += 1)
        for (let column = 0; column < width; column += 1, at += 4) {
          const v = Math.max(-1, Math.min(1, value(row, column))),
            to = v > 0 ? above : under,
            share = Math.abs(v);
          for (let c = 0; c < 3; c += 1) data[at + c] = paper[c] + share * (to[c] - paper[c]);
          data[at + 3] = 255;
        }
      paint.putImageData(image, 0, 0);
      canvas.setAttribute("aria-label", `${name}: ${words}`);
    },
  };
}

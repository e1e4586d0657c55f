// The encoder's state after each word that it has read: a row a word, a field a unit.
import { s } from "../kit/dom.js";

const [LEFT, RIGHT, ROW] = [84, 452, 24];

/** The strips. */
export function encoderStates() {
  const root = s("svg", { class: "gkm-encoder", role: "img" });
  /**
   * @param {string[]} words
   * @param {Float64Array[]} states As far as they have been computed.
   */
  const draw = (words, states) => {
    const height = ROW * words.length;
    root.setAttribute("viewBox", `0 0 460 ${height + 4}`);
    root.replaceChildren(
      ...words.flatMap((word, row) => {
        const values = states[row],
          y = ROW * row + 3;
        const wide = values ? (RIGHT - LEFT) / values.length : 0;
        const name = s(
          "text",
          {
            class: row === states.length - 1 ? "gkm-tick gkm-title" : "gkm-tick",
            x: LEFT - 6,
            y: y + 14,
            "text-anchor": "end",
          },
          word,
        );
        const fields = [...(values ?? [])].map((value, k) =>
          s("rect", {
            class: value > 0 ? "gkm-above" : "gkm-under",
            x: (LEFT + wide * k).toFixed(1),
            y,
            width: wide.toFixed(2),
            height: ROW - 6,
            "fill-opacity": Math.abs(value).toFixed(3),
          }),
        );
        return [name, ...fields, s("rect", { class: "gkm-frame", x: LEFT, y, width: RIGHT - LEFT, height: ROW - 6 })];
      }),
    );
  };
  return { root, draw };
}

// The encoder's state after each word that it has read: a row a word, a field a unit.
import { s } from "../kit/dom.js";

const [LEFT, RIGHT, ROW] = [84, 452, 24];

/** The strips. */
export function encoderStates() {
  const root = s("svg", { class: "gkm-encoder", role: "img" });
  /** @type {{words: string[], units: number, rows: {name: any, fields: any[]}[]}} */
  let shown = { words: [], units: 0, rows: [] };
  const build = (/** @type {string[]} */ words, /** @type {number} */ units) => {
    const wide = (RIGHT - LEFT) / Math.max(1, units),
      tall = ROW - 6;
    const rows = words.map((word, row) => {
      const y = ROW * row + 3;
      const name = s("text", { x: LEFT - 6, y: y + 14, "text-anchor": "end" }, word);
      const fields = Array.from({ length: units }, (_, k) =>
        s("rect", { x: (LEFT + wide * k).toFixed(1), y, width: wide.toFixed(2), height: tall }),
      );
      const frame = s("rect", { class: "gkm-frame", x: LEFT, y, width: RIGHT - LEFT, height: tall });
      return { name, fields, parts: [name, ...fields, frame] };
    });
    shown = { words, units, rows };
    root.replaceChildren(...rows.flatMap((one) => one.parts));
  };
  /**
   * @param {string[]} words
   * @param {Float64Array[]} states As far as they have been computed.
   */
  const draw = (words, states) => {
    const units = states[0]?.length ?? 0;
    root.setAttribute("viewBox", `0 0 460 ${ROW * words.length + 4}`);
    if (shown.words.join(" ") !== words.join(" ") || shown.units < units) build(words, units);
    shown.rows.forEach(({ name, fields }, row) => {
      name.setAttribute("class", row === states.length - 1 ? "gkm-tick gkm-title" : "gkm-tick");
      fields.forEach((field, k) => {
        const value = states[row]?.[k] ?? 0;
        field.setAttribute("class", value > 0 ? "gkm-above" : "gkm-under");
        field.setAttribute("fill-opacity", Math.abs(value).toFixed(3));
      });
    });
  };
  return { root, draw };
}

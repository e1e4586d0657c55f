// A unit as pictures for the prose, built up stage by stage. Only authoring loads this: the pictures are stored (helpers/widgets/pictures).
import { s, setAll } from "../kit/dom.js";

/**
 * @typedef {object} Stages How a unit is built up.
 * @property {string[]} names In order; the last one is the whole.
 * @property {Record<string, string>} of The stage at which a part comes.
 * @property {number} height Of its boxes.
 * @property {number} top
 * @property {import("./cell.js").Moment} [moment] The one to draw the parts at, where they are drawn by a moment.
 * @property {(stage: Stage) => (SVGElement | null)[]} ground Wires, joints, arrows.
 * @property {{words: string, x: number, y: number, at: string, anchor?: string, from?: string, until?: string}[]}
 *   labels `at` gives the colour.
 * @property {(stage: Stage) => number} bottom Where the picture ends.
 */
/**
 * @typedef {object} Stage
 * @property {(name: string) => boolean} there Whether what came at a stage is drawn.
 * @property {(name: string) => boolean} fresh Whether it is in its colours.
 */

/**
 * What a stage adds is in its colours, what was there before is plain, what comes later is absent; the last stage has all colours.
 * @param {import("./cell.js").Cell} cell
 * @param {Stages} stages
 * @param {string} name
 */
export function stagePicture({ unit, parts }, stages, name) {
  const last = stages.names.indexOf(name);
  const there = (/** @type {string} */ one) => stages.names.indexOf(one) <= last;
  const fresh = (/** @type {string} */ one) => one === name || name === stages.names.at(-1);
  const shapes = Object.entries(unit.shapes()).filter(([id]) => there(stages.of[id]));
  const drawn = shapes.map(([id, shape]) => {
    const coloured = fresh(stages.of[id]);
    if (stages.moment) shape.update?.(stages.moment, { update: "keeps" });
    if (shape.level && shape.value) {
      shape.value.textContent = id;
      shape.value.setAttribute("class", "gkm-letter");
      setAll(shape.level, coloured ? { y: stages.top + 1, height: stages.height - 2 } : { width: 0 });
    }
    return s("g", { "data-quantity": coloured ? parts[id].quantity : null }, ...shape.nodes);
  });
  const labels = stages.labels
    .filter(({ at, from, until }) => there(from ?? at) && !(until && there(until)))
    .map(({ words, x, y, at, anchor = "start" }) =>
      s("text", { class: fresh(at) ? "gkm-fresh" : null, x, y, "text-anchor": anchor }, words),
    );
  const box = `0 8 ${unit.width} ${stages.bottom({ there, fresh }) - 8}`;
  return s("svg", { class: "gkm-picture", viewBox: box }, ...stages.ground({ there, fresh }), ...drawn, ...labels);
}

// One unit as a drawing whose parts can be asked for their equation.
import { s, setText } from "../kit/dom.js";
import { arrowHead, joint, wire } from "./shapes.js";

/** @typedef {import("./cell.js").Moment} Moment */
/** @typedef {import("./cell.js").Settings} Settings */

/**
 * The wires and what is written on them.
 * @param {import("./cell.js").Unit} unit
 */
function ground({ wires, bracket, joints, arrow, labels, inputs, notes, thick }) {
  /** @type {((at: Moment) => void)[]} */
  const updates = [];
  /** @type {(attrs: Record<string, string | number | undefined>, value: (at: Moment) => string) => SVGElement} */
  const number = (attrs, value) => {
    const node = s("text", { class: "gkm-number", ...attrs });
    updates.push((at) => setText(node, value(at)));
    return node;
  };
  /** @param {import("./cell.js").Label} label */
  const written = ({ x, y, anchor, name, value }) => {
    const at = (/** @type {number} */ height) => ({ x, y: height, "text-anchor": anchor });
    const words = name && s("text", { class: "gkm-name-in", ...at(y) }, name);
    if (!value) return words;
    return words ? s("g", {}, words, number(at(y + 20), value)) : number(at(y), value);
  };
  const drawn = wires.map((one) => ({ id: one.id, root: wire(one) }));
  for (const [id, fill] of Object.entries(thick)) {
    const root = drawn.findLast((one) => one.id === id)?.root;
    // the fuller, the thicker
    updates.push((at) => {
      root.style.strokeWidth = (2 + 5 * Math.min(1, Math.abs(fill(at)))).toFixed(2);
    });
  }
  const root = s(
    "g",
    { role: "img" },
    ...drawn.map((one) => one.root),
    s("path", { class: "gkm-wire", d: bracket }),
    ...joints.map(joint),
    arrowHead(...arrow),
    ...labels.map(written),
    ...inputs.map(({ name, x, y, room, value }) =>
      s("g", {}, s("text", { class: "gkm-symbol", x, y }, name), number({ x: x + room, y }, value)),
    ),
    ...notes.map(written),
  );
  return {
    root,
    /** @param {Moment} at */
    update(at) {
      for (const update of updates) update(at);
    },
  };
}

/**
 * @param {import("./cell.js").Cell} cell
 * @param {(id: string) => void} onask Is called when a part is pointed at, focused or pressed.
 */
export function unitDrawing({ unit, parts }, onask) {
  const wires = ground(unit);
  const shapes = unit.shapes();
  const nodes = Object.entries(shapes).map(([id, shape]) => ({ id, node: partButton(shape, id, parts[id], onask) }));
  const root = s(
    "svg",
    {
      class: "gkm-unit",
      viewBox: `0 0 ${unit.width} ${unit.height}`,
      role: "group",
      "aria-label": `One ${unit.name} unit. Its parts show their equations.`,
    },
    wires.root,
    ...nodes.map((one) => one.node),
  );
  return {
    root,
    /** @type {(at: Moment, settings: Settings) => void} */
    update(at, settings) {
      wires.update(at);
      for (const shape of Object.values(shapes)) shape.update?.(at, settings);
      for (const { id, node } of nodes) {
        const words = `${parts[id].name}: ${parts[id].value(at)}`;
        node.setAttribute("aria-label", nameOf(node, words));
      }
    },
    /** @param {string} chosen */
    select(chosen) {
      for (const { id, node } of nodes) node.setAttribute("aria-pressed", String(id === chosen));
    },
    // For ears: not at each frame, only when things come to rest.
    /** @type {(at: Moment, settings: Settings) => void} */
    describe(at, settings) {
      wires.root.setAttribute("aria-label", unit.describe(at, settings));
    },
  };
}

/**
 * A part that can be asked: a button with the shape's nodes. Between them are line breaks, or their texts would read as one word.
 * @param {import("./cell.js").Shape} shape
 * @param {string} id
 * @param {import("./cell.js").Part} part
 * @param {(id: string) => void} onask
 * @returns {SVGElement}
 */
function partButton(shape, id, part, onask) {
  const ask = () => onask(id);
  const onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    ask();
  };
  const own = { class: "gkm-part", role: "button", tabindex: 0, "data-part": id, "data-quantity": part.quantity };
  const listeners = { onpointerenter: ask, onfocus: ask, onclick: ask, onkeydown };
  return s("g", { ...own, ...listeners }, ...shape.nodes.flatMap((node) => [node, "\n"]));
}

/**
 * A part's name: what it is, then the texts that it shows, as they stand there. Who steers by voice says what is to be seen.
 * @param {SVGElement} node
 * @param {string} words
 */
function nameOf(node, words) {
  return `${words}, ${Array.from(node.querySelectorAll("text"), (text) => text.textContent).join(" ")}`;
}

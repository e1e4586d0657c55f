// One GRU unit as a drawing whose parts can be asked for their equation. `at` is a moment of runGru, `desk` has the conventions.

import { s, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { GRU_PARTS } from "./gru_equations.js";
import { GRU_JOINTS, GRU_UNIT, GRU_WIRES, gruShapes, joint } from "./gru_parts.js";
import { arrowHead, nameOf, partButton, wire } from "./unit_parts.js";

// The wires and labels: returns {root, update(at, desk)}.
function gruWires() {
  const { line, at: X, past, bus, hears, fromH } = GRU_UNIT;
  const label = (x, y, name, anchor) => {
    const value = s("text", { class: "gkm-number", x, y: y + 20, "text-anchor": anchor }),
      words = s("text", { class: "gkm-name-in", x, y, "text-anchor": anchor }, name);
    return { value, words, root: s("g", {}, words, value) };
  };
  const drawn = GRU_WIRES.map((one) => ({ id: one.id, root: wire(one) }));
  const thick = Object.fromEntries(drawn.map(({ id, root }) => [id, root]));
  const labels = {
    old: label(6, 22, "old h"),
    kept: label((X.z + X.n) / 2, 22, "kept", "middle"),
    new: label(452, 22, "new h′", "end"),
    written: label(X.n + 14, 84, "written"),
  };
  const heard = s("text", { class: "gkm-number", x: (hears + fromH) / 2 + 2, y: past + 21, "text-anchor": "middle" });
  const input = [
    ["h", past],
    ["x", bus - 8],
    ["m", bus + 14],
  ].map(([name, y]) => {
    const value = s("text", { class: "gkm-number", x: 34, y: y + 5 });
    return { value, root: s("g", {}, s("text", { class: "gkm-symbol", x: 16, y: y + 5 }, name), value) };
  });
  const root = s(
    "g",
    { role: "img" },
    ...drawn.map((one) => one.root),
    s("path", { class: "gkm-wire", d: `M78 ${bus - 12}H84V${bus + 12}H78` }),
    ...GRU_JOINTS.map(joint),
    arrowHead(460, line, "hidden"),
    ...Object.values(labels).map((part) => part.root),
    ...input.map((part) => part.root),
    s("text", { class: "gkm-name-in", x: (hears + fromH) / 2 + 2, y: past - 7, "text-anchor": "middle" }, "hears"),
    heard,
    s("text", { class: "gkm-name-in", x: 240, y: 303, "text-anchor": "middle" }, "h goes round, into the next step"),
  );
  const width = (v) => (2 + 5 * Math.min(1, Math.abs(v))).toFixed(2); // the fuller, the thicker
  const update = (at) => {
    setText(labels.old.value, num(at.hOld));
    setText(labels.kept.value, num(at.keep * at.hOld));
    setText(labels.new.value, num(at.h));
    setText(labels.written.value, num(at.write * at.n));
    setText(heard, num(at.heard));
    [num(at.hOld), num(at.x, 1), num(at.m, 0)].forEach((text, k) => setText(input[k].value, text));
    thick.old.style.strokeWidth = width(at.hOld);
    thick.kept.style.strokeWidth = width(at.keep * at.hOld);
    thick.new.style.strokeWidth = width(at.h);
  };
  return { root, update };
}

// The drawing. `onask(id)` is called when a part is pointed at, focused or pressed.
export function gruDrawing(onask) {
  const ground = gruWires(),
    shapes = gruShapes();
  const nodes = {};
  for (const [id, shape] of Object.entries(shapes)) {
    const ask = () => onask(id);
    const keys = (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        ask();
      }
    };
    const hear = { onpointerenter: ask, onfocus: ask, onclick: ask, onkeydown: keys };
    nodes[id] = partButton(shape, { "data-part": id, "data-quantity": GRU_PARTS[id].quantity, ...hear });
  }
  const root = s(
    "svg",
    {
      class: "gkm-unit",
      viewBox: `0 0 ${GRU_UNIT.width} ${GRU_UNIT.height}`,
      role: "group",
      "aria-label": "One GRU unit. Its parts show their equations.",
    },
    ground.root,
    ...Object.values(nodes),
  );
  return {
    root,
    update(at, desk) {
      ground.update(at);
      for (const shape of Object.values(shapes)) shape.update?.(at, desk);
      for (const [id, node] of Object.entries(nodes))
        node.setAttribute("aria-label", nameOf(node, `${GRU_PARTS[id].name}: ${GRU_PARTS[id].value(at)}`));
    },
    select(id) {
      for (const [key, node] of Object.entries(nodes)) node.setAttribute("aria-pressed", key === id);
    },
    // For ears: not at each frame, only when things come to rest.
    describe(at, desk) {
      ground.root.setAttribute(
        "aria-label",
        `Of the old h, ${num(at.hOld)}, the update gate at ${num(at.z, 3)} keeps the share ${num(at.keep, 3)}, and lets in the share ` +
          `${num(at.write, 3)} of the candidate ${num(at.n, 3)}: the new h is ${num(at.h)}. The reset gate at ${num(at.r, 3)} acts ` +
          `${desk.reset} the product, so the candidate hears ${num(at.heard)} of h.`,
      );
    },
  };
}

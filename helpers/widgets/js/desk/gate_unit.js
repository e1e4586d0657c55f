// One LSTM unit as a drawing whose parts can be asked for their equation. `at` is a moment of runUnit.

import { s, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { PARTS } from "./gate_equations.js";
import { arrowHead, nameOf, partButton, UNIT, unitShapes, WIRES, wire } from "./unit_parts.js";

// The wires and labels: returns {root, update(at)}.
export function wires() {
  const { line, at: X, plus, out, bus } = UNIT;
  const label = (x, y, name, anchor) => {
    const value = s("text", { class: "gkm-number", x, y: y + 20, "text-anchor": anchor });
    return { value, root: s("g", {}, s("text", { class: "gkm-name-in", x, y, "text-anchor": anchor }, name), value) };
  };
  const drawn = WIRES.map((one) => ({ id: one.id, root: wire(one) }));
  const thick = Object.fromEntries(drawn.map(({ id, root }) => [id, root]));
  const labels = {
    cOld: label(6, 22, "old cell c"),
    kept: label((X.f + plus) / 2, 22, "kept", "middle"),
    cNew: label((plus + out) / 2, 22, "new cell c′", "middle"),
    written: label(plus + 14, 82, "written"),
    h: label(446, 178, "hidden h′", "end"),
  };
  const input = ["x", "m", "h"].map((name, k) => {
    const value = s("text", { class: "gkm-number", x: 24, y: bus - 17 + 22 * k });
    return { value, root: s("g", {}, s("text", { class: "gkm-symbol", x: 6, y: bus - 17 + 22 * k }, name), value) };
  });
  const root = s(
    "g",
    { role: "img" },
    ...drawn.map((one) => one.root),
    s("path", { class: "gkm-wire", d: `M71 ${bus - 22}H76V${bus + 22}H71` }),
    arrowHead(458, line, "cell"),
    ...Object.values(labels).map((part) => part.root),
    ...input.map((part) => part.root),
    s("text", { class: "gkm-name-in", x: 232, y: 295, "text-anchor": "middle" }, "h goes round, into the next step"),
  );
  const width = (v) => (2 + 5 * Math.min(1, Math.abs(v))).toFixed(2); // the fuller, the thicker
  const update = (at) => {
    setText(labels.cOld.value, num(at.cOld));
    setText(labels.kept.value, num(at.f * at.cOld));
    setText(labels.cNew.value, num(at.c));
    setText(labels.written.value, num(at.i * at.g));
    setText(labels.h.value, num(at.h));
    [num(at.x, 1), num(at.m, 0), num(at.hOld)].forEach((text, k) => setText(input[k].value, text));
    thick.cOld.style.strokeWidth = width(at.cOld);
    thick.kept.style.strokeWidth = width(at.f * at.cOld);
    thick.cNew.style.strokeWidth = width(at.c);
  };
  return { root, update };
}

// The drawing. `onask(id)` is called when a part is pointed at, focused or pressed.
export function unitDrawing(onask) {
  const ground = wires(),
    shapes = unitShapes();
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
    nodes[id] = partButton(shape, { "data-part": id, "data-quantity": PARTS[id].quantity, ...hear });
  }
  const root = s(
    "svg",
    {
      class: "gkm-unit",
      viewBox: `0 0 ${UNIT.width} ${UNIT.height}`,
      role: "group",
      "aria-label": "One LSTM unit. Its parts show their equations.",
    },
    ground.root,
    ...Object.values(nodes),
  );
  return {
    root,
    update(at) {
      ground.update(at);
      for (const shape of Object.values(shapes)) shape.update?.(at);
      for (const [id, node] of Object.entries(nodes))
        node.setAttribute("aria-label", nameOf(node, `${PARTS[id].name}: ${PARTS[id].value(at)}`));
    },
    select(id) {
      for (const [key, node] of Object.entries(nodes)) node.setAttribute("aria-pressed", key === id);
    },
    // For ears: not at each frame, only when things come to rest.
    describe(at) {
      ground.root.setAttribute(
        "aria-label",
        `The old cell ${num(at.cOld)} passes a forget gate at ${num(at.f, 3)}; ` +
          `the input gate at ${num(at.i, 3)} lets in the candidate ${num(at.g, 3)}; ` +
          `the new cell is ${num(at.c)}. Through tanh and the output gate at ${num(at.o, 3)} it is shown as the hidden state ${num(at.h)}.`,
      );
    },
  };
}

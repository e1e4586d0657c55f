// The parts of one GRU unit: where they are, and their shapes.

import { s, setAll, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { keeps } from "./gru_equations.js";
import { circleShape } from "./unit_parts.js";

// In the units of the viewBox. h runs along `line`; below are two wires: `past` brings h, `bus` brings x and m.
export const GRU_UNIT = {
  width: 460,
  height: 322,
  line: 58,
  box: { top: 162, width: 70, height: 50 },
  at: { z: 104, r: 204, n: 350 },
  road: 120,
  past: 250,
  bus: 282,
  hears: 265,
  fromH: 338,
  fromX: 362,
};

// Wires in the order in which they are drawn: {id, quantity, d}.
export const GRU_WIRES = (({ line, box, at, road, past, bus, hears, fromH, fromX }) => {
  const floor = box.top + box.height,
    middle = box.top + box.height / 2;
  const into = (k) => ({ id: "bus", d: `M${at[k]} ${bus}V${floor + 20}` });
  return [
    { id: "round", quantity: "hidden", d: `M446 ${line}V308H6V${past}H14` },
    { id: "bus", d: `M86 ${bus}H${fromX}V${floor + 20}` },
    { id: "past", quantity: "hidden", d: `M90 ${past}H${hears}` },
    into("z"),
    into("r"),
    { id: "reset", quantity: "reset", d: `M${at.r + box.width / 2} ${middle}H${hears}V${past - 13}` },
    { id: "heard", quantity: "reset", d: `M${hears} ${past}H${fromH}V${floor + 20}` },
    { id: "z", quantity: "update", d: `M${at.z} ${box.top}V${line + 13}` },
    { id: "z", quantity: "update", d: `M${at.z} ${road}H${at.n - 13}` },
    { id: "n", quantity: "candidate", d: `M${at.n} ${box.top}V${line + 14}` },
    { id: "old", quantity: "hidden", d: `M4 ${line}H${at.z}` },
    { id: "kept", quantity: "hidden", d: `M${at.z} ${line}H${at.n}` },
    { id: "new", quantity: "hidden", d: `M${at.n} ${line}H452` },
  ];
})(GRU_UNIT);

// Where wires meet, and do not just cross.
export const GRU_JOINTS = (({ at, past, bus, road, line }) => [
  [at.z, past, "hidden"],
  [at.r, past, "hidden"],
  [at.z, bus, null],
  [at.r, bus, null],
  [at.z, road, "update"],
  [446, line, "hidden"],
])(GRU_UNIT);

export function joint([cx, cy, quantity]) {
  return s("circle", { class: "gkm-arrow", "data-quantity": quantity, cx, cy, r: 4 });
}

// A gate or the candidate: a box that fills as far as its value goes.
function gruBlock(k, name) {
  const { top, width, height } = GRU_UNIT.box,
    center = GRU_UNIT.at[k],
    x = center - width / 2,
    middle = top + height / 2;
  const level = s("rect", { class: "gkm-fill", x: x + 1, width: width - 2 }),
    value = s("text", { class: "gkm-number", x: center, y: top + 41, "text-anchor": "middle" });
  const nodes = [
    s("rect", { class: "gkm-box", x, y: top, width, height, rx: 7 }),
    level,
    s("rect", { class: "gkm-edge", x, y: top, width, height, rx: 7 }),
    s("rect", { class: "gkm-badge", x: center - 19, y: top + height + 1, width: 38, height: 19, rx: 6 }),
    s(
      "text",
      { class: "gkm-name-in", x: center, y: top + height + 15, "text-anchor": "middle" },
      k === "n" ? "tanh" : "σ",
    ),
    s("text", { class: "gkm-name-in", x: center, y: top + 19, "text-anchor": "middle" }, name),
    value,
  ];
  const update = (at) => {
    const [low, high] =
      k === "n"
        ? [middle - (Math.max(0, at.n) * height) / 2, middle - (Math.min(0, at.n) * height) / 2]
        : [top + height * (1 - at[k]), top + height];
    setAll(level, { y: low.toFixed(2), height: Math.max(0, high - low).toFixed(2) });
    setText(value, `${k} ${num(at[k], 3)}`);
  };
  return { nodes, update };
}

// "1 − z": on the road of the new where z keeps, on the road of the old where z writes.
function otherShape() {
  const { at, road, line } = GRU_UNIT;
  const pill = s("rect", { class: "gkm-box gkm-edge", width: 56, height: 24, rx: 12 }),
    text = s("text", { class: "gkm-name-in", "text-anchor": "middle" }, "1 − z");
  const update = (moment, desk) => {
    const [x, y] = keeps(desk) ? [(at.z + at.n) / 2 + 2, road] : [at.z, (road + line) / 2 + 6];
    setAll(pill, { x: x - 28, y: y - 12 });
    setAll(text, { x, y: y + 4.5 });
  };
  return { nodes: [pill, text], update };
}

// All shapes by part, in the order in which the numbers come about.
export function gruShapes() {
  const { line, at, road, past, hears } = GRU_UNIT;
  return {
    r: gruBlock("r", "reset"),
    heard: circleShape(hears, past, "×"),
    n: gruBlock("n", "candidate"),
    z: gruBlock("z", "update"),
    keep: circleShape(at.z, line, "×"),
    other: otherShape(),
    write: circleShape(at.n, road, "×"),
    h: circleShape(at.n, line, "+"),
  };
}

// The parts of one LSTM unit: where they are, and their shapes. The desk and the pictures in the prose draw the same.
import { s } from "../../kit/dom.js";
import { num } from "../../kit/numbers.js";
import { blockShape, circleShape } from "../shapes.js";

/** In the units of the viewBox. The cell runs along `line`; `bus` brings what the gates see. */
export const PLACES = {
  line: 58,
  box: { top: 166, width: 70, height: 50 },
  at: { f: 104, i: 180, g: 256, o: 334 },
  plus: 218,
  write: 116,
  out: 408,
  show: 146,
  bus: 258,
};
const { line, box, at: X, plus, write, out, show, bus } = PLACES;

/** @param {"f" | "i" | "g" | "o"} k */
const into = (k) => `M${X[k]} ${bus}V${box.top + box.height + 21}`;

/** @type {(x: number, y: number) => import("../cell.js").Shape} */
function tanhShape(x, y) {
  return {
    nodes: [
      s("rect", { class: "gkm-box gkm-edge", x: x - 26, y: y - 13, width: 52, height: 26, rx: 13 }),
      s("text", { class: "gkm-name-in", x, y: y + 5, "text-anchor": "middle" }, "tanh"),
    ],
  };
}

/** @type {import("../cell.js").Unit} */
export const unit = {
  name: "LSTM",
  width: 460,
  height: 312,
  wires: [
    { stage: "forget-gate", quantity: "forget", d: `M${X.f} ${box.top}V${line + 13}` },
    { stage: "input-gate", quantity: "input", d: `M${X.i} ${box.top}V${write}H${plus - 14}` },
    { stage: "input-gate", quantity: "candidate", d: `M${X.g} ${box.top}V${write}H${plus + 14}` },
    { stage: "input-gate", quantity: "candidate", d: `M${plus} ${write}V${line + 14}` },
    { stage: "output-gate", quantity: "output", d: `M${X.o} ${box.top}V${show}H${out - 14}` },
    { stage: "output-gate", quantity: "cell", d: `M${out} ${line}V${show - 14}` },
    { stage: "output-gate", quantity: "hidden", d: `M${out} ${show}H452` },
    { stage: "whole", id: "round", quantity: "hidden", d: `M452 ${show}V302H12V${bus + 34}` },
    { stage: "forget-gate", id: "bus", d: `M76 ${bus}H${X.f}${into("f")}` },
    { stage: "input-gate", id: "bus", d: `M${X.f} ${bus}H${X.g}${into("i")}${into("g")}` },
    { stage: "output-gate", id: "bus", d: `M${X.g} ${bus}H${X.o}${into("o")}` },
    { stage: "memory-line", id: "old", quantity: "cell", d: `M4 ${line}H${X.f}` },
    { stage: "memory-line", id: "kept", quantity: "cell", d: `M${X.f} ${line}H${plus}` },
    { stage: "memory-line", id: "new", quantity: "cell", d: `M${plus} ${line}H452` },
  ],
  bracket: `M71 ${bus - 22}H76V${bus + 22}H71`,
  joints: [],
  arrow: [458, line, "cell"],
  labels: [
    { x: 6, y: 22, name: "old cell c", value: (at) => num(at.cOld) },
    { x: (X.f + plus) / 2, y: 22, anchor: "middle", name: "kept", value: (at) => num(at.f * at.cOld) },
    { x: (plus + out) / 2, y: 22, anchor: "middle", name: "new cell c′", value: (at) => num(at.c) },
    { x: plus + 14, y: 82, name: "written", value: (at) => num(at.i * at.g) },
    { x: 446, y: 178, anchor: "end", name: "hidden h′", value: (at) => num(at.h) },
  ],
  inputs: [
    { name: "x", x: 6, y: bus - 17, room: 18, value: (at) => num(at.x, 1) },
    { name: "m", x: 6, y: bus + 5, room: 18, value: (at) => num(at.m, 0) },
    { name: "h", x: 6, y: bus + 27, room: 18, value: (at) => num(at.hOld) },
  ],
  notes: [{ x: 232, y: 295, anchor: "middle", name: "h goes round, into the next step" }],
  thick: { old: (at) => at.cOld, kept: (at) => at.f * at.cOld, new: (at) => at.c },
  shapes: () => ({
    f: blockShape("f", box, X.f, "σ"),
    keep: circleShape(X.f, line, "×"),
    i: blockShape("i", box, X.i, "σ"),
    g: blockShape("g", box, X.g, "tanh"),
    write: circleShape(plus, write, "×"),
    cell: circleShape(plus, line, "+"),
    o: blockShape("o", box, X.o, "σ"),
    tanh: tanhShape(out, 98),
    h: circleShape(out, show, "×"),
  }),
  describe: (at) =>
    `The old cell ${num(at.cOld)} passes a forget gate at ${num(at.f, 3)}; ` +
    `the input gate at ${num(at.i, 3)} lets in the candidate ${num(at.g, 3)}; ` +
    `the new cell is ${num(at.c)}. Through tanh and the output gate at ${num(at.o, 3)} it is shown as the hidden state ${num(at.h)}.`,
};

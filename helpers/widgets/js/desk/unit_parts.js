// The parts of one LSTM unit: where they are, and their shapes. The desk and the pictures in the prose draw the same.
import { s, setAll, setText } from "../kit/dom.js";
import { QUANTITY } from "../kit/draw.js";
import { num } from "../kit/numbers.js";

// In the units of the viewBox.
export const UNIT = {
  width: 460,
  height: 312,
  line: 58,
  box: { top: 166, width: 70, height: 50 },
  at: { f: 104, i: 180, g: 256, o: 334 },
  plus: 218,
  write: 116,
  out: 408,
  show: 146,
  bus: 258,
};

// The unit is explained in stages; what each adds.
export const STAGES = ["memory-line", "forget-gate", "input-gate", "output-gate", "whole"];
export const STAGE_OF = {
  f: "forget-gate",
  keep: "forget-gate",
  i: "input-gate",
  g: "input-gate",
  write: "input-gate",
  cell: "input-gate",
  o: "output-gate",
  tanh: "output-gate",
  h: "output-gate",
};

// Wires in the order in which they are drawn: {stage, id, quantity, d}.
export const WIRES = (({ line, box, at, plus, write, out, show, bus }) => {
  const into = (k) => `M${at[k]} ${bus}V${box.top + box.height + 21}`;
  return [
    { stage: "forget-gate", quantity: "forget", d: `M${at.f} ${box.top}V${line + 13}` },
    { stage: "input-gate", quantity: "input", d: `M${at.i} ${box.top}V${write}H${plus - 14}` },
    { stage: "input-gate", quantity: "candidate", d: `M${at.g} ${box.top}V${write}H${plus + 14}` },
    { stage: "input-gate", quantity: "candidate", d: `M${plus} ${write}V${line + 14}` },
    { stage: "output-gate", quantity: "output", d: `M${at.o} ${box.top}V${show}H${out - 14}` },
    { stage: "output-gate", quantity: "cell", d: `M${out} ${line}V${show - 14}` },
    { stage: "output-gate", quantity: "hidden", d: `M${out} ${show}H452` },
    { stage: "whole", id: "round", quantity: "hidden", d: `M452 ${show}V302H12V${bus + 34}` },
    { stage: "forget-gate", id: "bus", d: `M76 ${bus}H${at.f}${into("f")}` },
    { stage: "input-gate", id: "bus", d: `M${at.f} ${bus}H${at.g}${into("i")}${into("g")}` },
    { stage: "output-gate", id: "bus", d: `M${at.g} ${bus}H${at.o}${into("o")}` },
    { stage: "memory-line", id: "cOld", quantity: "cell", d: `M4 ${line}H${at.f}` },
    { stage: "memory-line", id: "kept", quantity: "cell", d: `M${at.f} ${line}H${plus}` },
    { stage: "memory-line", id: "cNew", quantity: "cell", d: `M${plus} ${line}H452` },
  ];
})(UNIT);

export function wire({ d, quantity, id }) {
  return s("path", { class: id === "round" ? "gkm-wire gkm-recurrent" : "gkm-wire", "data-quantity": quantity, d });
}

export function arrowHead(x, y, quantity) {
  return s("path", {
    class: "gkm-arrow",
    "data-quantity": quantity,
    d: `M${x - 9} ${y - 7}L${x} ${y}L${x - 9} ${y + 7}z`,
  });
}

// A part of a drawing that can be asked: a button with the shape's nodes. Between them are line breaks, or their texts would read as one word.
export function partButton(shape, attrs) {
  return s(
    "g",
    { class: "gkm-part", role: "button", tabindex: 0, ...attrs },
    ...shape.nodes.flatMap((node) => [node, "\n"]),
  );
}

// Its name: what it is, then the texts that it shows, as they stand there. Who steers by voice says what is to be seen.
export function nameOf(node, words) {
  return `${words}, ${Array.from(node.querySelectorAll("text"), (text) => text.textContent).join(" ")}`;
}

// A gate or the candidate: a box that fills as far as its value goes.
function blockShape(k) {
  const { top, width, height } = UNIT.box,
    x = UNIT.at[k] - width / 2,
    middle = top + height / 2,
    squash = k === "g" ? "tanh" : "σ";
  const level = s("rect", { class: "gkm-fill", x: x + 1, width: width - 2 }),
    value = s("text", { class: "gkm-number", x: UNIT.at[k], y: top + 41, "text-anchor": "middle" });
  const nodes = [
    s("rect", { class: "gkm-box", x, y: top, width, height, rx: 7 }),
    level,
    s("rect", { class: "gkm-edge", x, y: top, width, height, rx: 7 }),
    s("rect", { class: "gkm-badge", x: UNIT.at[k] - 19, y: top + height + 1, width: 38, height: 19, rx: 6 }),
    s("text", { class: "gkm-name-in", x: UNIT.at[k], y: top + height + 15, "text-anchor": "middle" }, squash),
    s("text", { class: "gkm-name-in", x: UNIT.at[k], y: top + 19, "text-anchor": "middle" }, QUANTITY[k]),
    value,
  ];
  const update = (at) => {
    const [low, high] =
      k === "g"
        ? [middle - (Math.max(0, at.g) * height) / 2, middle - (Math.min(0, at.g) * height) / 2]
        : [top + height * (1 - at[k]), top + height];
    setAll(level, { y: low.toFixed(2), height: Math.max(0, high - low).toFixed(2) });
    setText(value, `${k} ${num(at[k], 3)}`);
  };
  return { nodes, level, value, update };
}

export function circleShape(x, y, sign) {
  return {
    nodes: [
      s("circle", { class: "gkm-hit", cx: x, cy: y, r: 20 }),
      s("circle", { class: "gkm-box gkm-edge", cx: x, cy: y, r: 13 }),
      s("text", { class: "gkm-sign", x, y: y + 6.5, "text-anchor": "middle" }, sign),
    ],
  };
}

function tanhShape(x, y) {
  return {
    nodes: [
      s("rect", { class: "gkm-box gkm-edge", x: x - 26, y: y - 13, width: 52, height: 26, rx: 13 }),
      s("text", { class: "gkm-name-in", x, y: y + 5, "text-anchor": "middle" }, "tanh"),
    ],
  };
}

// All shapes by part, in the order in which the numbers come about.
export function unitShapes() {
  const { line, at, plus, write, out, show } = UNIT;
  return {
    f: blockShape("f"),
    keep: circleShape(at.f, line, "×"),
    i: blockShape("i"),
    g: blockShape("g"),
    write: circleShape(plus, write, "×"),
    cell: circleShape(plus, line, "+"),
    o: blockShape("o"),
    tanh: tanhShape(out, 98),
    h: circleShape(out, show, "×"),
  };
}

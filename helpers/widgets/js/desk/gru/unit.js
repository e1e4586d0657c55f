// The parts of one GRU unit: where they are, and their shapes. The desk and the pictures in the prose draw the same.
import { s, setAll } from "../../kit/dom.js";
import { num } from "../../kit/numbers.js";
import { blockShape, circleShape } from "../shapes.js";
import { keeps } from "./equations.js";

/** In the units of the viewBox. h runs along `line`; below are two wires: `past` brings h, `bus` brings x and m. */
export const PLACES = {
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
const { line, box, at: X, road, past, bus, hears, fromH, fromX } = PLACES;
const floor = box.top + box.height;

/**
 * "1 − z": on the road of the new where z keeps, on the road of the old where z writes.
 * @returns {import("../cell.js").Shape}
 */
function otherShape() {
  const pill = s("rect", { class: "gkm-box gkm-edge", width: 56, height: 24, rx: 12 });
  const text = s("text", { class: "gkm-name-in", "text-anchor": "middle" }, "1 − z");
  return {
    nodes: [pill, text],
    update(_, settings) {
      const [x, y] = keeps(settings) ? [(X.z + X.n) / 2 + 2, road] : [X.z, (road + line) / 2 + 6];
      setAll(pill, { x: x - 28, y: y - 12 });
      setAll(text, { x, y: y + 4.5 });
    },
  };
}

/** @type {import("../cell.js").Unit} */
export const unit = {
  name: "GRU",
  width: 460,
  height: 322,
  wires: [
    { id: "round", quantity: "hidden", d: `M446 ${line}V308H6V${past}H14` },
    { id: "bus", d: `M86 ${bus}H${fromX}V${floor + 20}` },
    { id: "past", quantity: "hidden", d: `M90 ${past}H${hears}` },
    { id: "bus", d: `M${X.z} ${bus}V${floor + 20}` },
    { id: "bus", d: `M${X.r} ${bus}V${floor + 20}` },
    { id: "reset", quantity: "reset", d: `M${X.r + box.width / 2} ${box.top + box.height / 2}H${hears}V${past - 13}` },
    { id: "heard", quantity: "reset", d: `M${hears} ${past}H${fromH}V${floor + 20}` },
    { id: "z", quantity: "update", d: `M${X.z} ${box.top}V${line + 13}` },
    { id: "z", quantity: "update", d: `M${X.z} ${road}H${X.n - 13}` },
    { id: "n", quantity: "candidate", d: `M${X.n} ${box.top}V${line + 14}` },
    { id: "old", quantity: "hidden", d: `M4 ${line}H${X.z}` },
    { id: "kept", quantity: "hidden", d: `M${X.z} ${line}H${X.n}` },
    { id: "new", quantity: "hidden", d: `M${X.n} ${line}H452` },
  ],
  bracket: `M78 ${bus - 12}H84V${bus + 12}H78`,
  joints: [
    [X.z, past, "hidden"],
    [X.r, past, "hidden"],
    [X.z, bus, null],
    [X.r, bus, null],
    [X.z, road, "update"],
    [446, line, "hidden"],
  ],
  arrow: [460, line, "hidden"],
  labels: [
    { x: 6, y: 22, name: "old h", value: (at) => num(at.hOld) },
    { x: (X.z + X.n) / 2, y: 22, anchor: "middle", name: "kept", value: (at) => num(at.keep * at.hOld) },
    { x: 452, y: 22, anchor: "end", name: "new h′", value: (at) => num(at.h) },
    { x: X.n + 14, y: 84, name: "written", value: (at) => num(at.write * at.n) },
  ],
  inputs: [
    { name: "h", x: 16, y: past + 5, room: 18, value: (at) => num(at.hOld) },
    { name: "x", x: 16, y: bus - 3, room: 18, value: (at) => num(at.x, 1) },
    { name: "m", x: 16, y: bus + 19, room: 18, value: (at) => num(at.m, 0) },
  ],
  notes: [
    { x: (hears + fromH) / 2 + 2, y: past - 7, anchor: "middle", name: "hears" },
    { x: (hears + fromH) / 2 + 2, y: past + 21, anchor: "middle", value: (at) => num(at.heard) },
    { x: 240, y: 303, anchor: "middle", name: "h goes round, into the next step" },
  ],
  thick: { old: (at) => at.hOld, kept: (at) => at.keep * at.hOld, new: (at) => at.h },
  shapes: () => ({
    r: blockShape("r", box, X.r, "σ", "reset"),
    heard: circleShape(hears, past, "×"),
    n: blockShape("n", box, X.n, "tanh", "candidate"),
    z: blockShape("z", box, X.z, "σ", "update"),
    keep: circleShape(X.z, line, "×"),
    other: otherShape(),
    write: circleShape(X.n, road, "×"),
    h: circleShape(X.n, line, "+"),
  }),
  describe: (at, settings) =>
    `Of the old h, ${num(at.hOld)}, the update gate at ${num(at.z, 3)} keeps the share ${num(at.keep, 3)}, and lets in the share ` +
    `${num(at.write, 3)} of the candidate ${num(at.n, 3)}: the new h is ${num(at.h)}. The reset gate at ${num(at.r, 3)} acts ` +
    `${settings.reset} the product, so the candidate hears ${num(at.heard)} of h.`,
};

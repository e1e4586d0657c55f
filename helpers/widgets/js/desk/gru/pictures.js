// How a GRU unit is built up in the pictures.
import { s } from "../../kit/dom.js";
import { stagePicture } from "../pictures.js";
import { arrowHead, joint, wire } from "../shapes.js";
import { gru } from "./cell.js";
import { PLACES } from "./unit.js";

const { line, at: X, road, past, bus, hears, fromH, fromX, box } = PLACES;
const STATE = "gru-state";
const UPDATE = "gru-update-gate";
const RESET = "gru-reset-gate";
const WHOLE = "gru-whole";
const floor = box.top + box.height + 20;
/** @type {Record<string, string>} The stage at which a part comes, or a wire. */
const OF = {
  ...{ old: STATE, kept: STATE, new: STATE },
  ...{ z: UPDATE, keep: UPDATE, other: UPDATE, write: UPDATE, h: UPDATE, n: UPDATE, bus: UPDATE },
  ...{ r: RESET, reset: RESET, past: RESET, heard: RESET },
  round: WHOLE,
};

/** @param {import("../pictures.js").Stage} stage */
function ground({ there, fresh }) {
  const separate = there(RESET);
  const whole = there(WHOLE);
  const own = (/** @type {import("../cell.js").Wire} */ { id = "" }) => there(OF[id]) && (id !== "bus" || separate);
  const wires = gru.unit.wires.filter(own).map(({ id = "", quantity, d }) => {
    return wire({ id, d, quantity: fresh(OF[id]) && id !== "bus" ? quantity : null });
  });
  /** @type {[number, number, string | null][]} */
  const few = [
    [X.z, road, "update"],
    [X.z, bus, null],
  ];
  const meet = separate ? gru.unit.joints.filter(([x]) => x !== 446 || whole) : few;
  const joints = meet.map(([x, y, quantity]) => joint([x, y, whole ? quantity : null]));
  // Before the reset gate comes, one wire brings h and x to the update gate and the candidate.
  const early = [`M86 ${bus}H${fromX}V${floor}`, `M${X.z} ${bus}V${floor}`].map((d) => wire({ d, quantity: null }));
  // Where the desk has room for numbers, the wires go on.
  const ends = separate
    ? [wire({ d: `M36 ${past}H92`, quantity: fresh(RESET) ? "hidden" : null }), wire({ d: `M72 ${bus}H92` })]
    : [s("path", { class: "gkm-wire", d: `M48 ${bus - 12}H84V${bus + 12}H48` })];
  const arrow = arrowHead(460, line, fresh(STATE) ? "hidden" : null);
  if (!there(UPDATE)) return [...wires, arrow];
  return [...wires, ...(separate ? [] : early), ...joints, ...ends, arrow];
}

/** @type {import("../pictures.js").Stages} */
const STAGES = {
  names: [STATE, UPDATE, RESET, WHOLE],
  of: OF,
  top: box.top,
  height: box.height,
  moment: { r: 1, z: 1, n: 1 },
  ground,
  labels: [
    { words: "old state h", x: 4, y: 36, at: STATE },
    { words: "new state h′", x: 452, y: 36, at: STATE, anchor: "end" },
    { words: "kept", x: (X.z + X.n) / 2, y: 36, at: UPDATE, anchor: "middle" },
    { words: "written", x: X.n + 14, y: 92, at: UPDATE },
    { words: "hears", x: (hears + fromH) / 2 + 4, y: past + 21, at: RESET, anchor: "middle" },
    { words: "h", x: 20, y: past + 6, at: RESET },
    { words: "h", x: 30, y: bus - 8, at: UPDATE, until: RESET },
    { words: "x", x: 30, y: bus + 18, at: UPDATE, until: RESET },
    { words: "x", x: 56, y: bus + 6, at: UPDATE, from: RESET },
    { words: "h goes round, into the next step", x: 232, y: 303, at: WHOLE, anchor: "middle" },
  ],
  bottom: ({ there }) => (!there(UPDATE) ? line + 22 : there(WHOLE) ? 316 : bus + 26),
};

export const picture = (/** @type {string} */ stage) => stagePicture(gru, STAGES, stage);

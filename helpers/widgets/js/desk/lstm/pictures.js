// How an LSTM unit is built up in the pictures.
import { s } from "../../kit/dom.js";
import { stagePicture } from "../pictures.js";
import { arrowHead, wire } from "../shapes.js";
import { lstm } from "./cell.js";
import { PLACES } from "./unit.js";

const { line, box, plus, show, bus } = PLACES;

/** @type {import("../pictures.js").Stages} */
const STAGES = {
  names: ["memory-line", "forget-gate", "input-gate", "output-gate", "whole"],
  of: {
    f: "forget-gate",
    keep: "forget-gate",
    i: "input-gate",
    g: "input-gate",
    write: "input-gate",
    cell: "input-gate",
    o: "output-gate",
    tanh: "output-gate",
    h: "output-gate",
  },
  top: box.top,
  height: box.height,
  ground: ({ there, fresh }) => [
    ...lstm.unit.wires
      .filter(({ stage = "" }) => there(stage))
      .map((one) => wire({ ...one, quantity: fresh(one.stage ?? "") && one.id !== "bus" ? one.quantity : null })),
    arrowHead(458, line, fresh("memory-line") ? "cell" : null),
    there("forget-gate") ? s("path", { class: "gkm-wire", d: `M28 ${bus - 13}H76V${bus + 13}H28` }) : null,
    there("output-gate") ? arrowHead(458, show, fresh("output-gate") ? "hidden" : null) : null,
  ],
  labels: [
    { words: "old cell state c", x: 4, y: 36, at: "memory-line" },
    { words: "new cell state c′", x: 452, y: 36, at: "memory-line", anchor: "end" },
    { words: "kept", x: 161, y: 84, at: "forget-gate", anchor: "middle" },
    { words: "written", x: plus + 14, y: 92, at: "input-gate" },
    { words: "h′", x: 444, y: 180, at: "output-gate", anchor: "end" },
    { words: "x", x: 8, y: bus - 8, at: "forget-gate" },
    { words: "h", x: 8, y: bus + 18, at: "forget-gate" },
    { words: "h goes round, into the next step", x: 232, y: 295, at: "whole", anchor: "middle" },
  ],
  bottom: ({ there }) => (!there("forget-gate") ? line + 22 : there("whole") ? 312 : bus + 30),
};

export const picture = (/** @type {string} */ stage) => stagePicture(lstm, STAGES, stage);

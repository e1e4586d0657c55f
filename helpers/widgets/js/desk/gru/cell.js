// The GRU's description.
import { num } from "../../kit/numbers.js";
import { chart } from "./chart.js";
import { conventions } from "./conventions.js";
import { parts } from "./equations.js";
import { detectors } from "./goals.js";
import { gruWeights, runBoth } from "./run.js";
import { unit } from "./unit.js";

/** @type {import("../cell.js").Cell} */
export const gru = {
  name: "gru-desk",
  title: "GRU desk: steer one GRU unit",
  part: "z",
  weights: gruWeights,
  groups: [
    { block: "r", title: "reset gate", main: ["b", "m", "x"], more: ["h"] },
    { block: "z", title: "update gate", main: ["b", "m", "x"], more: ["h"] },
    { block: "n", title: "candidate", main: ["b", "x", "h"], more: ["m", "bh"] },
  ],
  example: Array.from({ length: 20 }, (_, k) => [k % 4 === 2 && k < 12 ? 1 : 0, 0]), // three pulses: what adds up can be seen
  run: runBoth,
  detectors,
  matters: (_, input) => input.x !== 0,
  parts,
  unit,
  chart,
  say: (at) => `reset gate ${num(at.r, 3)}, update gate ${num(at.z, 3)}, h ${num(at.h)}.`,
  extras: conventions,
};

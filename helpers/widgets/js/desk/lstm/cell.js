// The LSTM's description.

import { num } from "../../kit/numbers.js";
import { chart } from "./chart.js";
import { parts } from "./equations.js";
import { detectors } from "./goals.js";
import { defaultWeights, EXAMPLE, runUnit } from "./run.js";
import { sharing } from "./sharing.js";
import { unit } from "./unit.js";

/** @type {import("../cell.js").Cell} */
export const lstm = {
  name: "gate-desk",
  title: "Gate desk: steer one LSTM unit",
  part: "f",
  weights: defaultWeights,
  groups: [
    { block: "f", title: "forget gate", main: ["b", "m"], more: ["x", "h"] },
    { block: "i", title: "input gate", main: ["b", "m"], more: ["x", "h"] },
    { block: "g", title: "candidate", main: ["b", "x"], more: ["m", "h"] },
    { block: "o", title: "output gate", main: ["b", "m"], more: ["x", "h"] },
  ],
  example: EXAMPLE,
  run: runUnit,
  detectors,
  matters: (goal, input) => input.x !== 0 && (input.m !== 0 || goal.kind !== "ignore-noise"),
  parts,
  unit,
  chart,
  say: (at) => `forget gate ${num(at.f, 3)}, cell ${num(at.c)}, hidden state ${num(at.h)}.`,
  extras: sharing,
};

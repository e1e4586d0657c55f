// A round of "Name the gate": inputs at which the answers can be told apart, and what is right.
import { stream } from "../gradients/random_weights.js";
import { run } from "./unit.js";

/** @typedef {import("./unit.js").Input} Input */
/** @typedef {import("./unit.js").State} State */
/** @typedef {{id: string, option: string, why: string}} ShownFault */
/**
 * @typedef {{title: string, cell: string | null, question: string, options: [string, string][], at_once: number | null,
 *   faults: ShownFault[]}} Level
 */
/**
 * @typedef {{inputs: Input[], run: State[], healthy: State[], fault: ShownFault, options: [string, string][], cell: string,
 *   curves: ("c" | "h")[]}} Round
 */

export const STEPS = 24;
const TRIES = 2000; // a test sees that a few do
export const APART = 0.3; // the least by which two answers differ somewhere in what is shown

/**
 * Noise, and marks with a step between any two of them: W three times, C twice, A five times.
 * @type {(random: () => number) => Input[]}
 */
export function drawInputs(random) {
  /** @type {Input[]} */
  const inputs = Array.from({ length: STEPS }, () => ({
    x: random() < 0.6 ? [-2, -1, 1, 2][Math.floor(4 * random())] : 0,
    w: 0,
    k: 0,
    a: 0,
  }));
  // Every other step may have a mark; the first is a W, so that something is there to hold.
  const places = Array.from({ length: STEPS / 2 - 1 }, (_, n) => 2 * n + 3);
  for (let n = places.length - 1; n > 0; n -= 1) {
    const other = Math.floor((n + 1) * random());
    [places[n], places[other]] = [places[other], places[n]];
  }
  const mark = (/** @type {"w" | "k" | "a"} */ name, /** @type {number} */ step) => {
    inputs[step][name] = 1;
    if (name === "w") inputs[step].x = random() < 0.5 ? -1 : 1;
  };
  mark("w", 1);
  for (const name of /** @type {const} */ (["w", "w", "k", "k", "a", "a", "a", "a", "a"]))
    mark(name, places.pop() ?? 1);
  return inputs;
}

/**
 * The largest difference of two runs in the curves that are shown.
 * @type {(one: State[], other: State[], curves: ("c" | "h")[]) => number}
 */
export function apart(one, other, curves) {
  return Math.max(...one.flatMap((at, k) => curves.map((curve) => Math.abs(at[curve] - other[k][curve]))));
}

/**
 * @param {Level} level
 * @param {number} seed
 * @returns {Round}
 */
export function makeRound(level, seed) {
  const random = stream(seed);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(list.length * random())];
  const { cell } = level;
  /** @type {("c" | "h")[]} */
  const curves = cell === "lstm" ? ["c", "h"] : ["h"];
  const ran = (/** @type {ShownFault} */ fault, /** @type {Input[]} */ inputs) =>
    cell ? run(cell, fault.id, inputs) : run(fault.id, "none", inputs);
  const option = pick(level.options)[0]; // each answer is right as often as any other
  const fault = pick(level.faults.filter((one) => one.option === option));
  let asked = level.faults;
  if (level.at_once) {
    const others = level.faults.filter((one) => one !== fault);
    while (others.length > level.at_once - 1) others.splice(Math.floor(others.length * random()), 1);
    asked = level.faults.filter((one) => one === fault || others.includes(one));
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const inputs = drawInputs(random);
    const own = ran(fault, inputs);
    // What is shown may fit no other answer: the one that is right is told by its curves alone.
    if (asked.some((one) => one.option !== fault.option && apart(own, ran(one, inputs), curves) < APART)) continue;
    return {
      inputs,
      run: own,
      healthy: run(cell ?? fault.id, "none", inputs),
      fault,
      options: level.options.filter(([id]) => asked.some((one) => one.option === id)),
      cell: cell ?? fault.id,
      curves,
    };
  }
  throw new Error(`no inputs tell ${fault.id} from the others`);
}

/**
 * The level after a round: up after two right ones in a row, down after a miss.
 * @type {(level: number, row: number, right: boolean, levels: number) => number}
 */
export function nextLevel(level, row, right, levels) {
  if (!right) return Math.max(1, level - 1);
  return row > 0 && row % 2 === 0 ? Math.min(levels, level + 1) : level;
}

/**
 * What a right answer earns: the harder and, against the clock, the quicker, the more.
 * @type {(level: number, secondsLeft: number) => number}
 */
export function points(level, secondsLeft) {
  return 10 * level + Math.ceil(Math.max(0, secondsLeft));
}

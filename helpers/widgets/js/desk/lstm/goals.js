// What it takes to reach a goal with an LSTM unit. A detector looks at the whole run and returns checks, and the
// bands in which the cell, or h, has to be. Steps here count from 0.
import { num } from "../../kit/numbers.js";
import { bandAround, heldSteps, holdCheck, stepsWith, TOLERANCE, takenAndHeld, WRITTEN, within } from "../checks.js";

const FULL = 3; // what counts as a full cell
const QUIET = 0.05; // as much of h as nobody hears

/** @type {(c: number, what?: string, needed?: number) => import("../cell.js").Check} */
function writeCheck(c, what = "the pulse leaves", needed = WRITTEN) {
  return {
    done: Math.abs(c) >= needed,
    text: `Write: ${what} ${num(c)} in the cell (needed: ${num(needed)} or more, either sign)`,
  };
}

/** @type {Record<string, import("../cell.js").Detector>} */
export const detectors = {
  hold(run) {
    const [from] = stepsWith(run, "x");
    const needed = 20;
    return {
      checks: [writeCheck(run[from].c), holdCheck(heldSteps(run, "c", from, from + needed), needed)],
      bands: [{ from, to: from + needed, ...bandAround(run[from].c) }],
    };
  },

  // With f = 1 the cell changes by less than 1 a step, so 2.7 cannot become 0.27 in the two steps that are left for it.
  "forget-at-marker"(run) {
    const from = stepsWith(run, "x").at(-1) ?? 0;
    const [marker] = stepsWith(run, "m");
    const needed = marker - 1 - from;
    const empty = marker + 1;
    const before = Math.abs(run[marker - 1].c);
    const after = Math.max(...run.slice(empty).map((at) => Math.abs(at.c)));
    const held = before >= FULL * (1 - TOLERANCE);
    const limit = TOLERANCE * (held ? before : FULL);
    const left = held ? `${num((100 * after) / before, 0)} % is left` : "too little was left to forget";
    return {
      checks: [
        writeCheck(run[from].c, "the pulses leave", FULL),
        holdCheck(heldSteps(run, "c", from, from + needed), needed),
        {
          done: held && after <= limit,
          text: `Forget: from the step after the marker on, ${left} (needed: 10 % or less)`,
        },
      ],
      bands: [
        { from, to: marker - 1, ...bandAround(run[from].c, FULL) },
        { from: empty, to: run.length - 1, low: -limit, high: limit },
      ],
    };
  },

  "count-pulses"(run) {
    const pulses = stepsWith(run, "x");
    const one = run[pulses[0]].c;
    const least = one < 0 ? Math.min(one, -WRITTEN) : Math.max(one, WRITTEN);
    const spans = pulses.map((from, k) => ({ from, to: (pulses[k + 1] ?? run.length) - 1, times: k + 1 }));
    const right = spans.map(({ from, to, times }) => run.slice(from, to + 1).every((at) => within(at.c, times * one)));
    const counted = right.includes(false) ? right.indexOf(false) : right.length;
    const last = run[run.length - 1].c;
    return {
      checks: [
        writeCheck(one, "the first pulse leaves"),
        {
          done: counted === pulses.length,
          text:
            `Count: right within 10 % for ${counted} of ${pulses.length} pulses; ` +
            `at the end the cell holds ${num(last)} (needed: about ${num(pulses.length * least)})`,
        },
      ],
      bands: spans.map(({ from, to, times }) => ({ from, to, ...bandAround(times * least) })),
    };
  },

  // With i = 1 the candidate must be deaf to x in order to hold: its sum then has the sign of what is held, whatever
  // comes in. To take in the marked values all the same, the marker alone would have to turn the sum down at one of
  // them, and up at another.
  "ignore-noise"(run) {
    const marked = stepsWith(run, "m");
    return takenAndHeld(run, "c", marked, marked, (value) => `${value} in the cell`);
  },

  // With o = 1, h is tanh(c): a cell that holds 0.36 shows 0.34.
  "silent-until-asked"(run) {
    const [from] = stepsWith(run, "x");
    const asked = stepsWith(run, "m");
    const needed = run.length - 1 - from;
    const heard = Math.max(...run.filter((at) => at.m === 0).map((at) => Math.abs(at.h)));
    const share = (/** @type {import("../cell.js").Moment} */ at) => (at.c === 0 ? 0 : at.h / Math.tanh(at.c));
    const answers = asked.map((k) => `at step ${k + 1} ${num(100 * share(run[k]), 0)} %`).join(", ");
    const quiet = [0, ...asked.map((k) => k + 1)].map((start, k) => ({
      from: start,
      to: (asked[k] ?? run.length) - 1,
    }));
    return {
      checks: [
        writeCheck(run[from].c),
        holdCheck(heldSteps(run, "c", from, from + needed), needed),
        {
          done: heard <= QUIET,
          text: `Be silent: |h| goes up to ${num(heard)} when nobody asks (needed: ${num(QUIET)} or less)`,
        },
        {
          done: asked.every((k) => share(run[k]) >= 1 - TOLERANCE),
          text: `Answer: of tanh(c), h shows ${answers} (needed: 90 % or more)`,
        },
      ],
      bands: [
        { from, to: run.length - 1, ...bandAround(run[from].c) },
        ...quiet.map((span) => ({ ...span, low: -QUIET, high: QUIET, quantity: "hidden" })),
      ],
    };
  },
};

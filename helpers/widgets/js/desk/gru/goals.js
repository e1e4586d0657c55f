// What it takes to reach a goal with a GRU unit. A detector looks at the whole run and returns checks, and the bands in which h has to be.
// Steps here count from 0.
import { num } from "../../kit/numbers.js";
import { bandAround, heldSteps, holdCheck, stepsWith, takenAndHeld, WRITTEN } from "../checks.js";

const SMALLER = 0.6; // a quiet value's h, as a share of a loud one's
const EMPTY = 0.1; // as much of h as counts as a fresh start
const MEAN = { low: 0.3, high: 0.7 }; // where a running mean has to be
const CALM = 12; // for how many steps

const written = (/** @type {string} */ value) => `h is ${value}`;

/** @type {Record<string, import("../cell.js").Detector>} */
export const detectors = {
  hold(run) {
    const [from] = stepsWith(run, "x");
    const needed = 20;
    const held = heldSteps(run, "h", from, from + needed);
    const { h } = run[from];
    return {
      checks: [
        {
          done: Math.abs(h) >= WRITTEN,
          text: `Take in: after the pulse h is ${num(h)} (needed: ${num(WRITTEN)} or more, either sign)`,
        },
        holdCheck(held, needed),
      ],
      bands: [{ from, to: from + needed, ...bandAround(h) }],
    };
  },

  // The input keeps its sign up to a step, then it has the other one to the end.
  "running-mean"(run) {
    const sign = Math.sign(run[stepsWith(run, "x")[0]].x);
    const turn = run.findIndex((at) => at.x * sign < 0);
    const spans = [
      { to: turn - 1, sign },
      { to: run.length - 1, sign: -sign },
    ];
    return {
      checks: spans.map(({ to, sign: own }) => {
        const seen = run.slice(to - CALM + 1, to + 1).map((at) => at.h * own),
          [low, high] = [Math.min(...seen), Math.max(...seen)].map((v) => v * own);
        return {
          done: Math.min(...seen) >= MEAN.low && Math.max(...seen) <= MEAN.high,
          text:
            `Steps ${to - CALM + 2} to ${to + 1}: h goes from ${num(Math.min(low, high))} to ${num(Math.max(low, high))} ` +
            `(needed: ${own > 0 ? `${num(MEAN.low)} to ${num(MEAN.high)}` : `${num(-MEAN.high)} to ${num(-MEAN.low)}`})`,
        };
      }),
      bands: spans.map(({ to, sign: own }) => ({
        from: to - CALM + 1,
        to,
        low: own > 0 ? MEAN.low : -MEAN.high,
        high: own > 0 ? MEAN.high : -MEAN.low,
      })),
    };
  },

  // Loud values could be latched: a candidate that listens to its own h falls into 1 or −1. The second one is quiet, and has to stay so.
  "keep-the-marked"(run) {
    const marks = stepsWith(run, "m");
    const found = takenAndHeld(run, "h", marks, marks, written);
    const [loud, quiet] = marks.map((k) => Math.abs(run[k].h));
    const most = SMALLER * loud;
    const smaller = {
      done: quiet <= most,
      text: `The quiet value stays the smaller one: |h| is ${num(quiet)} at step ${marks[1] + 1} (needed: ${num(most)} or less)`,
    };
    return { ...found, checks: [...found.checks, smaller] };
  },

  // With r = 1 the candidate hears all of h at the marker too. To empty h from both signs in one step, its weight on
  // h can hardly be above 0. Then only the update gate could hold h against the input; but it would have to let
  // inputs of both signs in where h is empty, and keep them out where h is full, of either sign. A weighted sum of x
  // and h cannot do that.
  "after-the-marker"(run) {
    const marks = stepsWith(run, "m"),
      found = takenAndHeld(
        run,
        "h",
        marks.map((k) => k + 1),
        marks,
        written,
      );
    const left = Math.max(...marks.map((k) => Math.abs(run[k].h)));
    return {
      checks: [
        { done: left <= EMPTY, text: `At the markers |h| goes down to ${num(left)} (needed: ${num(EMPTY)} or less)` },
        ...found.checks,
      ],
      bands: found.bands,
    };
  },
};

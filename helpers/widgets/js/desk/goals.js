// The run of one unit over a list of inputs, and what it takes to reach a goal on it. No drawing here.
import { lstmStep } from "../cells/steps.js";
import { num } from "../kit/numbers.js";

export const STEPS = 50;
export const BLOCKS = ["i", "f", "g", "o"]; // PyTorch's order

// For each block the weights on the input x, on the marker m, on the last hidden state h, and the bias b.
export function defaultWeights() {
  const block = (x) => ({ x, m: 0, h: 0, b: 0 });
  return { i: block(0), f: block(0), g: block(1), o: block(0) };
}

// One moment for each input {x, m}: x, m, the old h and c, the gates, the new c and h. The same weights at every step.
export function runUnit(weights, inputs) {
  const weight_ih = BLOCKS.map((k) => [weights[k].x, weights[k].m]);
  const weight_hh = BLOCKS.map((k) => [weights[k].h]);
  const bias = BLOCKS.map((k) => weights[k].b);
  let hidden = 0,
    cell = 0;
  return inputs.map(({ x, m }) => {
    const at = lstmStep({ x: [x, m], h: [hidden], c: [cell], weight_ih, weight_hh, bias });
    const moment = {
      x,
      m,
      hOld: hidden,
      cOld: cell,
      i: at.i[0],
      f: at.f[0],
      g: at.g[0],
      o: at.o[0],
      c: at.c[0],
      h: at.h[0],
    };
    hidden = moment.h;
    cell = moment.c;
    return moment;
  });
}

// The inputs of a goal: its pulses on STEPS steps that are otherwise silent. A pulse's `step` counts from 1.
export function streamOf(goal) {
  const inputs = Array.from({ length: STEPS }, () => ({ x: 0, m: 0 }));
  for (const pulse of goal.stream) inputs[pulse.step - 1] = { x: pulse.x, m: pulse.marker };
  return inputs;
}

export const WRITTEN = 0.4; // what counts as a memory
const FULL = 3; // what counts as a full cell
export const TOLERANCE = 0.1; // how much of it may get lost
const QUIET = 0.05; // as much of h as nobody hears

export const within = (c, value) => Math.abs(c - value) <= TOLERANCE * Math.abs(value);

// The steps at which something comes in, "x" or "m".
export function stepsWith(run, name) {
  return run.flatMap((at, k) => (at[name] === 0 ? [] : [k]));
}

// Where c has to stay: a tenth around `value`, or, when that is too little, just above what is needed.
export function bandAround(value, needed = WRITTEN) {
  const ends =
    Math.abs(value) >= needed
      ? [1 - TOLERANCE, 1 + TOLERANCE].map((k) => k * value)
      : [needed, needed * (1 + TOLERANCE)].map((k) => (value < 0 ? -k : k));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

// How many steps after `from`, at most `most`, c stays within the tolerance of what it was at `from`.
function heldSteps(run, from, most) {
  const later = run.slice(from + 1, from + 1 + most),
    lost = later.findIndex((at) => !within(at.c, run[from].c));
  return lost < 0 ? later.length : lost;
}

function writeCheck(c, what = "the pulse leaves", needed = WRITTEN) {
  return {
    done: Math.abs(c) >= needed,
    text: `Write: ${what} ${num(c)} in the cell (needed: ${num(needed)} or more, either sign)`,
  };
}

function holdCheck(held, needed) {
  return { done: held >= needed, text: `Hold: held ${held} of ${needed} steps within 10 %` };
}

// A detector looks at the whole run. It returns the checks to pass and the bands in which the cell, or h, has to be.
// Steps here count from 0.
export const detectors = {
  hold(run) {
    const [from] = stepsWith(run, "x"),
      needed = 20;
    return {
      checks: [writeCheck(run[from].c), holdCheck(heldSteps(run, from, needed), needed)],
      bands: [{ from, to: from + needed, ...bandAround(run[from].c) }],
    };
  },

  // With f = 1 the cell changes by less than 1 a step, so 2.7 cannot become 0.27 in the two steps that are left for it.
  "forget-at-marker"(run) {
    const from = stepsWith(run, "x").at(-1),
      [marker] = stepsWith(run, "m");
    const needed = marker - 1 - from,
      empty = marker + 1;
    const before = Math.abs(run[marker - 1].c),
      after = Math.max(...run.slice(empty).map((at) => Math.abs(at.c)));
    const held = before >= FULL * (1 - TOLERANCE),
      limit = TOLERANCE * (held ? before : FULL);
    const left = held ? `${num((100 * after) / before, 0)} % is left` : "too little was left to forget";
    return {
      checks: [
        writeCheck(run[from].c, "the pulses leave", FULL),
        holdCheck(heldSteps(run, from, needed), needed),
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
    const pulses = stepsWith(run, "x"),
      one = run[pulses[0]].c,
      least = one < 0 ? Math.min(one, -WRITTEN) : Math.max(one, WRITTEN);
    const spans = pulses.map((from, k) => ({ from, to: (pulses[k + 1] ?? run.length) - 1, times: k + 1 }));
    const right = spans.map(({ from, to, times }) => run.slice(from, to + 1).every((at) => within(at.c, times * one)));
    const counted = right.includes(false) ? right.indexOf(false) : right.length;
    const last = run.at(-1).c;
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

  // With i = 1 the candidate must be deaf to x in order to hold: its sum then has the sign of what is held, whatever comes in. To take in the
  // marked values all the same, the marker alone would have to turn the sum down at one of them, and up at another.
  "ignore-noise"(run) {
    const marked = stepsWith(run, "m");
    const spans = marked.map((from, k) => {
      const to = (marked[k + 1] ?? run.length) - 1,
        { x, c } = run[from],
        written = c * Math.sign(x) >= WRITTEN;
      return { from, to, x, c, written, held: heldSteps(run, from, to - from) };
    });
    return {
      checks: spans.map(({ from, to, x, c, written, held }) => ({
        done: written && held >= to - from,
        text:
          `From step ${from + 1}: ${num(c)} in the cell (needed: ${x < 0 ? `${num(-WRITTEN)} or less` : `${num(WRITTEN)} or more`}), ` +
          `held ${held} of ${to - from} steps within 10 %`,
      })),
      bands: spans.map(({ from, to, x, c, written }) => ({
        from,
        to,
        ...bandAround(written ? c : Math.sign(x) * 1e-9),
      })),
    };
  },

  // With o = 1, h is tanh(c): a cell that holds 0.36 shows 0.34.
  "silent-until-asked"(run) {
    const [from] = stepsWith(run, "x"),
      asked = stepsWith(run, "m"),
      needed = run.length - 1 - from;
    const heard = Math.max(...run.filter((at) => at.m === 0).map((at) => Math.abs(at.h)));
    const share = (at) => (at.c === 0 ? 0 : at.h / Math.tanh(at.c));
    const answers = asked.map((k) => `at step ${k + 1} ${num(100 * share(run[k]), 0)} %`).join(", ");
    const quiet = [0, ...asked.map((k) => k + 1)].map((start, k) => ({
      from: start,
      to: (asked[k] ?? run.length) - 1,
    }));
    return {
      checks: [
        writeCheck(run[from].c),
        holdCheck(heldSteps(run, from, needed), needed),
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

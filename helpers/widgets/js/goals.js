// The run of one unit over a list of inputs, and what it takes to reach a goal on it. No drawing here.

const STEPS = 50;
const BLOCKS = ["i", "f", "g", "o"]; // PyTorch's order

// For each block the weights on the input x, on the marker m, on the last hidden state h, and the bias b.
function defaultWeights() {
  const block = (x) => ({ x, m: 0, h: 0, b: 0 });
  return { i: block(0), f: block(0), g: block(1), o: block(0) };
}

// One moment for each input {x, m}: x, m, the old h and c, the gates, the new c and h. The same weights at every step.
function runUnit(weights, inputs) {
  const weight_ih = BLOCKS.map((k) => [weights[k].x, weights[k].m]);
  const weight_hh = BLOCKS.map((k) => [weights[k].h]);
  const bias = BLOCKS.map((k) => weights[k].b);
  let hidden = 0,
    cell = 0;
  return inputs.map(({ x, m }) => {
    const at = lstmStep({ x: [x, m], h: [hidden], c: [cell], weight_ih, weight_hh, bias });
    const moment = { x, m, hOld: hidden, cOld: cell, i: at.i[0], f: at.f[0], g: at.g[0], o: at.o[0], c: at.c[0], h: at.h[0] };
    hidden = moment.h;
    cell = moment.c;
    return moment;
  });
}

// The inputs of a goal: its pulses on STEPS steps that are otherwise silent. A pulse's `step` counts from 1.
function streamOf(goal) {
  const inputs = Array.from({ length: STEPS }, () => ({ x: 0, m: 0 }));
  for (const pulse of goal.stream) inputs[pulse.step - 1] = { x: pulse.x, m: pulse.marker };
  return inputs;
}

const WRITTEN = 0.4; // what counts as a memory
const TOLERANCE = 0.1; // how much of it may get lost

// Where c has to stay once it was written: from 90 % to 110 % of it, or, when that is too little, just above what is needed.
function bandAround(c) {
  const ends =
    Math.abs(c) >= WRITTEN
      ? [1 - TOLERANCE, 1 + TOLERANCE].map((k) => k * c)
      : [WRITTEN, WRITTEN * (1 + TOLERANCE)].map((k) => (c < 0 ? -k : k));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

// How many steps after `from`, at most `most`, c stays within the tolerance of what it was at `from`.
function heldSteps(run, from, most) {
  const written = run[from].c,
    later = run.slice(from + 1, from + 1 + most);
  const lost = later.findIndex((at) => Math.abs(at.c - written) > TOLERANCE * Math.abs(written));
  return lost < 0 ? later.length : lost;
}

function writeCheck(c) {
  return {
    done: Math.abs(c) >= WRITTEN,
    text: `Write: the pulse leaves ${num(c)} in the cell (needed: ${num(WRITTEN)} or more, either sign)`,
  };
}

function holdCheck(held, needed) {
  return { done: held >= needed, text: `Hold: held ${held} of ${needed} steps within 10 %` };
}

// A detector looks at the whole run. It returns the checks to pass and the bands in which the cell has to be.
// Steps here count from 0.
const detectors = {
  hold(run) {
    const from = run.findIndex((at) => at.x !== 0),
      needed = 20;
    return {
      checks: [writeCheck(run[from].c), holdCheck(heldSteps(run, from, needed), needed)],
      bands: [{ from, to: from + needed, ...bandAround(run[from].c) }],
    };
  },
  "forget-at-marker"(run) {
    const from = run.findIndex((at) => at.x !== 0),
      marker = run.findIndex((at) => at.m !== 0);
    const needed = marker - 1 - from,
      empty = marker + 2;
    const before = Math.abs(run[marker - 1].c),
      after = Math.max(...run.slice(empty).map((at) => Math.abs(at.c)));
    const held = before >= WRITTEN * (1 - TOLERANCE);
    const left = held ? `${num((100 * after) / before, 0)} % is left` : "nothing to forget, it did not last so long";
    return {
      checks: [
        writeCheck(run[from].c),
        holdCheck(heldSteps(run, from, needed), needed),
        { done: held && after < TOLERANCE * before, text: `Forget: from two steps after the marker on, ${left} (needed: less than 10 %)` },
      ],
      bands: [
        { from, to: marker - 1, ...bandAround(run[from].c) },
        { from: empty, to: run.length - 1, low: -TOLERANCE * Math.max(before, WRITTEN), high: TOLERANCE * Math.max(before, WRITTEN) },
      ],
    };
  },
};

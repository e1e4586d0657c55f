// The run of one GRU unit over a list of inputs, and of an LSTM unit beside it on the same inputs. No drawing here.
import { gruStep } from "../cells/steps.js";
import { runUnit } from "./goals.js";

const GRU_BLOCKS = ["r", "z", "n"]; // PyTorch's order
export const PYTORCH = { update: "keeps", reset: "after" }; // its conventions

// As an LSTM's block, and in the candidate `bh`, a second bias, which stands by h.
export function gruWeights() {
  const block = (x) => ({ x, m: 0, h: 0, b: 0 });
  return { r: block(0), z: block(0), n: { ...block(1), bh: 0 } };
}

// One moment for each input {x, m}: the old h, the gates, what the candidate hears of h, the candidate, the shares of old and new, the new h.
export function runGru(weights, inputs, { update, reset } = PYTORCH) {
  const weight_ih = GRU_BLOCKS.map((k) => [weights[k].x, weights[k].m]);
  const weight_hh = GRU_BLOCKS.map((k) => [weights[k].h]);
  const bias_ih = GRU_BLOCKS.map((k) => weights[k].b);
  const bias_hh = GRU_BLOCKS.map((k) => weights[k].bh ?? 0);
  let hidden = 0;
  return inputs.map(({ x, m }) => {
    const at = gruStep({ x: [x, m], h: [hidden], weight_ih, weight_hh, bias_ih, bias_hh, reset, update });
    const [r, z, n, heard, hNew] = [at.r, at.z, at.n, at.heard, at.h].map((values) => values[0]);
    const [keep, write] = update === "keeps" ? [z, 1 - z] : [1 - z, z];
    const moment = { x, m, hOld: hidden, r, z, n, heard, keep, write, h: hNew };
    hidden = hNew;
    return moment;
  });
}

// The update gate's weights and bias with their signs turned: z and 1 − z change places.
export function turnUpdate(weights) {
  const z = Object.fromEntries(Object.entries(weights.z).map(([name, value]) => [name, 0 - value]));
  return { ...weights, z };
}

// An LSTM from the same weights: f is the share that the GRU keeps, the candidate hears all of h, the output gate stands open. `write` says
// whether i is "tied" to f, i = 1 − f, or "free", with a bias of its own. It listens to its own h, which is tanh(c).
export function runBeside(weights, inputs, { update, write, bias }) {
  const f = update === "keeps" ? weights.z : turnUpdate(weights).z;
  const i = write === "tied" ? turnUpdate({ z: f }).z : { x: 0, m: 0, h: 0, b: bias };
  const { x, m, h, b, bh } = weights.n;
  return runUnit({ i, f, g: { x, m, h, b: b + bh }, o: { x: 0, m: 0, h: 0, b: Infinity } }, inputs);
}

// Both runs as one: the GRU's moments, with the LSTM's as `f`, `i`, `c` and `hBeside`.
export function runBoth(weights, inputs, desk) {
  const beside = runBeside(weights, inputs, desk);
  return runGru(weights, inputs, desk).map((at, k) => ({
    ...at,
    f: beside[k].f,
    i: beside[k].i,
    c: beside[k].c,
    hBeside: beside[k].h,
  }));
}

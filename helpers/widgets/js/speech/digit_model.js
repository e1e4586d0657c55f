// A network on spoken digits from its weights: a recurrent network of any of the three kinds, and a read-out that has a belief at each step.
import { stepNetwork, weigh } from "../cells/network.js";
import { readSafetensors } from "../kit/safetensors.js";
import { softmax } from "../language/sampling.js";
import { lessMean, logMel, stacked } from "./log_mel.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/**
 * @typedef {{net: import("../cells/network.js").Network, read: Numbers, offset: Numbers, symbols: string[], blank: boolean, mean: boolean,
 *   card: import("../language/model.js").Card}} DigitModel With `blank`, output 0 says "nothing new": a network for strings of digits. With
 *   `mean`, it reads the mean of its states so far in place of the newest one.
 * @typedef {{frames: Numbers[], beliefs: Numbers[], answer: string, share: number, since: number}} Heard 24 log energies a frame; a share
 *   for each output a step; the answer with its share, and the first step from which it stays.
 */

/** @type {Record<string, string>} */
export const KIND_NAMES = { rnn: "RNN", gru: "GRU", lstm: "LSTM" };

/**
 * What to call them; those after the ones that ship are the learner's.
 * @type {(nets: DigitModel[], shipped: number) => string[]}
 */
export function namesOf(nets, shipped) {
  return nets.map(({ card, blank }, k) => {
    const name = `${blank ? "CTC " : ""}${KIND_NAMES[card.kind]}`;
    return k < shipped ? name : `yours: ${name}`;
  });
}

/** @type {(bytes: DataView) => DigitModel} */
export function readDigitModel(bytes) {
  const { tensors, texts } = readSafetensors(bytes);
  const card = JSON.parse(texts.card);
  const of = (/** @type {string} */ name) => tensors[name].values;
  const net = {
    kind: card.kind,
    inputs: tensors["recurrent.weight_ih_l0"].shape[1],
    hidden: tensors["recurrent.weight_hh_l0"].shape[1],
    weight_ih: of("recurrent.weight_ih_l0"),
    weight_hh: of("recurrent.weight_hh_l0"),
    bias_ih: of("recurrent.bias_ih_l0"),
    bias_hh: of("recurrent.bias_hh_l0"),
  };
  const outputs = tensors["read.bias"].shape[0],
    blank = outputs === 11;
  const symbols = Array.from({ length: outputs }, (_, k) => (blank ? (k ? String(k - 1) : "blank") : String(k)));
  // A learner's own card may not say it: single digits are learned from the mean, unless somebody chose otherwise.
  const mean = Boolean(card.sizes["mean of states"] ?? !blank);
  return { net, read: of("read.weight"), offset: of("read.bias"), symbols, blank, mean, card };
}

/**
 * The logits after each step.
 * @type {(model: DigitModel, steps: Numbers[]) => Numbers[]}
 */
export function logitsOf(model, steps) {
  let h = new Float64Array(model.net.hidden),
    c = new Float64Array(model.net.hidden);
  const sum = new Float64Array(model.net.hidden);
  return steps.map((x, step) => {
    ({ h, c } = stepNetwork(model.net, x, h, c));
    if (!model.mean) return weigh(model.read, h, model.offset);
    h.forEach((value, unit) => {
      sum[unit] += value;
    });
    return weigh(
      model.read,
      sum.map((value) => value / (step + 1)),
      model.offset,
    );
  });
}

/**
 * What a network makes of a recording.
 * @type {(model: DigitModel, signal: ArrayLike<number>) => Heard}
 */
export function listenTo(model, signal) {
  const frames = logMel(signal);
  const beliefs = logitsOf(model, stacked(lessMean(frames))).map(softmax);
  if (!beliefs.length) return { frames, beliefs, answer: "", share: 0, since: 0 };
  const best = beliefs.map(largest);
  const said = (/** @type {number[]} */ path) =>
    model.blank ? collapsed(model, path) : model.symbols[path[path.length - 1]];
  const answer = said(best);
  let since = best.length - 1;
  while (since > 0 && said(best.slice(0, since)) === answer) since -= 1;
  const share = beliefs[beliefs.length - 1][best[best.length - 1]];
  return { frames, beliefs, answer, share, since };
}

/**
 * The digits of a path with blanks: repetitions are one, and blanks go.
 * @type {(model: DigitModel, path: number[]) => string}
 */
function collapsed(model, path) {
  return path.flatMap((id, k) => (id && id !== path[k - 1] ? [model.symbols[id]] : [])).join(" ");
}

/** @type {(values: Numbers) => number} */
export function largest(values) {
  let best = 0;
  for (let k = 1; k < values.length; k += 1) if (values[k] > values[best]) best = k;
  return best;
}

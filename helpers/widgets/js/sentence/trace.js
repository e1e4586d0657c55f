// A sentence read by an LSTM of two units whose weights are set by hand: every number of each step. No drawing here.
import { lstmStep } from "../cells/steps.js";
import { num } from "../kit/numbers.js";

/** What stands where the verb belongs: the network is to say which of the two. */
export const VERB = "was/were";
/** The sentences to choose from; the lesson page's own comes first. */
export const SENTENCES = [
  "The cat that I adopted was/were orange",
  "The cats that I adopted was/were orange",
  "The cats that the dog chased was/were orange",
  "The cat behind the dogs near the old house was/were orange",
];
/** @type {Record<string, number>} The nouns with their number: +1 for one, −1 for many. */
const NOUNS = { cat: 1, cats: -1, dog: 1, dogs: -1, house: 1 };

/**
 * @typedef {"as set" | "half open" | "unit 2 ignored"} Setting
 * @typedef {{weight_ih: number[][], weight_hh: number[][], bias: number[]}} Weights
 * @typedef {{x: number, h: number, bias: number}} Sum What the input, the old h and the bias add up to.
 * @typedef {object} Step One word.
 * @property {string} word
 * @property {number[]} x
 * @property {{h: number[], c: number[]}} before
 * @property {Record<"i" | "f" | "g" | "o", number[]>} gates One number a unit; g is the candidate.
 * @property {number[]} c
 * @property {number[]} h
 * @property {Record<"i" | "f" | "g" | "o", Sum>} sums Of unit 1.
 */

/** @type {[Setting, string][]} */
export const SETTINGS = [
  ["as set", "as set by hand"],
  ["half open", "forget gate half open"],
  ["unit 2 ignored", "unit 2 ignored"],
];

/**
 * The embedding, made by hand: the number of a noun, 1 for a noun, 1 where the verb is due.
 * @type {(word: string) => number[]}
 */
export function embedding(word) {
  const number = NOUNS[word] ?? 0;
  return [number, number ? 1 : 0, word === VERB ? 1 : 0];
}

/**
 * Weights in PyTorch's layout, blocks i, f, g, o, two rows each. Unit 1 holds the number of the subject. Unit 2 holds "a subject has been
 * seen" and always shows it, which shuts the input gate of unit 1.
 * @type {(setting: Setting) => Weights}
 */
export function weightsOf(setting) {
  const none = [0, 0];
  return {
    weight_ih: [
      ...[
        [0, 10, 0],
        [0, 10, 0],
      ], // i: opens for a noun
      ...[
        [0, 0, 0],
        [0, 0, 0],
      ], // f: heeds no word
      ...[
        [3, 0, 0],
        [0, 0, 0],
      ], // g: the number of the noun
      ...[
        [0, 0, 10],
        [0, 0, 0],
      ], // o: opens for the verb
    ],
    weight_hh: [setting === "unit 2 ignored" ? none : [0, -20], none, none, none, none, none, none, none],
    bias: [-5, -5, setting === "half open" ? 0 : 5, 5, 0, 3, -5, 5],
  };
}

/**
 * The sentence, word by word, from h = c = 0.
 * @type {(sentence: string, weights: Weights) => Step[]}
 */
export function traceOf(sentence, weights) {
  let h = [0, 0];
  let c = [0, 0];
  return sentence.split(" ").map((word) => {
    const x = embedding(word);
    const before = { h, c };
    const { c: cNew, h: hNew, ...gates } = lstmStep({ x, h, c, ...weights });
    [h, c] = [hNew, cNew];
    return { word, x, before, gates, c, h, sums: sumsOf(x, before.h, weights) };
  });
}

/**
 * What each of unit 1's four sums is made of.
 * @type {(x: number[], h: number[], weights: Weights) => Step["sums"]}
 */
function sumsOf(x, h, { weight_ih, weight_hh, bias }) {
  const dot = (/** @type {number[]} */ row, /** @type {number[]} */ v) => row.reduce((sum, w, k) => sum + w * v[k], 0);
  const of = (/** @type {number} */ row) => ({ x: dot(weight_ih[row], x), h: dot(weight_hh[row], h), bias: bias[row] });
  return { i: of(0), f: of(2), g: of(4), o: of(6) };
}

/**
 * A number with its sign, "+" included, and none where it is 0.00.
 * @type {(v: number) => string}
 */
export function signed(v) {
  const text = num(v);
  return v > 0 && +text !== 0 ? `+${text}` : text;
}

/** Below this, h at the verb says nothing. */
export const FAINT = 0.3;

/**
 * The verb that unit 1 says, or "?" where too little is left.
 * @type {(step: Step) => "was" | "were" | "?"}
 */
export function verbOf({ h }) {
  if (Math.abs(h[0]) < FAINT) return "?";
  return h[0] > 0 ? "was" : "were";
}

/**
 * What happened in unit 1 at a step, in one or two plain sentences.
 * @type {(steps: Step[], at: number) => string}
 */
export function tell(steps, at) {
  const { x, before, gates, c, h } = steps[at];
  const [number, noun, verb] = x;
  const opened = gates.i[0] >= 0.5;
  const keeps = `the forget gate keeps ${gates.f[0] < 0.9 ? "only " : ""}${num(gates.f[0])} of c`;
  if (verb) {
    const says = verbOf(steps[at]);
    if (says === "?")
      return `The verb is due, so the output gate opens. But h is only ${signed(h[0])}: too little is left to choose a verb.`;
    const meaning = says === "was" ? "above 0, so the subject is singular" : "below 0, so the subject is plural";
    return `The verb is due, so the output gate opens. h is ${signed(h[0])}, ${meaning}: “${says}”.`;
  }
  if (noun && opened) {
    const written = `writes ${signed(gates.i[0] * gates.g[0])} for ${number > 0 ? "singular" : "plural"}`;
    if (!steps.slice(0, at).some((step) => step.x[1])) return `The first noun. The input gate opens and ${written}.`;
    return `Another noun, and nothing shuts the input gate: it ${written} on top of what c held. Now c is ${signed(c[0])}.`;
  }
  if (noun)
    return `Another noun, but unit 2 has seen a subject and shuts the input gate. Nothing is written, and ${keeps}.`;
  if (before.c[0] === 0) return "No noun yet. Nothing is written, and there is nothing to keep.";
  if (steps.slice(0, at).some((step) => step.x[2])) {
    return `The output gate is shut again, so h is ${signed(h[0])}. The cell state still holds ${signed(c[0])}.`;
  }
  return `No noun. Nothing is written, and ${keeps}.`;
}

/**
 * A stored state, or what of it makes sense.
 * @type {(given: any) => {sentence: number, setting: Setting, step: number}}
 */
export function readTrace(given) {
  const { sentence, setting, step } = given ?? {};
  const chosen = Number.isInteger(sentence) && SENTENCES[sentence] ? sentence : 0;
  const last = SENTENCES[chosen].split(" ").length - 1;
  return {
    sentence: chosen,
    setting: SETTINGS.some(([key]) => key === setting) ? setting : "as set",
    step: Number.isInteger(step) ? Math.min(last, Math.max(0, step)) : 0,
  };
}

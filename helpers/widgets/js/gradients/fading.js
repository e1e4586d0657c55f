// How much of each word is left at the end of a sentence: the computing of fading memory. No drawing here.
import { backNetwork, normOf, runNetwork } from "./network.js";
import { drawNetwork, KINDS, normals, numberWithin, stream } from "./random_weights.js";

export const SENTENCES = {
  untrained: [
    "The cat that I adopted was orange",
    "The cat that I adopted last year from the old woman near the river was orange",
    "The cat that I adopted last year from the old woman who lives in the small red house near the river where we used to swim was orange",
  ],
  trained: [
    "the cats that she painted",
    "the cats that she painted near the old dog beside the red horse",
    "the cats that she painted near the old dog beside the red horse under the quiet bird behind the tall small boy above the fox",
  ],
};

export const MOST_WORDS = 60;

/**
 * A number from a word, the same everywhere (FNV-1a).
 * @type {(word: string) => number}
 */
export function hashOf(word) {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** @type {(sentence: string) => string[]} */
export function wordsOf(sentence) {
  return sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/**
 * What was stored, where it makes sense.
 * @type {(state: any, offered?: typeof KINDS) => {kind: string, bias: number, seed: number, trained: boolean, sentence: string}}
 */
export function readFading(state, offered = KINDS) {
  const { kind, bias, seed, trained, sentence } = state ?? {};
  return {
    kind: offered.some(([key]) => key === kind) ? kind : offered[0][0],
    bias: numberWithin(bias, -2, 6, 0),
    seed: Number.isInteger(seed) ? numberWithin(seed, 1, 1e9, 1) : 1,
    trained: trained === true,
    sentence: typeof sentence === "string" ? sentence : SENTENCES[trained === true ? "trained" : "untrained"][0],
  };
}

/**
 * A trained network as it was stored: rows of numbers.
 * @type {(stored: {kind: string, weights: any}) => import("./random_weights.js").Network}
 */
export function storedNetwork({ kind, weights }) {
  const flat = (name) => Float64Array.from(weights[name].flat());
  return {
    kind: kind === "orthogonal rnn" ? "rnn" : kind,
    inputs: weights.embed[0].length,
    hidden: weights.weight_hh[0].length,
    weight_ih: flat("weight_ih"),
    weight_hh: flat("weight_hh"),
    bias_ih: flat("bias_ih"),
    bias_hh: flat("bias_hh"),
  };
}

/**
 * For each word the norm of the gradient of a random projection of the last state (untrained), or of the answer (trained), with respect to
 * the word's vector, as a share of the last word's. `words` are lower case; a trained network knows only its own.
 * @type {(given: {words: string[], kind: string, bias?: number, seed?: number, trained: boolean, stored?: any}) => number[]}
 */
export function fade({ words, kind, bias, seed = 1, trained, stored }) {
  if (!words.length) return [];
  const size = trained ? stored.inputs : 16;
  const net = trained
    ? storedNetwork(stored.networks[kind])
    : drawNetwork({ kind, inputs: size, hidden: 32, seed, bias });
  const vector = (word) =>
    trained
      ? Float64Array.from(stored.networks[kind].weights.embed[stored.words.indexOf(word)])
      : normals(stream(hashOf(word)), size);
  const moments = runNetwork(net, words.map(vector));
  const end = trained ? Float64Array.from(stored.networks[kind].weights.read) : normals(stream(500 + seed), net.hidden);
  const norms = backNetwork(net, moments, end).inputs.map(normOf);
  return norms.map((norm) => Math.max(norm, 1e-300) / Math.max(norms[norms.length - 1], 1e-300));
}

/**
 * What is left per step, from the last word to the first.
 * @type {(shares: number[]) => number}
 */
export function ratePerStep(shares) {
  return shares.length < 2 ? 1 : shares[0] ** (1 / (shares.length - 1));
}

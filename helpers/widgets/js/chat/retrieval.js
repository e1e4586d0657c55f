// Which passages are the nearest to a question: tf-idf and the cosine, as helpers/experiments/assistant_sources.py.
import { wordsOf } from "./words.js";

/** @typedef {{id: string, kind: string, title: string, text: string, terms: string[], lesson: string, notebook: string, cell: string,
 * heading: string}} Passage */
/** @typedef {{passage: Passage, like: number}} Ranked `like`: the cosine, from 0 to 1. */
/** @typedef {(question: string, kinds: string[], terms?: string[]) => Ranked[]} Nearest */

/**
 * What finds passages of some kinds, the nearest first; where any of them is about one of the terms, only those.
 * @type {(passages: Passage[]) => Nearest}
 */
export function retrievalOf(passages) {
  const counts = passages.map(({ title, text }) => counted(stems(`${title} ${text}`)));
  /** @type {Map<string, number>} In how many passages a word stands. */
  const having = new Map();
  for (const one of counts) for (const word of one.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  const vectors = counts.map((one) => vectorOf(one, having, passages.length));
  return (question, kinds, terms = []) => {
    const vector = vectorOf(counted(stems(question)), having, passages.length);
    const found = passages.flatMap((passage, k) =>
      kinds.includes(passage.kind) ? [{ passage, like: cosine(vector, vectors[k]) }] : [],
    );
    const about = found.filter(({ passage }) => passage.terms.some((term) => terms.includes(term)));
    return (about.length ? about : found).sort((one, other) => other.like - one.like);
  };
}

/** @type {(text: string) => string[]} The words of a text without signs, plurals as singulars: "gates" gives gate. */
export function stems(text) {
  const words = wordsOf(text).filter((word) => /^[a-z0-9]/.test(word));
  return words.map((word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word));
}

/** @type {(words: string[]) => Map<string, number>} */
function counted(words) {
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/**
 * Weights of length 1, in the order of the words; a word that no passage has is left out.
 * @type {(count: Map<string, number>, having: Map<string, number>, size: number) => Map<string, number>}
 */
function vectorOf(count, having, size) {
  const words = [...count.keys()].filter((word) => having.has(word)).sort();
  const rare = (/** @type {string} */ word) => Math.log((1 + size) / (1 + (having.get(word) ?? 0))) + 1;
  const weights = words.map((word) => (count.get(word) ?? 0) * rare(word));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return new Map(words.map((word, k) => [word, weights[k] / length]));
}

/** @type {(one: Map<string, number>, other: Map<string, number>) => number} */
function cosine(one, other) {
  let sum = 0;
  for (const [word, weight] of other) sum += weight * (one.get(word) ?? 0);
  return sum;
}

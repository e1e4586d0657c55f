// What a sentence leaves to what was said before: "and the other one?", "and its equation?", "where is that?". Rules, not learned.

import { wordsOf } from "./words.js";

/** @typedef {import("./terms.js").Found} Found */
/** @typedef {{intent: string, terms: string[], recent: string[]}} Memory The last answer's intent and entries, and all that were named
 * before, the latest first. */
/** @typedef {{words: string[], ids: string[], intent?: string, took: string, lost?: boolean}} Taken A sentence without gaps; `ids`: its entries;
 * `intent`: where only the last question says it; `took`: what came from the context, in words, or ""; `lost`: whether "the other one" is
 * said and nobody can know which. */

const FILLERS = new Set([
  "and",
  "or",
  "but",
  "what",
  "how",
  "about",
  "the",
  "a",
  "an",
  "then",
  "so",
  "ok",
  "please",
  "same",
  "for",
  "of",
  "with",
  "in",
]);
const THAT = new Set(["it", "this", "that", "they", "them", "these", "those"]);
const ITS = new Set(["its", "their"]);
const POINTING = new Set([...FILLERS, ...THAT, ...ITS, "other", "one"]);
const GO_ON = new Set(["and", "or", "but", "so", "then"]); // how a sentence begins that goes on with the last one
const ASK_AGAIN = new Set([...GO_ON, "what", "how", "same"]); // how one begins that asks the same of something else

/** @type {Memory} */
export const NOTHING = { intent: "", terms: [], recent: [] };

/**
 * Fills a sentence's gaps from what was said before.
 * @param {string[]} words Of the sentence.
 * @param {Found[]} found The entries that it names.
 * @param {Memory} memory
 * @param {{nameOf: (id: string) => string, pairs: [string, string][], knows: (word: string) => boolean}} house What an entry is called in
 *   a sentence ("forget gate"); entries of which each is "the other one" beside the other; the words that somebody was taught. A
 *   sentence with any other word is no gap to fill: "is it raining" isn't about the forget gate.
 * @returns {Taken}
 */
export function inContext(words, found, memory, house) {
  const bare = { words, ids: found.map((one) => one.id), took: "" };
  if (!memory.terms.length) return bare;
  if (found.length) return sameAgain(words, found, memory, house) ?? bare;
  if (!words.every((word) => sign(word) || POINTING.has(word) || house.knows(word))) return bare;
  if (words.includes("other")) return theOther(words, memory, house) ?? { ...bare, lost: true };
  return itsOwn(words, memory, house) ?? bare;
}

/**
 * "And the reset gate?": the last question, of something else.
 * @type {(words: string[], found: Found[], memory: Memory, house: {nameOf: (id: string) => string}) => Taken | undefined}
 */
function sameAgain(words, found, { intent, terms }, { nameOf }) {
  const left = words.filter((word, k) => !sign(word) && !found.some(({ from, to }) => k >= from && k < to));
  if (!ASK_AGAIN.has(words[0]) || !left.every((word) => FILLERS.has(word))) return undefined;
  const ids = found.map((one) => one.id);
  if (intent !== "compare") return { words, ids, intent, took: "The same question as before." };
  const both = [terms[0], ...ids.filter((id) => id !== terms[0])];
  return { words, ids: both, intent, took: `Compared with “${nameOf(terms[0])}”.` };
}

/**
 * "And the other one?", "where is the other one?"
 * @type {(words: string[], memory: Memory, house: {nameOf: (id: string) => string, pairs: [string, string][]}) => Taken | undefined}
 */
function theOther(words, memory, { nameOf, pairs }) {
  const [focus] = memory.terms;
  const pair = pairs.find((one) => one.includes(focus));
  const other = memory.terms[1] ?? pair?.find((id) => id !== focus) ?? memory.recent.find((id) => id !== focus);
  if (other === undefined) return undefined;
  const at = words.indexOf("other"),
    after = words.slice(words[at + 1] === "one" ? at + 2 : at + 1);
  const filled = [...words.slice(0, at), ...wordsOf(nameOf(other)), ...after];
  const found = {
    words: filled,
    ids: [other],
    took: `You mean “${nameOf(other)}”, the other one beside “${nameOf(focus)}”.`,
  };
  const asks = [...words.slice(0, at), ...after].some((word) => !sign(word) && !FILLERS.has(word));
  if (asks) return found;
  return { ...found, intent: memory.intent === "compare" ? "define" : memory.intent };
}

/**
 * "And its equation?", "where is that?", "and an example?"
 * @type {(words: string[], memory: Memory, house: {nameOf: (id: string) => string}) => Taken | undefined}
 */
function itsOwn(words, { terms }, { nameOf }) {
  const names = terms.map(nameOf),
    name = wordsOf(names.join(" and "));
  const found = { ids: terms, took: `You mean “${names.join("” and “")}”.` };
  const its = words.findIndex((word) => ITS.has(word));
  if (its >= 0) {
    const owned = words.slice(its + 1).filter((word) => !sign(word));
    return { ...found, words: [...words.slice(0, its), "the", ...owned, "of", "the", ...name] };
  }
  if (words.some((word) => THAT.has(word)))
    return { ...found, words: words.flatMap((word) => (THAT.has(word) ? name : [word])) };
  if (!GO_ON.has(words[0])) return undefined;
  return { ...found, words: [...words.slice(1).filter((word) => !sign(word)), "of", "the", ...name] };
}

/** @type {(word: string) => boolean} */
function sign(word) {
  return !/^[a-z0-9']/.test(word);
}

/**
 * What is kept of a turn: an answer that names entries moves on, all others leave the context as it was.
 * @type {(memory: Memory, intent: string, ids: string[]) => Memory}
 */
export function remember(memory, intent, ids) {
  if (!ids.length) return memory;
  return { intent, terms: ids, recent: [...new Set([...ids, ...memory.recent])] };
}

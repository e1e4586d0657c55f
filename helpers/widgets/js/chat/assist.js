// From a sentence to an answer: what is heard, what the context fills in, what is replied. No element here.
import { inContext, NOTHING, remember } from "./context.js";
import { best, shares } from "./recognisers.js";
import { spans } from "./spans.js";
import { answers } from "./threshold.js";
import { piecesOf } from "./words.js";

/** @typedef {import("./recognisers.js").Name} Name */
/** @typedef {import("./recognisers.js").Recogniser} Recogniser */
/** @typedef {{heard: string, sure: number}} Heard */
/**
 * @typedef {object} Listener What an assistant listens with.
 * @property {string[]} intents
 * @property {Record<Name, Recogniser>} recognisers
 * @property {(words: string[]) => string[]} tagged A tag for each word, by the network.
 * @property {import("./terms.js").Lexicon} lexicon
 * @property {(id: string) => string} nameOf
 * @property {(word: string) => boolean} knows Whether a recogniser was taught a word.
 * @property {[string, string][]} pairs
 */

const ALONE = ["smalltalk", "using"];
const LONG = 6; // letters that a word needs to be taken for a misspelled name
const ALIKE = 0.8; // of its pairs of letters that a name must share with it; “iphone” and “phoneme” share two thirds

/** @type {(listener: Listener, name: Name, words: string[]) => Heard} */
export function hear({ intents, recognisers, lexicon }, name, words) {
  const given = shares(recognisers[name], recognisers[name].masks ? lexicon.masked(words) : words),
    place = best(given);
  return { heard: intents[place], sure: given[place] };
}

/**
 * The entries that long, unknown words resemble the most.
 * @type {(listener: Listener, words: string[]) => string[]}
 */
function misspelled({ lexicon, knows }, words) {
  return words
    .filter((word) => word.length >= LONG && !knows(word))
    .flatMap((word) => lexicon.nearest([word], ALIKE) ?? []);
}

/**
 * What is made of a sentence. The context is asked only where the sentence isn't small talk, or about how the course works, as it stands.
 * Its terms are looked up in the glossary; where that finds none, they are what the network marked, or else what a long word is most like:
 * both may be misspelled.
 * @param {Listener} listener
 * @param {Name} name Who listens.
 * @param {string} text
 * @param {number} threshold
 * @param {import("./context.js").Memory} memory
 */
export function understand(listener, name, text, threshold, memory = NOTHING) {
  const { lexicon } = listener;
  const pieces = piecesOf(text),
    words = pieces.map((piece) => piece.word);
  const tags = listener.tagged(words),
    alone = hear(listener, name, words);
  const whole = ALONE.includes(alone.heard) && answers(alone.heard, alone.sure, threshold);
  const taken = inContext(words, lexicon.longest(words), whole ? NOTHING : memory, listener);
  const [ids = []] = [taken.ids, lexicon.marked(words, tags).map((one) => one.id), misspelled(listener, words)].filter(
    (some) => some.length,
  );
  const { heard, sure } = taken.took ? hear(listener, name, taken.words) : alone;
  const intent = taken.intent ?? heard;
  const answered = !taken.lost && (taken.intent !== undefined || answers(heard, sure, threshold));
  return {
    text,
    words: taken.words,
    ids,
    marks: spans(tags).map(({ kind, from, to }) => ({ kind, from: pieces[from].from, to: pieces[to - 1].to })),
    took: taken.took,
    heard: intent,
    sure,
    lost: taken.lost ?? false,
    fromContext: taken.intent !== undefined,
    answered,
    memory: answered ? remember(memory, intent, ids) : memory,
  };
}

// A number through a network, from its English words to what is right: all that the desk shows of it.
import { beamSearch, topOf } from "./beam.js";
import { englishWords, languageOf, numbered, textOf } from "./languages.js";
import { english } from "./number_words.js";
import { END, encode, greedy } from "./translator.js";

/** @typedef {import("./translator.js").Translator} Translator */

/** @type {(model: Translator, symbol: number) => string} */
export const nameOf = ({ decoder }, symbol) => (symbol === END ? "end" : decoder.symbols[symbol]);

/**
 * @param {Translator} model
 * @param {number} n
 */
export function translateNumber(model, n) {
  const words = englishWords(n),
    ids = numbered(model, words);
  const states = ids ? encode(model, ids) : [];
  const found = ids
    ? greedy(model, states, languageOf(model).limit)
    : { symbols: [], outputs: [], score: 0, ended: false };
  const taken = found.ended ? [...found.symbols, END] : found.symbols;
  const text = textOf(model, found.symbols),
    wanted = languageOf(model).spelled(n);
  return {
    number: n,
    known: ids !== null,
    english: english(n),
    words,
    states,
    taken,
    columns: taken.map((symbol) => nameOf(model, symbol)),
    logs: found.outputs.map((one) => one.logs),
    attention: found.outputs.flatMap((one) => (one.attention ? [one.attention] : [])),
    score: found.score,
    ended: found.ended,
    text,
    wanted,
    right: found.ended && text === wanted,
  };
}

/**
 * The likeliest symbols of a step, the one that was taken marked.
 * @type {(model: Translator, logs: Float64Array<ArrayBuffer>, taken: number, count: number) => {name: string, share: number, chosen: boolean}[]}
 */
export function guessesOf(model, logs, taken, count) {
  return topOf(logs, count).map((symbol) => ({
    name: nameOf(model, symbol),
    share: Math.exp(logs[symbol]),
    chosen: symbol === taken,
  }));
}

/**
 * What greedy search found and what a beam search finds.
 * @param {Translator} model
 * @param {ReturnType<typeof translateNumber>} run
 * @param {number} width
 */
export function compareSearches(model, run, width) {
  const rounds = beamSearch(model, run.states, width, languageOf(model).limit);
  const judged = (/** @type {string} */ text, /** @type {number} */ score, /** @type {boolean} */ ended) => ({
    text,
    score,
    ended,
    right: ended && text === run.wanted,
  });
  return {
    greedy: judged(run.text, run.score, run.ended),
    found: (rounds.at(-1) ?? []).map((beam) => judged(textOf(model, beam.symbols), beam.score, beam.ended)),
    rounds: rounds.map((beams, k) =>
      beams.map((beam) => {
        const carried = k > 0 && rounds[k - 1][beam.parent].ended;
        const name = carried
          ? "(ended)"
          : beam.ended
            ? "end"
            : nameOf(model, /** @type {number} */ (beam.symbols.at(-1)));
        return { name, score: beam.score, ended: beam.ended };
      }),
    ),
  };
}
